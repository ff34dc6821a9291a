"""Reading edition.toml: an edition, or every reason why it is not one, each with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, get_args, get_origin
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct
from msgspec.structs import fields

from atelier.content.naming import nearest
from atelier.edition import logos
from atelier.edition.bounds import beyond
from atelier.edition.model import FILE, FORMAT, MOST_SESSIONS, Edition, Meeting, Shown, clock
from atelier.edition.toml_lines import Path as Place
from atelier.edition.toml_lines import line_of, lines_of
from atelier.errors import AtelierError
from atelier.lines import is_line
from atelier.signing.issuers import read_issuer
from atelier.updates.addresses import is_address
from atelier.wording import say

LARGEST = 200_000
"""Bytes of an edition.toml."""
YEARS = range(2000, 2101)
"""Those of a session and of an edition: of another, the calendar cannot count the hours."""
LONG = timedelta(hours=12)
"""A session that lasts longer was probably written wrong."""

_AT = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")
_SYNTAX = (
    ("Cannot overwrite a value", "twice"),
    ("Cannot declare", "table_twice"),
    ("Expected '=' after a key", "no_equals"),
    ("Invalid value", "no_quotes"),
    ("Unterminated string", "unclosed"),
    ("Illegal character", "unclosed"),
    ("Unclosed array", "array"),
    ("Unescaped", "backslash"),
    ("Expected newline", "rest"),
    ("Invalid date", "rest"),
)
_FRENCH = {
    "nom": "name",
    "couleur": "colour",
    "color": "colour",
    "accueil": "welcome",
    "phrase": "welcome",
    "site": "website",
    "site-web": "website",
    "cours": "courses",
    "ateliers": "courses",
    "seances": "sessions",
    "lieu": "place",
    "debut": "start",
    "fin": "end",
    "lien": "link",
    "courriel": "email",
    "telephone": "phone",
    "adresse": "address",
    "formatrice": "trainer",
    "formateur": "trainer",
    "signataire": "signatory",
    "ville": "town",
    "mises-a-jour": "updates",
    "vie-privee": "privacy",
    "organisme": "organisation",
    "date-d-emission": "issued",
}
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class Problem(Struct, frozen=True):
    """What is wrong with an edition, or what one should know (`serious` is then False), its line, and the value
    that it is about: `("sessions", 2, "link")`."""

    line: int
    code: str
    args: dict[str, str | int] = {}
    serious: bool = True
    path: Place = ()

    @property
    def sentence(self) -> str:
        """What it says to the person, without the line."""
        return say(f"edition.{self.code}", **self.args)


class Reading(Struct, frozen=True):
    """What reading gave: an edition unless something is seriously wrong; `draft`: it too where only what it says is
    wrong, for who is still writing it."""

    edition: Edition | None
    problems: tuple[Problem, ...] = ()
    draft: Edition | None = None


def read(folder: Path, today: date, courses: tuple[str, ...] = ()) -> Reading:
    """Read the edition of a folder; `courses`: the ids of those that there are, if one knows.

    Raises edition.not_found, edition.unreadable.
    """
    text, problem = _text(folder / FILE)
    if problem:
        return Reading(None, (problem,))
    if found := beyond(text):
        return Reading(None, (Problem(*found),))
    try:
        tree = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return Reading(None, (_syntax(str(error), text),))
    places = lines_of(text)
    if isinstance(tree.get("format"), int) and tree["format"] > FORMAT:
        return Reading(None, (Problem(line_of(places, ("format",)), "newer"),))
    problems: list[Problem] = []
    _check(tree, Edition, (), places, problems)
    if problems:
        return Reading(None, _in_order(problems))
    edition = msgspec.convert(tree, Edition)
    problems = [*_facts(edition, places, today, courses), *_files(edition, folder, places)]
    serious = any(one.serious for one in problems)
    return Reading(None if serious else edition, _in_order(problems), edition)


def _at(
    places: dict[Place, int], path: Place, code: str, args: dict[str, str | int], serious: bool = True
) -> Problem:
    return Problem(line_of(places, path), code, args, serious, path)


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda one: (one.line, not one.serious)))


def _text(path: Path) -> tuple[str, Problem | None]:
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for without end
            raise AtelierError("edition.unreadable", file=str(path))
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise AtelierError("edition.not_found", folder=str(path.parent)) from error
    except OSError as error:
        raise AtelierError("edition.unreadable", file=str(path)) from error
    if len(data) > LARGEST:
        return "", Problem(1, "too_large")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "", Problem(1, "utf16")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n"), None
    except UnicodeDecodeError as error:
        return "", Problem(data[: error.start].count(b"\n") + 1, "encoding")


def _syntax(message: str, text: str) -> Problem:
    found = _AT.search(message)
    line = int(found[1]) if found and found[1] else text.rstrip("\n").count("\n") + 1
    code = next((code for sign, code in _SYNTAX if message.startswith(sign)), "syntax")
    if code == "array":  # it is found open where the next thing stands
        lines = text.split("\n")[:line]
        opened = (at for at in range(len(lines), 0, -1) if re.search(r"=\s*\[[^\]]*$", lines[at - 1]))
        line = next(opened, line)
    return Problem(line, code)


# --------------------------------------------------------------------------- the shape


def _check(
    tree: Any, kind: type[Struct], path: Place, places: dict[Place, int], problems: list[Problem]
) -> None:
    """Say which keys are unknown or missing and which values do not fit."""
    line = line_of(places, path)
    if not isinstance(tree, dict) and path[:1] == ("sessions",):
        problems.append(_at(places, path, "sessions", {}))
        return
    if not isinstance(tree, dict):
        problems.append(_at(places, path, "table", {"key": _name(path)}))
        return
    known = {field.name: field for field in fields(kind)}
    meant = set()
    for key in tree:
        if key not in known:
            guess = nearest(key, known, _FRENCH)
            meant.add(guess)
            args: dict[str, str | int] = {"key": key[:40], "guess": guess, "known": ", ".join(known)}
            code = "unknown_guess" if guess else "unknown"
            problems.append(_at(places, (*path, key), code, args))
    for name, field in known.items():
        here = (*path, name)
        if name not in tree:
            if field.required and name not in meant:
                problems.append(Problem(line, "missing", {"key": name}, True, here))
        elif isinstance(field.type, type) and issubclass(field.type, Struct):
            _check(tree[name], field.type, here, places, problems)
        elif name == "sessions":
            _check_sessions(tree[name], here, places, problems)
        else:
            _check_value(tree, name, field.type, here, places, problems)


def _check_sessions(found: Any, path: Place, places: dict[Place, int], problems: list[Problem]) -> None:
    if not isinstance(found, list):
        problems.append(_at(places, path, "sessions", {}))
        return
    for index, one in enumerate(found[:MOST_SESSIONS]):
        _check(one, Meeting, (*path, index), places, problems)
    if len(found) > MOST_SESSIONS:
        problems.append(_at(places, (*path, MOST_SESSIONS), "many_sessions", {"most": MOST_SESSIONS}))


def _check_value(
    tree: dict[str, Any], name: str, kind: Any, path: Place, places: dict[Place, int], found: list[Problem]
) -> None:
    if isinstance(tree[name], time):  # TOML has hours of its own, with their seconds
        tree[name] = tree[name].isoformat("minutes")
    try:
        msgspec.convert(tree[name], kind)
    except msgspec.ValidationError as error:
        code = _code(str(error), name, kind)
        found.append(_at(places, path, code, {"key": name, "most": _most(kind)}))


def _code(message: str, name: str, kind: Any) -> str:
    if name in ("date", "issued"):
        return "bad_day"
    if name in ("start", "end"):
        return "bad_hour"
    if name == "colour":
        return "bad_colour"
    if name == "format":
        return "bad_format"
    if name in fields_of(Shown):
        return "bad_place"
    if "$[" in message:
        return "bad_item"
    if "of length <= " in message:
        return "long"
    if "matching regex" in message:
        return "bad_id"
    return "list" if "array" in message else "empty" if "length >= 1" in message else "text"


def fields_of(kind: type[Struct]) -> tuple[str, ...]:
    """The names of the fields of a kind of table."""
    return kind.__struct_fields__


def _most(kind: Any) -> int:
    """The longest that a text may be."""
    for one in get_args(kind) if get_origin(kind) else ():
        if isinstance(one, msgspec.Meta) and one.max_length:
            return one.max_length
    return 0


def _name(path: Place) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


# --------------------------------------------------------------------------- what the values say


def _facts(
    edition: Edition, places: dict[Place, int], today: date, courses: tuple[str, ...]
) -> list[Problem]:
    found: list[Problem] = []

    def say_at(path: Place, code: str, /, serious: bool = True, **args: str | int) -> None:
        found.append(_at(places, path, code, args, serious))

    for path, text in _texts(edition):
        if text and not is_line(text):
            say_at(path, "not_plain", key=_name(path))
    for name in ("website", "updates"):
        address = getattr(edition, name)
        if name == "updates" and address.startswith("http:"):
            say_at((name,), "not_https", key=name)
        elif address and not is_address(address):
            say_at((name,), "bad_address", key=name)
    for table in ("contact", "privacy"):
        email = getattr(edition, table).email
        if email and not _EMAIL.fullmatch(email):
            say_at((table, "email"), "bad_email", email=email)
    if edition.issued.year not in YEARS:
        say_at(("issued",), "far_day", key="issued")
    elif edition.issued > today:
        say_at(("issued",), "ahead", serious=False)
    if not edition.privacy:
        say_at(("privacy",), "no_privacy", serious=False)
    for name in edition.courses:
        if courses and name not in courses:
            say_at(("courses",), "no_course", serious=False, course=name, known=", ".join(courses))
    if courses and edition.courses and not set(courses) & set(edition.courses):
        say_at(("courses",), "no_course_left", known=", ".join(courses))
    first: dict[Meeting, int] = {}
    for index, one in enumerate(edition.sessions):
        found += _meeting(one, index, places, today, courses)
        if first.setdefault(one, index) != index:
            line = line_of(places, ("sessions", first[one]))
            say_at(("sessions", index), "same_session", serious=False, first=line)
    return found


def _texts(table: Struct, path: Place = ()) -> Iterator[tuple[Place, str]]:
    """Each text of an edition, and its place."""
    for name in fields_of(type(table)):
        value = getattr(table, name)
        if isinstance(value, str):
            yield (*path, name), value
        elif isinstance(value, Struct):
            yield from _texts(value, (*path, name))
        elif name == "sessions":
            for index, one in enumerate(value):
                yield from _texts(one, (*path, name, index))


def _meeting(
    one: Meeting, index: int, places: dict[Place, int], today: date, courses: tuple[str, ...]
) -> list[Problem]:
    found: list[Problem] = []

    def say_at(key: str, code: str, /, serious: bool = True, **args: str | int) -> None:
        found.append(_at(places, ("sessions", index, key), code, args, serious))

    try:
        ZoneInfo(one.zone)
    except (ValueError, OSError, KeyError):
        say_at("zone", "bad_zone", zone=one.zone)
        return found
    if one.date.year not in YEARS:
        say_at("date", "far_day", key="date")
        return found
    if clock(one.start) == clock(one.end):
        say_at("end", "no_length")
    elif one.ends <= datetime.combine(today, datetime.min.time(), ZoneInfo(one.zone)):
        say_at("date", "past", serious=False, day=one.date.isoformat())
    elif one.ends - one.begins > LONG:
        say_at("end", "long_session", serious=False, start=one.start, end=one.end)
    if one.link and not is_address(one.link):
        say_at("link", "bad_address", key="link")
    if courses and one.course not in courses:
        say_at("course", "no_course", serious=False, course=one.course, known=", ".join(courses))
    return found


# --------------------------------------------------------------------------- the files beside


def _files(edition: Edition, folder: Path, places: dict[Place, int]) -> list[Problem]:
    found: list[Problem] = []
    if edition.logo:
        code = logos.problem(folder, edition.logo)
        if code:
            found.append(_at(places, ("logo",), code, {"file": edition.logo}, code != "logo_small"))
    card = edition.attestations.issuer
    if card:
        try:
            if Path(card).name != card or not logos.is_inside(folder, card):
                raise AtelierError("signing.issuer_damaged", file=card)
            read_issuer(folder / card)
        except (AtelierError, OSError, ValueError):
            found.append(_at(places, ("attestations", "issuer"), "bad_issuer", {"file": card}))
    return found
