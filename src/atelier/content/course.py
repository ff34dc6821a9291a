"""course.yaml: what a workshop holds, in which order."""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple

from msgspec import Meta, Struct

from atelier.content.lines import Line
from atelier.content.model import Objective, Position, Remark, Segment
from atelier.content.naming import ID, good_id, slug
from atelier.content.remarks import Remarks
from atelier.content.sourcefile import cut_lines, decode
from atelier.content.typography import names_pattern, typeset
from atelier.content.yaml_schema import converted, shown
from atelier.content.yaml_tree import Path, Tree, read_yaml

FILE = "course.yaml"

Words = Annotated[str, Meta(min_length=1, max_length=1_000)]
Minutes = Annotated[int, Meta(ge=1, le=600)]
YesNo = Literal["yes", "no", "true", "false"]
_YES = ("yes", "true")
_NUMBER = r"\d+\.\d+\.\d+"


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
    version: Annotated[str, Meta(pattern=rf"^{_NUMBER}$")]
    author: Words
    audience: Words
    objectives: tuple[_Objective, ...]
    modules: tuple[_Module, ...]
    agenda: tuple[_Segment, ...]
    documents: tuple[Words, ...] = ()
    names: tuple[Words, ...] = ()
    retired: tuple[Words, ...] = ()
    derives_from: Annotated[str, Meta(pattern=rf"^{ID.pattern} {_NUMBER}$")] = ""


class ModuleFile(NamedTuple):
    """A module as course.yaml lists it: names of lesson files, without « .md ». `coming`: its
    lessons are still to be written."""

    id: str
    code: str
    title: str
    lessons: tuple[str, ...]
    coming: bool = False


class CourseFile(NamedTuple):
    """A course.yaml as read. `derives_from`: id and version of the course that it is a version of.
    `places` tells where each value stands."""

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
    derives_from: str
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
    found = converted(tree, _Course, _FRENCH, remarks)
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
        found.derives_from,
        tree.places,
    )


# --------------------------------------------------------------------------- words an author may type

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
    "d'apres": "derives_from",
    "vient de": "derives_from",
}


def _check_ids(tree: Tree, found: _Course, remarks: Remarks) -> None:
    listed: tuple[tuple[str, tuple[_Objective | _Module | _Segment, ...]], ...] = (
        ("objectives", found.objectives),
        ("modules", found.modules),
        ("agenda", found.agenda),
    )
    if not good_id(found.id):
        _bad_id(tree, ("id",), found.id, remarks)
    if found.derives_from.partition(" ")[0] == found.id:
        place = shown(tree, ("derives_from",))
        remarks.error("derives_from_itself", place.number, place.column, id=found.id)
    for name, ones in listed:
        seen: dict[str, int] = {}
        for index, one in enumerate(ones):
            path: Path = (name, index, "id")
            place = shown(tree, path)
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
            place = shown(tree, path)
            if file.endswith(".md") or not good_id(file):
                remarks.error("lesson_file_name", place.number, place.column, file=file[:60])
            elif file in files:
                remarks.error("lesson_listed_twice", place.number, place.column, file=file, line=files[file])
            files.setdefault(file, place.number)


def _bad_id(tree: Tree, path: Path, text: str, remarks: Remarks) -> None:
    place = shown(tree, path)
    remarks.error("id_letters", place.number, place.column, id=text[:60], suggestion=slug(text))
