"""`atelier agenda`: the trainer's agenda of a workshop, with its hours on the clock."""

from __future__ import annotations

import argparse
import re
from datetime import date, datetime, time
from pathlib import Path

from atelier.cli import slides
from atelier.errors import AtelierError


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser.add_argument("course", metavar="ATELIER", help="un atelier, par exemple relations-publiques")
    parser.add_argument("--out", metavar="FICHIER", type=Path, required=True, help="fichier à écrire : .pdf")
    parser.add_argument(
        "--start",
        metavar="HEURE",
        default=f"{slides.START:%H:%M}",
        help="l’heure du début, par exemple 18:30",
    )
    slides.occasion(parser)


def run(args: argparse.Namespace) -> int:
    """Write the file; 0 well, 1 when a broken lesson was left out."""
    start = datetime.combine(date.today(), hour(args.start))
    return slides.write(args, "agenda", start, False)


def hour(words: str) -> time:
    """« 18:30 », « 18 h 30 » or « 18h » as a time of day."""
    found = re.fullmatch(r"\s*(\d{1,2})\s*(?:[:hH]\s*(\d{2})?)?\s*", words)
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise AtelierError("publishing.slides_start", hour=words)
    return time(int(found[1]), int(found[2] or 0))
