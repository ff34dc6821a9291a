"""Walks that one may take: a decision's steps, a simulation's moments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Ways = Mapping[str, Iterable[str]]
"""For each place, where it leads. A place without ways of its own is an end."""


def loop(ways: Ways, start: str) -> str:
    """A place that a path meets twice, or nothing. Kept flat: a hostile file may have many places."""
    open_: set[str] = set()
    done: set[str] = set()
    path = [(start, iter(ways.get(start, ())))]
    open_.add(start)
    while path:
        here, targets = path[-1]
        for target in targets:
            if target in open_:
                return target
            if target not in done and target in ways:
                open_.add(target)
                path.append((target, iter(ways[target])))
                break
        else:
            open_.discard(here)
            done.add(here)
            path.pop()
    return ""


def reached(ways: Ways, start: str) -> set[str]:
    """Every place that a path from `start` meets."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += ways.get(one, ())
    return found
