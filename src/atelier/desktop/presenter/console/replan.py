"""« Rattraper le temps »: what to shorten or to skip, one touch each, and what was changed, to give back."""

from __future__ import annotations

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.classroom.pacing import Saving, Step, minutes_of
from atelier.desktop.presenter import words
from atelier.desktop.presenter.leader import Leader
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.dialog import Dialog
from atelier.desktop.widgets.label import Label
from atelier.desktop.widgets.page import clear, rule
from atelier.desktop.widgets.spin import Hour


class Replan(Dialog):
    """Each touch counts at once; the delay and the end are said again after it."""

    def __init__(self, theme: Theme, leader: Leader, parent: QWidget) -> None:
        super().__init__(theme, parent.tr("Rattraper le temps"), parent)
        self._leader = leader
        self._said = self.add_text("")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.gap(8))
        self.body.addLayout(self._rows)
        made = self.add_buttons(("done", self.tr("Revenir à la salle")), safe="done", filled="done")
        self.done_button = made["done"]
        self.buttons: list[Button] = []
        self._build()

    def _build(self) -> None:
        leader = self._leader
        pace = leader.pace
        end = self.tr("Fin prévue : {hour}").format(hour=words.hour(pace.end))
        self._said.setText(f"{words.late(pace)} {end}.")
        clear(self._rows)
        self.buttons = []
        proposals = leader.proposals
        if proposals:
            self._head(self.tr("Pour finir à l’heure"))
            for one in proposals:
                self._offer(one)
            if len(proposals) > 1:
                every = self._button(self.tr("Faire tout cela"), "fast", lambda: self._all(proposals))
                self._rows.addWidget(every)
        known = {(one.step, one.skip, one.to) for one in proposals}
        others = [one for one in leader.savings if (one.step, one.skip, one.to) not in known]
        if others:
            self._head(self.tr("Ce qui peut encore être écourté"))
            for one in others:
                self._offer(one)
        changed = [step for step in leader.plan.steps if step.id in leader.showing.changes]
        if changed:
            self._head(self.tr("Ce que vous avez changé"))
            for step in changed:
                self._back(step)
        breaks = [step for step in leader.plan.steps if step.kind == "break"]
        if breaks:
            self._head(self.tr("La pause, à heure fixe"))
            for step in breaks:
                self._hold(step)
        if not (proposals or others or changed):
            self._rows.addWidget(Label(self.tr("Il ne reste rien à écourter."), "list", "ink2"))
        self.fit()

    def _head(self, text: str) -> None:
        if self._rows.count():
            self._rows.addWidget(rule())
        self._rows.addWidget(Label(text, "strong"))

    def _row(self, title: str, *widgets: QWidget) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.gap(10))
        row.addWidget(Label(title, "list"), 1)
        for one in widgets:
            row.addWidget(one)
        self._rows.addWidget(holder)

    def _button(self, text: str, name: str, act: object) -> Button:
        one = Button(self.theme, text, small=True)
        one.setObjectName(name)
        one.clicked.connect(lambda _=False: act())  # type: ignore[operator]
        self.buttons.append(one)
        return one

    def _offer(self, one: Saving) -> None:
        self._row(one.title, self._button(words.saving(one), f"cut-{one.step}", lambda: self._take(one)))

    def _take(self, one: Saving) -> None:
        self._leader.replan(one.step, one.to)
        self._again()

    def _all(self, proposals: tuple[Saving, ...]) -> None:
        for one in proposals:
            self._leader.replan(one.step, one.to)
        self._again()

    def _back(self, step: Step) -> None:
        now = minutes_of(step, self._leader.showing.changes)
        said = self.tr("{title} : sautée") if not now else self.tr("{title} : {n} min")
        give = self._button(
            self.tr("Remettre à {n} min").format(n=round(step.minutes)), f"back-{step.id}",
            lambda: self._give_back(step),
        )  # fmt: skip
        self._row(said.format(title=step.title, n=round(now)), give)

    def _give_back(self, step: Step) -> None:
        self._leader.replan(step.id, None)
        self._again()

    def _hold(self, step: Step) -> None:
        slot = next(slot for slot in self._leader.slots if slot.step.id == step.id)
        named = self.tr("Heure de « {title} »").format(title=step.title)
        field = Hour(named, QTime(slot.start.hour, slot.start.minute))
        held = step.hour is not None

        def hold() -> None:
            at = field.time()
            self._leader.hold(step.id, None if held else at.hour() * 60 + at.minute())
            self._again()

        words_ = self.tr("Ne plus tenir à cette heure") if held else self.tr("Tenir à cette heure")
        self._row(step.title, field, self._button(words_, f"hold-{step.id}", hold))

    def _again(self) -> None:
        self._build()
        self.done_button.setFocus()
