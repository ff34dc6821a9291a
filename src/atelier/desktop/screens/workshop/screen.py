"""The page of a workshop."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from atelier.content import model
from atelier.desktop import routes, workshops
from atelier.desktop.screens.crumbs import crumbs
from atelier.desktop.screens.workshop.agenda import Agenda
from atelier.desktop.screens.workshop.modules import Modules
from atelier.desktop.screens.workshop.simulations import SimulationsCard
from atelier.desktop.session import Session
from atelier.desktop.theme import icons, tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.flow import Flow
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import Page, clear, rule
from atelier.desktop.widgets.progress import Ring
from atelier.progress import rules


class _Tile(QWidget):
    def __init__(self, theme: Theme, icon: str, hue: str) -> None:
        super().__init__()
        self._theme, self._icon, self._hue = theme, icon, hue
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = self._theme.px(84)
        return QSize(side, side)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, theme = paint.begin(self), self._theme
        edge = theme.colour(self._hue if theme.scheme == "contrast" else "line")
        paint.rounded(painter, QRectF(self.rect()), 18, theme.colour(f"{self._hue}_s"), edge)
        side = theme.px(42)
        inset = (self.width() - side) / 2
        icons.paint(painter, QRectF(inset, inset, side, side), self._icon, theme.name(self._hue))


class WorkshopScreen(Page):
    """Rebuilt for each workshop; refreshed when the journal says so."""

    print_ = Signal(str)

    def __init__(self, theme: Theme, session: Session, navigator: routes.Navigator) -> None:
        self._course: model.Course | None = None
        super().__init__(theme)
        self._session, self._navigator = session, navigator
        session.changed.connect(lambda _: self.refresh() if self.isVisible() else None)

    def show_route(self, route: routes.Workshop) -> None:
        """Show a workshop."""
        course = self._session.course(route.course)
        if self._course is not course:
            self._course = course
            self._build(course)
        self.setWindowTitle(course.title)
        self.refresh()
        found = rules.resume(course, self._session.state)
        self._modules.open_module(found.lesson if found else course.lessons[-1].id if course.lessons else "")
        self._main.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    def _build(self, course: model.Course) -> None:
        clear(self.column)
        theme, gap = self.theme, self.theme.gap
        here = workshops.name(course.workshop)
        up = (self.tr("Ateliers"), routes.Workshops())
        self.column.addLayout(crumbs(theme, self._navigator, up, here=here))
        self._head(course)
        self.column.addSpacing(gap(20))
        self._carry = self._carrying(course)
        self.column.addWidget(self._carry)
        self._agenda = Agenda(theme, course)
        self.column.addWidget(self._agenda)
        self.column.addSpacing(gap(20))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(gap(24))
        self._grid.setVerticalSpacing(gap(20))
        self.column.addLayout(self._grid)
        self._modules = Modules(theme, self._session, course)
        self._modules.chosen.connect(lambda lesson: self._navigator.go(routes.Lesson(course.id, lesson)))
        self._aims = self._objectives(course)
        self.column.addStretch(1)
        self.fit()

    def _head(self, course: model.Course) -> None:
        theme, gap = self.theme, self.theme.gap
        hue = tokens.hue(course.workshop)
        self._top = QGridLayout()
        self._top.setHorizontalSpacing(gap(24))
        self._top.setVerticalSpacing(gap(12))
        self._tile = _Tile(theme, tokens.icon(course.workshop), hue)
        words = QVBoxLayout()
        words.setSpacing(gap(4))
        self._status = Label("", "eyebrow", hue)
        words.addWidget(self._status)
        words.addWidget(Label(course.title, "page"))
        words.addWidget(Label(course.subtitle, "list", "ink2"))
        if course.derives_from:
            words.addWidget(Label(self._session.origin(course.derives_from), "small", "ink2"))
        words.addStretch(1)
        self._words = QWidget()
        self._words.setLayout(words)
        words.setContentsMargins(0, 0, 0, 0)
        self._ring = Ring(theme, 88, hue)
        self._count = Label("", "small", "ink2", wrap=False)
        self._ring_box = QWidget()
        ring = QHBoxLayout(self._ring_box)
        ring.setContentsMargins(0, 0, 0, 0)
        ring.setSpacing(gap(14))
        ring.addWidget(self._ring)
        ring.addWidget(self._count)
        self._ring_box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._buttons = QWidget()
        self._acts = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._buttons)
        self._acts.setContentsMargins(0, 0, 0, 0)
        self._acts.setSpacing(gap(10))
        self._main = Button(theme, "", icon="play", kind="filled", hue=hue)
        self._main.clicked.connect(self._go_on)
        self._print = Button(theme, self.tr("Imprimer"), icon="printer")
        self._print.clicked.connect(lambda: self.print_.emit(course.id))
        self._sources = Button(theme, self.tr("Sources"), icon="book-open")
        self._sources.clicked.connect(lambda: self._navigator.go(routes.Sources(course.id)))
        self._present = Button(theme, self.tr("Présenter"), icon="presentation")
        self._present.clicked.connect(lambda: self._navigator.go(routes.Present(course.id)))
        for one in (self._main, self._present, self._print, self._sources):
            self._acts.addWidget(one)
        self.column.addLayout(self._top)

    def _carrying(self, course: model.Course) -> QWidget:
        """What is said while a version may take over what was done in the workshop that it comes from."""
        gap = self.theme.gap
        holder = QWidget()
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(0, 0, 0, gap(20))
        card = Card(self.theme, spine=f"{tokens.hue(course.workshop)}_f")
        outer.addWidget(card)
        row = QHBoxLayout(card)
        row.setContentsMargins(gap(26), gap(14), gap(20), gap(16))
        row.setSpacing(gap(16))
        words = self.tr(
            "Vous avez déjà travaillé dans l’atelier d’où vient celui-ci. Ce dont les mots n’ont pas changé (coches, réponses, textes, leçons vues) peut être copié ici; l’autre garde tout."
        )
        row.addWidget(Label(words, "list"), 1)
        take = Button(self.theme, self.tr("Reprendre mon travail"), icon="copy", small=True)
        take.clicked.connect(lambda: self._take_over(course))
        row.addWidget(take)
        holder.hide()
        return holder

    def _take_over(self, course: model.Course) -> None:
        self._session.carry(course)
        self._session.say(self.tr("Votre travail est copié dans cet atelier."))
        self._main.setFocus(Qt.FocusReason.OtherFocusReason)

    def _objectives(self, course: model.Course) -> QWidget:
        theme, gap = self.theme, self.theme.gap
        hue = tokens.hue(course.workshop)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card(theme)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(gap(22), gap(16), gap(22), gap(20))
        inner.setSpacing(gap(10))
        inner.addWidget(Label(self.tr("À la fin, vous saurez"), "card"))
        for objective in course.objectives:
            row = QHBoxLayout()
            row.setSpacing(gap(12))
            row.addWidget(Icon(theme, "arrow-right", hue, 18), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Label(objective.text, "list"), 1)
            inner.addLayout(row)
        inner.addWidget(rule())
        inner.addWidget(Label(course.audience, "small", "ink2"))
        column.addWidget(card)
        self._simulations = SimulationsCard(theme, self._session, self._navigator, course)
        column.setSpacing(gap(20))
        column.addWidget(self._simulations)
        column.addWidget(self._end(course))
        self._simulations.setVisible(bool(course.simulations))
        column.addStretch(1)
        return side

    def _end(self, course: model.Course) -> Card:
        """What a participant of a class gives at its end."""
        theme, gap = self.theme, self.theme.gap
        card = Card(theme)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(gap(22), gap(16), gap(22), gap(20))
        inner.setSpacing(gap(10))
        inner.addWidget(Label(self.tr("Si vous suivez l’atelier en classe"), "card"))
        words = self.tr("Deux fichiers à donner à la personne qui anime; vous choisissez ce qui part.")
        inner.addWidget(Label(words, "small", "ink2"))
        acts = Flow(gap(10))
        hand = Button(theme, self.tr("Remettre mon travail"), icon="send", small=True)
        hand.clicked.connect(lambda: self._navigator.go(routes.HandIn(course.id)))
        said = Button(theme, self.tr("Donner mon avis"), icon="message-circle", small=True)
        said.clicked.connect(lambda: self._navigator.go(routes.Survey(course.id)))
        acts.addWidget(hand)
        acts.addWidget(said)
        inner.addWidget(acts)
        return card

    # ------------------------------------------------------------------ showing

    def _go_on(self) -> None:
        assert self._course is not None
        found = rules.resume(self._course, self._session.state)
        lesson = found.lesson if found else self._course.lessons[0].id
        self._navigator.go(routes.Lesson(self._course.id, lesson))

    def refresh(self) -> None:
        """Show how far the person is."""
        course = self._course
        if course is None:
            return
        progress = self._session.course_progress(course)
        status = {
            rules.Status.NOT_STARTED: self.tr("À commencer"),
            rules.Status.IN_PROGRESS: self.tr("En cours"),
            rules.Status.DONE: self.tr("Terminé"),
        }
        self._status.setText(f"{workshops.name(course.workshop)} · {status[progress.status]}")
        self._ring.set_percent(progress.percent)
        words = (
            self.tr("{done} leçon vue\nsur {total}")
            if progress.done < 2
            else self.tr("{done} leçons vues\nsur {total}")
        )
        self._count.setText(words.format(done=progress.done, total=progress.total))
        verbs = {
            rules.Status.NOT_STARTED: self.tr("Commencer"),
            rules.Status.IN_PROGRESS: self.tr("Reprendre"),
            rules.Status.DONE: self.tr("Revoir"),
        }
        self._main.setText(verbs[progress.status])
        self._present.setVisible(self._session.preferences.trainer)
        self._carry.setVisible(bool(self._session.carried(course)))
        self._main.updateGeometry()
        self._modules.refresh()
        self._simulations.refresh()

    def fit(self) -> None:
        """Beside each other where there is room, else below."""
        if self._course is None:
            return
        wide = self.theme.effective(self.window().width())
        for widget in (self._tile, self._words, self._ring_box, self._buttons):
            self._top.removeWidget(widget)
        direction = QBoxLayout.Direction
        self._acts.setDirection(direction.LeftToRight if self.narrow else direction.TopToBottom)
        self._top.addWidget(self._tile, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._tile.setVisible(wide >= 900)
        if self.narrow:
            beside = wide >= 560
            self._top.addWidget(self._words, 0, 1, 1, 2)
            self._top.addWidget(self._ring_box, 1, 1)
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            self._top.addWidget(self._buttons, 1 if beside else 2, 2 if beside else 1, left)
        else:
            self._top.addWidget(self._words, 0, 1)
            self._top.addWidget(self._ring_box, 0, 2)
            self._top.addWidget(self._buttons, 0, 3, Qt.AlignmentFlag.AlignVCenter)
        self._top.setColumnStretch(1, 0 if self.narrow else 1)
        self._top.setColumnStretch(2, 1 if self.narrow else 0)
        for widget in (self._modules, self._aims):
            self._grid.removeWidget(widget)
        if self.narrow:
            self._grid.addWidget(self._modules, 0, 0)
            self._grid.addWidget(self._aims, 1, 0)
            self._grid.setColumnStretch(0, 1)
            self._grid.setColumnStretch(1, 0)
        else:
            self._grid.addWidget(self._modules, 0, 0)
            self._grid.addWidget(self._aims, 0, 1)
            self._grid.setColumnStretch(0, 19)
            self._grid.setColumnStretch(1, 10)
        self._show_agenda()

    def _show_agenda(self) -> None:
        margins = self.column.contentsMargins()
        room = min(self.viewport().width(), self.middle.maximumWidth()) - margins.left() - margins.right()
        self._agenda.show_wide(room)

    def resizeEvent(self, event: object) -> None:
        """The agenda depends on the width itself."""
        super().resizeEvent(event)
        if self._course is not None:
            self._show_agenda()
