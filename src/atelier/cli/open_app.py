"""`atelier ouvrir [FICHIER]`: open the app, with a file it knows how to take."""

from __future__ import annotations

import argparse
from pathlib import Path

from atelier.cli.display import need_screen


def configure(parser: argparse.ArgumentParser) -> None:
    """Options."""
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FICHIER", help="un fichier « Mes données » à importer"
    )


def run(chosen: argparse.Namespace) -> int:
    """Open it."""
    need_screen()
    from atelier.app import main

    return main([str(chosen.file)] if chosen.file else [])
