"""`atelier attestation`: verify one offline, and look after who issues them."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from atelier import places
from atelier.cli.actions import declare, keys
from atelier.cli.endings import answer_json
from atelier.errors import AtelierError
from atelier.wording import say


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the command."""
    below = parser.add_subparsers(title="actions ", metavar="ACTION", dest="action", required=True)
    verify = declare(below, "verify", "dire si une attestation est bien celle que son émetteur a émise")
    verify.add_argument(
        "file", metavar="FICHIER", type=Path, help="l’attestation (.pdf), ou le texte de son code (.txt)"
    )
    verify.add_argument(
        "--key",
        metavar="FICHIER",
        nargs="+",
        type=Path,
        default=[],
        help="fiche de l’émetteur, ou dossier de fiches",
    )
    card = declare(below, "card", "écrire sa fiche d’émetteur : à donner à qui veut vérifier")
    card.add_argument("--out", metavar="FICHIER", type=Path, required=True, help="fichier à écrire (.txt)")
    trust = declare(below, "trust", "connaître un émetteur, par sa fiche")
    trust.add_argument("file", metavar="FICHIER", type=Path, help="la fiche de l’émetteur")
    issuers = declare(below, "issuers", "montrer les émetteurs connus")
    backup = declare(below, "backup", "écrire sa clé de secours : qui l’a peut émettre à votre place")
    backup.add_argument("--out", metavar="FICHIER", type=Path, required=True, help="fichier à écrire (.txt)")
    restore = declare(below, "restore", "reprendre sa clé de secours, sur un autre ordinateur par exemple")
    restore.add_argument("file", metavar="FICHIER", type=Path, help="la clé de secours")
    for action in (verify, card, trust, issuers, backup, restore):
        action.add_argument("--profile", metavar="NOM", default="", help="la personne (sans : la dernière)")
        action.add_argument("--json", action="store_true", help="répondre en JSON")


def run(args: argparse.Namespace) -> int:
    """Do it; 0 well, 1 an attestation that cannot be relied on."""
    status, lines, facts = _verify(args) if args.action == "verify" else _issuer(args)
    if args.json:
        answer_json(facts)
    else:
        print("\n".join(lines))
    return status


def _verify(args: argparse.Namespace) -> tuple[int, list[str], dict[str, Any]]:
    from atelier.classroom.sheet import sheet
    from atelier.classroom.verifying import verify
    from atelier.edition.placing import find
    from atelier.signing import issuers

    for path in args.key:
        if not path.exists():
            raise AtelierError("container.not_found", file=str(path))
    placed = find(places.home(), places.editions(), places.cache(), date.today()).placed
    cards = placed.cards if placed else ()
    found = verify(args.file, issuers.trusted(keys(args.profile), (*cards, *args.key)))
    lines = [found.sentence]
    if found.payload:
        page = sheet(found.payload)
        lines += [
            f"  {page.title}",
            f"  {page.name}",
            f"  {page.course}",
            *(f"  {line}" for line in page.object),
        ]
        lines += [f"  {label} : {value}".replace(" :", "\u00a0:") for label, value in page.facts]
        lines += [f"  {page.made}", f"  {page.number}"]
    lines += [one.sentence for one in found.differences]
    facts = {
        "file": str(args.file),
        "good": found.good,
        "outcome": found.outcome.value,
        "sentence": found.sentence,
        "issuer": {"id": found.says, "name": found.issuer} if found.says else None,
        "signed": msgspec.to_builtins(found.payload) if found.payload else None,
        "differences": [msgspec.to_builtins(one) for one in found.differences],
    }
    return 0 if found.good else 1, lines, facts


def _issuer(args: argparse.Namespace) -> tuple[int, list[str], dict[str, Any]]:
    from atelier.signing import issuers

    folder = keys(args.profile)
    if folder is None:
        raise AtelierError("data.nobody_yet")
    if args.action == "issuers":
        known = issuers.trusted(folder).values()
        mine = issuers.own(folder)
        lines = [say("classroom.said_issuer", name=one.name, id=one.id) for one in known]
        facts = [
            {"id": one.id, "name": one.name, "own": bool(mine and mine.issuer.id == one.id)} for one in known
        ]
        return 0, lines or [say("signing.no_key")], {"issuers": facts}
    if args.action == "card":
        one = issuers.publish(folder, args.out)
    elif args.action == "trust":
        one = issuers.trust(folder, args.file)
    elif args.action == "backup":
        one = issuers.back_up(folder, args.out).issuer
    else:
        one = issuers.restore(folder, args.file).issuer
    file = str(getattr(args, "out", None) or args.file)
    line = say(f"classroom.said_{args.action}", name=one.name, id=one.id, file=file)
    return 0, [line], {"id": one.id, "name": one.name, "file": file}
