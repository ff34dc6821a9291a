"""The page of help."""

from __future__ import annotations

import platform
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from atelier import __version__, places
from atelier.desktop import routes, shortcuts
from atelier.desktop.screens.help.licences import parts
from atelier.desktop.session import Session
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.flow import Flow
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import Page, rule

_BEGIN = (
    (
        QT_TRANSLATE_NOOP(
            "HelpScreen", "Choisissez un atelier, puis une leçon. Accueil vous ramène toujours à la suite."
        ),
        "workshops",
    ),
    (
        QT_TRANSLATE_NOOP(
            "HelpScreen", "Lisez à votre rythme. Les mots soulignés de points s’expliquent d’un clic."
        ),
        "glossary",
    ),
    (
        QT_TRANSLATE_NOOP(
            "HelpScreen", "Répondez aux questions : chaque réponse dit pourquoi, et l’on peut réessayer."
        ),
        "",
    ),
    (
        QT_TRANSLATE_NOOP(
            "HelpScreen",
            "Cochez les listes quand c’est fait pour vrai. Mes listes les réunit, avec leurs échéances.",
        ),
        "lists",
    ),
    (
        QT_TRANSLATE_NOOP(
            "HelpScreen",
            "Vivez une simulation par atelier : le temps n’avance que lorsque vous décidez, et l’on peut rejouer.",
        ),
        "",
    ),
    (
        QT_TRANSLATE_NOOP(
            "HelpScreen",
            "Révisez quelques minutes par jour : les cartes des leçons lues reviennent juste à temps.",
        ),
        "review",
    ),
    (
        QT_TRANSLATE_NOOP(
            "HelpScreen", "Surlignez et notez : choisissez des mots dans le texte, un petit menu paraît."
        ),
        "",
    ),
    (
        QT_TRANSLATE_NOOP(
            "HelpScreen",
            "Fermez quand vous voulez : tout est enregistré au fur et à mesure, à la ligne près.",
        ),
        "",
    ),
)
_GIVING = (
    QT_TRANSLATE_NOOP(
        "HelpScreen",
        "La veille : dans la page d’un atelier, « Présenter » montre les écrans, la télécommande et ce que l’on peut emporter.",
    ),
    QT_TRANSLATE_NOOP(
        "HelpScreen",
        "En salle : la salle voit la diapositive; vous voyez les notes, l’heure, votre retard et ce qui peut être écourté.",
    ),
    QT_TRANSLATE_NOOP(
        "HelpScreen",
        "Un exercice se lance et se prolonge dans la console; les mains se comptent, puis se montrent.",
    ),
    QT_TRANSLATE_NOOP(
        "HelpScreen",
        "Après : le bilan compare le prévu et le réel. Classe garde les présences, les travaux reçus et les attestations.",
    ),
    QT_TRANSLATE_NOOP(
        "HelpScreen",
        "Pour adapter un atelier ou en écrire un : dans Ateliers, « Mes ateliers ». Il a son propre nom; les nôtres restent comme ils sont.",
    ),
)
_RULE = (
    QT_TRANSLATE_NOOP(
        "HelpScreen", "la dernière ligne est passée à l’écran (ou, sous le plan, « J’ai lu cette leçon »);"
    ),
    QT_TRANSLATE_NOOP("HelpScreen", "chaque question a reçu une réponse, bonne ou non;"),
    QT_TRANSLATE_NOOP("HelpScreen", "chaque arbre de décision a été suivi jusqu’au bout;"),
    QT_TRANSLATE_NOOP("HelpScreen", "chaque étude de cas a été ouverte."),
)


