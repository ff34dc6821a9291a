"""The panel of the search, over the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QTextBrowser, QVBoxLayout, QWidget

from atelier.desktop import dates, routes, workshops
from atelier.desktop.screens.search.results import ResultList
from atelier.desktop.session import Session
from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets import paint
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.key import Key
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import rule
from atelier.desktop.widgets.segmented import Segmented
from atelier.desktop.widgets.toast import announce
from atelier.search.passages import SOURCES
from atelier.search.rows import Hit, Kind, Results

TALLEST = 900
SHOWN = 4
"""Hits of each group when all groups show; more when one alone does."""


class Finder(Protocol):
    """Asks the index without making the window wait; `found` is called on its thread."""

    def ask(self, words: str, limit: int, kind: Kind | None, found: Callable[[str, Results], None]) -> None:
        """Search for words."""
        ...


class Palette(QWidget):
    """`opened` is emitted with the route of the hit chosen."""

    opened = Signal(object)

    def __init__(self, theme: Theme, session: Session, finder: Finder, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._session, self._finder = theme, session, finder
        self._kind: Kind | None = None
        self._before: QWidget | None = None
        self._asked = ""
        self._build()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(60)
        self._pause.timeout.connect(self._ask)
        window.installEventFilter(self)
        theme.changed.connect(self._measure)
        self.hide()

    def _build(self) -> None:  # noqa: PLR0915 (one line a widget)
        theme, gap = self._theme, self._theme.gap
        self._panel = Card(theme)
        self._panel.setParent(self)
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(2, 2, 2, 3)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(gap(22), gap(14), gap(16), gap(14))
        head.setSpacing(gap(14))
        head.addWidget(Icon(theme, "search", "ink", 22))
        self.field = QLineEdit()
        self.field.setObjectName("bare")
        self.field.setProperty("ownfocus", True)
        self.field.setAccessibleName(self.tr("Chercher une leçon, un mot, une tâche"))
        self.field.setPlaceholderText(self.tr("Chercher une leçon, un mot, une tâche"))
        self.field.textChanged.connect(lambda _: self._pause.start())
        self.field.installEventFilter(self)
        head.addWidget(self.field, 1)
        self._count = Label("", "small", "ink2", wrap=False)
        head.addWidget(self._count)
        close = Button(theme, icon="x", kind="bare", small=True, name=self.tr("Fermer la recherche"))
        close.clicked.connect(self.shut)
        head.addWidget(close)
        column.addLayout(head)
        column.addWidget(rule())
        self._chips = Segmented(
            theme,
            self.tr("Montrer"),
            (("", self.tr("Tout")), *((kind.value, name) for kind, name in self._names().items())),
            chips=True,
        )
        self._chips.choose("")
        self._chips.chosen.connect(self._filtered)
        chips = QHBoxLayout()
        chips.setContentsMargins(gap(20), gap(10), gap(20), gap(10))
        chips.addWidget(self._chips)
        column.addLayout(chips)
        column.addWidget(rule())
        middle = QHBoxLayout()
        middle.setSpacing(0)
        self._list = ResultList(theme)
        self._list.selectionModel().currentChanged.connect(lambda *_: self._preview_hit())
        self._list.doubleClicked.connect(lambda _: self._open())
        self._list.clicked.connect(lambda _: self._preview_hit())
        self._empty = Label("", "list", "ink2")
        self._empty.setContentsMargins(gap(22), gap(22), gap(22), gap(22))
        left = QVBoxLayout()
        left.setContentsMargins(gap(10), gap(8), gap(6), gap(8))
        left.addWidget(self._empty)
        left.addWidget(self._list, 1)
        middle.addLayout(left, 8)
        self._side = QWidget()
        self._side.setObjectName("page")
        self._side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build_preview()
        middle.addWidget(self._side, 5)
        column.addLayout(middle, 1)
        column.addWidget(rule())
        column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        """The keys that act."""
        theme, gap = self._theme, self._theme.gap
        self._keys = QWidget()
        foot = QHBoxLayout(self._keys)
        foot.setContentsMargins(gap(22), gap(9), gap(22), gap(9))
        foot.setSpacing(gap(7))
        for keys, words in (
            (("↑", "↓"), self.tr("choisir")),
            ((self.tr("Entrée"),), self.tr("ouvrir")),
            (("Tab",), self.tr("changer de groupe")),
            ((self.tr("Échap"),), self.tr("fermer")),
        ):
            for key in keys:
                foot.addWidget(Key(theme, key))
            foot.addWidget(Label(words, "small", "ink2", wrap=False))
            foot.addSpacing(gap(12))
        foot.addStretch(1)
        self._accents = Label(self.tr("Les accents ne comptent pas"), "small", "ink2", wrap=False)
        foot.addWidget(self._accents)
        return self._keys

    def _build_preview(self) -> None:
        theme, gap = self._theme, self._theme.gap
        column = QVBoxLayout(self._side)
        column.setContentsMargins(gap(24), gap(18), gap(24), gap(18))
        column.setSpacing(gap(8))
        self._where = Label("", "eyebrow")
        self._title = Label("", "sub")
        self._text = QTextBrowser()
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.document().setDocumentMargin(0)
        self._text.setOpenLinks(False)
        self._text.setAccessibleName(self.tr("Passage trouvé"))
        self._text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._others = Label("", "small", "ink2")
        self._go = Button(
            theme, self.tr("Ouvrir à ce passage"), icon="arrow-right", kind="filled", trailing=True
        )
        self._go.clicked.connect(self._open)
        for widget in (self._where, self._title):
            column.addWidget(widget)
        column.addWidget(self._text, 1)
        column.addWidget(self._others)
        column.addWidget(self._go)

    def _names(self) -> dict[Kind, str]:
        return {
            Kind.LESSON: self.tr("Leçons"),
            Kind.ITEM: self.tr("Tâches"),
            Kind.NOTE: self.tr("Notes"),
            Kind.TERM: self.tr("Glossaire"),
        }

    # ------------------------------------------------------------------ opening

    def open_with(self, words: str = "") -> None:
        """Show the panel, with words if given."""
        if self.isHidden():
            self._before = self.window().focusWidget()
        self._measure()
        self.show()
        self.raise_()
        if words:
            self.field.setText(words)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._ask()

    def shut(self) -> None:
        """Hide the panel and give the focus back."""
        self.hide()
        before, self._before = self._before, None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        self._asked = self.field.text()
        self._finder.ask(self._asked, SHOWN if self._kind is None else 50, None, self._found)

    def _filtered(self, key: str) -> None:
        self._kind = Kind(key) if key else None
        self._ask()
        self.field.setFocus()

    def _found(self, words: str, results: Results) -> None:
        if words != self._asked:
            return
        self._list.clear()
        counts = {group.kind: group.count for group in results.groups}
        self._chips.set_words("", f"{self.tr('Tout')}  {results.count}" if results.count else self.tr("Tout"))
        for kind, name in self._names().items():
            self._chips.set_words(kind.value, f"{name}  {counts[kind]}" if kind in counts else name)
        for group in results.groups:
            if self._kind in (None, group.kind):
                shown = group.hits
                head = self._names()[group.kind]
                if len(shown) < group.count:
                    head = self.tr("{name}, {n} sur {total}").format(
                        name=head, n=len(shown), total=group.count
                    )
                self._list.add_head(head)
                for hit in shown:
                    self._list.add_hit(hit, *self._look(hit))
        self._list.move(1)
        words_ = self.tr("{n} résultat") if results.count == 1 else self.tr("{n} résultats")
        self._count.setText(words_.format(n=results.count) if len(words.strip()) >= 2 else "")
        self._say_empty(words, results)
        self._preview_hit()

    def _say_empty(self, words: str, results: Results) -> None:
        none = not any(self._kind in (None, group.kind) for group in results.groups)
        self._empty.setVisible(none)
        self._list.setVisible(not none)
        if len(words.strip()) < 2:
            self._empty.setText(
                self.tr(
                    "Écrivez au moins deux lettres : une leçon, une tâche, un mot du glossaire ou de vos notes."
                )
            )
        else:
            self._empty.setText(
                self.tr("Rien ne contient tous ces mots. Essayez-en un seul, ou le début d’un mot.")
            )

    def _look(self, hit: Hit) -> tuple[str, str, str]:
        """Hue, icon and words at the right of a hit."""
        course = next((one for one in self._session.courses if one.id == hit.place.course), None)
        hue = tokens.hue(course.workshop) if course else "ink"
        workshop = workshops.name(course.workshop) if course else ""
        icon = {
            Kind.LESSON: tokens.icon(course.workshop) if course else "book-open",
            Kind.ITEM: "list-checks",
            Kind.NOTE: "sticky-note",
            Kind.TERM: "book-a",
        }[hit.kind]
        side = {Kind.NOTE: self.tr("Note"), Kind.TERM: self.tr("Définition")}.get(hit.kind, workshop)
        return hue, icon, side

    def _preview_hit(self) -> None:
        hit = self._list.hit()
        self._side.setVisible(hit is not None and self._theme.effective(self.width()) >= 1000)
        if hit is None:
            return
        hue, _, side = self._look(hit)
        self._where.setText(self._where_is(hit, side))
        self._where.set_tone(hue if hue != "ink" else "ink2")
        self._title.setText(hit.title)
        self._go.hue = hue if hue != "ink" else ""
        term = hit.kind is Kind.TERM
        self._go.setText(self.tr("Voir dans le glossaire") if term else self.tr("Ouvrir à ce passage"))
        self._go.update()
        self._text.setFont(self._theme.font("list"))
        self._text.setPlainText(f"{hit.heading}\n\n{hit.passage}" if hit.heading else hit.passage)
        self._mark(hit)
        self._others.setVisible(hit.others > 0)
        words = (
            self.tr("{n} autre passage dans cette leçon")
            if hit.others == 1
            else self.tr("{n} autres passages dans cette leçon")
        )
        self._others.setText(words.format(n=hit.others))

    def _where_is(self, hit: Hit, side: str) -> str:
        """« Atelier 3, module 1 · 10 minutes » of a lesson, else the words at the right of the hit."""
        for course in self._session.courses:
            for number, module in enumerate(course.modules, 1):
                for lesson in module.lessons:
                    if (course.id, lesson.id) == (hit.place.course, hit.place.lesson):
                        words = self.tr("{workshop}, module {m}").format(
                            workshop=workshops.name(course.workshop), m=number
                        )
                        return f"{words} · {dates.minutes(lesson.minutes)}"
        return side

    def _mark(self, hit: Hit) -> None:
        """Mark the words found in the preview, and its heading."""
        from atelier.search.marks import marks
        from atelier.search.query import parse

        text = self._text.toPlainText()
        cursor = QTextCursor(self._text.document())
        found = QTextCharFormat()
        found.setBackground(self._theme.colour("sel"))
        found.setFontWeight(700)
        for start, end in marks(parse(self._asked), text):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(found)
        if hit.heading:
            cursor.setPosition(0)
            cursor.setPosition(len(hit.heading), QTextCursor.MoveMode.KeepAnchor)
            bold = QTextCharFormat()
            bold.setFontWeight(700)
            cursor.mergeCharFormat(bold)

    def _open(self) -> None:
        hit = self._list.hit()
        if hit is None:
            return
        self.hide()
        self.opened.emit(self._route(hit))

    @staticmethod
    def _route(hit: Hit) -> routes.Route:
        if hit.kind is Kind.TERM:
            return routes.Glossary(hit.id)
        if hit.place.lesson:
            return routes.Lesson(hit.place.course, hit.place.lesson, hit.place.anchor)
        if hit.place.anchor == SOURCES:
            return routes.Sources(hit.place.course)
        return routes.Lists(hit.id)

    # ------------------------------------------------------------------ input

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Some keys act on the results while the caret stays in the field."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            return self._key(Qt.Key(event.key()))
        elif watched is self.window() and event.type() == QEvent.Type.Resize:
            self._measure()
        return False

    def _key(self, key: Qt.Key) -> bool:
        """Whether a key acts on the results rather than on the words."""
        bar = self._text.verticalScrollBar()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._list.move(1 if key == Qt.Key.Key_Down else -1)
            announce(self._list, str(self._list.currentIndex().data() or ""))
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            groups = ["", *(kind.value for kind in self._names())]
            now = groups.index(self._kind.value if self._kind else "")
            group = groups[(now + (1 if key == Qt.Key.Key_Tab else -1)) % len(groups)]
            self._chips.choose(group)
            self._filtered(group)
            announce(self._chips, self._names().get(Kind(group), "") if group else self.tr("Tout"))
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            bar.setValue(bar.value() + (bar.pageStep() if key == Qt.Key.Key_PageDown else -bar.pageStep()))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """The focus stays in the panel."""
        inside = [
            w
            for w in self.findChildren(QWidget)
            if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        now = self.focusWidget()
        if not inside or now not in inside:
            self.field.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        place = (inside.index(now) + (1 if forward else -1)) % len(inside)
        inside[place].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click outside closes."""
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.shut()

    def _measure(self) -> None:
        window = self.window()
        self.setGeometry(window.rect())
        margin = 12 if window.width() < self._theme.px(1100) else max(40, window.width() // 9)
        top = 12 if window.height() < 700 else 40
        width = min(window.width() - 2 * margin, self._theme.px(1200))
        height = min(window.height() - 2 * top, self._theme.px(TALLEST))
        self._panel.setGeometry((window.width() - width) // 2, top, width, height)
        self._keys.setVisible(height > self._theme.px(420) and width > self._theme.px(620))
        self._accents.setVisible(width > self._theme.px(820))
        self._chips.setMaximumWidth(width - 2 * self._theme.gap(20))

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the scrim."""
        painter = QPainter(self)
        scrim = self._theme.colour("scrim")
        scrim.setAlphaF(0.46)
        painter.fillRect(self.rect(), scrim)
        edge = paint.begin(self)
        paint.rounded(
            edge, QRectF(self._panel.geometry()).adjusted(-1, -1, 1, 1), 15, None, self._theme.colour("ctl")
        )
