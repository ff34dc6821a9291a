"""The order in which an ordering or a matching question is shown on paper: that of a first attempt."""

from __future__ import annotations

from atelier.content.model import Option, Question
from atelier.progress.grading import shuffled as shuffled_ids


def shuffled(question: Question) -> tuple[Option, ...]:
    """The options in an order that never gives the answer away, the same on every printing."""
    options = {option.id: option for option in question.options}
    return tuple(options[id] for id in shuffled_ids(tuple(options), question.id, 0))
