"""The look in force, with the text larger or smaller than elsewhere: notes read from a lectern."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from atelier.desktop.theme.theme import Theme


class Zoomed(Theme):
    """A theme whose text is `percent` of another's; it follows all that the other changes."""

    def __init__(self, theme: Theme, percent: int) -> None:
        QObject.__init__(self, theme)  # the application already has its style: `Theme` would set it again
        self._theme, self._percent = theme, percent
        self._fonts = {}
        self._look = theme.look
        theme.changed.connect(self._follow)
        self._follow()

    @property
    def percent(self) -> int:
        """The size, a percentage of the other's."""
        return self._percent

    def set_percent(self, percent: int) -> None:
        """Change the size."""
        if percent != self._percent:
            self._percent = percent
            self._follow()

    def _follow(self) -> None:
        look = self._theme.look
        self._look = replace(look, text=round(look.text * self._percent / 100))
        self._accent = self._theme.accent
        self._fonts.clear()
        self.changed.emit()
