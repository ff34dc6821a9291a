"""The page of a decision tree."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from atelier.content import model
from atelier.desktop import routes, workshops
from atelier.desktop.reading.context import Context
from atelier.desktop.reading.document import plain
from atelier.desktop.screens.crumbs import crumbs
from atelier.desktop.screens.decision.path import PathPane
from atelier.desktop.screens.decision.result import ResultCard
from atelier.desktop.screens.decision.step import StepCard, keys_of
from atelier.desktop.session import Session
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import Page, clear

TALL = 1100


class DecisionScreen(Page):
    """Walks a tree; each answer is kept, so that coming back goes on from there."""

    def __init__(self, theme: Theme, session: Session, navigator: routes.Navigator) -> None:
        self._block: model.Decision | None = None
        self._context: Context | None = None
        super().__init__(theme)
        self._session, self._navigator = session, navigator
        self._path: list[tuple[str, str]] = []
        self._whole = False

    # ------------------------------------------------------------------ showing

    def show_route(self, route: routes.Decision) -> None:
        """Show a tree where the person left it."""
        course = self._session.course(route.course)
        lesson = self._session.lesson(route.course, route.lesson)
        block = next(
            (one for one in lesson.blocks if isinstance(one, model.Decision) and one.id == route.decision),
            None,
        )
        if block is None:
            self._navigator.go(routes.Lesson(route.course, route.lesson))
            return
        self._context = Context(self._session, self.theme, course, lesson, self._follow, lambda _: None)
        self._block, self._whole = block, False
        self._path = self._kept(block)
        self.setWindowTitle(plain(block.title))
        self._build(course, lesson)
        self._show_step()
        self.verticalScrollBar().setValue(0)

    def _follow(self, address: str) -> None:
        if address.startswith(("http:", "https:", "mailto:")):
            self._session.leave_app(self, address)
        elif address.startswith("lesson:"):
            course, _, lesson = address.removeprefix("lesson:").partition("/")
            self._navigator.go(routes.Lesson(course, lesson))
        elif address.startswith("term:"):
            self._navigator.go(routes.Glossary(address.removeprefix("term:")))

    def _kept(self, block: model.Decision) -> list[tuple[str, str]]:
        """The path kept, as far as the tree still has it."""
        walk = self._session.walk_of(self._key(block))
        path: list[tuple[str, str]] = []
        here = block.steps[0].id
        for step_id, choice_id in walk.path if walk else ():
            step = next((one for one in block.steps if one.id == step_id), None)
            choice = next((one for one in step.choices if one.id == choice_id), None) if step else None
            if step is None or choice is None or step.id != here:
                break
            path.append((step_id, choice_id))
            here = choice.target
        return path

    def _key(self, block: model.Decision) -> str:
        assert self._context is not None
        return self._context.key(block.id)

    def _build(self, course: model.Course, lesson: model.Lesson) -> None:
        assert self._block is not None and self._context is not None
        theme, gap = self.theme, self.theme.gap
        clear(self.column)
        up = (workshops.name(course.workshop), routes.Workshop(course.id))
        back = (lesson.title, routes.Lesson(course.id, lesson.id, self._block.id))
        self.column.addLayout(crumbs(theme, self._navigator, up, back, here=self.tr("Arbre de décision")))
        head = self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setSpacing(gap(24))
        words_ = QVBoxLayout()
        words_.setSpacing(gap(2))
        words_.addWidget(Label(plain(self._block.title), "page"))
        words_.addWidget(self._context.prose(self._block.intro, "list", "ink2"))
        head.addLayout(words_, 1)
        self._tree = Button(theme, self.tr("Voir tout l’arbre"), icon="split", small=True)
        self._tree.clicked.connect(self._toggle_whole)
        head.addWidget(self._tree, 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(head)
        self.column.addSpacing(gap(18))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(gap(36))
        self._grid.setVerticalSpacing(gap(20))
        self.column.addLayout(self._grid, 1)
        self._pane = PathPane(theme, self._context.hue)
        self._pane.changed.connect(self._change)
        self._card: QWidget | None = None

    def _step(self) -> model.Step | model.Ending:
        """Where one is."""
        assert self._block is not None
        places: dict[str, model.Step | model.Ending] = {one.id: one for one in self._block.steps}
        places |= {one.id: one for one in self._block.endings}
        here: model.Step | model.Ending = self._block.steps[0]
        for step_id, choice_id in self._path:
            step = places[step_id]
            assert isinstance(step, model.Step)
            here = places[next(one for one in step.choices if one.id == choice_id).target]
        return here

    def _left(self, step: model.Step) -> int:
        """How many questions may come after this one, at most."""
        assert self._block is not None
        steps = {one.id: one for one in self._block.steps}

        @cache
        def depth(name: str) -> int:
            return 1 + max(depth(one.target) for one in steps[name].choices) if name in steps else 0

        return depth(step.id) - 1

    def _show_step(self) -> None:
        assert self._block is not None and self._context is not None
        here = self._step()
        steps = {one.id: one for one in self._block.steps}
        walked = [
            (
                plain(steps[step].title),
                plain(next(one.text for one in steps[step].choices if one.id == choice)),
            )
            for step, choice in self._path
        ]
        self._pane.show_path(walked, plain(here.title), ended=isinstance(here, model.Ending))
        card: Card
        if isinstance(here, model.Step):
            step_card = StepCard(self._context, here, len(self._path) + 1, self._left(here))
            step_card.chosen.connect(self._choose)
            step_card.back.connect(lambda: self._change(len(self._path) - 1))
            card, focus = step_card, step_card.answers[0]
        else:
            result = ResultCard(self._context, here, narrow=self.narrow)
            result.again.connect(lambda: self._change(0))
            result.listed.connect(self._listed)
            result.copied.connect(
                lambda: self._session.say(self.tr("Modèle copié. Adaptez ce qui est souligné."))
            )
            card, focus = result, result.main  # type: ignore[assignment]
        self._put(card)
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, card: QWidget) -> None:
        if self._card is not None:
            self._grid.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        self._card = card
        self.fit()

    # ------------------------------------------------------------------ acting

    def _choose(self, choice: str) -> None:
        here = self._step()
        assert self._block is not None and isinstance(here, model.Step)
        self._path.append((here.id, choice))
        after = self._step()
        end = after.id if isinstance(after, model.Ending) else None
        self._session.walk(self._key(self._block), self._path, end, self._block.fingerprint)
        self._show_step()

    def _change(self, index: int) -> None:
        """Go back to a question; the answers after it are asked again."""
        assert self._block is not None
        del self._path[max(0, index) :]
        self._session.walk(self._key(self._block), self._path, None, self._block.fingerprint)
        self._show_step()

    def _listed(self, words: str) -> None:
        key = self._session.add_item(words)
        self._session.say(self.tr("Ajouté à vos listes."), lambda: self._session.erase_quietly(key))

    def _toggle_whole(self) -> None:
        self._whole = not self._whole
        self._tree.setText(self.tr("Revenir à la question") if self._whole else self.tr("Voir tout l’arbre"))
        self._tree.updateGeometry()
        if self._whole:
            self._put(self._outline())
        else:
            self._show_step()

    def _outline(self) -> Card:
        """The whole tree, to read."""
        assert self._block is not None and self._context is not None
        gap = self.theme.gap
        numbers = {step.id: str(number) for number, step in enumerate(self._block.steps, 1)}
        titles = {ending.id: plain(ending.title) for ending in self._block.endings}
        card = Card(self.theme)
        column = QVBoxLayout(card)
        column.setContentsMargins(gap(30), gap(24), gap(30), gap(24))
        column.setSpacing(gap(6))
        for step in self._block.steps:
            column.addWidget(Label(f"{numbers[step.id]}. {plain(step.title)}", "strong"))
            for choice in step.choices:
                where = (
                    self.tr("question {n}").format(n=numbers[choice.target])
                    if choice.target in numbers
                    else titles[choice.target]
                )
                line = Label(f"{plain(choice.text)}  →  {where}", "list", "ink2")
                line.setContentsMargins(gap(26), 0, 0, 0)
                column.addWidget(line)
            column.addSpacing(gap(8))
        column.addStretch(1)
        return card

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter or a digit chooses an answer."""
        here = self._step() if self._block is not None and not self._whole else None
        if isinstance(here, model.Step):
            key = event.text().upper()
            letters = keys_of(here.choices)
            digits = [str(number) for number in range(1, len(letters) + 1)]
            for names in (letters, digits):
                if key and key in names:
                    self._choose(here.choices[list(names).index(key)].id)
                    return
        super().keyPressEvent(event)

    def fit(self) -> None:
        """The path beside the question where there is room, else above it."""
        if self._block is None or self._card is None:
            return
        for widget in (self._pane, self._card):
            self._grid.removeWidget(widget)
        beside = QBoxLayout.Direction.LeftToRight
        self._top.setDirection(QBoxLayout.Direction.TopToBottom if self.narrow else beside)
        self._top.setSpacing(self.theme.gap(10 if self.narrow else 24))
        if self.narrow:
            self._grid.addWidget(self._card, 0, 0)
            self._grid.addWidget(self._pane, 1, 0)
            self._grid.setColumnStretch(0, 1)
            self._grid.setColumnStretch(1, 0)
        else:
            self._grid.addWidget(self._pane, 0, 0)
            self._grid.addWidget(self._card, 0, 1)
            self._grid.setColumnStretch(0, 4)
            self._grid.setColumnStretch(1, 11)
            # In a tall window the card keeps its height, and its buttons stay near its words.
            self._grid.setRowStretch(1, int(self.window().height() > self.theme.px(TALL)))
