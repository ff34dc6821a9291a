"""A slide laid out once: its pieces, whether they fit, what they say."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QRectF

from atelier.classroom.deck import Deck, Frame, Occasion
from atelier.content.model import Inlines
from atelier.content.scenario.model import Scenario
from atelier.content.words import plain
from atelier.desktop.slides import boxes
from atelier.desktop.slides.boxes import Box
from atelier.desktop.slides.palette import Palette
from atelier.desktop.slides.pieces import Piece, Words
from atelier.desktop.slides.setting import FLOOR, SERIF, Style
from atelier.desktop.slides.view import Look, View

WIDTH, HEIGHT = 1920.0, 1080.0
"""The canvas, in its own pixels."""
SPINE = 44.0
LEFT, RIGHT = 168.0, 1800.0
WIDE = RIGHT - LEFT
TOP, BOTTOM = 84.0, 944.0
"""Where the words of a slide may stand; below is the foot."""
FOOT = 1010.0
"""The middle of the foot."""
EYEBROW = 36


class Clock(Struct, frozen=True):
    """Where a countdown is painted over a slide, and the minutes planned. `big`: the ring of a pause."""

    x: float
    y: float
    width: float
    height: float
    minutes: float
    big: bool = False

    @property
    def area(self) -> QRectF:
        """Its place on the canvas."""
        return QRectF(self.x, self.y, self.width, self.height)


class Kit(Struct, frozen=True):
    """What every slide of a deck is made with."""

    deck: Deck
    look: Look
    colours: Palette
    occasion: Occasion
    scenario: Callable[[str], Scenario]


class Size(Struct, frozen=True):
    """A rung of the ladder: the size of titles and that of words."""

    title: int
    body: int
    brief: int = 0  # how much of what may be said aloud instead is left out


class Scene:
    """One attempt to lay out a frame, at one size. Templates add boxes to it from top to bottom."""

    def __init__(self, kit: Kit, frame: Frame, view: View, size: Size) -> None:
        self.kit, self.frame, self.view = kit, frame, view
        self.colours = kit.colours
        self.title, self.body, self.brief = size.title, size.body, size.brief
        self.pieces: list[Piece] = []
        self.later: list[Piece] = []  # placed first, read last
        self.fits = True
        self.clock: Clock | None = None

    def add(self, box: Box, x: float, y: float, bottom: float = BOTTOM) -> float:
        """Give a box its place; where it ends. It must end above `bottom`, and before the margin."""
        self.pieces += box.put(x, y)
        self.fits &= box.fits and y + box.height <= bottom + 1 and x + box.width <= WIDTH
        return y + box.height

    def words(self, **marks: object) -> Style:
        """The text of this attempt."""
        style = Style(self.body, self.colours.ink)
        return style._replace(**marks) if marks else style  # type: ignore[arg-type]

    def small(self, share: float = 0.82, floor: int = FLOOR) -> Style:
        """What explains: smaller, in the second ink."""
        return Style(max(floor, round(self.body * share)), self.colours.ink2)

    def serif(self, size: int, **marks: object) -> Style:
        """A title."""
        style = Style(size, self.colours.ink, SERIF, bold=True, line=1.16)
        return style._replace(**marks) if marks else style  # type: ignore[arg-type]

    def head(
        self,
        title: Inlines | str | None = None,
        eyebrow: str | None = None,
        width: float = WIDE,
        top: float = TOP,
    ) -> float:
        """The eyebrow and the title; where what follows may begin."""
        small = self.frame.eyebrow if eyebrow is None else eyebrow
        y = top
        if small:
            style = Style(EYEBROW, self.colours.hue, bold=True)
            y = self.add(boxes.text(small, style, width), LEFT, y) + 4
        shown = self.frame.title if title is None else title
        y = self.add(boxes.text(shown, self.serif(self.title), width, balanced=True), LEFT, y)
        return y + max(24.0, self.title * 0.5)


class Sheet:
    """A slide laid out. `fits`: nothing is cut, nothing is under 30 pixels of 1080 lines."""

    def __init__(self, pieces: Sequence[Piece], fits: bool, clock: Clock | None) -> None:
        self.pieces = tuple(pieces)
        self.fits = fits
        self.clock = clock

    def text(self) -> str:
        """What a screen reader says, in reading order: a line a paragraph."""
        return "\n".join(one.said for one in self.pieces if one.said)

    @property
    def words(self) -> tuple[Words, ...]:
        """The paragraphs, in reading order."""
        return tuple(one for one in self.pieces if isinstance(one, Words))

    @property
    def smallest(self) -> int:
        """The size of the smallest words."""
        return min((one.laid.style.size for one in self.words), default=FLOOR)

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """The words of each line of each paragraph."""
        return tuple(one.laid.lines for one in self.words)


Template = Callable[[Scene], None]


def laid_out(kit: Kit, frame: Frame, view: View, sizes: Sequence[Size], template: Template) -> Sheet:
    """The frame at the first size of the ladder that fits; at the last if none does."""
    scene = None
    for size in sizes:
        scene = Scene(kit, frame, view, size)
        template(scene)
        if scene.fits:
            break
    assert scene is not None
    return Sheet([*scene.pieces, *scene.later], scene.fits, scene.clock)


def ladder(title: int, *sizes: int) -> tuple[Size, ...]:
    """Sizes of words from large to small, the title going down with them, but less."""
    top = sizes[0]
    return tuple(Size(max(46, round(title * (size / top) ** 0.62)), size) for size in sizes)


def steady(*sizes: int, brief: bool = False) -> tuple[Size, ...]:
    """Sizes whose titles keep theirs: the same title must not move from one stage to the next."""
    rungs = [Size(100, size) for size in sizes]
    if brief:
        rungs += [Size(100, size, 1) for size in sizes if size <= 44]
    return (*rungs, *(Size(share, 30, int(brief)) for share in (92, 84, 76, 68)))


def plain_of(words: Inlines) -> str:
    """The words of a run on one line."""
    return " ".join(plain(words).split("\n")).strip()
