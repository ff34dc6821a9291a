"""Which version of each course is shown: the one that the person chose, until the app brings a newer one.

Every person of this computer shares `<data folder>/courses/`: `shown.json` (what was chosen), and under the id of each
course one folder a version, which is a folder of courses to the library. Light: read at each start.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from atelier import places
from atelier.files import write_text
from atelier.updates.versions import number

SHOWN, ORIGIN, COURSE = "shown.json", "origin.json", "course.yaml"
_HEAD = 4_000  # bytes of a course.yaml where its id and its version stand


class Origin(Struct, frozen=True, omit_defaults=True):
    """Where an installed version comes from. `signer`: the id of who signed it, under `name`; `installed`: when,
    ISO 8601 in UTC."""

    course: str
    title: str
    version: str
    digest: str
    installed: str
    signer: str = ""
    name: str = ""


class Choice(Struct, frozen=True, omit_defaults=True):
    """What was chosen for a course: the folder shown `now` and the one `before` it (none: that of the app, where
    there is one). `over`: the highest version known when it was chosen; a higher one that the app brings is shown
    in its place."""

    now: str = ""
    before: str = ""
    over: str = ""


class Shown(Struct, frozen=True, omit_defaults=True):
    """What was chosen, by the id of the course."""

    courses: dict[str, Choice] = {}


def folders(root: Path | None = None, shipped: Path | None = None) -> tuple[Path, ...]:
    """The folders of courses to read, the first to be believed first: versions that take the place of those of
    the app, the app's own, then courses that it does not have."""
    root, shipped = root or places.packaged(), shipped or places.courses()
    chosen = read(root).courses
    if not chosen:
        return (shipped,)
    ours: list[Path] = []
    others: list[Path] = []
    known = versions(shipped)
    for course, choice in sorted(chosen.items()):
        folder = shown_folder(root, course, choice, known)
        if folder is not None:
            (ours if course in known else others).append(folder)
    return (*ours, shipped, *others)


def shown_folder(root: Path, course: str, choice: Choice, known: dict[str, str]) -> Path | None:
    """The installed version that is shown; None: that of the app, or none. `known`: the app's versions."""
    folder = root / course / choice.now
    overtaken = number(known.get(course, "")) > number(choice.over)
    return folder if choice.now and not overtaken and (folder / course / COURSE).is_file() else None


def versions(folder: Path) -> dict[str, str]:
    """The version of each course of a folder of courses, by id, read from the heads of their files."""
    found: dict[str, str] = {}
    for path in sorted(folder.glob(f"*/{COURSE}")):
        with suppress(OSError), path.open("rb") as file:
            head = file.read(_HEAD).decode("utf-8", "replace")
            id_, version = (
                re.search(rf"^{key}:[ \t]*[\"']?([\w.-]+)", head, re.MULTILINE) for key in ("id", "version")
            )
            if id_ and version:
                found[id_[1]] = max(found.get(id_[1], ""), version[1], key=number)
    return found


# --------------------------------------------------------------------------- on disk


def read(root: Path) -> Shown:
    """What was chosen. A file that is damaged is made again from the versions that are there."""
    try:
        return msgspec.json.decode((root / SHOWN).read_bytes(), type=Shown)
    except FileNotFoundError:
        return Shown()
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return _found_again(root)


def write(root: Path, shown: Shown) -> None:
    """Keep what was chosen, whole or not at all. Raises OSError."""
    write_text(root / SHOWN, msgspec.json.format(msgspec.json.encode(shown)).decode() + "\n")


def origin(folder: Path) -> Origin | None:
    """Where an installed version comes from."""
    try:
        return msgspec.json.decode((folder / ORIGIN).read_bytes(), type=Origin)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _found_again(root: Path) -> Shown:
    """Of each course, the version installed last."""
    last: dict[str, tuple[str, str, str]] = {}
    for path in root.glob(f"*/*/{ORIGIN}"):
        one = origin(path.parent)
        if one is not None and one.course == path.parent.parent.name:
            last[one.course] = max(
                last.get(one.course, ("",) * 3), (one.installed, path.parent.name, one.version)
            )
    return Shown({course: Choice(name, "", version) for course, (_, name, version) in last.items()})
