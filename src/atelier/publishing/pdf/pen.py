"""What the functions that write Typst need to know while they walk one lesson."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from atelier.content.model import Course, Lesson, Sources
from atelier.publishing.handout import Printing
from atelier.publishing.walk import questions


@dataclass(frozen=True)
class Around:
    """What surrounds the lessons of one document.

    `inside`: ids (course, lesson) of the lessons printed in it; `terms`: ids of the glossary's
    terms explained in it; `titles`: those of all lessons, keyed by (course, lesson).
    """

    printing: Printing
    course: Course
    titles: Mapping[tuple[str, str], str]
    inside: frozenset[tuple[str, str]]
    terms: frozenset[str]
    pictures: Pictures


class Pictures:
    """The pictures met on the way: where they are, and under which name Typst sees them."""

    def __init__(self) -> None:
        self.names: dict[tuple[str, str], str] = {}

    def name(self, folder: str, source: str) -> str:
        """The name in Typst's folder of a picture of a course's folder."""
        extension = source.rpartition(".")[2].lower()
        return self.names.setdefault((folder, source), f"picture-{len(self.names)}.{extension}")


@dataclass
class Pen:
    """The state of one lesson while it is written: its numbers, and where its headings stand.

    `base` is the level of the lesson's title in the document.
    """

    around: Around
    lesson: Lesson
    base: int
    numbers: Mapping[str, int] = field(init=False)
    sources: frozenset[str] = field(init=False)
    noted: set[int] = field(init=False, default_factory=set)
    _deepest: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.numbers = questions(self.lesson)
        self.sources = frozenset(
            item.id for block in self.lesson.blocks if isinstance(block, Sources) for item in block.items
        )

    def heading(self, level: int) -> int:
        """The level in the document of a heading of the lesson (2 or 3): never a step skipped,
        which a screen reader would stumble on and PDF/UA forbids."""
        depth = min(level - 1, self._deepest + 1)
        self._deepest = depth
        return self.base + depth

    def activity(self) -> int:
        """The level of an activity's title: just below the section where it stands."""
        return self.base + min(self._deepest, 1) + 1

    def label(self, kind: str, id: str) -> str:
        """A name for a place of this lesson, unique in the document."""
        return f"{kind}:{self.around.course.id}/{self.lesson.id}/{id}"
