"""The page « Mes listes »."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from atelier.desktop import dates, routes, workshops
from atelier.desktop.screens.lists.group import Group
from atelier.desktop.screens.lists.row import NARROW, TIGHT, ItemRow
from atelier.desktop.session import Session
from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.flow import Flow
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import Page, clear, rule
from atelier.desktop.widgets.progress import Ring
from atelier.desktop.widgets.rows import CheckRow
from atelier.desktop.widgets.segmented import Segmented
from atelier.progress import lists
from atelier.progress.lists import Row, When


class ListsScreen(Page):
    """`print_` asks for « ce qui me reste à faire »."""

    print_ = Signal()

    def __init__(self, theme: Theme, session: Session, navigator: routes.Navigator) -> None:
        self._grid: QGridLayout | None = None
        super().__init__(theme)
        self._session, self._navigator = session, navigator
        self._by, self._state = "due", "todo"
        self._hidden: set[str] = set()
        self._open: dict[str, bool] = {}
        self._groups: list[Group] = []
        self._shown: object = None
        self.setWindowTitle(self.tr("Mes listes"))
        self._head()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.gap(24))
        self._grid.setVerticalSpacing(theme.gap(20))
        self.column.addLayout(self._grid)
        self.column.addStretch(1)
        self._main()
        self._side()
        session.changed.connect(lambda _: self.refresh() if self.isVisible() else None)
        self.fit()

    def _head(self) -> None:
        gap = self.theme.gap
        self.column.addWidget(Label(self.tr("Mes listes"), "page"))
        self._summary = Label("", "list", "ink2")
        self.column.addWidget(self._summary)
        self.column.addSpacing(gap(14))
        self._tools = QGridLayout()
        self._tools.setSpacing(gap(12))
        self._ways = Flow(gap(12))
        self._sort = Segmented(
            self.theme,
            self.tr("Classer"),
            (("due", self.tr("Par échéance")), ("course", self.tr("Par atelier"))),
        )
        self._sort.choose("due")
        self._sort.chosen.connect(self._sorted)
        self._filter = Segmented(
            self.theme,
            self.tr("Montrer"),
            (
                ("todo", self.tr("À faire")),
                ("done", self.tr("Faites")),
                ("void", self.tr("Sans objet")),
                ("all", self.tr("Toutes")),
            ),
            chips=True,
        )
        self._filter.choose("todo")
        self._filter.chosen.connect(self._filtered)
        self._print = Button(self.theme, self.tr("Imprimer"), icon="printer")
        self._print.clicked.connect(self.print_)
        self._ways.addWidget(self._sort)
        self._ways.addWidget(self._print)
        self.column.addLayout(self._tools)
        self.column.addSpacing(gap(14))

    def _main(self) -> None:
        gap = self.theme.gap
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(14))
        row = QHBoxLayout()
        row.setSpacing(gap(10))
        self._new = QLineEdit()
        self._new.setPlaceholderText(self.tr("Ajouter une tâche à vous…"))
        self._new.setAccessibleName(self.tr("Nouvelle tâche"))
        self._new.returnPressed.connect(self._add)
        row.addWidget(self._new, 1)
        self._add_button = Button(self.theme, self.tr("Ajouter"), icon="plus")
        self._add_button.clicked.connect(self._add)
        row.addWidget(self._add_button)
        column.addLayout(row)
        self._card = Card(self.theme)
        self._column = QVBoxLayout(self._card)
        self._column.setContentsMargins(1, 1, 1, 3)
        self._column.setSpacing(0)
        column.addWidget(self._card)
        column.addStretch(1)

    def _side(self) -> None:
        gap = self.theme.gap
        self._right = QWidget()
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(16))
        self._rings_card = Card(self.theme)
        self._rings = QVBoxLayout(self._rings_card)
        self._rings.setContentsMargins(gap(20), gap(14), gap(20), gap(14))
        self._rings.setSpacing(gap(10))
        column.addWidget(self._rings_card)
        shown = Card(self.theme)
        inner = QVBoxLayout(shown)
        inner.setContentsMargins(0, gap(14), 0, gap(10))
        inner.setSpacing(0)
        title = Label(self.tr("Afficher"), "card")
        title.setContentsMargins(gap(20), 0, gap(20), gap(6))
        inner.addWidget(title)
        self._checks: dict[str, CheckRow] = {}
        self._choices = QVBoxLayout()
        self._choices.setSpacing(0)
        inner.addLayout(self._choices)
        column.addWidget(shown)
        column.addStretch(1)

    # ------------------------------------------------------------------ acting

    def _add(self) -> None:
        text = self._new.text().strip()
        if text:
            self._new.clear()
            self._session.add_item(text)
            self._session.say(self.tr("Tâche ajoutée."))

    def _sorted(self, by: str) -> None:
        self._by = by
        self.refresh()

    def _filtered(self, state: str) -> None:
        self._state = state
        self.refresh()

    def _show_course(self, course: str, on: bool) -> None:
        (self._hidden.discard if on else self._hidden.add)(course)
        self.refresh()

    def _show_choices(self) -> None:
        """A line a workshop; made again when there are others."""
        courses = self._session.courses
        names = {one.id: workshops.told_apart(one, courses) for one in courses}
        if [check.text() for check in self._checks.values()] == list(names.values()):
            return
        clear(self._choices)
        self._checks = {}
        for course in courses:
            check = CheckRow(self.theme, names[course.id], hue=tokens.hue(course.workshop))
            check.padding = check.padding_right = 20
            check.setProperty("inside", True)
            check.toggled.connect(lambda on, id=course.id: self._show_course(id, on))
            self._choices.addWidget(check)
            self._checks[course.id] = check

    # ------------------------------------------------------------------ showing

    def show_route(self, route: routes.Lists) -> None:
        """Show the lists; an item asked for, else the first, has the focus."""
        self.refresh()
        if route.focus:
            for group in self._groups:
                found = group.row_of(route.focus)
                if found:
                    found.check.setFocus(Qt.FocusReason.OtherFocusReason)
                    return
        first = next((one.check for one in self._rows_shown()), None)
        (first or self._new).setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    def _workshop_of(self, row: Row) -> int:
        return self._session.course(row.course).workshop if row.course else 0

    def refresh(self) -> None:
        """Show the items as they stand."""
        self._show_choices()
        rows = self._session.rows()
        shown = tuple(row for row in rows if self._wanted(row))
        self._summarise(rows)
        room = self.theme.effective(self.window().width())
        mark = (shown, self._by, room < NARROW, room < TIGHT)
        if mark == self._shown:
            return
        focus = self._focused()
        self._shown = mark
        clear(self._column)
        self._groups = []
        for key, words, tone, some in self._grouped(shown):
            if self._groups:
                self._column.addWidget(rule())
            group = Group(self._session, key, words, tone, some, with_list=self._by == "due", room=room)
            self._groups.append(group)
            self._column.addWidget(group)
            group.set_open(self._open.get(key, self._open_first(key, shown)))
            group.toggled.connect(self._toggled)
        if not shown:
            words = self.tr("Rien à montrer ici. Changez le filtre, ou ajoutez une tâche à vous.")
            label = Label(words, "list", "ink2")
            label.setContentsMargins(20, 18, 20, 18)
            self._column.addWidget(label)
        self._show_rings(rows)
        self._order_tabs()
        self._give_focus(*focus)

    def _toggled(self, key: str, shown: bool) -> None:
        self._open[key] = shown
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes as one reads: tools, new task, lines, then what is beside them."""
        parts = (self._filter, self._ways, self._new, self._add_button, *self._groups, *self._checks.values())
        stops = [
            one
            for part in parts
            for one in (part, *part.findChildren(QWidget))
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _rows_shown(self) -> list[ItemRow]:
        return [one for group in self._groups for one in group.rows_shown()]

    def _focused(self) -> tuple[str, int]:
        """The key of the line that has the focus and its place among those shown, if one has."""
        widget: QWidget | None = self.focusWidget()
        while widget is not None and not isinstance(widget, ItemRow):
            widget = widget.parentWidget() if widget is not self else None
        if widget is None:
            return "", 0
        keys = [one.row.key for one in self._rows_shown()]
        return widget.row.key, keys.index(widget.row.key) if widget.row.key in keys else 0

    def _give_focus(self, key: str, place: int) -> None:
        """To the line that had it; to the one that took its place, if it is gone."""
        if not key:
            return
        for group in self._groups:
            if found := group.row_of(key):
                found.check.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        rows = self._rows_shown()
        if rows:
            rows[min(place, len(rows) - 1)].check.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._groups:
            self._groups[0].give_focus()
        else:
            self._new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wanted(self, row: Row) -> bool:
        if row.course in self._hidden:
            return False
        return self._state in ("all", row.state)

    def _open_first(self, key: str, rows: tuple[Row, ...]) -> bool:
        """What has a date is open; the rest is too where it is all there is."""
        if self._by == "course":
            return len(rows) < 30
        closed = {When.DONE, When.RETIRED, When.NO_DATE}
        return key not in closed or {row.when for row in rows} <= closed

    def _grouped(self, rows: tuple[Row, ...]) -> list[tuple[str, str, str, tuple[Row, ...]]]:
        if self._by == "due":
            names = self._when_names()
            return [
                (when.value, names[when], "danger" if when is When.OVERDUE else "", some)
                for when, some in lists.grouped(rows).items()
            ]
        found: dict[str, list[Row]] = {}
        for row in rows:
            found.setdefault(row.list or "own", []).append(row)
        groups = []
        for key, some in found.items():
            title = some[0].list_title or self.tr("Mes tâches")
            words = f"{workshops.name(self._workshop_of(some[0]))} · {title}" if some[0].course else title
            groups.append((key, words, "", tuple(some)))
        return groups

    def _when_names(self) -> dict[When, str]:
        today = self._session.today()
        monday = today - timedelta(days=today.weekday())
        weeks = [dates.span(monday + timedelta(days=n), monday + timedelta(days=n + 6)) for n in (0, 7)]
        return {
            When.OVERDUE: self.tr("En retard"),
            When.THIS_WEEK: self.tr("Cette semaine, {span}").format(span=weeks[0]),
            When.NEXT_WEEK: self.tr("La semaine suivante, {span}").format(span=weeks[1]),
            When.LATER: self.tr("Plus tard"),
            When.NO_DATE: self.tr("Sans échéance"),
            When.DONE: self.tr("Terminées"),
            When.RETIRED: self.tr("Retirées du cours"),
        }

    def _summarise(self, rows: tuple[Row, ...]) -> None:
        todo = [row for row in rows if row.state == "todo" and row.when is not When.RETIRED]
        late = sum(row.when is When.OVERDUE for row in todo)
        soon = sum(row.when is When.THIS_WEEK for row in todo)
        words = self.tr("{n} tâche à faire") if len(todo) == 1 else self.tr("{n} tâches à faire")
        said = words.format(n=len(todo))
        parts = [self.tr("{n} d’ici dimanche").format(n=soon)] if soon else []
        parts += [self.tr("{n} en retard").format(n=late)] if late else []
        if parts:
            said += self.tr(", dont {some}").format(some=self.tr(" et ").join(parts))
        self._summary.setText(said + ".")
        for course, check in self._checks.items():
            count = sum(row.course == course for row in todo)
            check.show_state("todo" if course in self._hidden else "done", str(count))
            check.struck = False

    def _show_rings(self, rows: tuple[Row, ...]) -> None:
        clear(self._rings)
        gap = self.theme.gap
        self._rings.addWidget(Label(self.tr("Vos listes"), "card"))
        found: dict[str, list[Row]] = {}
        for row in rows:
            if row.list_title:
                found.setdefault(row.list, []).append(row)
        begun = [some for some in found.values() if any(row.state != "todo" for row in some)]
        if not begun:
            self._rings.addWidget(
                Label(self.tr("Les listes que vous commencez paraîtront ici."), "small", "ink2")
            )
        for some in begun[:6]:
            count = lists.counts(some)
            self._rings.addWidget(rule())
            line = QHBoxLayout()
            line.setSpacing(gap(14))
            workshop = self._workshop_of(some[0])
            ring = Ring(self.theme, 46, tokens.hue(workshop))
            ring.set_percent(round(100 * count.done / count.total) if count.total else 100)
            line.addWidget(ring)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(Label(some[0].list_title, "smallbold"))
            under = QHBoxLayout()
            under.setSpacing(gap(6))
            under.addWidget(Icon(self.theme, tokens.icon(workshop), tokens.hue(workshop), 16))
            said = self.tr("{done} sur {total}").format(done=count.done, total=count.total)
            under.addWidget(Label(said, "small", "ink2"), 1)
            words.addLayout(under)
            line.addLayout(words, 1)
            self._rings.addLayout(line)

    def fit(self) -> None:
        """The lists beside the figures where there is room, else above."""
        grid = self._grid
        if grid is None:
            return
        for widget in (self._left, self._right):
            grid.removeWidget(widget)
        for widget in (self._filter, self._ways):
            self._tools.removeWidget(widget)
        grid.addWidget(self._left, 0, 0)
        self._tools.addWidget(self._filter, 0, 0)
        if self.narrow:
            grid.addWidget(self._right, 1, 0)
            grid.setColumnStretch(0, 1)
            grid.setColumnStretch(1, 0)
            self._tools.addWidget(self._ways, 1, 0)
        else:
            grid.addWidget(self._right, 0, 1)
            grid.setColumnStretch(0, 8)
            grid.setColumnStretch(1, 3)
            self._tools.addWidget(self._ways, 0, 1)
        self._tools.setColumnStretch(0, 1)
        if self._shown is not None:
            self.refresh()
