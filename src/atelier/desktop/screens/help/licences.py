"""What Atelier is made of, and under which licences; texts are read when asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import metadata
from typing import NamedTuple

from atelier import places

PACKAGES = ("PySide6-Essentials", "shiboken6", "SQLAlchemy", "alembic", "Markdown", "msgspec", "platformdirs",
            "PyYAML", "fsrs", "typst", "uuid-utils")  # fmt: skip
FILES = (
    ("Source Sans 3", "OFL-1.1", "fonts/LICENSE-SourceSans3.txt"),
    ("Source Serif 4", "OFL-1.1", "fonts/LICENSE-SourceSerif4.txt"),
    ("Atkinson Hyperlegible", "OFL-1.1", "fonts/LICENSE-AtkinsonHyperlegible.txt"),
    ("Lucide", "ISC", "icons/LICENSE.txt"),
)


class Part(NamedTuple):
    """A thing that Atelier uses. `text` gives its licence, or nothing."""

    name: str
    version: str
    licence: str
    text: Callable[[], str]


def _package_text(name: str) -> str:
    found = metadata.distribution(name).files or []
    texts = [file for file in found if "licen" in file.name.lower() or "copying" in file.name.lower()]
    return "\n\n".join(file.read_text(encoding="utf-8") for file in texts if file.suffix != ".py")


def _licence(name: str) -> str:
    about = metadata.metadata(name).json
    said = str(about.get("license_expression") or about.get("license") or "")
    return said.splitlines()[0][:80] if said else ""


def parts() -> list[Part]:
    """Everything, in the order of their names."""
    found = []
    for name in PACKAGES:
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
        found.append(Part(name, version, _licence(name), lambda name=name: _package_text(name)))  # type: ignore[misc]
    for name, licence, file in FILES:
        path = places.assets() / file
        found.append(Part(name, "", licence, lambda path=path: path.read_text(encoding="utf-8")))  # type: ignore[misc]
    return sorted(found, key=lambda part: part.name.lower())
