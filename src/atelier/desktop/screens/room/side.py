"""Beside the table: what was missed most, what came in, what was shared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.classroom.classes import ClassState
from atelier.classroom.figures import ClassFigures, Missed
from atelier.classroom.taking import Report, Status
from atelier.desktop import dates
from atelier.desktop.session import Session
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.dialog import Dialog
from atelier.desktop.widgets.dropping import DropZone
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import clear, rule
from atelier.desktop.widgets.progress import Bar


def _tr(words: str) -> str:
    return QCoreApplication.translate("RoomSide", words)


class SideCard(Card):
    """A titled card whose inside is built again."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(theme)
        self.theme = theme
        self.setAccessibleName(title)
        gap = theme.gap
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(gap(20), gap(16), gap(20), gap(18))
        self._outer.setSpacing(gap(10))
        self._outer.addWidget(Label(title, "card"))
        self.column = QVBoxLayout()
        self.column.setSpacing(gap(8))
        self._outer.addLayout(self.column)

    def line(self, icon: str, tone: str, words: str, beside: QWidget | None = None) -> None:
        """A line with an icon."""
        row = QHBoxLayout()
        row.setSpacing(self.theme.gap(10))
        row.addWidget(Icon(self.theme, icon, tone or "ink", 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(words, "small", tone), 1)
        if beside is not None:
            row.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)


class MissedCard(SideCard):
    """The questions that were missed most at the first try."""

    SHOWN = 3

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _tr("Questions les plus manquées"))

    def show_figures(self, found: ClassFigures, hue: str) -> None:
        """Show them."""
        clear(self.column)
        if not found.missed:
            words = (
                _tr("Aucune question n’a été manquée au premier essai.")
                if found.with_answers
                else _tr("Elles paraîtront quand des personnes auront remis leurs réponses.")
            )
            self.column.addWidget(Label(words, "small", "ink2"))
            return
        self._some(self.column, found.missed[: self.SHOWN], hue)
        if len(found.missed) > self.SHOWN:
            more = Button(self.theme, _tr("Voir les autres"), kind="quiet", small=True)
            more.setAccessibleName(_tr("Voir les autres questions manquées"))
            more.clicked.connect(lambda: self.read(found, hue))
            self.column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def read(self, found: ClassFigures, hue: str) -> None:
        """All of them."""
        dialog = Dialog(self.theme, _tr("Questions les plus manquées"), self.window())
        words = _tr("Au premier essai, parmi les {n} personnes qui ont remis leurs réponses.")
        dialog.add_text(words.format(n=found.with_answers), "small", "ink2")
        self._some(dialog.body, found.missed, hue)
        dialog.add_buttons(("ok", _tr("Fermer")), safe="ok", filled="ok")
        dialog.ask()

    def _some(self, column: QVBoxLayout, some: Sequence[Missed], hue: str) -> None:
        gap = self.theme.gap
        for missed in some:
            column.addWidget(rule())
            column.addWidget(Label(missed.title, "strong"))
            row = QHBoxLayout()
            row.setSpacing(gap(12))
            bar = Bar(self.theme, hue)
            bar.set_fraction(missed.wrong, missed.answered)
            row.addWidget(bar, 1)
            count = _tr("{n} sur {total}").format(n=missed.wrong, total=missed.answered)
            row.addWidget(Label(count, "smallbold", wrap=False))
            column.addLayout(row)
            if missed.often:
                often = _tr("Souvent choisi : {words}").format(words=missed.often)
                column.addWidget(Label(often, "small", "ink2"))


