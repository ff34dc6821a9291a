"""« Prochaine classe » on Accueil: the next session of the edition, until it ends."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.desktop import dates, workshops
from atelier.desktop.distributor import Distributor, hours_of
from atelier.desktop.session import Session
from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import clear, rule
from atelier.edition.model import Meeting


class _Leaf(QWidget):
    """A leaf of a calendar. What it says is said in words beside it for a screen reader."""

    def __init__(self, theme: Theme, day: date) -> None:
        super().__init__()
        self._theme, self._day = theme, day
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.setFixedSize(QSize(self._theme.px(66), self._theme.px(82)))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, theme = paint.begin(self), self._theme
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        paint.rounded(painter, box, 10, theme.colour("surface"), theme.colour("ctl"))
        head = QRectF(box.left(), box.top(), box.width(), theme.px(24))
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(head.x(), head.y(), head.width(), head.height() + 12), 10, 10)
        painter.save()
        painter.setClipRect(head)
        painter.fillPath(shape, theme.colour("btn"))
        painter.restore()
        centre = Qt.AlignmentFlag.AlignCenter
        for role, ink, at, height, words in (
            ("smallbold", "onbtn", 0, 24, f"{dates.DAYS[self._day.weekday()][:3]}."),
            ("figure", "ink", 24, 32, str(self._day.day)),
            ("small", "ink2", 54, 24, dates.SHORT[self._day.month - 1]),
        ):
            painter.setFont(theme.font(role))
            painter.setPen(theme.colour(ink))
            line = QRectF(box.left(), box.top() + theme.px(at), box.width(), theme.px(height))
            painter.drawText(line, centre, words)


class MeetingCard(Card):
    """Not there where no session is to come. `address` is emitted with a link to open."""

    address = Signal(str)

    def __init__(self, theme: Theme, session: Session, distributor: Distributor) -> None:
        super().__init__(theme)
        self._theme, self._session, self._distributor = theme, session, distributor
        gap = theme.gap
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(gap(22), gap(18), gap(22), gap(18))
        self._column.setSpacing(gap(10))
        self.setAccessibleName(self.tr("Prochaine classe"))
        self._shown: object = None

    def refresh(self) -> None:
        """Show the next session."""
        found = self._distributor.coming()
        known = {course.id for course in self._session.courses}
        one = next((meeting for meeting in found if meeting.course in known), None)
        self.setVisible(one is not None)
        shown = (self._distributor.edition, one, self._session.today())
        if one is None or shown == self._shown:
            return
        self._shown = shown
        clear(self._column)
        self._build(one)

    def _build(self, one: Meeting) -> None:
        theme, gap = self._theme, self._theme.gap
        course = self._session.course(one.course)
        self._column.addWidget(Label(self.tr("Prochaine classe"), "small", "ink2"))
        row = QHBoxLayout()
        row.setSpacing(gap(16))
        row.addWidget(_Leaf(theme, one.date), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(gap(2))
        what = workshops.name(course.workshop) if course.workshop else course.title
        words.addWidget(Label(what, "smallbold", tokens.hue(course.workshop)))
        words.addWidget(Label(hours_of(one), "card"))
        day = dates.long_day(one.date)
        near = self._when(one.date)
        words.addWidget(Label(f"{day[0].upper()}{day[1:]}{near}", "small", "ink2"))
        words.addStretch(1)
        row.addLayout(words, 1)
        self._column.addLayout(row)
        code = self._distributor.code_of(one, "home")
        link = self._distributor.link_of(one, "home")
        if one.place or one.trainer or code or link:
            self._column.addWidget(rule())
        for icon, said in (
            ("map-pin", one.place),
            ("user-round", self.tr("Avec {name}").format(name=one.trainer) if one.trainer else ""),
            ("key-round", self.tr("Code : {code}").format(code=code) if code else ""),
        ):
            if said:
                line = QHBoxLayout()
                line.setSpacing(gap(10))
                line.addWidget(Icon(theme, icon, "ink2", 18), 0, Qt.AlignmentFlag.AlignTop)
                line.addWidget(Label(said, "small"), 1)
                self._column.addLayout(line)
        if link:
            go = Button(theme, self.tr("Ouvrir la classe en ligne"), icon="video", kind="quiet")
            go.clicked.connect(lambda: self.address.emit(link))
            self._column.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)

    def _when(self, day: date) -> str:
        """« , dans trois jours »: how near it is; the year when it is not near."""
        today = self._session.today()
        left = (day - today).days
        if left > 60:
            return f" {day.year}" if day.year != today.year else ""
        if left <= 0:
            near = self.tr("aujourd’hui")
        elif left == 1:
            near = self.tr("demain")
        elif left < 14:
            near = self.tr("dans {n} jours").format(n=left)
        else:
            near = self.tr("dans {n} semaines").format(n=left // 7)
        return f", {near}"
