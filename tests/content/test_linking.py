"""The first use of a word of the glossary in a lesson becomes a link."""

from __future__ import annotations

from pathlib import Path

import pytest

from atelier.content.glossary import read_glossary
from atelier.content.lesson import read_lesson
from atelier.content.library import Library
from atelier.content.linking import Linker, forms_of
from atelier.content.model import Lesson, TermLink
from atelier.content.uses import terms_in, uses
from atelier.content.words import plain

HEAD = "---\nid: essai\ntitle: Un troll\nlead: Le troll.\nminutes: 5\nobjectives: [essayer]\n---\n\n"
GLOSSARY = """---
title: Glossaire
---

/// term | Troll
    id: troll
    also: trol

Qui cherche la dispute.
///

/// term | Mot-clic
    id: mot-clic

Un mot et un croisillon.
///

/// term | Pas dans ma cour (syndrome)
    id: nimby

Refus d'un projet.
///

/// term | Heure d'or
    id: heure-d-or

La première heure.
///

/// term | RACI
    id: raci

Qui fait quoi.
///

/// term | Faux avis
    id: faux-avis

Un avis qui ment.
///

/// term | Avis
    id: avis

Ce qu'on pense.
///

/// term | Ton
    id: ton
    link: no

Une manière.
///

/// term | Portée
    id: portee
    link: portée organique

Combien de gens.
///
"""
TERMS = read_glossary(GLOSSARY.encode()).terms
LINKER = Linker(TERMS)


def linked(text: str, head: str = HEAD) -> Lesson:
    reading = read_lesson((head + text).encode(), "essai.md")
    assert reading.lesson, reading.remarks
    return LINKER.link(reading.lesson)


def links(node: object) -> list[tuple[str, str]]:
    """Each link: its term and its words."""
    if isinstance(node, TermLink):
        return [(node.term, plain(node.children))]
    if isinstance(node, tuple):
        return [one for piece in node for one in links(piece)]
    names = getattr(node, "__struct_fields__", ())
    return [one for name in names for one in links(getattr(node, name))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un troll, deux trolls.", [("troll", "troll")]),
        ("Troll? Oui.", [("troll", "Troll")]),
        ("Les mots-clics, le mot-clic.", [("mot-clic", "mots-clics")]),
        ("L'heure d'or passe.", [("heure-d-or", "heure d’or")]),
        ("Le « pas dans ma cour ».", [("nimby", "pas dans ma cour")]),
        ("La grille RACI et raci.", [("raci", "RACI")]),
        ("La grille raci.", []),
        ("Un faux avis n'est pas un avis.", [("faux-avis", "faux avis"), ("avis", "avis")]),
        ("Le ton et la portée.", []),
        ("Une portée\u00a0organique.", [("portee", "portée\u00a0organique")]),
        ("Controller, trolley, troll-là, @troll, #troll, troll.com.", []),
        ("Le **troll** parle.", [("troll", "troll")]),
        ("Le *troll* et `troll` parlent.", []),
        ("> Le troll.\n\nRien.", []),
        ("## Le troll\n\nLe troll.", [("troll", "troll")]),
        ("[Ce troll](https://exemple.org), puis le troll.", [("troll", "troll")]),
        ("[Cet importun](term:troll), puis le troll.", [("troll", "Cet importun")]),
        ("- Un troll\n- Un troll", [("troll", "troll")]),
        ("| Le troll | B |\n|---|---|\n| Un troll | C |", [("troll", "troll")]),
        ("/// callout | Le troll\n    type: key\n\nUn troll.\n///", [("troll", "troll")]),
    ],
)
def test_what_is_linked(text: str, expected: list[tuple[str, str]]) -> None:
    assert links(linked(text).blocks) == expected


def test_what_one_answers_is_left_alone() -> None:
    question = "/// question | Un troll?\n    id: q\n\n- ( ) Vrai {#vrai}\n    > Un troll.\n- (x) Faux {#faux}\n    > Un troll.\n///"
    assert links(linked(question).blocks) == []


def test_words_and_fingerprints_do_not_change() -> None:
    before = read_lesson((HEAD + "Un **troll** et l'heure d'or.").encode(), "essai.md").lesson
    assert before
    after = LINKER.link(before)
    assert plain(after.blocks) == plain(before.blocks)
    assert (after.fingerprint, after.words) == (before.fingerprint, before.words)


def test_forms_of_a_name() -> None:
    assert forms_of("Rageur, rageuse", ()) == ("rageur", "rageuse")
    assert forms_of("SCCT (communication)", ("Coombs",)) == ("SCCT", "Coombs")


def test_a_lesson_is_compiled_again_when_a_word_of_the_glossary_changes(tmp_path: Path) -> None:
    course = tmp_path / "courses" / "essai"
    course.mkdir(parents=True)
    (course / "course.yaml").write_text(
        "id: essai\nworkshop: 1\ntitle: E\nsubtitle: E\nversion: 1.0.0\nauthor: A\naudience: B\n"
        "objectives: [{id: essayer, text: e}]\nmodules: [{id: un, code: '1.1', title: Un, lessons: [un]}]\n"
        "agenda: [{id: pause, kind: break, title: Pause, minutes: 10, minimum: 5}]\n",
        encoding="utf-8",
    )
    (course / "un.md").write_text(HEAD + "Un troll.", encoding="utf-8")
    glossary = tmp_path / "courses" / "glossaire.md"
    glossary.write_text(GLOSSARY, encoding="utf-8")
    library = Library((tmp_path / "courses",), tmp_path / "cache")
    assert terms_in(library.lesson("essai", "essai").blocks) == ("troll",)
    assert {term: [lesson.id for _, lesson in used] for term, used in uses(library.courses()).items()} == {
        "troll": ["essai"]
    }
    glossary.write_text(GLOSSARY.replace("    also: trol\n", "    link: no\n"), encoding="utf-8")
    library.refresh()
    assert terms_in(library.lesson("essai", "essai").blocks) == ()
    assert uses(library.courses()) == {}


def test_a_glossary_of_thousands_of_words_costs_little_more_than_another() -> None:
    terms = "".join(f"/// term | mot{n}\n    id: m{n}\n\nUn mot.\n///\n\n" for n in range(3000))
    many = read_glossary(f"---\ntitle: Glossaire\n---\n\n{terms}".encode()).terms
    text = "\n\n".join(["Le mot17 vient " + "après un autre mot " * 15] * 1000)
    lesson = read_lesson((HEAD + text + "\n").encode(), "essai.md").lesson
    assert lesson is not None and len(many) == 3000
    linked = Linker(many).link(lesson)
    assert [target for block in linked.blocks for target in terms_in(block)] == ["m17"]
