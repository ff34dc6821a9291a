"""The page « Révision »."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from atelier.content import model
from atelier.desktop import routes
from atelier.desktop.reading.context import Context
from atelier.desktop.reviewing import Reviewing
from atelier.desktop.screens.review import words
from atelier.desktop.screens.review.card import CardView
from atelier.desktop.screens.review.ending import Ending, EndingCard, ending
from atelier.desktop.screens.review.rating import GOOD, SHORT
from atelier.desktop.screens.review.side import Side
from atelier.desktop.session import Session
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import Page
from atelier.desktop.widgets.progress import Bar
from atelier.desktop.widgets.tab_order import tab_through
from atelier.errors import AtelierError
from atelier.review.cards import Met

TALL = 1100
"""Pixels of a window's height, at 100 %, over which the card does not stretch."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _nothing(_: str) -> None:
    """A card holds neither decision nor simulation to open."""


class ReviewScreen(Page):
    """Asks one card after the other. The card on screen stays until the person has answered it."""

    def __init__(
        self, theme: Theme, session: Session, navigator: routes.Navigator, reviewing: Reviewing
    ) -> None:
        self._grid: QGridLayout | None = None
        super().__init__(theme)
        self._session, self._navigator, self._reviewing = session, navigator, reviewing
        self._met: Met | None = None
        self._shown: Any = None
        self._main: CardView | EndingCard | None = None
        self._rated: list[object] = []
        self._unreadable: set[str] = set()
        self._early = False
        self._acting = False
        self.setWindowTitle(self.tr("Révision"))
        self._head()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.gap(26))
        self._grid.setVerticalSpacing(theme.gap(20))
        self.column.addLayout(self._grid, 1)
        self._side = Side(theme, session)
        self._side.yours.aside_wanted.connect(self._open_aside)
        reviewing.changed.connect(self._changed)
        self.fit()

    def _head(self) -> None:
        theme, gap = self.theme, self.theme.gap
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(gap(24))
        texts = QVBoxLayout()
        texts.setSpacing(gap(2))
        texts.addWidget(Label(self.tr("Révision"), "page"))
        self._summary = Label("", "list", "ink2")
        texts.addWidget(self._summary)
        self._top.addLayout(texts, 1)
        self._far = QWidget()
        row = QHBoxLayout(self._far)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap(14))
        self._bar = Bar(theme, "")
        row.addWidget(self._bar, 1)
        self._count = Label("", "smallbold", wrap=False)
        row.addWidget(self._count)
        self._end = Button(theme, self.tr("Terminer"), icon="x", small=True)
        self._end.clicked.connect(lambda: self._navigator.go(routes.Home()))
        row.addWidget(self._end)
        self._top.addWidget(self._far, 0, Qt.AlignmentFlag.AlignBottom)
        self.column.addLayout(self._top)
        self.column.addSpacing(gap(16))

    # ------------------------------------------------------------------ showing

    def show_route(self, route: routes.Review) -> None:
        """Show the card being asked, else the next one."""
        self._reviewing.look_now()
        self._early = False
        if not isinstance(self._main, CardView) or not self._still_asked():
            self._next()
        else:
            self._refresh()
        self._give_focus()
        self.verticalScrollBar().setValue(0)

    def _changed(self) -> None:
        """Facts or hours came: the figures follow, the card stays as long as it is still asked."""
        if not self.isVisible() or self._acting:
            return
        if isinstance(self._main, CardView) and self._still_asked():
            self._refresh()
        else:
            focus = self.window().focusWidget()
            here = focus is not None and self.isAncestorOf(focus)
            self._next()
            if here:
                self._give_focus()

    def _still_asked(self) -> bool:
        """Whether the card on screen is one of today's: it may have been reviewed on another computer."""
        day = self._reviewing.day
        return self._met is not None and any(one.key == self._met.key for one in (*day.waiting, *day.soon))

    def _next(self) -> None:
        """Show the card that comes next, or say why there is none."""
        day = self._reviewing.day
        coming = (*day.waiting, *day.soon) if self._early else day.waiting
        for met in coming:
            if met.key not in self._unreadable and self._show_card(met):
                return
        self._early = False
        self._met = None
        self._show_ending(ending(self._reviewing, self._reviewing.now()))

    def _show_card(self, met: Met) -> bool:
        """Show a card; false when its lesson cannot be read."""
        try:
            course = self._session.course(met.course)
            lesson = self._session.lesson(met.course, met.lesson)
        except (AtelierError, StopIteration):
            self._unreadable.add(met.key)
            return False
        block = next((one for one in lesson.blocks if isinstance(one, model.Card) and one.id == met.id), None)
        if block is None:
            self._unreadable.add(met.key)
            return False
        outline = next(one for one in course.lessons if one.id == met.lesson)
        section = next((one.title for one in outline.sections if one.id == met.section), "")
        self._rated = [one for one in self._rated if self._session.undoable(one)]
        day, memory = self._reviewing.day, self._reviewing.memory(met.key)
        number = min(day.done + 1, day.total)
        view = CardView(
            Context(self._session, self.theme, course, lesson, self._follow, _nothing, _nothing),
            block,
            section,
            place=self.tr("Carte {n} sur {total}").format(n=number, total=day.total),
            changed=bool(memory and memory.seen and memory.seen != met.fingerprint),
            before=bool(self._rated),
        )
        view.asked.connect(self._reveal)
        view.rated.connect(self._rate)
        view.back.connect(self._back)
        view.menu.connect(self._open_menu)
        view.lesson.connect(self._open_lesson)
        self._met, self._shown = met, None
        self._put(view)
        view.say_question()
        return True

    def _show_ending(self, shown: Ending) -> None:
        if shown != self._shown:
            self._shown = shown
            self._put(EndingCard(self.theme, shown, self._act))
        else:
            self._refresh()

    def _put(self, main: CardView | EndingCard) -> None:
        if self._main is not None and self._grid is not None:
            self._grid.removeWidget(self._main)
            self._main.hide()
            self._main.deleteLater()
        self._main = main
        self.fit()
        main.show()
        self._refresh()
        tab_through(main, self._end, self._side)

    def _refresh(self) -> None:
        day = self._reviewing.day
        asking = isinstance(self._main, CardView)
        if asking:
            self._summary.setText(f"{words.of_day(day)} {self.tr('On peut arrêter n’importe quand.')}")
        else:
            self._summary.setText(self.tr("Quelques minutes par jour, pour que l’essentiel reste."))
        self._far.setVisible(asking)
        self._bar.set_fraction(day.done, day.total)
        over = self.tr("{n} sur {total} revue") if day.done < 2 else self.tr("{n} sur {total} revues")
        self._count.setText(over.format(n=day.done, total=day.total))
        self._side.setVisible(bool(self._reviewing.cards))
        self._side.refresh(self._reviewing)
        if isinstance(self._main, CardView) and self._main.revealed:
            self._main.show_dates(self._dates())

    def _dates(self) -> dict[int, str]:
        assert self._met is not None
        now = self._reviewing.now()
        return {
            rating: words.when(due, now) for rating, due in self._reviewing.next_dates(self._met.key).items()
        }

    def _give_focus(self) -> None:
        main = self._main
        if isinstance(main, CardView):
            main.give_focus(answer=False)
        elif main is not None:
            next(iter(main.ways.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------ acting

    def _reveal(self) -> None:
        if isinstance(self._main, CardView) and not self._main.revealed:
            self._main.reveal(self._dates())
            self.fit()
            self._bring(self._main)

    def _bring(self, view: CardView) -> None:
        """Scroll to what was just shown, once it has its place: the answer and the ratings; where both
        do not fit, the answer, which is read first."""
        content = self.widget()
        layout = self.middle.layout()
        assert content is not None and layout is not None
        layout.activate()
        content.adjustSize()
        top = view.answer.mapTo(content, QPoint(0, 0)).y()
        bottom = view.ratings.mapTo(content, QPoint(0, view.ratings.height())).y()
        tight = bottom - top > self.viewport().height()
        if tight:
            self.verticalScrollBar().setValue(top)
        else:
            self.ensureWidgetVisible(view.ratings, 0, self.theme.gap(20))
        view.give_focus(answer=tight)

    def _rate(self, rating: int) -> None:
        met, main = self._met, self._main
        if met is None or not isinstance(main, CardView) or not main.revealed:
            return
        self._acting = True
        handle = self._session.rate(met.key, rating, met.fingerprint, lambda: self._returned(met))
        self._acting = False
        self._rated.append(handle)
        self._next()
        self._give_focus()
        self.verticalScrollBar().setValue(0)

    def _back(self) -> None:
        """Take the last rating back."""
        while self._rated:
            if self._session.undo(self._rated.pop()):
                return

    def _returned(self, met: Met) -> None:
        """A rating was taken back: its card is asked again, its answer in sight."""
        if not self.isVisible():
            self._session.say(self.tr("La dernière réponse en Révision est reprise."))
            self._met = None
            self._main_gone()
            return
        if self._show_card(met):
            self._reveal()

    def _main_gone(self) -> None:
        """Nothing on screen is worth keeping: the page is made again when it is shown."""
        if self._main is not None and self._grid is not None:
            self._grid.removeWidget(self._main)
            self._main.hide()
            self._main.deleteLater()
            self._main, self._shown = None, None

    def _act(self, way: str) -> None:
        if way == "more":
            self._reviewing.more()
        elif way == "now":
            self._early = True
        elif way == "lesson":
            found = self._session.resume()
            self._navigator.go(routes.Lesson(found.course, found.lesson) if found else routes.Workshops())
            return
        else:
            self._navigator.go(routes.Home())
            return
        self._next()
        self._give_focus()

    def _open_lesson(self) -> None:
        if self._met is not None:
            anchor = f"#{self._met.section}" if self._met.section else ""
            self._navigator.go(routes.Lesson(self._met.course, self._met.lesson, anchor))

    def _follow(self, address: str) -> None:
        if address.startswith(("http:", "https:", "mailto:")):
            self._session.leave_app(self, address)
        elif address.startswith("lesson:"):
            course, _, lesson = address.removeprefix("lesson:").partition("/")
            self._navigator.go(routes.Lesson(course, lesson))
        elif address.startswith("term:"):
            self._navigator.go(routes.Glossary(address.removeprefix("term:")))
        else:
            self._open_lesson()

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Mettre cette carte de côté"), self._suspend)
        menu.addAction(self.tr("Ouvrir sa leçon"), self._open_lesson)
        menu.popup(at)

    def _suspend(self) -> None:
        if self._met is not None:
            self._session.suspend(self._met.key)
            self._give_focus()

    def _open_aside(self) -> None:
        """The cards put aside, each of which can be taken back."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for card in self._reviewing.suspended():
            short = card.question if len(card.question) <= 60 else card.question[:57].rstrip() + "…"
            menu.addAction(
                self.tr("Reprendre « {card} »").format(card=short.replace("&", "&&")),
                partial(self._session.take_back, card.key),
            )
        button = self._side.yours.aside
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space or Enter shows the answer; then 1 to 4, or Enter for « Bien »."""
        main = self._main
        if isinstance(main, CardView) and not event.isAutoRepeat():
            if not main.revealed and event.key() in (*_ENTER, Qt.Key.Key_Space):
                self._reveal()
                return
            if main.revealed and event.key() in _ENTER:
                self._rate(GOOD)
                return
            if main.revealed and event.text() in ("1", "2", "3", "4"):
                self._rate(int(event.text()))
                return
        super().keyPressEvent(event)

    # ------------------------------------------------------------------ room

    def resizeEvent(self, event: object) -> None:
        """A height may change the layout too."""
        super().resizeEvent(event)
        if self._grid is not None:
            self.fit()

    def fit(self) -> None:
        """The figures beside the card where there is room, else under it."""
        grid = self._grid
        if grid is None:
            return
        theme, window = self.theme, self.window()
        wide, high = theme.effective(window.width()), theme.effective(window.height())
        across = not self.narrow
        self._top.setDirection(
            QBoxLayout.Direction.LeftToRight if wide >= 800 else QBoxLayout.Direction.TopToBottom
        )
        self._top.setSpacing(theme.gap(24 if wide >= 800 else 8))
        self._bar.setFixedWidth(theme.px(190 if across else 110))
        self._summary.setVisible(high >= SHORT or not isinstance(self._main, CardView))
        for widget in (self._main, self._side):
            if widget is not None:
                grid.removeWidget(widget)
        if self._main is not None:
            asking = isinstance(self._main, CardView)
            grid.addWidget(self._main, 0, 0, Qt.AlignmentFlag(0) if asking else Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._side, *((0, 1) if across else (1, 0)))
        grid.setColumnStretch(0, 11 if across else 1)
        grid.setColumnStretch(1, 4 if across else 0)
        grid.setRowStretch(0, 1)
        grid.setRowStretch(1, int(across and high > TALL))
        self._side.fit(
            below=not across, across=wide >= 640, keys=high >= 760 and isinstance(self._main, CardView)
        )
        if isinstance(self._main, CardView):
            self._main.fit()
