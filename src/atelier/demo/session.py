"""A session to show the presenter with: begun a while ago, led slide by slide, a little late."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from atelier.classroom.deck import Deck
from atelier.classroom.presentation import Go, Move, Start, said
from atelier.classroom.sessions import PREFIX
from atelier.journal.events import Verb
from atelier.journal.gathered import Gathered

ID = "d3705e55100000000000000000000001"
SLOWER = 1.07
"""What each slide takes, over what it was given."""


def fill(store: Gathered, deck: Deck, now: datetime, frame: str) -> str:
    """Put down a session that came to a frame a minute ago; its id."""
    way = deck.way
    index = deck.index(frame)
    met = [one for one in way if deck.index(one.id) <= index]
    spans = [one.minutes * SLOWER for one in met[:-1]]
    began = now - timedelta(minutes=sum(spans) + 1)
    moves: list[tuple[datetime, Move]] = [(began, Start(deck.course, began.isoformat()))]
    at = began
    for one, span in zip(met, [*spans, 0.0], strict=True):
        moves.append((at, Go(one.id)))
        at += timedelta(minutes=span)
    if met[-1].id != frame:  # in reserve
        moves.append((now, Go(frame)))
    store.add(
        [
            (
                _id(number),
                (round(when.timestamp() * 1000) << 16) + number,
                PREFIX + ID,
                Verb.PRESENTED,
                said(move),
            )
            for number, (when, move) in enumerate(moves)
        ]
    )
    return ID


def _id(number: int) -> str:
    return hashlib.blake2b(f"session {number}".encode(), digest_size=16).hexdigest()