class HelpScreen(Page):
    """Sections as cards."""

    def __init__(self, theme: Theme, session: Session, navigator: routes.Navigator) -> None:
        self._steps: list[QBoxLayout] = []
        super().__init__(theme)
        self._session, self._navigator = session, navigator
        self.setWindowTitle(self.tr("Aide"))
        gap = theme.gap
        self.column.setSpacing(gap(18))
        self.column.addWidget(Label(self.tr("Aide"), "page"))
        for make in (
            self._begin,
            self._giving,
            self._keys,
            self._rule,
            self._privacy,
            self._trouble,
            self._made_of,
        ):
            self.column.addWidget(make())
        self.column.addStretch(1)
        self.fit()

    def _card(self, title: str) -> tuple[Card, QVBoxLayout]:
        card = Card(self.theme)
        card.setAccessibleName(title)
        gap = self.theme.gap
        column = QVBoxLayout(card)
        column.setContentsMargins(gap(26), gap(20), gap(26), gap(22))
        column.setSpacing(gap(10))
        column.addWidget(Label(title, "card"))
        return card, column

    def _begin(self) -> Card:
        card, column = self._card(self.tr("Bien commencer"))
        column.setSpacing(self.theme.gap(2))
        targets = {
            "workshops": routes.Workshops(),
            "glossary": routes.Glossary(),
            "lists": routes.Lists(),
            "review": routes.Review(),
        }
        names = {
            "workshops": self.tr("Ouvrir Ateliers"),
            "glossary": self.tr("Ouvrir le glossaire"),
            "lists": self.tr("Ouvrir Mes listes"),
            "review": self.tr("Ouvrir Révision"),
        }
        self._first: Button | None = None
        for number, (words, target) in enumerate(_BEGIN, 1):
            row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
            row.setSpacing(self.theme.gap(12))
            line = QHBoxLayout()
            line.setSpacing(self.theme.gap(16))
            for label in (Label(str(number), "strong", wrap=False), Label(self.tr(str(words)), "list")):
                label.setContentsMargins(0, self.theme.gap(8), 0, self.theme.gap(8))
                line.addWidget(label, int(label.wordWrap()), Qt.AlignmentFlag.AlignTop)
            row.addLayout(line, 1)
            if target:
                go = Button(self.theme, names[target], kind="quiet")
                go.clicked.connect(lambda _=False, target=target: self._navigator.go(targets[target]))
                row.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
                self._first = self._first or go
            self._steps.append(row)
            column.addLayout(row)
        return card

    def _keys(self) -> Card:
        card, column = self._card(self.tr("Raccourcis du clavier"))
        for title, some in shortcuts.groups():
            column.addWidget(rule())
            column.addWidget(Label(title, "smallbold"))
            column.addLayout(self._table(some))
        return card

    def _table(self, some: tuple[shortcuts.Shortcut, ...]) -> QGridLayout:
        """Keys, and what they do."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.theme.gap(24))
        grid.setVerticalSpacing(self.theme.gap(6))
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 5)
        for row, one in enumerate(some):
            grid.addWidget(Label(one.keys, "strong"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(one.words, "list"), row, 1, Qt.AlignmentFlag.AlignTop)
        return grid

    def _giving(self) -> Card:
        """For who gives workshops, and nobody else."""
        card, column = self._card(self.tr("Donner un atelier"))
        for words in _GIVING:
            line = Label(f"–  {self.tr(str(words))}", "list")
            line.setContentsMargins(self.theme.gap(14), 0, 0, 0)
            column.addWidget(line)
        column.addWidget(rule())
        column.addWidget(Label(self.tr("Pendant la présentation, quelle que soit la fenêtre"), "smallbold"))
        column.addLayout(self._table(shortcuts.presenting()))
        if not self._session.preferences.trainer:
            card.hide()  # shown before it has its place, it would be a window for a moment
        self._session.kept.connect(lambda: card.setVisible(self._session.preferences.trainer))
        return card

    def _rule(self) -> Card:
        card, column = self._card(self.tr("Quand une leçon est-elle terminée?"))
        column.addWidget(Label(self.tr("Une leçon est terminée quand :"), "list"))
        for words in _RULE:
            line = Label(f"–  {self.tr(str(words))}", "list")
            line.setContentsMargins(self.theme.gap(14), 0, 0, 0)
            column.addWidget(line)
        after = self.tr(
            "Une liste de contrôle ne bloque jamais : elle est pour lundi. Ce qui est terminé le reste, même si vous refaites les questions ou si le texte est corrigé."
        )
        column.addWidget(Label(after, "list"))
        return card

    def _privacy(self) -> Card:
        card, column = self._card(self.tr("Vos données et votre vie privée"))
        column.addWidget(
            Label(
                self.tr(
                    "Tout reste dans un dossier de cet ordinateur. Atelier ne demande aucun compte et n’envoie rien à personne; il n’ouvre une connexion que si vous cherchez une mise à jour, ou si vous l’avez permis dans Préférences. Un lien vers le Web montre son adresse avant de s’ouvrir dans votre navigateur."
                ),
                "list",
            )
        )
        where = str(places.home()).replace("/", "/\u200b").replace("\\", "\\\u200b")
        column.addWidget(Label(where, "small", "ink2"))
        row = Flow(self.theme.gap(10))
        keep = Button(
            self.theme, self.tr("Copies, export, tout effacer"), icon="sliders-horizontal", small=True
        )
        keep.clicked.connect(lambda: self._navigator.go(routes.PreferencesPage()))
        row.addWidget(keep)
        column.addWidget(row)
        return card

    def _trouble(self) -> Card:
        card, column = self._card(self.tr("Si quelque chose ne va pas"))
        column.addWidget(
            Label(
                self.tr(
                    "Fermez Atelier et ouvrez-le de nouveau : votre travail est sur le disque. Si cela se répète, envoyez ces renseignements et le journal technique à la personne qui vous a donné Atelier. Ils ne contiennent ni vos réponses ni vos textes."
                ),
                "list",
            )
        )
        log = places.log_file()
        words = str(log).replace("/", "/\u200b").replace("\\", "\\\u200b")
        column.addWidget(Label(self.tr("Journal technique : {path}").format(path=words), "small", "ink2"))
        row = Flow(self.theme.gap(10))
        folder = Button(self.theme, self.tr("Ouvrir le dossier"), icon="folder", small=True)
        folder.clicked.connect(lambda: _open(log.parent))
        copy = Button(self.theme, self.tr("Copier les renseignements"), icon="copy", small=True)
        copy.clicked.connect(self._copy)
        row.addWidget(folder)
        row.addWidget(copy)
        column.addWidget(row)
        return card

    def _copy(self) -> None:
        screen = self.screen()
        lines = (
            f"Atelier {__version__}",
            f"{platform.system()} {platform.release()} {platform.machine()}",
            f"Python {platform.python_version()}, Qt {qVersion()}",
            f"{screen.size().width()}x{screen.size().height()} @ {screen.devicePixelRatio()}",
            f"texte {self.theme.look.text}, {self.theme.look.scheme}, {self.theme.look.reading}",
        )
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._session.say(self.tr("Renseignements copiés."))

    def _made_of(self) -> Card:
        card, column = self._card(self.tr("Version et licences"))
        column.addWidget(Label(self.tr("Atelier {version}").format(version=__version__), "strong"))
        column.addWidget(
            Label(
                self.tr(
                    "Le programme est sous licence MIT; les textes des ateliers restent à leur autrice. Qt et PySide6 sont utilisés sous la LGPL 3 : vous pouvez les remplacer par une autre version. Choisissez un nom pour lire sa licence."
                ),
                "list",
            )
        )
        names = Flow(self.theme.gap(8))
        self._text = QPlainTextEdit()
        self._text.setObjectName("source")
        self._text.setReadOnly(True)
        self._text.setAccessibleName(self.tr("Texte de la licence"))
        self._text.setMinimumHeight(self.theme.px(260))
        self._text.setTabChangesFocus(True)
        self._text.hide()
        for part in parts():
            words = " ".join(word for word in (part.name, part.version) if word)
            button = Button(self.theme, words, small=True)
            button.setToolTip(part.licence)
            button.clicked.connect(
                lambda _=False, part=part: self._show_licence(part.name, part.licence, part.text())
            )
            names.addWidget(button)
        column.addWidget(names)
        column.addWidget(self._text)
        return card

    def _show_licence(self, name: str, licence: str, text: str) -> None:
        self._text.setPlainText(f"{name}\n{licence}\n\n{text}".strip())
        self._text.show()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self) -> None:
        """The buttons beside the words where there is room, else below."""
        narrow = self.theme.effective(self.window().width()) < 800
        for row in self._steps:
            row.setSpacing(0 if narrow else self.theme.gap(12))
            row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def show_route(self, route: routes.Route) -> None:
        """Show the top."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)


def _open(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
