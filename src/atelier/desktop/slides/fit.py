"""Which frames of a deck do not fit their slide, whatever way the room takes to them."""

from __future__ import annotations

from collections.abc import Iterator

from atelier.classroom.deck import Frame
from atelier.content import model
from atelier.content.scenario.survey import ways
from atelier.desktop.slides.slides import Slides, stages
from atelier.desktop.slides.view import View

Path = tuple[tuple[str, str], ...]
UNTIL = "On reprend à 19\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}40"


def views(slides: Slides, frame: Frame) -> Iterator[View]:
    """A view of each way in which a frame may be laid out."""
    block = frame.block
    if isinstance(block, model.Decision):
        yield from (View(path=path) for path in steps_of(block))
    elif isinstance(block, model.Simulation):
        yield from (View(path=path) for path in ways(slides.scenario(block.id)))
    elif isinstance(block, model.Question):
        counts = {one.id: 8 + place for place, one in enumerate(block.options)}
        yield from (View(stage=stage, counts=counts) for stage in stages(frame))
        yield View(stage=2)
    else:
        yield from (View(stage=stage, until=UNTIL) for stage in stages(frame))


def steps_of(block: model.Decision) -> Iterator[Path]:
    """A path to each step and to each ending."""
    steps = {one.id: one for one in block.steps}
    seen = {block.steps[0].id}
    waiting: list[tuple[str, Path]] = [(block.steps[0].id, ())]
    yield ()
    while waiting:
        here, path = waiting.pop()
        for choice in steps[here].choices:
            if choice.target in seen:
                continue
            seen.add(choice.target)
            further = (*path, (here, choice.id))
            yield further
            if choice.target in steps:
                waiting.append((choice.target, further))


def overflowing(slides: Slides) -> Iterator[Frame]:
    """The frames that do not fit, in the order of the deck."""
    for frame in slides.deck.frames:
        if not all(slides.fits(frame, view) for view in views(slides, frame)):
            yield frame
