"""The command line: `atelier` alone opens the app; `atelier COMMAND` does one thing.

Exit status: 0 well, 1 something found wrong, 2 wrong use.
"""

from __future__ import annotations

import gc
import sys


def main(argv: list[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    words = sys.argv[1:] if argv is None else argv
    from atelier.cli.display import has_screen

    if not words and has_screen():
        gc.disable()  # until the window is there: nothing that a start makes is garbage yet
        from atelier.app import main as open_app

        return open_app([])
    from atelier.cli.endings import ended, speak_utf8

    speak_utf8()
    return ended(lambda: _run(words))


def _run(words: list[str]) -> int:
    from importlib import import_module

    from atelier import places
    from atelier.cli.commands import COMMANDS
    from atelier.cli.parser import build

    named = next((word for word in words if not word.startswith("-")), None if words else "ouvrir")
    chosen = build(COMMANDS, configure=named).parse_args(words or ["ouvrir"])
    places.check_home()
    return int(import_module(chosen.module).run(chosen))
