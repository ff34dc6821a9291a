"""The shape of simulations/<id>.yaml, before its words are typeset."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

Words = Annotated[str, Meta(min_length=1, max_length=4_000)]
Name = Annotated[str, Meta(min_length=1, max_length=60)]
"""What stands on one line."""
Title = Annotated[str, Meta(min_length=1, max_length=200)]
Note = Annotated[str, Meta(max_length=400)]
"""A sentence or two, or nothing."""
Text = Annotated[str, Meta(max_length=4_000)]
Percent = Annotated[int, Meta(ge=0, le=100)]
Effect = Annotated[int, Meta(ge=-100, le=100)]
Count = Annotated[int, Meta(ge=0, le=10_000_000)]


class _Shape(Struct, frozen=True, forbid_unknown_fields=True):
    """A table in which nothing else may stand."""


class GaugeShape(_Shape, frozen=True):
    """A gauge."""

    id: Words
    name: Name
    icon: Words
    better: Literal["high", "low"]
    start: Percent
    words: tuple[Name, ...]


class PersonShape(_Shape, frozen=True):
    """Somebody."""

    id: Words
    name: Name
    about: Note = ""


class PostShape(_Shape, frozen=True, rename={"person": "from"}):
    """Something that comes in."""

    person: Words
    kind: Literal["post", "comment", "review", "message", "text", "call", "email", "news", "boss", "memo"]
    text: Words
    ago: Count = 0
    media: Note = ""
    stars: Annotated[int, Meta(ge=0, le=5)] = 0
    likes: Count = 0
    comments: Count = 0
    shares: Count = 0
    note: Note = ""
    when: tuple[Words, ...] = ()


class EchoShape(_Shape, frozen=True):
    """What comes back."""

    when: tuple[Words, ...]
    text: Words
    effects: dict[str, Effect] = {}


class BranchShape(_Shape, frozen=True):
    """A way on."""

    to: Words
    when: tuple[Words, ...] = ()


class ChoiceShape(_Shape, frozen=True):
    """Something that one may do."""

    id: Words
    text: Title
    takes: Words
    grade: Literal["good", "fair", "poor"]
    why: Words
    to: Words | tuple[BranchShape, ...]
    detail: Note = ""
    when: tuple[Words, ...] = ()
    effects: dict[str, Effect] = {}
    sets: tuple[Words, ...] = ()
    clears: tuple[Words, ...] = ()
    result: Note = ""
    then: Text = ""
    lesson: str = ""


class MomentShape(_Shape, frozen=True):
    """A scene."""

    id: Words
    title: Title
    text: Words
    choices: tuple[ChoiceShape, ...]
    at: str = ""
    feed: tuple[PostShape, ...] = ()
    echoes: tuple[EchoShape, ...] = ()


class OutcomeShape(_Shape, frozen=True):
    """An ending."""

    id: Words
    title: Title
    tone: Literal["good", "mixed", "bad"]
    text: Words


class TakeawayShape(_Shape, frozen=True):
    """Something to put in one's own plan."""

    id: Words
    text: Title
    why: Note = ""


class ScenarioShape(_Shape, frozen=True):
    """The whole file."""

    id: Words
    title: Title
    minutes: Annotated[int, Meta(ge=1, le=120)]
    objectives: tuple[Words, ...]
    role: Words
    fictional: Title
    clock: Words
    gauges: tuple[GaugeShape, ...]
    people: tuple[PersonShape, ...]
    moments: tuple[MomentShape, ...]
    endings: tuple[OutcomeShape, ...]
    takeaways: tuple[TakeawayShape, ...]


FRENCH = {
    "titre": "title",
    "duree": "minutes",
    "objectifs": "objectives",
    "fictif": "fictional",
    "horloge": "clock",
    "debut": "clock",
    "jauges": "gauges",
    "personnes": "people",
    "personnages": "people",
    "fins": "endings",
    "texte": "text",
    "nom": "name",
    "icone": "icon",
    "depart": "start",
    "mots": "words",
    "fil": "feed",
    "echos": "echoes",
    "choix": "choices",
    "quand": "when",
    "si": "when",
    "effets": "effects",
    "retient": "sets",
    "efface": "clears",
    "resultat": "result",
    "ensuite": "then",
    "puis": "then",
    "pourquoi": "why",
    "lecon": "lesson",
    "vers": "to",
    "note de choix": "grade",
    "jugement": "grade",
    "ton": "tone",
    "de": "from",
    "par": "from",
    "genre": "kind",
    "il y a": "ago",
    "etoiles": "stars",
    "a reporter": "takeaways",
}
