"""`atelier package`: courses that travel in one file; built, verified, installed, taken back."""

from __future__ import annotations

import argparse
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from atelier import places, preferences
from atelier.authoring import shelves
from atelier.cli.actions import declare, keys, typed_path
from atelier.cli.endings import answer_json
from atelier.content.naming import good_id
from atelier.edition.placing import find
from atelier.errors import AtelierError
from atelier.packages.changes import Changes, Order
from atelier.packages.installing import Examined
from atelier.packages.seal import Signer, Standing
from atelier.signing.issuers import Own
from atelier.wording import tell

Answer = tuple[int, list[str], dict[str, Any]]


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the command."""
    below = parser.add_subparsers(title="actions ", metavar="ACTION", dest="action", required=True)
    build = declare(below, "build", "faire un paquet d’un ou de plusieurs cours")
    build.add_argument("courses", metavar="COURS", nargs="+", help="dossier d’un cours, ou son nom (recette)")
    build.add_argument(
        "--out",
        metavar="FICHIER",
        type=typed_path,
        required=True,
        help="fichier à écrire (.atelier), ou dossier où l’écrire",
    )
    build.add_argument(
        "--key", metavar="FICHIER", type=Path, help="clé de secours de qui signe (sans : la vôtre)"
    )
    build.add_argument("--unsigned", action="store_true", help="ne pas signer")
    build.add_argument(
        "--requires", metavar="VERSION", default="", help="la plus ancienne version d’Atelier qui convient"
    )
    verify = declare(below, "verify", "dire qui a signé un paquet, ce qu’il contient et ce qu’il changerait")
    install = declare(below, "install", "installer un paquet; la version d’avant est gardée")
    for action in (verify, install):
        action.add_argument("file", metavar="FICHIER", type=Path, help="le paquet (.atelier)")
        action.add_argument(
            "--issuer",
            metavar="FICHIER",
            nargs="+",
            type=Path,
            default=[],
            help="fiches d’émetteurs à connaître aussi",
        )
    install.add_argument("--yes", action="store_true", help="installer sans poser de question")
    install.add_argument("--accept-unsigned", action="store_true", help="installer ce que personne n’a signé")
    install.add_argument(
        "--trust", action="store_true", help="faire confiance, à partir de maintenant, à qui a signé"
    )
    listing = declare(below, "listing", "écrire la liste des paquets d’un dossier, pour les mises à jour")
    listing.add_argument("folder", metavar="DOSSIER", type=Path, help="le dossier des paquets")
    list_ = declare(below, "list", "montrer les cours installés")
    revert = declare(below, "revert", "revenir à la version d’avant d’un cours")
    revert.add_argument("course", metavar="COURS", help="le nom du cours (recette)")
    revert.add_argument("--shipped", action="store_true", help="revenir à la version qui vient avec Atelier")
    for action in (build, verify, install, listing, list_, revert):
        action.add_argument("--profile", metavar="NOM", default="", help="la personne (sans : la dernière)")
        action.add_argument("--json", action="store_true", help="répondre en JSON")


def run(args: argparse.Namespace) -> int:
    """Do it; 0 well, 1 a package that is refused, not installed, or not signed by somebody known."""
    status, lines, facts = _ACTIONS[args.action](args)
    if args.json:
        answer_json(facts)
    else:
        print("\n".join(lines))
    return status


# --------------------------------------------------------------------------- build


def _build(args: argparse.Namespace) -> Answer:
    from atelier.packages.building import build

    if args.requires and not re.fullmatch(r"\d{1,6}\.\d{1,6}\.\d{1,6}", args.requires):
        raise AtelierError("packages.requires", version=args.requires)
    own = None if args.unsigned else _own(args)
    folders = [_folder(course) for course in args.courses]
    out = _out(args.out, folders)
    made = build(folders, out.absolute(), own, requires=args.requires)
    lines = [tell("packages.built", file=str(out), size=made.size)]
    lines += [
        tell("packages.built_course", title=one.title, version=one.version) for one in made.scope.courses
    ]
    if own:
        mark = Signer(Standing.KNOWN, own.issuer.name, own.issuer.id).mark
        lines.append(tell("packages.signed_by", name=own.issuer.name, mark=mark))
    else:
        lines.append(tell("packages.signed_by_nobody"))
    return 0, lines, {"file": str(out), "size": made.size, **msgspec.to_builtins(made.scope)}


def _out(asked: Path, folders: list[Path]) -> Path:
    """The file to write; under its usual name where a folder was asked for."""
    from atelier.packages.building import usual_name
    from atelier.packages.form import SUFFIX

    if asked.is_dir():
        return asked / usual_name(folders)
    return asked if asked.suffix else asked.with_suffix(SUFFIX)


def _own(args: argparse.Namespace) -> Own:
    from atelier.signing import issuers

    if args.key:
        return issuers.secret_of(args.key)
    folder = keys(args.profile)
    own = issuers.own(folder) if folder else None
    if own is None:
        raise AtelierError("packages.no_key")
    return own


def _folder(course: str) -> Path:
    """A course by its folder, or by its id: one of those there are, one's own included."""
    if course and Path(course).is_dir():
        return Path(course)
    kept = preferences.read()
    found = next((one.folder for one in shelves.library(kept).courses() if one.id == course), None)
    if found is not None:
        return Path(found)
    mine = shelves.own(kept) / course
    if good_id(course) and mine.is_dir():  # what keeps it out of the library will be said
        return mine
    raise AtelierError("packages.no_such_course", course=course)


# --------------------------------------------------------------------------- verify and install


