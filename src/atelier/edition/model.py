"""What an edition holds: whose it is, what it shows, when its sessions are. No style sheet, no code."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from msgspec import Meta, Struct

FORMAT = 1
KIND = "edition"
"""Among the updates."""
FILE = "edition.toml"
SUFFIX = ".atelier-edition"
ZONE = "America/Toronto"
MOST_SESSIONS = 200

Name = Annotated[str, Meta(min_length=1, max_length=120)]
Line = Annotated[str, Meta(max_length=160)]
Welcome = Annotated[str, Meta(max_length=90)]
Address = Annotated[str, Meta(max_length=300)]
Id = Annotated[str, Meta(pattern=r"\A[a-z0-9]+(-[a-z0-9]+)*\Z", max_length=60)]
Hour = Annotated[str, Meta(pattern=r"\A([01]?[0-9]|2[0-3])( ?h( ?[0-5][0-9])?|:[0-5][0-9])\Z")]
"""« 18:30 », « 18 h 30 » or « 18 h »."""
Where = Literal["home", "hand-in"]


class Contact(Struct, frozen=True, forbid_unknown_fields=True):
    """How one reaches somebody."""

    name: Line = ""
    email: Line = ""
    phone: Line = ""
    address: Line = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.email or self.phone or self.address)


class Shown(Struct, frozen=True, forbid_unknown_fields=True):
    """Where the codes and the links of sessions may be seen; nowhere else, and nowhere unless it is said.
    "home": Accueil; "hand-in": the page where one hands in."""

    codes: tuple[Where, ...] = ()
    links: tuple[Where, ...] = ()


class Signing(Struct, frozen=True, forbid_unknown_fields=True):
    """Who signs attestations. `issuer`: the name of the issuer's card, a file beside."""

    organisation: Line = ""
    trainer: Line = ""
    signatory: Line = ""
    town: Line = ""
    accreditation: Line = ""
    issuer: Line = ""


class Meeting(Struct, frozen=True, forbid_unknown_fields=True):
    """A session of a workshop: a « séance ». Hours are those of its zone; one that ends before it starts ends the
    day after."""

    course: Id
    date: date
    start: Hour
    end: Hour
    place: Line = ""
    link: Address = ""
    code: Annotated[str, Meta(max_length=12)] = ""
    trainer: Line = ""
    zone: Annotated[str, Meta(max_length=60)] = ZONE

    @property
    def begins(self) -> datetime:
        """When it starts."""
        return datetime.combine(self.date, clock(self.start), ZoneInfo(self.zone))

    @property
    def ends(self) -> datetime:
        """When it ends."""
        overnight = clock(self.end) <= clock(self.start)
        return datetime.combine(self.date + timedelta(days=overnight), clock(self.end), ZoneInfo(self.zone))

    def __repr__(self) -> str:
        # A code or a link must never reach a log by the way of an error.
        return f"Meeting({self.course!r}, {self.date})"


class Edition(Struct, frozen=True, forbid_unknown_fields=True):
    """A distributor's edition. `issued`: the newer takes the place of the older; `colour`: « #rrggbb »; `logo`: the
    name of a file beside; `updates`: the address of a listing; no `courses`: all of them."""

    format: Literal[1]
    id: Id
    name: Name
    issued: date
    logo: Line = ""
    colour: Annotated[str, Meta(pattern=r"\A(#[0-9A-Fa-f]{6})?\Z")] = ""
    welcome: Welcome = ""
    website: Address = ""
    updates: Address = ""
    courses: tuple[Id, ...] = ()
    contact: Contact = Contact()
    privacy: Contact = Contact()
    shown: Shown = Shown()
    attestations: Signing = Signing()
    sessions: Annotated[tuple[Meeting, ...], Meta(max_length=MOST_SESSIONS)] = ()


class Placed(Struct, frozen=True):
    """An edition and the folder in which its files are. `origin`: where the person would look for it."""

    edition: Edition
    folder: Path
    origin: Path

    @property
    def logo(self) -> Path | None:
        """Its logo."""
        return self.folder / self.edition.logo if self.edition.logo else None

    @property
    def cards(self) -> tuple[Path, ...]:
        """The card of who signs its attestations and its packages, if it has one."""
        name = self.edition.attestations.issuer
        return (self.folder / name,) if name else ()

    def logo_for(self, organisation: str) -> Path | None:
        """Its logo, on what is made in the name of that organisation."""
        ours = {self.edition.name, self.edition.attestations.organisation} - {""}
        return self.logo if organisation in ours else None


def clock(hour: str) -> time:
    """An hour as one writes it."""
    hours, _, minutes = re.sub(r"\s*[h:]\s*", ":", hour).partition(":")
    return time(int(hours), int(minutes or 0))


def coming(edition: Edition, now: datetime) -> tuple[Meeting, ...]:
    """The sessions that have not ended, the next first."""
    return tuple(sorted((one for one in edition.sessions if one.ends > now), key=lambda one: one.begins))


def version_of(edition: Edition) -> str:
    """The day of an edition, as the updates compare versions."""
    day = edition.issued
    return f"{day.year}.{day.month}.{day.day}"


def offers(edition: Edition, course: str) -> bool:
    """Whether a course is offered."""
    return not edition.courses or course in edition.courses
