"""What a block on the page may ask for: the lesson it belongs to and the learner's session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from atelier.content import model
from atelier.desktop.reading.document import Style
from atelier.desktop.reading.prose import ProseView
from atelier.desktop.theme import tokens
from atelier.desktop.theme.theme import Theme

if TYPE_CHECKING:
    from atelier.desktop.session import Session


@dataclass(frozen=True)
class Context:
    """The page's surroundings, given to each block."""

    session: Session
    theme: Theme
    course: model.Course
    lesson: model.Lesson
    follow: Callable[[str], None]
    """Goes where an address leads: lesson:, term:, note:, source:, sources:, http…"""
    open_decision: Callable[[str], None]
    open_simulation: Callable[[str], None] = lambda _: None

    @property
    def hue(self) -> str:
        """The workshop's colour."""
        return tokens.hue(self.course.workshop)

    @property
    def folder(self) -> Path:
        """The course's folder."""
        return Path(self.course.folder)

    def key(self, activity: str, item: str = "") -> str:
        """The journal's key of an activity or of an item."""
        return f"{self.course.id}/{activity}/{item}" if item else f"{self.course.id}/{activity}"

    @property
    def lesson_key(self) -> str:
        """The journal's key of the lesson."""
        return f"{self.course.id}/lesson/{self.lesson.id}"

    def prose(
        self,
        flows: model.Flows,
        role: str = "body",
        tone: str = "ink",
        *,
        blanks: bool = False,
        parent: QWidget | None = None,
    ) -> ProseView:
        """A run of text whose links are followed."""
        style = Style(self.theme, role, tone, self.folder, width=self.theme.px(510), blanks=blanks)
        view = ProseView(style, flows, parent)
        view.followed.connect(self.follow)
        return view
