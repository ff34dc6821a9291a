"""The places of the app that one can go to, and the one object that goes there."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QObject, Signal


class Route(Struct, frozen=True):
    """A place. `section` is the entry of the navigation that it belongs to."""

    @property
    def section(self) -> str:
        """The entry of the navigation."""
        return type(self).__name__.lower()


class Home(Route, frozen=True):
    """Accueil."""


class Workshops(Route, frozen=True):
    """Ateliers."""


class Mine(Route, frozen=True):
    """Mes ateliers: those that a trainer writes."""

    @property
    def section(self) -> str:
        """Under Ateliers."""
        return "workshops"


class Workshop(Route, frozen=True):
    """One workshop."""

    course: str

    @property
    def section(self) -> str:
        """Under Ateliers."""
        return "workshops"


class Sources(Route, frozen=True):
    """The sources of a workshop."""

    course: str

    @property
    def section(self) -> str:
        """Under Ateliers."""
        return "workshops"


class Lesson(Route, frozen=True):
    """A lesson. `anchor`: "" to resume, « #section », an activity's id, or « note/… »."""

    course: str
    lesson: str
    anchor: str = ""

    @property
    def section(self) -> str:
        """Under Ateliers."""
        return "workshops"


class Decision(Route, frozen=True):
    """A decision tree of a lesson, on a page of its own."""

    course: str
    lesson: str
    decision: str

    @property
    def section(self) -> str:
        """Under Ateliers."""
        return "workshops"


class Simulation(Route, frozen=True):
    """A simulation: its opening, the game that goes on, or its debrief. `game`: a past game to look at."""

    course: str
    simulation: str
    game: str = ""

    @property
    def section(self) -> str:
        """Under Ateliers."""
        return "workshops"


class Present(Route, frozen=True):
    """What one looks at before presenting a workshop."""

    course: str

    @property
    def section(self) -> str:
        """Under Ateliers."""
        return "workshops"


class Led(Route, frozen=True):
    """What a session gave, once it is over."""

    session: str

    @property
    def section(self) -> str:
        """Under Ateliers."""
        return "workshops"


class Classes(Route, frozen=True):
    """The trainer's classes."""


class ClassForm(Route, frozen=True):
    """What is said of a class, to be written or changed. `class_`: none for a new one."""

    class_: str = ""

    @property
    def section(self) -> str:
        """Under Classe."""
        return "classes"


class Class(Route, frozen=True):
    """A class: its people, what they did."""

    class_: str

    @property
    def section(self) -> str:
        """Under Classe."""
        return "classes"


class Attestations(Route, frozen=True):
    """The attestations of a class. `person`: the one to show first."""

    class_: str
    person: str = ""

    @property
    def section(self) -> str:
        """Under Classe."""
        return "classes"


class Verify(Route, frozen=True):
    """Whether an attestation is genuine: for anybody."""

    @property
    def section(self) -> str:
        """Under Préférences, which everybody has."""
        return "preferences"


class HandIn(Route, frozen=True):
    """What a participant hands in of a workshop."""

    course: str

    @property
    def section(self) -> str:
        """Under Ateliers."""
        return "workshops"


class Survey(Route, frozen=True):
    """What a participant thinks of a workshop."""

    course: str

    @property
    def section(self) -> str:
        """Under Ateliers."""
        return "workshops"


class Lists(Route, frozen=True):
    """Mes listes. `focus`: the key of an item to show."""

    focus: str = ""


class Review(Route, frozen=True):
    """Révision."""


class Glossary(Route, frozen=True):
    """Glossaire. `term`: the one to show."""

    term: str = ""


class PreferencesPage(Route, frozen=True):
    """Préférences."""

    @property
    def section(self) -> str:
        """Its entry."""
        return "preferences"


class Help(Route, frozen=True):
    """Aide."""


class Organisation(Route, frozen=True):
    """The organisation that hands the app out: how one reaches it, its sessions."""


class PrepareEdition(Route, frozen=True):
    """Preparing an edition, for who hands the app out."""

    @property
    def section(self) -> str:
        """Under Préférences."""
        return "preferences"


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
