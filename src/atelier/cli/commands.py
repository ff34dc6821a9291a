"""The list of commands: a name, the module that does it, a sentence for --help.

A module has `configure(parser)` and `run(args) -> int`; it is imported only when asked for.
"""

from __future__ import annotations

from typing import NamedTuple


class Command(NamedTuple):
    """One command of the command line."""

    name: str
    module: str
    help: str


COMMANDS = (
    Command("ouvrir", "atelier.cli.open_app", "ouvrir l’app (ce que fait « atelier » seul)"),
    Command("new", "atelier.cli.new", "commencer un atelier à soi, vide ou d’après un autre"),
    Command("check", "atelier.cli.check", "vérifier les cours : chaque erreur, sa place, son remède"),
    Command("courses", "atelier.cli.courses", "ce que contiennent les cours"),
    Command("glossary", "atelier.cli.glossary", "les mots du glossaire et leur définition"),
    Command("search", "atelier.cli.search", "chercher dans les leçons, les listes et le glossaire"),
    Command("print", "atelier.cli.printing", "imprimer une leçon ou un atelier en PDF ou en texte"),
    Command(
        "slides", "atelier.cli.slides", "écrire les diapositives d’un atelier en PPTX, en PDF ou à distribuer"
    ),
    Command("agenda", "atelier.cli.agenda", "écrire le déroulement d’un atelier, heure par heure"),
    Command("data", "atelier.cli.data", "exporter, importer, vérifier ou restaurer ses données"),
    Command(
        "class", "atelier.cli.classes", "tenir une classe : inscriptions, présences, remises, attestations"
    ),
    Command(
        "attestation", "atelier.cli.attestation", "vérifier une attestation, connaître ou sauver un émetteur"
    ),
    Command(
        "edition",
        "atelier.cli.edition",
        "commencer, vérifier, voir une édition, en faire une trousse à remettre",
    ),
    Command(
        "package", "atelier.cli.package", "faire, vérifier et installer des cours qui voyagent en un fichier"
    ),
    Command(
        "update", "atelier.cli.update", "chercher une mise à jour des cours, dans un dossier ou à une adresse"
    ),
    Command("preview", "atelier.cli.preview", "voir une leçon pendant qu’on l’écrit"),
    Command("snapshot", "atelier.cli.snapshot", "prendre l’image d’un écran"),
    Command("tour", "atelier.cli.tour", "essayer toute l’app et dire ce qui a été vérifié"),
)
