"""What a rule looks at: a course as read, and what stands around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from atelier.content.course import CourseFile
from atelier.content.ids import Known
from atelier.content.lesson import Reading
from atelier.content.model import Course, Lesson, Remark
from atelier.content.scenario.model import Scenario
from atelier.content.scenario.reading import ScenarioReading


@dataclass(frozen=True, slots=True)
class Around:
    """What a course may call outside itself. `terms` is None where there is no glossary to ask."""

    lessons: frozenset[str] = frozenset()
    terms: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """A course as read. `file` is None where course.yaml cannot be used, or there is none.
    `lessons` go by file name without « .md », those that no module lists included; `scenarios`
    by file name without « .yaml »."""

    folder: Path
    file: CourseFile | None
    course: Course | None
    lessons: dict[str, Reading]
    around: Around = field(default_factory=Around)
    lock: dict[str, Known] | None = None
    scenarios: dict[str, ScenarioReading] = field(default_factory=dict)

    def shown(self) -> Iterator[Lesson]:
        """The lessons that an error does not keep from showing."""
        return (found.lesson for found in self.lessons.values() if found.lesson is not None)

    def played(self) -> Iterator[Scenario]:
        """The simulations that an error does not keep from being played."""
        return (found.scenario for found in self.scenarios.values() if found.scenario is not None)

    @property
    def whole(self) -> bool:
        """Whether every lesson could be read: else what seems missing may only be hidden."""
        listed = self.course.lessons if self.course else ()
        return (
            all(found.lesson for found in self.lessons.values())
            and all(found.scenario for found in self.scenarios.values())
            and not any(one.remarks for one in listed)
        )

    @property
    def heads_read(self) -> bool:
        """Whether the head of every lesson could be read: else its id and objectives are unknown."""
        return all(found.lesson or found.objectives for found in self.lessons.values())


Rule = Callable[[Subject], Iterable[Remark]]
