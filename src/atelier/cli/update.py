"""`atelier update`: what is newer, in a folder or at an address; nothing is installed unless it is asked."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from atelier import places, preferences
from atelier.cli import package
from atelier.cli.endings import answer_json, complain
from atelier.edition.model import KIND as EDITION
from atelier.edition.model import version_of
from atelier.edition.placing import find
from atelier.edition.placing import take as take_edition
from atelier.errors import AtelierError
from atelier.packages.form import KIND
from atelier.wording import explain, say, tell

QUIET = frozenset({"updates.offline", "updates.cut"})
"""No connection is no failure."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "--from",
        dest="source",
        metavar="DOSSIER|ADRESSE",
        default="",
        help="où chercher (sans : l’adresse que donne l’édition, sinon le dernier dossier)",
    )
    parser.add_argument("--yes", action="store_true", help="installer ce qui est plus récent")
    parser.add_argument("--accept-unsigned", action="store_true", help="installer ce que personne n’a signé")
    parser.add_argument(
        "--trust", action="store_true", help="faire confiance, à partir de maintenant, à qui a signé"
    )
    parser.add_argument("--profile", metavar="NOM", default="", help="la personne (sans : la dernière)")
    parser.add_argument("--json", action="store_true", help="répondre en JSON")


def run(args: argparse.Namespace) -> int:
    """Look, say, and install where that was asked; 0 well (nobody answers included), 1 what is there is refused."""
    from atelier.packages.offering import describe, versions
    from atelier.updates.looking import newer, offers

    placed = find(places.home(), places.editions(), places.cache(), date.today()).placed
    listed = placed.edition.updates if placed else ""
    source: str = args.source or listed or preferences.read().updates_from
    if not source:
        raise AtelierError("updates.no_source")
    try:
        ours = {f"{EDITION}/{placed.edition.id}": version_of(placed.edition)} if placed else {}
        found = newer(offers(source, describe), versions() | ours, (KIND, EDITION))
        found = tuple(one for one in found if one.offer.kind == KIND or one.offer.key in ours)
    except AtelierError as error:
        if error.code not in QUIET:
            raise
        if args.json:
            answer_json({"source": source, "reached": False, "newer": [], "installed": []})
        else:
            print(explain(error))
        return 0
    facts = [{**msgspec.to_builtins(one.offer), "before": one.before} for one in found]
    lines = [
        tell(
            "updates.line" if one.before else "updates.line_new",
            title=one.offer.title or one.offer.id,
            version=one.offer.version,
            before=one.before,
        )
        for one in found
    ]
    if not args.json:
        print("\n".join(lines or [say("updates.nothing")]))
        if found and not args.yes:
            print(say("updates.how"))
    installed, status = (
        _install(args, source, {one.offer.name: one.offer for one in found}) if args.yes else ([], 0)
    )
    if args.json:
        answer_json({"source": source, "reached": True, "newer": facts, "installed": installed})
    return status


def _install(args: argparse.Namespace, source: str, files: dict[str, Any]) -> tuple[list[str], int]:
    """Take each file and install it as `atelier package install` does; one that is refused keeps none from the others."""
    from atelier.packages.offering import describe
    from atelier.updates.looking import take

    done, status = [], 0
    with TemporaryDirectory(prefix="atelier-") as folder:
        for offer in files.values():
            try:
                file = take(source, offer, Path(folder), describe)
                if older := _older(file):
                    raise AtelierError("updates.older", file=offer.name, title=older)
                if offer.kind == EDITION:
                    taken = take_edition(file, places.home(), date.today())
                    ended, lines = 0, [tell("edition.taken", name=taken.name)]
                else:
                    ended, lines, _ = package.install(file, args)
            except AtelierError as error:
                complain(explain(error))
                status = 1
                continue
            if not args.json:
                print("\n".join(lines))
            done += [offer.name] if ended == 0 else []
            status = max(status, ended)
    return done, status


def _older(file: Path) -> str:
    """What a file holds that is older than what one has: --yes asks for what is newer."""
    from atelier.packages.offering import describe, versions
    from atelier.updates.versions import number

    current = versions()
    return next(
        (
            one.title or one.id
            for one in describe(file)
            if number(one.version) < number(current.get(one.key, ""))
        ),
        "",
    )
