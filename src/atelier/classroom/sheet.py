"""The words of an attestation's page, the same for whoever prints it and whoever verifies it."""

from __future__ import annotations

from msgspec import Struct

from atelier.classroom.attestation import Payload
from atelier.classroom.words import day, hours, mode, span, word


class Part(Struct, frozen=True):
    """A run of words of the page. `label` is how a person names it when it differs."""

    label: str
    text: str


class Sheet(Struct, frozen=True):
    """All that the page says, run by run, in reading order.

    `facts` are (label, value); `signatures` are (name, quality), the name being written twice: by hand, and in print.
    """

    brand: str
    head: str
    title: str
    attests: str
    name: str
    before: str
    course: str
    after: str
    object: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    signatures: tuple[tuple[str, str], ...]
    made: str
    number: str
    hint: str

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every run of words, with its label."""
        said = [
            Part(word("part_title"), self.title),
            Part(word("part_issuer"), self.head),
            Part(word("part_issuer"), self.attests),
            Part(word("part_name"), self.name),
            Part(word("part_course"), self.before),
            Part(word("part_course"), self.course),
            Part(word("part_course"), self.after),
            *(Part(word("part_object"), line) for line in self.object),
            *(Part(label, words) for label, value in self.facts for words in (label, value)),
            *(Part(quality, words) for name, quality in self.signatures for words in (name, name, quality)),
            Part(word("part_made"), self.made),
            Part(word("part_number"), self.number),
            Part(word("part_hint"), self.hint),
            Part(word("part_hint"), self.brand),
        ]
        return tuple(part for part in said if part.text)


def sheet(payload: Payload) -> Sheet:
    """The page of a payload."""
    formation = payload.kind == "formation"
    after = word("after_formation") if formation else word("after_participation")
    if not formation and payload.object:
        after = word("after_with_object")
    return Sheet(
        brand=word("brand"),
        head=payload.organisation or payload.trainer,
        title=word(f"title_{payload.kind}"),
        attests=word("attests", issuer=payload.organisation or payload.trainer or word("issuer")),
        name=payload.name,
        before=word(f"before_{payload.kind}"),
        course=payload.course,
        after=after,
        object=_object(payload.object),
        facts=_facts(payload),
        signatures=_signatures(payload),
        made=_made(payload),
        number=word("number", number=payload.number),
        hint=word("hint"),
    )


def _object(lines: list[str]) -> tuple[str, ...]:
    bare = [line.strip().rstrip(".;, ") for line in lines]
    bare = [line for line in bare if line]
    return tuple(f"{line};" for line in bare[:-1]) + tuple(f"{line}." for line in bare[-1:])


def _facts(payload: Payload) -> tuple[tuple[str, str], ...]:
    when = word("and").join(day(one) for one in payload.dates)
    if len(payload.dates) == 1 and payload.start and payload.end:
        when = word("day_and_hours", day=when, hours=span(payload.start, payload.end))
    facts = (
        ("fact_date", when),
        ("fact_hours", hours(payload.minutes)),
        ("fact_mode", mode(payload.mode)),
        ("fact_place", payload.place),
        ("fact_accreditation", payload.accreditation),
    )
    return tuple((word(label), value) for label, value in facts if value)


def _signatures(payload: Payload) -> tuple[tuple[str, str], ...]:
    found = []
    if payload.trainer:
        found.append((payload.trainer, word("quality_trainer")))
    if payload.signatory:
        found.append((payload.signatory, word("quality_signatory")))
    return tuple(found)


def _made(payload: Payload) -> str:
    when = day(payload.issued)
    return word("made_at", town=payload.town, day=when) if payload.town else word("made_on", day=when)
