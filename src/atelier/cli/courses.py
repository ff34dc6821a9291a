"""`atelier courses`: what the courses hold, in figures."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from typing import Any

from atelier import places
from atelier.cli.endings import answer_json
from atelier.content.library import Library
from atelier.content.model import ActivityOutline, Course, LessonOutline
from atelier.packages.shelf import folders
from atelier.wording import say

ACTIVITIES = ("checklist", "question", "reflection", "case", "decision", "simulation", "exercise", "card")


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--json", action="store_true", help="écrire les chiffres en JSON")


def run(args: argparse.Namespace) -> int:
    """Print the figures of each course; 1 if there is no course."""
    library = Library(folders(), places.cache())
    courses = library.courses()
    if args.json:
        answer_json({"courses": [figures(course) for course in courses], "totals": totals(courses)})
        return 0 if courses else 1
    if not courses:
        print(say("content.no_courses", folder=str(places.courses())))
        return 1
    for course in courses:
        _print(course)
    return 0


def figures(course: Course) -> dict[str, Any]:
    """What a course holds. `words`: those that one reads in the pages of its lessons, activities apart.
    `minutes`: those of the agenda."""
    activities = _activities((course,))
    return {
        "id": course.id,
        "workshop": course.workshop,
        "title": course.title,
        "modules": len(course.modules),
        "lessons": len(course.lessons),
        "words": sum(lesson.words for lesson in course.lessons),
        "minutes": course.minutes,
        "slides": sum(lesson.slides for lesson in course.lessons),
        "objectives": len(course.objectives),
        "activities": _counted(activities),
        "question_kinds": _question_kinds(activities),
        "each_lesson": [_lesson(lesson) for lesson in course.lessons],
    }


def totals(courses: Iterable[Course]) -> dict[str, Any]:
    """The same counts over all the courses."""
    every = tuple(courses)
    found = [figures(course) for course in every]
    summed = ("modules", "lessons", "words", "minutes", "slides", "objectives")
    activities = _activities(every)
    return {
        "courses": len(every),
        **{name: sum(one[name] for one in found) for name in summed},
        "activities": _counted(activities),
        "question_kinds": _question_kinds(activities),
    }


def _lesson(lesson: LessonOutline) -> dict[str, Any]:
    return {
        "id": lesson.id,
        "file": lesson.file,
        "title": lesson.title,
        "minutes": lesson.minutes,
        "words": lesson.words,
        "slides": lesson.slides,
        "activities": dict(Counter(one.kind for one in lesson.activities)),
    }


def _activities(courses: Iterable[Course]) -> list[ActivityOutline]:
    return [one for course in courses for lesson in course.lessons for one in lesson.activities]


def _counted(activities: Iterable[ActivityOutline]) -> dict[str, int]:
    """How many of each kind; a kind of which there is none is said to be none."""
    return {**dict.fromkeys(ACTIVITIES, 0), **Counter(one.kind for one in activities)}


def _question_kinds(activities: Iterable[ActivityOutline]) -> int:
    return len({one.question_kind for one in activities if one.kind == "question"})


def _print(course: Course) -> None:
    found = figures(course)
    activities = found.pop("activities")
    print(say("content.course_line", **found))
    print("  " + say("content.course_counts", **found))
    print("  " + say("content.course_activities", question_kinds=found["question_kinds"], **activities))
    if course.remarks or any(lesson.remarks for lesson in course.lessons):
        print("  " + say("content.course_remarks", folder=course.folder))
    print()
