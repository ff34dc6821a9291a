"""The templates: how each kind of frame is laid out, from the largest size to the smallest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from atelier.classroom.deck import Kind
from atelier.desktop.slides.sheet import Size, Template, ladder, steady
from atelier.desktop.slides.templates import led, listed, said, shown, vote, worked

TEMPLATES: Mapping[Kind, tuple[Sequence[Size], Template]] = {
    Kind.TITLE: (ladder(132, 60, 56, 52, 48, 44, 40, 36), said.title),
    Kind.POINTS: (ladder(90, 62, 58, 54, 50, 46, 42, 38, 34, 30), listed.points),
    Kind.FIGURE: (ladder(76, 40, 38, 36, 34, 32, 30), shown.figure),
    Kind.QUOTE: (ladder(64, 96, 88, 80, 72, 64, 56, 50, 44, 38, 34, 30), said.quote),
    Kind.COMPARISON: (ladder(90, 62, 57, 52, 48, 45, 42, 39, 36, 33, 30), shown.comparison),
    Kind.ASKED: (ladder(112, 72, 68, 64, 58, 52, 46, 40, 36, 32, 30), said.question),
    Kind.EXERCISE: (
        (*ladder(84, 54, 50, 47, 44, 41, 38, 36, 34, 32, 30), Size(54, 30), Size(50, 30, 1)),
        worked.exercise,
    ),
    Kind.PAUSE: (ladder(210, 72), worked.pause),
    Kind.VOTE: (steady(54, 50, 47, 44, 41, 38, 36, 34, 32, 30, brief=True), vote.vote),
    Kind.CHECKLIST: (ladder(84, 46, 44, 42, 40, 38, 36, 34, 32, 30), listed.checklist),
    Kind.CASE: (ladder(80, 50, 47, 44, 41, 38, 36, 34, 32, 30), worked.case),
    Kind.DECISION: (ladder(84, 48, 45, 42, 39, 36, 34, 32, 30), led.decision),
    Kind.SIMULATION: (
        (*ladder(68, 44, 42, 40, 38, 36, 34, 32, 30), Size(52, 32, 1), Size(50, 30, 1), Size(48, 30, 2)),
        led.simulation,
    ),
}
