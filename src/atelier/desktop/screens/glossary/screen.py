"""The page of the glossary."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from atelier.content import model
from atelier.content.uses import uses
from atelier.content.words import plain
from atelier.desktop import routes
from atelier.desktop.reading.document import Style
from atelier.desktop.reading.prose import ProseView
from atelier.desktop.session import Session
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import Page, clear, rule


def folded(words: str) -> str:
    """Words without accents or case."""
    flat = unicodedata.normalize("NFD", words.casefold().replace("œ", "oe").replace("’", "'"))
    return "".join(letter for letter in flat if not unicodedata.combining(letter))


class _Entry(QWidget):
    """One term: its name, what it is called elsewhere, its definition."""

    def __init__(
        self, theme: Theme, term: model.Term, used: list[tuple[model.Course, model.LessonOutline]]
    ) -> None:
        super().__init__()
        self.term = term
        gap = theme.gap
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(24), gap(14), gap(24), gap(16))
        column.setSpacing(gap(4))
        column.addWidget(Label(term.name, "card"))
        words = []
        if term.official:
            words.append(self.tr("Terme recommandé par l’Office québécois de la langue française"))
        if term.english:
            words.append(self.tr("en anglais : {words}").format(words=term.english))
        if term.also:
            words.append(self.tr("aussi : {words}").format(words=", ".join(term.also)))
        if words:
            said = " · ".join(words)
            column.addWidget(Label(said[0].upper() + said[1:], "small", "ink2"))
        flows = (*term.definition, *self._used(used))
        self.view = ProseView(Style(theme, "list", width=theme.px(640)), flows)
        self.view.setAccessibleName(term.name)
        self.view.setMaximumWidth(theme.px(760))
        row = QHBoxLayout()
        row.addWidget(self.view, 1000)
        row.addStretch(1)
        column.addLayout(row)
        self.words = folded(" ".join((term.name, term.english, *term.also, plain(term.definition))))
        self.name = folded(" ".join((term.name, term.english, *term.also)))

    def _used(self, used: list[tuple[model.Course, model.LessonOutline]]) -> model.Flows:
        """The lessons that use the term, each a link."""
        if not used:
            return ()
        said: list[model.Inline] = [model.Text(self.tr("Dans les leçons :"))]
        for place, (course, lesson) in enumerate(used):
            link = model.LessonLink(course.id, lesson.id, (model.Text(lesson.title),))
            said += [model.Text(", " if place else " "), link]
        return (model.Paragraph(tuple(said)),)


class GlossaryScreen(Page):
    """All terms by letter; what is typed keeps those that hold it."""

    def __init__(self, theme: Theme, session: Session, navigator: routes.Navigator) -> None:
        super().__init__(theme)
        self._session, self._navigator = session, navigator
        self.setWindowTitle(self.tr("Glossaire"))
        gap = theme.gap
        self.column.addWidget(Label(self.tr("Glossaire"), "page"))
        self._count = Label("", "list", "ink2")
        self.column.addWidget(self._count)
        self.column.addSpacing(gap(14))
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Chercher un mot du glossaire"))
        self.field.setPlaceholderText(self.tr("Chercher un mot, en français ou en anglais"))
        self.field.setMaximumWidth(theme.px(520))
        self.field.setClearButtonEnabled(True)
        for clear_button in self.field.findChildren(QAbstractButton):
            clear_button.setAccessibleName(self.tr("Vider la recherche"))
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        self.column.addWidget(self.field)
        self.column.addSpacing(gap(18))
        self._body = QVBoxLayout()
        self._body.setSpacing(gap(10))
        self.column.addLayout(self._body)
        words = self.tr(
            "Aucun mot du glossaire ne contient cela. Essayez le début du mot, ou cherchez partout avec Ctrl+K."
        )
        self._empty = Label(words, "list", "ink2")
        self._empty.hide()
        self.column.addWidget(self._empty)
        self.column.addStretch(1)
        self._letters: list[tuple[Label, Card, list[tuple[_Entry, QWidget | None]]]] = []
        self._built = False

    def _build(self) -> None:
        self._built = True
        clear(self._body)
        self._letters = []
        groups: dict[str, list[model.Term]] = {}
        for term in sorted(self._session.terms(), key=lambda one: folded(one.name)):
            first = folded(term.name)[:1].upper()
            groups.setdefault(first if first.isalpha() else "#", []).append(term)
        used = uses(self._session.courses)
        for letter, terms in groups.items():
            head = Label(letter, "section")
            card = Card(self.theme)
            column = QVBoxLayout(card)
            column.setContentsMargins(1, 1, 1, 3)
            column.setSpacing(0)
            entries: list[tuple[_Entry, QWidget | None]] = []
            for term in terms:
                line = rule() if entries else None
                if line is not None:
                    column.addWidget(line)
                entry = _Entry(self.theme, term, used.get(term.id, []))
                entry.view.followed.connect(self._follow)
                column.addWidget(entry)
                entries.append((entry, line))
            self._body.addWidget(head)
            self._body.addWidget(card)
            self._letters.append((head, card, entries))
        count = sum(len(entries) for _, _, entries in self._letters)
        self._count.setText(self.tr("{n} mots des ateliers, en mots simples.").format(n=count))

    def show_route(self, route: routes.Glossary) -> None:
        """Show the glossary, at a term if one is asked for."""
        if not self._built:
            self._build()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        if not route.term:
            return
        self.field.clear()
        for _, _, entries in self._letters:
            for entry, _ in entries:
                if entry.term.id == route.term:
                    content = self.widget()
                    layout = content.layout() if content else None
                    if layout:
                        layout.activate()
                    self.ensureWidgetVisible(entry, 0, self.viewport().height() // 3)
                    entry.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _filter(self, words: str) -> None:
        wanted = folded(words).split()
        by_name = [
            one for _, _, entries in self._letters for one, _ in entries if self._holds(one.name, wanted)
        ]
        whole = not by_name
        found = 0
        for head, card, entries in self._letters:
            first = True
            for entry, line in entries:
                shown = self._holds(entry.words if whole else entry.name, wanted)
                entry.setVisible(shown)
                if line is not None:
                    line.setVisible(shown and not first)
                first = first and not shown
                found += shown
            head.setVisible(not first)
            card.setVisible(not first)
        self._empty.setVisible(not found)

    @staticmethod
    def _holds(text: str, wanted: list[str]) -> bool:
        return all(word in text for word in wanted)

    def _follow(self, address: str) -> None:
        if address.startswith("term:"):
            self._navigator.go(routes.Glossary(address.removeprefix("term:")))
        elif address.startswith("lesson:"):
            course, _, lesson = address.removeprefix("lesson:").partition("/")
            self._navigator.go(routes.Lesson(course, lesson))
        else:
            self._session.leave_app(self, address)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The down arrow leaves the field for the first word found."""
        if event.type() == QEvent.Type.KeyPress and watched is self.field:
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Down:
                for _, _, entries in self._letters:
                    for entry, _ in entries:
                        if entry.isVisible():
                            entry.view.setFocus(Qt.FocusReason.TabFocusReason)
                            self.ensureWidgetVisible(entry, 0, 60)
                            return True
        return super().eventFilter(watched, event)
