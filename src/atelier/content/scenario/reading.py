"""simulations/<id>.yaml: from the text of the file to the scenario."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from atelier.content.blocks.kind import prose
from atelier.content.context import Context, Reference
from atelier.content.lines import Line, Lines
from atelier.content.model import Flows, Inlines, Item, Position, Remark
from atelier.content.naming import good_id, nearest, slug
from atelier.content.remarks import Remarks
from atelier.content.scenario import clock
from atelier.content.scenario.conditions import ELAPSED, read_test
from atelier.content.scenario.model import (
    Branch,
    Choice,
    Echo,
    Gauge,
    Moment,
    Outcome,
    Person,
    Pointer,
    Post,
    Scenario,
    Tests,
)
from atelier.content.scenario.schema import (
    FRENCH,
    ChoiceShape,
    EchoShape,
    MomentShape,
    PostShape,
    ScenarioShape,
)
from atelier.content.scenario.soundness import check_ways
from atelier.content.sourcefile import cut_lines, decode
from atelier.content.typography import Names, names_pattern
from atelier.content.words import fingerprint
from atelier.content.yaml_schema import converted, shown
from atelier.content.yaml_tree import Path, Tree, read_yaml

FOLDER = "simulations"
HEAVIEST = 400_000
"""Bytes of a simulation's file: many times the longest one, and read within seconds."""


class ScenarioReading(NamedTuple):
    """A scenario as read; None where an error keeps it from being played."""

    scenario: Scenario | None
    remarks: tuple[Remark, ...]
    references: tuple[Reference, ...] = ()
    objectives: tuple[tuple[str, Line], ...] = ()


def read_scenario(data: bytes, file: str, course: str = "", names: Names | None = None) -> ScenarioReading:
    """Read a simulation. `file` is relative to the course's folder; never raises for what it holds."""
    remarks = Remarks(file)
    text = decode(data, remarks, HEAVIEST)
    lines = cut_lines(text, remarks) if text is not None else None
    if lines is None or any(one.code == "tab" for one in remarks.all):
        return ScenarioReading(None, remarks.all)
    tree = read_yaml("\n".join(line.text for line in lines), remarks)
    if tree is None:
        return ScenarioReading(None, remarks.all)
    if not isinstance(tree.value, dict) or not tree.value:
        remarks.error("yaml_no_table")
        return ScenarioReading(None, remarks.all)
    shape = converted(tree, ScenarioShape, FRENCH, remarks)
    if shape is None:
        return ScenarioReading(None, remarks.all)
    reader = _Reader(Context(file, course, names or names_pattern(()), remarks), tree, lines)
    scenario = reader.scenario(shape)
    if not remarks.errors:
        check_ways(scenario, remarks)
    objectives = tuple(
        (name, shown(tree, ("objectives", index))) for index, name in enumerate(shape.objectives)
    )
    done = None if remarks.errors else scenario
    return ScenarioReading(done, remarks.all, tuple(reader.context.references), objectives)


