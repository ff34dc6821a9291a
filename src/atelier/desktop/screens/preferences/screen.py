"""The page of preferences: each choice applies at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from atelier.desktop import dates, routes
from atelier.desktop.screens.preferences.courses import CourseActions, CoursesSection
from atelier.desktop.screens.preferences.edition import EditionSection
from atelier.desktop.screens.preferences.ports import Copy, DataActions
from atelier.desktop.session import Session
from atelier.desktop.shell.versions import choose_all
from atelier.desktop.theme.theme import Theme
from atelier.desktop.theme.tokens import Scheme
from atelier.desktop.versions import all_versions
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.choice import ChoiceCard, scheme_sample
from atelier.desktop.widgets.dialog import Dialog
from atelier.desktop.widgets.flow import Flow
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import Page, clear, rule
from atelier.desktop.widgets.section import Section
from atelier.desktop.widgets.segmented import Segmented

SMALLEST, LARGEST, STEP = 80, 200, 5
SHOWN = 8
"""Backups shown at first."""


class PreferencesScreen(Page):
    """Sections as cards, one below the other."""

    def __init__(
        self,
        theme: Theme,
        session: Session,
        navigator: routes.Navigator,
        data: DataActions,
        courses: CourseActions,
        edition: EditionSection,
    ) -> None:
        self._sections: list[Section] = []
        super().__init__(theme)
        self._session, self._navigator, self._data = session, navigator, data
        self.courses = CoursesSection(theme, session, courses)
        self.setWindowTitle(self.tr("Préférences"))
        gap = theme.gap
        self.column.setSpacing(gap(18))
        self.column.addWidget(Label(self.tr("Préférences"), "page"))
        self.column.addWidget(self._versions())
        for make in (
            self._look,
            self._text,
            self._paper,
            self._person,
            self._trainer,
            lambda: self.courses,
            self._copies,
            self._own_data,
        ):
            section = make()
            self._sections.append(section)
            self.column.addWidget(section)
        self._edition = edition
        self.column.addWidget(edition)
        self.column.addStretch(1)
        theme.changed.connect(self._show_look)
        self.fit()

    # ------------------------------------------------------------------ two versions

    def _versions(self) -> Card:
        """What is said while two texts wait for a choice."""
        gap = self.theme.gap
        self._two = Card(self.theme, spine="ochre_f")
        row = QHBoxLayout(self._two)
        row.setContentsMargins(gap(26), gap(14), gap(20), gap(16))
        row.setSpacing(gap(16))
        words = self.tr(
            "Un même texte a été écrit sur deux ordinateurs. Les deux versions sont gardées tant que vous n’avez pas choisi."
        )
        row.addWidget(Label(words, "list"), 1)
        choose = Button(self.theme, self.tr("Comparer les deux"), small=True)
        choose.clicked.connect(self._compare)
        row.addWidget(choose)
        return self._two

    def _compare(self) -> None:
        choose_all(self._session, self.window())
        self._show_versions()

    def _show_versions(self) -> None:
        self._two.setVisible(any(True for _ in all_versions(self._session)))

    # ------------------------------------------------------------------ the look

    def _look(self) -> Section:
        section = Section(self.theme, self.tr("Apparence"))
        names = {
            "system": self.tr("Comme l’ordinateur"),
            "light": self.tr("Papier"),
            "dark": self.tr("Encre"),
            "contrast": self.tr("Contraste élevé"),
        }
        samples = {
            "system": (Scheme.LIGHT, Scheme.DARK),
            "light": (Scheme.LIGHT,),
            "dark": (Scheme.DARK,),
            "contrast": (Scheme.CONTRAST,),
        }
        self._cards = QGridLayout()
        self._cards.setSpacing(self.theme.gap(10))
        self._group = QButtonGroup(self)
        self._schemes: dict[str, ChoiceCard] = {}
        for key, words in names.items():
            card = ChoiceCard(self.theme, words, "", scheme_sample(self.theme, samples[key]))
            card.toggled.connect(lambda on, key=key: self._choose(scheme=key) if on else None)
            self._group.addButton(card)
            self._schemes[key] = card
            self._cards.addWidget(card, 0, len(self._schemes) - 1)
        section.column.addLayout(self._cards)
        self._motion = Segmented(
            self.theme,
            self.tr("Mouvement"),
            (
                ("system", self.tr("Comme l’ordinateur")),
                ("full", self.tr("Complet")),
                ("reduced", self.tr("Réduit")),
            ),
        )
        self._motion.chosen.connect(lambda key: self._choose(motion=key))
        section.add(self.tr("Mouvement"), self.tr("Réduit : rien ne s’anime, rien ne glisse."), self._motion)
        return section

    def _text(self) -> Section:
        section = Section(self.theme, self.tr("Texte"))
        control = QWidget()
        row = QHBoxLayout(control)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.gap(10))
        less = Button(self.theme, icon="minus", name=self.tr("Texte plus petit"))
        less.clicked.connect(lambda: self._resize(-STEP))
        more = Button(self.theme, icon="plus", name=self.tr("Texte plus grand"))
        more.clicked.connect(lambda: self._resize(STEP))
        self._percent = Label("", "strong", wrap=False)
        self._percent.setMinimumWidth(self.theme.px(64))
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for widget in (less, self._percent, more):
            row.addWidget(widget)
        section.add(self.tr("Taille"), self.tr("De 80 à 200 %. Au clavier : Ctrl et + ou −."), control)
        self._reading = Segmented(
            self.theme,
            self.tr("Police"),
            (("atelier", "Atelier"), ("hyperlegible", "Atkinson Hyperlegible")),
        )
        self._reading.chosen.connect(lambda key: self._choose(reading=key))
        words = self.tr("Atkinson Hyperlegible distingue mieux les lettres qui se ressemblent.")
        section.add(self.tr("Police de lecture"), words, self._reading)
        sample = self.tr(
            "Une réponse courte et honnête rassure surtout ceux qui ne disent rien : I l 1, O 0."
        )
        section.column.addWidget(rule())
        section.column.addWidget(Label(sample, "body"))
        return section

    def _paper(self) -> Section:
        section = Section(self.theme, self.tr("Impression"))
        self._papers = Segmented(
            self.theme, self.tr("Papier"), (("letter", self.tr("Lettre US")), ("a4", "A4"))
        )
        self._papers.chosen.connect(lambda key: self._session.keep(paper=key))
        section.add(self.tr("Papier"), self.tr("La lettre est la feuille courante au Québec."), self._papers)
        return section

    def _choose(self, **choices: str) -> None:
        self.theme.set(**choices)
        self._session.keep(**choices)

    def _resize(self, step: int) -> None:
        percent = max(SMALLEST, min(LARGEST, self.theme.look.text + step))
        self.theme.set(text=percent)
        self._session.keep(text=percent)

    def _show_look(self) -> None:
        look = self.theme.look
        self._schemes[look.scheme].setChecked(True)
        self._motion.choose(look.motion)
        self._reading.choose(look.reading)
        self._percent.setText(f"{look.text}\u00a0%")
        self._papers.choose(self._session.preferences.paper)

    # ------------------------------------------------------------------ the person

    def _person(self) -> Section:
        section = Section(self.theme, self.tr("Vous"))
        self._name = QLineEdit()
        self._name.setMaxLength(120)
        self._name.setMinimumWidth(self.theme.px(280))
        self._name.setAccessibleName(self.tr("Votre prénom et votre nom"))
        self._name.editingFinished.connect(lambda: self._session.rename(self._name.text().strip()))
        section.add(
            self.tr("Votre prénom et votre nom"), self.tr("Il paraît sur ce que vous imprimez."), self._name
        )
        buttons = Flow(self.theme.gap(10))
        folder = Button(self.theme, self.tr("Ouvrir le dossier"), icon="folder", small=True)
        folder.clicked.connect(self._data.open_folder)
        buttons.addWidget(folder)
        if self._data.can_change:
            change = Button(self.theme, self.tr("Changer…"), small=True)
            change.setAccessibleName(self.tr("Changer le dossier de votre travail"))
            change.clicked.connect(self._data.change_folder)
            buttons.addWidget(change)
        where = self._data.folder.replace("/", "/\u200b").replace("\\", "\\\u200b")
        section.add(self.tr("Où se trouve votre travail"), where, buttons)
        return section

    def _trainer(self) -> Section:
        section = Section(self.theme, self.tr("Je donne des ateliers"))
        self._trains = Segmented(
            self.theme, self.tr("Je donne des ateliers"), (("no", self.tr("Non")), ("yes", self.tr("Oui")))
        )
        self._trains.choose("yes" if self._session.preferences.trainer else "no")
        self._trains.chosen.connect(lambda key: self._session.keep(trainer=key == "yes"))
        words = self.tr(
            "Montre « Présenter » dans chaque atelier, la page Classe, et les réponses attendues des exercices."
        )
        section.add(self.tr("Les outils de la formatrice"), words, self._trains)
        mine = Button(self.theme, self.tr("Mes ateliers"), icon="pencil", small=True)
        mine.setEnabled(self._session.preferences.trainer)
        mine.clicked.connect(lambda: self._navigator.go(routes.Mine()))
        self._session.kept.connect(lambda: mine.setEnabled(self._session.preferences.trainer))
        words = self.tr("Écrire un atelier à vous, ou adapter un des nôtres sous son propre nom.")
        section.add(self.tr("Vos propres ateliers"), words, mine)
        return section

    # ------------------------------------------------------------------ data

    def _copies(self) -> Section:
        section = Section(self.theme, self.tr("Copies de sûreté"))
        words = self.tr(
            "Une copie se fait chaque heure quand quelque chose a changé; les anciennes s’éclaircissent d’elles-mêmes."
        )
        now = Button(self.theme, self.tr("Faire une copie maintenant"), icon="save", small=True)
        now.clicked.connect(lambda: self._data.copy_now(self._show_copies))
        section.add(self.tr("Automatiques"), words, now)
        self._rows = QGridLayout()
        self._rows.setVerticalSpacing(self.theme.gap(6))
        self._rows.setColumnStretch(0, 1)
        section.column.addLayout(self._rows)
        return section

    def _show_copies(self, *, every: bool = False) -> None:
        clear(self._rows)
        copies = self._data.copies()
        if not copies:
            self._rows.addWidget(Label(self.tr("Aucune copie encore."), "small", "ink2"), 0, 0)
        for row, copy in enumerate(copies if every else copies[:SHOWN]):
            day = dates.near(copy.made, self._session.today())
            self._rows.addWidget(Label(f"{day}, {dates.hour(copy.made)}", "list"), row, 0)
            size = max(1, round(copy.size / 1024))
            self._rows.addWidget(Label(f"{size}\u00a0ko", "small", "ink2", wrap=False), row, 1)
            back = Button(self.theme, self.tr("Restaurer"), icon="rotate-ccw", small=True)
            back.setAccessibleName(
                self.tr("Restaurer la copie : {day}, {hour}").format(day=day, hour=dates.hour(copy.made))
            )
            back.clicked.connect(lambda _=False, copy=copy: self.ask_restore(copy))
            self._rows.addWidget(back, row, 2)
        if len(copies) > SHOWN and not every:
            more = Button(self.theme, self.tr("Montrer toutes les copies"), kind="quiet")
            more.clicked.connect(self._show_every_copy)
            self._rows.addWidget(more, SHOWN, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_every_copy(self) -> None:
        self._show_copies(every=True)
        first = self._rows.itemAtPosition(SHOWN, 2)
        if first is not None and (back := first.widget()) is not None:
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_restore(self, copy: Copy) -> None:
        """Ask whether to go back to a copy."""
        dialog = Dialog(self.theme, self.tr("Revenir à cette copie?"), self.window())
        day, hour = dates.near(copy.made, self._session.today()), dates.hour(copy.made)
        dialog.add_facts(
            (
                (self.tr("La copie"), f"{day}, {hour}"),
                (
                    self.tr("Ce que vous avez fait depuis"),
                    self.tr("mis de côté dans un fichier, jamais effacé"),
                ),
            )
        )
        dialog.add_buttons(
            ("yes", self.tr("Revenir à la copie")),
            ("no", self.tr("Garder mon travail actuel")),
            safe="no",
            filled="no",
        )
        if dialog.ask() == "yes":
            self._data.restore(copy, self._show_copies)

    def _own_data(self) -> Section:
        section = Section(self.theme, self.tr("Vos données"))
        export = Button(self.theme, self.tr("Exporter…"), icon="download", small=True)
        export.clicked.connect(self._data.export)
        words = self.tr("Tout votre travail dans un seul fichier, pour un autre ordinateur ou une clé USB.")
        section.add(self.tr("Exporter « Mes données »"), words, export)
        bring = Button(self.theme, self.tr("Importer…"), icon="upload", small=True)
        bring.clicked.connect(self._data.import_)
        words = self.tr("Ajoute un fichier à ce que vous avez déjà. Rien n’est remplacé.")
        section.add(self.tr("Importer « Mes données »"), words, bring)
        verify = Button(self.theme, self.tr("Vérifier…"), icon="shield-check", small=True)
        verify.setAccessibleName(self.tr("Vérifier une attestation"))
        verify.clicked.connect(lambda: self._navigator.go(routes.Verify()))
        words = self.tr("Dit si une attestation vient bien de son émetteur, et si rien n’y a été changé.")
        section.add(self.tr("Vérifier une attestation"), words, verify)
        erase = Button(self.theme, self.tr("Tout effacer…"), icon="trash-2", small=True)
        erase.clicked.connect(self.ask_erase)
        section.add(
            self.tr("Tout effacer"), self.tr("Coches, réponses, textes, notes et copies de sûreté."), erase
        )
        return section

    def ask_erase(self) -> None:
        """Ask for the word that erases everything."""
        dialog = Dialog(self.theme, self.tr("Effacer tout votre travail?"), self.window())
        dialog.add_text(
            self.tr(
                "Vos coches, vos réponses, vos textes, vos notes et leurs copies de sûreté seront effacés. Cela ne se défait pas."
            )
        )
        if self._session.preferences.trainer:
            words = self.tr(
                "Vos classes, ce que les participants vous ont remis et votre marque d’émetteur partent aussi : vous ne pourrez plus émettre d’attestations en votre nom, sauf si vous avez gardé la clé de secours."
            )
            dialog.add_text(words)
        dialog.add_text(self.tr("Pour l’effacer, écrivez ici le mot EFFACER."), "small", "ink2")
        field = QLineEdit()
        field.setAccessibleName(self.tr("Écrivez EFFACER"))
        dialog.body.addWidget(field)
        buttons = dialog.add_buttons(
            ("yes", self.tr("Tout effacer")), ("no", self.tr("Ne rien effacer")), safe="no", filled="no"
        )
        buttons["yes"].setEnabled(False)
        field.textChanged.connect(lambda words: buttons["yes"].setEnabled(words.strip().upper() == "EFFACER"))
        if dialog.ask() == "yes":
            self._data.erase()
            self._show_copies()

    # ------------------------------------------------------------------ showing

    def show_route(self, route: routes.Route) -> None:
        """Show what is chosen now."""
        self._show_look()
        self._name.setText(self._session.name)
        self._show_copies()
        self._show_versions()
        self._edition.refresh()
        self.courses.refresh()
        self._schemes[self.theme.look.scheme].setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    def leave(self) -> None:
        """Save the name being typed."""
        self._session.rename(self._name.text().strip())

    def fit(self) -> None:
        """Controls beside their names where there is room."""
        narrow = self.theme.effective(self.window().width()) < 900
        for section in self._sections:
            section.set_narrow(narrow)
        if self._sections:
            self._edition.set_narrow(narrow)
        if self._sections:
            columns = 2 if narrow else 4
            for place, card in enumerate(self._schemes.values()):
                self._cards.addWidget(card, place // columns, place % columns)
