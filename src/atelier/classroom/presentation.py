"""A session as it was led: its moves, in the order of time, and what they add up to.

A move is the value of a PRESENTED event of the trainer's class journal, under the key `session/<uuid>`;
so a crash or a power cut costs nothing: the moves on disk give back the slide, the clock and the counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from atelier.classroom.pacing import Change

LONGEST_OUTAGE = timedelta(minutes=20)
"""A silence of the app that the room lived through; beyond, the session was put off, and its clock stood still."""


class _Move(Struct, frozen=True, tag_field="do", forbid_unknown_fields=True):
    """Something that the trainer did."""


class Start(_Move, frozen=True, tag="start"):
    """It begins. `at`: the hour planned (ISO, with its offset); `class_`: the class, or nothing."""

    course: str
    at: str
    class_: str = field(name="class", default="")


class Go(_Move, frozen=True, tag="go"):
    """A frame is shown."""

    frame: str


class Stage(_Move, frozen=True, tag="stage"):
    """A frame unfolds: 0 asked, 1 the hands, 2 the answer and its reason."""

    frame: str
    stage: int


class Count(_Move, frozen=True, tag="count"):
    """Hands raised for an option of a frame."""

    frame: str
    option: str
    hands: int


class Walk(_Move, frozen=True, tag="walk"):
    """The way taken in a decision tree or a simulation: (step, choice) pairs."""

    frame: str
    path: tuple[tuple[str, str], ...]


class Pause(_Move, frozen=True, tag="pause"):
    """The clock of the session stops."""


class Resume(_Move, frozen=True, tag="resume"):
    """It goes on. After an outage, `away` says so: the time in between is judged by its length."""

    away: bool = False


class Plan(_Move, frozen=True, tag="plan"):
    """A segment gets other minutes (0: skipped; None: what it had at first)."""

    segment: str
    minutes: float | None


class Hold(_Move, frozen=True, tag="hold"):
    """A segment is held to an hour (minute of the day), or no longer."""

    segment: str
    hour: int | None


class Timer(_Move, frozen=True, tag="timer"):
    """The countdown of an exercise: `start` (with seconds), `more` (seconds), `pause`, `resume`, `end`."""

    op: str
    frame: str = ""
    seconds: int = 0


class Note(_Move, frozen=True, tag="note"):
    """The trainer's own words about a frame."""

    frame: str
    text: str


class Park(_Move, frozen=True, tag="park"):
    """A question of the room, kept for later."""

    text: str


class End(_Move, frozen=True, tag="end"):
    """It is over."""


Move = Start | Go | Stage | Count | Walk | Pause | Resume | Plan | Hold | Timer | Note | Park | End


def said(move: Move) -> Any:
    """The value that the journal keeps."""
    return msgspec.to_builtins(move)


def heard(value: Any) -> Move | None:
    """The move of a value; None when a newer version wrote it."""
    try:
        move: Move = msgspec.convert(value, Move)
    except msgspec.ValidationError:
        return None
    return move


class Countdown(Struct, frozen=True):
    """An exercise's time. Running: `ends` is when it is up; paused: `left` seconds remain."""

    frame: str
    total: int
    ends: datetime | None
    left: float = 0.0

    def seconds(self, now: datetime) -> float:
        """Seconds left; negative once it is up."""
        return self.left if self.ends is None else (self.ends - now).total_seconds()


class Showing(Struct, frozen=True):
    """What the moves add up to. `entered`: when each frame was come to. `ran`: seconds on the clock
    until `since`, from which it runs (None: it stands still)."""

    course: str = ""
    class_: str = ""
    planned: str = ""
    began: datetime | None = None
    frame: str = ""
    entered: tuple[tuple[str, datetime], ...] = ()
    stages: Mapping[str, int] = {}
    counts: Mapping[str, Mapping[str, int]] = {}
    paths: Mapping[str, tuple[tuple[str, str], ...]] = {}
    changes: Mapping[str, Change] = {}
    hours: Mapping[str, int] = {}
    notes: Mapping[str, str] = {}
    parked: tuple[str, ...] = ()
    timer: Countdown | None = None
    ran: float = 0.0
    since: datetime | None = None
    last: datetime | None = None
    ended: datetime | None = None

    @property
    def paused(self) -> bool:
        """Whether its clock stands still."""
        return self.since is None

    @property
    def start(self) -> datetime | None:
        """The hour planned, or that of the first move where none was."""
        try:
            return datetime.fromisoformat(self.planned)
        except ValueError:
            return self.began

    def elapsed(self, now: datetime) -> timedelta:
        """The time on its clock."""
        running = (now - self.since).total_seconds() if self.since else 0.0
        return timedelta(seconds=max(self.ran + running, 0.0))

    def here_since(self, now: datetime) -> datetime:
        """When the frame shown was come to."""
        return self.entered[-1][1] if self.entered else now


