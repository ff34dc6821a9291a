"""The head of a file: one « key: value » a line, the value running to the end of the line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from atelier.content.context import Context
from atelier.content.lines import Line
from atelier.content.naming import good_id, nearest, slug

_PAIR = re.compile(r"^(?P<indent>\s*)(?P<key>[^\s:](?:[^:]*[^\s:])?)(?P<gap>\s*):\s*(?P<value>(?:.*\S)?)\s*$")
_FRENCH = {
    "titre": "title",
    "identifiant": "id",
    "chapeau": "lead",
    "accroche": "lead",
    "duree": "minutes",
    "objectif": "objectives",
}
LESSON_KEYS = ("id", "title", "lead", "minutes", "objectives")
GLOSSARY_KEYS = ("title",)
_ROUND = re.compile(r"\[(?P<inside>[^\[\]]*)\]")
MOST_MINUTES = 120


def read_head(context: Context, lines: Iterable[Line], known: tuple[str, ...]) -> dict[str, Line]:
    """The values of a head, by key."""
    values: dict[str, Line] = {}
    for line in lines:
        if line.blank:
            continue
        found = _PAIR.match(line.text)
        if not found:
            context.error("head_line", line)
            continue
        key = Line(line.number, found["key"], line.column + found.start("key"))
        value = Line(line.number, found["value"], line.column + found.start("value"))
        name = found["key"]
        if name not in known:
            guess = nearest(name, known, _FRENCH)
            code = "head_unknown_guess" if guess else "head_unknown"
            context.error(code, key, key=name[:40], guess=guess, known=", ".join(known))
            name = guess
        if name in values:
            context.error("head_twice", key, key=name, line=values[name].number)
        elif name:
            values[name] = value
    return values


def require(context: Context, values: dict[str, Line], keys: Iterable[str]) -> None:
    """Say which keys are missing or empty."""
    for key in keys:
        if key not in values:
            context.remarks.error(f"head_no_{key}", 1, 1)
        elif not values[key].text:
            context.error(f"head_no_{key}", values[key])


def read_minutes(context: Context, line: Line) -> int:
    """A number of minutes; 0, with a remark, if it is not one."""
    text = line.text
    if text.isascii() and text.isdigit() and len(text) < 6 and 1 <= int(text) <= MOST_MINUTES:
        return int(text)
    if text:
        context.error("head_minutes", line, value=text[:40], high=MOST_MINUTES)
    return 0


def read_list(context: Context, line: Line) -> tuple[tuple[str, Line], ...]:
    """The ids of a list « [one, two] », each with its place."""
    found = _ROUND.fullmatch(line.text)
    if not found:
        if line.text:
            context.error("head_list", line)
        return ()
    ids = []
    place = 1
    for word in found["inside"].split(","):
        name = word.strip()
        here = line.cut(place + len(word) - len(word.lstrip()))
        place += len(word) + 1
        if name and not good_id(name):
            context.error("id_letters", here, id=name[:60], suggestion=slug(name))
        elif name:
            ids.append((name, here))
    return tuple(ids)
