"""What is shipped and what is not, by patterns."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from installers.trim import Rules, rules, trim

TABLE = tomllib.loads((Path(__file__).parents[2] / "packaging" / "trim.toml").read_text(encoding="utf-8"))


def test_what_is_kept_wins_over_what_is_dropped(tmp_path: Path) -> None:
    for name in ("Qt/libQt6Core.so.6", "Qt/libQt6Quick.so.6", "code/a.py", "code/tests/b.py", "empty/x.h"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"12345")
    freed = trim(tmp_path, Rules(("Qt/*", "*/tests/*", "*.h"), ("Qt/libQt6Core*",)))
    left = sorted(one.relative_to(tmp_path).as_posix() for one in tmp_path.rglob("*"))
    assert left == ["Qt", "Qt/libQt6Core.so.6", "code", "code/a.py"]
    assert freed == 15


@pytest.mark.parametrize("target", ["linux", "windows", "macos"])
def test_every_module_of_qt_that_the_code_imports_is_shipped(target: str) -> None:
    chosen = rules(TABLE, "all", target)
    suffix = "pyd" if target == "windows" else "abi3.so"
    for name in ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtNetwork", "QtTest"):
        assert chosen.ships(f"PySide6/{name}.{suffix}"), name
    for name in ("QtQml", "QtQuick", "QtSql", "QtDesigner"):
        assert not chosen.ships(f"PySide6/{name}.{suffix}"), name
    assert chosen.ships("PySide6/__init__.py") and chosen.ships("atelier/content/library.py")


def test_licences_are_never_trimmed() -> None:
    chosen = rules(TABLE, "all", "linux")
    for name in (
        "lxml-6.1.3.dist-info/licenses/LICENSE.txt",
        "fsrs-6.dist-info/METADATA",
        "x-1.dist-info/sboms/a.json",
    ):
        assert chosen.ships(name), name
