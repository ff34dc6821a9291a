"""The sources of a course: each once, with the lessons that cite it."""

from __future__ import annotations

from atelier.content.bibliography import bibliography
from atelier.content.lesson import read_lesson
from atelier.content.model import Lesson
from atelier.content.words import plain


def lesson(name: str, *sources: str) -> Lesson:
    calls = " ".join(f"[@s{place}]" for place in range(len(sources)))
    listed = "\n".join(
        f"- {text} {{#s{place} {rest}}}"
        for place, (text, _, rest) in enumerate(one.partition(" | ") for one in sources)
    )
    head = f"---\nid: {name}\ntitle: T\nlead: L.\nminutes: 5\nobjectives: [a]\n---\n\n"
    reading = read_lesson(f"{head}Voici {calls}.\n\n/// sources\n\n{listed}\n///".encode(), f"{name}.md", "c")
    assert reading.lesson, reading.remarks
    return reading.lesson


def test_a_source_that_two_lessons_cite_is_there_once() -> None:
    found = bibliography(
        (
            lesson(
                "un", "Zoé, livre. <https://a.ca/x/> | year=2020 confidence=high", "Écho, revue | year=2019"
            ),
            lesson("deux", "Zoé, livre, chapitre 2. <https://a.ca/x> | year=2021 confidence=medium"),
            lesson("trois", "écho, revue. | year=2019", "Su de tous | confidence=common"),
        )
    )
    told = [(plain(one.text).strip(), one.year, one.confidence, [b for _, b in one.lessons]) for one in found]
    assert told == [
        ("Écho, revue", "2019", "high", ["un", "trois"]),
        ("Su de tous", "", "common", ["trois"]),
        ("Zoé, livre, chapitre 2. https://a.ca/x", "2021", "medium", ["un", "deux"]),
    ]


def test_no_source() -> None:
    assert bibliography(()) == ()
