"""The people of a class, from a pasted list or the table of a registration form."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
import uuid_utils
from msgspec import Struct

from atelier.classroom.classes import ClassState, Participant, fold_name, person_key
from atelier.classroom.ledger import Ledger
from atelier.classroom.tables import columns, decoded, rows, separator
from atelier.journal.events import Enrolled, Verb

MOST = 5_000
"""People read from one list."""
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+")
_LONGEST = 200

HEADINGS = {
    "first": ("prenom", "prenoms", "first name", "firstname", "given name"),
    "email": (
        "courriel",
        "email",
        "e mail",
        "mail",
        "adresse courriel",
        "adresse electronique",
        "adresse email",
    ),
    "organisation": (
        *("organisation", "organisme", "entreprise", "compagnie", "societe", "employeur", "commerce"),
        *("organization", "company", "employer"),
    ),
    "needs": (
        *("besoins", "besoin", "besoins particuliers", "accommodements", "mesures d adaptation", "allergies"),
        *("needs", "special needs", "accessibility"),
    ),
    "state": ("statut", "etat", "status", "state", "inscription"),
    "name": (
        *(
            "nom",
            "nom complet",
            "nom et prenom",
            "prenom et nom",
            "nom de famille",
            "participant",
            "participante",
        ),
        *("name", "full name", "last name", "lastname", "surname", "family name", "attendee"),
    ),
}
_STATES = {
    "waiting": (
        "attente",
        "liste d'attente",
        "en attente",
        "waiting",
        "waitlist",
        "waitlisted",
        "waiting list",
    ),
    "withdrawn": (
        *("annule", "annulee", "retire", "retiree", "desiste", "desistee", "desistement", "annulation"),
        *("cancelled", "canceled", "withdrawn", "refused"),
    ),
}


class Entry(Struct, frozen=True):
    """A person as a list names them, and the line."""

    line: int
    about: Enrolled


class Wrong(Struct, frozen=True):
    """A line left out: `why` is no_name, too_long, email, duplicate or too_many; `words`: what it said."""

    line: int
    words: str
    why: str


class Reading(Struct, frozen=True):
    """What a list holds: people, and the lines left out, each with its reason."""

    entries: tuple[Entry, ...]
    wrong: tuple[Wrong, ...] = ()


def read_bytes(data: bytes, file: str = "") -> Reading:
    """Read a file: a table with headings, or a plain list. Raises classroom.too_large, not_text."""
    return read_text(decoded(data, file))


def read_text(text: str) -> Reading:
    """Read what was pasted: « Prénom Nom » a line, cells parted by tabs, commas or semicolons, or a table
    whose first line says what its columns are."""
    table = rows(text, separator(text))
    if not table:
        return Reading(())
    places = columns(table[0][1], HEADINGS)
    headed = "name" in places or "first" in places
    entries: list[Entry] = []
    wrong: list[Wrong] = []
    met: dict[tuple[str, str], int] = {}
    for line, cells in table[1:] if headed else table:
        words = ", ".join(cell for cell in cells if cell)[:120]
        about = _from_table(cells, places) if headed else _from_cells(cells)
        why = _why_wrong(about)
        if not why and len(entries) >= MOST:
            why = "too_many"
        if not why and _met(about, met):
            why = "duplicate"
        if why:
            wrong.append(Wrong(line, words, why))
        else:
            _note(about, met)
            entries.append(Entry(line, about))
    return Reading(tuple(entries), tuple(wrong))


def _from_table(cells: Sequence[str], places: dict[str, int]) -> Enrolled:
    def cell(name: str) -> str:
        place = places.get(name, -1)
        return cells[place] if 0 <= place < len(cells) else ""

    name = f"{cell('first')} {cell('name')}".strip()
    state = fold_name(cell("state"))
    kept = next((one for one, words in _STATES.items() if state in words), "enrolled")
    return Enrolled(_clean(name), _clean(cell("organisation")), cell("email"), cell("needs")[:2000], kept)  # type: ignore[arg-type]


def _from_cells(cells: Sequence[str]) -> Enrolled:
    """A line without headings: the first cell is the name, the one with @ the e-mail, the next the organisation."""
    given = [cell for cell in cells if cell]
    email = next((cell for cell in given if "@" in cell), "")
    if len(given) == 1 and (both := re.fullmatch(r"(.+?)\s*<(\S+@\S+)>", given[0])):
        return Enrolled(_clean(both[1]), "", both[2])
    rest = [cell for cell in given if cell != email]
    name = rest[0] if rest else ""
    return Enrolled(_clean(name), _clean(rest[1] if len(rest) > 1 else ""), email)


def _clean(words: str) -> str:
    return "".join(c for c in words if c.isprintable()).strip(" '\"")


def _why_wrong(about: Enrolled) -> str:
    if not any(c.isalpha() for c in about.name):
        return "no_name"
    if max(len(about.name), len(about.organisation), len(about.email)) > _LONGEST:
        return "too_long"
    if about.email and not _EMAIL.fullmatch(about.email):
        return "email"
    return ""


def _names(about: Enrolled) -> tuple[tuple[str, str], ...]:
    """What tells a person from another: the e-mail; without it the name and the organisation."""
    email, name = fold_name(about.email), fold_name(about.name)
    return (
        (("email", email), ("both", f"{name}/{email}"))
        if email
        else (("name", f"{name}/{fold_name(about.organisation)}"),)
    )


def _met(about: Enrolled, met: dict[tuple[str, str], int]) -> bool:
    return any(name in met for name in _names(about))


def _note(about: Enrolled, met: dict[tuple[str, str], int]) -> None:
    for name in _names(about):
        met[name] = 1


# --------------------------------------------------------------------------- into a class


class Added(Struct, frozen=True):
    """What became of a list: people enrolled, those who wait, and the lines left out."""

    enrolled: tuple[str, ...]
    waiting: tuple[str, ...]
    wrong: tuple[Wrong, ...]
    ids: tuple[str, ...] = ()


def add(ledger: Ledger, one: ClassState, reading: Reading) -> Added:
    """Enrol the people of a list; whoever has no place waits, and who is there already is left out."""
    met: dict[tuple[str, str], int] = {}
    for person in one.people:
        _note(person.about, met)
    free, queue = one.free, bool(one.waiting)
    facts, enrolled, waiting, ids = [], [], [], []
    wrong = list(reading.wrong)
    for entry in reading.entries:
        about = entry.about
        if _met(about, met):
            wrong.append(Wrong(entry.line, about.name, "duplicate"))
            continue
        _note(about, met)
        if about.state == "enrolled" and free is not None:
            if free == 0 or queue:
                about = msgspec.structs.replace(about, state="waiting")
            else:
                free -= 1
        if about.state == "waiting":
            waiting.append(about.name)
        elif about.state == "enrolled":
            enrolled.append(about.name)
        ids.append(uuid_utils.uuid7().hex)
        facts.append((person_key(one.id, ids[-1]), Verb.ENROLLED, msgspec.to_builtins(about)))
    ledger.record_all(facts)
    return Added(tuple(enrolled), tuple(waiting), tuple(sorted(wrong, key=lambda w: w.line)), tuple(ids))


def walk_in(ledger: Ledger, one: ClassState, name: str, organisation: str = "", email: str = "") -> str:
    """Take in somebody who came without being enrolled, places or not; their id."""
    id = uuid_utils.uuid7().hex
    about = Enrolled(name, organisation, email, walk_in=True)
    ledger.record(person_key(one.id, id), Verb.ENROLLED, msgspec.to_builtins(about))
    return id


def change(ledger: Ledger, one: ClassState, person: Participant, **changes: str) -> None:
    """Correct what is said of a person, or their state: « withdrawn » frees a place, which is then offered
    (`ClassState.next_waiting`), « enrolled » gives it: promoting is an act."""
    about = msgspec.structs.replace(person.about, **changes)
    ledger.record(person_key(one.id, person.id), Verb.ENROLLED, msgspec.to_builtins(about))
