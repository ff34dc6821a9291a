"""What stands in the card's place when there is none to ask: it says why, and what comes next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from atelier.desktop.reviewing import MORE, Reviewing
from atelier.desktop.screens.review import words
from atelier.desktop.screens.review.words import tr
from atelier.desktop.theme.theme import Theme
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.card import Card
from atelier.desktop.widgets.flow import Flow
from atelier.desktop.widgets.icon import Icon
from atelier.desktop.widgets.label import Label


class Ending(NamedTuple):
    """Words and ways on: `ways` are the names of the actions, the first one filled."""

    icon: str
    title: str
    text: str
    ways: tuple[tuple[str, str], ...]


def ending(reviewing: Reviewing, now: datetime) -> Ending:
    """What to say when nothing is waiting."""
    day = reviewing.day
    if not reviewing.cards:
        return Ending(
            "copy-check",
            tr("Vos cartes viendront avec vos leçons"),
            tr(
                "Chaque leçon vue jusqu’au bout apporte une à trois questions. Elles reviennent ici, de"
                " moins en moins souvent, pour que l’essentiel soit là le jour où vous en aurez besoin."
            ),
            (("lesson", tr("Aller à la leçon suivante")),),
        )
    if day.soon:
        return _soon(reviewing, now)
    said = []
    if day.done:
        days = reviewing.days()
        cards = tr("{n} carte revue aujourd’hui") if day.done == 1 else tr("{n} cartes revues aujourd’hui")
        many = tr("votre premier jour de révision") if days == 1 else tr("{n} jours de révision en tout")
        said.append(f"{cards.format(n=day.done)}, {many.format(n=days)}.")
    if day.comes:
        said.append(tr("La suite revient {day}.").format(day=words.day(day.comes, day.on)))
    if len(reviewing.suspended()) == len(reviewing.cards):
        said.append(tr("Toutes vos cartes sont mises de côté; vous pouvez en reprendre."))
    ways: list[tuple[str, str]] = [("home", tr("Revenir à l’accueil"))]
    if day.beyond:
        more = min(day.beyond, MORE)
        label = tr("Continuer avec {n} carte") if more == 1 else tr("Continuer avec {n} cartes")
        ways.append(("more", label.format(n=more)))
    title = tr("C’est fait pour aujourd’hui") if day.done else tr("Rien à revoir aujourd’hui")
    return Ending("check", title, " ".join(said), tuple(ways))


def _soon(reviewing: Reviewing, now: datetime) -> Ending:
    soon = reviewing.day.soon
    memory = reviewing.memory(soon[0].key)
    assert memory is not None
    said = (
        tr("Une carte revient {when}.")
        if len(soon) == 1
        else tr("{n} cartes reviennent, la première {when}.")
    )
    text = said.format(n=len(soon), when=words.when(memory.due, now))
    ways = (
        ("now", tr("La revoir tout de suite") if len(soon) == 1 else tr("Les revoir tout de suite")),
        ("home", tr("Revenir à l’accueil")),
    )
    return Ending("clock", tr("Presque fini pour aujourd’hui"), text, ways)


class EndingCard(Card):
    """Shows an ending; `act` is given the name of the way chosen."""

    def __init__(self, theme: Theme, shown: Ending, act: Callable[[str], None]) -> None:
        super().__init__(theme, spine="green_f" if shown.icon == "check" else "")
        gap = theme.gap
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(41), gap(34), gap(34), gap(34))
        column.setSpacing(gap(10))
        head = QHBoxLayout()
        head.setSpacing(gap(14))
        tone = "green" if shown.icon == "check" else "ink"
        head.addWidget(Icon(theme, shown.icon, tone, 30), 0, Qt.AlignmentFlag.AlignTop)
        self.title = Label(shown.title, "figure")
        head.addWidget(self.title, 1)
        column.addLayout(head)
        self.text = Label(shown.text, "lead", "ink2")
        column.addWidget(self.text)
        column.addSpacing(gap(10))
        flow = Flow(gap(12))
        self.ways: dict[str, Button] = {}
        for name, label in shown.ways:
            button = Button(theme, label, kind="outlined" if self.ways else "filled")
            button.clicked.connect(lambda _=False, name=name: act(name))
            flow.addWidget(button)
            self.ways[name] = button
        column.addWidget(flow)
        column.addStretch(1)
