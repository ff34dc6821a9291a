"""The rules of a good course: each a function from a course as read to remarks.

The readers of blocks say what cannot be read; these say what reads well and is wrong.
"""

from __future__ import annotations

from atelier.content.checks import (
    agenda,
    cards,
    folder,
    games,
    identifiers,
    leaks,
    lesson,
    objectives,
    references,
    slides,
)
from atelier.content.checks.subject import Around, Rule, Subject

RULES: tuple[Rule, ...] = (
    folder.course_folder,
    folder.unlisted_lessons,
    folder.empty_modules,
    agenda.adds_up,
    agenda.one_break,
    agenda.minimums,
    agenda.known_lessons,
    agenda.known_exercises,
    agenda.exercises_fit,
    agenda.slides_fit,
    objectives.count,
    objectives.known,
    objectives.practised,
    references.lessons,
    references.sections,
    references.simulations,
    games.played,
    references.terms,
    references.figures,
    identifiers.once,
    identifiers.lock,
    lesson.checklist_sizes,
    lesson.says_what_to_keep,
    lesson.makes_do,
    slides.count,
    slides.points,
    leaks.leaks,
    cards.count,
    cards.asked,
)

__all__ = ["RULES", "Around", "Rule", "Subject"]
