"""What Atelier is made of, and under which licences; texts are read when asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

import msgspec

from atelier import places

FILES = (
    ("Source Sans 3", "OFL-1.1", "fonts/LICENSE-SourceSans3.txt"),
    ("Source Serif 4", "OFL-1.1", "fonts/LICENSE-SourceSerif4.txt"),
    ("Atkinson Hyperlegible", "OFL-1.1", "fonts/LICENSE-AtkinsonHyperlegible.txt"),
    ("Lucide", "ISC", "icons/LICENSE.txt"),
)


SHIPPED = "licences"
"""The folder of an installed app that holds every text, and a list of what they belong to: the installer's
maker knows more than the names of packages (the interpreter, Qt's own parts, what wheels carry inside)."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class Part(NamedTuple):
    """A thing that Atelier uses. `text` gives its licence, or nothing."""

    name: str
    version: str
    licence: str
    text: Callable[[], str]


def packages(of: str = "atelier") -> set[str]:
    """The packages that a package stands on, and those that they stand on: what is installed decides,
    so that none is forgotten when one is added."""
    found: set[str] = set()
    waiting = [of]
    while waiting:
        try:
            needed = metadata.requires(waiting.pop()) or ()
        except metadata.PackageNotFoundError:
            continue
        for line in needed:
            named = _NAME.match(line)
            if named and "extra ==" not in line and _known(named[0]) not in found:
                found.add(_known(named[0]))
                waiting.append(named[0])
    return found


def _known(name: str) -> str:
    """The name under which it is installed, as its authors write it."""
    try:
        return str(metadata.metadata(name)["Name"])
    except metadata.PackageNotFoundError:
        return name


def _package_text(name: str) -> str:
    found = metadata.distribution(name).files or []
    texts = [file for file in found if "licen" in file.name.lower() or "copying" in file.name.lower()]
    return "\n\n".join(file.read_text(encoding="utf-8") for file in texts if file.suffix != ".py")


def _licence(name: str) -> str:
    about = metadata.metadata(name).json
    said = str(about.get("license_expression") or about.get("license") or "")
    return said.splitlines()[0][:80] if said else ""


class Listed(msgspec.Struct, frozen=True):
    """A line of the list of an installed app: `file` beside the list."""

    name: str
    version: str
    licence: str
    file: str


def shipped(folder: Path) -> list[Part]:
    """What the list of an installed app names."""
    listed = msgspec.json.decode((folder / "index.json").read_bytes(), type=list[Listed])
    return [Part(one.name, one.version, one.licence, partial(_read, folder / one.file)) for one in listed]


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def parts() -> list[Part]:
    """Everything, in the order of their names."""
    home = places.installed()
    if home and (home / SHIPPED).is_dir():
        return shipped(home / SHIPPED)
    found = []
    for name in sorted(packages()):
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
        found.append(Part(name, version, _licence(name), partial(_package_text, name)))
    for name, licence, file in FILES:
        path = places.assets() / file
        found.append(Part(name, "", licence, partial(_read, path)))
    return sorted(found, key=lambda part: part.name.lower())
