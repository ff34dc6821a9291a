"""The attestations of a class: the real page at the left, what is decided at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from atelier.classroom import words as wording
from atelier.classroom.classes import ClassState, Participant
from atelier.classroom.figures import Row
from atelier.classroom.hours import presence, suggest
from atelier.classroom.issuing import ready
from atelier.desktop import dates, routes
from atelier.desktop.classes import Classes
from atelier.desktop.screens.attestations.deciding import ask_everybody, kinds, show_mark
from atelier.desktop.screens.attestations.ports import AttestationActions
from atelier.desktop.session import Session
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.area import Area
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.combo import Combo
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.segmented import Segmented
from atelier.desktop.widgets.sheet import RATIO, PageSheet
from atelier.errors import AtelierError
from atelier.wording import explain

SIDE = 372
"""Pixels of the panel at 100 %."""
NARROW, LOW = 900, 620
"""Width and height at 100 % under which the page stands above what is decided."""
SETTLE = 250
"""Milliseconds after a change before the page is drawn again."""


class AttestationsScreen(QWidget):
    """One person at a time; what is decided is recorded at once."""

    def __init__(
        self,
        theme: Theme,
        session: Session,
        navigator: routes.Navigator,
        classes: Classes,
        actions: AttestationActions,
    ) -> None:
        super().__init__()
        self.theme = theme
        self._session, self._navigator = session, navigator
        self._classes, self._actions = classes, actions
        self._id, self._person = "", ""
        self._asked = 0
        self._narrow: bool | None = None
        self._drawn: object = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SETTLE)
        self._soon.timeout.connect(self._draw)
        self._build()
        theme.changed.connect(self._measure)
        classes.changed.connect(lambda: self.refresh() if self.isVisible() else None)

    # ------------------------------------------------------------------ building

    def _build(self) -> None:
        outermost = QHBoxLayout(self)
        outermost.setContentsMargins(0, 0, 0, 0)
        self._page = QScrollArea()
        self._page.setWidgetResizable(True)
        self._page.setFrameShape(QFrame.Shape.NoFrame)
        self._page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._whole = whole = QWidget()
        whole.setObjectName("content")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, whole)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._page.setWidget(whole)
        outermost.addWidget(self._page)
        self.sheet = PageSheet(self.theme)
        self._row.addWidget(self.sheet, 1)
        panel = QWidget()
        panel.setObjectName("page")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._panel = panel
        outer = QVBoxLayout(panel)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = QWidget()
        self._content.setObjectName("content")
        self._inside = QVBoxLayout(self._content)
        self._scroll.setWidget(self._content)
        self._outer = outer
        outer.addWidget(self._scroll, 1)
        self._foot = QVBoxLayout()
        outer.addLayout(self._foot)
        self._fill_panel()
        self._fill_foot()
        self._row.addWidget(panel)
        self._measure()

    def _named(self, words: str) -> Label:
        """A small name, and what it names below."""
        self._inside.addWidget(Label(words, "small", "ink2"))
        value = Label("", "strong")
        self._inside.addWidget(value)
        self._inside.addSpacing(self.theme.gap(8))
        return value

    def _fill_panel(self) -> None:
        theme, tr, gap = self.theme, self.tr, self.theme.gap
        self._inside.setSpacing(gap(2))
        self.back = Button(theme, tr("La classe"), icon="arrow-left", kind="quiet", small=True)
        self.back.clicked.connect(lambda: self._navigator.go(routes.Class(self._id)))
        self._inside.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._inside.addWidget(Label(tr("Attestations"), "section"))
        self._summary = Label("", "small", "ink2")
        self._inside.addWidget(self._summary)
        self._inside.addSpacing(gap(10))
        self._inside.addWidget(Label(tr("Personne"), "small", "ink2"))
        self.who = Combo(theme, tr("Personne"))
        self.who.currentIndexChanged.connect(lambda _: self._chosen())
        self._inside.addWidget(self.who)
        self._inside.addSpacing(gap(10))
        self._inside.addWidget(Label(tr("Modèle"), "small", "ink2"))
        self.kind = Segmented(theme, tr("Modèle"), kinds())
        self.kind.chosen.connect(self._decide)
        self._inside.addWidget(self.kind)
        self._inside.addSpacing(gap(6))
        self.everybody = Button(theme, tr("Décider pour plusieurs…"), kind="quiet", small=True)
        self.everybody.clicked.connect(self.decide_everybody)
        self._inside.addWidget(self.everybody, 0, Qt.AlignmentFlag.AlignLeft)
        self._inside.addSpacing(gap(4))
        self._objects = QWidget()
        column = QVBoxLayout(self._objects)
        column.setContentsMargins(0, 0, 0, gap(8))
        column.setSpacing(gap(4))
        column.addWidget(Label(tr("Objet : ce qui a été enseigné, une ligne chacun"), "small", "ink2"))
        self.object = Area(theme, tr("Objet de la formation"), 3)
        self.object.settled.connect(lambda _: self._write_object())
        column.addWidget(self.object)
        self._wrong = Label("", "small", "danger")
        self._wrong.hide()
        column.addWidget(self._wrong)
        self.aims = Button(theme, tr("Reprendre les objectifs"), kind="quiet", small=True)
        self.aims.clicked.connect(self._take_aims)
        column.addWidget(self.aims, 0, Qt.AlignmentFlag.AlignLeft)
        self._inside.addWidget(self._objects)
        self._there = self._named(tr("Présence"))
        self._work = self._named(tr("Leçons terminées"))
        self._advice = self._named(tr("Ce que la présence suggère"))
        self._inside.addWidget(Label(tr("Vérification"), "small", "ink2"))
        self._inside.addWidget(
            Label(
                tr("Votre marque est dans le PDF et dans le code; Atelier la vérifie sans connexion."),
                "small",
            )
        )
        self.mark = Button(theme, tr("Votre marque d’émetteur…"), kind="quiet", small=True)
        self.mark.clicked.connect(lambda: show_mark(self.theme, self.window(), self._actions))
        self._inside.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignLeft)
        self._inside.addStretch(1)

    def _fill_foot(self) -> None:
        theme, tr, gap = self.theme, self.tr, self.theme.gap
        self._foot.setSpacing(gap(10))
        self._place = Label("", "small", wrap=False)
        self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._foot.addWidget(self._place)
        row = QHBoxLayout()
        row.setSpacing(gap(10))
        self.before = Button(theme, icon="chevron-left", name=tr("Personne précédente"))
        self.before.clicked.connect(lambda: self._step(-1))
        self.next = Button(theme, tr("Suivante"), icon="chevron-right", trailing=True)
        self.next.setAccessibleName(tr("Personne suivante"))
        self.next.clicked.connect(lambda: self._step(1))
        row.addWidget(self.before)
        row.addWidget(self.next, 1)
        self._foot.addLayout(row)
        self.print = Button(theme, tr("Imprimer"), icon="printer")
        self.print.clicked.connect(self._print)
        self._foot.addWidget(self.print)
        self.save = Button(theme, "", icon="download", kind="filled")
        self.save.clicked.connect(self._save)
        self._foot.addWidget(self.save)

    # ------------------------------------------------------------------ showing

    @property
    def one(self) -> ClassState | None:
        """The class that is shown."""
        return self._classes.get(self._id)

    @property
    def person(self) -> Participant | None:
        """The person that is shown."""
        one = self.one
        return next((person for person in one.enrolled if person.id == self._person), None) if one else None

    def show_route(self, route: routes.Attestations) -> None:
        """Show a class, from a person or from the first who receives one."""
        self._id = route.class_
        one = self.one
        if one is None or not one.enrolled:
            self._navigator.go(routes.Classes() if one is None else routes.Class(one.id))
            return
        decided = ready(one)
        first = decided[0] if decided else one.enrolled[0]
        known = any(person.id == route.person for person in one.enrolled)
        self._person = route.person if known else first.id
        self._drawn = None
        self.setWindowTitle(self.tr("Attestations"))
        self.refresh()
        (self.save if self.save.isEnabled() else self.who).setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Keep the object that is being written."""
        self.object.settle()

    def refresh(self) -> None:
        """Show what is decided now."""
        one, person = self.one, self.person
        if one is None:
            return
        if person is None:
            if not one.enrolled:
                return
            person = one.enrolled[0]
            self._person = person.id
        decided = ready(one)
        count = len(decided)
        day = dates.day(one.start.date())
        words = (
            self.tr("Classe du {day}, {n} attestation")
            if count < 2
            else self.tr("Classe du {day}, {n} attestations")
        )
        self._summary.setText(words.format(day=day, n=count))
        self._show_people(one)
        kind = person.qualified.kind if person.qualified else "none"
        self.kind.choose(kind)
        self._objects.setVisible(kind != "none")
        self.object.set_text("\n".join(person.qualified.object) if person.qualified else "")
        self._wrong.hide()
        self.aims.setVisible(self._classes.course(one) is not None)
        self._show_facts(one, person)
        place = [some.id for some in one.enrolled].index(person.id)
        self._place.setText(self.tr("{n} sur {total}").format(n=place + 1, total=len(one.enrolled)))
        self.before.setEnabled(place > 0)
        self.next.setEnabled(place < len(one.enrolled) - 1)
        self.print.setEnabled(kind != "none")
        self.save.setEnabled(count > 0)
        words = (
            self.tr("Enregistrer")
            if not count
            else self.tr("Enregistrer l’attestation")
            if count == 1
            else self.tr("Enregistrer les {n}")
        )
        self.save.setText(words.format(n=count))
        self._soon.start(0 if self._drawn is None else SETTLE)

    def _show_people(self, one: ClassState) -> None:
        names = dict(kinds())
        self.who.blockSignals(True)
        self.who.clear()
        for person in one.enrolled:
            kind = person.qualified.kind if person.qualified else "none"
            mark = f" ({names[kind].lower()})" if kind != "none" else ""
            self.who.addItem(f"{person.name}{mark}", person.id)
        self.who.setCurrentIndex(self.who.findData(self._person))
        self.who.blockSignals(False)

    def _show_facts(self, one: ClassState, person: Participant) -> None:
        attended = person.attendance
        if attended is None:
            self._there.setText(self.tr("Elle n’est pas notée"))
        elif attended.mode == "absent":
            self._there.setText(wording.mode("absent"))
        else:
            there = presence(one, attended)
            words = wording.mode(attended.mode)
            if there.arrived and there.left:
                words += f", {wording.span(f'{there.arrived:%H:%M}', f'{there.left:%H:%M}')}"
            self._there.setText(words)
        row: Row | None = next(
            (row for row in self._classes.figures(one).rows if row.person == person.id), None
        )
        if row is None or not row.received:
            self._work.setText(self.tr("Aucun fichier reçu"))
        else:
            self._work.setText(self.tr("{n} sur {total}").format(n=row.seen, total=len(row.lessons)))
        advice = suggest(one, person)
        said = {
            "enough": self.tr("Participation : {percent} % des heures"),
            "short": self.tr("Aucune : {percent} % des heures"),
            "absent": self.tr("Aucune : absence"),
            "unknown": self.tr("Rien : la présence n’est pas notée"),
        }[advice.why]
        self._advice.setText(said.format(percent=advice.percent))

    def _draw(self) -> None:
        """Draw the page as it would be."""
        one, person = self.one, self.person
        if one is None or person is None:
            return
        self._asked += 1
        number = self._asked
        if person.qualified is None or person.qualified.kind == "none":
            self._drawn = None
            words = self.tr(
                "{name} ne reçoit pas d’attestation.\nChoisissez un modèle à droite pour en décider une."
            )
            self.sheet.say(words.format(name=person.name))
            return
        try:
            payload, code, _issued = self._actions.draft(one, person)
        except AtelierError as error:
            self.sheet.say(explain(error))
            return
        if self._drawn is None:
            self.sheet.say(self.tr("La page se prépare…"))

        def done(picture: bytes | None, why: str) -> None:
            if number != self._asked:
                return
            if picture is None:
                self.sheet.say(why)
                return
            self._drawn = payload
            words = self.tr("Page de l’attestation de {name}, numéro {number}")
            self.sheet.show_picture(picture, words.format(name=payload.name, number=payload.number))

        self._actions.picture(payload, code, self._classes.course(one), self.sheet.ppi, done)

    # ------------------------------------------------------------------ deciding

    def _chosen(self) -> None:
        self.object.settle()
        self._person = self.who.currentData() or self._person
        self.refresh()

    def _step(self, step: int) -> None:
        self.object.settle()
        one = self.one
        if one is None:
            return
        ids = [person.id for person in one.enrolled]
        place = ids.index(self._person) + step if self._person in ids else 0
        self._person = ids[max(0, min(len(ids) - 1, place))]
        focused = self.next if step > 0 else self.before
        self.refresh()
        if not focused.isEnabled():
            (self.before if step > 0 else self.next).setFocus(Qt.FocusReason.OtherFocusReason)

    def _aims(self, one: ClassState) -> list[str]:
        course = self._classes.course(one)
        return [objective.text for objective in course.objectives] if course else []

    def _object_of(self, one: ClassState, person: Participant, kind: str) -> list[str]:
        """The object that a decision keeps: what was written, else the objectives for a formation."""
        before = list(person.qualified.object) if person.qualified else []
        if kind == "none":
            return []
        return before or (self._aims(one) if kind == "formation" else [])

    def _decide(self, kind: str) -> None:
        one, person = self.one, self.person
        if one is None or person is None:
            return
        self.object.settle()
        person = self.person or person
        try:
            self._classes.qualify(one, [person], kind, self._object_of(one, person, kind))
        except AtelierError as error:
            self._objects.show()
            self._say_wrong(explain(error))
            self.object.setFocus(Qt.FocusReason.OtherFocusReason)

    def decide_everybody(self) -> None:
        """Decide for several at once."""
        one, person = self.one, self.person
        if one is None:
            return
        self.object.settle()
        kind = person.qualified.kind if person and person.qualified else "participation"
        decision = ask_everybody(self.theme, self.window(), one, kind)
        if decision is None:
            return
        lines = self._object_of(one, person, decision.kind) if person else []
        try:
            self._classes.qualify(one, decision.people, decision.kind, lines)
        except AtelierError as error:
            self._session.say(explain(error))
            return
        count = len(decision.people)
        words = (
            self.tr("C’est décidé pour {n} personne.")
            if count == 1
            else self.tr("C’est décidé pour {n} personnes.")
        )
        self._session.say(words.format(n=count))

    def _write_object(self) -> None:
        one, person = self.one, self.person
        if one is None or person is None or person.qualified is None or person.qualified.kind == "none":
            return
        lines = [line.strip() for line in self.object.toPlainText().splitlines() if line.strip()]
        if lines == list(person.qualified.object):
            return
        try:
            self._classes.qualify(one, [person], person.qualified.kind, [line[:200] for line in lines[:12]])
        except AtelierError as error:
            self._say_wrong(explain(error))

    def _say_wrong(self, words: str) -> None:
        self._wrong.setText(words)
        self._wrong.show()

    def _take_aims(self) -> None:
        one, person = self.one, self.person
        if one is not None and person is not None and person.qualified is not None:
            self._classes.qualify(one, [person], person.qualified.kind, self._aims(one))

    # ------------------------------------------------------------------ issuing

    def _save(self) -> None:
        self.object.settle()
        one = self.one
        if one is not None:
            self._actions.save_attestations(one, ready(one), self._issued)

    def _print(self) -> None:
        self.object.settle()
        one, person = self.one, self.person
        if one is not None and person is not None:
            self._actions.print_attestation(one, person, self._issued)

    def _issued(self, first: bool) -> None:
        if first:
            show_mark(self.theme, self.window(), self._actions, first=True)

    # ------------------------------------------------------------------ room

    def _measure(self) -> None:
        gap = self.theme.gap
        effective = self.theme.effective
        narrow = effective(self.window().width()) < NARROW or effective(self.window().height()) < LOW
        if narrow != self._narrow:
            self._narrow = narrow
            direction = QBoxLayout.Direction
            self._row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
            if narrow:
                self._scroll.takeWidget()
                self._outer.insertWidget(0, self._content, 1)
            else:
                self._scroll.setWidget(self._content)
            self._content.show()
            self._scroll.setVisible(not narrow)
        # Beside each other, they take the height there is: a scroll area would give them what they would like.
        self._whole.setMaximumHeight(16_777_215 if narrow else max(1, self.height()))
        if narrow:
            self._panel.setMinimumWidth(0)
            self._panel.setMaximumWidth(16_777_215)
            self.sheet.setFixedHeight(round((self.width() - 2 * gap(40)) * RATIO) + 2 * gap(40))
        else:
            self._panel.setFixedWidth(self.theme.px(SIDE))
            self.sheet.setMinimumHeight(0)
            self.sheet.setMaximumHeight(16_777_215)
        self._inside.setContentsMargins(gap(22), gap(20), gap(18), gap(12))
        self._foot.setContentsMargins(gap(22), gap(10), gap(22), gap(22))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other where there is room, else below."""
        super().resizeEvent(event)
        self._measure()
        if self._drawn is not None:
            self._soon.start()
