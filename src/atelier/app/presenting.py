"""Behind the pages of one who leads: the classes' store, the deck, the windows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import uuid_utils
from PySide6.QtCore import QCoreApplication, QObject, Signal

from atelier.classroom import classes, deck, presentation, sessions
from atelier.classroom.classes import ClassState
from atelier.classroom.deck import Deck, Occasion
from atelier.classroom.presentation import Move
from atelier.classroom.sessions import PREFIX, Report, Session
from atelier.content.model import Course
from atelier.desktop import dates, routes
from atelier.desktop.presenter.leader import Leader
from atelier.desktop.presenter.presenter import Presenter, Setup
from atelier.desktop.screens.present.ports import Beginning, Planned
from atelier.desktop.slides import Look, Slides
from atelier.desktop.theme import tokens
from atelier.errors import AtelierError
from atelier.journal.events import Verb, moment
from atelier.journal.gathered import Gathered
from atelier.wording import explain

if TYPE_CHECKING:
    from atelier.app import App


def _tr(words: str) -> str:
    return QCoreApplication.translate("Presenting", words)


def occasion(app: App) -> Occasion:
    """Who gives a workshop, when no class says it: the edition's organisation, and the person."""
    logo = app.distributor.logo
    return Occasion(app.distributor.name, app.session.name, logo=str(logo) if logo else "")


class SessionLog:
    """The moves of a session, in the trainer's class store."""

    def __init__(self, store: Gathered, session: str) -> None:
        self._store, self._session = store, session

    def moves(self) -> Sequence[tuple[datetime, Move]]:
        """Those on disk."""
        return sessions.moves_of(self._store.events, self._session)

    def record(self, move: Move) -> datetime:
        """Put one down; the writer has it on disk within a moment."""
        return moment(
            self._store.record_soon(PREFIX + self._session, Verb.PRESENTED, presentation.said(move))
        )


