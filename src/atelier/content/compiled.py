"""The compiled form of the courses: a small index, and one file a lesson (MessagePack).

Everything here can be thrown away. A file that is missing, foreign or damaged is as if it
were not there; one that cannot be written is kept in memory.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from secrets import token_hex
from time import time

import msgspec
from msgspec import Struct

from atelier import __version__
from atelier.content.model import Course, Lesson, LessonOutline, Remark, SimulationOutline, Term
from atelier.content.scenario.model import Scenario

COMPILER = 1
"""To be raised when the same source must give another model."""
KEPT_DAYS = 30
"""A compiled file that no index names is thrown away after so long."""


class Stamp(Struct, frozen=True, array_like=True):
    """A source file as it was: times in nanoseconds, sizes in bytes, a hash of what it held."""

    path: str
    time: int
    size: int
    digest: str


class Index(Struct, frozen=True):
    """What the library knows without opening a lesson. `keys`: « course/lesson » → compiled file."""

    version: str
    written: int
    stamps: tuple[Stamp, ...]
    courses: tuple[Course, ...]
    terms: tuple[Term, ...]
    glossary_remarks: tuple[Remark, ...]
    keys: dict[str, str]


class CompiledLesson(Struct, frozen=True, array_like=True):
    """A lesson's compiled file; `lesson` is nil where it cannot show."""

    version: str
    outline: LessonOutline
    lesson: msgspec.Raw


class CompiledScenario(Struct, frozen=True, array_like=True):
    """A simulation's compiled file; `scenario` is nil where it cannot be played."""

    version: str
    outline: SimulationOutline
    scenario: msgspec.Raw


@cache
def version() -> str:
    """The compiler's version; in a checkout, any change of its code is one."""
    digest = blake2b(f"{COMPILER} {__version__}".encode(), digest_size=8)
    here = Path(__file__).parent
    for folder in (here, here / "blocks", here / "scenario"):
        with suppress(OSError):
            for entry in sorted(os.scandir(folder), key=lambda one: one.name):
                if entry.name.endswith(".py"):
                    found = entry.stat()
                    digest.update(f"{entry.name} {found.st_mtime_ns} {found.st_size}".encode())
    return digest.hexdigest()


def digest_of(data: bytes) -> str:
    """The hash of what a file holds."""
    return blake2b(data, digest_size=16).hexdigest()


def lesson_key(course: str, file: str, names: tuple[str, ...], digest: str, links: str = "") -> str:
    """The name of a lesson's compiled file: all that its compiled form depends on. `links`: the key of
    the words of the glossary that it links."""
    parts = "\x1f".join((version(), course, file, *names, digest, links))
    return blake2b(parts.encode(), digest_size=16).hexdigest()


class Store:
    """Where compiled files are kept: « courses » in the cache folder, which others use too. It may
    be missing, full, read only or shared with another process."""

    def __init__(self, folder: Path, sources: tuple[Path, ...], shipped: Path | None = None) -> None:
        self._folder = folder / "courses"
        self._shipped = shipped / "courses" if shipped else None
        self._memory: dict[str, bytes] = {}
        names = "\x1f".join(str(source) for source in sources)
        self._index = f"index-{blake2b(names.encode(), digest_size=8).hexdigest()}"

    def index(self) -> Index | None:
        """The index last written for these folders by this compiler."""
        data = self._read(self._index)
        if data is None:
            return None
        try:
            found = _index_decoder().decode(data)
        except (msgspec.DecodeError, RecursionError):
            return None
        return found if found.version == version() else None

    def save_index(self, index: Index) -> None:
        """Keep an index."""
        self._write(self._index, _ENCODER.encode(index))

    def lesson(self, key: str) -> CompiledLesson | None:
        """A compiled lesson."""
        data = self._read(key)
        if data is None:
            return None
        try:
            found = _compiled_decoder().decode(data)
        except (msgspec.DecodeError, RecursionError):
            return None
        return found if found.version == version() else None

    @staticmethod
    def compiled(outline: LessonOutline, lesson: Lesson | None) -> CompiledLesson:
        """A lesson in its compiled form."""
        return CompiledLesson(version(), outline, msgspec.Raw(_ENCODER.encode(lesson)))

    def save_lesson(self, key: str, made: CompiledLesson) -> None:
        """Keep a compiled lesson."""
        self._write(key, _ENCODER.encode(made))

    def scenario(self, key: str) -> CompiledScenario | None:
        """A compiled simulation."""
        data = self._read(key)
        if data is None:
            return None
        try:
            found = _scenario_file_decoder().decode(data)
        except (msgspec.DecodeError, RecursionError):
            return None
        return found if found.version == version() else None

    @staticmethod
    def compiled_scenario(outline: SimulationOutline, scenario: Scenario | None) -> CompiledScenario:
        """A simulation in its compiled form."""
        return CompiledScenario(version(), outline, msgspec.Raw(_ENCODER.encode(scenario)))

    def save_scenario(self, key: str, made: CompiledScenario) -> None:
        """Keep a compiled simulation."""
        self._write(key, _ENCODER.encode(made))

    def _read(self, name: str) -> bytes | None:
        if name in self._memory:
            return self._memory[name]
        for folder in (self._folder, self._shipped):
            if folder:
                with suppress(OSError):
                    return (folder / name).read_bytes()
        return None

    def _write(self, name: str, data: bytes) -> None:
        """Write beside, then replace: another process sees the old file or the new one."""
        self._memory.pop(name, None)
        beside = self._folder / f"{name}.{os.getpid()}.{token_hex(4)}.tmp"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(data)
            beside.replace(self._folder / name)
        except OSError:
            self._memory[name] = data
            with suppress(OSError):
                beside.unlink(missing_ok=True)

    def sweep(self, used: set[str]) -> None:
        """Throw away what nothing has used for long."""
        old = time() - KEPT_DAYS * 86_400
        with suppress(OSError):
            for entry in list(os.scandir(self._folder)):
                if (
                    entry.name not in used
                    and not entry.name.startswith("index-")
                    and entry.stat().st_mtime < old
                ):
                    with suppress(OSError):
                        Path(entry.path).unlink()


_ENCODER = msgspec.msgpack.Encoder()


@cache
def _index_decoder() -> msgspec.msgpack.Decoder[Index]:
    return msgspec.msgpack.Decoder(Index)


@cache
def _compiled_decoder() -> msgspec.msgpack.Decoder[CompiledLesson]:
    return msgspec.msgpack.Decoder(CompiledLesson)


@cache
def _lesson_decoder() -> msgspec.msgpack.Decoder[Lesson | None]:
    return msgspec.msgpack.Decoder(Lesson | None)


@cache
def _scenario_file_decoder() -> msgspec.msgpack.Decoder[CompiledScenario]:
    return msgspec.msgpack.Decoder(CompiledScenario)


@cache
def _scenario_decoder() -> msgspec.msgpack.Decoder[Scenario | None]:
    return msgspec.msgpack.Decoder(Scenario | None)


def decode_scenario(found: CompiledScenario) -> Scenario | None:
    """The scenario of a compiled file; raises `msgspec.DecodeError` if it is damaged."""
    return _scenario_decoder().decode(found.scenario)


def decode_lesson(found: CompiledLesson) -> Lesson | None:
    """The lesson of a compiled file; raises `msgspec.DecodeError` if it is damaged."""
    return _lesson_decoder().decode(found.lesson)
