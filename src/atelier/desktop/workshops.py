"""What workshops are called. Ours are numbered 1 to 4; a trainer's own may have any number, or none (0)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from atelier.content.model import Course

_COUNTED: tuple[str, ...] = (
    str(QT_TRANSLATE_NOOP("Workshops", "Vos ateliers")),
    str(QT_TRANSLATE_NOOP("Workshops", "Votre atelier")),
    str(QT_TRANSLATE_NOOP("Workshops", "Vos deux ateliers")),
    str(QT_TRANSLATE_NOOP("Workshops", "Vos trois ateliers")),
    str(QT_TRANSLATE_NOOP("Workshops", "Vos quatre ateliers")),
    str(QT_TRANSLATE_NOOP("Workshops", "Vos cinq ateliers")),
    str(QT_TRANSLATE_NOOP("Workshops", "Vos six ateliers")),
)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Workshops", words)


def name(workshop: int) -> str:
    """« Atelier 3 », or « Atelier » where it has no number."""
    return _tr("Atelier {n}").format(n=workshop) if workshop else _tr("Atelier")


def told_apart(course: Course, courses: Sequence[Course]) -> str:
    """Its name among others: with its title where another has the same number, or it has none."""
    shared = sum(one.workshop == course.workshop for one in courses) > 1
    return (
        f"{name(course.workshop)}, {course.title}" if shared or not course.workshop else name(course.workshop)
    )


def yours(count: int) -> str:
    """« Vos quatre ateliers »."""
    return _tr(_COUNTED[count] if count < len(_COUNTED) else _COUNTED[0])
