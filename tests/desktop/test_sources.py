"""The page of the sources of a workshop, and the lessons that use a word of the glossary."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from atelier.app import App
from atelier.content.model import Course
from atelier.desktop import routes
from atelier.desktop.screens.glossary.screen import GlossaryScreen
from atelier.desktop.screens.search.palette import Palette
from atelier.desktop.screens.sources.screen import SourcesScreen
from atelier.search.passages import of_sources
from atelier.search.rows import Hit


def _third(app: App) -> str:
    return next(course.id for course in app.session.courses if course.workshop == 3)


def test_the_page_of_a_workshop_leads_to_its_sources_and_they_to_its_lessons(lived: App) -> None:
    course = _third(lived)
    lived.show(routes.Workshop(course))
    button = next(
        one for one in lived.window.screen_shown.findChildren(QPushButton) if one.text() == "Sources"
    )
    button.click()
    assert lived.navigator.here == routes.Sources(course)
    screen = lived.window.screen_shown
    assert isinstance(screen, SourcesScreen) and screen.view is not None
    text = screen.view.text()
    assert "Confiance : élevée." in text and "Citée dans : " in text
    printed: list[str] = []
    screen.print_.disconnect()
    screen.print_.connect(printed.append)
    next(one for one in screen.findChildren(QPushButton) if one.text() == "Imprimer").click()
    assert printed == [course]
    screen.view.followed.emit(f"lesson:{course}/qui-ecrit")
    assert lived.navigator.here == routes.Lesson(course, "qui-ecrit")


def test_the_sources_of_a_lesson_lead_to_all_those_of_the_workshop(lived: App) -> None:
    course = _third(lived)
    lived.show(routes.Lesson(course, "qui-ecrit"))
    screen = lived.window.screen_shown
    screen.reader.build_all()
    screen._follow("sources:")
    assert lived.navigator.here == routes.Sources(course)


def test_the_glossary_names_the_lessons_that_use_a_word(lived: App) -> None:
    lived.show(routes.Glossary("nimby"))
    screen = lived.window.screen_shown
    assert isinstance(screen, GlossaryScreen)
    entry = next(one for _, _, entries in screen._letters for one, _ in entries if one.term.id == "nimby")
    assert "Dans les leçons : " in entry.view.text()
    lesson = next(one for one in lived.session.course(_third(lived)).lessons if "nimby" in one.terms)
    entry.view.followed.emit(f"lesson:{_third(lived)}/{lesson.id}")
    assert lived.navigator.here == routes.Lesson(_third(lived), lesson.id)


def test_the_search_leads_to_the_sources() -> None:
    course = Course("c", 1, "Crise", "", "1.0.0", "", "", (), (), (), (), "")
    row = of_sources(course)
    hit = Hit(row.kind, row.id, row.title, (), "", "", (), "", row.place)
    assert Palette._route(hit) == routes.Sources("c")
