"""A card stands under a section, is counted, and its id is one that a journal may hold."""

from __future__ import annotations

from atelier.content.ids import ids_of
from atelier.content.lesson import read_lesson
from atelier.content.outline import outline

HEAD = "---\nid: a\ntitle: T\nlead: L.\nminutes: 1\nobjectives: [x]\n---\n\n"


def card(id: str) -> str:
    return f"/// card | Quel geste?\n    id: {id}\n\nAttendre.\n///\n\n"


def test_a_card_knows_the_section_it_stands_under() -> None:
    text = (
        HEAD
        + card("haut")
        + "Voici.\n\n## Garder\n\nDu texte.\n\n"
        + card("un")
        + "### Encore\n\n"
        + card("deux")
    )
    lesson = read_lesson(text.encode(), "a.md", "c").lesson
    assert lesson is not None
    found = outline(lesson).activities
    assert [(one.id, one.kind, one.section, one.title) for one in found] == [
        ("haut", "card", "", "Quel geste?"),
        ("un", "card", "garder", "Quel geste?"),
        ("deux", "card", "garder", "Quel geste?"),
    ]
    assert {"un", "deux", "haut"} <= ids_of([lesson]).keys()


def test_a_card_asks_nothing_of_the_one_who_reads() -> None:
    without, with_it = (
        read_lesson((HEAD + "Voici.\n\n" + more).encode(), "a.md", "c").lesson for more in ("", card("un"))
    )
    assert without is not None and with_it is not None
    assert with_it.words == without.words
    assert outline(with_it).stops == outline(without).stops
