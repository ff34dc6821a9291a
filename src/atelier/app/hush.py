"""What Qt says on standard error."""

from __future__ import annotations

import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler


def hush() -> None:
    """Leave out what Qt says of a platform without a screen; the rest of its words pass."""

    def handle(_: QtMsgType, __: QMessageLogContext, words: str) -> None:
        if not words.startswith("This plugin does not support"):
            print(words, file=sys.stderr)

    qInstallMessageHandler(handle)
