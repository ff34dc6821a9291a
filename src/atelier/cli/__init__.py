"""The command line: `atelier` alone opens the app; `atelier COMMAND` does one thing.

Exit status: 0 well, 1 something found wrong, 2 wrong use.
"""

from __future__ import annotations

import sys
from importlib import import_module

from atelier.cli.commands import COMMANDS
from atelier.cli.parser import build


def main(argv: list[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    words = sys.argv[1:] if argv is None else argv
    if not words:
        from atelier.app import main as open_app

        return open_app([])
    named = next((word for word in words if not word.startswith("-")), None)
    parser = build(COMMANDS, configure=named)
    chosen = parser.parse_args(words)
    from atelier import places
    from atelier.errors import AtelierError

    try:
        places.check_home()
        return int(import_module(chosen.module).run(chosen))
    except AtelierError as error:
        from atelier.wording import explain

        print(explain(error), file=sys.stderr)
        return 1
