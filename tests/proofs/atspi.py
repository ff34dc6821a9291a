"""Walk the running app through AT-SPI; started by the file `atspi` beside it, with the system's Python.

Every screen of the navigation, a workshop and a lesson are shown by the actions that a screen
reader has. On each, whatever can take the focus must have a name; in the lesson, a box is
ticked, words are typed and the text must be readable. Exit status 1 when something is wrong.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

APP = "Atelier"
NAVIGATION, READER = "Navigation", "Leçon"  # accessible names that the app gives
UNFORESEEN, GO_ON = "erreur imprévue", "Continuer"  # the dialog of an error, and what closes it
PATIENCE = 20.0  # seconds
DEEPEST = 60
# Qt gives « Toggle » first, and alone, on whatever can be checked; a screen reader takes the first.
PRESS = ("Press", "press", "click", "Toggle", "toggle")


class Node(NamedTuple):
    """One accessible object as it was when walked over."""

    at: Any
    role: str
    name: str
    states: frozenset[str]
    above: tuple[str, ...]

    def has(self, *states: str) -> bool:
        return self.states.issuperset(states)


problems: list[str] = []
log = open(os.environ["LOG"], "w") if os.environ.get("LOG") else None  # noqa: PTH123, SIM115


def wrong(words: str) -> None:
    problems.append(words)
    print(f"WRONG  {words}")


def wait_for(what: Callable[[], Any], patience: float = PATIENCE) -> Any:
    """What `what` gives once it is true, or its last answer."""
    end = time.monotonic() + patience
    while True:
        found = what()
        if found or time.monotonic() > end:
            return found
        time.sleep(0.2)


def find_app() -> Any:
    desktop = Atspi.get_desktop(0)
    for place in range(desktop.get_child_count()):
        app = desktop.get_child_at_index(place)
        if app and APP in (app.get_name() or "") and app.get_child_count():
            return app
    return None


STATES = ("focusable", "showing", "enabled", "checked", "editable")


def walk(at: Any, above: tuple[str, ...] = ()) -> Iterator[Node]:
    if at is None or len(above) > DEEPEST:
        return
    try:
        has = at.get_state_set()
        states = frozenset(state for state in STATES if has.contains(getattr(Atspi.StateType, state.upper())))
        name, role = at.get_name() or "", at.get_role_name()
        below = [at.get_child_at_index(place) for place in range(at.get_child_count())]
    except GLib.GError:  # it left the screen while we looked
        return
    yield Node(at, role, name, states, above)
    for child in below:
        yield from walk(child, (*above, name))


def nodes(app: Any) -> list[Node]:
    """What is on screen now."""
    return [node for node in walk(app) if node.has("showing") or not node.above]


def press(node: Node) -> bool:
    action = node.at.get_action_iface()
    for place in range(Atspi.Action.get_n_actions(action) if action else 0):
        if Atspi.Action.get_action_name(action, place) in PRESS:
            return bool(Atspi.Action.do_action(action, place))
    return False


def text_of(node: Node) -> str:
    text = node.at.get_text_iface()
    return Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text)) if text else ""


def judge(screen: str, seen: list[Node]) -> None:
    """Whatever can take the focus has a name."""
    if log:
        print(f"\n== {screen}", file=log)
        for node in seen:
            print(
                "  " * len(node.above), node.role, repr(node.name), *sorted(node.states), file=log, flush=True
            )
    controls = [node for node in seen if node.has("focusable")]
    nameless = [node for node in controls if not node.name.strip()]
    print(f"{screen}: {len(seen)} objects, {len(controls)} controls, {len(nameless)} without a name")
    for node in nameless:
        inside = " > ".join(filter(None, node.above)) or "the window"
        wrong(f"{screen}: a {node.role} without a name, in {inside}")
    if not controls:
        wrong(f"{screen}: no control at all")
    for node in seen:
        if UNFORESEEN in node.name and node.role == "label":
            wrong(f"{screen}: « {node.name} »")
            press(next(other for other in seen if other.name == GO_ON and other.role == "push button"))


def outside(seen: list[Node]) -> list[tuple[str, str]]:
    """What stands beside the navigation."""
    return [(node.role, node.name) for node in seen if NAVIGATION not in node.above]


def buttons(seen: list[Node]) -> list[Node]:
    wanted = [
        node for node in seen if node.role in ("push button", "button") and NAVIGATION not in node.above
    ]
    return [node for node in wanted if node.has("enabled", "focusable")]


def entries_of(seen: list[Node]) -> list[str]:
    return [node.name for node in seen if node.role == "radio button" and NAVIGATION in node.above]


def welcomed(app: Any) -> list[Node]:
    """Give a name where the welcome asks for one, and go on to the first real screen."""
    for node in nodes(app):
        if node.has("editable", "enabled", "focusable"):
            Atspi.EditableText.set_text_contents(node.at.get_editable_text_iface(), "Ana Proulx")
    return open_one(app, set(), lambda seen: bool(entries_of(seen)))


def go(app: Any, words: str) -> list[Node]:
    """Press an entry of the navigation and wait until its screen has come."""

    def there() -> list[Node]:
        seen = nodes(app)
        return seen if any(node.name == words and node.has("checked") for node in seen) else []

    before = nodes(app)
    for node in before:
        if node.name == words and NAVIGATION in node.above:
            if node.has("checked"):
                return before
            if not press(node):
                wrong(f"{words}: cannot be pressed through AT-SPI")
            seen: list[Node] = wait_for(there)
            if not seen:
                wrong(f"{words}: pressed, but it is not the entry shown")
            elif not wait_for(lambda: outside(nodes(app)) != outside(before), 5.0):
                wrong(f"{words}: pressed and checked, but the screen stays what it was")
            time.sleep(0.5)
            return nodes(app)
    wrong(f"{words}: not in the navigation")
    return []


def open_one(app: Any, already: set[str], reached: Callable[[list[Node]], bool]) -> list[Node]:
    """Press the buttons that are not on every screen, in their order, until one leads there."""
    for name in [node.name for node in buttons(nodes(app)) if node.name not in already][:6]:
        node = next((node for node in buttons(nodes(app)) if node.name == name), None)
        if node is None or not press(node):
            continue
        if wait_for(lambda: reached(nodes(app)), 15.0):
            time.sleep(0.5)
            return nodes(app)
        already.add(name)
    return []


def kept(verb: str) -> int:
    """How many facts of that kind stand in the journals of the profile."""
    count = 0
    for file in Path(os.environ["ATELIER_HOME"]).rglob("journal.sqlite3"):
        with closing(sqlite3.connect(file, timeout=5)) as journal:
            count += journal.execute("SELECT count(*) FROM events WHERE verb = ?", (verb,)).fetchone()[0]
    return count


def try_each(what: str, verb: str, found: list[Node], act: Callable[[Node], Any]) -> None:
    """Act on one control after the other, until the journal holds what was done."""
    before = kept(verb)
    for node in found[:6]:
        act(node)
        if wait_for(lambda: kept(verb) > before, 4.0):
            print(f"{what}: « {node.name} », kept in the journal")
            return
    wrong(f"a lesson: {what}: tried {len(found[:6])} of {len(found)} controls, nothing was kept")


def write(node: Node) -> None:
    field = node.at.get_editable_text_iface()
    Atspi.EditableText.set_text_contents(field, "Écrit par la technologie d’assistance.")


def do_lesson(seen: list[Node]) -> None:
    """Read, tick, type, as far as this lesson asks for it."""
    inside = [node for node in seen if READER in node.above and node.has("enabled")]
    longest = max((len(text_of(node)) for node in inside), default=0)
    print(f"the longest text that can be read: {longest} characters")
    if longest < 200:
        wrong("a lesson: its text cannot be read")
    boxes = [node for node in inside if node.role == "check box"]
    fields = [node for node in inside if node.has("editable", "focusable")]
    if boxes:
        try_each("ticked", "ticked", boxes, press)
    if fields:
        try_each("typed", "wrote", fields, write)
    if not boxes and not fields:
        wrong("a lesson: nothing to tick and nothing to fill in")


def main() -> int:
    Atspi.init()
    Atspi.set_timeout(20_000, 60_000)  # ms; its own 800 are short for a first screen on a busy machine
    app = wait_for(find_app, 60.0)
    Atspi.get_desktop(0).set_cache_mask(Atspi.Cache.NONE)  # what changed must be asked for, not remembered
    if not app:
        print("the app is not on the accessibility bus")
        return 1
    wait_for(lambda: buttons(nodes(app)))
    judge("first screen", nodes(app))
    entries = entries_of(nodes(app)) or entries_of(welcomed(app))
    if not entries:
        wrong(f"no radio button in a « {NAVIGATION} »")
        return 1
    everywhere: set[str] | None = None
    for words in entries:
        seen = go(app, words)
        judge(words, seen)
        names = {node.name for node in buttons(seen)}
        everywhere = names if everywhere is None else everywhere & names
    everywhere = everywhere or set()

    everywhere |= set(entries)  # the way back up has the name of an entry
    go(app, entries[1])
    cards = {node.name for node in buttons(nodes(app))}
    seen = open_one(app, set(everywhere), lambda now: bool({node.name for node in buttons(now)} - cards))
    judge("a workshop", seen)
    seen = open_one(app, everywhere | cards, lambda now: any(node.name == READER for node in now))
    judge("a lesson", seen)
    if seen:
        do_lesson(seen)
    print(f"{len(problems)} problems through AT-SPI")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
