"""`atelier data`: export, import, check and restore one person's data."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from atelier.cli.actions import declare
from atelier.cli.endings import answer_json
from atelier.errors import AtelierError
from atelier.journal import profiles
from atelier.journal.events import Verb
from atelier.wording import say


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the command."""
    below = parser.add_subparsers(title="actions ", metavar="ACTION", dest="action", required=True)
    export = declare(below, "export", "tout écrire dans un fichier")
    export.add_argument("file", metavar="FICHIER", type=Path, help="fichier à écrire (.atelier-donnees)")
    bring = declare(below, "import", "ajouter ce que contient un fichier")
    bring.add_argument("file", metavar="FICHIER", type=Path, help="fichier exporté par Atelier")
    bring.add_argument(
        "--as-mine", action="store_true", help="le fichier vient de la même personne, d’ailleurs"
    )
    bring.add_argument("--accept-erasure", action="store_true", help="effacer ici ce qui a été effacé là-bas")
    check = declare(below, "check", "vérifier le journal et ses copies")
    backups = declare(below, "backups", "montrer les copies de sûreté")
    restore = declare(below, "restore", "revenir à une copie; ce qui est remplacé est gardé")
    restore.add_argument(
        "which", metavar="LAQUELLE", nargs="?", default="", help="son nom (sans : la plus récente)"
    )
    handing = declare(below, "hand-in", "écrire le fichier à remettre à la personne qui anime l’atelier")
    handing.add_argument("course", metavar="ATELIER", help="l’atelier (relations-publiques)")
    handing.add_argument(
        "--level",
        choices=("progress", "answers", "reflections"),
        default="progress",
        help="ce qui part : les progrès, aussi les réponses, aussi les réflexions (sans : les progrès)",
    )
    handing.add_argument("--out", metavar="FICHIER", type=Path, required=True, help="fichier à écrire")
    handing.add_argument("--class", dest="code", metavar="CODE", default="", help="le code de la classe")
    handing.add_argument("--name", metavar="NOM", help="le nom que la personne lira (sans : le vôtre)")
    handing.add_argument("--email", metavar="COURRIEL", default="", help="le courriel de votre inscription")
    for action in (export, bring, check, backups, restore, handing):
        action.add_argument("--profile", metavar="NOM", default="", help="la personne (sans : la dernière)")
        action.add_argument("--json", action="store_true", help="répondre en JSON")


def run(args: argparse.Namespace) -> int:
    """Do it; 0 well, 1 something found wrong."""
    profile = profiles.find(args.profile) if args.profile else profiles.last_opened()
    if profile is None:
        raise AtelierError("data.nobody_yet")
    status, lines, facts = _ACTIONS[args.action](args, profile)
    if args.json:
        answer_json(facts)
    else:
        print("\n".join(lines))
    return status


Answer = tuple[int, list[str], dict[str, Any]]


def _name(profile: profiles.Profile) -> str:
    return profile.name or say("data.nobody")


def _export(args: argparse.Namespace, profile: profiles.Profile) -> Answer:
    from atelier.journal.exchange import SUFFIX, export_file

    if not args.file.name or args.file.is_dir():
        raise AtelierError("data.is_folder", file=str(args.file))
    path: Path = args.file if args.file.suffix else args.file.with_suffix(SUFFIX)
    done = export_file(profile.folder, path.absolute())
    line = say("data.exported", count=done.events, file=str(path), size=done.size)
    return 0, [line], {"file": str(path), "events": done.events, "size": done.size}


def _import(args: argparse.Namespace, profile: profiles.Profile) -> Answer:
    from atelier.journal.merging import import_file

    done = import_file(profile.folder, args.file, as_mine=args.as_mine, accept_erasure=args.accept_erasure)
    lines = [say("data.nothing_added")]
    if done.total:
        lines = [say("data.added", count=done.total, name=_name(profile))]
        lines += [say("data.added_verb", what=_what(verb), count=count) for verb, count in done.added.items()]
    for name in ("known", "forgotten", "bounded"):
        if count := getattr(done, name):
            lines.append(say(f"data.{name}", count=count))
    if done.backup:
        lines.append(say("data.copy_made", file=str(done.backup)))
    return 0, lines, {
        "added": done.added, "total": done.total, "known": done.known, "forgotten": done.forgotten,
        "bounded": done.bounded, "adopted": done.adopted, "backup": str(done.backup or ""),
    }  # fmt: skip


