"""The one container: « Mes données », a hand-in, a backup to carry, a course package.

A zip with `manifest.json` (kind, format, scope, the size and SHA-256 of each file) and the
files beside. One reader, one set of limits against hostile files: nothing is unpacked to
disk here, names cannot leave their folder, sizes are counted while reading and never
believed, and a file that the manifest does not name, or names otherwise, is refused.
"""

from __future__ import annotations

import hashlib
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from atelier.errors import AtelierError
from atelier.files import replacing

MANIFEST = "manifest.json"
Progress = Callable[[int, int], None]  # done and total, in bytes
Cancelled = Callable[[], bool]

_CHUNK = 64 * 1024
_SMALL = 16 * 1024 * 1024  # bytes: a file may be as repetitive as it likes below
_PIECE = re.compile(r"[^\x00-\x1f\x7f<>:\"|?*\\/]{1,150}")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


class Limits(Struct, frozen=True):
    """What is refused beyond: files, bytes of one file and of all, once unpacked; times that a
    file may swell; bytes of the manifest; characters of a name."""

    files: int = 2_000
    one: int = 512 * 1024 * 1024
    all: int = 1024 * 1024 * 1024
    swelling: int = 200
    manifest: int = 1024 * 1024
    name: int = 240


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


def _never() -> bool:
    return False


def _nothing(_done: int, _total: int) -> None:
    return None


