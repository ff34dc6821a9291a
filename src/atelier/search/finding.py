"""The questions put to SQLite: what matches, in which order, and at which passage."""

from __future__ import annotations

import sqlite3
from collections import Counter

from atelier.search.folding import fold, folded_heading
from atelier.search.marks import count, excerpt, marks
from atelier.search.query import Query
from atelier.search.rows import Group, Hit, Kind, Place, Results

_ORDER = (("heads", "{{title}} : ({})"), ("heads", "{}"), ("things", "{}"))
"""What holds all the words decides the order: the title alone, then with headings, then with the text."""

_MATCHES = """
WITH found AS MATERIALIZED (SELECT rowid AS id, rank AS score FROM {table} WHERE {table} MATCH ?)
SELECT found.id, kind FROM found JOIN thing USING (id) ORDER BY score, found.id
"""
_PASSAGES = "SELECT id, heading, plain FROM passage WHERE thing = ? ORDER BY id"
_HIT = """
SELECT key, title, course, lesson, anchor, block, passage.body
FROM passage JOIN thing ON thing.id = thing WHERE passage.id = ?
"""


def find(connection: sqlite3.Connection, query: Query, limit: int, kind: Kind | None) -> Results:
    """The things found, the best first, `limit` of each kind."""
    asked = _expression(query)
    order: dict[int, str] = {}
    for table, form in _ORDER:
        for id, own_kind in connection.execute(_MATCHES.format(table=table), (form.format(asked),)):
            order.setdefault(id, own_kind)
    counts = Counter(order.values())
    groups = []
    for one in Kind if kind is None else (kind,):
        if counts[one]:
            ids = [id for id, own_kind in order.items() if own_kind == one][:limit]
            groups.append(Group(one, counts[one], tuple(_hit(connection, query, one, id) for id in ids)))
    return Results(tuple(groups))


def _hit(connection: sqlite3.Connection, query: Query, kind: Kind, id: int) -> Hit:
    passage, heading, plain, others = _best(connection, query, id)
    key, title, course, lesson, anchor, block, body = connection.execute(_HIT, (passage,)).fetchone()
    piece, piece_marks = excerpt(query, body, plain[-1 - len(body) : -1])
    if heading and not piece_marks:  # the words stand in the heading: it is what was found
        whole = f"{heading}\n{body}"
        piece, piece_marks = excerpt(query, whole, fold(whole))
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
        others=others,
    )


def _best(connection: sqlite3.Connection, query: Query, thing: int) -> tuple[int, str, str, int]:
    """The passage with the most words, in its heading if possible: its number, heading and folded
    words, and how many others hold as many."""
    cut: list[tuple[int, str, str]] = connection.execute(_PASSAGES, (thing,)).fetchall()
    if len(cut) == 1:
        return (*cut[0], 0)
    held = [count(query, plain) for _, _, plain in cut]
    most = max(held)
    if not most:
        return (*cut[0], 0)
    equal = [passage for passage, words in zip(cut, held, strict=True) if words == most]
    best = max(equal, key=lambda passage: count(query, folded_heading(*passage[1:])))
    return (*best, len(equal) - 1)


def _expression(query: Query) -> str:
    """The words in FTS5's own language, each quoted: nothing typed can be taken for an operator."""
    return " AND ".join("(" + " OR ".join(map(_term, ways)) + ")" for ways in query.needles)


def _term(needle: str) -> str:
    """« " avis " » is the word, « " avis" » its beginning."""
    return f'"{needle.strip()}"' + ("" if needle.endswith(" ") else "*")
