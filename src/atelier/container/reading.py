"""Opening a container: nothing in it is believed before it was checked."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec

from atelier.container.layout import check_end, check_entries
from atelier.container.limits import MANIFEST, Limits, Manifest
from atelier.errors import AtelierError, Word

Progress = Callable[[int, int], None]  # done and total, in bytes
Cancelled = Callable[[], bool]

_CHUNK = 64 * 1024
_SMALL = 16 * 1024 * 1024  # bytes: a file may be as repetitive as it likes below

_WORDS = {
    "course": "container.kind_course",
    "data": "container.kind_data",
    "hand-in": "container.kind_handin",
    "survey": "container.kind_survey",
}


def never() -> bool:
    """Not cancelled."""
    return False


def nothing(_done: int, _total: int) -> None:
    """Nobody looks at how far it is."""
    return None


class Container:
    """An open container, its manifest read and its list of files found honest."""

    def __init__(
        self, path: Path, zip: zipfile.ZipFile, manifest: Manifest, said: bytes, beside: dict[str, bytes]
    ) -> None:
        self.path = path
        self.manifest = manifest
        self.said = said
        """The bytes of the manifest, as they stand in the file."""
        self.beside = beside
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

    def verify(self, progress: Progress = nothing, cancelled: Cancelled = never) -> None:
        """Read every file to its end."""
        total, done = sum(part.size for part in self.manifest.files.values()), 0
        for name in self.manifest.files:
            for chunk in self.chunks(name):
                done += len(chunk)
                progress(done, total)
                if cancelled():
                    raise AtelierError("container.cancelled")


@contextmanager
def open_container(
    path: Path,
    kind: str,
    format: int,
    limits: Limits = Limits(),  # noqa: B008
    beside: Collection[str] = (),
) -> Iterator[Container]:
    """Open a container of that kind, of a format up to `format`. `beside`: names of small files that the
    manifest does not know, such as what signs it; those that are there are in `Container.beside`.

    Raises container.not_found, unreadable, not_a_container, damaged, hostile (and those that begin so),
    too_big, wrong_kind or newer. The contents are checked as they are read: see `Container.chunks`.
    """
    with _zip(path, limits) as zip:
        manifest, said = _manifest(path, zip, limits)
        if manifest.kind != kind:
            raise AtelierError(
                "container.wrong_kind", file=path.name, kind=_word(manifest.kind), expected=_word(kind)
            )
        if manifest.format < 1:
            raise AtelierError("container.damaged", file=path.name)
        if manifest.format > format:
            raise AtelierError("container.newer", file=path.name, format=manifest.format)
        infos = {info.filename: info for info in zip.infolist() if info.filename != MANIFEST}
        apart = {name: infos.pop(name) for name in beside if name in infos}
        _check_parts(path, infos, manifest, limits)
        with _readable(path):
            found = {name: _small(path, zip, info, limits.beside) for name, info in apart.items()}
        yield Container(path, zip, manifest, said, found)


def _word(kind: str) -> Word:
    """What a kind is called, where it is one that this app makes."""
    return Word(_WORDS.get(kind, "container.kind_other"))


@contextmanager
def _zip(path: Path, limits: Limits) -> Iterator[zipfile.ZipFile]:
    """A zip that is laid as it should be."""
    with _readable(path):
        check_end(path, limits)
        zip = zipfile.ZipFile(path)
    with zip:
        with _readable(path):
            check_entries(path, zip, limits)
        yield zip


def kind_of(path: Path) -> str:
    """What kind of container a file says it is; raises as `open_container` does."""
    with _zip(path, Limits()) as zip:
        return _manifest(path, zip, Limits())[0].kind


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise AtelierError("container.not_found", file=str(path)) from error
    except (zipfile.BadZipFile, EOFError, zlib.error) as error:
        code = "damaged" if _starts_as_zip(path) else "not_a_container"
        raise AtelierError(f"container.{code}", file=path.name) from error
    except (
        NotImplementedError,
        RuntimeError,
        UnicodeError,
    ) as error:  # a method or a coding that we do not use
        raise AtelierError("container.hostile", file=path.name) from error
    except OSError as error:
        raise AtelierError("container.unreadable", file=str(path)) from error


def _starts_as_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"PK\x03\x04"


def _small(path: Path, zip: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    with zip.open(info) as file:
        found = file.read(most + 1)
    if len(found) > most:
        raise AtelierError("container.too_big", file=path.name)
    return found


def _manifest(path: Path, zip: zipfile.ZipFile, limits: Limits) -> tuple[Manifest, bytes]:
    """What the manifest says, and its bytes as they stand."""
    info = next((info for info in zip.infolist() if info.filename == MANIFEST), None)
    if info is None:
        raise AtelierError("container.not_a_container", file=path.name)
    with _readable(path):
        text = _small(path, zip, info, limits.manifest)
    try:
        return msgspec.json.decode(text, type=Manifest), text
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise AtelierError("container.damaged", file=path.name) from error


def _check_parts(
    path: Path, sizes: Mapping[str, zipfile.ZipInfo], manifest: Manifest, limits: Limits
) -> None:
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
