"""What every test stands on: no screen, a data folder of its own, no network, no window left open."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt loads

settings.register_profile("atelier", deadline=None)  # no test is judged by a clock
settings.load_profile("atelier")

_NETWORK = (-1, socket.AF_INET, socket.AF_INET6)  # -1: what socket.socket() means by default
_HERE = ("127.0.0.1", "localhost")
_opened: list[str] = []
_loopback: list[bool] = []


def _watch(event: str, args: tuple[object, ...]) -> None:
    """Python's own audit: no patch to get round, and what a library swallows is noted all the same."""
    outside = event == "socket.getaddrinfo" or (event == "socket.__new__" and args[1] in _NETWORK)
    if _loopback and event != "socket.connect":
        outside = event == "socket.getaddrinfo" and args[0] not in _HERE
    elif _loopback:
        outside = isinstance(args[1], tuple) and args[1][0] not in _HERE
    if outside:
        _opened.append(event)
        raise RuntimeError(f"a test may not reach the network ({event} {args[1:]})")


sys.addaudithook(_watch)


@pytest.fixture(autouse=True)
def atelier_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of this test, not created yet."""
    home = tmp_path / "atelier-home"
    monkeypatch.setenv("ATELIER_HOME", str(home))
    return home


@pytest.fixture
def loopback() -> Iterator[None]:
    """For the tests of the one room that may open a connection: to this machine itself, and no further."""
    _loopback.append(True)
    yield
    _loopback.clear()


@pytest.fixture(autouse=True)
def _nothing_left() -> Iterator[None]:
    _opened.clear()
    yield
    assert not _opened, f"a socket was opened: {_opened}"
    assert (left := _close_windows()) == [], f"windows left open: {left}"


def _close_windows() -> list[str]:
    """Close the windows that the test left open; their classes and names."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    left = [window for window in widgets.QApplication.topLevelWidgets() if window.isVisible()]
    for window in left:
        window.close()
        window.deleteLater()
    return [f"{type(window).__name__} {window.objectName()!r}" for window in left]