class Presenting(QObject):
    """What the pages ask for (`PresentActions`)."""

    _failed = Signal(object)

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self.presenter: Presenter | None = None
        self._failed.connect(self._say_failed)

    def _say_failed(self, error: object) -> None:
        """What the writer could not put on disk is said on the console, and tried again."""
        if self.presenter is not None and isinstance(error, AtelierError):
            self.presenter.console.say(explain(error), "triangle-alert")

    def now(self) -> datetime:
        """The hour here."""
        return datetime.now().astimezone()

    # ------------------------------------------------------------------ asked by pages

    def classes(self, course: str) -> tuple[Planned, ...]:
        """The classes of a course, the nearest first."""
        now = self.now()
        found = [
            Planned(one.id, self._title(one), one.start)
            for one in classes.fold_classes(self._app.classes.events).values()
            if one.about.course == course
        ]
        return tuple(sorted(found, key=lambda one: abs(one.start - now)))

    @staticmethod
    def _title(one: ClassState) -> str:
        place = f", {one.about.place}" if one.about.place else ""
        return f"{dates.long_day(one.start.date()).capitalize()}, {dates.hour(one.start)}{place}"

    def _sessions(self) -> tuple[Session, ...]:
        return sessions.sessions(self._app.classes.events)

    def waiting(self, course: str) -> Session | None:
        """A session that was cut short."""
        return sessions.waiting(self._sessions(), course, self.now())

    def past(self, course: str) -> tuple[Session, ...]:
        """The sessions that ended."""
        return tuple(one for one in self._sessions() if one.showing.course == course and one.showing.ended)

    def report(self, session: str) -> Report | None:
        """What a session gave; None where its workshop is no longer there."""
        found = next((one for one in self._sessions() if one.id == session), None)
        course = self._course(found.showing.course) if found else None
        if found is None or course is None:
            return None
        return sessions.report(found.showing, course, self.deck_of(course), self.now())

    def _course(self, name: str) -> Course | None:
        return next((one for one in self._app.session.courses if one.id == name), None)

    def deck_of(self, course: Course) -> Deck:
        """All that the room may be shown of a course."""
        library = self._app.library
        shown = (one.id for one in course.lessons if not one.remarks)
        return deck.build(course, {name: library.lesson(course.id, name) for name in shown})

    # ------------------------------------------------------------------ leading

    def begin(self, how: Beginning, setup: Setup) -> None:
        """Open the windows and begin."""
        course = self._course(how.course)
        if course is None or self.presenter is not None:
            return
        session = uuid_utils.uuid7().hex
        leader = self._open(course, session, how.class_, setup, dark=how.dark)
        leader.begin(how.planned, how.class_)
        if how.as_last:
            self._as_last(leader, course)
        assert self.presenter is not None
        self.presenter.open()

    def _as_last(self, leader: Leader, course: Course) -> None:
        last = next(iter(self.past(course.id)), None)
        report = self.report(last.id) if last else None
        for segment, minutes in sessions.corrected(report).items() if report else ():
            leader.replan(segment, float(minutes))

    def go_on(self, session: str, setup: Setup) -> None:
        """Take a session up again."""
        found = next((one for one in self._sessions() if one.id == session), None)
        course = self._course(found.showing.course) if found else None
        if found is None or course is None or self.presenter is not None:
            return
        dark = self._app.session.preferences.dark_slides
        leader = self._open(course, session, found.showing.class_, setup, dark=dark)
        leader.go_on()
        assert self.presenter is not None
        self.presenter.open()

    def give_up(self, session: str) -> None:
        """End a session that will not be taken up again, at the time of its last move."""
        self._app.classes.record(PREFIX + session, Verb.PRESENTED, presentation.said(presentation.End()))

    def _open(self, course: Course, session: str, class_: str, setup: Setup, *, dark: bool) -> Leader:
        made = self.deck_of(course)
        app = self._app
        leader = Leader(
            made,
            course,
            SessionLog(app.classes, session),
            lambda name: app.library.scenario(course.id, name),
            self.now,
            sessions.notes_of(self._sessions(), course.id),
        )
        app.classes.watch(lambda error, _waiting: self._failed.emit(error))
        slides = Slides(
            made, Look(dark, tokens.hue(course.workshop)), self._occasion(class_), leader.scenarios
        )
        self.presenter = Presenter(app.theme, leader, slides, setup)
        self.presenter.console.head.show_people(self._people(class_))
        self.presenter.remembered.connect(lambda kept: app.session.keep(console_notes=kept.notes))
        self.presenter.closing.connect(app.window.show)  # first, or the last window closed would end the app
        self.presenter.finished.connect(lambda ended: self._finished(session, ended=ended))
        app.window.hide()
        return leader

    def _occasion(self, class_: str) -> Occasion:
        """What the first slide says: the class, else what is known without one."""
        found = classes.fold_classes(self._app.classes.events).get(class_)
        usual = occasion(self._app)
        if found is None:
            return usual
        about = found.about
        day = dates.long_day(found.start.date())
        return Occasion(
            about.organisation or usual.organisation,
            about.trainer or usual.trainer,
            f"{day[0].upper()}{day[1:]} {found.start.year}",
            _tr("{start} à {end}").format(start=dates.hour(found.start), end=dates.hour(found.end)),
            usual.logo if about.organisation in ("", usual.organisation) else "",
        )

    def _people(self, class_: str) -> str:
        """« 12 en salle, 2 en ligne », or how many are enrolled as long as nobody was noted."""
        found = classes.fold_classes(self._app.classes.events).get(class_)
        if found is None:
            return ""
        modes = [one.attendance.mode for one in found.enrolled if one.attendance]
        room, online = modes.count("room"), modes.count("online")
        if not room and not online:
            return _tr("{n} personnes inscrites").format(n=len(found.enrolled))
        said = _tr("{n} en salle").format(n=room)
        return _tr("{room}, {n} en ligne").format(room=said, n=online) if online else said

    def _finished(self, session: str, *, ended: bool) -> None:
        presenter, self.presenter = self.presenter, None
        app = self._app
        if presenter is not None:
            presenter.deleteLater()
        if ended:
            app.navigator.go(routes.Led(session))
        elif isinstance(app.navigator.here, routes.Present):
            app.navigator.go(app.navigator.here)
        if not app.classes.flush():
            app.session.say(_tr("La séance n’a pas encore pu être écrite sur le disque; Atelier réessaie."))

    # ------------------------------------------------------------------ paper

    def export(self, course: str, to: str) -> None:
        """Ask where, then write."""
        from atelier.app import exporting

        found = self._course(course)
        if found is not None:
            exporting.export(self._app, found, to)
