"""The feed: what the public, a colleague or a journalist wrote, newest first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from atelier.desktop.screens.simulation.looks import prose
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.flow import Flow
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import clear
from atelier.simulation.feed import Entry
from atelier.simulation.hours import ago

NBSP = "\u00a0"
ICONS = {
    "post": "message-circle",
    "comment": "messages-square",
    "review": "star",
    "message": "send",
    "text": "smartphone",
    "call": "phone",
    "email": "mail",
    "news": "newspaper",
    "boss": "briefcase",
    "memo": "file-text",
}


class _Initials(QWidget):
    """Two letters in a circle, in place of a face."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        words = [word for word in name.replace("’", " ").split() if word[:1].isalnum()]
        self._words = "".join(word[0] for word in words[:2]).upper() or "?"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        side = self._theme.px(40)
        return QSize(side, side)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, theme = paint.begin(self), self._theme
        box = QRectF(self.rect())
        paint.rounded(painter, box, box.width() / 2, theme.colour("surface"), theme.colour("ctl"))
        painter.setFont(theme.font("smallbold"))
        painter.setPen(theme.colour("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._words)


class _Stars(QWidget):
    """One to five stars."""

    def __init__(self, theme: Theme, count: int) -> None:
        super().__init__()
        self._theme, self._count = theme, count
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("{count} sur 5").format(count=count))
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(5 * 19), self._theme.px(17))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, theme = paint.begin(self), self._theme
        side = theme.px(17)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("ink"))
        for place in range(5):
            box = QRectF(place * theme.px(19), 0, side, side)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "★" if place < self._count else "☆")


class PostCard(Card):
    """Something that came in."""

    def __init__(self, theme: Theme, entry: Entry, now: int, hue: str, follow: Callable[[str], None]) -> None:
        super().__init__(theme)
        gap, post = theme.gap, entry.post
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(18), gap(14), gap(18), gap(14))
        column.setSpacing(gap(8))
        head = QHBoxLayout()
        head.setSpacing(gap(12))
        head.addWidget(_Initials(theme, entry.person.name), 0, Qt.AlignmentFlag.AlignTop)
        who = QVBoxLayout()
        who.setSpacing(0)
        name = QHBoxLayout()
        name.setSpacing(gap(8))
        name.addWidget(Label(entry.person.name, "strong"), 1)
        if entry.new:
            name.addWidget(Label(self.tr("Nouveau"), "smallbold", hue, wrap=False))
        who.addLayout(name)
        if entry.person.about:
            who.addWidget(Label(entry.person.about, "small", "ink2"))
        who.addWidget(self._line(theme, post.kind, now - entry.at))
        if post.stars:
            who.addWidget(_Stars(theme, post.stars))
        head.addLayout(who, 1)
        column.addLayout(head)
        column.addWidget(prose(theme, post.flows, follow))
        if post.media:
            column.addWidget(self._media(theme, post.media))
        counts = self._counts(theme, entry)
        if counts is not None:
            column.addWidget(counts)
        if post.note:
            column.addLayout(self._with_icon(theme, "info", post.note))

    def _line(self, theme: Theme, kind: str, minutes: int) -> QWidget:
        words = {
            "post": self.tr("Publication"),
            "comment": self.tr("Commentaire"),
            "review": self.tr("Avis"),
            "message": self.tr("Message privé"),
            "text": self.tr("Texto"),
            "call": self.tr("Appel"),
            "email": self.tr("Courriel"),
            "news": self.tr("Article"),
            "boss": self.tr("Mot de la direction"),
            "memo": self.tr("Note interne"),
        }
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.gap(6))
        row.addWidget(Icon(theme, ICONS[kind], "ink2", 15))
        row.addWidget(Label(f"{words[kind]} · {ago(minutes)}", "small", "ink2"), 1)
        return line

    def _media(self, theme: Theme, words: str) -> QWidget:
        box = Card(theme, fill="brick_s")
        row = QHBoxLayout(box)
        row.setContentsMargins(theme.gap(16), theme.gap(12), theme.gap(16), theme.gap(12))
        row.setSpacing(theme.gap(12))
        row.addWidget(Icon(theme, "eye", "brick", 22), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(words, "list"), 1)
        return box

    def _counts(self, theme: Theme, entry: Entry) -> QWidget | None:
        post = entry.post
        shown = (
            ("heart", post.likes, self.tr("{n} j’aime"), self.tr("{n} j’aime")),
            ("reply", post.comments, self.tr("{n} commentaire"), self.tr("{n} commentaires")),
            ("share-2", post.shares, self.tr("{n} partage"), self.tr("{n} partages")),
        )
        if not any(count for _, count, _, _ in shown):
            return None
        line = Flow(theme.gap(18), below=theme.gap(4))
        for icon, count, one, many in shown:
            if count:
                pair = QWidget()
                row = QHBoxLayout(pair)
                row.setContentsMargins(0, 0, 0, 0)
                row.setSpacing(theme.gap(6))
                row.addWidget(Icon(theme, icon, "ink2", 16))
                words = (one if count == 1 else many).format(n=f"{count:,}".replace(",", NBSP))
                row.addWidget(Label(words, "small", wrap=False))
                line.addWidget(pair)
        return line

    @staticmethod
    def _with_icon(theme: Theme, icon: str, words: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.gap(8))
        row.addWidget(Icon(theme, icon, "ink2", 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(words, "small", "ink2"), 1)
        return row


class Feed(QWidget):
    """The list of what came in, under its title."""

    def __init__(self, theme: Theme, follow: Callable[[str], None]) -> None:
        super().__init__()
        self._theme, self._follow = theme, follow
        self.setAccessibleName(self.tr("Le fil"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap(12))
        column.addWidget(Label(self.tr("Le fil"), "section"))
        self._note = QHBoxLayout()
        self._note.setSpacing(theme.gap(8))
        self._note.addWidget(Icon(theme, "info", "ink2", 17))
        self._note.addWidget(Label(self.tr("Tout est fictif, rien n’est publié."), "smallbold"), 1)
        column.addLayout(self._note)
        self._none = Label(self.tr("Rien n’est encore arrivé."), "list", "ink2")
        column.addWidget(self._none)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.gap(12))
        column.addLayout(self._rows)
        column.addStretch(1)

    def show_entries(self, entries: tuple[Entry, ...], now: int, hue: str, *, opening: bool) -> None:
        """Show what came in; at the opening of a game all is new, and nothing says so."""
        clear(self._rows)
        self._none.setVisible(not entries)
        for entry in entries:
            shown = Entry(entry.post, entry.person, entry.at, entry.new and not opening)
            self._rows.addWidget(PostCard(self._theme, shown, now, hue, self._follow))
