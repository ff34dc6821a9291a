"""The screen of a simulation. Each choice is kept as it is made: leaving costs nothing."""

from __future__ import annotations

import uuid

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from atelier.content import model
from atelier.content.scenario.model import Pointer, Scenario
from atelier.desktop import routes, workshops
from atelier.desktop.screens.simulation.debrief import DebriefPage
from atelier.desktop.screens.simulation.deciding import LETTERS, Deciding
from atelier.desktop.screens.simulation.feed import Feed
from atelier.desktop.screens.simulation.head import Head
from atelier.desktop.screens.simulation.opening import Opening
from atelier.desktop.session import Session
from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.broken import BrokenPage
from atelier.desktop.widgets.toast import announce
from atelier.errors import AtelierError
from atelier.progress.keys import activity_key
from atelier.simulation.debrief import debrief
from atelier.simulation.feed import feed
from atelier.simulation.game import Game, left, play
from atelier.simulation.hours import day_and_hour

ARCS = 900
"""Pixels as if the text were at 100 % under which gauges are lines."""
FOUR_ARCS = 1300
"""The same where there are four gauges."""


class SimulationScreen(QWidget):
    """Shows the opening, the game or the debrief. `print_` asks for the debrief of a game, on paper."""

    print_ = Signal(object)

    def __init__(self, theme: Theme, session: Session, navigator: routes.Navigator) -> None:
        super().__init__()
        self._theme, self._session, self._navigator = theme, session, navigator
        self._course: model.Course | None = None
        self._outline: model.SimulationOutline | None = None
        self._scenario: Scenario | None = None
        self._game: Game | None = None
        self._id = ""
        self._broken: QWidget | None = None
        self._new = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = Head(theme)
        column.addWidget(self.head)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        self.opening = Opening(theme, self._follow, session.when)
        self.debrief = DebriefPage(theme, self._follow)
        self._table = self._make_table()
        for page in (self.opening, self._table, self.debrief):
            self._stack.addWidget(page)
        self._connect()
        self._shortcuts()
        theme.changed.connect(self._arrange)
        session.changed.connect(self._facts_changed)

    def _make_table(self) -> QWidget:
        """The feed at the left, the decision at the right; in a narrow window, the one after the other."""
        table = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, table)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(0)
        self.feed = Feed(self._theme, self._follow)
        self.deciding = Deciding(self._theme, self._follow)
        self._feed_scroll, self._feed_room = _scroll("sunk")
        self._scroll, self._room = _scroll("content")
        self._sides.addWidget(self._feed_scroll, 38)
        self._sides.addWidget(self._scroll, 62)
        self._room.addWidget(self.deciding)
        return table

    def _connect(self) -> None:
        self.head.back.connect(lambda: self._navigator.go(routes.Workshop(self._course_id)))
        self.head.paused.connect(self._pause)
        self.head.restarted.connect(lambda: self._begin(0))
        self.opening.started.connect(lambda: self._begin(0))
        self.opening.shown.connect(self._open)
        self.opening.left.connect(self._to_lesson)
        self.deciding.chosen.connect(self._choose)
        self.deciding.feed_wanted.connect(self._to_feed)
        self.debrief.replayed.connect(self._begin)
        self.debrief.learned.connect(self._learn)
        self.debrief.kept.connect(self._keep)
        self.debrief.printed.connect(lambda: self.print_.emit(self._game))
        self.debrief.left.connect(self._show_opening)

    # ------------------------------------------------------------------ showing

    @property
    def _course_id(self) -> str:
        return self._course.id if self._course else ""

    @property
    def _key(self) -> str:
        return activity_key(self._course_id, self._outline.id) if self._outline else ""

    @property
    def _hue(self) -> str:
        return tokens.hue(self._course.workshop) if self._course else "brick"

    def show_route(self, route: routes.Simulation) -> None:
        """Show the game that goes on, the one asked for, or the opening."""
        course = self._session.course(route.course)
        outline = next((one for one in course.simulations if one.id == route.simulation), None)
        if outline is None:
            self._navigator.go(routes.Workshop(course.id))
            return
        self._course, self._outline = course, outline
        self.setWindowTitle(outline.title)
        self._leave_broken()
        try:
            self._scenario = self._session.scenario(course.id, outline.id)
        except AtelierError:
            self._show_broken(course, outline)
            return
        words = self.tr("Simulation · {workshop}").format(workshop=workshops.name(course.workshop))
        self.head.show_name(words, self._scenario.title, self._hue)
        games = self._session.games_of(self._key)
        last = games[-1] if games else None
        if route.game:
            self._open(route.game)
        elif last is not None and not last.end:
            self._open(last.id)
        else:
            self._show_opening()

    def _show_opening(self) -> None:
        assert self._scenario is not None and self._course is not None
        eyebrow = self.tr("Simulation · {workshop}").format(workshop=workshops.name(self._course.workshop))
        self.opening.show_scenario(self._scenario, eyebrow, self._hue, self._session.games_of(self._key))
        self._show(self.opening)
        _focus(self.opening.main)

    def _open(self, name: str) -> None:
        """Take a game up again, or tell one that ended."""
        assert self._scenario is not None
        found = next((one for one in self._session.games_of(self._key) if one.id == name), None)
        if found is None:
            self._show_opening()
            return
        self._id = name
        self._game = play(self._scenario, found.path)
        if self._game.cut:
            words = self.tr("La simulation a changé depuis : la partie reprend là où elle tient encore.")
            self._session.say(words)
        self._show_game()

    def _begin(self, decisions: int) -> None:
        """A new game, from the start or after the first decisions of the one that shows."""
        assert self._scenario is not None
        self._id = uuid.uuid4().hex
        self._game = self._game.until(decisions) if decisions and self._game else play(self._scenario)
        self._show_game()

    def _show_game(self) -> None:
        game = self._game
        assert game is not None
        if game.ending is not None:
            told = debrief(game)
            self.debrief.show_debrief(told, self._hue, self._lesson_name, self._is_kept)
            self._show(self.debrief)
            _focus(self.debrief.text)
            return
        low, high = left(game)
        done = len(game.decisions)
        self.head.show_game(
            day_and_hour(game.scenario.clock, game.here.elapsed), done, done + low, done + high
        )
        entries = feed(game)
        self._new = sum(one.new for one in entries)
        self.feed.show_entries(entries, game.here.elapsed, self._hue, opening=not game.decisions)
        self.deciding.show_game(game, self._hue, compact=self._compact)
        self._show(self._table)
        for scroll in (self._feed_scroll, self._scroll):
            scroll.verticalScrollBar().setValue(0)
        _focus(self.deciding.scene)

    def _show(self, page: QWidget) -> None:
        self.head.setVisible(page is self._table)
        self._stack.setCurrentWidget(page)
        self._arrange()

    def _show_broken(self, course: model.Course, outline: model.SimulationOutline) -> None:
        self._broken = BrokenPage(
            self._theme,
            outline.title or outline.file,
            self.tr("Cette simulation ne peut pas se jouer"),
            self.tr(
                "Rien n’est perdu : vos parties sont gardées. Elles reviendront avec le fichier corrigé."
            ),
            outline.remarks,
            [(self.tr("Revenir à la leçon"), self._to_lesson)],
        )
        self._stack.addWidget(self._broken)
        self._show(self._broken)
        self._broken.way_out.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_broken(self) -> None:
        if self._broken is not None:
            self._stack.removeWidget(self._broken)
            self._broken.deleteLater()
            self._broken = None

    # ------------------------------------------------------------------ acting

    def _choose(self, name: str) -> None:
        game = self._game
        assert game is not None and self._scenario is not None
        choice = next(one for one in game.choices if one.id == name)
        if any(one.id == self._id and one.end for one in self._session.games_of(self._key)):
            self._id = uuid.uuid4().hex  # it ended elsewhere, or before a change: this is another game
        self._game = game = game.after(choice)
        end = game.ending.id if game.ending else None
        self._session.play(self._key, self._id, game.path, end, self._scenario.fingerprint)
        self._show_game()
        if end is None:
            announce(self, self.deciding.told())

    def _to_feed(self) -> None:
        """In a narrow window the feed stands below: go there, by the keyboard too."""
        self._scroll.verticalScrollBar().setValue(self.feed.y() - self._theme.gap(12))
        self.feed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pause(self) -> None:
        self._session.say(self.tr("La partie est gardée. Elle reprendra ici même."))
        self._to_lesson()

    def _to_lesson(self) -> None:
        assert self._outline is not None
        self._navigator.go(routes.Lesson(self._course_id, self._outline.lesson, self._outline.id))

    def _learn(self, pointer: Pointer) -> None:
        anchor = f"#{pointer.section}" if pointer.section else ""
        self._navigator.go(routes.Lesson(pointer.course, pointer.lesson, anchor))

    def _lesson_name(self, pointer: Pointer) -> str:
        """The title of a lesson pointed to; nothing where it is not installed."""
        for course in self._session.courses:
            for lesson in course.lessons:
                if (course.id, lesson.id) == (pointer.course, pointer.lesson):
                    section = next((one.title for one in lesson.sections if one.id == pointer.section), "")
                    words = self.tr("{lesson}, « {section} »") if section else "{lesson}"
                    return words.format(lesson=lesson.title, section=section)
        return ""

    def _is_kept(self, name: str) -> bool:
        return self._session.takeaway_kept(self._key, name)

    def _keep(self, items: list[tuple[str, str]]) -> None:
        self._session.keep_takeaways(self._key, items)

    def _facts_changed(self) -> None:
        """What was kept may be taken back, here or on another computer."""
        if self._stack.currentWidget() is self.debrief and self._outline is not None:
            self.debrief.refresh()

    def _follow(self, address: str) -> None:
        if address.startswith(("http:", "https:", "mailto:")):
            self._session.leave_app(self, address)
        elif address.startswith("lesson:"):
            course, _, lesson = address.removeprefix("lesson:").partition("/")
            self._navigator.go(routes.Lesson(course, lesson))
        elif address.startswith("term:"):
            self._navigator.go(routes.Glossary(address.removeprefix("term:")))

    # ------------------------------------------------------------------ keys and room

    def _shortcuts(self) -> None:
        """A letter or a digit goes to a choice; Enter then takes it. The text that has the focus would
        keep these keys for itself, so they are shortcuts."""
        for place in range(len(LETTERS)):
            for key in (LETTERS[place], str(place + 1)):
                shortcut = QShortcut(QKeySequence(key), self._table)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(lambda place=place: self._go_to_choice(place))

    def _go_to_choice(self, place: int) -> None:
        if place < len(self.deciding.options):
            self.deciding.options[place].setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def _compact(self) -> bool:
        many = self._scenario is not None and len(self._scenario.gauges) > 3
        return self._theme.effective(self.window().width()) < (FOUR_ARCS if many else ARCS)

    def _arrange(self) -> None:
        self.head.measure()
        gap = self._theme.gap
        narrow = self._theme.effective(self.window().width()) < 1100
        focused = self.window().focusWidget()
        self._feed_scroll.setVisible(not narrow)
        room = self._room if narrow else self._feed_room
        if self.feed.parentWidget() is not room.parentWidget():
            inside = focused is self.feed or self.feed.isAncestorOf(focused)
            room.addWidget(self.feed)
            if inside:  # what changes its parent loses the focus
                self.feed.show()
                focused.setFocus(Qt.FocusReason.OtherFocusReason)
        self._room.setContentsMargins(gap(20 if narrow else 28), gap(16), gap(20 if narrow else 32), gap(30))
        self._room.setSpacing(gap(24))
        self._feed_room.setContentsMargins(gap(28), gap(18), gap(24), gap(24))
        self.deciding.fit(self._compact)
        if self._stack.currentWidget() is self._table:
            self.deciding.point_to_feed(self._new, shown=narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new room."""
        super().resizeEvent(event)
        self._arrange()


def _focus(widget: QWidget) -> None:
    """Give the focus to a widget just made: Qt shows it at the next turn of the loop, and what does not
    show takes no focus."""
    widget.show()
    widget.setFocus(Qt.FocusReason.OtherFocusReason)


def _scroll(name: str) -> tuple[QScrollArea, QVBoxLayout]:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inside = QWidget()
    inside.setObjectName(name)
    column = QVBoxLayout(inside)
    area.setWidget(inside)
    return area, column
