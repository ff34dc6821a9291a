"""The questions put to SQLite: what matches, in which order, and at which passage."""

from __future__ import annotations

import sqlite3
from collections import Counter

from atelier.search.marks import excerpt, marks
from atelier.search.query import Query, spellings
from atelier.search.rows import Group, Hit, Kind, Place, Results

_COLUMNS = ("title", "title heading", "title heading body")
"""What holds all the words decides the order: the title alone, then with headings, then with the text."""

_MATCHES = """
WITH found AS MATERIALIZED (SELECT rowid AS id, rank AS score FROM things WHERE things MATCH ?)
SELECT found.id, kind FROM found JOIN thing USING (id) ORDER BY score, found.id
"""
_THING = """
SELECT key, title, min(passage.id), max(passage.id)
FROM thing JOIN passage ON passage.thing = thing.id WHERE thing.id = ?
"""
_BEST = """
SELECT rowid FROM passages WHERE passages MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rank, rowid
"""
_PASSAGE = "SELECT course, lesson, anchor, block, heading, body FROM passage WHERE id = ?"


def find(connection: sqlite3.Connection, query: Query, limit: int, kind: Kind | None) -> Results:
    """The things found, the best first, `limit` of each kind."""
    every, some = _expression(query, " AND "), _expression(query, " OR ")
    order: dict[int, str] = {}
    for columns in _COLUMNS:
        for id, own_kind in connection.execute(_MATCHES, (f"{{{columns}}} : ({every})",)):
            order.setdefault(id, own_kind)
    counts = Counter(order.values())
    groups = []
    for one in Kind if kind is None else (kind,):
        if counts[one]:
            ids = [id for id, own_kind in order.items() if own_kind == one][:limit]
            hits = tuple(_hit(connection, query, some, one, id) for id in ids)
            groups.append(Group(one, counts[one], hits))
    return Results(tuple(groups))


def _hit(connection: sqlite3.Connection, query: Query, some: str, kind: Kind, id: int) -> Hit:
    key, title, first, last = connection.execute(_THING, (id,)).fetchone()
    # A thing of one passage needs no choice; a lesson has many.
    best = [(first,)] if first == last else connection.execute(_BEST, (some, first, last)).fetchall()
    passage = best[0][0] if best else first
    course, lesson, anchor, block, heading, body = connection.execute(_PASSAGE, (passage,)).fetchone()
    piece, piece_marks = excerpt(query, body)
    return Hit(
        kind=kind,
        id=key,
        title=title,
        title_marks=marks(query, title),
        heading=heading,
        excerpt=piece,
        excerpt_marks=piece_marks,
        passage=body,
        place=Place(course, lesson, anchor, block),
        others=max(0, len(best) - 1),
    )


def _expression(query: Query, between: str) -> str:
    """The words in FTS5's own language, each quoted: nothing typed can be taken for an operator."""
    last = len(query.words) - 1
    words = []
    for place, word in enumerate(query.words):
        sign = "*" if place == last else ""
        words.append("(" + " OR ".join(f'"{way}"{sign}' for way in spellings(word)) + ")")
    return between.join(words)
