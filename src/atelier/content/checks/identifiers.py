"""Rules about ids that learners' journals hold."""

from __future__ import annotations

from collections.abc import Iterator

from atelier.content.checks.subject import Subject
from atelier.content.ids import compare, ids_of
from atelier.content.model import Remark


def lock(subject: Subject) -> Iterator[Remark]:
    """No id is removed or reused in silence."""
    if subject.file and subject.whole:
        yield from compare(subject.lock or {}, ids_of(subject.shown()), subject.file.retired)