class Container:
    """An open container, its manifest read and its list of files found honest."""

    def __init__(self, path: Path, zip: zipfile.ZipFile, manifest: Manifest) -> None:
        self.path = path
        self.manifest = manifest
        self._zip = zip

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a file, piece by piece; raises container.damaged at the end when they
        are not those that the manifest announced."""
        part = self.manifest.files[name]
        digest, size = hashlib.sha256(), 0
        with _readable(self.path), self._zip.open(name) as file:
            while chunk := file.read(_CHUNK):
                size += len(chunk)
                if size > part.size:
                    break
                digest.update(chunk)
                yield chunk
        if size != part.size or digest.hexdigest() != part.sha256:
            raise AtelierError("container.damaged", file=self.path.name)

    def read(self, name: str, most: int = 64 * 1024 * 1024) -> bytes:
        """A whole file of at most `most` bytes."""
        if self.manifest.files[name].size > most:
            raise AtelierError("container.too_big", file=self.path.name)
        return b"".join(self.chunks(name))

    def lines(self, name: str, longest: int = 4 * 1024 * 1024) -> Iterator[bytes]:
        """The lines of a file, without their ends; one beyond `longest` bytes is refused."""
        rest = b""
        for chunk in self.chunks(name):
            *whole, rest = (rest + chunk).split(b"\n")
            if len(rest) > longest:
                raise AtelierError("container.too_big", file=self.path.name)
            yield from whole
        if rest:
            yield rest

    def verify(self, progress: Progress = _nothing, cancelled: Cancelled = _never) -> None:
        """Read every file to its end."""
        total, done = sum(part.size for part in self.manifest.files.values()), 0
        for name in self.manifest.files:
            for chunk in self.chunks(name):
                done += len(chunk)
                progress(done, total)
                if cancelled():
                    raise AtelierError("container.cancelled")


@contextmanager
def open_container(path: Path, kind: str, format: int, limits: Limits = Limits()) -> Iterator[Container]:  # noqa: B008
    """Open a container of that kind, of a format up to `format`.

    Raises container.not_found, unreadable, not_a_container, damaged, hostile, too_big,
    wrong_kind or newer. The contents are checked as they are read: see `Container.chunks`.
    """
    with _readable(path):
        zip = zipfile.ZipFile(path)
    with zip:
        with _readable(path):
            manifest = _checked(path, zip, limits)
        if manifest.kind != kind:
            raise AtelierError("container.wrong_kind", file=path.name, kind=manifest.kind, expected=kind)
        if manifest.format > format:
            raise AtelierError("container.newer", file=path.name, format=manifest.format)
        _check_parts(path, zip.infolist(), manifest, limits)
        yield Container(path, zip, manifest)


def _checked(path: Path, zip: zipfile.ZipFile, limits: Limits) -> Manifest:
    infos = zip.infolist()
    if len(infos) > limits.files:
        raise AtelierError("container.too_big", file=path.name)
    _check_names(path, infos, limits)
    _check_places(path, infos)
    return _manifest(path, zip, infos, limits)


def kind_of(path: Path) -> str:
    """What kind of container a file says it is; raises as `open_container` does."""
    with _readable(path), zipfile.ZipFile(path) as zip:
        return _checked(path, zip, Limits()).kind


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise AtelierError("container.not_found", file=str(path)) from error
    except (zipfile.BadZipFile, EOFError, zlib.error) as error:
        code = "damaged" if _starts_as_zip(path) else "not_a_container"
        raise AtelierError(f"container.{code}", file=path.name) from error
    except (NotImplementedError, RuntimeError) as error:  # a method or an encryption that we do not use
        raise AtelierError("container.hostile", file=path.name) from error
    except OSError as error:
        raise AtelierError("container.unreadable", file=str(path)) from error


def _starts_as_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"PK\x03\x04"


def _check_names(path: Path, infos: list[zipfile.ZipInfo], limits: Limits) -> None:
    seen: set[str] = set()
    for info in infos:
        mode = info.external_attr >> 16
        linked = mode and not (stat.S_ISREG(mode) or stat.S_IFMT(mode) == 0)
        strange = info.flag_bits & 0x1 or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
        if linked or strange or not is_safe(info.filename, limits) or info.filename.casefold() in seen:
            raise AtelierError("container.hostile", file=path.name)
        seen.add(info.filename.casefold())


def is_safe(name: str, limits: Limits = Limits()) -> bool:  # noqa: B008
    """Whether a name stays in its folder, on every system."""
    return len(name) <= limits.name and all(
        _PIECE.fullmatch(piece)
        and not piece.startswith(" ")
        and not piece.endswith((" ", "."))
        and not _RESERVED.fullmatch(piece)
        for piece in name.split("/")
    )


def _check_places(path: Path, infos: list[zipfile.ZipInfo]) -> None:
    """Files that overlap in the zip unpack to far more than it holds."""
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise AtelierError("container.hostile", file=path.name)
        end = info.header_offset + 30 + len(info.filename) + info.compress_size


def _manifest(path: Path, zip: zipfile.ZipFile, infos: list[zipfile.ZipInfo], limits: Limits) -> Manifest:
    if MANIFEST not in {info.filename for info in infos}:
        raise AtelierError("container.not_a_container", file=path.name)
    with zip.open(MANIFEST) as file:
        text = file.read(limits.manifest + 1)
    if len(text) > limits.manifest:
        raise AtelierError("container.too_big", file=path.name)
    try:
        return msgspec.json.decode(text, type=Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise AtelierError("container.damaged", file=path.name) from error


def _check_parts(path: Path, infos: list[zipfile.ZipInfo], manifest: Manifest, limits: Limits) -> None:
    sizes = {info.filename: info for info in infos if info.filename != MANIFEST}
    if sizes.keys() != manifest.files.keys():
        raise AtelierError("container.damaged", file=path.name)
    for name, part in manifest.files.items():
        info = sizes[name]
        bomb = part.size > _SMALL and part.size > limits.swelling * info.compress_size
        if part.size < 0 or part.size > limits.one or bomb:
            raise AtelierError("container.too_big", file=path.name)
        if info.file_size != part.size:
            raise AtelierError("container.damaged", file=path.name)
    if sum(part.size for part in manifest.files.values()) > limits.all:
        raise AtelierError("container.too_big", file=path.name)


def write_container(
    path: Path,
    kind: str,
    format: int,
    files: Mapping[str, Iterable[bytes]],
    scope: Mapping[str, Any] | None = None,
    app: str = "",
    cancelled: Cancelled = _never,
    undated: bool = False,
) -> Manifest:
    """Write a container beside `path`, read it back whole, then put it in place.

    `scope` is looked at once the files are written: it may be filled while they are. `undated`: nothing in the
    file says when it was made.
    Raises container.not_written or cancelled; what stood at `path` is then untouched.
    """
    try:
        with replacing(path) as temporary:
            with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as zip:
                parts = {name: _write_part(zip, name, chunks, cancelled) for name, chunks in files.items()}
                made = "" if undated else datetime.now(UTC).isoformat(timespec="seconds")
                manifest = Manifest(kind, format, parts, dict(scope or {}), made, app)
                name = zipfile.ZipInfo(MANIFEST) if undated else MANIFEST
                zip.writestr(name, msgspec.json.format(msgspec.json.encode(manifest)))
            with open_container(temporary, kind, format) as container:
                container.verify(cancelled=cancelled)
    except OSError as error:
        raise AtelierError("container.not_written", file=str(path)) from error
    return manifest


def _write_part(zip: zipfile.ZipFile, name: str, chunks: Iterable[bytes], cancelled: Cancelled) -> Part:
    if not is_safe(name):
        raise ValueError(name)
    digest, size = hashlib.sha256(), 0
    with zip.open(name, "w", force_zip64=True) as file:
        for chunk in chunks:
            if cancelled():
                raise AtelierError("container.cancelled")
            file.write(chunk)
            digest.update(chunk)
            size += len(chunk)
    return Part(size, digest.hexdigest())
