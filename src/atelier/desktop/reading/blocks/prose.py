"""Prose between two fenced blocks."""

from __future__ import annotations

from atelier.content import model
from atelier.desktop.reading.context import Context
from atelier.desktop.reading.prose import ProseView


def make(context: Context, block: model.Prose) -> ProseView:
    """The run of text."""
    view = context.prose(block.flows)
    view.setAccessibleName(view.tr("Texte de la leçon"))
    return view
