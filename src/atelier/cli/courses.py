"""`atelier courses`: what the courses hold, in figures."""

from __future__ import annotations

import argparse
from collections import Counter
from typing import Any

from atelier import places
from atelier.cli.endings import answer_json
from atelier.content.library import Library
from atelier.content.model import Course
from atelier.wording import say

ACTIVITIES = ("checklist", "question", "reflection", "case", "decision", "simulation", "exercise", "card")


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--json", action="store_true", help="écrire les chiffres en JSON")


def run(args: argparse.Namespace) -> int:
    """Print the figures of each course; 1 if there is no course."""
    library = Library((places.courses(),), places.cache())
    courses = library.courses()
    if args.json:
        answer_json({"courses": [figures(course) for course in courses]})
        return 0 if courses else 1
    if not courses:
        print(say("content.no_courses", folder=str(places.courses())))
        return 1
    for course in courses:
        _print(course)
    return 0


def figures(course: Course) -> dict[str, Any]:
    """What a course holds. `words`: those that one reads in the pages of its lessons.
    `minutes`: those of the agenda."""
    activities = [activity for lesson in course.lessons for activity in lesson.activities]
    counted = Counter(activity.kind for activity in activities)
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
        "activities": {kind: counted[kind] for kind in ACTIVITIES},
        "question_kinds": len({one.question_kind for one in activities if one.kind == "question"}),
    }


def _print(course: Course) -> None:
    found = figures(course)
    activities = found.pop("activities")
    print(say("content.course_line", **found))
    print("  " + say("content.course_counts", **found))
    print("  " + say("content.course_activities", question_kinds=found["question_kinds"], **activities))
    if course.remarks or any(lesson.remarks for lesson in course.lessons):
        print("  " + say("content.course_remarks", folder=course.folder))
    print()
