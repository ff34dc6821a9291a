"""Where one lands when a place is no more: a course was put away, a lesson was withdrawn."""

from __future__ import annotations

from collections.abc import Sequence

from atelier.content.model import Course
from atelier.desktop import routes


def standing(route: routes.Route, courses: Sequence[Course]) -> routes.Route:
    """The place itself where it is there; else the nearest above it."""
    name = getattr(route, "course", "")
    if not name:
        return route
    course = next((one for one in courses if one.id == name), None)
    if course is None:
        return routes.Workshops()
    lesson = getattr(route, "lesson", "")
    if lesson and all(one.id != lesson for one in course.lessons):
        return routes.Workshop(course.id)
    return route
