"""Every package that the app is made of is named in the help, with the words of its licence."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

from atelier.desktop.screens.help.licences import packages, parts

PROJECT = Path(__file__).parents[2] / "pyproject.toml"


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_no_package_is_forgotten() -> None:
    declared = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    asked = {plain(re.split(r"[<>=;\s]", line)[0]) for line in declared if "win32" not in line}
    found = {plain(name) for name in packages()}
    assert asked <= found
    assert {"mako", "cffi", "lxml"} <= found  # what those stand on
    assert not {"pytest", "ruff", "mypy"} & found


def test_each_has_a_licence_to_read() -> None:
    shown = parts()
    installed = {plain(one.name) for one in shown if one.version}
    assert "sqlalchemy" in installed
    for one in shown:
        if one.version and plain(one.name) not in ("pyside6-essentials", "shiboken6", "uuid-utils"):
            assert one.licence or one.text(), one.name
    assert metadata.version("cryptography") in {one.version for one in shown}
