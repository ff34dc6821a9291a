"""What of a folder is shipped, by the rules of trim.toml."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple


class Rules(NamedTuple):
    """Patterns on paths relative to a folder; a kept file wins over a dropped one."""

    drop: tuple[str, ...]
    keep: tuple[str, ...]

    def ships(self, path: str) -> bool:
        """Whether a file goes along."""
        return _any(path, self.keep) or not _any(path, self.drop)


def _any(path: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(path, one) for one in patterns)


def rules(table: dict[str, dict[str, list[str]]], *names: str) -> Rules:
    """The rules of some sections, together."""
    return Rules(
        tuple(one for name in names for one in table[name]["drop"]),
        tuple(one for name in names for one in table[name]["keep"]),
    )


def trim(folder: Path, chosen: Rules) -> int:
    """Remove what does not ship, and the folders left empty; bytes freed."""
    freed = 0
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif not chosen.ships(path.relative_to(folder).as_posix()):
            freed += path.lstat().st_size
            path.unlink()
    return freed
