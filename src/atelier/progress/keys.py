"""The keys of what events are about (see `atelier.journal.events`)."""

from __future__ import annotations

_LESSON = "lesson"
OWN = frozenset({"note", "item", "bookmark"})
_APART = OWN | {"class", "session"}  # what no course holds


def lesson_key(course: str, lesson: str) -> str:
    """The key of a lesson: « course/lesson/<id> »."""
    return f"{course}/{_LESSON}/{lesson}"


def activity_key(course: str, activity: str, item: str = "") -> str:
    """The key of an activity, or of an item of it."""
    return f"{course}/{activity}/{item}" if item else f"{course}/{activity}"


def own_key(kind: str, id: str) -> str:
    """The key of what is the person's own: `kind` is note, item or bookmark."""
    if kind not in OWN:
        raise ValueError(kind)
    return f"{kind}/{id}"


def lesson_of(key: str) -> tuple[str, str] | None:
    """The course and the lesson of a lesson's key, or None for another key."""
    parts = key.split("/")
    return (parts[0], parts[2]) if len(parts) == 3 and parts[1] == _LESSON else None


def parts_of(key: str) -> tuple[str, str, str] | None:
    """The course, activity and item (perhaps empty) of a key, or None for another key."""
    parts = key.split("/")
    if parts[0] in _APART or not 2 <= len(parts) <= 3 or parts[1] == _LESSON or not all(parts):
        return None
    return parts[0], parts[1], parts[2] if len(parts) == 3 else ""
