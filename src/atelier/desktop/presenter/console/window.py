"""The whole console: it shows the leader, and asks it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from atelier.desktop.presenter.console.agenda import Pacing
from atelier.desktop.presenter.console.foot import Foot
from atelier.desktop.presenter.console.frames import Frames
from atelier.desktop.presenter.console.hands import HandsCard
from atelier.desktop.presenter.console.head import Head
from atelier.desktop.presenter.console.notes import Notes
from atelier.desktop.presenter.console.overview import Overview
from atelier.desktop.presenter.console.replan import Replan
from atelier.desktop.presenter.console.stage import Captioned, Preview, heading
from atelier.desktop.presenter.console.timer import TimerCard
from atelier.desktop.presenter.leader import Leader
from atelier.desktop.slides import Slides
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.dialog import Dialog
from atelier.desktop.widgets.focus import FocusRing
from atelier.desktop.widgets.page import rule
from atelier.desktop.widgets.toast import Toast, announce

THREE = 1240
"""Width, as if the text were at 100 %, from which the list stands beside the notes."""
SHORT = 640
"""Height, as if the text were at 100 %, under which the agenda is a bar alone."""
SMALLEST = (760, 480)


class Console(QWidget):
    """`leaving` is emitted when the person wants to end; the window then waits to be closed."""

    leaving = Signal()
    swapping = Signal()
    notes_sized = Signal(int)

    def __init__(self, theme: Theme, leader: Leader, slides: Slides, notes: int) -> None:
        super().__init__()
        self._theme, self._leader, self._slides = theme, leader, slides
        self._overview: Overview | None = None
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(*SMALLEST)
        self._build(notes)
        leader.changed.connect(self.refresh)
        leader.ticked.connect(self.refresh_time)
        theme.changed.connect(self._arrange)
        self._ring = FocusRing(theme, self)
        self.refresh()

    def _build(self, notes: int) -> None:
        theme, leader, gap = self._theme, self._leader, self._theme.gap
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = Head(theme, leader)
        column.addWidget(self.head)
        column.addWidget(rule())
        self.pacing = Pacing(theme, leader)
        self.pacing.catch_up.clicked.connect(self.open_replan)
        column.addWidget(self.pacing)
        column.addWidget(rule())
        body = QHBoxLayout()
        body.setContentsMargins(gap(24), gap(14), gap(24), gap(12))
        body.setSpacing(gap(26))
        self._left = QWidget()
        self._stage(self._left)
        body.addWidget(self._left, 10)
        self.notes = Notes(theme, leader, notes)
        self.notes.sized.connect(self.notes_sized)
        self.notes.kept.connect(
            lambda _: self.say(self.tr("La question est gardée pour plus tard."), "check")
        )
        body.addWidget(self.notes, 8)
        self.side = QWidget()
        side = QVBoxLayout(self.side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(gap(8))
        side.addWidget(heading(theme, self.tr("Aller à")))
        self.frames = Frames(theme, leader)
        self.frames.chosen.connect(self._go)
        side.addWidget(self.frames)
        body.addWidget(self.side, 5)
        column.addLayout(body, 1)
        self._toast = Toast(theme, self)
        column.addWidget(self._toast, 0, Qt.AlignmentFlag.AlignHCenter)
        self.foot = Foot(theme, leader)
        self.foot.overview.clicked.connect(self.toggle_overview)
        self.foot.go_to.clicked.connect(self.go_to)
        self.foot.swap.clicked.connect(self.swapping)
        self.foot.end.clicked.connect(self.leaving)
        self.foot.help.clicked.connect(self.open_help)
        column.addWidget(self.foot)

    def _stage(self, holder: QWidget) -> None:
        theme, leader, gap = self._theme, self._leader, self._theme.gap
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(12))
        self.preview = Preview(theme, leader, self._slides)
        self._now = Captioned(theme, self.tr("À l’écran"), self.preview)
        column.addWidget(self._now, 30)
        self.ahead = Preview(theme, leader, self._slides, following=True)
        self._next = Captioned(theme, self.tr("Ensuite"), self.ahead)
        self.timer = TimerCard(theme, leader)
        self.hands = HandsCard(theme, leader)
        below = QHBoxLayout()
        below.setSpacing(gap(18))
        below.addWidget(self._next, 42)
        tools = QScrollArea()
        tools.setWidgetResizable(True)
        tools.setFrameShape(QFrame.Shape.NoFrame)
        tools.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tools.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setObjectName("content")
        stack = QVBoxLayout(inner)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(gap(10))
        stack.addWidget(self.timer)
        stack.addWidget(self.hands)
        stack.addStretch(1)
        tools.setWidget(inner)
        below.addWidget(tools, 58)
        column.addLayout(below, 20)

    # ------------------------------------------------------------------ showing

    def refresh(self) -> None:
        """Show where one is."""
        leader = self._leader
        number, total = leader.deck.number(leader.frame.id), len(leader.deck.way)
        typed = leader.typed
        place = self.tr("Diapositive {n} sur {total}")
        if leader.frame.reserve:
            place = self.tr("Diapositive {n}, en réserve")
        self._now.side.setText(
            self.tr("Aller à {n}… Entrée").format(n=typed) if typed else place.format(n=number, total=total)
        )
        self._next.side.setText(str(leader.deck.number(leader.following.id)))
        self.preview.refresh()
        self.ahead.refresh()
        self.notes.refresh()
        self.frames.refresh()
        self.foot.refresh()
        self.timer.setVisible(self.timer.wanted)
        self.hands.setVisible(self.hands.wanted)
        self.hands.refresh()
        self._arrange()
        self.refresh_time()

    def refresh_time(self) -> None:
        """What a second changes."""
        self.head.refresh()
        self.pacing.refresh()
        if self.timer.isVisibleTo(self):
            self.timer.refresh()
            self.preview.update()

    def say(self, words: str, icon: str = "info") -> None:
        """A word at the bottom of the console; never on a slide."""
        self._toast.say(words, icon=icon)
        announce(self, words)

    def quiet(self) -> None:
        """Take away the word at the bottom."""
        self._toast.hide()

    def show_screen(self, said: str, *, two: bool) -> None:
        """Say what the slides are on."""
        self.head.show_screen(said)
        self.foot.swap.setVisible(two)

    def _arrange(self) -> None:
        wide = self._theme.effective(self.width())
        self.side.setVisible(wide >= THREE)
        self.foot.go_to.setVisible(wide < THREE)
        self.foot.set_compact(wide < THREE)
        short = self._theme.effective(self.height()) < SHORT
        self.pacing.set_short(short)
        self._next.setVisible(not short or not (self.timer.wanted or self.hands.wanted))
        if self._overview is not None:
            self._overview.setGeometry(self.rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands beside what."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """The main button has the focus."""
        super().showEvent(event)
        self._ring.watch_input()
        self.foot.next.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------ asking

    def _go(self, frame: str) -> None:
        self._leader.go(frame)

    def go_to(self) -> None:
        """Search or type a number: in the list, or in a dialog where there is no room for it."""
        if self.side.isVisible():
            self.frames.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.frames.field.selectAll()
            return
        dialog = Dialog(self._theme, self.tr("Aller à une diapositive"), self)
        frames = Frames(self._theme, self._leader)
        frames.setMinimumHeight(self._theme.px(320))
        frames.refresh()

        def chosen(frame: str) -> None:
            dialog.choose("gone")
            self._leader.go(frame)

        frames.chosen.connect(chosen)
        dialog.body.addWidget(frames)
        dialog.add_buttons(("stay", self.tr("Rester ici")), safe="stay", filled="stay")
        frames.field.setFocus()
        dialog.ask()

    def toggle_overview(self) -> None:
        """All the slides at once, or the console again."""
        if self._overview is not None:
            self._overview.deleteLater()
            self._overview = None
            self.foot.next.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._overview = Overview(self._theme, self._leader, self._slides, self)
        self._overview.chosen.connect(self._overview_chosen)

    @property
    def overlooks(self) -> bool:
        """Whether the overview is open."""
        return self._overview is not None

    def _overview_chosen(self, frame: str) -> None:
        self.toggle_overview()
        if frame:
            self._leader.go(frame)

    def open_replan(self) -> None:
        """What to shorten or to skip."""
        Replan(self._theme, self._leader, self).ask()
        self.refresh()

    def open_help(self) -> None:
        """The keys."""
        from atelier.desktop.shortcuts import presenting

        dialog = Dialog(self._theme, self.tr("Les touches de la présentation"), self)
        dialog.add_facts(tuple((one.keys, one.words) for one in presenting()))
        dialog.add_buttons(("ok", self.tr("Revenir à la salle")), safe="ok", filled="ok")
        dialog.ask()