def fold(moves: Iterable[tuple[datetime, Move]]) -> Showing:
    """The session of these moves, in the order of time."""
    showing = Showing()
    for when, move in moves:
        showing = after(showing, when, move)
    return showing


def after(showing: Showing, when: datetime, move: Move) -> Showing:
    """The session once this move is made."""
    made = _MADE[type(move)](showing, when, move)
    return replace(made, last=when)


# --------------------------------------------------------------------------- one move


def _start(old: Showing, when: datetime, move: Start) -> Showing:
    return replace(old, course=move.course, class_=move.class_, planned=move.at, began=when, since=when)


def _go(old: Showing, when: datetime, move: Go) -> Showing:
    if move.frame == old.frame:
        return old
    return replace(old, frame=move.frame, entered=(*old.entered, (move.frame, when)))


def _stage(old: Showing, _when: datetime, move: Stage) -> Showing:
    return replace(old, stages={**old.stages, move.frame: move.stage})


def _count(old: Showing, _when: datetime, move: Count) -> Showing:
    hands = {**old.counts.get(move.frame, {}), move.option: max(move.hands, 0)}
    return replace(old, counts={**old.counts, move.frame: hands})


def _walk(old: Showing, _when: datetime, move: Walk) -> Showing:
    return replace(old, paths={**old.paths, move.frame: move.path})


def _pause(old: Showing, when: datetime, _move: Pause) -> Showing:
    return replace(old, ran=old.elapsed(when).total_seconds(), since=None)


def _resume(old: Showing, when: datetime, move: Resume) -> Showing:
    if move.away and old.since and old.last and when - old.last > LONGEST_OUTAGE:
        return replace(old, ran=old.elapsed(old.last).total_seconds(), since=when)
    return old if old.since else replace(old, since=when)


def _plan(old: Showing, _when: datetime, move: Plan) -> Showing:
    changes = {name: one for name, one in old.changes.items() if name != move.segment}
    if move.minutes is not None:
        changes[move.segment] = Change(max(move.minutes, 0.0))
    return replace(old, changes=changes)


def _hold(old: Showing, _when: datetime, move: Hold) -> Showing:
    hours = {name: one for name, one in old.hours.items() if name != move.segment}
    if move.hour is not None:
        hours[move.segment] = move.hour
    return replace(old, hours=hours)


def _timer(old: Showing, when: datetime, move: Timer) -> Showing:
    timer = old.timer
    if move.op == "start":
        return replace(old, timer=Countdown(move.frame, move.seconds, when + timedelta(seconds=move.seconds)))
    if timer is None:
        return old
    if move.op == "end":
        return replace(old, timer=None)
    if move.op == "pause" and timer.ends:
        return replace(old, timer=replace(timer, ends=None, left=timer.seconds(when)))
    if move.op == "resume" and timer.ends is None:
        return replace(old, timer=replace(timer, ends=when + timedelta(seconds=timer.left)))
    if move.op == "more":
        return replace(old, timer=_longer(timer, when, move.seconds))
    return old


def _longer(timer: Countdown, when: datetime, seconds: int) -> Countdown:
    """One that is up starts again from now."""
    total = timer.total + seconds
    if timer.ends is None:
        return replace(timer, total=total, left=max(timer.left, 0.0) + seconds)
    return replace(timer, total=total, ends=max(timer.ends, when) + timedelta(seconds=seconds))


def _note(old: Showing, _when: datetime, move: Note) -> Showing:
    return replace(old, notes={**old.notes, move.frame: move.text})


def _park(old: Showing, _when: datetime, move: Park) -> Showing:
    return replace(old, parked=(*old.parked, move.text))


def _end(old: Showing, when: datetime, _move: End) -> Showing:
    return replace(old, ran=old.elapsed(when).total_seconds(), since=None, timer=None, ended=when)


_MADE: dict[type, Callable[[Showing, datetime, Any], Showing]] = {
    Start: _start,
    Go: _go,
    Stage: _stage,
    Count: _count,
    Walk: _walk,
    Pause: _pause,
    Resume: _resume,
    Plan: _plan,
    Hold: _hold,
    Timer: _timer,
    Note: _note,
    Park: _park,
    End: _end,
}
