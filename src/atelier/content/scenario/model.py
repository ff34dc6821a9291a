"""What a simulation's file holds, as plain frozen data. Times are minutes; gauges go from 0 to 100."""

from __future__ import annotations

from msgspec import Struct

from atelier.content.model import NOWHERE, Flows, Inlines, Item, Position

LOWEST, HIGHEST = 0, 100
"""The ends of a gauge."""


class Test(Struct, frozen=True):
    """Something that must hold. `kind`: flag, gauge or elapsed. `sign`: is, not, <, <=, > or >=."""

    __test__ = False  # a name that pytest would collect

    kind: str
    name: str
    sign: str
    value: int = 0


Tests = tuple[Test, ...]
"""All must hold; none: always."""


class Gauge(Struct, frozen=True):
    """One of the measures. `better`: high or low. `words`: what it is called low, in the middle, high."""

    id: str
    name: str
    icon: str
    better: str
    start: int
    words: tuple[str, ...]


class Person(Struct, frozen=True):
    """Somebody who writes, calls or speaks."""

    id: str
    name: str
    about: str = ""


class Post(Struct, frozen=True):
    """Something that comes in. `ago`: minutes before the moment opens. `media`: a picture or a film,
    in words. `note`: a remark of ours under it."""

    person: str
    kind: str
    ago: int
    flows: Flows
    media: str = ""
    stars: int = 0
    likes: int = 0
    comments: int = 0
    shares: int = 0
    note: str = ""
    when: Tests = ()
    where: Position = NOWHERE


class Echo(Struct, frozen=True):
    """What earlier choices bring back when a moment opens."""

    flows: Flows
    effects: dict[str, int]
    when: Tests = ()
    where: Position = NOWHERE


class Branch(Struct, frozen=True):
    """Where a choice leads, if its tests hold."""

    target: str
    when: Tests = ()


class Pointer(Struct, frozen=True):
    """Where something is taught; `section` may be empty."""

    course: str
    lesson: str
    section: str = ""


class Choice(Struct, frozen=True):
    """Something that one may do. `minutes`: how far the clock moves. `grade`: good, fair or poor.
    `result`: a few words; empty: the changes of the gauges are said instead."""

    id: str
    text: Inlines
    detail: Inlines
    minutes: int
    grade: str
    why: Flows
    to: tuple[Branch, ...]
    when: Tests = ()
    effects: dict[str, int] = {}
    sets: tuple[str, ...] = ()
    clears: tuple[str, ...] = ()
    result: str = ""
    then: Flows = ()
    lesson: Pointer | None = None
    where: Position = NOWHERE


class Moment(Struct, frozen=True):
    """A scene and what to decide. `at`: minutes from Monday 0:00 to which the clock jumps, or None."""

    id: str
    title: Inlines
    flows: Flows
    choices: tuple[Choice, ...]
    feed: tuple[Post, ...] = ()
    echoes: tuple[Echo, ...] = ()
    at: int | None = None
    where: Position = NOWHERE


class Outcome(Struct, frozen=True):
    """How a game ends. `tone`: good, mixed or bad."""

    id: str
    title: Inlines
    tone: str
    flows: Flows
    where: Position = NOWHERE


class Scenario(Struct, frozen=True):
    """A simulation, whole. `clock`: minutes from Monday 0:00 at the start. The first moment opens it."""

    id: str
    course: str
    title: str
    minutes: int
    objectives: tuple[str, ...]
    role: Flows
    fictional: str
    clock: int
    gauges: tuple[Gauge, ...]
    people: tuple[Person, ...]
    moments: tuple[Moment, ...]
    endings: tuple[Outcome, ...]
    takeaways: tuple[Item, ...] = ()
    fingerprint: str = ""
    file: str = ""

    @property
    def places(self) -> tuple[Moment | Outcome, ...]:
        """Where a game may stand: the moments, then the endings."""
        return (*self.moments, *self.endings)
