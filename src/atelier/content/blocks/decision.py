"""`decision`: a walk through questions to a recommended action."""

from __future__ import annotations

from collections.abc import Iterable

from atelier.content.blocks.checklist import one_line
from atelier.content.blocks.entries import ARROW, ARROWS, BULLET, Entry, read_entries
from atelier.content.blocks.kind import ID, Given, Kind, Option, PartKind, number, prose, words
from atelier.content.context import Context
from atelier.content.graph import loop, reached
from atelier.content.lines import Line
from atelier.content.model import Choice, Decision, Ending, Step
from atelier.content.naming import nearest
from atelier.content.remarks import AT_MOST
from atelier.content.scanner import Part
from atelier.content.words import fingerprint

_END_OPTIONS = tuple(Option(name, words) for name in ("delay", "who", "tone", "avoid"))


def _read(context: Context, given: Given) -> Decision:
    head = given.fence.head
    models = _models(context, given.fence.parts)
    targets: dict[int, Line] = {}  # line of a choice → where its target stands
    steps = tuple(_step(context, part, targets) for part in given.parts.get("step", ()))
    endings = tuple(
        _ending(context, part, models.get(part.argument.text)) for part in given.parts.get("end", ())
    )
    context.unique(part.argument for part in given.fence.parts if part.name.text in ("step", "end"))
    _check_targets(context, given.fence.head, steps, endings, targets)
    if steps and endings:
        _check_shape(context, head, steps, endings)
    title, intro = context.inlines(given.title), prose(context, given.fence.body)
    marks = fingerprint(title, intro, steps, endings, _targets(steps))
    return Decision(given["id"], title, given["minutes"] or 0, intro, steps, endings, marks, context.at(head))


def _targets(steps: Iterable[Step]) -> str:
    """Where each choice leads, as words: a change of path is a change of the decision."""
    return " ".join(f"{step.id} {choice.id} {choice.target}" for step in steps for choice in step.choices)


def _models(context: Context, parts: Iterable[Part]) -> dict[str, Part]:
    """The « --- model » that follows each ending."""
    found: dict[str, Part] = {}
    before: Part | None = None
    for part in parts:
        if part.name.text == "model":
            if before is None or before.name.text != "end":
                context.error("model_alone", part.name)
            else:
                found[before.argument.text] = part
        before = part
    return found


def _step(context: Context, part: Part, targets: dict[int, Line]) -> Step:
    found = read_entries(context, part.body, ARROW)
    for line in found.after[:1]:
        context.error("text_after_entries", line)
    lost = [line for line in found.before if BULLET.match(line.text) and "{#" in line.text]
    for line in lost:
        context.error("choice_arrow", line)
    if not lost and not 2 <= len(found.entries) <= 4:
        context.error("decision_choices", part.name, step=part.argument.text, count=len(found.entries))
    context.unique(entry.id for entry in found.entries)
    if not part.title.text:
        context.error("part_no_title", part.name, name="step")
    choices = tuple(_choice(context, entry, targets) for entry in found.entries)
    title = context.inlines(part.title)
    help_ = () if lost else prose(context, found.before)
    return Step(part.argument.text, title, help_, choices, context.at(part.name))


def _choice(context: Context, entry: Entry, targets: dict[int, Line]) -> Choice:
    arrows = list(ARROWS.finditer(entry.text.text))
    last = arrows[-1]
    if last[0].strip() != "->":
        context.error("arrow_shape", entry.text.cut(last.start()).stripped())
    text = Line(entry.text.number, entry.text.text[: last.start()], entry.text.column)
    if not text.stripped().text:
        context.error("entry_empty", entry.text)
    target = entry.text.cut(last.end()).stripped()
    targets[entry.start.number] = target
    reason = one_line(context, entry)
    return Choice(entry.id.text, context.inlines(text), reason, target.text, context.at(entry.start))


def _ending(context: Context, part: Part, model: Part | None) -> Ending:
    if not part.title.text:
        context.error("part_no_title", part.name, name="end")
    values = {setting.key.text: context.text(setting.value) for setting in part.settings}
    how = prose(context, part.body)
    return Ending(
        part.argument.text,
        context.inlines(part.title),
        how,
        prose(context, model.body) if model else (),
        values.get("delay", ""),
        values.get("who", ""),
        values.get("tone", ""),
        values.get("avoid", ""),
        context.at(part.name),
    )


# --------------------------------------------------------------------------- the shape of the walk


def _check_targets(
    context: Context,
    head: Line,
    steps: tuple[Step, ...],
    endings: tuple[Ending, ...],
    targets: dict[int, Line],
) -> None:
    if not steps:
        context.error("decision_no_step", head)
    if not endings:
        context.error("decision_no_end", head)
    places: tuple[Step | Ending, ...] = (*steps, *endings)
    known = {one.id: None for one in places}
    wrong = [choice for step in steps for choice in step.choices if choice.target not in known]
    for choice in wrong[: AT_MOST + 1]:
        guess = nearest(choice.target, known)
        code = "decision_target_guess" if guess else "decision_target"
        context.error(code, targets[choice.where.line], target=choice.target[:60], guess=guess)


def _check_shape(context: Context, head: Line, steps: tuple[Step, ...], endings: tuple[Ending, ...]) -> None:
    """No loop; nothing that no path reaches. (A dead end is a step without choices or a wrong target.)"""
    ways = {step.id: [choice.target for choice in step.choices] for step in steps}
    looping = loop(ways, steps[0].id)
    if looping:
        step = next(one for one in steps if one.id == looping)
        context.error("decision_loop", Line(step.where.line, "", step.where.column), step=looping)
    met = reached(ways, steps[0].id)
    places: tuple[Step | Ending, ...] = (*steps, *endings)
    for place in places:
        if place.id and place.id not in met:
            context.error("decision_orphan", Line(place.where.line, "", place.where.column), id=place.id)


KIND = Kind(
    "decision",
    _read,
    french=("arbre", "arbre de decision", "choisir"),
    options=(ID, Option("minutes", number(1, 60), required=True, default=0)),
    parts=(
        PartKind("step", required=False, repeated=True, has_id=True),
        PartKind("end", required=False, repeated=True, has_id=True, options=_END_OPTIONS),
        PartKind("model", repeated=True),
    ),
)
