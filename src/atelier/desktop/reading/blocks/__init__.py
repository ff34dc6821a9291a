"""One file a kind of block: how it shows in the page at home. `REGISTRY` finds it by its type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from atelier.content import model
from atelier.desktop.reading.blocks import (
    callout,
    case,
    checklist,
    decision,
    exercise,
    prose,
    question,
    reflection,
    simulation,
    sources,
)
from atelier.desktop.reading.context import Context

Maker = Callable[[Context, Any], QWidget]

REGISTRY: dict[type, Maker | None] = {
    model.Prose: prose.make,
    model.Callout: callout.Callout,
    model.Checklist: checklist.Checklist,
    model.Question: question.make,
    model.Reflection: reflection.Reflection,
    model.Case: case.Case,
    model.Decision: decision.DecisionCard,
    model.Simulation: simulation.SimulationCard,
    model.Exercise: exercise.Exercise,
    model.Sources: sources.Sources,
    model.Card: None,  # asked in « Révision », after the lesson
    model.Slide: None,  # for the class: the page at home says it in prose
}
