"""Changing person starts the app anew: by its launcher once it is installed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from atelier.app import people


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    commands: list[list[str]] = []
    monkeypatch.setattr(subprocess, "Popen", lambda command, **_: commands.append(command))
    return commands


def test_by_this_python_from_a_checkout(started: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ATELIER_LAUNCHER", raising=False)
    people.start_again()
    assert started == [[sys.executable, "-m", "atelier"]]


def test_by_the_launcher_that_opened_it(started: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATELIER_LAUNCHER", "/opt/atelier/atelier")
    people.start_again()
    assert started == [["/opt/atelier/atelier"]]
