"""A question to the room: asked, counted, answered. Nothing of the answer shows before stage 2."""

from __future__ import annotations

from string import ascii_uppercase

from PySide6.QtCore import QRectF

from atelier.content import model
from atelier.content.model import Flows, Option, Question, QuestionKind
from atelier.desktop.slides import boxes, words
from atelier.desktop.slides.boxes import Box
from atelier.desktop.slides.pieces import Bar, Panel, Piece, Sign, Tick, Words
from atelier.desktop.slides.setting import SERIF, Style, lay
from atelier.desktop.slides.sheet import BOTTOM, LEFT, WIDE, Scene, plain_of
from atelier.desktop.slides.words import tr
from atelier.progress.grading import shuffled

BARS = (QuestionKind.TRUE_FALSE, QuestionKind.SINGLE, QuestionKind.MULTIPLE)
"""Kinds whose hands are counted."""
ANSWERED = 2
SHORT = 26
"""Characters of an option that stands beside its bar, as « Vrai » does."""


def order(question: Question) -> tuple[Option, ...]:
    """The options in the order in which they are lettered for the room: one that says nothing of the
    answer, and always the same."""
    if question.kind in BARS:
        return question.options
    options = {one.id: one for one in question.options}
    return tuple(options[name] for name in shuffled(tuple(options), question.id, 0))


def vote(scene: Scene) -> None:
    """The question at its stage."""
    block = scene.frame.block
    assert isinstance(block, Question)
    scene.title = round(_title_size(plain_of(block.title)) * scene.title / 100)
    total = sum(scene.view.counts.get(one.id, 0) for one in block.options)
    eyebrow = words.asked(block.kind)
    if total and scene.view.stage:
        eyebrow += f" · {words.hands(total)}"
    top = scene.head(eyebrow=eyebrow)
    if block.stem:
        stem = boxes.flows(block.stem, scene.small(0.88), WIDE, scene.colours)
        top = scene.add(stem, LEFT, top - 10) + 30
    bottom = BOTTOM
    if scene.view.stage >= ANSWERED:
        bottom = _reason(scene, block) - 26
    if block.kind in BARS:
        _options(scene, block, total, top, bottom)
    elif block.kind is QuestionKind.ORDERING:
        _ordering(scene, block, top, bottom)
    elif block.kind is QuestionKind.MATCHING:
        _matching(scene, block, top, bottom)
    else:
        _short(scene, block, top, bottom)


def _title_size(title: str) -> int:
    """By the length of the question alone: the same at its three stages."""
    return next(size for most, size in ((44, 84), (80, 76), (110, 66), (10_000, 58)) if len(title) <= most)


# --------------------------------------------------------------------------- the reason


def reasons(question: Question) -> Flows:
    """Why: what holds whatever was answered, or what makes the right answer right."""
    if question.explanation:
        return question.explanation
    right = [one.reason for one in question.options if one.right and one.reason]
    if question.kind is QuestionKind.MULTIPLE:
        return ()  # each right option says its own
    return right[0] if right else ()


def _reason(scene: Scene, question: Question) -> float:
    """The reason, below a line at the bottom; where the line stands."""
    found = reasons(question)
    if not found:
        return BOTTOM
    size = min(46, max(30, round(scene.body * 0.9)))
    style = Style(size, scene.colours.ink, line=1.3)
    box = boxes.flows(found, style, WIDE - 78, scene.colours)
    top = BOTTOM - 10 - box.height
    line = boxes.rule(WIDE, scene.colours.line)
    scene.later += line.put(LEFT, top - 26)
    mark = QRectF(LEFT, top + (size * 1.3 - 48) / 2, 48, 48)
    scene.later.append(Sign(area=mark, name="sparkle", colour=scene.colours.right))
    scene.later += box.put(LEFT + 78, top)
    scene.fits &= box.fits
    return top - 26


# --------------------------------------------------------------------------- options with hands


def _options(scene: Scene, question: Question, total: int, top: float, bottom: float) -> None:
    stage = scene.view.stage
    brief = max(len(plain_of(one.text)) for one in question.options) <= SHORT
    counted = stage >= 1 and total > 0
    if counted and brief and _bar_width(scene, question) >= LONG_BAR:
        _beside_bars(scene, question, total, top, bottom)
    elif counted:
        _above_bars(scene, question, total, top, bottom)
    else:
        _cards(scene, question, brief, top, bottom)


def _is_right(scene: Scene, option: Option) -> bool:
    return scene.view.stage >= ANSWERED and option.right


