"""The frames of a deck as pages of a file: what is led live (votes, decisions) is laid flat."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_uppercase
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from atelier.classroom.deck import Deck, Frame, Kind, in_class
from atelier.content import model
from atelier.content.model import (
    Bullets,
    Flows,
    Inlines,
    Numbered,
    Option,
    Paragraph,
    Question,
    QuestionKind,
    Strong,
    Table,
    Text,
)
from atelier.publishing.order import shuffled
from atelier.publishing.words import word

CHOSEN = (QuestionKind.TRUE_FALSE, QuestionKind.SINGLE, QuestionKind.MULTIPLE)


class Lettered(Struct, frozen=True):
    """An option to choose: « A » and its words. `right` only where the answer is told."""

    letter: str
    words: Inlines
    right: bool = False


class Leaf(Struct, frozen=True):
    """A page. `answer`: it tells an answer, so that no participant's copy holds it. `band`: with whom
    and what to hand in. `notes`: what the trainer alone reads, the prose included."""

    id: str
    kind: Kind
    number: int
    eyebrow: str
    title: Inlines
    flows: Flows = ()
    choices: tuple[Lettered, ...] = ()
    band: Inlines = ()
    minutes: float = 0.0
    notes: Flows = ()
    answer: bool = False
    segment: str = ""


def leaves(deck: Deck, reserve: bool = False, answers: bool = True) -> tuple[Leaf, ...]:
    """The pages of a deck: those on the way, with those in reserve if one likes."""
    frames = deck.frames if reserve else deck.way
    found = (leaf for frame in frames for leaf in _of(frame, deck.number(frame.id)))
    return tuple(cleaned(one) for one in found if answers or not one.answer)


def cleaned(leaf: Leaf) -> Leaf:
    """The same without what only a lesson can follow: calls of notes and of sources, links."""
    return replace(
        leaf,
        title=_bare(leaf.title),
        flows=_bare(leaf.flows),
        notes=_bare(leaf.notes),
        choices=tuple(replace(one, words=_bare(one.words)) for one in leaf.choices),
    )


def cleaned_flows(flows: Flows) -> Flows:
    """Flows without calls of notes and of sources, nor links."""
    found: Flows = _bare(flows)
    return found


def _bare(node: Any) -> Any:
    if isinstance(node, tuple):
        found: list[Any] = []
        for one in node:
            if isinstance(one, (model.Link, model.LessonLink, model.TermLink)):
                found += _bare(one.children)
            elif not isinstance(one, (model.NoteMark, model.Cite)):
                found.append(_bare(one))
        return tuple(found)
    if isinstance(node, Struct):
        changes = {
            name: _bare(value)
            for name in node.__struct_fields__
            if isinstance(value := getattr(node, name), tuple)
        }
        return replace(node, **changes) if changes else node
    return node


def _of(frame: Frame, number: int) -> Iterator[Leaf]:
    leaf = Leaf(
        frame.id, frame.kind, number, frame.eyebrow, frame.title, frame.flows,
        minutes=frame.minutes, notes=notes_of(frame), segment=frame.segment,
    )  # fmt: skip
    block = frame.block
    if isinstance(block, Question):
        yield from _question(leaf, block)
    elif isinstance(block, model.Checklist):
        items = tuple((Paragraph(item.text),) for item in block.items)
        yield replace(leaf, flows=(*block.intro, Numbered(items)))
    elif isinstance(block, model.Case):
        yield from _case(leaf, block)
    elif isinstance(block, model.Decision):
        first = block.steps[0]
        yield replace(
            leaf, flows=(*block.intro, Paragraph((Strong(first.title),)), *first.help),
            choices=_lettered(tuple(one.text for one in first.choices)),
        )  # fmt: skip
    elif isinstance(block, model.Simulation):
        yield replace(leaf, flows=block.intro)
    elif isinstance(block, model.Exercise):
        band: Inlines = (
            Strong((Text(_capital(block.grouping) + "\N{NO-BREAK SPACE}: "),)),
            Text(block.hand_in),
        )
        yield replace(leaf, flows=in_class(block.flows), band=band, minutes=float(block.minutes))
    else:
        yield leaf


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def notes_of(frame: Frame) -> Flows:
    """The trainer's notes, then the text of the lesson; of an exercise, its debrief and its answers."""
    parts: list[model.Flow] = list(frame.notes)
    for name, flows in (
        ("debrief", frame.debrief),
        ("expected", frame.answers),
        ("lesson_text", frame.prose),
    ):
        if flows:
            parts += [Paragraph((Strong((Text(word(name)),)),)), *flows]
    return tuple(parts)


