"""The places of the app that one can go to, and the one object that goes there."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True)
class Route:
    """A place. `section` is the entry of the navigation that it belongs to."""

    @property
    def section(self) -> str:
        """The entry of the navigation."""
        return type(self).__name__.lower()


@dataclass(frozen=True, slots=True)
class Home(Route):
    """Accueil."""


@dataclass(frozen=True, slots=True)
class Workshops(Route):
    """Ateliers."""


@dataclass(frozen=True, slots=True)
class Workshop(Route):
    """One workshop."""

    course: str

    @property
    def section(self) -> str:
        """Under Ateliers."""
        return "workshops"


@dataclass(frozen=True, slots=True)
class Lesson(Route):
    """A lesson. `anchor`: "" to resume, « #section », an activity's id, or « note/… »."""

    course: str
    lesson: str
    anchor: str = ""

    @property
    def section(self) -> str:
        """Under Ateliers."""
        return "workshops"


@dataclass(frozen=True, slots=True)
class Decision(Route):
    """A decision tree of a lesson, on a page of its own."""

    course: str
    lesson: str
    decision: str

    @property
    def section(self) -> str:
        """Under Ateliers."""
        return "workshops"


@dataclass(frozen=True, slots=True)
class Lists(Route):
    """Mes listes. `focus`: the key of an item to show."""

    focus: str = ""


@dataclass(frozen=True, slots=True)
class Glossary(Route):
    """Glossaire. `term`: the one to show."""

    term: str = ""


@dataclass(frozen=True, slots=True)
class PreferencesPage(Route):
    """Préférences."""

    @property
    def section(self) -> str:
        """Its entry."""
        return "preferences"


@dataclass(frozen=True, slots=True)
class Help(Route):
    """Aide."""


class Navigator(QObject):
    """Where the person is, where they were. Screens ask it; the window listens."""

    moved = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._past: list[Route] = []
        self.here: Route = Home()

    def go(self, route: Route) -> None:
        """Go to a place."""
        if route != self.here:
            self._past.append(self.here)
            del self._past[:-100]
        self.here = route
        self.moved.emit(route)

    def back(self) -> None:
        """Go back, or to Accueil."""
        self.here = self._past.pop() if self._past else Home()
        self.moved.emit(self.here)
