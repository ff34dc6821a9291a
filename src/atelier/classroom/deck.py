"""The deck of a workshop: what the room may be shown, in the order of the agenda.

Nothing here is written twice: a frame is a slide of a lesson, an exercise, a question or a scene
as the lesson holds it. Those in reserve are off the way of « next »; one goes to them if one likes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from atelier.content import model
from atelier.content.model import Block, Course, Flows, Inlines, Lesson, Segment, Text
from atelier.content.words import plain
from atelier.wording import say


class Kind(StrEnum):
    """How a frame is painted."""

    TITLE = "title"
    POINTS = "points"
    FIGURE = "figure"
    QUOTE = "quote"
    COMPARISON = "comparison"
    ASKED = "question"  # words put to the room; `VOTE` has options to count
    EXERCISE = "exercise"
    PAUSE = "pause"
    VOTE = "vote"
    CHECKLIST = "checklist"
    CASE = "case"
    DECISION = "decision"
    SIMULATION = "simulation"


class Frame(Struct, frozen=True):
    """One thing that the room may see.

    `id` is stable in its course. `notes` are the trainer's alone, as are `answers` (of an exercise);
    `prose` is the text of the lesson since the slide before. `minutes` is what the plan gives it.
    `block` is the activity behind it, if there is one.
    """

    id: str
    kind: Kind
    title: Inlines
    flows: Flows = ()
    eyebrow: str = ""
    notes: Flows = ()
    prose: Flows = ()
    answers: Flows = ()
    debrief: Flows = ()
    segment: str = ""
    lesson: str = ""
    minutes: float = 0.0
    reserve: bool = False
    block: Block | None = None


class Deck(Struct, frozen=True):
    """All the frames of a course, in order; `folder` is where its pictures are."""

    course: str
    workshop: int
    title: str
    subtitle: str
    folder: str
    frames: tuple[Frame, ...]

    @property
    def way(self) -> tuple[Frame, ...]:
        """The frames that « next » meets."""
        return tuple(one for one in self.frames if not one.reserve)

    def index(self, frame: str) -> int:
        """The place of a frame among all; 0 if the course no longer has it."""
        return next((index for index, one in enumerate(self.frames) if one.id == frame), 0)

    def after(self, frame: str, step: int = 1) -> Frame:
        """The next frame on the way (−1: the one before); from the last one, itself."""
        start = self.index(frame)
        ahead = self.frames[start + 1 :] if step > 0 else self.frames[:start][::-1]
        return next((one for one in ahead if not one.reserve), self.frames[start])

    def number(self, frame: str) -> int:
        """Its number, which the list shows and which one types to go there: from 1 on the way, then
        those in reserve."""
        return next((number for number, one in enumerate(self._numbered, 1) if one.id == frame), 1)

    def numbered(self, number: int) -> Frame | None:
        """The frame of a number, if there is one."""
        return self._numbered[number - 1] if 0 < number <= len(self.frames) else None

    @property
    def _numbered(self) -> tuple[Frame, ...]:
        return (*self.way, *(one for one in self.frames if one.reserve))


AT_HOME = "À la maison"
"""How a paragraph of an exercise begins that speaks to whom does it alone, after the workshop."""


def in_class(flows: Flows) -> Flows:
    """What an exercise says to the room."""
    return tuple(
        one
        for one in flows
        if not (isinstance(one, model.Paragraph) and plain(one.children).startswith(AT_HOME))
    )


class Occasion(Struct, frozen=True):
    """Where and when the deck is shown, as the title slide and the foot say it; any may be empty.
    `logo` is the path of a picture."""

    organisation: str = ""
    trainer: str = ""
    date: str = ""
    hours: str = ""
    logo: str = ""


def build(course: Course, lessons: Mapping[str, Lesson]) -> Deck:
    """The deck of a course. Lessons that `lessons` lacks (broken ones) are left out."""
    frames: list[Frame] = []
    for segment in course.agenda:
        found = list(_segment(course, segment, lessons))
        frames += _timed(found, segment)
    return Deck(course.id, course.workshop, course.title, course.subtitle, course.folder, tuple(frames))


# --------------------------------------------------------------------------- segments


def _segment(course: Course, segment: Segment, lessons: Mapping[str, Lesson]) -> Iterator[Frame]:
    if segment.kind == "opening":
        yield from _opening(course, segment)
    elif segment.kind == "break":
        yield Frame(f"agenda/{segment.id}", Kind.PAUSE, (Text(segment.title),), segment=segment.id)
    elif segment.kind == "closing":
        yield _closing(course, segment)
    for name in segment.lessons:
        if name in lessons:
            yield from _lesson(lessons[name], segment)
    for name in segment.exercises:
        yield from _exercise(name, segment, lessons)


def _opening(course: Course, segment: Segment) -> Iterator[Frame]:
    yield Frame("agenda/titre", Kind.TITLE, (Text(course.title),), _one(course.subtitle), segment=segment.id)
    parts = [one.title for one in course.agenda if one.kind in ("lesson", "exercise")]
    yield Frame(
        "agenda/programme", Kind.POINTS, (Text(say("presenting.programme")),), (_bullets(parts),),
        segment.title, segment=segment.id,
    )  # fmt: skip


def _closing(course: Course, segment: Segment) -> Frame:
    flows: Flows = (_bullets(list(course.documents)),) if course.documents else ()
    title = (Text(say("presenting.taken_away")),) if flows else (Text(segment.title),)
    kind = Kind.POINTS if flows else Kind.ASKED
    return Frame(f"agenda/{segment.id}", kind, title, flows, segment.title, segment=segment.id)


def _lesson(lesson: Lesson, segment: Segment) -> Iterator[Frame]:
    """The slides of a lesson, then what it holds in reserve."""
    prose: list[model.Flow] = []
    reserve: list[Frame] = []
    for block in lesson.blocks:
        frame = _of_block(block, lesson, segment)
        if isinstance(block, (model.Prose, model.Callout)):
            prose += block.flows
        elif isinstance(block, model.Slide) and frame:
            frame = replace(frame, prose=tuple(prose))
            prose = []
            if block.reserve:
                reserve.append(frame)
            else:
                yield frame
        elif frame:
            reserve.append(frame)
    for frame in reserve:
        yield replace(frame, reserve=True)


def _of_block(block: Block, lesson: Lesson, segment: Segment) -> Frame | None:
    """The frame of a block of a lesson, if the room may see it."""
    if isinstance(block, model.Slide):
        return Frame(
            f"{lesson.id}/{block.id}", Kind(block.template), block.title, block.flows, lesson.title,
            block.notes, segment=segment.id, lesson=lesson.id, minutes=block.minutes, block=block,
        )  # fmt: skip
    kind = _RESERVE.get(type(block))
    if kind is None:
        return None
    assert isinstance(block, _KEPT)
    return Frame(
        f"{lesson.id}/{block.id}", kind, block.title, eyebrow=lesson.title, segment=segment.id,
        lesson=lesson.id, block=block,
    )  # fmt: skip


_KEPT = (model.Question, model.Checklist, model.Case, model.Decision, model.Simulation)
_RESERVE: dict[type, Kind] = {
    model.Question: Kind.VOTE,
    model.Checklist: Kind.CHECKLIST,
    model.Case: Kind.CASE,
    model.Decision: Kind.DECISION,
    model.Simulation: Kind.SIMULATION,
}
"""What a lesson holds that a room may do together."""


def _exercise(name: str, segment: Segment, lessons: Mapping[str, Lesson]) -> Iterator[Frame]:
    for lesson in lessons.values():
        for block in lesson.blocks:
            if isinstance(block, model.Exercise) and block.id == name:
                yield Frame(
                    f"{lesson.id}/{block.id}", Kind.EXERCISE, block.title, block.flows, segment.title,
                    block.notes, answers=block.answers, debrief=block.debrief, segment=segment.id,
                    lesson=lesson.id, minutes=block.minutes, block=block,
                )  # fmt: skip


def _timed(frames: list[Frame], segment: Segment) -> list[Frame]:
    """The minutes of the segment given out: first what each slide asks, then the rest to those that
    ask nothing, or to all in proportion where nothing asks nothing."""
    way = [one for one in frames if not one.reserve]
    if not way:
        return frames
    asked = sum(one.minutes for one in way)
    silent = sum(one.minutes == 0 for one in way)
    if silent and asked < segment.minutes:
        share = (segment.minutes - asked) / silent
        given = {one.id: one.minutes or share for one in way}
    else:
        scale = segment.minutes / asked if asked else 0.0
        given = {one.id: one.minutes * scale for one in way}
    return [one if one.reserve else replace(one, minutes=given[one.id]) for one in frames]


def _one(words: str) -> Flows:
    return (model.Paragraph((Text(words),)),) if words else ()


def _bullets(words: list[str]) -> model.Bullets:
    return model.Bullets(tuple((model.Paragraph((Text(one),)),) for one in words))
