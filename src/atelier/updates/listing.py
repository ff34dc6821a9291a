"""The listing: a small text file (TOML) that names files of courses and editions. docs/paquets.md publishes it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from atelier.container.names import is_safe
from atelier.errors import AtelierError

FILE = "mises-a-jour.toml"
FORMAT = 1
LARGEST = 256 * 1024
"""Bytes of a listing."""
MOST = 200
"""Files of a listing."""
_LINE = 2_000
"""Characters of a line: the parser takes very long over a key of thousands of parts."""


class Offer(Struct, frozen=True, omit_defaults=True):
    """A file that is offered. `name`: that of the file, beside the listing; `size` in bytes; `id` and `version`: of
    what it holds (a file that holds several courses is offered once for each)."""

    name: Annotated[str, Meta(min_length=1, max_length=120)]
    kind: Annotated[str, Meta(pattern=r"\A[a-z-]{1,20}\Z")]
    id: Annotated[str, Meta(pattern=r"\A[a-z0-9]+(-[a-z0-9]+)*\Z", max_length=60)]
    version: Annotated[str, Meta(pattern=r"\A\d{1,6}\.\d{1,6}\.\d{1,6}\Z")]
    size: Annotated[int, Meta(ge=1, le=256 * 1024 * 1024)]
    sha256: Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
    title: Annotated[str, Meta(max_length=200)] = ""

    @property
    def key(self) -> str:
        """What it is, whatever its version."""
        return f"{self.kind}/{self.id}"


class _Listing(Struct, frozen=True):
    format: int
    file: Annotated[tuple[Offer, ...], Meta(max_length=MOST)] = ()


def read(data: bytes) -> tuple[Offer, ...]:
    """The offers of a listing. Raises updates.no_listing, or newer."""
    if len(data) > LARGEST:
        raise AtelierError("updates.no_listing")
    try:
        words = data.decode("utf-8-sig")
        if max(map(len, words.split("\n"))) > _LINE:
            raise ValueError
        said = tomllib.loads(words)
        if isinstance(said.get("format"), int) and said["format"] > FORMAT:
            raise AtelierError("updates.newer")
        found = msgspec.convert(said, _Listing).file
        if not all(may_be_named(one.name) for one in found):
            raise ValueError
        return found
    except (ValueError, RecursionError, msgspec.ValidationError) as error:
        raise AtelierError("updates.no_listing") from error


def may_be_named(name: str) -> bool:
    """Whether a file of that name may be offered: it stays where it is brought, on every system."""
    return "/" not in name and not name.startswith(".") and len(name) <= 120 and is_safe(name)


def text(offers: Iterable[Offer]) -> str:
    """A listing that offers these, by name."""
    lines = [f"format = {FORMAT}\n"]
    for one in sorted(offers, key=lambda one: (one.name, one.key)):
        title = re.sub(r'[\x00-\x1f\x7f"\\]', " ", one.title)
        lines.append(
            f'\n[[file]]\nname = "{one.name}"\nkind = "{one.kind}"\nid = "{one.id}"\nversion = "{one.version}"\n'
            f'size = {one.size}\nsha256 = "{one.sha256}"\n' + (f'title = "{title}"\n' if title else "")
        )
    return "".join(lines)
