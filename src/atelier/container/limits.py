"""What a container says of itself, and what is refused beyond."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

MANIFEST = "manifest.json"


class Limits(Struct, frozen=True):
    """What is refused beyond: files, bytes of one file and of all, once unpacked; times that a
    file may swell; bytes of the manifest and of each file beside it; characters of a name; folders in one
    another."""

    files: int = 2_000
    one: int = 512 * 1024 * 1024
    all: int = 1024 * 1024 * 1024
    swelling: int = 200
    manifest: int = 1024 * 1024
    beside: int = 16 * 1024
    name: int = 240
    depth: int = 8


class Part(Struct, frozen=True):
    """A file of the container: its size in bytes and its SHA-256 in hexadecimal digits."""

    size: int
    sha256: str


class Manifest(Struct, frozen=True):
    """What a container says of itself. `scope` depends on the kind; `made` is ISO 8601, UTC."""

    kind: str
    format: int
    files: dict[str, Part]
    scope: dict[str, Any] = {}
    made: str = ""
    app: str = ""
