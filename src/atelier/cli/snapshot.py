"""`atelier snapshot`: a picture of a screen, as it shows to a person."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from datetime import date
from pathlib import Path
from types import TracebackType

from atelier.cli.endings import make_folder
from atelier.cli.screens import SCREENS
from atelier.cli.sizes import text_size, window_size
from atelier.edition.placing import take
from atelier.errors import AtelierError


def configure(parser: argparse.ArgumentParser) -> None:
    """Options."""
    parser.add_argument("screen", nargs="?", metavar="ÉCRAN", help="le nom de l’écran (voir --list)")
    parser.add_argument("--out", type=Path, metavar="FICHIER.png", help="où écrire l’image")
    parser.add_argument("--theme", choices=("light", "dark", "contrast"), default="light", help="l’apparence")
    parser.add_argument(
        "--size", type=window_size, default="1440x900", metavar="LxH", help="la taille en pixels (1440x900)"
    )
    parser.add_argument(
        "--text", type=text_size, default=100, metavar="POURCENT", help="la taille du texte, de 80 à 200"
    )
    parser.add_argument(
        "--profile", default="demo", metavar="empty|demo|DOSSIER", help="les données à montrer"
    )
    parser.add_argument("--edition", type=Path, metavar="ÉDITION", help="l’édition à montrer")
    parser.add_argument("--list", action="store_true", help="nommer tous les écrans")
    parser.set_defaults(parser=parser)


def run(chosen: argparse.Namespace) -> int:
    """Take the picture."""
    if chosen.list:
        print("\n".join(SCREENS))
        return 0
    if not chosen.screen or not chosen.out:
        chosen.parser.error("il manque : l’écran ou --out")
    if chosen.screen not in SCREENS:
        raise_unknown(chosen)
    if chosen.out.suffix.lower() != ".png":
        raise AtelierError("cli.picture_name", file=str(chosen.out))
    make_folder(chosen.out.parent)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="atelier-image-") as folder:
        os.environ["ATELIER_HOME"] = str(Path(chosen.profile).resolve()) if _is_folder(chosen) else folder
        if chosen.edition:
            take(chosen.edition, Path(os.environ["ATELIER_HOME"]), date.today())
        return _take(chosen, *chosen.size)


def _is_folder(chosen: argparse.Namespace) -> bool:
    if chosen.profile in ("empty", "demo"):
        return False
    if not Path(chosen.profile).is_dir():
        chosen.parser.error(f"--profile : le dossier « {chosen.profile} » n’existe pas")
    return True


def raise_unknown(chosen: argparse.Namespace) -> None:
    """Say which screens there are."""
    chosen.parser.error(f"l’écran « {chosen.screen} » est inconnu; il y a : {', '.join(SCREENS)}")


def _take(chosen: argparse.Namespace, width: int, height: int) -> int:
    from atelier.app import App, application
    from atelier.app.hush import hush
    from atelier.cli.screens import settle
    from atelier.preferences import Preferences

    qt = application()
    hush()
    kept = Preferences(
        scheme=chosen.theme, text=chosen.text, motion="reduced", window=(width, height), welcomed=True
    )
    atelier = App(qt, kept)
    failed = _watch_errors()
    try:
        if chosen.profile == "demo":
            from atelier import demo

            demo.fill(atelier.journal, atelier.library, date.today())
            atelier.session.reload()
        SCREENS[chosen.screen](atelier)
        settle(qt)
        picture = atelier.picture()
    finally:
        atelier.close()
    if not picture.save(str(chosen.out)):
        raise AtelierError("cli.cannot_write", file=str(chosen.out))
    print(chosen.out, file=sys.stdout)
    return 1 if failed else 0


def _watch_errors() -> list[BaseException]:
    """The errors that nothing caught from now on: the screen that is shown is then not whole."""
    met: list[BaseException] = []
    before = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        met.append(error)
        before(kind, error, trace)

    sys.excepthook = hook
    return met
