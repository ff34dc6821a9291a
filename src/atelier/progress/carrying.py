"""What a person did in a course that a version of it may take over, because the words are the same.

Nothing goes by itself: a version has an id of its own, so its progress is apart. What is carried are facts
like others, recorded anew under the version's keys; the course they come from keeps its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from atelier.content.model import ActivityOutline, Course, LessonOutline
from atelier.journal.events import Verb
from atelier.progress.keys import activity_key, lesson_key
from atelier.progress.state import LearnerState


class Fact(NamedTuple):
    """A fact to record: the arguments of `Journal.record`."""

    key: str
    verb: Verb
    value: Any
    seen: str


def carried(state: LearnerState, source: Course, target: Course) -> tuple[Fact, ...]:
    """The facts that the version `target` may take over from `source`: of the activities, items and
    lessons whose ids and words are the same, and of which nothing is known yet in `target`. Ratings of cards
    stay behind: their dates are what they are worth."""
    found: list[Fact] = []
    activities = {one.id: one for lesson in source.lessons for one in lesson.activities}
    lessons = {one.id: one for one in source.lessons}
    for lesson in target.lessons:
        for activity in lesson.activities:
            before = activities.get(activity.id)
            if before is not None and before.kind == activity.kind:
                found += _activity(state, source.id, target.id, before, activity)
        if lesson.id in lessons:
            found += _lesson(state, source.id, target.id, lessons[lesson.id], lesson)
    games = {one.id: one.fingerprint for one in source.simulations}
    for game in target.simulations:
        if games.get(game.id) == game.fingerprint:
            found += _games(state, activity_key(source.id, game.id), activity_key(target.id, game.id))
    return tuple(found)


def _activity(
    state: LearnerState, source: str, target: str, before: ActivityOutline, now: ActivityOutline
) -> Iterator[Fact]:
    words = {one.id: one.fingerprint for one in before.items}
    for item in now.items:
        if words.get(item.id) == item.fingerprint:
            yield from _item(
                state, activity_key(source, now.id, item.id), activity_key(target, now.id, item.id)
            )
    if before.fingerprint != now.fingerprint:
        return
    old, new = activity_key(source, now.id), activity_key(target, now.id)
    if now.kind == "question" and not state.answered(new) and (answer := state.answer(old)):
        yield Fact(new, Verb.ANSWERED, {"choice": answer.choice}, now.fingerprint)
    elif now.kind == "reflection" and state.written(new) is None and (text := state.written(old)):
        yield Fact(new, Verb.WROTE, text.text, now.fingerprint)
    elif now.kind == "case" and state.opened(new) is None and state.opened(old):
        yield Fact(new, Verb.OPENED, None, now.fingerprint)
    elif now.kind == "decision" and state.walk(new) is None and (walk := state.walk(old)):
        value = {"path": [list(step) for step in walk.path], "end": walk.end}
        yield Fact(new, Verb.WALKED, value, now.fingerprint)


def _item(state: LearnerState, old: str, new: str) -> Iterator[Fact]:
    tick, due, remark = state.tick(old), state.due(old), state.remark(old)
    if tick is not None and state.tick(new) is None:
        yield Fact(new, Verb.TICKED, tick.state, tick.seen)
    if due is not None and due.on is not None and state.due(new) is None:
        yield Fact(new, Verb.DATED, due.on.isoformat(), "")
    if remark and not state.remark(new):
        yield Fact(new, Verb.REMARKED, remark, "")


def _lesson(
    state: LearnerState, source: str, target: str, before: LessonOutline, now: LessonOutline
) -> Iterator[Fact]:
    """What was read of a lesson that did not change at all: of another, one must look again."""
    if before.fingerprint != now.fingerprint:
        return
    old, new = lesson_key(source, now.id), lesson_key(target, now.id)
    for one in sorted(state.read(old) - state.read(new)):
        yield Fact(new, Verb.READ, one, now.fingerprint)
    if state.completed(old) and state.completed(new) is None:
        yield Fact(new, Verb.COMPLETED, None, now.fingerprint)


def _games(state: LearnerState, old: str, new: str) -> Iterator[Fact]:
    if not state.games(new):
        for game in state.games(old):
            value = {"game": game.id, "path": [list(step) for step in game.path], "end": game.end}
            yield Fact(new, Verb.PLAYED, value, game.seen)
