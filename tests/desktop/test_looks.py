"""What a person sees: measured on the pixels and on the places of real widgets."""

from __future__ import annotations

from atelier.app import App
from atelier.content import model
from atelier.desktop.reading.document import Style
from atelier.desktop.reading.prose import ProseView


def words(text: str) -> tuple[model.Flow, ...]:
    return (model.Paragraph((model.Text(text),)),)


def test_bullets_and_numbers_stand_apart_from_the_words(app: App) -> None:
    theme = app.theme
    many = tuple(words("mot") for _ in range(12))
    for flow in (model.Bullets(many), model.Numbered(many)):
        view = ProseView(Style(theme, width=400), (flow,))
        view.resize(400, view.heightForWidth(400))
        picture = view.grab().toImage()
        block = view.document().lastBlock()
        left = round(block.layout().position().x() + block.layout().lineAt(0).x())
        top = round(view.position_y(block.position()))
        ground = picture.pixel(picture.width() - 1, top)
        inked = [
            x for x in range(left) if any(picture.pixel(x, y) != ground for y in range(top, picture.height()))
        ]
        assert inked and inked[0] > 0, "the mark is cut at the left"
        assert 6 <= left - inked[-1] <= 14
