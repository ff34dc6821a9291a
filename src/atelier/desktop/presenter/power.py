"""Whether the computer is plugged in, as far as the system says."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from msgspec import Struct

SUPPLIES = Path("/sys/class/power_supply")


class Power(Struct, frozen=True):
    """`plugged`: None where the system does not say. `percent` of the battery, −1 where there is none."""

    plugged: bool | None = None
    percent: int = -1


def power(supplies: Path = SUPPLIES) -> Power:
    """How things stand now."""
    try:
        if sys.platform == "win32":
            return _windows()
        if sys.platform == "darwin":
            return _mac()
        return _linux(supplies)
    except (OSError, ValueError, AttributeError):
        return Power()


def _linux(supplies: Path) -> Power:
    plugged: bool | None = None
    percent = -1
    for one in sorted(supplies.iterdir()) if supplies.is_dir() else ():
        kind = (one / "type").read_text(encoding="ascii").strip()
        if kind == "Mains" and (one / "online").exists():
            plugged = bool(plugged) or (one / "online").read_text(encoding="ascii").strip() == "1"
        elif kind == "Battery" and (one / "capacity").exists():
            percent = max(percent, int((one / "capacity").read_text(encoding="ascii")))
    return Power(plugged, percent)


def _windows() -> Power:
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = (
            ("ACLineStatus", ctypes.c_byte),
            ("BatteryFlag", ctypes.c_byte),
            ("BatteryLifePercent", ctypes.c_byte),
            ("SystemStatusFlag", ctypes.c_byte),
            ("BatteryLifeTime", ctypes.c_ulong),
            ("BatteryFullLifeTime", ctypes.c_ulong),
        )

    status = Status()
    kernel: Any = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    if not kernel.GetSystemPowerStatus(ctypes.byref(status)):
        return Power()
    percent = status.BatteryLifePercent
    known = {0: False, 1: True}.get(status.ACLineStatus)
    return Power(known, percent if 0 <= percent <= 100 else -1)


def _mac() -> Power:
    import re
    import subprocess

    said = subprocess.run(
        ["pmset", "-g", "batt"], capture_output=True, text=True, timeout=3, check=False
    ).stdout
    found = re.search(r"(\d+)%", said)
    return Power("AC Power" in said if said else None, int(found[1]) if found else -1)
