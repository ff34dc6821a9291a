"""The main window: navigation, top bar, the screen of the place where the person is, toast."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from atelier.desktop import routes
from atelier.desktop.distributor import Distributor
from atelier.desktop.session import Session
from atelier.desktop.shell.navigation import Navigation
from atelier.desktop.shell.topbar import TopBar
from atelier.desktop.standing import standing
from atelier.desktop.theme import icons
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.dropping import Dropping
from atelier.desktop.widgets.focus import FocusRing
from atelier.desktop.widgets.toast import Toast, announce
from atelier.errors import AtelierError
from atelier.progress.lists import When
from atelier.wording import explain

Maker = Callable[[], QWidget]
SMALLEST = (760, 480)
TEXT_STEPS = (80, 90, 100, 115, 130, 150, 175, 200)


class Window(QMainWindow):
    """One window, one navigator. `makers` creates the screen of a kind of route, once."""

    search_wanted = Signal()
    person_wanted = Signal(QPoint)
    dropped = Signal(list)
    """Paths of files and folders dropped where no page takes them."""

    def __init__(
        self,
        theme: Theme,
        session: Session,
        navigator: routes.Navigator,
        makers: dict[type[routes.Route], Maker],
        distributor: Distributor,
    ) -> None:
        super().__init__()
        self._distributor = distributor
        self._theme, self._session, self._navigator, self._makers = theme, session, navigator, makers
        self._screens: dict[type[routes.Route], QWidget] = {}
        self._shown: Any = None
        self._cover: QWidget | None = None
        self.setMinimumSize(*SMALLEST)
        self.setWindowTitle("Atelier")
        self.setWindowIcon(icons.icon("atelier", "", 64, 1.0))
        self._build()
        self._shortcuts()
        navigator.moved.connect(self.show_route)
        session.said.connect(self._toast.say)
        session.failed.connect(self._failed)
        session.changed.connect(lambda _: self._refresh())
        session.kept.connect(self._show_trainer)
        theme.changed.connect(self._arrange)
        distributor.changed.connect(self._show_distributor)
        self.navigation.offered.clicked.connect(lambda: navigator.go(routes.Organisation()))
        self._show_distributor()
        self._show_trainer()
        self._refresh()

    def _build(self) -> None:
        middle = QWidget()
        middle.setObjectName("page")
        self.setCentralWidget(middle)
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.navigation = Navigation(self._theme)
        self.navigation.chosen.connect(self._go_section)
        row.addWidget(self.navigation)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row.addLayout(column, 1)
        self.bar = TopBar(self._theme)
        self.bar.search.connect(self.search_wanted)
        self.bar.text_size.connect(self.open_size_menu)
        self.bar.scheme.connect(self._open_scheme_menu)
        self.bar.person.connect(self.person_wanted)
        column.addWidget(self.bar)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        self._toast = Toast(self._theme, middle)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 0, 20, 0)
        foot.addWidget(self._toast, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(foot)
        self._ring = FocusRing(self._theme, self)
        words = self.tr("Déposez ici un fichier d’Atelier : un paquet, une édition, vos données")
        Dropping(self._theme, middle, words, self.dropped.emit, folders=True).watch()

    def _shortcuts(self) -> None:
        for keys, action in (
            ("Ctrl+K", self.search_wanted.emit),
            ("Alt+Left", self._navigator.back),
            ("Ctrl+Z", self._undo),
            ("F1", lambda: self._navigator.go(routes.Help())),
            ("Ctrl+,", lambda: self._navigator.go(routes.PreferencesPage())),
            ("Ctrl++", lambda: self._step_text(1)),
            ("Ctrl+=", lambda: self._step_text(1)),
            ("Ctrl+-", lambda: self._step_text(-1)),
            ("Ctrl+0", lambda: self._set_text(100)),
            ("Alt+1", lambda: self._navigator.go(routes.Home())),
            ("Alt+2", lambda: self._navigator.go(routes.Workshops())),
            ("Alt+3", lambda: self._navigator.go(routes.Lists())),
            ("Alt+4", lambda: self._navigator.go(routes.Review())),
            ("Alt+5", lambda: self._navigator.go(routes.Glossary())),
            ("Alt+6", self._go_classes),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(action)

    # ------------------------------------------------------------------ going

    def _go_section(self, key: str) -> None:
        self._navigator.go(
            {
                "home": routes.Home,
                "workshops": routes.Workshops,
                "lists": routes.Lists,
                "review": routes.Review,
                "glossary": routes.Glossary,
                "classes": routes.Classes,
                "preferences": routes.PreferencesPage,
                "help": routes.Help,
            }[key]()
        )

    def _go_classes(self) -> None:
        if self._session.preferences.trainer:
            self._navigator.go(routes.Classes())

    def _show_trainer(self) -> None:
        self.navigation.set_shown("classes", shown=self._session.preferences.trainer)

    def _show_distributor(self) -> None:
        self.navigation.show_distributor(self._distributor.name, self._distributor.logo)

    def show_route(self, route: routes.Route) -> None:
        """Show the screen of a place (or of the nearest that is there); what was being written on the one before is
        saved."""
        there = standing(route, self._session.courses)
        if there != route:
            self._navigator.go(there)
            return
        leave = getattr(self._shown, "leave", None)
        if leave:
            leave()
        course = getattr(route, "course", "")
        if course and not self._session.has(course):
            self._session.say(self.tr("Cet atelier n’est pas là en ce moment; votre travail est gardé."))
            self._navigator.go(routes.Workshops())
            return
        kind = type(route)
        if kind not in self._screens:
            self._screens[kind] = self._makers[kind]()
            self._stack.addWidget(self._screens[kind])
        screen: Any = self._screens[kind]
        self._stack.setCurrentWidget(screen)
        self._shown = screen
        self._arrange()
        screen.show_route(route)
        self.navigation.show_section(route.section)
        title = screen.windowTitle()
        self.setWindowTitle(f"{title} — Atelier" if title else "Atelier")
        announce(self, title or "Atelier")

    def renew(self) -> None:
        """The courses have changed: pages are made again when they are next shown, except one on which something is
        being filled in. Those made before are kept hidden: what they listen to may still call them."""
        leave = getattr(self._shown, "leave", None)
        if leave:
            leave()
        written = type(self._navigator.here) in (routes.ClassForm, routes.Survey)
        self._screens = {
            kind: screen for kind, screen in self._screens.items() if written and screen is self._shown
        }

    @property
    def screen_shown(self) -> Any:
        """The screen on which the person is."""
        return self._shown

    def cover(self, screen: QWidget) -> None:
        """Show a screen in place of everything (the welcome)."""
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        self._cover = screen
        self.navigation.hide()
        self.bar.hide()
        self.setWindowTitle(f"{screen.windowTitle()} — Atelier" if screen.windowTitle() else "Atelier")

    @property
    def is_covered(self) -> bool:
        """Whether something stands in place of the pages."""
        return self._cover is not None

    def uncover(self) -> None:
        """Show the pages again."""
        if self._cover is not None:
            self._stack.removeWidget(self._cover)
            self._cover.deleteLater()
            self._cover = None
        self.navigation.show()
        self._arrange()

    # ------------------------------------------------------------------ reacting

    def _refresh(self) -> None:
        self.bar.name.set_name(self._session.name)
        due = (When.OVERDUE, When.THIS_WEEK)
        count = sum(row.when in due for row in self._session.rows())
        self.navigation.set_badge("lists", count, self.tr("{n} à faire d’ici dimanche").format(n=count))

    def show_review(self, left: int) -> None:
        """Say how many cards today still asks."""
        words = self.tr("{n} carte à revoir") if left == 1 else self.tr("{n} cartes à revoir")
        self.navigation.set_badge("review", left, words.format(n=left))

    def _undo(self) -> None:
        self._toast.hide()
        if not self._session.undo():
            self._toast.say(self.tr("Il n’y a rien à annuler."))

    def _failed(self, error: object, waiting: int) -> None:
        assert isinstance(error, AtelierError)
        if waiting == 1:
            waits = self.tr("Un changement attend d’être enregistré; Atelier essaie de nouveau.")
        else:
            words = self.tr("{n} changements attendent d’être enregistrés; Atelier essaie de nouveau.")
            waits = words.format(n=waiting)
        self._toast.say(f"{explain(error)} {waits}", icon="triangle-alert")

    def _step_text(self, step: int) -> None:
        now = self._theme.look.text
        steps = [one for one in TEXT_STEPS if (one > now if step > 0 else one < now)]
        if steps:
            self._set_text(steps[0] if step > 0 else steps[-1])

    def _set_text(self, percent: int) -> None:
        self._theme.set(text=percent)
        self._session.keep(text=percent)

    def open_size_menu(self, at: QPoint) -> None:
        """Choose the text's size."""
        choices = tuple((str(step), f"{step}\u00a0%") for step in TEXT_STEPS)
        self._menu(choices, str(self._theme.look.text), lambda key: self._set_text(int(key))).exec(at)

    def _open_scheme_menu(self, at: QPoint) -> None:
        choices = (
            ("system", self.tr("Comme l’ordinateur")),
            ("light", self.tr("Papier")),
            ("dark", self.tr("Encre")),
            ("contrast", self.tr("Contraste élevé")),
        )
        self._menu(choices, self._theme.look.scheme, self._set_scheme).exec(at)

    def _set_scheme(self, scheme: str) -> None:
        self._theme.set(scheme=scheme)
        self._session.keep(scheme=scheme)

    def _menu(self, choices: tuple[tuple[str, str], ...], now: str, chosen: Callable[[str], None]) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for key, words in choices:
            action = QAction(words, menu)
            action.setCheckable(True)
            action.setChecked(key == now)
            action.triggered.connect(lambda _=False, key=key: chosen(key))
            group.addAction(action)
            menu.addAction(action)
        return menu

    # ------------------------------------------------------------------ room

    def _arrange(self) -> None:
        alone = routes.Lesson | routes.Simulation | routes.Attestations | routes.PrepareEdition
        reading = isinstance(self._navigator.here, alone)
        narrow = self._theme.effective(self.width()) < 1100
        self.navigation.set_rail(narrow or reading)
        self.bar.setVisible(not reading and self._cover is None)
        self.bar.measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the room."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to tell keyboard from mouse."""
        super().showEvent(event)
        QTimer.singleShot(0, self._ring.watch_input)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being written, the place and the window's size."""
        leave = getattr(self._shown, "leave", None)
        if leave:
            leave()
        size = (self.normalGeometry().width(), self.normalGeometry().height())
        if (
            self._session.preferences.window != size
            or self._session.preferences.maximised != self.isMaximized()
        ):
            self._session.keep(window=size, maximised=self.isMaximized())
        super().closeEvent(event)
        QApplication.processEvents()
