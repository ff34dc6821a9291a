"""A course package as data: what its manifest says, how it is signed. docs/paquets.md is the published format;
change nothing here without a new number."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from atelier.container import Limits, Manifest, Part
from atelier.lines import LINE

KIND = "course"
FORMAT = 1
SUFFIX = ".atelier"
SIGNATURE = "signature.txt"
"""In the zip, beside what the manifest knows."""
GLOSSARY = "glossaire.md"
LIMITS = Limits(files=2_000, one=3_000_000, all=256 * 1024 * 1024)
MOST_TEXT = 20_000_000
"""Bytes of all the lessons, simulations and words of a package: they are read when it is installed."""

Digest = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
Version = Annotated[str, Meta(pattern=r"\A\d{1,6}\.\d{1,6}\.\d{1,6}\Z")]
Title = Annotated[str, Meta(max_length=200, pattern=LINE)]


class Packed(Struct, frozen=True):
    """A course that a package holds. `digest`: that of its files (`digest_of`)."""

    id: Annotated[str, Meta(pattern=r"\A[a-z0-9]+(-[a-z0-9]+)*\Z", max_length=60)]
    title: Title
    version: Version
    digest: Digest


class Claim(Struct, frozen=True):
    """Who says to have signed: to be shown, never believed."""

    id: Annotated[str, Meta(pattern=r"\A[0-9a-f]{32}\Z")]
    name: Annotated[str, Meta(max_length=160, pattern=LINE)]


class Scope(Struct, frozen=True, omit_defaults=True):
    """What a package says of itself. `requires`: the oldest app that can read it."""

    courses: Annotated[tuple[Packed, ...], Meta(min_length=1, max_length=60)]
    requires: Version
    signer: Claim | None = None


def digest_of(course: str, files: Mapping[str, Part]) -> str:
    """The digest of a course: SHA-256 of the lines that `sha256sum` writes of its files, by name."""
    lines = (
        f"{part.sha256}  {name}\n" for name, part in sorted(files.items()) if name.startswith(f"{course}/")
    )
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def is_canonical(manifest: Manifest, said: bytes) -> bool:
    """Whether a manifest is written in the one way: no name twice, none unknown, files by name."""
    again = msgspec.json.format(msgspec.json.encode(manifest))
    return again == said and list(manifest.files) == sorted(manifest.files)
