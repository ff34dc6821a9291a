"""The search over the courses and the person's own words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from atelier import places
from atelier.desktop.screens.search.finder import IndexFinder
from atelier.search.index import Index
from atelier.search.passages import of_library, signature
from atelier.search.rows import Kind, Place, Row

if TYPE_CHECKING:
    from atelier.app import App


def finder_of(app: App) -> IndexFinder:
    """What answers the search panel; its index stands beside the person's journal, a cache."""
    index = Index(places.own_cache(app.folder) / "search.sqlite")
    return IndexFinder(
        index, lambda: signature(app.library.courses(), app.library.terms()), lambda: _rows(app), app.window
    )


def _rows(app: App) -> Iterator[Row]:
    library = app.library
    courses = (
        (course, (library.lesson(course.id, one.id) for one in course.lessons if not one.remarks))
        for course in library.courses()
    )
    return of_library(courses, library.terms())


def own_rows(app: App) -> tuple[Row, ...]:
    """The person's notes, texts and items, as the index takes them."""
    state = app.session.state
    found = []
    titles = {
        f"{course.id}/lesson/{one.id}": one.title for course in app.session.courses for one in course.lessons
    }
    for note in state.notes():
        words = note.text or note.quote
        course_id, _, rest = note.lesson.partition("/lesson/")
        title = words if len(words) < 80 else words[:77] + "…"
        text = f"{note.quote}\n{note.text}\n{titles.get(note.lesson, '')}"
        found.append(Row(Kind.NOTE, note.key, title, text, "", Place(course_id, rest, note.key, note.block)))
    for item in state.own_items():
        found.append(Row(Kind.NOTE, item.key, item.text, state.remark(item.key), "", Place()))
    for course in app.session.courses:
        for lesson in course.lessons:
            for activity in lesson.activities:
                if activity.kind == "reflection":
                    text = app.session.text_of(f"{course.id}/{activity.id}")
                    if text:
                        place = Place(course.id, lesson.id, activity.id)
                        found.append(
                            Row(Kind.NOTE, f"{course.id}/{activity.id}", activity.title, text, "", place)
                        )
    return tuple(found)