def _cards(scene: Scene, question: Question, brief: bool, top: float, bottom: float) -> None:
    """Asked, or answered without a count: lettered cards, in two columns where they are brief."""
    many = len(question.options) > 4
    columns = 2 if brief and len(question.options) % 2 == 0 else 1
    gap, across, pad = 14.0 if many else 22.0, 40.0, 34.0
    width = (WIDE - across * (columns - 1)) / columns
    rows = -(-len(question.options) // columns)
    room = (bottom - top - gap * (rows - 1)) / rows
    inside = [
        _lettered(scene, option, letter, width - 2 * pad, big=brief)
        for option, letter in zip(question.options, ascii_uppercase, strict=False)
    ]
    height = max(box.height for box in inside) + (24 if many else 36)
    height = max(height, min(room, height * 1.5, 260.0))
    if rows * height + gap * (rows - 1) > bottom - top:  # of different heights, where room lacks
        heights = [box.height + 22 for box in inside]
    else:
        heights = [height] * len(inside)
    shown = [
        _option_card(scene, box, width, high, pad, _is_right(scene, option))
        for box, high, option in zip(inside, heights, question.options, strict=True)
    ]
    scene.add(boxes.grid(shown, columns, gap, across), LEFT, top, bottom)


def _each_says(scene: Scene, question: Question) -> bool:
    """Whether each right option says why, where there is room for it."""
    return question.kind is QuestionKind.MULTIPLE and not scene.brief


def _option_card(scene: Scene, inside: Box, width: float, height: float, pad: float, right: bool) -> Box:
    if not right:
        return boxes.card(inside, width, height, pad, scene.colours)
    colours = scene.colours

    def put(x: float, y: float) -> list[Piece]:
        area = QRectF(x, y, width, height)
        panel = Panel(area=area, fill=colours.right_soft, edge=colours.right, width=6)
        return [panel, *inside.put(x + pad, y + (height - inside.height) / 2)]

    return Box(width, height, put, inside.fits)


def _lettered(scene: Scene, option: Option, letter: str, width: float, big: bool = False) -> Box:
    """A letter and the words of an option; the right one says so, with its reason if it is one of many."""
    size = scene.body if not big else round(scene.body * 1.3)
    mark = boxes.disc(letter, max(52, round(size * 1.4)), scene.colours, square=True)
    column = width - mark.width - 28
    right = _is_right(scene, option)
    said = _right_words(scene) if right else None
    room = column - (said.width + 30 if said else 0)
    box = boxes.text(option.text, scene.words(size=size, line=1.22, bold=big), room)
    question = scene.frame.block
    if right and isinstance(question, Question) and _each_says(scene, question):
        why = boxes.flows(option.reason, scene.small(0.8), room, scene.colours)
        box = boxes.stack([box, why], 4)
    left = boxes.beside([mark, box], 28, middle=True)
    if said is None:
        return left
    return boxes.beside([left, said], 30, middle=True)


def _right_words(scene: Scene) -> Box:
    """A check and « Bonne réponse »."""
    style = Style(max(30, round(scene.body * 0.8)), scene.colours.right, bold=True)
    laid = lay(tr("Bonne réponse"), style, 700)
    tick = style.size * 1.1

    def put(x: float, y: float) -> list[Piece]:
        mark = QRectF(x, y + (laid.height - tick) / 2, tick, tick)
        place = QRectF(x + tick + 12, y, laid.natural, laid.height)
        return [
            Tick(area=mark, colour=scene.colours.right), Words(area=place, said=laid.words, laid=laid),
        ]  # fmt: skip

    return Box(tick + 12 + laid.natural, laid.height, put)


COUNT = 250.0
"""The room of « 9  69 % » at the right of a bar."""
LONG_BAR = 840.0
"""A bar of which one half or the other holds « Bonne réponse », however it is filled."""


def _bar_width(scene: Scene, question: Question) -> float:
    """What is left for the bars beside the words of brief options."""
    style = scene.words(bold=True)
    longest = max(lay(one.text, style, 10_000).natural for one in question.options)
    return WIDE - COUNT - 44 - longest - _mark_size(scene) - 28


def _mark_size(scene: Scene) -> int:
    return max(62, round(scene.body * 1.5))


def _beside_bars(scene: Scene, question: Question, total: int, top: float, bottom: float) -> None:
    """Brief options: the words, the bar, the count, on one line."""
    style = scene.words(bold=True)
    names = [lay(one.text, style, 10_000) for one in question.options]
    mark = _mark_size(scene)
    column = max(one.natural for one in names) + mark + 28
    gap = 34.0
    count = len(names)
    height = max(84.0, min(132.0, (bottom - top - gap * (count - 1) - 20) / count))
    width = _bar_width(scene, question)
    y = top + 14
    for option, letter in zip(question.options, ascii_uppercase, strict=False):
        disc = boxes.disc(letter, mark, scene.colours, square=True)
        name = boxes.text(option.text, style, column - mark - 28 + 1)
        scene.add(disc, LEFT, y + (height - disc.height) / 2, bottom)
        scene.add(name, LEFT + mark + 28, y + (height - name.height) / 2, bottom)
        _bar(scene, option, total, LEFT + column + 44, y, width, height)
        y += height + gap
    scene.fits &= y - gap <= bottom + 1


def _above_bars(scene: Scene, question: Question, total: int, top: float, bottom: float) -> None:
    """Longer options: the words, and at their right the bar and the count."""
    longest = max(len(plain_of(one.text)) for one in question.options)
    bar = 430.0 if longest < 90 else 330.0
    mark = max(58, round(scene.body * 1.4))
    column = WIDE - bar - COUNT - mark - 28 - 40
    rows = []
    for option in question.options:
        name = boxes.text(option.text, scene.words(line=1.2), column)
        if _is_right(scene, option):
            told = [name, _right_words(scene)]
            if _each_says(scene, question):
                told.append(boxes.flows(option.reason, scene.small(0.8), column, scene.colours))
            name = boxes.stack(told, 2)
        rows.append(name)
    heights = [max(box.height, 66.0) for box in rows]
    least = 24.0
    free = bottom - top - sum(heights) - least * (len(rows) - 1) - 10
    gap = least + max(0.0, min(free / len(rows), 30.0))
    y = top + 8
    for option, letter, box, height in zip(question.options, ascii_uppercase, rows, heights, strict=False):
        disc = boxes.disc(letter, mark, scene.colours, square=True)
        scene.add(disc, LEFT, y + (height - disc.height) / 2, bottom)
        scene.add(box, LEFT + mark + 28, y + (height - box.height) / 2, bottom)
        high = min(height, 92.0)
        _bar(scene, option, total, LEFT + WIDE - COUNT - bar, y + (height - high) / 2, bar, high, said=False)
        y += height + gap
    scene.fits &= y - gap <= bottom + 1


def _bar(
    scene: Scene,
    option: Option,
    total: int,
    x: float,
    y: float,
    width: float,
    height: float,
    said: bool = True,
) -> None:
    """The hands of an option: hatched; the right one plain, framed, checked and said on the bar, unless
    its words say it already."""
    colours, count = scene.colours, scene.view.counts.get(option.id, 0)
    area = QRectF(x, y, width, height)
    share = count / total
    right = _is_right(scene, option)
    if right:
        edge = QRectF(x - 10, y - 10, width + 20, height + 20)
        scene.pieces.append(Panel(area=edge, fill=colours.page, edge=colours.right, width=5, radius=28))
        scene.pieces.append(Bar(area=area, share=share, track=colours.track, fill=colours.right))
        if said:
            _inside(scene, area, share)
    else:
        bar = Bar(area=area, share=share, track=colours.track, fill=colours.hatch2, stripe=colours.hatch)
        scene.pieces.append(bar)
    number = lay(str(count), scene.serif(66, line=1.2), 200)
    per = lay(words.percent(count, total), Style(44, colours.ink), 200)
    middle = y + height / 2
    right_edge = x + width + COUNT
    place = QRectF(right_edge - per.natural, middle - per.height / 2 + 4, per.natural, per.height)
    left = right_edge - per.natural - 22 - number.natural
    big = QRectF(left, middle - number.height / 2 - 2, number.natural, number.height)
    scene.pieces.append(Words(area=big, said=number.words, laid=number))
    scene.pieces.append(Words(area=place, said=per.words, laid=per))


def _inside(scene: Scene, area: QRectF, share: float) -> None:
    """« Bonne réponse » on the bar: on its full part if it is long enough, else on its empty part."""
    size = 44
    laid = lay(tr("Bonne réponse"), Style(size, scene.colours.on_right, bold=True), 700)
    need = laid.natural + size + 56
    full = area.width() * share
    if full < need:
        laid = lay(tr("Bonne réponse"), Style(size, scene.colours.right, bold=True), 700)
    x = area.x() + (full + 26 if full < need else 34)
    tick = QRectF(x, area.center().y() - size / 2, size, size)
    scene.pieces.append(Tick(area=tick, colour=laid.style.colour))
    place = QRectF(x + size + 16, area.center().y() - laid.height / 2, laid.natural, laid.height)
    scene.pieces.append(Words(area=place, said=laid.words, laid=laid))


# --------------------------------------------------------------------------- order, pairs, few words


def _ordering(scene: Scene, question: Question, top: float, bottom: float) -> None:
    """Lettered in no order; then numbered in the right one, each with the letter it had."""
    shown = order(question)
    letters = {one.id: letter for one, letter in zip(shown, ascii_uppercase, strict=False)}
    answered = scene.view.stage >= ANSWERED
    found = question.options if answered else shown
    style = scene.words(line=1.22)
    size = max(54, round(style.size * 1.35))
    rows = []
    for number, one in enumerate(found, 1):
        letter = boxes.disc(letters[one.id], size, scene.colours, square=True)
        parts = [letter]
        if answered:
            parts.insert(0, boxes.disc(str(number), size, scene.colours))
        width = WIDE - (size + 24) * len(parts)
        parts.append(boxes.text(one.text, style, width))
        rows.append(boxes.beside(parts, 24, middle=True))
    _down(scene, rows, top, bottom)


def _matching(scene: Scene, question: Question, top: float, bottom: float) -> None:
    """Two columns; then each pair on one line."""
    shuffled_options = order(question)
    letters = {one.id: letter for one, letter in zip(shuffled_options, ascii_uppercase, strict=False)}
    answered = scene.view.stage >= ANSWERED
    partners = question.options if answered else shuffled_options
    style = scene.words(line=1.2)
    size = max(52, round(style.size * 1.3))
    arrow = 54.0
    side = (WIDE - arrow - 60) / 2
    rows = []
    for number, (one, partner) in enumerate(zip(question.options, partners, strict=True), 1):
        left = boxes.beside(
            [boxes.disc(str(number), size, scene.colours), boxes.text(one.text, style, side - size - 22)],
            22, middle=True,
        )  # fmt: skip
        mark = boxes.disc(letters[partner.id], size, scene.colours, square=True)
        right = boxes.beside([mark, boxes.text(partner.match, style, side - size - 22)], 22, middle=True)
        joint = _arrow(scene, arrow) if answered else boxes.nothing(arrow, 10)
        rows.append(boxes.beside([left, joint, right], 30, middle=True))
    _down(scene, rows, top, bottom)


def _arrow(scene: Scene, size: float) -> Box:
    colour = scene.colours.right

    def put(x: float, y: float) -> list[Piece]:
        return [Sign(area=QRectF(x, y, size, size), name="arrow-right", colour=colour)]

    return Box(size, size, put)


def _down(scene: Scene, rows: list[Box], top: float, bottom: float) -> None:
    least = max(12.0, scene.body * 0.34)
    free = bottom - top - sum(box.height for box in rows) - least * (len(rows) - 1)
    gap = least + max(0.0, min(free / len(rows), scene.body * 0.55))
    scene.add(boxes.stack(rows, gap), LEFT, top, bottom)


def _short(scene: Scene, question: Question, top: float, bottom: float) -> None:
    """A line to fill; then the answer on it."""
    height = 170.0
    y = top + max(0.0, min((bottom - top - height) * 0.3, 90.0))
    colours = scene.colours
    area = QRectF(LEFT, y, WIDE, height)
    if scene.view.stage < ANSWERED:
        scene.pieces.append(Panel(area=area, fill=colours.card, edge=colours.line, under=3))
        words_ = boxes.text(tr("Votre réponse?"), Style(48, colours.ink2, SERIF, italic=True), WIDE - 88)
        scene.add(words_, LEFT + 44, y + (height - words_.height) / 2, bottom)
        return
    accepted = next((one for one in question.options if one.right), None)
    if accepted is None:
        return
    said = _right_words(scene)
    style = scene.serif(72)
    box = boxes.text(accepted.text, style, WIDE - 88 - said.width - 40, balanced=True)
    while style.size > 36 and (box.height > height - 20 or not box.fits):
        style = style._replace(size=style.size - 4)
        box = boxes.text(accepted.text, style, WIDE - 88 - said.width - 40, balanced=True)
    scene.pieces.append(Panel(area=area, fill=colours.right_soft, edge=colours.right, width=6))
    scene.add(box, LEFT + 44, y + (height - box.height) / 2, bottom)
    scene.add(said, LEFT + WIDE - 44 - said.width, y + (height - said.height) / 2, bottom)
    scene.fits &= y + height <= bottom


__all__ = ["BARS", "model", "order", "reasons", "vote"]
