"""One file a kind of block; `KINDS` finds it by its name. A new kind: its file, and its name below."""

from __future__ import annotations

from typing import Any

from atelier.content.blocks import (
    callout,
    card,
    case,
    checklist,
    decision,
    exercise,
    question,
    reflection,
    simulation,
    slide,
    sources,
    term,
)
from atelier.content.blocks.kind import Given, Kind, Option, PartKind
from atelier.content.context import Context
from atelier.content.lines import Line
from atelier.content.model import Block, Term
from atelier.content.naming import good_id, nearest, slug
from atelier.content.scanner import Fence, Part, Setting

LESSON_KINDS: dict[str, Kind] = {
    module.KIND.name: module.KIND
    for module in (
        callout,
        checklist,
        question,
        reflection,
        case,
        decision,
        simulation,
        card,
        slide,
        exercise,
        sources,
    )
}
GLOSSARY_KINDS: dict[str, Kind] = {term.KIND.name: term.KIND}

_FRENCH = {
    word: kind.name for kind in (*LESSON_KINDS.values(), *GLOSSARY_KINDS.values()) for word in kind.french
}
_FRENCH_OPTIONS = {
    "identifiant": "id",
    "genre": "type",
    "sorte": "type",
    "duree": "minutes",
    "lignes": "lines",
    "fictif": "fictional",
    "modele": "template",
    "gabarit": "template",
    "groupe": "grouping",
    "equipe": "grouping",
    "regroupement": "grouping",
    "remise": "hand-in",
    "a remettre": "hand-in",
    "remettre": "hand-in",
    "anglais": "english",
    "officiel": "official",
    "aussi": "also",
    "lien": "link",
    "delai": "delay",
    "qui": "who",
    "ton": "tone",
    "eviter": "avoid",
}
_FRENCH_PARTS = {
    "exemple": "example",
    "chiffres": "figures",
    "faits": "known",
    "connu": "known",
    "decide": "decided",
    "suite": "followed",
    "suites": "followed",
    "lecons": "lessons",
    "etape": "step",
    "fin": "end",
    "modele": "model",
    "note": "notes",
    "retour": "debrief",
    "bilan": "debrief",
    "reponses": "answers",
    "corrige": "answers",
    "plus": "more",
    "precision": "more",
    "pourquoi": "more",
}


def read_block(context: Context, fence: Fence, kinds: dict[str, Kind]) -> Block | Term | None:
    """The block of a fence; None, with remarks, if it cannot be read."""
    kind = kinds.get(fence.kind.text)
    if kind is None:
        _unknown_kind(context, fence, kinds)
        return None
    _check_title(context, fence, kind)
    options = _options(context, fence.head, fence.settings, kind.options, fence.title)
    return kind.read(context, Given(fence, fence.title, options, _parts(context, fence, kind)))


def _unknown_kind(context: Context, fence: Fence, kinds: dict[str, Kind]) -> None:
    name = fence.kind.text
    guess = nearest(name, kinds, _FRENCH)
    if guess:
        context.error("block_unknown_guess", fence.kind, kind=name[:40], guess=guess)
    else:
        context.error("block_unknown", fence.kind, kind=name[:40], known=", ".join(kinds))


def _check_title(context: Context, fence: Fence, kind: Kind) -> None:
    if kind.title == "required" and not fence.title.text:
        context.error("block_no_title", fence.head, kind=kind.name)
    elif kind.title == "none" and fence.title.text:
        context.error("block_title_unwanted", fence.title, kind=kind.name)


def _options(
    context: Context, head: Line, settings: tuple[Setting, ...], known: tuple[Option, ...], title: Line
) -> dict[str, Any]:
    names = [option.name for option in known]
    given: dict[str, Line] = {}
    for key, value in settings:
        if key.text not in names:
            guess = nearest(key.text, names, _FRENCH_OPTIONS)
            if guess:
                context.error("option_unknown_guess", key, option=key.text[:40], guess=guess)
                given.setdefault(guess, value)
            else:
                context.error("option_unknown", key, option=key.text[:40], known=", ".join(names) or "—")
        elif key.text in given:
            context.error("option_twice", key, option=key.text)
        elif not value.text:
            context.error("option_empty", key, option=key.text)
            given[key.text] = value
        else:
            given[key.text] = value
    values: dict[str, Any] = {}
    for option in known:
        if option.name in given:
            line = given[option.name]
            values[option.name] = option.read(context, line) if line.text else option.default
            continue
        values[option.name] = option.default
        if option.required:
            code = "id_missing" if option.name == "id" else "option_missing"
            context.error(code, head, option=option.name, suggestion=slug(title.text, "mon-activite"))
    return values


def _parts(context: Context, fence: Fence, kind: Kind) -> dict[str, list[Part]]:
    known = {part.name: part for part in kind.parts}
    parts: dict[str, list[Part]] = {}
    for part in fence.parts:
        rule = known.get(part.name.text)
        if rule is None:
            _unknown_part(context, part, kind, list(known))
        elif _check_part(context, part, rule, parts):
            parts.setdefault(rule.name, []).append(part)
    for rule in kind.parts:
        if rule.required and rule.name not in parts:
            context.error("part_missing", fence.head, name=rule.name, kind=kind.name)
    return parts


def _unknown_part(context: Context, part: Part, kind: Kind, known: list[str]) -> None:
    name = part.name.text
    guess = nearest(name, known, _FRENCH_PARTS)
    if guess:
        context.error("part_unknown_guess", part.name, name=name[:40], guess=guess)
    elif known:
        context.error("part_unknown", part.name, name=name[:40], kind=kind.name, known=", ".join(known))
    else:
        context.error("part_unwanted", part.name, name=name[:40], kind=kind.name)


def _check_part(context: Context, part: Part, rule: PartKind, before: dict[str, list[Part]]) -> bool:
    """Whether a part may be used; says what is wrong with it."""
    if rule.name in before and not rule.repeated:
        context.error("part_twice", part.name, name=rule.name, line=before[rule.name][0].name.number)
        return False
    if rule.has_id:
        if not part.argument.text:
            context.error(
                "part_no_id", part.name, name=rule.name, suggestion=slug(part.title.text, "mon-etape")
            )
        elif not good_id(part.argument.text):
            text = part.argument.text
            context.error("id_letters", part.argument, id=text[:60], suggestion=slug(text, "etape"))
    elif part.argument.text or part.title.text:
        context.error("part_argument", part.argument if part.argument.text else part.title, name=rule.name)
    if not part.body:
        context.error("part_empty", part.name, name=rule.name)
    if part.settings:
        _options(context, part.name, part.settings, rule.options, part.title)
    return True