def _verify(args: argparse.Namespace) -> Answer:
    from atelier.packages.installing import examine
    from atelier.packages.seal import known_to

    found = examine(args.file, known_to(keys(args.profile), _cards(args)))
    return 0 if found.signer.standing is Standing.KNOWN else 1, _told(found), _facts(found)


def _install(args: argparse.Namespace) -> Answer:
    return install(args.file, args)


def install(file: Path, args: argparse.Namespace) -> Answer:
    """Install a package as the words of a command ask (`yes`, `accept_unsigned`, `trust`, `profile`, `json`)."""
    from atelier.packages import seal
    from atelier.packages.installing import staged

    with staged(file, seal.known_to(keys(args.profile), _cards(args))) as one:
        found = one.examined
        signer, facts = found.signer, {**_facts(found), "installed": False}
        if signer.standing is Standing.NOBODY and not args.accept_unsigned:
            raise AtelierError("packages.unsigned", file=file.name)
        if signer.standing is Standing.UNKNOWN and not args.trust:
            raise AtelierError("packages.unknown", file=file.name, name=signer.name, mark=signer.mark)
        lines = _told(found)
        if not args.yes and not _agreed(args, lines):
            asked = not args.json and sys.stdin.isatty()
            return (
                1,
                [tell("packages.declined") if asked else "\n".join([*lines, tell("packages.not_asked")])],
                facts,
            )
        if signer.standing is Standing.UNKNOWN and signer.issuer:
            seal.trust(signer.issuer)
        put = one.install()
    said = [_installed(one, put) for one in found.courses]
    return 0, [*(lines if args.yes else []), *said], {**facts, "installed": True}


def _installed(one: Changes, put: tuple[str, ...]) -> str:
    code = "packages.said_installed" if one.id in put else "packages.said_already"
    return tell(code, title=one.title, version=one.version)


def _agreed(args: argparse.Namespace, lines: list[str]) -> bool:
    if args.json or not sys.stdin.isatty():
        return False
    print("\n".join(lines))
    return input(tell("packages.ask")).strip().lower() in ("o", "oui", "y")


def _cards(args: argparse.Namespace) -> tuple[Path, ...]:
    cards: list[Path] = getattr(args, "issuer", [])
    for path in cards:
        if not path.exists():
            raise AtelierError("container.not_found", file=str(path))
    placed = find(places.home(), places.editions(), places.cache(), date.today()).placed
    return (*cards, *(placed.cards if placed else ()))


def _told(found: Examined) -> list[str]:
    signer = found.signer
    lines = [tell("packages.signed_by_nobody")]
    if signer.standing is not Standing.NOBODY:
        lines = [tell(f"packages.signed_{signer.standing.value}", name=signer.name, mark=signer.mark)]
    for one in found.courses:
        lines += _changes(one)
    return [*lines, tell("packages.kept")]


def _changes(one: Changes) -> list[str]:
    lines = [
        tell(f"packages.course_{one.order.value}", title=one.title, version=one.version, before=one.before)
    ]
    for name, titles in (
        ("lessons_new", one.new),
        ("lessons_changed", one.changed),
        ("lessons_withdrawn", one.withdrawn),
        ("activities_withdrawn", one.activities),
    ):
        if titles and not (one.order is Order.NEW and name == "lessons_changed"):
            lines.append(tell(f"packages.{name}", count=len(titles), titles="; ".join(titles)))
    if one.others:
        lines.append(tell("packages.pictures_changed", count=one.others))
    if one.words:
        lines.append(tell("packages.words_changed", count=one.words))
    if one.sheet:
        lines.append(tell("packages.sheet_changed"))
    return [*lines, tell("packages.nothing_changed")] if one.nothing else lines


def _facts(found: Examined) -> dict[str, Any]:
    return {
        "file": str(found.file),
        "good": found.signer.standing is Standing.KNOWN,
        "signer": {
            "standing": found.signer.standing.value,
            "name": found.signer.name,
            "id": found.signer.id,
        },
        "requires": found.scope.requires,
        "courses": [msgspec.to_builtins(one) for one in found.courses],
    }


# --------------------------------------------------------------------------- list and revert


def _listing(args: argparse.Namespace) -> Answer:
    from atelier.packages.offering import write_listing

    path, found, unnamed = write_listing(args.folder)
    lines = [tell("updates.listed", file=str(path), count=len(found))]
    lines += [tell("updates.unnamed", file=name) for name in unnamed]
    facts = {"file": str(path), "offers": [msgspec.to_builtins(one) for one in found], "unnamed": unnamed}
    return int(bool(unnamed)), lines, facts


def _list(_args: argparse.Namespace) -> Answer:
    from atelier.packages.installing import installed

    found = installed()
    lines = [_line(one.title, one.version, one.name or one.signer, one.shipped) for one in found]
    return 0, lines or [tell("packages.none")], {"courses": [msgspec.to_builtins(one) for one in found]}


def _line(title: str, version: str, name: str, shipped: bool) -> str:
    if not version:
        return tell("packages.line_away", title=title)
    if shipped:
        return tell("packages.line_shipped", title=title, version=version)
    return tell(
        "packages.line" if name else "packages.line_unsigned", title=title, version=version, name=name
    )


def _revert(args: argparse.Namespace) -> Answer:
    from atelier.packages.installing import revert

    found = revert(args.course, shipped=args.shipped)
    if found is None or not found.version:
        title = found.title if found else args.course
        return 0, [tell("packages.said_put_away", title=title)], {"id": args.course, "version": ""}
    line = tell("packages.said_reverted", title=found.title, version=found.version)
    return 0, [line], {"id": found.id, "version": found.version, "shipped": found.shipped}


_ACTIONS = {
    "build": _build,
    "verify": _verify,
    "install": _install,
    "listing": _listing,
    "list": _list,
    "revert": _revert,
}