def _lettered(options: tuple[Inlines, ...]) -> tuple[Lettered, ...]:
    return tuple(Lettered(letter, one) for letter, one in zip(ascii_uppercase, options, strict=False))


# --------------------------------------------------------------------------- votes


def _question(leaf: Leaf, block: Question) -> Iterator[Leaf]:
    eyebrow = word(f"ask_{block.kind.replace('-', '_')}")
    asked = replace(leaf, eyebrow=eyebrow, flows=block.stem)
    answered = replace(asked, eyebrow=word("answer_of", kind=eyebrow), answer=True)
    why = _reason(block)
    if block.kind in CHOSEN:
        options = _lettered(tuple(one.text for one in block.options))
        yield replace(asked, choices=options)
        told = tuple(
            Lettered(one.letter, one.words, option.right)
            for one, option in zip(options, block.options, strict=True)
        )
        yield replace(answered, choices=told, flows=why)
    elif block.kind is QuestionKind.ORDERING:
        yield replace(asked, choices=_lettered(tuple(one.text for one in shuffled(block))))
        items = tuple((Paragraph(one.text),) for one in block.options)
        yield replace(answered, flows=(Numbered(items), *why))
    elif block.kind is QuestionKind.MATCHING:
        yield replace(
            asked, flows=(*block.stem, _columns(block, shuffled(block), "matching_left", "matching_right"))
        )
        yield replace(
            answered, flows=(_columns(block, block.options, "matching_left", "matching_right"), *why)
        )
    else:
        yield asked
        accepted = next((one.text for one in block.options if one.right), ())
        yield replace(answered, flows=(Paragraph((Strong(accepted),)), *why))


def _columns(block: Question, partners: tuple[Option, ...], left: str, right: str) -> Table:
    """Two columns; the partners keep the letters that they had when they were asked."""
    letters = {one.id: letter for one, letter in zip(shuffled(block), ascii_uppercase, strict=False)}
    rows = tuple(
        ((Text(f"{number}. "), *one.text), (Text(f"{letters[partner.id]}. "), *partner.match))
        for number, (one, partner) in enumerate(zip(block.options, partners, strict=True), 1)
    )
    return Table(((Text(word(left)),), (Text(word(right)),)), rows, ("left", "left"))


def _reason(block: Question) -> Flows:
    if block.explanation:
        return block.explanation
    right = [one.reason for one in block.options if one.right and one.reason]
    if block.kind is QuestionKind.MULTIPLE:
        return (Bullets(tuple(right)),) if right else ()
    return right[0] if right else ()


def _case(leaf: Leaf, block: model.Case) -> Iterator[Leaf]:
    kind = word("case") + (f" ({word('case_fictional')})" if block.fictional else "")
    parts = {part.kind: part.flows for part in block.parts}
    figures = tuple(
        (Paragraph((Strong((Text(one.value),)), Text(f" {one.label}"))),) for one in block.figures
    )
    shown = (*block.summary, *((Bullets(figures),) if figures else ()), *parts.get("known", ()))
    yield replace(leaf, eyebrow=f"{kind}{word('dot')}{leaf.eyebrow}", flows=shown)
    if parts.get("questions"):
        yield replace(
            leaf, eyebrow=f"{kind}{word('dot')}{word('case_questions')}", flows=parts["questions"], notes=()
        )
