"""From a YAML tree to typed values; what does not fit is said at its place, all of it at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar, get_args, get_origin

from msgspec import Struct, ValidationError, convert
from msgspec.structs import fields

from atelier.content.lines import Line
from atelier.content.naming import nearest
from atelier.content.remarks import Remarks
from atelier.content.yaml_tree import Path, Tree

Shape = TypeVar("Shape", bound=Struct)

_STEP = re.compile(r"\[(?P<index>\d+)\]`$")
_CODES = (
    ("Invalid enum value", "yaml_choice"),
    ("Expected `int", "yaml_number"),
    ("matching regex", "yaml_version"),
    ("of length >= 1", "yaml_nothing"),
    ("of length <= ", "yaml_long"),
    ("Expected `array`", "yaml_list"),
    ("Expected `object`", "yaml_table"),
    ("Expected `str`", "yaml_text"),
)


def converted(tree: Tree, kind: type[Shape], french: Mapping[str, str], remarks: Remarks) -> Shape | None:
    """The tree as a `kind`; None, once everything that does not fit was said. `french`: what an
    author may have typed in place of a key."""
    before = len(remarks)
    _check(tree.value, kind, (), tree, dict(french), remarks)
    return convert(tree.value, kind, strict=False) if len(remarks) == before and not remarks.full else None


def shown(tree: Tree, path: Path) -> Line:
    """Where a value stands, or the nearest that holds it."""
    while path and path not in tree.places:
        path = path[:-1]
    return tree.places.get(path, Line(1, ""))


def _check(
    value: Any, kind: type[Struct], path: Path, tree: Tree, french: dict[str, str], remarks: Remarks
) -> None:
    """Say which keys of a table are unknown or missing, and which values do not fit."""
    place = shown(tree, path)
    if not isinstance(value, dict):
        remarks.error("yaml_table", place.number, place.column, key=_name(path))
        return
    known = {field.encode_name: field for field in fields(kind)}
    for key in value:
        if key not in known:
            here = tree.keys.get((*path, key), place)
            guess = nearest(key, known, french)
            code = "yaml_unknown_guess" if guess else "yaml_unknown"
            remarks.error(code, here.number, here.column, key=key[:40], guess=guess, known=", ".join(known))
    missing = []
    for name, field in known.items():
        if name not in value:
            if field.required:
                missing.append(name)
            continue
        inner = _inner(field.type)
        if inner and isinstance(value[name], list):
            for index, one in enumerate(value[name]):
                _check(one, inner, (*path, name, index), tree, french, remarks)
        else:
            _check_value(value[name], field.type, (*path, name), tree, remarks)
    if missing:
        remarks.error("yaml_missing", place.number, place.column, keys=", ".join(missing))


def _inner(kind: Any) -> type[Struct] | None:
    """The table that each entry of a list must be, where a field is (or may be) such a list."""
    for one in (kind, *get_args(kind)):
        if get_origin(one) is tuple:
            entry = get_args(one)[0]
            if isinstance(entry, type) and issubclass(entry, Struct):
                return entry
    return None


def _check_value(value: Any, kind: Any, path: Path, tree: Tree, remarks: Remarks) -> None:
    if isinstance(value, dict) and get_origin(kind) is dict:
        for key, one in value.items():
            _check_value(one, get_args(kind)[1], (*path, key), tree, remarks)
        return
    try:
        convert(value, kind, strict=False)
    except ValidationError as error:
        message = str(error)
        step = _STEP.search(message)
        if step:
            path = (*path, int(step["index"]))
        place = shown(tree, path)
        code = next((code for sign, code in _CODES if sign in message), "yaml_shape")
        allowed = ", ".join(str(one) for one in getattr(kind, "__args__", ()) if isinstance(one, str))
        if code == "yaml_version" and _name(path) == "derives_from":
            code = "yaml_derived"
        remarks.error(code, place.number, place.column, key=_name(path), allowed=allowed)


def _name(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")
