"""The class that the page shows, and what acting on it takes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from atelier.classroom.classes import ClassState, Participant
from atelier.desktop.classes import Classes
from atelier.desktop.screens.room.ports import RoomActions
from atelier.desktop.session import Session
from atelier.desktop.theme.theme import Theme
from atelier.errors import AtelierError
from atelier.wording import explain


class Shown:
    """Shared by the page and what acts for it; `id` is the class, and only the page sets it."""

    def __init__(
        self, page: QWidget, theme: Theme, session: Session, classes: Classes, actions: RoomActions
    ) -> None:
        self.page, self.theme = page, theme
        self.session, self.classes, self.actions = session, classes, actions
        self.id = ""

    @property
    def one(self) -> ClassState | None:
        """The class as it is now, unless it was erased."""
        return self.classes.get(self.id)

    @property
    def window(self) -> QWidget:
        """Where dialogs open."""
        return self.page.window()

    def now(self, person: Participant) -> Participant | None:
        """The person as they are now: a menu may have stood open."""
        one = self.one
        return next((now for now in one.people if now.id == person.id), None) if one else None

    def attempt(self, act: Callable[[], object]) -> bool:
        """Act, or say why not; whether it was done."""
        try:
            act()
        except AtelierError as error:
            self.session.say(explain(error))
            return False
        return True
