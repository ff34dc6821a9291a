"""Collecting what is wrong, in the order met, never more than a screen can bear."""

from __future__ import annotations

from atelier.content.model import Position, Remark

AT_MOST = 100
"""Remarks kept for one file; one more says that others were left out."""


class Remarks:
    """The remarks of one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: dict[tuple[str, int, int], Remark] = {}
        self._full = False

    def error(self, code: str, line: int = 1, column: int = 1, /, **args: str | int) -> None:
        """Note a mistake that keeps the file from being used."""
        self._add(code, line, column, args, "error")

    def warning(self, code: str, line: int = 1, column: int = 1, /, **args: str | int) -> None:
        """Note something that could be better."""
        self._add(code, line, column, args, "warning")

    def _add(self, code: str, line: int, column: int, args: dict[str, str | int], severity: str) -> None:
        if len(self._found) >= AT_MOST:
            self._full = True
            return
        where = Position(self.file, line, column)
        self._found.setdefault((code, line, column), Remark(code, where, args, severity))

    def __len__(self) -> int:
        return len(self._found)

    @property
    def full(self) -> bool:
        """Whether no more is noted: what follows may be wrong without a word."""
        return len(self._found) >= AT_MOST

    @property
    def all(self) -> tuple[Remark, ...]:
        """Every remark, by place."""
        found = sorted(self._found.values(), key=lambda remark: (remark.where.line, remark.where.column))
        if self._full:
            found.append(Remark("too_many", found[-1].where, {"count": AT_MOST}))
        return tuple(found)

    @property
    def errors(self) -> tuple[Remark, ...]:
        """Those that keep the file from being used."""
        return tuple(remark for remark in self.all if remark.severity == "error")
