"""Whether a window can be shown to somebody here."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from atelier.errors import AtelierError


def has_screen(environment: Mapping[str, str] = os.environ) -> bool:
    """Only Linux may have none; a platform that was asked for by name is taken at its word."""
    names = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return sys.platform != "linux" or any(environment.get(name) for name in names)


def need_screen() -> None:
    """Raises AtelierError where Qt could only abort."""
    if not has_screen():
        raise AtelierError("cli.no_screen")