class FilesCard(SideCard):
    """`chosen`: the person wants to choose files; `asked`: to see what became of the last ones."""

    chosen = Signal()
    asked = Signal()

    def __init__(self, theme: Theme, session: Session) -> None:
        super().__init__(theme, _tr("Progrès reçus"))
        self._session = session
        self.zone = DropZone(
            theme, _tr("Déposez des fichiers"), _tr("ou choisissez-les"), _tr("Choisir les fichiers reçus")
        )
        self.zone.clicked.connect(self.chosen)
        self._outer.insertWidget(1, self.zone)

    def show_class(self, one: ClassState, last: tuple[Report, datetime] | None) -> None:
        """What came in, and what became of the last files."""
        clear(self.column)
        if last is None:
            self._known(one)
            return
        report, when = last
        counts = report.counts
        taken = counts.get(Status.TAKEN.value, 0)
        told = (
            _tr("aujourd’hui")
            if when.date() == self._session.today()
            else dates.near(when, self._session.today())
        )
        if taken:
            words = (
                _tr("{n} fichier ajouté, {day} à {hour}")
                if taken == 1
                else _tr("{n} fichiers ajoutés, {day} à {hour}")
            )
            self.line("check", "green", words.format(n=taken, day=told, hour=dates.hour(when)))
        if same := counts.get(Status.KNOWN.value, 0):
            self.line("copy-check", "", _tr("{n} déjà à jour, rien de changé").format(n=same))
        if unknown := counts.get(Status.UNKNOWN.value, 0):
            words = (
                _tr("{n} d’une personne à reconnaître")
                if unknown == 1
                else _tr("{n} de personnes à reconnaître")
            )
            self.line("user-round", "ochre", words.format(n=unknown))
        if bad := len(report.bad):
            words = _tr("{n} laissé de côté") if bad == 1 else _tr("{n} laissés de côté")
            self.line("triangle-alert", "danger", words.format(n=bad))
        self.why = Button(self.theme, _tr("Voir chaque fichier"), kind="quiet", small=True)
        self.why.clicked.connect(self.asked)
        self.column.addWidget(self.why, 0, Qt.AlignmentFlag.AlignLeft)

    def _known(self, one: ClassState) -> None:
        hand_ins = [taken for person in one.people for taken in person.hand_ins]
        if not hand_ins:
            words = _tr(
                "Chaque personne enregistre le sien depuis l’atelier, « Remettre mon travail », et vous le donne."
            )
            self.column.addWidget(Label(words, "small", "ink2"))
            return
        people = sum(bool(person.hand_ins) for person in one.people)
        last = max(taken.when for taken in hand_ins).astimezone()
        words = (
            _tr("{n} personne a remis son travail; le dernier reçu {day}, {hour}")
            if people == 1
            else _tr("{n} personnes ont remis leur travail; le dernier reçu {day}, {hour}")
        )
        day = dates.near(last, self._session.today())
        self.line("check", "green", words.format(n=people, day=day, hour=dates.hour(last)))


class SharedCard(SideCard):
    """The reflections that people chose to share."""

    SHOWN = 2

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _tr("Réflexions remises"))
        self._found: ClassFigures | None = None

    def show_figures(self, found: ClassFigures) -> None:
        """Show the first of them."""
        self._found = found
        clear(self.column)
        self.setVisible(bool(found.shared))
        names = {row.person: row.name for row in found.rows}
        count = 0
        for shared in found.shared[: self.SHOWN]:
            self.column.addWidget(rule())
            self.column.addWidget(Label(shared.title, "strong"))
            person, text = shared.texts[0]
            self.column.addWidget(Label(f"« {text} »", "small"))
            self.column.addWidget(Label(names.get(person, ""), "small", "ink2"))
        count = sum(len(shared.texts) for shared in found.shared)
        more = Button(
            self.theme,
            (_tr("Lire la réflexion") if count == 1 else _tr("Lire les {n} réflexions")).format(n=count),
            kind="quiet",
            small=True,
        )
        more.clicked.connect(self.read)
        self.column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def read(self) -> None:
        """All of them, question by question."""
        assert self._found is not None
        dialog = Dialog(self.theme, _tr("Réflexions remises"), self.window())
        dialog.add_text(
            _tr("Ces personnes ont choisi de vous les remettre. Elles restent ici."), "small", "ink2"
        )
        names = {row.person: row.name for row in self._found.rows}
        for shared in self._found.shared:
            dialog.body.addWidget(rule())
            dialog.add_text(shared.title, "card")
            for person, text in shared.texts:
                dialog.add_text(text, "list")
                dialog.add_text(names.get(person, ""), "small", "ink2")
        dialog.add_buttons(("ok", _tr("Fermer")), safe="ok", filled="ok")
        dialog.ask()
