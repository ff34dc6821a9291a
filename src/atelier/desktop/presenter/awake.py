"""Keep the computer awake while one leads. Qt has no word for it: each system has its own."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Any, Protocol


class Hold(Protocol):
    """Something that keeps the computer awake until it is let go."""

    def release(self) -> None:
        """Let it sleep again."""
        ...


def keep_awake(reason: str) -> Hold | None:
    """Keep it awake; None where the system would not hear of it (the page before the session says so)."""
    try:
        if sys.platform == "win32":
            return _Windows()
        if sys.platform == "darwin":
            return _Child(["caffeinate", "-d", "-i"])
        return _linux(reason)
    except (OSError, AttributeError, RuntimeError):
        return None


class _Windows:
    """SetThreadExecutionState: the display and the system stay on."""

    _CONTINUOUS, _SYSTEM, _DISPLAY = 0x80000000, 0x1, 0x2

    def __init__(self) -> None:
        if not self._set(self._CONTINUOUS | self._SYSTEM | self._DISPLAY):
            raise OSError("SetThreadExecutionState")

    @staticmethod
    def _set(flags: int) -> int:
        import ctypes

        kernel: Any = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
        return int(kernel.SetThreadExecutionState(flags))

    def release(self) -> None:
        self._set(self._CONTINUOUS)


class _Child:
    """A program of the system that keeps it awake as long as it runs."""

    def __init__(self, command: list[str]) -> None:
        import subprocess

        self._process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def release(self) -> None:
        self._process.terminate()
        with suppress(Exception):
            self._process.wait(2)


class _Bus:
    """org.freedesktop.ScreenSaver, that desktops answer to: over the session's own bus, no network."""

    _WHERE = ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver")

    def __init__(self, reason: str) -> None:
        from PySide6.QtDBus import QDBusConnection, QDBusInterface

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            raise OSError("no session bus")
        self._saver = QDBusInterface(*self._WHERE, bus)
        answer = self._saver.call("Inhibit", "Atelier", reason)
        if answer.errorName() or not answer.arguments():
            raise OSError(answer.errorMessage())
        self._cookie = answer.arguments()[0]

    def release(self) -> None:
        self._saver.call("UnInhibit", self._cookie)


def _linux(reason: str) -> Hold | None:
    """The desktop's own word, else systemd's."""
    import os
    import shutil
    from pathlib import Path

    if os.environ.get("DBUS_SESSION_BUS_ADDRESS") or Path(f"/run/user/{os.getuid()}/bus").exists():
        with suppress(OSError, ImportError):
            return _Bus(reason)
    if shutil.which("systemd-inhibit") and Path("/run/systemd/system").is_dir():
        return _Child(
            ["systemd-inhibit", "--what=idle:sleep", "--who=Atelier", f"--why={reason}", "sleep", "infinity"]
        )
    return None
