"""The time of an exercise or of a break: started, stopped, given a minute more, ended."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from atelier.classroom.deck import Kind
from atelier.content import model
from atelier.desktop.presenter import words
from atelier.desktop.presenter.leader import Leader
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.flow import Flow
from atelier.desktop.widgets.label import Label


class Dial(QWidget):
    """How much time is left, as a ring."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._share = theme, 1.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float) -> None:
        """From 1 (all of it) to 0."""
        self._share = min(max(share, 0.0), 1.0)
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        side = self._theme.px(62)
        return QSize(side, side)

    def paintEvent(self, _: QPaintEvent) -> None:
        """The track, then what is left."""
        painter = paint.begin(self)
        stroke = max(5.0, self.width() / 10)
        box = QRectF(self.rect()).adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
        painter.setPen(QPen(self._theme.colour("track"), stroke))
        painter.drawEllipse(box)
        pen = QPen(self._theme.colour("ochre_f"), stroke)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(box, 90 * 16, round(-self._share * 360 * 16))


class TimerCard(Card):
    """Shown where there is something to time."""

    def __init__(self, theme: Theme, leader: Leader) -> None:
        super().__init__(theme)
        self._leader = leader
        gap = theme.gap
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(16), gap(12), gap(16), gap(14))
        column.setSpacing(gap(10))
        row = QHBoxLayout()
        row.setSpacing(gap(16))
        self._dial = Dial(theme)
        row.addWidget(self._dial)
        said = QVBoxLayout()
        said.setSpacing(0)
        self.left = Label("", "page", wrap=False)
        self._where = Label("", "small", "ink2")
        said.addWidget(self.left)
        said.addWidget(self._where)
        row.addLayout(said, 1)
        column.addLayout(row)
        buttons = Flow(gap(8))
        self.start = self._button(theme, self.tr("Lancer"), "play", self._start)
        self.pause = self._button(theme, self.tr("Pause"), "pause", self._pause)
        self.more = self._button(theme, self.tr("+ 1 min"), "", lambda: leader.time("more", 60))
        self.finish = self._button(theme, self.tr("Terminer"), "check", lambda: leader.time("end"))
        for one in (self.start, self.pause, self.more, self.finish):
            buttons.addWidget(one)
        column.addWidget(buttons)

    def _button(self, theme: Theme, text: str, icon: str, act: object) -> Button:
        one = Button(theme, text, icon=icon, small=True)
        one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        one.clicked.connect(lambda _=False: act())  # type: ignore[operator]
        return one

    def _start(self) -> None:
        self._leader.start_timer()

    def _pause(self) -> None:
        timer = self._leader.showing.timer
        self._leader.time("pause" if timer and timer.ends else "resume")

    @property
    def wanted(self) -> bool:
        """Whether there is something to time here, or something being timed."""
        frame = self._leader.frame
        timed = frame.kind in (Kind.EXERCISE, Kind.PAUSE) or isinstance(frame.block, model.Exercise)
        return timed or self._leader.showing.timer is not None

    def refresh(self) -> None:
        """Say what is left."""
        timer = self._leader.showing.timer
        running = timer is not None
        self.start.setVisible(not running)
        for one in (self.pause, self.more, self.finish):
            one.setVisible(running)
        if timer is None:
            minutes = self._leader.frame.minutes
            self.left.setText(words.clock(minutes * 60))
            self._where.setText(self.tr("Prêt à lancer"))
            self._dial.set_share(1.0)
            return
        left = timer.seconds(self._leader.now())
        self.left.setText(words.clock(left))
        self._dial.set_share(left / timer.total if timer.total else 0.0)
        self.pause.setText(self.tr("Pause") if timer.ends else self.tr("Repartir"))
        self.pause.set_icon("pause" if timer.ends else "play")
        if left <= 0:
            self._where.setText(self.tr("C’est l’heure"))
        elif timer.frame == self._leader.shown[0].id:
            self._where.setText(self.tr("Affiché au projecteur"))
        else:
            self._where.setText(self.tr("La salle voit une autre diapositive"))
