"""The debrief of a game on paper: how it ended, each decision beside a better one, what to keep."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pypdf import PdfReader

from atelier import places
from atelier.content.library import Library
from atelier.content.words import plain
from atelier.publishing import output
from atelier.publishing.debrief import as_lesson
from atelier.publishing.handout import LessonHandout, Printing, titles_of
from atelier.simulation.debrief import debrief
from atelier.simulation.game import Game, play
from tests.simulation.sample import TEXT, scenario


def a_game(library: Library) -> Game:
    course = next(one for one in library.courses() if one.simulations)
    game = play(library.scenario(course.id, course.simulations[0].id))
    while game.choices:
        game = game.after(game.choices[-1])
    return game


def test_the_debrief_is_printed_whole_in_both_forms(tmp_path: Path) -> None:
    library = Library((places.courses(),), tmp_path / "cache")
    game = a_game(library)
    told = debrief(game)
    course = library.course(game.scenario.course)
    handout = LessonHandout(course, as_lesson(told), {}, titles_of(library.courses()))
    pages = {}
    for name in ("bilan.pdf", "bilan.txt"):
        file = tmp_path / name
        output.write(handout, Printing(date=date(2026, 11, 23)), file, places.assets() / "fonts")
        pages[name] = (
            "\n".join(page.extract_text() for page in PdfReader(file).pages)
            if name.endswith("pdf")
            else file.read_text(encoding="utf-8")
        )
    assert game.ending is not None
    expected = [plain(game.ending.title), *(plain(one.decision.choice.text) for one in told.decisions)]
    expected += [plain(one.text) for one in game.scenario.takeaways]
    for text in pages.values():
        words = "".join(text.replace("-\n", "-").split())
        for one in expected:
            assert "".join(one.split()) in words
        assert "Lesjauges" in words and "Unmeilleurchemin" in words


def test_every_word_of_the_title_is_kept() -> None:
    marked = scenario(TEXT.replace("On en rit le lendemain", "On en *rit* le lendemain"))
    told = debrief(play(marked, [("ecran-noir", "taire"), ("la-suite", "oui")]))
    assert as_lesson(told).title == "On en rit le lendemain"
