"""The bar above a lesson: way back, how far one is, search, text size, bookmark, print, notes."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.progress import Bar


class LessonBar(QWidget):
    """Signals say what was asked; the screen does it."""

    back = Signal()
    plan = Signal()
    find_wanted = Signal()
    text_size = Signal(QPoint)
    bookmark = Signal()
    print_ = Signal()
    notes = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tools = True
        self._row = row = QHBoxLayout(self)
        self._back = Button(
            theme, icon="arrow-left", kind="bare", small=True, name=self.tr("Revenir à l’atelier")
        )
        self._back.clicked.connect(self.back)
        self._crumb = Button(theme, "", kind="quiet")
        self._crumb.clicked.connect(self.back)
        self._where = Label("", "list", "ink2", wrap=False)
        self._plan = Button(theme, self.tr("Plan"), icon="menu", small=True)
        self._plan.clicked.connect(self.plan)
        self._bar = Bar(theme, "brick")
        self._bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._steps = Label("", "smallbold", wrap=False)
        row.addWidget(self._back)
        row.addWidget(self._crumb)
        row.addWidget(self._where)
        row.addSpacing(theme.gap(6))
        row.addWidget(self._plan)
        row.addStretch(1)
        row.addWidget(self._bar)
        row.addSpacing(theme.gap(6))
        row.addWidget(self._steps)
        row.addSpacing(theme.gap(12))
        self._find = self._icon("search", self.tr("Chercher dans la page"), self.find_wanted)
        self._size = Button(
            theme, icon="a-large-small", kind="bare", small=True, name=self.tr("Taille du texte")
        )
        self._size.clicked.connect(
            lambda: self.text_size.emit(self._size.mapToGlobal(QPoint(0, self._size.height() + 4)))
        )
        row.addWidget(self._size)
        self._bookmark = self._icon("bookmark", self.tr("Mettre un signet ici"), self.bookmark)
        self._print = self._icon("printer", self.tr("Imprimer la leçon"), self.print_)
        self._notes = Button(theme, self.tr("Notes"), icon="sticky-note", small=True)
        self._notes.setCheckable(True)
        self._notes.clicked.connect(self.notes)
        row.addWidget(self._notes)
        theme.changed.connect(self.measure)
        self.measure()

    def _icon(self, icon: str, name: str, signal: object) -> Button:
        button = Button(self._theme, icon=icon, kind="bare", small=True, name=name)
        button.clicked.connect(signal)
        self._row.addWidget(button)
        return button

    def show_place(self, workshop: str, where: str, hue: str) -> None:
        """Say where this is."""
        self._crumb.setText(workshop)
        self._where.setText(where)
        self._bar.set_hue(hue)
        self._crumb.updateGeometry()

    def show_steps(self, done: int, total: int) -> None:
        """Say how far the person is."""
        self._bar.set_fraction(done, total)
        words = self.tr("{done} étape sur {total}") if done < 2 else self.tr("{done} étapes sur {total}")
        self._steps.setText(words.format(done=done, total=total))

    def show_tools(self, shown: bool) -> None:
        """Show what acts on the text, or only the way back and the size of the text."""
        self._tools = shown
        for one in (self._find, self._bookmark, self._print, self._notes):
            one.setVisible(shown)
        self.measure()

    def show_notes(self, shown: bool) -> None:
        """Press the button where the pane is shown."""
        self._notes.setChecked(shown)

    def measure(self) -> None:
        """Lay out for the window's width."""
        wide = self._theme.effective(self.window().width())
        self._plan.setVisible(self._tools and wide < 1100)
        self._crumb.setVisible(wide >= 620)
        self._where.setVisible(wide >= 1000)
        self._bar.setVisible(self._tools and wide >= 760)
        self._bar.setFixedWidth(self._theme.px(150 if wide >= 1100 else 100))
        self._steps.setVisible(self._tools and wide >= 620)
        self._notes.setText(self.tr("Notes") if wide >= 900 else "")
        self._notes.setAccessibleName(self.tr("Notes"))
        self._notes.updateGeometry()
        gap = self._theme.gap
        self._row.setContentsMargins(gap(18), gap(8), gap(18), gap(8))
        self._row.setSpacing(gap(6))
        self.setMinimumHeight(self._theme.px(58))

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the line under the bar."""
        painter = paint.begin(self)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), self._theme.colour("line"))