class _Reader:
    """One file on its way to the model: `at` a path of the tree, words become prose."""

    def __init__(self, context: Context, tree: Tree, lines: Lines) -> None:
        self.context, self._tree, self._lines = context, tree, lines
        self._gauges: list[str] = []
        self._flags: set[str] = set()

    # ------------------------------------------------------------------ words

    def _place(self, path: Path) -> Line:
        return shown(self._tree, path)

    def _where(self, path: Path) -> Position:
        return self.context.at(self._place(path))

    def _error(self, code: str, path: Path, /, **args: str | int) -> None:
        self.context.error(code, self._place(path), **args)

    def _rows(self, path: Path, text: str) -> list[Line]:
        """The lines of a value, each where it stands: those of a block (|) are below its mark."""
        place = self._place(path)
        mark = self._lines[place.number - 1].text[place.column - 1 : place.column]
        rows = text.strip("\n").split("\n")
        if mark == "|":
            below = self._lines[place.number].text if place.number < len(self._lines) else ""
            column = len(below) - len(below.lstrip()) + 1
            return [Line(place.number + number, row, column) for number, row in enumerate(rows, 1)]
        return [Line(place.number, row, place.column + (mark in "'\"")) for row in rows]

    def _flows(self, path: Path, text: str) -> Flows:
        return prose(self.context, self._rows(path, text)) if text.strip() else ()

    def _inlines(self, path: Path, text: str) -> Inlines:
        row = self._rows(path, " ".join(text.split()))[0]
        return self.context.inlines(row)

    def _words(self, path: Path, text: str) -> str:
        return self.context.text(Line(1, " ".join(text.split())))

    def _id(self, path: Path, text: str, seen: dict[str, int]) -> str:
        place = self._place(path)
        if not good_id(text):
            self._error("id_letters", path, id=text[:60], suggestion=slug(text, "moment"))
        elif text in seen:
            self._error("sub_id_twice", path, id=text, line=seen[text])
        seen.setdefault(text, place.number)
        return text

    def _known(self, path: Path, name: str, known: Iterable[str], what: str) -> None:
        names = list(known)
        if name not in names:
            guess = nearest(name, names) or (names[0] if names else "")
            self._error(f"scenario_{what}", path, name=name[:60], guess=guess)

    # ------------------------------------------------------------------ the parts

    def scenario(self, shape: ScenarioShape) -> Scenario:
        """The whole file."""
        stem = PurePosixPath(self.context.file).stem
        if shape.id != stem:
            self._error("scenario_file", ("id",), id=shape.id[:60], file=stem)
        start = clock.read_moment(shape.clock)
        if start is None:
            self._error("scenario_clock", ("clock",), text=shape.clock[:40])
        gauges = tuple(self._gauge(("gauges", number), shape) for number in range(len(shape.gauges)))
        self._unique("gauges", [one.id for one in gauges])
        if not 2 <= len(gauges) <= 4:
            self._error("scenario_gauges", ("gauges",), count=len(gauges))
        people = tuple(
            Person(one.id, self._words(("people", number, "name"), one.name), self._words((), one.about))
            for number, one in enumerate(shape.people)
        )
        self._unique("people", [one.id for one in people])
        self._gauges = [one.id for one in gauges]
        self._flags = {flag for moment in shape.moments for choice in moment.choices for flag in choice.sets}
        places = [*(one.id for one in shape.moments), *(one.id for one in shape.endings)]
        self._unique("moments", places, len(shape.moments))
        known = [one.id for one in people]
        moments = tuple(
            self._moment(("moments", number), one, places, known) for number, one in enumerate(shape.moments)
        )
        endings = tuple(
            Outcome(
                one.id,
                self._inlines(("endings", number, "title"), one.title),
                one.tone,
                self._flows(("endings", number, "text"), one.text),
                self._where(("endings", number)),
            )
            for number, one in enumerate(shape.endings)
        )
        title = self._words((), shape.title)
        role = self._flows(("role",), shape.role)
        return Scenario(
            shape.id,
            self.context.course,
            title,
            shape.minutes,
            shape.objectives,
            role,
            self._words((), shape.fictional),
            start or 0,
            gauges,
            people,
            moments,
            endings,
            self._takeaways(shape),
            fingerprint(title, role, moments, endings, _ways(moments)),
            self.context.file,
        )

    def _unique(self, name: str, ids: Sequence[str], first: int | None = None) -> None:
        """Ids of one list (or of two: after `first`, those of the endings) differ."""
        seen: dict[str, int] = {}
        for number, one in enumerate(ids):
            path: Path = (name, number, "id")
            if first is not None and number >= first:
                path = ("endings", number - first, "id")
            self._id(path, one, seen)

    def _gauge(self, path: Path, shape: ScenarioShape) -> Gauge:
        one = shape.gauges[int(path[1])]
        if one.id == ELAPSED:
            self._error("scenario_elapsed", (*path, "id"))
        if one.icon not in ICONS:
            self._known((*path, "icon"), one.icon, ICONS, "icon")
        if len(one.words) != 3:
            self._error("scenario_gauge_words", (*path, "words"), count=len(one.words))
        words = tuple(self._words((), word) for word in one.words)
        return Gauge(one.id, self._words((), one.name), one.icon, one.better, one.start, words)

    def _moment(self, path: Path, shape: MomentShape, places: list[str], people: list[str]) -> Moment:
        at = clock.read_moment(shape.at) if shape.at else None
        if shape.at and at is None:
            self._error("scenario_clock", (*path, "at"), text=shape.at[:40])
        if not 2 <= len(shape.choices) <= 4:
            self._error("scenario_choices", path, id=shape.id, count=len(shape.choices))
        seen: dict[str, int] = {}
        for number, one in enumerate(shape.choices):
            self._id((*path, "choices", number, "id"), one.id, seen)
        return Moment(
            shape.id,
            self._inlines((*path, "title"), shape.title),
            self._flows((*path, "text"), shape.text),
            tuple(
                self._choice((*path, "choices", number), one, places)
                for number, one in enumerate(shape.choices)
            ),
            tuple(self._post((*path, "feed", number), one, people) for number, one in enumerate(shape.feed)),
            tuple(self._echo((*path, "echoes", number), one) for number, one in enumerate(shape.echoes)),
            at,
            self._where(path),
        )

    def _post(self, path: Path, shape: PostShape, people: list[str]) -> Post:
        self._known((*path, "from"), shape.person, people, "person")
        if (shape.kind == "review") is not (shape.stars > 0):
            self._error("scenario_stars", path)
        return Post(
            shape.person,
            shape.kind,
            shape.ago,
            self._flows((*path, "text"), shape.text),
            self._words((), shape.media),
            shape.stars,
            shape.likes,
            shape.comments,
            shape.shares,
            self._words((), shape.note),
            self._tests((*path, "when"), shape.when),
            self._where(path),
        )

    def _echo(self, path: Path, shape: EchoShape) -> Echo:
        return Echo(
            self._flows((*path, "text"), shape.text),
            self._effects(path, shape.effects),
            self._tests((*path, "when"), shape.when),
            self._where(path),
        )

    def _choice(self, path: Path, shape: ChoiceShape, places: list[str]) -> Choice:
        minutes = clock.read_span(shape.takes)
        if minutes is None:
            self._error("scenario_span", (*path, "takes"), text=shape.takes[:40])
        for key, number, flag in _flags(shape):
            if not good_id(flag):
                self._error("id_letters", (*path, key, number), id=flag[:60], suggestion=slug(flag, "retenu"))
        return Choice(
            shape.id,
            self._inlines((*path, "text"), shape.text),
            self._inlines((*path, "detail"), shape.detail) if shape.detail else (),
            minutes or 0,
            shape.grade,
            self._flows((*path, "why"), shape.why),
            tuple(self._branches(path, shape, places)),
            self._tests((*path, "when"), shape.when),
            self._effects(path, shape.effects),
            shape.sets,
            shape.clears,
            self._words((), shape.result),
            self._flows((*path, "then"), shape.then),
            self._pointer((*path, "lesson"), shape.lesson),
            self._where(path),
        )

    def _branches(self, path: Path, shape: ChoiceShape, places: list[str]) -> Iterator[Branch]:
        if isinstance(shape.to, str):
            self._known((*path, "to"), shape.to, places, "target")
            yield Branch(shape.to)
            return
        if not shape.to:
            self._error("scenario_no_way", (*path, "to"))
        for number, one in enumerate(shape.to):
            here: Path = (*path, "to", number)
            self._known((*here, "to"), one.to, places, "target")
            if bool(one.when) is (number == len(shape.to) - 1):
                self._error("scenario_last_way", here)
            yield Branch(one.to, self._tests((*here, "when"), one.when))

    def _effects(self, path: Path, effects: dict[str, int]) -> dict[str, int]:
        for name, value in effects.items():
            here: Path = (*path, "effects", name)
            self._known(here, name, self._gauges, "gauge")
            if not -LARGEST <= value <= LARGEST:
                self._error("scenario_effect", here, value=value, limit=LARGEST)
        return effects

    def _tests(self, path: Path, when: Sequence[str]) -> Tests:
        found = []
        for number, text in enumerate(when):
            here: Path = (*path, number)
            test = read_test(text)
            if test is None:
                self._error("scenario_when", here, text=text[:60])
                continue
            if test.kind == "gauge":
                self._known(here, test.name, self._gauges, "gauge")
            elif test.kind == "flag":
                self._known(here, test.name, sorted(self._flags), "flag")
            found.append(test)
        return tuple(found)

    def _pointer(self, path: Path, text: str) -> Pointer | None:
        if not text:
            return None
        target, _, section = text.partition("#")
        course, _, lesson = target.rpartition("/")
        if not good_id(lesson) or (course and not good_id(course)) or (section and not good_id(section)):
            self._error("link_lesson_shape", path, target=text[:80])
            return None
        place = self._place(path)
        course = course or self.context.course
        self.context.refer("lesson", f"{course}/{lesson}", place.number, place.column)
        if section:
            self.context.refer("section", f"{course}/{lesson}#{section}", place.number, place.column)
        return Pointer(course, lesson, section)

    def _takeaways(self, shape: ScenarioShape) -> tuple[Item, ...]:
        self._unique("takeaways", [one.id for one in shape.takeaways])
        if not 3 <= len(shape.takeaways) <= 6:
            self._error("scenario_takeaways", ("takeaways",), count=len(shape.takeaways))
        found = []
        for number, one in enumerate(shape.takeaways):
            path: Path = ("takeaways", number)
            text, why = self._inlines((*path, "text"), one.text), self._inlines((*path, "why"), one.why)
            found.append(Item(one.id, text, why, fingerprint(text), self._where(path)))
        return tuple(found)


ICONS = ("heart", "radio", "zap", "users", "scale", "shield-check", "eye", "handshake")
LARGEST = 40
"""How far one choice may move a gauge."""


def _flags(shape: ChoiceShape) -> Iterator[tuple[str, int, str]]:
    """What a choice remembers and forgets: the key, the rank there, the name."""
    for key, names in (("sets", shape.sets), ("clears", shape.clears)):
        yield from ((key, number, name) for number, name in enumerate(names))


def _ways(moments: Sequence[Moment]) -> str:
    """Where each choice leads, as words: a change of path is a change of the simulation."""
    return " ".join(
        f"{moment.id} {choice.id} {branch.target}"
        for moment in moments
        for choice in moment.choices
        for branch in choice.to
    )
