"""What the tour saw: numbered pictures and checks."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

import msgspec
from msgspec import Struct


class Check(Struct, frozen=True):
    """One thing looked at. `detail` says what was found."""

    name: str
    ok: bool
    detail: str = ""


class Log(Struct):
    """The pictures and the checks of a tour, in order; kept on disk between its two processes."""

    folder: str
    checks: list[Check] = []
    pictures: list[str] = []
    files: list[str] = []
    facts: dict[str, str] = {}
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        """Whether every check held."""
        return bool(self.checks) and all(check.ok for check in self.checks)

    def check(self, name: str, ok: bool, detail: object = "") -> bool:
        """Note a check."""
        self.checks.append(Check(name, bool(ok), str(detail)))
        return bool(ok)

    def save(self) -> None:
        """Keep what was seen for the second process."""
        (Path(self.folder) / "tour.json").write_bytes(msgspec.json.format(msgspec.json.encode(self)))

    @classmethod
    def load(cls, folder: Path) -> Log:
        """What the first process saw."""
        return msgspec.json.decode((folder / "tour.json").read_bytes(), type=cls)


class Clock:
    """Seconds since the start."""

    def __init__(self) -> None:
        self._start = monotonic()

    @property
    def seconds(self) -> float:
        """Elapsed."""
        return monotonic() - self._start
