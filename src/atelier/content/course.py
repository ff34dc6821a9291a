"""course.yaml: what a workshop holds, in which order."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, NamedTuple

from msgspec import Meta, Struct, ValidationError, convert
from msgspec.structs import fields

from atelier.content.lines import Line
from atelier.content.model import Objective, Position, Remark, Segment
from atelier.content.naming import ID, good_id, nearest, slug
from atelier.content.remarks import Remarks
from atelier.content.sourcefile import cut_lines, decode
from atelier.content.typography import names_pattern, typeset
from atelier.content.yaml_tree import Path, Tree, read_yaml

FILE = "course.yaml"

Words = Annotated[str, Meta(min_length=1, max_length=1_000)]
Minutes = Annotated[int, Meta(ge=1, le=600)]
YesNo = Literal["yes", "no", "true", "false"]
_YES = ("yes", "true")


class _Objective(Struct, frozen=True, forbid_unknown_fields=True):
    id: Words
    text: Words


class _Module(Struct, frozen=True, forbid_unknown_fields=True):
    id: Words
    code: Words
    title: Words
    lessons: tuple[Words, ...] = ()
    coming: YesNo = "no"


class _Segment(Struct, frozen=True, forbid_unknown_fields=True):
    id: Words
    kind: Literal["opening", "lesson", "exercise", "break", "closing"]
    title: Words
    minutes: Minutes
    minimum: Annotated[int, Meta(ge=0, le=600)]
    optional: YesNo = "no"
    lessons: tuple[Words, ...] = ()
    exercises: tuple[Words, ...] = ()


class _Course(Struct, frozen=True, forbid_unknown_fields=True):
    id: Words
    workshop: Annotated[int, Meta(ge=0, le=99)]
    title: Words
    subtitle: Words
    version: Annotated[str, Meta(pattern=r"^\d+\.\d+\.\d+$")]
    author: Words
    audience: Words
    objectives: tuple[_Objective, ...]
    modules: tuple[_Module, ...]
    agenda: tuple[_Segment, ...]
    documents: tuple[Words, ...] = ()
    names: tuple[Words, ...] = ()
    retired: tuple[Words, ...] = ()


class ModuleFile(NamedTuple):
    """A module as course.yaml lists it: names of lesson files, without « .md ». `coming`: its
    lessons are still to be written."""

    id: str
    code: str
    title: str
    lessons: tuple[str, ...]
    coming: bool = False


class CourseFile(NamedTuple):
    """A course.yaml as read. `places` tells where each value stands."""

    id: str
    workshop: int
    title: str
    subtitle: str
    version: str
    author: str
    audience: str
    objectives: tuple[Objective, ...]
    modules: tuple[ModuleFile, ...]
    agenda: tuple[Segment, ...]
    documents: tuple[str, ...]
    names: tuple[str, ...]
    retired: tuple[str, ...]
    places: dict[Path, Line]

    def at(self, *path: str | int) -> Position:
        """Where a value stands: `at("agenda", 2, "minutes")`."""
        while path and path not in self.places:
            path = path[:-1]
        line = self.places.get(path, Line(1, ""))
        return Position(FILE, line.number, line.column)


def read_course(data: bytes) -> tuple[CourseFile | None, tuple[Remark, ...]]:
    """Read a course.yaml; None where an error keeps it from being used."""
    remarks = Remarks(FILE)
    if not data.strip():
        remarks.error("yaml_no_table")
        return None, remarks.all
    text = decode(data, remarks)
    lines = cut_lines(text, remarks) if text is not None else None
    if lines is None or any(one.code == "tab" for one in remarks.all):  # its depth is a guess
        return None, remarks.all
    tree = read_yaml("\n".join(line.text for line in lines), remarks)
    if tree is None:
        return None, remarks.all
    if not isinstance(tree.value, dict):
        remarks.error("yaml_no_table")
        return None, remarks.all
    found = _converted(tree, remarks)
    if found is None:
        return None, remarks.all
    _check_ids(tree, found, remarks)
    if remarks.errors:
        return None, remarks.all
    return _typeset(found, tree), remarks.all


def _typeset(found: _Course, tree: Tree) -> CourseFile:
    names = names_pattern(found.names)

    def words(text: str) -> str:
        return typeset(" ".join(text.split()), names)

    return CourseFile(
        found.id,
        found.workshop,
        words(found.title),
        words(found.subtitle),
        found.version,
        words(found.author),
        words(found.audience),
        tuple(Objective(one.id, words(one.text)) for one in found.objectives),
        tuple(
            ModuleFile(one.id, one.code, words(one.title), one.lessons, one.coming in _YES)
            for one in found.modules
        ),
        tuple(
            Segment(
                one.id,
                one.kind,
                words(one.title),
                one.minutes,
                one.minimum,
                one.optional in _YES,
                one.lessons,
                one.exercises,
            )
            for one in found.agenda
        ),
        tuple(words(one) for one in found.documents),
        found.names,
        found.retired,
        tree.places,
    )


# --------------------------------------------------------------------------- what does not fit

_STEP = re.compile(r"\[(?P<index>\d+)\]`$")
_FRENCH = {
    "titre": "title",
    "sous-titre": "subtitle",
    "auteur": "author",
    "public": "audience",
    "objectifs": "objectives",
    "ordre du jour": "agenda",
    "deroulement": "agenda",
    "lecons": "lessons",
    "exercices": "exercises",
    "duree": "minutes",
    "genre": "kind",
    "noms": "names",
    "retires": "retired",
    "texte": "text",
    "atelier": "workshop",
    "facultatif": "optional",
}


_LISTS: dict[str, type[Struct]] = {"objectives": _Objective, "modules": _Module, "agenda": _Segment}


def _converted(tree: Tree, remarks: Remarks) -> _Course | None:
    """The typed course; None, once everything that does not fit was said."""
    before = len(remarks)
    rest = dict(tree.value)
    for name, kind in _LISTS.items():
        ones = rest.get(name)
        if isinstance(ones, list):
            for index, one in enumerate(ones):
                _check(one, kind, (name, index), tree, remarks)
            rest[name] = []
    _check(rest, _Course, (), tree, remarks)
    return convert(tree.value, _Course, strict=False) if len(remarks) == before and not remarks.full else None


def _check(value: Any, kind: type[Struct], path: Path, tree: Tree, remarks: Remarks) -> None:
    """Say which keys of a table are unknown or missing, and which values do not fit."""
    place = _shown(tree, path)
    if not isinstance(value, dict):
        remarks.error("yaml_table", place.number, place.column, key=str(path[0]))
        return
    known = {field.name: field for field in fields(kind)}
    for key in value:
        if key not in known:
            here = tree.keys.get((*path, key), place)
            guess = nearest(key, known, _FRENCH)
            code = "yaml_unknown_guess" if guess else "yaml_unknown"
            remarks.error(code, here.number, here.column, key=key[:40], guess=guess, known=", ".join(known))
    missing = []
    for name, field in known.items():
        if name in value:
            _check_value(value[name], field.type, (*path, name), tree, remarks)
        elif field.required:
            missing.append(name)
    if missing:
        remarks.error("yaml_missing", place.number, place.column, keys=", ".join(missing))


def _check_value(value: Any, kind: Any, path: Path, tree: Tree, remarks: Remarks) -> None:
    try:
        convert(value, kind, strict=False)
    except ValidationError as error:
        message = str(error)
        step = _STEP.search(message)
        if step:
            path = (*path, int(step["index"]))
        place = _shown(tree, path)
        code = next((code for sign, code in _CODES if sign in message), "yaml_shape")
        name = next(step for step in reversed(path) if isinstance(step, str))
        allowed = ", ".join(str(one) for one in getattr(kind, "__args__", ()) if isinstance(one, str))
        remarks.error(code, place.number, place.column, key=name, allowed=allowed)


_CODES = (
    ("Invalid enum value", "yaml_choice"),
    ("Expected `int`", "yaml_number"),
    ("matching regex", "yaml_version"),
    ("of length >= 1", "yaml_nothing"),
    ("of length <= ", "yaml_long"),
    ("Expected `array`", "yaml_list"),
    ("Expected `object`", "yaml_table"),
    ("Expected `str`", "yaml_text"),
)


def _shown(tree: Tree, path: Path) -> Line:
    while path and path not in tree.places:
        path = path[:-1]
    return tree.places.get(path, Line(1, ""))


def _check_ids(tree: Tree, found: _Course, remarks: Remarks) -> None:
    listed: tuple[tuple[str, tuple[_Objective | _Module | _Segment, ...]], ...] = (
        ("objectives", found.objectives),
        ("modules", found.modules),
        ("agenda", found.agenda),
    )
    if not good_id(found.id):
        _bad_id(tree, ("id",), found.id, remarks)
    for name, ones in listed:
        seen: dict[str, int] = {}
        for index, one in enumerate(ones):
            path: Path = (name, index, "id")
            place = _shown(tree, path)
            if not good_id(one.id):
                _bad_id(tree, path, one.id, remarks)
            elif one.id in seen:
                remarks.error("id_twice", place.number, place.column, id=one.id, line=seen[one.id])
            seen.setdefault(one.id, place.number)
    for index, retired in enumerate(found.retired):
        if not all(ID.fullmatch(step) for step in retired.split("/")):
            _bad_id(tree, ("retired", index), retired, remarks)
    files: dict[str, int] = {}
    for number, module in enumerate(found.modules):
        for index, file in enumerate(module.lessons):
            path = ("modules", number, "lessons", index)
            place = _shown(tree, path)
            if file.endswith(".md") or not good_id(file):
                remarks.error("lesson_file_name", place.number, place.column, file=file[:60])
            elif file in files:
                remarks.error("lesson_listed_twice", place.number, place.column, file=file, line=files[file])
            files.setdefault(file, place.number)


def _bad_id(tree: Tree, path: Path, text: str, remarks: Remarks) -> None:
    place = _shown(tree, path)
    remarks.error("id_letters", place.number, place.column, id=text[:60], suggestion=slug(text))
