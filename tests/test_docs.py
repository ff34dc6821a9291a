"""The documents: what they point to exists, and what the guides say is what the app says."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

import atelier
from atelier.desktop import shortcuts

ROOT = Path(__file__).parents[1]
SOURCE = Path(atelier.__file__).parent
DOCS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted(ROOT.glob("docs/*.md")),
]
GUIDE = ROOT / "docs/guide-participant.md"
TRAINERS = ROOT / "docs/guide-formateur.md"
DISTRIBUTORS = ROOT / "docs/guide-distribution.md"
GUIDES = [GUIDE, ROOT / "docs/guide-auteur.md", TRAINERS, DISTRIBUTORS]

TRANSLATORS = {"tr", "_tr", "translate", "QT_TRANSLATE_NOOP"}
LINK = re.compile(r"(?P<image>!?)\[(?P<words>[^\]]*)\]\((?P<target>[^)\s]+)[^)]*\)")
LABEL = re.compile(r"\*\*«\u00a0(.+?)\u00a0»\*\*")
ROW = re.compile(r"^\| (?P<where>[^|]+) \| `(?P<keys>[^`]+)` \| (?P<words>[^|]+) \|$", re.MULTILINE)
MISTAKES = (
    (re.compile(r"'"), "an apostrophe that is not ’"),
    (re.compile(r'"'), "a quotation mark that is not « or »"),
    (re.compile(r"\s[;!?]"), "a space before ; ! or ?"),
    (re.compile(r"[^\u00a0]:(?!//)"), "no no-break space before :"),
    (re.compile(r"«(?!\u00a0)|(?<!\u00a0)»"), "no no-break space inside « »"),
    (re.compile(r"[ \n]%"), "no no-break space before %"),
    (re.compile(r"\.\.\."), "three full stops"),
)


def prose(text: str) -> str:
    """A document without its code; lines keep their numbers."""
    text = re.sub(
        r"^```.*?^```$", lambda code: "\n" * code[0].count("\n"), text, flags=re.DOTALL | re.MULTILINE
    )
    return re.sub(r"``.+?``|`[^`\n]+`", "code", text)


def words_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def strings() -> set[str]:
    """Every sentence that the app may say: what its windows translate, and the catalogue."""
    found = set()
    for file in SOURCE.rglob("*.py"):
        for call in (node for node in ast.walk(ast.parse(words_of(file))) if isinstance(node, ast.Call)):
            if getattr(call.func, "attr", getattr(call.func, "id", "")) in TRANSLATORS:
                said = (one.value for one in call.args if isinstance(one, ast.Constant))
                found |= {one for one in said if isinstance(one, str)}  # a painter is translated too
    for file in (SOURCE / "wording").glob("*.toml"):
        found |= set(tomllib.loads(words_of(file)).values())
    return found


def broken_links(text: str, folder: Path) -> list[str]:
    """Relative links and images that lead nowhere, and images that say nothing."""
    wrong = []
    for found in LINK.finditer(prose(text)):
        target = found["target"].partition("#")[0]
        if target and not re.match(r"[a-z]+:", target) and not (folder / target).exists():
            wrong.append(target)
        if found["image"] and not found["words"].strip():
            wrong.append(f"{target}: no alternative text")
    return wrong


def mistakes(text: str) -> list[str]:
    """What is not typeset as French of Québec is, outside code and the addresses of links."""
    shown = LINK.sub(lambda link: link["words"], prose(text))
    return [
        f"line {shown.count(chr(10), 0, found.start()) + 1}: {what}"
        for pattern, what in MISTAKES
        for found in pattern.finditer(shown)
    ]


def unknown_labels(text: str, known: set[str]) -> list[str]:
    """The labels in bold that no window shows."""
    return [label for label in LABEL.findall(re.sub(r"[ \n]+", " ", text)) if label not in known]


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_links_and_pictures_are_there(path: Path) -> None:
    assert broken_links(words_of(path), path.parent) == []


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_no_document_names_a_place_outside_the_project(path: Path) -> None:
    assert not re.search(r"\.\./shared|/work/", words_of(path))


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.name)
def test_guides_are_typeset(path: Path) -> None:
    assert mistakes(words_of(path)) == []


def test_labels_of_the_guide_are_on_screen() -> None:
    text = words_of(GUIDE)
    assert len(LABEL.findall(text)) > 50
    assert unknown_labels(text, strings()) == []
    assert unknown_labels(words_of(TRAINERS), strings()) == []
    assert unknown_labels(words_of(DISTRIBUTORS), strings()) == []


def test_a_copy_of_one_s_work_has_one_name() -> None:
    told = [words_of(GUIDE), *strings(), words_of(SOURCE / "cli/data.py")]
    assert [words for words in told if "de sauvegarde" in words] == []


def test_shortcuts_of_the_guide_are_those_of_the_app() -> None:
    """Same places, same keys, same words, in the same order; « cette aide » is there called by its name."""
    told = [(row["where"], row["keys"], row["words"]) for row in ROW.finditer(words_of(GUIDE))]
    declared = [
        (where, one.keys, one.words.replace("cette aide", "Aide"))
        for where, some in shortcuts.groups()
        for one in some
    ]
    assert told == declared


def test_what_is_wrong_is_seen() -> None:
    wrong = "**«\u00a0Sauver\u00a0»** **«\u00a0Mes listes\u00a0»**, **«\u00a0Tout\nvoir\u00a0»**"
    assert unknown_labels(wrong, strings()) == ["Sauver"]
    assert broken_links("![](LICENSE) [ici](nulle-part.md#haut) [là](https://exemple.org)", ROOT) == [
        "LICENSE: no alternative text",
        "nulle-part.md",
    ]
    bad = "l'été : « mot » Quoi ? 50 %\n```sh\nici: 'non'\n```\nfin..."
    assert len(mistakes(bad)) == 7
    assert mistakes("L’été\u00a0: «\u00a0mot\u00a0». Quoi? `x: 'y'` <https://a.ca>") == []
