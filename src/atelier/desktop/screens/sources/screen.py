"""The page of all the sources of a workshop."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from atelier.content import model
from atelier.content.bibliography import bibliography
from atelier.desktop import routes, workshops
from atelier.desktop.reading.document import Style
from atelier.desktop.reading.prose import ProseView
from atelier.desktop.screens.crumbs import crumbs
from atelier.desktop.session import Session
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import Page, clear
from atelier.publishing.bibliography import flows, lead
from atelier.publishing.handout import titles_of


class SourcesScreen(Page):
    """Each source once, how far to trust it, the lessons that cite it. `print_` carries the course's id."""

    print_ = Signal(str)
    widest = 900

    def __init__(self, theme: Theme, session: Session, navigator: routes.Navigator) -> None:
        super().__init__(theme)
        self._session, self._navigator = session, navigator
        self._course: model.Course | None = None
        self.view: ProseView | None = None

    def show_route(self, route: routes.Sources) -> None:
        """Show the sources of a workshop."""
        course = self._session.course(route.course)
        if self._course is not course:
            self._course = course
            self._build(course)
        self.setWindowTitle(self.tr("Sources de l’atelier {n}").format(n=course.workshop or "").strip())
        if self.view is not None:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    def _build(self, course: model.Course) -> None:
        clear(self.column)
        theme, gap = self.theme, self.theme.gap
        up = (workshops.name(course.workshop), routes.Workshop(course.id))
        self.column.addLayout(crumbs(self.theme, self._navigator, up, here=self.tr("Sources")))
        head = QHBoxLayout()
        head.setSpacing(gap(20))
        head.addWidget(Label(self.tr("Sources de l’atelier"), "page"), 1)
        printed = Button(theme, self.tr("Imprimer"), icon="printer")
        printed.clicked.connect(lambda: self.print_.emit(course.id))
        head.addWidget(printed, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(head)
        lessons = (self._session.lesson(course.id, one.id) for one in course.lessons if not one.remarks)
        entries = bibliography(lessons)
        self.column.addWidget(Label(course.title, "strong"))
        self.column.addSpacing(gap(6))
        self.column.addWidget(Label(lead(entries), "list", "ink2"))
        self.column.addSpacing(gap(16))
        self.view = ProseView(
            Style(theme, "list", width=theme.px(820)), flows(entries, titles_of(self._session.courses))
        )
        self.view.setAccessibleName(self.tr("Sources"))
        self.view.followed.connect(self._follow)
        self.column.addWidget(self.view)
        self.view.setVisible(bool(entries))
        self.column.addStretch(1)

    def _follow(self, address: str) -> None:
        if address.startswith("lesson:"):
            course, _, lesson = address.removeprefix("lesson:").partition("/")
            self._navigator.go(routes.Lesson(course, lesson))
        else:
            self._session.leave_app(self, address)
