"""Writing edition.toml: the values, and beside each what it is for, so that it can also be changed by hand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from atelier.edition.model import FILE, Contact, Edition, Meeting
from atelier.errors import AtelierError
from atelier.files import write_text
from atelier.wording import say

EXAMPLE = Meeting("affaires", date(2027, 2, 10), "18:30", "20:45", "Bibliothèque municipale, salle 2")


def write(edition: Edition, folder: Path) -> None:
    """Write the edition.toml of a folder, whole or not at all. Raises edition.not_written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_text(folder / FILE, text_of(edition))
    except OSError as error:
        raise AtelierError("edition.not_written", folder=str(folder)) from error


def text_of(edition: Edition) -> str:
    """The text of an edition.toml."""
    tables = [
        _table(
            "",
            *(
                (name, getattr(edition, name))
                for name in ("format", "id", "name", "issued", "logo", "colour")
            ),
            *((name, getattr(edition, name)) for name in ("welcome", "website", "updates", "courses")),
        ),
        _table("[contact]", *_contact(edition.contact)),
        _table("[privacy]", *_contact(edition.privacy)),
        _table("[shown]", ("codes", edition.shown.codes), ("links", edition.shown.links)),
        _table("[attestations]", *_fields(edition.attestations)),
        *(_table("[[sessions]]", *_fields(one)) for one in edition.sessions),
    ]
    if not edition.sessions:
        tables.append(_shown_only(_table("[[sessions]]", *_fields(EXAMPLE))))
    return f"# {_note('file')}\n\n" + "\n".join(tables)


def _shown_only(table: str) -> str:
    """A table that is there to be copied: nothing of it is read."""
    return "".join(line if line.startswith("#") else f"# {line}" for line in table.splitlines(keepends=True))


def _fields(one: object) -> list[tuple[str, object]]:
    names: tuple[str, ...] = type(one).__struct_fields__  # type: ignore[attr-defined]
    return [(name, getattr(one, name)) for name in names]


def _contact(one: Contact) -> list[tuple[str, object]]:
    return _fields(one)


def _table(title: str, *values: tuple[str, object]) -> str:
    key = title.strip("[]")
    lines = [f"# {_note(key)}", title] if title else []
    for name, value in values:
        note = _note(f"{key}_{name}" if key else name)
        lines += [f"# {note}"] if note and key != "sessions" else []
        lines.append(f"{name} = {_value(value)}")
    return "\n".join(lines) + "\n"


def _note(name: str) -> str:
    try:
        return say(f"edition_file.{name}")
    except KeyError:
        return ""


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    if isinstance(value, date):
        return value.isoformat()
    # A basic string of TOML has the escapes of JSON; the one letter that JSON leaves bare and TOML does not: DEL.
    return (
        str(value)
        if isinstance(value, int)
        else json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    )


def sample(name: str, id: str, today: date, courses: tuple[str, ...]) -> Edition:
    """An edition to begin with: nothing in it is invented."""
    return Edition(1, id, name, today, courses=courses)
