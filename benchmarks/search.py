"""Search among 200,000 words of the courses, against a scan of text folded beforehand.

Both find the same lessons (that is checked) by the same folded words in their numbers, the last by its beginning. Ours also ranks, cuts
excerpts and marks the words found; the scan only names the lessons.
"""

from __future__ import annotations

import random
import re
from unicodedata import combining, normalize

from atelier import places
from atelier.search.index import Index
from atelier.search.query import parse
from atelier.search.rows import Kind, Place, Row
from benchmarks.measure import Ratio, compared, in_turn, spent

GOAL = 0.5
LESSONS, SECTIONS, WORDS = 250, 8, 100
QUESTIONS = (
    "avis",
    "crise",
    "médias sociaux",
    "répondre au commentaire",
    "politique éditoriale",
    "con",
    "de",
    "l’oeuvre",
    "zzzz",
    "garder une preuve",
    "plateforme ob",
)


def measure() -> list[Ratio]:
    """The lines."""
    rows = _rows()
    index = Index(places.cache() / "search.sqlite")
    index.refresh("measured", lambda: rows)
    parts: dict[str, list[str]] = {}
    for row in rows:
        parts.setdefault(row.id, [row.title]).extend((row.heading, row.text))
    texts = {name: _fold("\n".join(some)) for name, some in parts.items()}
    words = {name: re.findall(r"[^\W_]+", text) for name, text in texts.items()}
    folded = {name: f" {' '.join(some)} " for name, some in words.items()}

    def by_text(question: str) -> set[str]:
        """The fastest scan known, for information: words between spaces, in one string a lesson."""
        asked = parse(question).needles
        return {
            name
            for name, text in folded.items()
            if all(any(needle in text for needle in ways) for ways in asked)
        }

    def by_words(question: str) -> set[str]:
        """The plainest scan: word after word."""
        asked = [
            (
                tuple(way.strip() for way in ways if way[-1] == " "),
                tuple(way.strip() for way in ways if way[-1] != " "),
            )
            for ways in parse(question).needles
        ]
        return {
            name
            for name, some in words.items()
            if all(
                any(one in some for one in whole) or (begun and any(word.startswith(begun) for word in some))
                for whole, begun in asked
            )
        }

    for question in QUESTIONS:
        found = {hit.id for hit in index.search(question, limit=10_000).hits}
        assert found == by_text(question) == by_words(question), question

    def ours() -> float:
        return spent(lambda: [index.search(question) for question in QUESTIONS])

    lines = [
        compared(
            what, goal, *in_turn(ours, lambda scan=scan: spent(lambda: [scan(one) for one in QUESTIONS]))
        )
        for what, goal, scan in (
            ("11 questions / a scan of words", GOAL, by_words),
            ("11 questions / a scan of whole texts", None, by_text),
        )
    ]
    index.close()
    return lines


def _fold(text: str) -> str:
    text = text.casefold().replace("œ", "oe").replace("æ", "ae")
    return "".join(one for one in normalize("NFKD", text) if not combining(one))


def _rows() -> list[Row]:
    """Made-up lessons of passages taken anywhere in the courses."""
    source = " ".join(file.read_text(encoding="utf-8") for file in sorted(places.courses().rglob("*.md")))
    vocabulary = re.findall(r"[^\W\d_]+(?:[’'][^\W\d_]+)?", source)
    rng = random.Random(7)
    rows = []
    for number in range(LESSONS):
        title = " ".join(rng.choice(vocabulary) for _ in range(5))
        for section in range(SECTIONS):
            start = rng.randrange(len(vocabulary) - WORDS)
            words = vocabulary[start : start + WORDS]
            place = Place("course", str(number), f"#{section}", section)
            heading = " ".join(words[:3])
            rows.append(Row(Kind.LESSON, f"course/{number}", title, " ".join(words), heading, place))
    return rows
