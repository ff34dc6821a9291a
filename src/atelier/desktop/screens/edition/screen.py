"""« Préparer une édition »: six steps, what they give beside them, the kit at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from atelier.desktop import dates, routes
from atelier.desktop.drafting import Drafting
from atelier.desktop.screens.crumbs import crumbs
from atelier.desktop.screens.edition.finish import Finish
from atelier.desktop.screens.edition.forms import Step
from atelier.desktop.screens.edition.identity import Identity
from atelier.desktop.screens.edition.offered import OfferedCourses
from atelier.desktop.screens.edition.ports import PrepareActions
from atelier.desktop.screens.edition.preview import Preview
from atelier.desktop.screens.edition.reach import Reach
from atelier.desktop.screens.edition.sessions import Sessions
from atelier.desktop.screens.edition.signing import SigningStep
from atelier.desktop.screens.edition.steps import StepList
from atelier.desktop.session import Session
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.flow import Flow
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label
from atelier.errors import AtelierError

FORM = 400
"""Pixels of the fields at 100 %."""
WIDE = 1120
"""Pixels at 100 % from which the preview stands beside the fields."""


def _scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


class PrepareScreen(QWidget):
    """Every change is kept as it is made."""

    def __init__(
        self,
        theme: Theme,
        session: Session,
        navigator: routes.Navigator,
        drafting: Drafting,
        actions: PrepareActions,
    ) -> None:
        super().__init__()
        self.theme, self._session, self._navigator = theme, session, navigator
        self.drafting, self._actions = drafting, actions
        self._wide: bool | None = None
        self._place = 0
        self._made = False
        self._installers: Sequence[Path] = ()
        self._files = ("", "")
        self._columns = 1
        self.step: Step | None = None
        self.setWindowTitle(self.tr("Préparer une édition"))
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        drafting.kept.connect(self._kept)
        drafting.switched.connect(self._switched)
        drafting.failed.connect(actions.tell)
        theme.changed.connect(self._measure)

    # ------------------------------------------------------------------ building

    def _build(self) -> None:
        gap = self.theme.gap
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._head())
        self.steps = StepList(
            self.theme,
            (
                self.tr("Votre identité"),
                self.tr("Vous joindre"),
                self.tr("Les séances"),
                self.tr("Les ateliers offerts"),
                self.tr("Les attestations"),
                self.tr("Vérifier et produire"),
            ),
        )
        self.steps.chosen.connect(self.go)
        self._form = QWidget()
        self._form.setObjectName("surface")
        self._form.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self._form)
        column.setContentsMargins(gap(26), gap(18), gap(26), gap(24))
        column.setSpacing(gap(12))
        self._count = Label("", "list", "ink2")
        column.addWidget(self._count)
        self._holder = QVBoxLayout()
        column.addLayout(self._holder)
        kept = QHBoxLayout()
        kept.setSpacing(gap(8))
        self._kept_sign = Icon(self.theme, "lock", "ink2", 18)
        kept.addWidget(self._kept_sign)
        self._kept_words = Label("", "small", "ink2")
        kept.addWidget(self._kept_words, 1)
        column.addLayout(kept)
        column.addStretch(1)
        self.next = Button(self.theme, "", icon="arrow-right", kind="filled", trailing=True)
        self.next.clicked.connect(lambda: self.go(self._place + 1))
        column.addWidget(self.next, 0, Qt.AlignmentFlag.AlignRight)
        self.preview = Preview(self.theme, self.drafting, self._actions)
        self._whole = QWidget()
        self._whole.setObjectName("content")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._whole)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._form_area, self._preview_area = _scrolled(self._form), _scrolled(self.preview)
        for widget, stretch in ((self.steps, 0), (self._form_area, 0), (self._preview_area, 1)):
            self._row.addWidget(widget, stretch)
        self._page = _scrolled(self._whole)
        outer.addWidget(self._page, 1)

    def _head(self) -> QWidget:
        gap = self.theme.gap
        head = QWidget()
        head.setObjectName("head")
        self._head_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, head)
        self._head_row.setContentsMargins(gap(30), gap(12), gap(26), gap(12))
        self._head_row.setSpacing(gap(10))
        words = QVBoxLayout()
        words.setSpacing(0)
        up = (self.tr("Préférences"), routes.PreferencesPage())
        words.addLayout(
            crumbs(self.theme, self._navigator, up, here=self.tr("Pour une chambre, un cégep, une MRC"))
        )
        words.addWidget(Label(self.tr("Préparer une édition"), "page"))
        self._head_row.addLayout(words, 1)
        side = Flow(gap(12))
        self._done_words = Label("", "list", wrap=False)
        self._done_words.setMinimumHeight(self.theme.px(44))
        side.addWidget(self._done_words)
        self.open = Button(self.theme, self.tr("Ouvrir une édition"), icon="upload")
        self.open.clicked.connect(
            lambda: self._open_menu().exec(self.open.mapToGlobal(QPoint(0, self.open.height())))
        )
        side.addWidget(self.open)
        self.produce = Button(self.theme, self.tr("Produire la trousse"), icon="download", kind="filled")
        self.produce.clicked.connect(self._produce)
        side.addWidget(self.produce)
        self._head_row.addWidget(side, 0)
        return head

    # ------------------------------------------------------------------ steps

    def _makers(self) -> tuple[Callable[[], Step], ...]:
        theme, drafting, actions = self.theme, self.drafting, self._actions
        courses = self._session.courses
        return (
            lambda: Identity(theme, drafting, actions),
            lambda: Reach(theme, drafting),
            lambda: Sessions(theme, drafting, courses, self._session.today()),
            lambda: OfferedCourses(theme, drafting, courses),
            lambda: SigningStep(theme, drafting, actions),
            self._finish,
        )

    def _finish(self) -> Step:
        made = Finish(self.theme, self.drafting, self._actions, self._installers)
        made.produce.connect(self._produce)
        made.step.connect(self.go)
        return made

    def go(self, place: int, *, focus: bool = True) -> None:
        """Show a step."""
        self.drafting.settle()
        self._place = place % len(self.steps.rows)
        self.steps.choose(self._place)
        self._show_step()
        self._form_area.verticalScrollBar().setValue(0)
        first = self.step.first() if self.step else None
        if focus and first is not None and not self.steps.isAncestorOf(self.focusWidget() or self):
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_step(self) -> None:
        if isinstance(self.step, Finish):
            self._installers = self.step.installers
        if self.step is not None:
            self._holder.removeWidget(self.step)
            self.step.hide()
            self.step.deleteLater()
        self.step = self._makers()[self._place]()
        self._holder.addWidget(self.step)
        count = len(self.steps.rows)
        self._count.setText(self.tr("Étape {n} sur {total}").format(n=self._place + 1, total=count))
        last = self._place == count - 1
        self.next.setVisible(not last)
        if not last:
            self.next.setText(self.steps.rows[self._place + 1].text())
        self._show_state()

    def done(self) -> tuple[bool, ...]:
        """Which steps are done."""
        edition, drafting = self.drafting.edition, self.drafting

        def good(*tables: str) -> bool:
            return not any(one.path and one.path[0] in tables for one in drafting.serious)

        coming = any(one.date >= self._session.today() for one in edition.sessions)
        return (
            drafting.named and good("name", "logo", "colour", "welcome", "website"),
            bool(edition.contact.email or edition.contact.phone)
            and bool(edition.privacy)
            and good("contact", "privacy"),
            coming and good("sessions"),
            drafting.named and good("courses"),
            bool(edition.attestations.signatory or edition.attestations.trainer) and good("attestations"),
            self._made,
        )

    def _show_state(self) -> None:
        done = self.done()
        self.steps.show_done(done)
        words = (
            self.tr("{n} étape faite sur {total}")
            if sum(done) < 2
            else self.tr("{n} étapes faites sur {total}")
        )
        self._done_words.setText(words.format(n=sum(done), total=len(done)))
        self.produce.setEnabled(self.drafting.named and not self.drafting.serious)
        saved = self.drafting.saved_at
        said = self.tr("Gardé dans edition.toml, {hour}").format(hour=dates.hour(saved)) if saved else ""
        self._kept_words.setText(said)
        self._kept_sign.setVisible(bool(said))

    # ------------------------------------------------------------------ reacting

    def _kept(self) -> None:
        self._made = False
        logo, card = self.drafting.edition.logo, self.drafting.edition.attestations.issuer
        if self.step is not None and (logo, card) != self._files:  # a file came: its place says so
            self._show_step()
        self._files = (logo, card)
        if self.step is not None:
            self.step.judge()
        self._show_state()

    def _switched(self) -> None:
        self._made = False
        self._files = (self.drafting.edition.logo, self.drafting.edition.attestations.issuer)
        self.go(0)

    def _open_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in self.drafting.others()[:8]:
            menu.addAction(one.edition.name, lambda one=one: self.drafting.switch(one))  # type: ignore[misc]
        if not menu.isEmpty():
            menu.addSeparator()
        menu.addAction(self.tr("Un fichier ou une clé USB…"), self._open_file)
        menu.addAction(self.tr("Nouvelle édition"), self.drafting.begin)
        return menu

    def _open_file(self) -> None:
        path = self._actions.choose_edition()
        if path is None:
            return
        try:
            self.drafting.open(path)
        except AtelierError as error:
            self._actions.tell(error)

    def _produce(self) -> None:
        self.drafting.settle()
        if isinstance(self.step, Finish):
            self._installers = self.step.installers
        if not self._installers:
            self._installers = tuple(self._actions.choose_installers())
        if not self._installers:
            return

        def done(_: Path) -> None:
            self._made = True
            self._show_state()

        self._actions.build(self.drafting.folder, self._installers, done)

    # ------------------------------------------------------------------ showing

    def show_route(self, route: routes.Route) -> None:
        """Go on with the last edition that was changed."""
        self._files = (self.drafting.edition.logo, self.drafting.edition.attestations.issuer)
        self.go(self._place)
        self.preview.refresh()

    def leave(self) -> None:
        """Keep what is being written."""
        self.drafting.settle()
        self._actions.stop_preview()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the room."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        wide = self.theme.effective(self.width()) >= WIDE
        self._form.setMaximumWidth(self.theme.px(FORM) if wide else 16_777_215)
        if wide:
            self._form_area.setFixedWidth(self.theme.px(FORM))
        columns = 1 if wide else 3 if self.theme.effective(self.width()) >= 700 else 2
        if columns != self._columns:
            self._columns = columns
            self.steps.arrange(columns)
        if wide == self._wide:
            return
        self._wide = wide
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._head_row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self.preview.set_narrow(self.theme.effective(self.width()) < 700)
        # Side by side, each part scrolls alone; one below the other, the page scrolls whole.
        for area, inside, stretch in (
            (self._form_area, self._form, 0),
            (self._preview_area, self.preview, 1),
        ):
            self._row.removeWidget(area)
            self._row.removeWidget(inside)
            area.setVisible(wide)
            if wide:
                area.setWidget(inside)
                self._row.addWidget(area, stretch)
            else:
                area.takeWidget()
                self._row.addWidget(inside, stretch)
                inside.show()
