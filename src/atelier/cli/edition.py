"""`atelier edition`: begin an edition, check it, look at it, build the kit that one hands out."""

from __future__ import annotations

import argparse
import os
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from atelier import places
from atelier.cli.actions import declare
from atelier.cli.endings import answer_json, make_folder
from atelier.errors import AtelierError
from atelier.wording import say

if TYPE_CHECKING:
    from atelier.edition.model import Edition
    from atelier.edition.reading import Reading

Answer = tuple[int, list[str], dict[str, Any]]


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the command."""
    below = parser.add_subparsers(title="actions ", metavar="ACTION", dest="action", required=True)
    new = declare(below, "new", "commencer une édition dans un dossier")
    new.add_argument("folder", metavar="DOSSIER", type=Path, help="le dossier à faire")
    new.add_argument("--name", metavar="NOM", required=True, help="le nom de l’organisation")
    new.add_argument("--logo", metavar="FICHIER", type=Path, help="son logo (.svg, .png ou .jpg)")
    new.add_argument("--colour", metavar="#RRVVBB", default="", help="sa couleur, par exemple #0C504D")
    check = declare(below, "check", "vérifier une édition : chaque erreur, sa ligne, son remède")
    preview = declare(below, "preview", "écrire ce que l’édition donnera : accueil, diapositive, attestation")
    preview.add_argument("--out", metavar="DOSSIER", type=Path, required=True, help="où écrire les images")
    preview.add_argument(
        "--theme",
        choices=("light", "dark", "contrast", "all"),
        default="all",
        help="l’apparence de l’accueil (sans : les trois)",
    )
    preview.add_argument(
        "--only", choices=("home", "slide", "attestation"), nargs="+", help="une partie seulement"
    )
    build = declare(below, "build", "mettre installateurs, édition et mode d’emploi dans une trousse (.zip)")
    build.add_argument("--out", metavar="FICHIER.zip", type=Path, required=True, help="la trousse à écrire")
    build.add_argument(
        "--installer",
        metavar="FICHIER",
        type=Path,
        nargs="+",
        required=True,
        help="les installateurs d’Atelier (.exe, .dmg, .deb, .tar.xz)",
    )
    for action in (check, preview, build):
        action.add_argument(
            "source", metavar="ÉDITION", type=Path, help="un dossier, un edition.toml ou un .zip"
        )
    for action in (new, check, preview, build):
        action.add_argument("--json", action="store_true", help="répondre en JSON")


def run(args: argparse.Namespace) -> int:
    """Do it; 0 well, 1 an edition that cannot be used."""
    status, lines, facts = {"new": _new, "check": _check, "preview": _preview, "build": _build}[args.action](
        args
    )
    if args.json:
        answer_json(facts)
    elif lines:
        print("\n".join(lines))
    return status


def _courses() -> tuple[str, ...]:
    from atelier.content.library import Library

    return tuple(
        one.id for one in Library((places.courses(),), places.cache(), shipped=places.compiled()).courses()
    )


def _new(args: argparse.Namespace) -> Answer:
    from msgspec.structs import replace

    from atelier.content.naming import slug
    from atelier.edition.model import FILE
    from atelier.edition.writing import sample

    if (args.folder / FILE).exists():
        raise AtelierError("edition.exists", folder=str(args.folder))
    if args.logo and not args.logo.is_file():
        raise AtelierError("container.not_found", file=str(args.logo))
    made = sample(args.name, slug(args.name)[:60].strip("-") or "edition", date.today(), _courses())
    made = replace(made, colour=args.colour, logo=args.logo.name if args.logo else "")
    with tempfile.TemporaryDirectory(prefix="atelier-edition-") as name:
        _fill(Path(name), made, args.logo)
        _refuse(Path(name))
    make_folder(args.folder)
    _fill(args.folder, made, args.logo)
    return 0, [say("edition.made_new", folder=str(args.folder))], {"folder": str(args.folder), "id": made.id}


def _fill(folder: Path, made: Edition, logo: Path | None) -> None:
    import shutil

    from atelier.edition.writing import write

    if logo and logo.resolve() != (folder / logo.name).resolve():
        shutil.copyfile(logo, folder / logo.name)
    write(made, folder)


def _refuse(folder: Path) -> None:
    """Raise the error of the first value that an edition may not have."""
    from atelier.edition.reading import read

    for one in read(folder, date.today()).problems:
        if one.serious:
            raise AtelierError(f"edition.{one.code}", **one.args)


def _look(args: argparse.Namespace) -> Reading:
    from atelier.edition.placing import look_at

    return look_at(args.source, date.today(), _courses())


def _check(args: argparse.Namespace) -> Answer:
    from atelier.edition.model import FILE
    from atelier.publishing.words import day as dates_day

    reading = _look(args)
    lines = [
        say(
            f"edition.line_{'serious' if one.serious else 'light'}",
            file=FILE,
            line=one.line,
            why=one.sentence,
        )
        for one in reading.problems
    ]
    edition = reading.edition
    facts: dict[str, Any] = {
        "good": edition is not None,
        "problems": [
            {"line": one.line, "code": one.code, "serious": one.serious, "message": one.sentence}
            for one in reading.problems
        ],
    }
    if edition is not None:
        if edition.colour:
            lines.append(_colour(edition.colour))
        lines.append(say("edition.good", name=edition.name, day=dates_day(edition.issued)))
        facts |= {"id": edition.id, "name": edition.name, "issued": edition.issued.isoformat()}
    return 0 if edition else 1, lines, facts


def _colour(colour: str) -> str:
    from atelier.desktop.theme.accent import worn
    from atelier.desktop.theme.tokens import Scheme

    as_worn = {scheme.value: worn(scheme, colour) for scheme in Scheme}
    if set(as_worn.values()) == {colour.upper()}:
        return say("edition.colour_kept", colour=colour)
    return say("edition.colour_fitted", colour=colour, **as_worn)


def _good(args: argparse.Namespace) -> None:
    """Raise edition.wrong where the edition cannot be used."""
    from atelier.edition.model import FILE
    from atelier.edition.placing import worst

    reading = _look(args)
    if reading.edition is None:
        wrong = worst(reading)
        raise AtelierError("edition.wrong", file=FILE, line=wrong.line, why=wrong.sentence)


def _preview(args: argparse.Namespace) -> Answer:
    _good(args)
    make_folder(args.out)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from atelier.app import application
    from atelier.app.edition_pictures import THEMES, WHAT, pictures
    from atelier.app.hush import hush
    from atelier.edition.placing import take

    qt = application()
    hush()
    themes = THEMES if args.theme == "all" else (args.theme,)
    source = args.source.resolve()
    with tempfile.TemporaryDirectory(prefix="atelier-image-") as home:
        os.environ["ATELIER_HOME"] = home
        take(source, Path(home), date.today())
        made = []
        for one in pictures(qt, args.out, themes, args.only or WHAT):
            made.append(str(one))
            if not args.json:
                print(
                    say("edition.made_picture", file=str(one)), flush=True
                )  # as they come: they are waited for
    return 0, [], {"pictures": made}


def _build(args: argparse.Namespace) -> Answer:
    _good(args)
    from atelier.app.edition_kit import build

    names = build(args.source, args.installer, args.out, date.today())
    size = round(args.out.stat().st_size / 1_000_000)
    line = say("edition.made_kit", file=str(args.out), size=size, names=", ".join(names))
    return 0, [line], {"file": str(args.out), "bytes": args.out.stat().st_size, "files": names}
