"""`atelier class`: all that the page of classes does, for whoever scripts it."""

from __future__ import annotations

import argparse
from pathlib import Path

from atelier.cli.actions import declare
from atelier.cli.endings import answer_json
from atelier.errors import AtelierError
from atelier.journal import profiles
from atelier.publishing.handout import Paper


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the command."""
    below = parser.add_subparsers(title="actions ", metavar="ACTION", dest="action", required=True)
    made = [
        _make(declare(below, "make", "créer une classe, ou en changer une")),
        declare(below, "list", "montrer les classes"),
        _of(declare(below, "show", "montrer une classe : qui, présence, travail, questions manquées")),
        _roster(_of(declare(below, "roster", "inscrire, montrer ou changer les personnes"))),
        _attend(_of(declare(below, "attend", "noter les présences"))),
        _take(_of(declare(below, "take", "recevoir les remises des participants (.atelier-progres)"))),
        _survey(
            _of(declare(below, "survey", "recevoir ou noter des réponses au questionnaire, et les résumer"))
        ),
        _qualify(_of(declare(below, "qualify", "décider qui reçoit une attestation, et laquelle"))),
        _attestations(_of(declare(below, "attestations", "émettre les attestations décidées, en PDF"))),
        _export(_of(declare(below, "export", "écrire un tableau (.csv) ou une feuille (.pdf)"))),
        _data(_of(declare(below, "person-data", "écrire tout ce qui est gardé d’une personne"))),
        _erase(_of(declare(below, "erase", "effacer pour de bon une personne, son travail ou une classe"))),
    ]
    for action in made:
        action.add_argument("--profile", metavar="NOM", default="", help="la personne (sans : la dernière)")
        action.add_argument("--json", action="store_true", help="répondre en JSON")


def run(args: argparse.Namespace) -> int:
    """Do it; 0 well, 1 something found wrong."""
    from atelier.cli.class_acts import ACTS
    from atelier.journal.gathered import FOLDER, Gathered

    profile = profiles.find(args.profile) if args.profile else profiles.last_opened()
    if profile is None:
        raise AtelierError("data.nobody_yet")
    args.owner = profile.name
    with Gathered(profile.folder / FOLDER) as store:
        before = len(store.events)
        status, lines, facts = ACTS[args.action](args, store)
        if len(store.events) != before and args.action != "erase":
            store.back_up()
    if args.json:
        answer_json(facts)
    else:
        print("\n".join(lines))
    return status


def _of(action: argparse.ArgumentParser) -> argparse.ArgumentParser:
    action.add_argument("klass", metavar="CLASSE", help="son code, ou le début de son numéro")
    return action


def _make(action: argparse.ArgumentParser) -> argparse.ArgumentParser:
    action.add_argument(
        "course", metavar="ATELIER", help="l’atelier (relations-publiques), ou le code d’une classe à changer"
    )
    action.add_argument("--start", metavar="DÉBUT", help="jour et heure : « 2026-10-21 18:30 »")
    action.add_argument("--end", metavar="FIN", help="heure, ou jour et heure : « 20:45 »")
    action.add_argument("--zone", metavar="FUSEAU", help="fuseau horaire (sans : America/Toronto)")
    action.add_argument("--title", metavar="TITRE", help="titre (sans : celui de l’atelier)")
    action.add_argument(
        "--pause", metavar="MINUTES", type=int, help="minutes qui ne comptent pas dans la durée"
    )
    action.add_argument("--mode", choices=("room", "online", "mixed"), help="en salle, en ligne, ou les deux")
    action.add_argument("--place", metavar="LIEU", help="lieu")
    action.add_argument("--link", metavar="LIEN", help="adresse de la visioconférence")
    action.add_argument("--trainer", metavar="NOM", help="qui donne la formation")
    action.add_argument("--organisation", metavar="NOM", help="qui l’offre")
    action.add_argument("--signatory", metavar="NOM", help="qui signe pour l’organisation")
    action.add_argument("--town", metavar="VILLE", help="où les attestations sont faites")
    action.add_argument("--accreditation", metavar="NUMÉRO", help="numéro d’agrément, s’il y en a un")
    action.add_argument(
        "--places", metavar="NOMBRE", type=int, help="nombre de places (sans : elles ne sont pas comptées)"
    )
    action.add_argument("--contact", metavar="NOM", help="qui répond des renseignements personnels")
    return action


def _people(action: argparse.ArgumentParser, help: str) -> None:
    action.add_argument("people", metavar="PERSONNE", nargs="*", help=help)
    action.add_argument("--all", action="store_true", help="toutes les personnes qui ont une place")


def _roster(action: argparse.ArgumentParser) -> argparse.ArgumentParser:
    action.add_argument("--add", metavar="NOM", nargs="+", default=[], help="inscrire ces personnes")
    action.add_argument(
        "--file", metavar="FICHIER", help="inscrire celles d’une liste ou d’un formulaire (- : l’entrée)"
    )
    action.add_argument(
        "--walk-in",
        metavar="NOM",
        nargs="+",
        default=[],
        help="ajouter des personnes venues sans inscription",
    )
    action.add_argument("--withdraw", metavar="PERSONNE", nargs="+", default=[], help="noter un désistement")
    action.add_argument(
        "--promote",
        metavar="PERSONNE",
        nargs="*",
        help="donner une place (sans nom : à la première qui attend)",
    )
    return action


def _attend(action: argparse.ArgumentParser) -> argparse.ArgumentParser:
    _people(action, "nom, courriel ou début du numéro")
    action.add_argument(
        "--mode", choices=("room", "online", "absent"), default="room", help="comment (sans : en salle)"
    )
    action.add_argument(
        "--arrived", metavar="HEURE", default="", help="heure d’arrivée : 18:40 (sans : le début)"
    )
    action.add_argument("--left", metavar="HEURE", default="", help="heure de départ : 20:00 (sans : la fin)")
    return action


def _take(action: argparse.ArgumentParser) -> argparse.ArgumentParser:
    action.add_argument("files", metavar="FICHIER", nargs="+", type=Path, help="un ou plusieurs fichiers")
    action.add_argument("--walk-ins", action="store_true", help="ajouter à la classe qui n’y est pas")
    action.add_argument(
        "--as", dest="given", metavar="PERSONNE", default="", help="dire de qui vient le fichier"
    )
    return action


def _survey(action: argparse.ArgumentParser) -> argparse.ArgumentParser:
    action.add_argument(
        "files", metavar="FICHIER", nargs="*", type=Path, help="fichiers de réponses, ou tableaux .csv"
    )
    action.add_argument(
        "--mark",
        metavar="SUJET=NOTE",
        nargs="+",
        default=[],
        help="noter une réponse : contenu=4 rythme=3 animation=5 utilité=4 application=5",
    )
    action.add_argument("--keep", metavar="TEXTE", default="", help="ce qu’il faut garder")
    action.add_argument("--change", metavar="TEXTE", default="", help="ce qu’il faut changer")
    action.add_argument(
        "--further", choices=("yes", "maybe", "no"), default="", help="intérêt pour une autre séance"
    )
    return action


def _qualify(action: argparse.ArgumentParser) -> argparse.ArgumentParser:
    _people(action, "nom, courriel ou début du numéro")
    action.add_argument(
        "--suggested", action="store_true", help="celles dont la présence suffit (80 %% des heures)"
    )
    action.add_argument(
        "--as",
        dest="kind",
        choices=("none", "participation", "formation"),
        default="participation",
        help="laquelle (sans : de participation)",
    )
    action.add_argument(
        "--object",
        metavar="TEXTE",
        nargs="+",
        default=[],
        help="ce qui a été enseigné, pour une attestation de formation",
    )
    action.add_argument(
        "--objectives", action="store_true", help="prendre pour objet les objectifs de l’atelier"
    )
    return action


def _attestations(action: argparse.ArgumentParser) -> argparse.ArgumentParser:
    action.add_argument(
        "people", metavar="PERSONNE", nargs="*", help="sans nom : toutes celles qui en reçoivent une"
    )
    action.add_argument("--out", metavar="DOSSIER", type=Path, required=True, help="dossier où les écrire")
    action.add_argument(
        "--paper", choices=[one.value for one in Paper], default=Paper.LETTER.value, help="format du papier"
    )
    return action


def _export(action: argparse.ArgumentParser) -> argparse.ArgumentParser:
    action.add_argument(
        "--what",
        choices=("attendance", "progress", "survey", "summary"),
        required=True,
        help="quoi : présences, progrès, questionnaire, bilan",
    )
    action.add_argument(
        "--out",
        metavar="FICHIER",
        type=Path,
        required=True,
        help="fichier à écrire : .csv, ou .pdf pour les présences et le bilan",
    )
    return action


def _data(action: argparse.ArgumentParser) -> argparse.ArgumentParser:
    action.add_argument("person", metavar="PERSONNE", help="nom, courriel ou début du numéro")
    action.add_argument("--out", metavar="FICHIER", type=Path, required=True, help="fichier à écrire (.txt)")
    return action


def _erase(action: argparse.ArgumentParser) -> argparse.ArgumentParser:
    what = action.add_mutually_exclusive_group()
    what.add_argument("--person", metavar="PERSONNE", default="", help="cette personne seulement")
    what.add_argument("--work", action="store_true", help="ce qui a été remis seulement")
    action.add_argument(
        "--yes", action="store_true", help="le faire : rien ne permettra de revenir en arrière"
    )
    return action
