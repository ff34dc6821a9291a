"""The look in force: scheme, text size, reading font, motion. One object, one signal."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from atelier.desktop.theme import fonts, tokens
from atelier.desktop.theme.accent import colours
from atelier.desktop.theme.rescale import rescale
from atelier.desktop.theme.sheet import sheet
from atelier.desktop.theme.tokens import Role, Scheme


@dataclass(frozen=True, slots=True)
class Look:
    """What the person asked for. `scheme` « system » follows the computer; `text` is a percentage."""

    scheme: str = "system"
    text: int = 100
    reading: str = "atelier"
    motion: str = "system"


class Theme(QObject):
    """Colours, sizes and fonts for the widgets; `changed` tells them to ask again."""

    changed = Signal()

    def __init__(self, app: QApplication, look: Look, colour: str = "") -> None:
        super().__init__(app)
        self._app = app
        self._look = look
        self._accent = colour
        self._fonts: dict[str, QFont] = {}
        app.setStyle("Fusion")
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(lambda _: self._system_changed())
        hints.accessibility().contrastPreferenceChanged.connect(lambda _: self._system_changed())
        self._apply()

    # ------------------------------------------------------------------ asking

    @property
    def look(self) -> Look:
        """What the person asked for."""
        return self._look

    @property
    def accent(self) -> str:
        """The colour of the edition that it is dressed in, or nothing."""
        return self._accent

    @property
    def scheme(self) -> Scheme:
        """The theme in force, the system's choice resolved."""
        if self._look.scheme != "system":
            return Scheme(self._look.scheme)
        hints = QGuiApplication.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return Scheme.CONTRAST
        return Scheme.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else Scheme.LIGHT

    @property
    def factor(self) -> float:
        """The text's size: 1.0 at 100 %."""
        return self._look.text / 100

    @property
    def moves(self) -> bool:
        """Whether animations are wanted."""
        if self._look.motion != "system":
            return self._look.motion == "full"
        preference = getattr(QGuiApplication.styleHints().accessibility(), "motionPreference", None)
        reduced = getattr(Qt, "MotionPreference", None)
        return not (preference and reduced and preference() == reduced.ReducedMotion)

    def name(self, token: str) -> str:
        """A colour as « #rrggbb »."""
        return colours(self.scheme, self._accent)[token]

    def colour(self, token: str) -> QColor:
        """A colour."""
        return QColor(self.name(token))

    def px(self, pixels: float) -> int:
        """Something that grows with the text: a control's height, an icon."""
        return round(pixels * self.factor)

    def gap(self, pixels: float) -> int:
        """Padding and gaps grow three times slower than the text."""
        return round(pixels * self._growth)

    @property
    def _growth(self) -> float:
        return 1 + 0.3 * (self.factor - 1)

    def effective(self, width: int) -> float:
        """A window's width as if the text were at 100 %: what the layout depends on."""
        return width / self.factor

    def role(self, name: str) -> Role:
        """A kind of text."""
        return tokens.roles()[name]

    def size(self, role: str) -> int:
        """Pixels of a kind of text; never under 12, nor 14 at the text's size."""
        return max(12, round(max(14, self.role(role).size) * self.factor))

    def font(self, role: str) -> QFont:
        """The font of a kind of text, the caller's own."""
        if role not in self._fonts:
            kind = self.role(role)
            font = QFont(fonts.family(kind.family, self._look.reading))
            font.setPixelSize(self.size(role))
            font.setBold(kind.weight == "bold")
            self._fonts[role] = font
        return QFont(self._fonts[role])

    def line(self, role: str) -> float:
        """Height of a line in pixels."""
        return self.size(role) * self.role(role).line

    def metrics(self, role: str) -> QFontMetricsF:
        """Measures of a kind of text."""
        return QFontMetricsF(self.font(role))

    # ------------------------------------------------------------------ changing

    def set(self, **choices: object) -> None:
        """Change part of the look, in place."""
        look = replace(self._look, **choices)  # type: ignore[arg-type]
        if look != self._look:
            before = self._growth
            self._look = look
            self._apply()
            if self._growth != before:
                rescale(before, self._growth)
            self.changed.emit()

    def dress(self, colour: str) -> None:
        """Take the colour of an edition (« #rrggbb »), or none: what one presses wears it, within its contrast."""
        if colour != self._accent:
            self._accent = colour
            self._apply()
            self.changed.emit()

    def _system_changed(self) -> None:
        if self._look.scheme == "system":
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        fonts.load(self._look.reading)
        self._fonts.clear()
        self._app.setFont(self.font("list"))
        self._app.setPalette(self._palette())
        self._app.setStyleSheet(sheet(self))

    def _palette(self) -> QPalette:
        palette = QPalette()
        role = QPalette.ColorRole
        for place, token in (
            (role.Window, "bg"),
            (role.WindowText, "ink"),
            (role.Base, "surface"),
            (role.AlternateBase, "hover"),
            (role.Text, "ink"),
            (role.Button, "surface"),
            (role.ButtonText, "ink"),
            (role.ToolTipBase, "btn"),
            (role.ToolTipText, "onbtn"),
            (role.PlaceholderText, "ink2"),
            (role.Highlight, "sel"),
            (role.HighlightedText, "ink"),
            (role.Link, "ink"),
            (role.LinkVisited, "ink"),
            (role.Light, "surface"),
            (role.Mid, "line"),
            (role.Dark, "ctl"),
            (role.Shadow, "ctl"),
        ):
            palette.setColor(place, self.colour(token))
        return palette
