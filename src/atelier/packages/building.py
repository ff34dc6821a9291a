"""Building a package: the same sources and the same key give the same file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from atelier import __version__
from atelier.container import Part, is_safe, write_container
from atelier.container.names import meeting
from atelier.content import pictures
from atelier.content.course import FILE as COURSE
from atelier.content.course import read_course
from atelier.content.figures import KINDS
from atelier.errors import AtelierError
from atelier.packages.form import (
    FORMAT,
    GLOSSARY,
    KIND,
    LIMITS,
    MOST_TEXT,
    SUFFIX,
    Claim,
    Packed,
    Scope,
    digest_of,
)
from atelier.packages.gathering import gather, glossary_of
from atelier.packages.seal import sign
from atelier.signing.issuers import Own

_CHUNK = 256 * 1024


class Built(Struct, frozen=True):
    """A package that was written: its size in bytes, what it holds."""

    file: Path
    size: int
    scope: Scope


def usual_name(folders: Sequence[Path]) -> str:
    """The name of the file of a package when nobody gives one: that of its course and its version."""
    named = "cours"
    if len(folders) == 1 and (folders[0] / COURSE).is_file():
        file, _ = read_course((folders[0] / COURSE).read_bytes())
        named = f"{file.id}-{file.version}" if file else named
    return f"{named}{SUFFIX}"


def build(folders: Sequence[Path], out: Path, own: Own | None, *, requires: str = "") -> Built:
    """Pack the courses of these folders into `out`, signed by `own` (None: by nobody). `requires`: the oldest app
    that can read them (else, this one without its last number).

    Raises packages.no_course, wrong, twice, too_big, picture_here, odd_name or too_long, and container.not_written.
    """
    gathered = sorted((gather(folder) for folder in folders), key=lambda one: one.course.id)
    ids = [one.course.id for one in gathered]
    if len(set(ids)) != len(ids):
        raise AtelierError("packages.twice", course=next(one for one in ids if ids.count(one) > 1))
    files: dict[str, Path | bytes] = {}
    words: dict[str, str] = {}
    for one in gathered:
        files.update(one.files)
        words.update(one.words)
    if words:
        files[GLOSSARY] = glossary_of(words)
    files = dict(sorted(files.items()))
    _check(files, out)
    parts = {name: _part(source) for name, source in files.items()}
    scope = _sound(
        tuple(
            Packed(one.course.id, one.course.title, one.course.version, digest_of(one.course.id, parts))
            for one in gathered
        ),
        requires or f"{re.findall(r'[0-9]+[.][0-9]+', __version__)[0]}.0",
        Claim(own.issuer.id, own.issuer.name) if own else None,
        out,
    )
    write_container(
        out,
        KIND,
        FORMAT,
        {name: _chunks(source) for name, source in files.items()},
        msgspec.to_builtins(scope),
        undated=True,
        beside=lambda said: sign(own, said) if own else {},
    )
    return Built(out, out.stat().st_size, scope)


def _sound(courses: tuple[Packed, ...], requires: str, claim: Claim | None, out: Path) -> Scope:
    """What is said of the package, found to be what a reader takes."""
    try:
        return msgspec.convert(msgspec.to_builtins(Scope(courses, requires, claim)), Scope)
    except msgspec.ValidationError as error:
        raise AtelierError("packages.too_long", file=out.name) from error


def _check(files: Mapping[str, Path | bytes], out: Path) -> None:
    sizes = {name: len(one) if isinstance(one, bytes) else one.stat().st_size for name, one in files.items()}
    text = sum(size for name, size in sizes.items() if not name.lower().endswith(KINDS))
    if len(sizes) > LIMITS.files or sum(sizes.values()) > LIMITS.all or text > MOST_TEXT:
        raise AtelierError("packages.too_big", file=out.name)
    if name := next((name for name in files if not is_safe(name)), "") or meeting(files):
        raise AtelierError("packages.odd_name", name=name)
    for name, source in files.items():
        if isinstance(source, Path) and name.lower().endswith(KINDS) and pictures.problem(source):
            raise AtelierError("packages.picture_here", name=name)


def _chunks(source: Path | bytes) -> Iterator[bytes]:
    if isinstance(source, bytes):
        yield source
        return
    with source.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _part(source: Path | bytes) -> Part:
    digest, size = hashlib.sha256(), 0
    for chunk in _chunks(source):
        digest.update(chunk)
        size += len(chunk)
    return Part(size, digest.hexdigest())
