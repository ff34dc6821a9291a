"""`atelier tour`: try the whole app, and say what was checked."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from atelier.cli.display import has_screen
from atelier.cli.endings import answer_json, complain, make_folder


def configure(parser: argparse.ArgumentParser) -> None:
    """Options."""
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DOSSIER", help="où écrire les images et les fichiers"
    )
    parser.add_argument("--json", action="store_true", help="dire ce qui a été vérifié en JSON")
    parser.add_argument("--part", choices=("first", "second"), help=argparse.SUPPRESS)


def run(chosen: argparse.Namespace) -> int:
    """Both processes, then the list of what was checked."""
    if chosen.part:
        return _part(chosen)
    from atelier.tour.log import Clock, Log

    clock = Clock()
    make_folder(chosen.out)
    with tempfile.TemporaryDirectory(prefix="atelier-essai-") as folder:
        environment = dict(os.environ)
        environment.setdefault("ATELIER_HOME", folder)
        if not has_screen(environment):
            environment["QT_QPA_PLATFORM"] = "offscreen"
        statuses = []
        for part in ("first", "second"):
            command = [
                sys.executable,
                "-m",
                "atelier",
                "tour",
                "--out",
                str(chosen.out.resolve()),
                "--part",
                part,
            ]
            statuses.append(subprocess.run(command, env=environment, timeout=300, check=False).returncode)
            if statuses[-1] > 1 or statuses[-1] < 0:
                complain(f"L’essai s’est arrêté (partie {len(statuses)}, état {statuses[-1]}).")
                return 1
    log = Log.load(chosen.out)
    log.seconds = round(clock.seconds, 1)
    log.save()
    if chosen.json:
        checks = [{"name": check.name, "ok": check.ok, "detail": check.detail} for check in log.checks]
        answer_json(
            {
                "ok": log.ok,
                "seconds": log.seconds,
                "checks": checks,
                "pictures": log.pictures,
                "files": log.files,
            }
        )
    else:
        for check in log.checks:
            print(
                f"{'oui' if check.ok else 'NON'}  {check.name}{f' ({check.detail})' if check.detail and not check.ok else ''}"
            )
        good = sum(check.ok for check in log.checks)
        print(
            f"{good} vérifications réussies sur {len(log.checks)}, {len(log.pictures)} images, {log.seconds:.0f} s : {chosen.out}"
        )
    return 0 if log.ok else 1


def _part(chosen: argparse.Namespace) -> int:
    from atelier.app import App, application
    from atelier.app.hush import hush
    from atelier.preferences import Preferences
    from atelier.tour import first, second
    from atelier.tour.log import Log

    qt = application()
    hush()
    if chosen.part == "first":
        log = Log(str(chosen.out.resolve()))
        app = App(qt, Preferences(scheme="light", motion="reduced", window=(1440, 900)))
        run_part = first.run
    else:
        log = Log.load(chosen.out)
        app = App(qt, Preferences(scheme="light", motion="reduced", window=(1440, 900), welcomed=True))
        run_part = second.run
    try:
        run_part(app, log)
    except Exception as error:
        import traceback

        traceback.print_exc()
        log.check("L’essai va jusqu’au bout", False, repr(error))
        app.close()
    log.save()
    return 0 if log.ok else 1
