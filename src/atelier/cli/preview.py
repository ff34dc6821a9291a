"""`atelier preview FICHIER`: see a lesson while writing it."""

from __future__ import annotations

import argparse
from pathlib import Path

from atelier.cli.display import need_screen
from atelier.cli.endings import complain
from atelier.cli.sizes import text_size
from atelier.wording import say


def configure(parser: argparse.ArgumentParser) -> None:
    """Options."""
    parser.add_argument("file", type=Path, metavar="FICHIER.md", help="la leçon à voir")
    parser.add_argument(
        "--theme", choices=("system", "light", "dark", "contrast"), default="system", help="l’apparence"
    )
    parser.add_argument(
        "--text", type=text_size, default=100, metavar="POURCENT", help="la taille du texte, de 80 à 200"
    )


def run(chosen: argparse.Namespace) -> int:
    """Open the window; it stays until it is closed."""
    if not chosen.file.is_file():
        code = "cli.not_a_lesson_file" if chosen.file.exists() else "container.not_found"
        complain(say(code, file=str(chosen.file)))
        return 2
    need_screen()
    from atelier.app import application
    from atelier.app.preview import Preview
    from atelier.desktop.theme.theme import Look, Theme

    qt = application()
    window = Preview(Theme(qt, Look(chosen.theme, chosen.text)), chosen.file)
    window.resize(1100, 860)
    window.show()
    status = qt.exec()
    window.shut(wait=True)
    return status