def _what(verb: str) -> str:
    return say(f"data.verb_{verb}" if verb in set(Verb) else "data.verb_other")


def _check(_args: argparse.Namespace, profile: profiles.Profile) -> Answer:
    from atelier.journal import backups
    from atelier.journal.prepare import prepare, repaired
    from atelier.journal.seal import seal

    store, report = prepare(profile.folder)
    problems = store.problems()
    if problems:
        store.close()
        store, report = repaired(profile.folder)
    count = store.count()
    store.close()
    seal(store.path or profile.folder)
    copies = backups.list_backups(profile.folder)
    facts: dict[str, Any] = {"events": count, "backups": len(copies), "problems": problems, "repaired": None}
    lines = [say("data.sound", name=_name(profile), count=count, backups=len(copies))]
    if report.migrated:
        lines.insert(0, say("data.migrated", version=report.migrated))
    if done := report.repaired:
        facts["repaired"] = {name: getattr(done, name) for name in done.__struct_fields__}
        counts = {name: facts["repaired"][name] for name in ("total", "from_backup", "salvaged", "missing")}
        lines.insert(0, say("data.repaired", **counts))
        if done.set_aside:
            lines.insert(1, say("data.set_aside", file=done.set_aside))
        return 1, lines, facts
    return 0, lines, facts


def _backups(_args: argparse.Namespace, profile: profiles.Profile) -> Answer:
    from atelier.journal import backups

    lines, facts, status = [], [], 0
    for copy in backups.list_backups(profile.folder):
        which, when = copy.path.name, copy.made.astimezone().strftime("%Y-%m-%d %H:%M")
        try:
            count: int | None = backups.check(copy.path)
            lines.append(say("data.backup", which=which, when=when, count=count or 0, size=copy.size))
        except AtelierError:
            count, status = None, 1
            lines.append(say("data.backup_bad", which=which, when=when, size=copy.size))
        made = copy.made.isoformat()
        facts.append({"file": str(copy.path), "made": made, "size": copy.size, "events": count})
    return status, lines or [say("data.no_backups")], {"backups": facts}


def _restore(args: argparse.Namespace, profile: profiles.Profile) -> Answer:
    from atelier.journal import backups

    chosen = None
    if args.which:
        found = [copy for copy in backups.list_backups(profile.folder) if args.which in copy.path.name]
        if len(found) != 1:
            raise AtelierError("journal.unknown_backup", which=args.which)
        chosen = found[0]
    done = backups.restore(profile.folder, chosen)
    when = done.backup.made.astimezone().strftime("%Y-%m-%d %H:%M")
    lines = [say("data.restored", name=_name(profile), when=when, events=done.events, before=done.before)]
    if done.kept:
        lines.append(say("data.kept", file=str(done.kept)))
    facts = {"backup": str(done.backup.path), "events": done.events, "before": done.before}
    return 0, lines, {**facts, "kept": str(done.kept or "")}


def _hand_in(args: argparse.Namespace, profile: profiles.Profile) -> Answer:
    from atelier.classroom import handin
    from atelier.journal.journal import Journal

    if not args.out.name or args.out.is_dir():
        raise AtelierError("data.is_folder", file=str(args.out))
    path: Path = args.out if args.out.suffix else args.out.with_suffix(handin.SUFFIX)
    level = handin.Level(args.level)
    journal = Journal.open(profile.folder)
    try:
        name = profile.name if args.name is None else args.name
        done = handin.make(
            journal.events, args.course, level, path.absolute(), name=name, email=args.email, code=args.code
        )
    finally:
        journal.close()
    lines = [*handin.preview(level), say("classroom.said_handed_in", file=str(path), count=done.events)]
    return 0, lines, {"file": str(path), "events": done.events, "size": done.size, "level": level.value}


_ACTIONS: dict[str, Callable[[argparse.Namespace, profiles.Profile], Answer]] = {
    "export": _export,
    "import": _import,
    "check": _check,
    "backups": _backups,
    "restore": _restore,
    "hand-in": _hand_in,
}
