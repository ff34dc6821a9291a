"""What one leads, whatever the windows: the frame, the clock, the hands, the plan. One object, one signal.

It looks at no screen and draws nothing, so that a window may come and go (a projector unplugged, a
console closed by mistake) and lose nothing. All but what is of the moment (black, frozen, pointer) goes
to the log at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QObject, QPointF, QTimer, Signal

from atelier.classroom import pacing, voting
from atelier.classroom import presentation as moves
from atelier.classroom.deck import Deck, Frame, Kind
from atelier.classroom.pacing import Here, Pace, Plan, Saving, Slot
from atelier.classroom.presentation import Move, Showing
from atelier.content import model
from atelier.content.model import Course
from atelier.desktop import dates
from atelier.desktop.slides import View, stages

TICK = 250
"""Milliseconds between two looks at the clock: a second is never seen to be skipped."""
MINUTE = 60


class Log(Protocol):
    """Where the moves go."""

    def moves(self) -> Sequence[tuple[datetime, Move]]:
        """Those already made, in the order of time."""
        ...

    def record(self, move: Move) -> datetime:
        """Put one down; gives its time."""
        ...


class Veil(StrEnum):
    """What covers the projector."""

    NONE = ""
    BLACK = "black"
    WHITE = "white"


class Leader(QObject):
    """`changed`: something that the windows show; `ticked`: a second went by."""

    changed = Signal()
    ticked = Signal()

    def __init__(
        self,
        deck: Deck,
        course: Course,
        log: Log,
        scenarios: voting.Scenarios,
        now: Callable[[], datetime],
        notes: Mapping[str, str] | None = None,
    ) -> None:
        """`notes`: the trainer's own words of earlier sessions, by frame."""
        super().__init__()
        self._earlier = notes or {}
        self.deck, self.course = deck, course
        self._log, self.scenarios, self.now = log, scenarios, now
        self.showing: Showing = moves.fold(log.moves())
        self.veil = Veil.NONE
        self.pointer: QPointF | None = None
        self.typed = ""
        self._frozen: tuple[Frame, View] | None = None
        self._second = -1
        self._clock = QTimer(self)
        self._clock.setInterval(TICK)
        self._clock.timeout.connect(self._tick)

    # ------------------------------------------------------------------ life

    def begin(self, planned: datetime, class_: str = "") -> None:
        """Begin at the first frame; `planned` is the hour at which the class should have begun."""
        self._do(moves.Start(self.course.id, planned.isoformat(), class_))
        self._show(self.deck.way[0])
        self._clock.start()

    def go_on(self) -> None:
        """Take up again a session that was cut short."""
        self._do(moves.Resume(away=True))
        self._clock.start()
        self.changed.emit()

    def end(self) -> None:
        """It is over."""
        if self.showing.ended is None:
            self._do(moves.End())
        self._clock.stop()
        self.changed.emit()

    def stop(self) -> None:
        """Stop looking at the clock; the session stays to be taken up again."""
        self._clock.stop()

    def _do(self, move: Move) -> None:
        self.showing = moves.after(self.showing, self._log.record(move), move)

    def _tick(self) -> None:
        second = int(self.now().timestamp())
        if second != self._second:
            self._second = second
            self.ticked.emit()

    # ------------------------------------------------------------------ where one is

    @property
    def frame(self) -> Frame:
        """The frame that the console shows."""
        return self.deck.frames[self.deck.index(self.showing.frame)]

    @property
    def following(self) -> Frame:
        """The one that comes next."""
        return self.deck.after(self.frame.id)

    @property
    def shown(self) -> tuple[Frame, View]:
        """What the projector shows under its veil: where one is, or what it was frozen on."""
        if self._frozen is not None:
            frame, view = self._frozen
            return frame, _timed(view, self.view(frame))
        return self.frame, self.view(self.frame)

    @property
    def frozen(self) -> bool:
        """Whether the projector stays on a frame while one looks elsewhere."""
        return self._frozen is not None

    def view(self, frame: Frame) -> View:
        """How a frame stands: its stage, its hands, its way, its countdown."""
        showing = self.showing
        path = showing.paths.get(frame.id, ())
        timer = showing.timer if showing.timer and showing.timer.frame == frame.id else None
        return View(
            stage=showing.stages.get(frame.id, 0),
            counts=showing.counts.get(voting.key(frame, path), {}),
            path=path,
            seconds=timer.seconds(self.now()) if timer else None,
            total=timer.total if timer else 0,
            until=self._until(frame) if frame.kind is Kind.PAUSE else "",
        )

    def _until(self, frame: Frame) -> str:
        timer = self.showing.timer
        if timer and timer.frame == frame.id and timer.ends:
            return dates.hour(_rounded(timer.ends.astimezone(self.now().tzinfo)))
        return ""

    # ------------------------------------------------------------------ going

    def next(self) -> None:
        """The next stage of a question, or the next frame."""
        self.lift()
        frame = self.frame
        if self._unfold(frame, 1):
            return
        self._show(self.following)

    def previous(self) -> None:
        """The stage before, or the frame before."""
        self.lift()
        if not self._unfold(self.frame, -1):
            self._show(self.deck.after(self.frame.id, -1))

    def _unfold(self, frame: Frame, step: int) -> bool:
        way = self._stages(frame)
        here = self.view(frame).stage
        at = way.index(here) + step if here in way else 0
        if not 0 <= at < len(way):
            return False
        self.unfold(way[at])
        return True

    def _stages(self, frame: Frame) -> tuple[int, ...]:
        """Those of the frame; hands that nobody counted are not shown."""
        view = self.view(frame)
        counted = bool(view.counts) or view.stage == voting.HANDS or frame.kind is not Kind.VOTE
        return tuple(one for one in stages(frame) if counted or one != voting.HANDS)

    def unfold(self, stage: int) -> None:
        """Show a question as asked, its hands, or its answer."""
        self._do(moves.Stage(self.frame.id, stage))
        self.changed.emit()

    def go(self, frame: str) -> None:
        """Go to a frame, on the way or in reserve."""
        self.lift()
        self._show(self.deck.frames[self.deck.index(frame)])

    def first(self) -> None:
        """The first frame."""
        self.go(self.deck.way[0].id)

    def last(self) -> None:
        """The last one."""
        self.go(self.deck.way[-1].id)

    def _show(self, frame: Frame) -> None:
        self.typed = ""
        if frame.id != self.showing.frame:
            self._close_timer()
            self._do(moves.Go(frame.id))
            if frame.kind is Kind.PAUSE and self.showing.timer is None:
                self.start_timer()
        self.changed.emit()

    def _close_timer(self) -> None:
        """A break that one leaves is over, and so is a countdown that is up."""
        timer = self.showing.timer
        if timer and (self.frame.kind is Kind.PAUSE or timer.seconds(self.now()) <= 0):
            self._do(moves.Timer("end"))

    def type(self, digit: int) -> None:
        """A digit of the number of a frame; Enter goes there."""
        self.typed = (self.typed + str(digit))[-3:]
        self.changed.emit()

    def enter(self) -> bool:
        """Go to the number typed; False where there is none."""
        frame = self.deck.numbered(int(self.typed)) if self.typed else None
        typed, self.typed = self.typed, ""
        if frame:
            self.go(frame.id)
        elif typed:
            self.changed.emit()
        return bool(typed)

    # ------------------------------------------------------------------ the projector

    def toggle_veil(self, veil: Veil) -> None:
        """Black or white, or what was under it."""
        self.veil = Veil.NONE if self.veil is veil else veil
        self.changed.emit()

    def toggle_freeze(self) -> None:
        """Keep the projector on this frame while one looks elsewhere, or let it follow again."""
        self._frozen = None if self._frozen else (self.frame, self.view(self.frame))
        self.changed.emit()

    def lift(self) -> None:
        """Take the veil away: any key that goes somewhere shows where."""
        if self.veil is not Veil.NONE:
            self.veil = Veil.NONE
            self.changed.emit()

    def leave(self) -> bool:
        """Leave what is of the moment, one thing at a time; False where there is nothing to leave."""
        if self.typed:
            self.typed = ""
        elif self.veil is not Veil.NONE:
            self.veil = Veil.NONE
        elif self.pointer is not None:
            self.pointer = None
        elif self._frozen is not None:
            self._frozen = None
        else:
            return False
        self.changed.emit()
        return True

    def point(self, at: QPointF | None) -> None:
        """Show the pointer at a place of the slide (0 to 1 across and down), or take it away."""
        self.pointer = at
        self.changed.emit()

    # ------------------------------------------------------------------ the clock

    def toggle_clock(self) -> None:
        """Stop the clock of the session, or let it go on. Nothing ever sets it back."""
        self._do(moves.Resume() if self.showing.paused else moves.Pause())
        self.changed.emit()

    @property
    def elapsed(self) -> timedelta:
        """The time on the session's clock."""
        return self.showing.elapsed(self.now())

    @property
    def plan(self) -> Plan:
        """The agenda on the clock."""
        start = self.showing.start or self.now()
        return pacing.plan_of(self.course, start.astimezone(self.now().tzinfo), self.showing.hours)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The hours of each segment, with what was decided since."""
        return pacing.schedule(self.plan, self.showing.changes)

    @property
    def here(self) -> Here:
        """Where one is in the plan: a frame in reserve takes its time from the frame before it."""
        index = self.deck.index(self.frame.id)
        segment = self.frame.segment
        before = sum(one.minutes for one in self.deck.frames[:index] if one.segment == segment)
        return Here(segment, before, self.frame.minutes, self.showing.here_since(self.now()))

    @property
    def pace(self) -> Pace:
        """How late one is, and when it will end."""
        return pacing.pace(self.plan, self.showing.changes, self.here, self.now())

    @property
    def proposals(self) -> tuple[Saving, ...]:
        """What to cut to end on time; nothing when one is not late."""
        late = self.pace.late.total_seconds() / MINUTE
        return pacing.catch_up(self.plan, self.showing.changes, self.here.step, late) if late >= 1 else ()

    @property
    def savings(self) -> tuple[Saving, ...]:
        """All that can still be cut."""
        return pacing.savings(self.plan, self.showing.changes, self.here.step)

    def replan(self, segment: str, minutes: float | None) -> None:
        """Give a segment other minutes; 0 skips it, None gives back what it had."""
        self._do(moves.Plan(segment, minutes))
        self.changed.emit()

    def hold(self, segment: str, hour: int | None) -> None:
        """Hold a segment to an hour of the day, in minutes, or let it follow."""
        self._do(moves.Hold(segment, hour))
        self.changed.emit()

    # ------------------------------------------------------------------ exercises

    def start_timer(self, minutes: float | None = None) -> None:
        """Start the countdown of this frame: what the plan gives it, unless said."""
        count = minutes if minutes is not None else self._minutes()
        self._do(moves.Timer("start", self.frame.id, round(count * MINUTE)))
        self.changed.emit()

    def _minutes(self) -> float:
        block = self.frame.block
        if isinstance(block, model.Exercise):
            return float(block.minutes)
        change = self.showing.changes.get(self.frame.segment)
        return change.minutes if change and change.minutes else max(self.frame.minutes, 1.0)

    def time(self, op: str, seconds: int = 0) -> None:
        """Pause, resume, end, or give more seconds."""
        self._do(moves.Timer(op, seconds=seconds))
        self.changed.emit()

    # ------------------------------------------------------------------ the room

    @property
    def options(self) -> tuple[voting.Option, ...]:
        """What hands are raised for on this frame."""
        return voting.options(self.frame, self.view(self.frame).path, self.scenarios)

    def count(self, option: str, hands: int) -> None:
        """So many hands for an option."""
        frame = self.frame
        self._do(moves.Count(voting.key(frame, self.view(frame).path), option, hands))
        self.changed.emit()

    def choose(self, option: str) -> None:
        """Go where the room wants, in a tree or a simulation."""
        frame = self.frame
        path = voting.chosen(frame, self.view(frame).path, option, self.scenarios)
        self._do(moves.Walk(frame.id, path))
        self.changed.emit()

    def step_back(self) -> None:
        """One choice back in a tree or a simulation."""
        frame = self.frame
        self._do(moves.Walk(frame.id, self.view(frame).path[:-1]))
        self.changed.emit()

    def park(self, text: str) -> None:
        """Keep a question of the room for later."""
        self._do(moves.Park(text))
        self.changed.emit()

    def note_of(self, frame: str) -> str:
        """The trainer's own words about a frame: those of this session, else of the ones before."""
        return self.showing.notes.get(frame, self._earlier.get(frame, ""))

    def note(self, frame: str, text: str) -> None:
        """Keep the trainer's own words about a frame."""
        if text != self.note_of(frame):
            self._do(moves.Note(frame, text))


def _timed(view: View, now: View) -> View:
    """A frozen frame whose countdown goes on."""
    from msgspec.structs import replace

    return replace(view, seconds=now.seconds, total=now.total, until=now.until)


def _rounded(value: datetime) -> datetime:
    """To the minute above: nobody comes back at 19 h 39 and 20 seconds."""
    return value + timedelta(seconds=-value.second % 60)
