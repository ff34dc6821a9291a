"""The keys of the app, for the help and for whoever binds one."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication


class Shortcut(NamedTuple):
    """Keys and what they do, in words."""

    keys: str
    words: str


def _tr(words: str) -> str:
    return QCoreApplication.translate("Shortcuts", words)


def groups() -> tuple[tuple[str, tuple[Shortcut, ...]], ...]:
    """The shortcuts by where they work."""
    return (
        (
            _tr("Partout"),
            (
                Shortcut("Ctrl+K", _tr("chercher")),
                Shortcut("Alt+1 … Alt+5", _tr("Accueil, Ateliers, Mes listes, Révision, Glossaire")),
                Shortcut("Alt+6", _tr("Classe, si vous donnez des ateliers")),
                Shortcut("Alt+←", _tr("revenir en arrière")),
                Shortcut("Ctrl+Z", _tr("annuler une coche, une réponse, une note effacée")),
                Shortcut("Ctrl++  Ctrl+−  Ctrl+0", _tr("agrandir, réduire, remettre le texte à 100 %")),
                Shortcut("Ctrl+,", _tr("Préférences")),
                Shortcut("F1", _tr("cette aide")),
                Shortcut("Échap", _tr("fermer ce qui est ouvert par-dessus")),
            ),
        ),
        (
            _tr("Dans une leçon"),
            (
                Shortcut("Ctrl+F", _tr("chercher dans la page")),
                Shortcut("Ctrl+D", _tr("mettre un signet ici")),
                Shortcut("Ctrl+1  Ctrl+2  Ctrl+3", _tr("surligner les mots choisis, en trois couleurs")),
                Shortcut("Ctrl+Maj+N", _tr("écrire une note sur les mots choisis, ou sur la leçon")),
                Shortcut("Ctrl+Maj+C", _tr("copier les mots choisis avec leur source")),
                Shortcut("Ctrl+P", _tr("imprimer")),
                Shortcut("Ctrl+Page suivante, Ctrl+Page précédente", _tr("leçon suivante, leçon précédente")),
            ),
        ),
        (
            _tr("Dans une liste"),
            (
                Shortcut("Espace", _tr("cocher ou décocher")),
                Shortcut("Touche Menu", _tr("« sans objet », échéance, note")),
            ),
        ),
        (
            _tr("Dans une question à mettre en ordre"),
            (Shortcut("Alt+↑  Alt+↓", _tr("monter, descendre la ligne")),),
        ),
        (
            _tr("Dans Révision"),
            (
                Shortcut("Espace ou Entrée", _tr("voir la réponse")),
                Shortcut("1, 2, 3, 4", _tr("à revoir, difficile, bien, facile")),
                Shortcut("Ctrl+Z", _tr("revenir à la carte d’avant")),
            ),
        ),
        (
            _tr("Dans une simulation"),
            (
                Shortcut("A, B, C, D ou 1, 2, 3, 4", _tr("aller à un choix")),
                Shortcut("Entrée", _tr("prendre ce choix")),
            ),
        ),
        (_tr("Dans un arbre de décision"), (Shortcut("O, N, ? ou 1, 2, 3", _tr("choisir une réponse")),)),
        (
            _tr("Dans une classe"),
            (
                Shortcut("Espace", _tr("donner une attestation à la personne, ou la retirer")),
                Shortcut("Entrée ou touche Menu", _tr("ce que l’on peut faire pour la personne")),
                Shortcut("Ctrl+F", _tr("chercher une personne")),
            ),
        ),
    )


def presenting() -> tuple[Shortcut, ...]:
    """The keys of the one who leads, in whichever window the focus is."""
    return (
        Shortcut("→  ↓  Espace  Page suivante  N", _tr("diapositive suivante, ou réponse d’une question")),
        Shortcut("←  ↑  Retour arrière  Page précédente  P", _tr("diapositive d’avant")),
        Shortcut("Début  Fin", _tr("première, dernière diapositive")),
        Shortcut("un numéro, puis Entrée", _tr("aller à cette diapositive")),
        Shortcut("B  .  :", _tr("écran noir, et retour")),
        Shortcut("W  ,  ;", _tr("écran blanc, et retour")),
        Shortcut("F", _tr("figer le projecteur, et regarder plus loin")),
        Shortcut("L", _tr("pointeur")),
        Shortcut("O", _tr("vue d’ensemble")),
        Shortcut("G", _tr("chercher une diapositive")),
        Shortcut("S", _tr("échanger la console et les diapositives")),
        Shortcut("+  −", _tr("notes plus grandes, plus petites")),
        Shortcut("Ctrl+↓  Ctrl+↑", _tr("tourner les pages des notes")),
        Shortcut("T", _tr("arrêter ou repartir l’horloge de la séance")),
        Shortcut(
            "Échap  F5", _tr("quitter l’écran noir, le pointeur ou l’image figée; jamais la présentation")
        ),
        Shortcut("F11", _tr("remettre le projecteur en plein écran")),
        Shortcut("Ctrl+Q", _tr("terminer, après une question")),
    )
