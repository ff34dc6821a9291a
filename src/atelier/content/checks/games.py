"""Rules about simulations that only their games tell."""

from __future__ import annotations

from collections.abc import Iterator

from atelier.content.checks.subject import Subject
from atelier.content.model import Remark
from atelier.content.remarks import Remarks
from atelier.content.scenario.soundness import check_games


def played(subject: Subject) -> Iterator[Remark]:
    """Every game goes to an end, and always has a good choice."""
    for scenario in subject.played():
        said = Remarks(scenario.file)
        check_games(scenario, said)
        yield from said.all
