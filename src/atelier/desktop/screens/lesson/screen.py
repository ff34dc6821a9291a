"""The screen of a lesson: bar, outline, reading column, notes; keeps the place and what was read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.content import model
from atelier.desktop import routes, workshops
from atelier.desktop.reading.blocks.question import question_words
from atelier.desktop.reading.context import Context
from atelier.desktop.reading.prose import ProseView
from atelier.desktop.screens.lesson.bar import LessonBar
from atelier.desktop.screens.lesson.broken import BrokenLesson
from atelier.desktop.screens.lesson.end import End
from atelier.desktop.screens.lesson.find import FindBar, PageSearch
from atelier.desktop.screens.lesson.marker import Marker
from atelier.desktop.screens.lesson.marks import BEFORE, locate, paint_marks
from atelier.desktop.screens.lesson.notes import COLOURS, BookmarkView, NotesPane, NoteView
from atelier.desktop.screens.lesson.outline import Outline
from atelier.desktop.screens.lesson.reader import Place, Reader
from atelier.desktop.session import Session
from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.page import rule
from atelier.desktop.widgets.tab_order import tab_through
from atelier.errors import AtelierError
from atelier.progress.rules import END, StopKind

OUTLINE, NOTES = 262, 318
"""Pixels of the panes at 100 %."""


class LessonScreen(QWidget):
    """Shows one lesson at a time. `size_menu` and `term` are asked of the window."""

    size_menu = Signal(QPoint)
    term = Signal(str, QPoint)
    print_ = Signal(str)

    def __init__(self, theme: Theme, session: Session, navigator: routes.Navigator) -> None:
        super().__init__()
        self._theme, self._session, self._navigator = theme, session, navigator
        self._course: model.Course | None = None
        self._outline_data: model.LessonOutline | None = None
        self._lesson: model.Lesson | None = None
        self._new_note = ""
        self._overlay = False
        self._broken: BrokenLesson | None = None
        self._notes_asked: bool | None = None
        self._build()
        self._shortcuts()
        session.changed.connect(self._changed)
        session.saved.connect(self._said_saved)
        theme.changed.connect(self._arrange)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.bar = LessonBar(self._theme)
        column.addWidget(self.bar)
        self._find = FindBar(self._theme)
        self._find.hide()
        column.addWidget(self._find)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        column.addLayout(self._row, 1)
        self._outline = Outline(self._theme)
        self.reader = Reader(self._theme)
        self.reader.setAccessibleName(self.tr("Leçon"))
        self._search = PageSearch(self._find, self.reader)
        self._notes = NotesPane(self._theme)
        self._lines = (rule(), rule())
        for line in self._lines:
            line.setFixedSize(1, 16_777_215)
            line.setMinimumHeight(0)
        for widget, stretch in (
            (self._outline, 0),
            (self._lines[0], 0),
            (self.reader, 1),
            (self._lines[1], 0),
            (self._notes, 0),
        ):
            self._row.addWidget(widget, stretch)
        self._marker = Marker(self._theme, self)
        self._connect()

    def _connect(self) -> None:
        self.bar.back.connect(self._to_workshop)
        self.bar.plan.connect(self._toggle_plan)
        self.bar.find_wanted.connect(self.open_find)
        self.bar.text_size.connect(self.size_menu)
        self.bar.bookmark.connect(self._bookmark)
        self.bar.print_.connect(self._print)
        self.bar.notes.connect(self._toggle_notes)
        self._outline.wanted.connect(self._go_to)
        self._outline.said_read.connect(self._said_read)
        self._outline.left_for.connect(
            lambda lesson: self._navigator.go(routes.Lesson(self._course_id, lesson))
        )
        self.reader.settled.connect(self._settled)
        self.reader.built.connect(self._page_built)
        self._notes.written.connect(self._write_note)
        self._notes.edited.connect(self._session.edit_note)
        self._notes.erased.connect(self._session.erase_own)
        self._notes.shown.connect(self._show_own)
        self._marker.marked.connect(self._mark)
        self._marker.noted.connect(lambda: self._mark("ochre", note=True))
        self._marker.copied.connect(self._copy)
        self._search.moved.connect(self._refresh_panes)
        self._find.closed.connect(self._close_find)

    def _shortcuts(self) -> None:
        for keys, action in (
            ("Ctrl+F", self.open_find),
            ("Ctrl+D", self._bookmark),
            ("Ctrl+Shift+N", lambda: self._mark("ochre", note=True)),
            ("Ctrl+Shift+C", self._copy),
            ("Ctrl+1", lambda: self._mark(COLOURS[0])),
            ("Ctrl+2", lambda: self._mark(COLOURS[1])),
            ("Ctrl+3", lambda: self._mark(COLOURS[2])),
            ("Ctrl+P", self._print),
            ("Ctrl+PgDown", lambda: self._neighbour(1)),
            ("Ctrl+PgUp", lambda: self._neighbour(-1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    # ------------------------------------------------------------------ showing

    @property
    def _course_id(self) -> str:
        return self._course.id if self._course else ""

    @property
    def key(self) -> str:
        """« course/lesson » of what is shown."""
        return f"{self._course_id}/{self._outline_data.id}" if self._outline_data else ""

    @property
    def _lesson_key(self) -> str:
        return f"{self._course_id}/lesson/{self._outline_data.id}" if self._outline_data else ""

    def show_route(self, route: routes.Lesson) -> None:
        """Show a lesson, where the person left it or at an anchor."""
        self.leave()
        course = self._session.course(route.course)
        outline = next((one for one in course.lessons if one.id == route.lesson), None)
        if outline is None:
            self._navigator.go(routes.Workshop(course.id))
            return
        self._course, self._outline_data = course, outline
        self._marker.hide()
        module = next(one for one in course.modules if outline in one.lessons)
        number = module.lessons.index(outline) + 1
        hue = tokens.hue(course.workshop)
        where = self.tr("›  Module {module}  ›  Leçon {number}").format(
            module=course.modules.index(module) + 1, number=number
        )
        name = workshops.name(course.workshop).replace(" ", "\u00a0")
        self.bar.show_place(name, where, hue)
        self._show_outline(module, number, hue)
        self.setWindowTitle(outline.title)
        try:
            self._lesson = self._session.lesson(course.id, outline.id)
        except AtelierError:
            self._lesson = None
            self._show_broken(outline)
            return
        self._leave_broken()
        context = Context(
            self._session,
            self._theme,
            course,
            self._lesson,
            self._follow,
            self._open_decision,
            self._open_simulation,
        )
        eyebrow = self.tr("Module {module}, leçon {number} · {minutes} minutes").format(
            module=course.modules.index(module) + 1, number=number, minutes=outline.minutes
        )
        saved = self._session.place_of(self._lesson_key)
        place = Place(saved.block, saved.char, saved.near) if saved else None
        self._session.enter(self._lesson_key)
        self.reader.show_lesson(
            context, eyebrow, self._make_end, place, route.anchor if "/" not in route.anchor else ""
        )
        if "/" in route.anchor:
            self.reader.build_all()
            self._show_own(route.anchor)
        self._arrange()
        self._refresh_panes()
        self.reader.focus_text()

    def _show_outline(self, module: model.Module, number: int, hue: str) -> None:
        outline = self._outline_data
        assert outline is not None and self._course is not None
        titles = {f"#{section.id}": section.title for section in outline.sections}
        titles |= {activity.id: self._short(activity) for activity in outline.activities}
        stops = tuple((stop, titles.get(stop, stop)) for stop in outline.stops)
        after = self.tr("Ensuite, dans le module {n}").format(n=self._course.modules.index(module) + 1)
        others = tuple((one.id, one.title, f"{one.minutes}\u00a0min") for one in module.lessons[number:])
        self._outline.show_lesson(
            hue, outline.title, (*stops, ("#sources", self.tr("Sources"))), after, others
        )

    def _short(self, activity: model.ActivityOutline) -> str:
        """A question by its kind (its words are long), the rest by its title."""
        return question_words(activity.question_kind) if activity.kind == "question" else activity.title

    def _show_broken(self, outline: model.LessonOutline) -> None:
        self._leave_broken()
        assert self._course is not None
        self._broken = BrokenLesson(self._theme, self._course, outline, self._navigator)
        self._row.insertWidget(2, self._broken, 1)
        self._close_find()
        self.bar.show_tools(False)
        self._arrange()
        self._broken.show()
        self._broken.way_out.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_broken(self) -> None:
        if self._broken is not None:
            self._broken.deleteLater()
            self._broken = None
            self.bar.show_tools(True)
        self.reader.show()

    def _make_end(self) -> QWidget:
        assert self._course is not None and self._outline_data is not None
        end = End(self._theme, self._session, self._course, self._outline_data)
        end.go.connect(self._navigator.go)
        return end

    def _page_built(self) -> None:
        for _, view in self.reader.prose_views():
            view.selected.connect(lambda view=view: self._selected(view))
            view.installEventFilter(self)
        self._refresh_panes()
        if self._find.isVisible():
            self._search.look_for(self._find.field.text())

    # ------------------------------------------------------------------ state

    def _changed(self, keys: object) -> None:
        if self._lesson is None or not self.isVisible():
            return
        self.reader.refresh()
        self._refresh_panes()

    def _refresh_panes(self) -> None:
        if self._course is None or self._outline_data is None:
            return
        progress = self._session.lesson_progress(self._course, self._outline_data)
        self.bar.show_steps(progress.done, progress.total)
        done = frozenset(
            f"#{stop.id}" if stop.kind is StopKind.SECTION else stop.id
            for stop in progress.stops
            if stop.done or progress.complete
        )
        self._outline.show_state(done, self._here(), read=END not in {stop.id for stop in progress.remains})
        if isinstance(self.reader.end, End):
            self.reader.end.refresh()
        if self._lesson is None:
            return
        views = self.reader.prose_views()
        notes = self._session.notes_of(self._lesson_key)
        lost = paint_marks(self._theme, views, notes, self._search.found())
        shown = tuple(
            NoteView(
                note.key, note.quote, note.colour, note.text, self._session.when(note.when), note.key in lost
            )
            for note in notes
            if note.key != self._new_note
        )
        marks = tuple(
            BookmarkView(mark.key, mark.near.strip() or self.tr("Début de la leçon"))
            for mark in self._session.bookmarks_of(self._lesson_key)
        )
        self._notes.show_notes(shown, marks)
        if self.reader.complete:
            tab_through(self.bar, self._find, self._outline, self.reader, *self._notes.in_order())

    def _here(self) -> str:
        """The stop at the top of the window."""
        top = self.reader.verticalScrollBar().value() + self.reader.viewport().height() // 3
        here = ""
        stops = self._outline_data.stops if self._outline_data else ()
        for stop in stops:
            y = self.reader.top_of(stop)
            if y is not None and y <= top:
                here = stop
        return here or (stops[0] if stops else "")

    def _settled(self) -> None:
        """Scrolling paused: note the place and what was read."""
        if self._lesson is None or self._outline_data is None:
            return
        self._note_read()
        place = self.reader.place()
        self._session.place(self._lesson_key, place.block, place.char, place.near)
        self._refresh_panes()

    def _note_read(self) -> None:
        assert self._outline_data is not None
        seen = self.reader.bottom_seen()
        sections = [f"#{section.id}" for section in self._outline_data.sections]
        tops = [self.reader.top_of(section) for section in sections]
        read = []
        for place, section in enumerate(sections):
            after = next((top for top in tops[place + 1 :] if top is not None), None)
            if tops[place] is not None and after is not None and after <= seen:
                read.append(section)
        if self.reader.end_seen():
            read.append(END)
        self._session.read(self._lesson_key, read, self._outline_data)

    def _said_read(self) -> None:
        if self._outline_data is not None:
            sections = [f"#{section.id}" for section in self._outline_data.sections]
            self._session.read(self._lesson_key, [*sections, END], self._outline_data)

    def leave(self) -> None:
        """Save what is being written and the place, before another page shows."""
        if self._lesson is None or self.reader.empty:
            return
        self.reader.settle()
        self._notes.settle()
        if self.reader.isVisible():
            place = self.reader.place()
            self._session.place(self._lesson_key, place.block, place.char, place.near)
        self._new_note = ""
        self._notes.draft_saved()
        self.reader.put_away()

    def _said_saved(self) -> None:
        self._notes.show_saved(self._session.last_saved_words())

    # ------------------------------------------------------------------ going

    def _to_workshop(self) -> None:
        self._navigator.go(routes.Workshop(self._course_id))

    def _go_to(self, anchor: str) -> None:
        self._close_plan()
        self.reader.aim(anchor)

    def _neighbour(self, step: int) -> None:
        if self._course is None or self._outline_data is None:
            return
        lessons = self._course.lessons
        place = lessons.index(self._outline_data) + step
        if 0 <= place < len(lessons):
            self._navigator.go(routes.Lesson(self._course_id, lessons[place].id))

    def _open_simulation(self, simulation: str) -> None:
        self.leave()
        self._navigator.go(routes.Simulation(self._course_id, simulation))

    def _open_decision(self, decision: str) -> None:
        assert self._outline_data is not None
        self._navigator.go(routes.Decision(self._course_id, self._outline_data.id, decision))

    def _follow(self, address: str) -> None:
        kind, _, rest = address.partition(":")
        if kind == "lesson":
            course, _, lesson = rest.partition("/")
            self._navigator.go(routes.Lesson(course, lesson))
        elif kind == "term":
            focus = self.focusWidget()
            corner = focus.mapToGlobal(QPoint(20, 40)) if focus else self.mapToGlobal(QPoint(100, 100))
            self.term.emit(rest, corner)
        elif kind in ("note", "source"):
            self.reader.go("#notes-de-bas-de-page" if kind == "note" else "#sources")
        elif kind == "sources":
            self._navigator.go(routes.Sources(self._course_id))
        else:
            self._session.leave_app(self, address)

    # ------------------------------------------------------------------ notes and marks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide the small bar when the text loses the selection."""
        if event.type() == QEvent.Type.FocusOut and not self._marker.underMouse():
            self._marker.hide()
        return False

    def _selected(self, view: ProseView) -> None:
        cursor = view.textCursor()
        if not cursor.hasSelection():
            self._marker.hide()
            return
        self._selecting = view
        at = view.viewport().mapTo(self, view.cursorRect(cursor).topLeft())
        self._marker.show_at(at)

    def _selection(self) -> tuple[int, ProseView, int, int] | None:
        for index, view in self.reader.prose_views():
            cursor = view.textCursor()
            if cursor.hasSelection():
                return index, view, cursor.selectionStart(), cursor.selectionEnd()
        return None

    def _mark(self, colour: str, *, note: bool = False) -> None:
        chosen = self._selection()
        if chosen is None:
            if note and self._lesson is not None:
                self._show_notes_pane(True)
                self._notes.new.setFocus()
            return
        block, view, start, end = chosen
        text = view.text()
        key = self._session.add_note(
            self._lesson_key,
            block=block,
            quote=text[start:end].replace("\n", " ") if "\n" not in text[start:end] else text[start:end],
            before=text[max(0, start - BEFORE) : start],
            colour=colour,
        )
        cursor = view.textCursor()
        cursor.clearSelection()
        view.setTextCursor(cursor)
        self._marker.hide()
        self._refresh_panes()
        if note:
            self._show_notes_pane(True)
            self._notes.focus(key)

    def _write_note(self, text: str) -> None:
        """The draft below: its first pause makes a note, the next ones change it."""
        if self._new_note:
            self._session.edit_note(self._new_note, text)
        else:
            self._new_note = self._session.add_note(self._lesson_key, text=text)
        if not self._notes.new.hasFocus():
            self._new_note = ""
            self._notes.draft_saved()
        self._refresh_panes()  # while it is being written, it is not a card above as well

    def _copy(self) -> None:
        chosen = self._selection()
        if chosen is None or self._outline_data is None or self._course is None:
            return
        _, view, start, end = chosen
        words = view.text()[start:end]
        source = self.tr("« {words} » — {lesson}, atelier {n} : {course}").format(
            words=words, lesson=self._outline_data.title, n=self._course.workshop, course=self._course.title
        )
        QGuiApplication.clipboard().setText(source)
        self._marker.hide()
        self._session.say(self.tr("Copié avec la source."))

    def _print(self) -> None:
        if self._lesson is not None:
            self.print_.emit(self.key)

    def _bookmark(self) -> None:
        if self._lesson is None:
            return
        place = self.reader.place()
        self._session.add_bookmark(self._lesson_key, place.block, place.char, place.near)

    def _show_own(self, key: str) -> None:
        """Show where a note or a bookmark stands."""
        note = next((one for one in self._session.notes_of(self._lesson_key) if one.key == key), None)
        if note is not None:
            self.reader.build_all()
            found = locate(note, self.reader.prose_views()) if note.quote else None
            if found:
                view, start, _ = found
                self.reader.show_words(view, start)
            return
        mark = next((one for one in self._session.bookmarks_of(self._lesson_key) if one.key == key), None)
        if mark is not None:
            self.reader.build_all()
            self.reader.restore(Place(mark.block, mark.char, mark.near))

    # ------------------------------------------------------------------ find

    def open_find(self) -> None:
        """Open the search in the page."""
        if self._lesson is None:
            return
        self.reader.build_all()
        self._find.show()
        self._find.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._find.field.selectAll()

    def _close_find(self) -> None:
        self._find.hide()
        self._search.clear()
        self._refresh_panes()
        self.reader.focus_text()

    # ------------------------------------------------------------------ panes

    def _toggle_plan(self) -> None:
        self._overlay = not self._overlay
        self._arrange()
        if self._overlay:
            self._outline.setFocus()

    def _close_plan(self) -> None:
        if self._overlay:
            self._overlay = False
            self._arrange()

    def _toggle_notes(self) -> None:
        self._show_notes_pane(self._notes.isHidden())

    def _show_notes_pane(self, shown: bool) -> None:
        self._session.keep(notes=shown)
        self._notes_asked = shown
        self._arrange()
        if shown:
            self._notes.new.setFocus()

    def _arrange(self) -> None:
        """Three panes where there is room, two or one where there is not."""
        self.bar.measure()
        wide = self._theme.effective(self.window().width())
        broken = self._lesson is None
        asked = self._notes_asked
        notes = not broken and (
            asked if asked is not None else self._session.preferences.notes and wide >= 1340
        )
        outline = not broken and (wide >= 1100 or self._overlay)
        if self._overlay and wide < 1100:
            notes = False
        cramped = wide < 900 and (notes or self._overlay)
        self._outline.setVisible(outline)
        self._lines[0].setVisible(outline)
        self._notes.setVisible(bool(notes))
        self._lines[1].setVisible(bool(notes))
        self.reader.setVisible(not broken and not cramped)
        self._outline.setFixedWidth(self.width() if cramped and outline else self._theme.px(OUTLINE))
        self._notes.setFixedWidth(self.width() if cramped and notes else self._theme.px(NOTES))
        self.bar.show_notes(bool(notes))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the panes for the room."""
        super().resizeEvent(event)
        self._arrange()
