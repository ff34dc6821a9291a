"""What windows say: French of Québec, typeset in the source."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import atelier

FOLDERS = ("desktop", "app")
MISTAKES = (
    (re.compile(r"'"), "une apostrophe droite"),
    (re.compile(r'"'), "un guillemet droit"),
    (re.compile(r" [;!?]"), "une espace devant ; ! ou ?"),
    (re.compile(r" :"), "une espace ordinaire devant les deux-points"),
    (re.compile(r"« | »"), "une espace ordinaire dans les guillemets"),
    (re.compile(r"\.\.\."), "trois points"),
    (re.compile(r"\d %"), "une espace ordinaire devant %"),
)


def said(tree: ast.AST) -> list[tuple[int, str]]:
    """The sentences given to tr() or translate()."""
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in ("tr", "_tr", "translate", "QT_TRANSLATE_NOOP"):
            # A context and a sentence, or a sentence alone: an alias may take either, so all is checked.
            found += [
                (one.lineno, one.value)
                for given in node.args
                for one in ast.walk(given)
                if isinstance(one, ast.Constant) and isinstance(one.value, str)
            ]
    return found


def test_sentences_of_the_windows_are_typeset() -> None:
    root = Path(atelier.__file__).parent
    wrong, count = [], 0
    for folder in FOLDERS:
        for file in sorted((root / folder).rglob("*.py")):
            for line, words in said(ast.parse(file.read_text(encoding="utf-8"))):
                count += 1
                wrong += [
                    f"{file.relative_to(root)}:{line}: {what}: {words}"
                    for pattern, what in MISTAKES
                    if pattern.search(words)
                ]
    assert count > 200
    assert wrong == []


def test_a_sentence_is_seen_behind_an_alias_and_a_condition() -> None:
    source = 'tr = QCoreApplication.translate\ntr("Leaving", "L\'eau" if wet else "Le feu")'
    assert [words for _, words in said(ast.parse(source))] == ["Leaving", "L'eau", "Le feu"]
