"""The sessions that were led: those that wait to be taken up again, and what each one gave."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from msgspec import Struct

from atelier.classroom import pacing, voting
from atelier.classroom.deck import Deck, Frame
from atelier.classroom.pacing import Spent
from atelier.classroom.presentation import Move, Showing, fold, heard
from atelier.content.model import Course, Question
from atelier.journal.events import Event, Verb, moment

PREFIX = "session/"
STALE = timedelta(days=14)
"""A session put off longer than that is not offered again."""


class Session(Struct, frozen=True):
    """A session by its id."""

    id: str
    showing: Showing


class Hands(Struct, frozen=True):
    """The hands counted for a frame, or for a step of it: (letter, words, hands) an option."""

    frame: Frame
    rows: tuple[tuple[str, str, int], ...]


class Report(Struct, frozen=True):
    """What a session gave. `took` and `planned` are minutes."""

    showing: Showing
    steps: tuple[Spent, ...]
    hands: tuple[Hands, ...]
    planned: float
    took: float


def moves_of(events: Iterable[Event], session: str) -> tuple[tuple[datetime, Move], ...]:
    """The moves of a session, in the order of time."""
    key = PREFIX + session
    found = [one for one in events if one.key == key and one.verb is Verb.PRESENTED]
    return tuple((moment(one), move) for one in found if (move := heard(one.value)) is not None)


def sessions(events: Iterable[Event]) -> tuple[Session, ...]:
    """All sessions, the newest first."""
    by_key: dict[str, list[tuple[datetime, Move]]] = {}
    for one in events:
        if one.verb is Verb.PRESENTED and one.key.startswith(PREFIX):
            move = heard(one.value)
            if move is not None:
                by_key.setdefault(one.key.removeprefix(PREFIX), []).append((moment(one), move))
    found = [Session(name, fold(moves)) for name, moves in by_key.items()]
    return tuple(
        sorted(
            (one for one in found if one.showing.began is not None),
            key=lambda one: one.showing.began or datetime.min,
            reverse=True,
        )
    )


def waiting(found: Iterable[Session], course: str, now: datetime) -> Session | None:
    """The session of a course that was cut short, if it is not too old."""
    for one in found:
        showing = one.showing
        if showing.course == course and showing.ended is None and showing.last and now - showing.last < STALE:
            return one
    return None


def notes_of(found: Iterable[Session], course: str) -> dict[str, str]:
    """The trainer's own words about each frame of a course, the newest of each."""
    kept: dict[str, str] = {}
    for one in found:  # the newest first
        if one.showing.course == course:
            kept = {**one.showing.notes, **kept}
    return {frame: words for frame, words in kept.items() if words}


def report(showing: Showing, course: Course, deck: Deck, now: datetime) -> Report:
    """What a session gave, segment by segment; one that has not ended, as far as it went."""
    ended = showing.ended or showing.last or now
    segments = {one.id: one.segment for one in deck.frames}
    entered: list[tuple[str, datetime]] = []
    for frame, when in showing.entered:
        segment = segments.get(frame, "")
        if segment and (not entered or entered[-1][0] != segment):
            entered.append((segment, when))
    start = showing.start or ended
    plan = pacing.plan_of(course, start)
    took = (ended - entered[0][1]).total_seconds() / 60 if entered else 0.0
    return Report(showing, pacing.spent(plan, entered, ended), _hands(showing, deck), plan.minutes, took)


def _hands(showing: Showing, deck: Deck) -> tuple[Hands, ...]:
    """Questions only: what a tree or a game was led by shows in its path."""
    found = []
    for frame in deck.frames:
        counts = showing.counts.get(voting.key(frame, ()), {})
        if isinstance(frame.block, Question) and any(counts.values()):
            options = voting.lettered(frame.block)
            found.append(
                Hands(frame, tuple((one.letter, one.text, counts.get(one.id, 0)) for one in options))
            )
    return tuple(one for one in found if one.rows)


def corrected(found: Report) -> dict[str, int]:
    """Minutes that each segment took the last time, to start the next plan from; those not met are left out."""
    return {one.step.id: max(1, round(one.took)) for one in found.steps if one.took is not None}
