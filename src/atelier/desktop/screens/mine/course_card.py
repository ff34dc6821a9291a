"""A course of hers: what it is, what is to be said of it, what one can do with it."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.authoring.own import OwnCourse
from atelier.desktop import dates, workshops
from atelier.desktop.screens.mine.ports import OwnCourses
from atelier.desktop.screens.mine.remark import RemarkCard, counted
from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.beside import Beside
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label

SHOWN = 30
"""Remarks at a time: a course in ruins has hundreds, and one mends the first ones first."""


def _tr(words: str) -> str:
    return QCoreApplication.translate("OwnCourseCard", words)


class OwnCourseCard(Card):
    """`unfolded`: its remarks are shown or put away."""

    unfolded = Signal(bool)

    def __init__(self, theme: Theme, one: OwnCourse, origin: str, port: OwnCourses, today: date) -> None:
        hue = tokens.hue(one.number)
        super().__init__(theme, spine=f"{hue}_f")
        self.course, self._theme, self._port = one, theme, port
        self.setAccessibleName(one.title)
        gap = theme.gap
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(28), gap(18), gap(22), gap(20))
        column.setSpacing(gap(10))
        self._beside = Beside(theme, self._words(hue, origin, today), *self._buttons())
        column.addLayout(self._beside)
        self._below = QWidget()
        self._lines = QVBoxLayout(self._below)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(gap(8))
        self._below.hide()
        column.addWidget(self._below)

    def _words(self, hue: str, origin: str, today: date) -> QVBoxLayout:
        one, gap = self.course, self._theme.gap
        words = QVBoxLayout()
        words.setSpacing(gap(3))
        head = QHBoxLayout()
        head.setSpacing(gap(10))
        head.addWidget(Icon(self._theme, tokens.icon(one.number), hue, 20))
        said = [workshops.name(one.number), one.folder.name]
        if one.version:
            said.append(_tr("version {version}").format(version=one.version))
        head.addWidget(Label(" · ".join(said), "eyebrow", hue), 1)
        words.addLayout(head)
        words.addWidget(Label(one.title, "card"))
        if origin:
            words.addWidget(Label(origin, "small", "ink2"))
        state = QHBoxLayout()
        state.setSpacing(gap(8))
        icon, tone = (
            ("triangle-alert", "danger")
            if one.errors
            else ("info", "ink2")
            if one.found
            else ("circle-check", "green")
        )
        state.addWidget(Icon(self._theme, icon, tone, 18))
        when = _tr("modifié {day}, {hour}").format(
            day=dates.near(one.changed, today).lower(), hour=dates.hour(one.changed)
        )
        self.state = Label(counted(len(one.found), one.errors), "smallbold", tone, wrap=False)
        state.addWidget(self.state)
        state.addWidget(Label(f"· {when}", "small", "ink2"), 1)
        words.addLayout(state)
        return words

    def _buttons(self) -> list[Button]:
        one, port = self.course, self._port
        self.preview = Button(self._theme, _tr("Voir l’aperçu"), icon="eye", small=True)
        self.preview.clicked.connect(lambda: port.preview(one))
        edit = Button(self._theme, _tr("Modifier"), icon="pencil", small=True)
        edit.clicked.connect(lambda: port.edit(one.folder))
        made = [self.preview, edit]
        if port.build_package is not None:
            build = port.build_package
            package = Button(self._theme, _tr("Faire un paquet"), icon="save", small=True)
            package.clicked.connect(lambda: build(one))
            made.append(package)
        self.fold = Button(self._theme, _tr("Voir les remarques"), icon="chevron-down", small=True)
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._toggled)
        if one.found:
            made.append(self.fold)
        for button in made:
            button.setAccessibleName(f"{button.text()} : {one.title}")
        return made

    def _toggled(self, shown: bool) -> None:
        if shown and not self._lines.count():
            for found in self.course.found[:SHOWN]:
                self._lines.addWidget(
                    RemarkCard(
                        self._theme,
                        found,
                        file=True,
                        edit=partial(self._port.edit, found.path),
                        lock=partial(self._port.lock, self.course),
                    )
                )
            if len(self.course.found) > SHOWN:
                more = _tr("Et {n} autres : corrigez d’abord celles-ci.")
                self._lines.addWidget(Label(more.format(n=len(self.course.found) - SHOWN), "small", "ink2"))
        self.fold.setText(_tr("Cacher les remarques") if shown else _tr("Voir les remarques"))
        self.fold.setAccessibleName(f"{self.fold.text()} : {self.course.title}")
        self.fold.set_icon("chevron-up" if shown else "chevron-down")
        self.fold.updateGeometry()
        self._below.setVisible(shown)
        self.unfolded.emit(shown)

    def fit(self, *, narrow: bool) -> None:
        """The buttons beside the words, or below."""
        self._beside.fit(narrow=narrow)
