"""`atelier check`: every mistake of a course, its place, its remedy."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from atelier import places, preferences
from atelier.authoring import shelves
from atelier.cli.endings import answer_json, complain
from atelier.content.checks import Rule
from atelier.content.glossary import FILE as GLOSSARY
from atelier.content.report import Found, Report, check, course_folders
from atelier.errors import AtelierError
from atelier.wording import explain, say


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "path",
        nargs="?",
        type=Path,
        metavar="CHEMIN",
        help="une leçon, le dossier d’un atelier ou un dossier d’ateliers (sinon, les ateliers fournis et les vôtres)",
    )
    parser.add_argument("--json", action="store_true", help="écrire les remarques en JSON")
    parser.add_argument(
        "--map", action="store_true", help="dessiner les simulations : qui mène où, à quelle heure"
    )
    parser.add_argument(
        "--out", type=Path, metavar="DOSSIER", help="avec --map, écrire aussi un dessin SVG par simulation"
    )
    parser.add_argument("--lock", action="store_true", help="inscrire les identifiants dans ids.lock")


def run(args: argparse.Namespace) -> int:
    """Check; 0 without error, 1 with errors, 2 where the path is not one to check."""
    shipped = places.courses()
    try:
        further = slide_rules()
        report = _every(args, further) if args.path is None else _one(args.path, args, further)
    except AtelierError as error:
        complain(explain(error))
        return 1 if error.code == "content.lock_not_written" else 2
    if args.map:
        return _map(args.path or shipped, args.out, report)
    if args.json:
        _print_json(report)
    else:
        _print_text(report)
    return 1 if report.errors else 0


def _one(path: Path, args: argparse.Namespace, further: tuple[Rule, ...]) -> Report:
    others = shelves.others()
    return check(path, glossary=others[0] / GLOSSARY, lock=args.lock, further=further, beside=others)


def _every(args: argparse.Namespace, further: tuple[Rule, ...]) -> Report:
    """The courses that are shipped, and hers where she has some."""
    shipped, own = places.courses(), shelves.own(preferences.read())
    reports = [_one(one, args, further) for one in (shipped, own) if one == shipped or course_folders(one)]
    return Report(
        tuple(found for one in reports for found in one.found),
        sum(one.files for one in reports),
        tuple(locked for one in reports for locked in one.locked),
    )


def slide_rules() -> tuple[Rule, ...]:
    """The rules that lay slides out, where Qt can be had; where not, that is said and the rest is checked."""
    try:
        from atelier.desktop.slides.checking import overflow
    except ImportError as missing:  # a bare machine without the libraries of Qt
        complain(say("content.slides_not_drawn", reason=str(missing)))
        return ()
    return (overflow,)


def _map(path: Path, out: Path | None, report: Report) -> int:
    """Print the map of each simulation that can be played; the status is that of the check."""
    from atelier.content.report import scenarios
    from atelier.simulation import drawing
    from atelier.simulation.map import draw

    found = scenarios(path)
    for scenario in found:
        print("\n".join(draw(scenario)))
        if out:
            file = out / f"{scenario.id}.svg"
            try:
                out.mkdir(parents=True, exist_ok=True)
                file.write_text(drawing.draw(scenario), encoding="utf-8")
            except OSError:
                complain(say("content.map_not_written", file=_place(file)))
                return 1
            print(say("simulation.map_written", file=_place(file)))
        print()
    if not found:
        print(say("simulation.map_none"))
    if report.errors:
        _print_text(report)
    return 1 if report.errors else 0


def _place(path: Path) -> str:
    """A path as a person would type it from here."""
    try:
        return os.path.relpath(path)
    except ValueError:  # another drive
        return str(path)


def message(one: Found) -> str:
    """The sentence of a remark."""
    return say(f"content.{one.remark.code}", **one.remark.args)


def _print_json(report: Report) -> None:
    remarks = [
        {
            "file": _place(one.path),
            "line": one.remark.where.line,
            "column": one.remark.where.column,
            "kind": one.remark.code,
            "severity": one.remark.severity,
            "message": message(one),
        }
        for one in report.found
    ]
    answer_json({"remarks": remarks})


def _print_text(report: Report) -> None:
    for one in report.found:
        where = one.remark.where
        code = "content.line" if one.remark.severity == "error" else "content.warning_line"
        print(say(code, file=_place(one.path), line=where.line, column=where.column, message=message(one)))
    for path, count in report.locked:
        print(say("content.locked", file=_place(path), count=count))
    print(_count(report))


def _count(report: Report) -> str:
    files = _counted("file", report.files)
    warnings = len(report.found) - report.errors
    if not report.found:
        return say("content.clean", files=files)
    return say(
        "content.found",
        errors=_counted("error", report.errors),
        warnings=_counted("warning", warnings),
        files=files,
    )


def _counted(what: str, count: int) -> str:
    """« 1 erreur », « 3 erreurs »: French counts nought as one."""
    return say(f"content.one_{what}" if count < 2 else f"content.many_{what}s", count=count)
