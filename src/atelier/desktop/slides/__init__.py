"""Slides on a canvas of 1920 × 1080: laid out once, painted the same at any size."""

from atelier.classroom.deck import Occasion
from atelier.desktop.slides.sheet import Sheet
from atelier.desktop.slides.slides import Slides, stages
from atelier.desktop.slides.view import Look, View

__all__ = ["Look", "Occasion", "Sheet", "Slides", "View", "stages"]
