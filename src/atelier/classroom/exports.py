"""The tables of a class as a spreadsheet opens them: presence, progress, the questionnaire."""

from __future__ import annotations

from atelier.classroom.classes import ClassState, Participant
from atelier.classroom.digest import DONE, STARTED
from atelier.classroom.figures import ClassFigures
from atelier.classroom.hours import presence
from atelier.classroom.questionnaire import Summary
from atelier.classroom.tables import written
from atelier.classroom.words import mode, word


def attendance(one: ClassState) -> bytes:
    """Who is in the class, and how they were there."""
    head = [word(f"column_{name}") for name in _ATTENDANCE]
    return written([head, *(_attended(one, person) for person in one.people)])


_ATTENDANCE = (
    *(
        "name",
        "organisation",
        "email",
        "needs",
        "state",
        "walk_in",
        "attendance",
        "arrived",
        "left",
        "minutes",
    ),
    *("percent", "decision", "attestation"),
)


def _attended(one: ClassState, person: Participant) -> list[str | int]:
    about, attended = person.about, person.attendance
    there = presence(one, attended)
    return [
        about.name,
        about.organisation,
        about.email,
        about.needs,
        word(f"state_{about.state}"),
        word("yes") if about.walk_in else "",
        mode(attended.mode) if attended else "",
        f"{there.arrived:%H:%M}" if there.arrived else "",
        f"{there.left:%H:%M}" if there.left else "",
        there.minutes if attended else "",
        there.percent if attended else "",
        word(f"decision_{person.qualified.kind}") if person.qualified else "",
        person.attested.attested.number if person.attested else "",
    ]


def progress(found: ClassFigures) -> bytes:
    """Where each person stands, a lesson a column. « Rien reçu » is not « rien fait »."""
    head = [
        word(f"column_{name}")
        for name in ("name", "organisation", "received", "done", "started", "remaining")
    ]
    head += [f"{lesson.module} {lesson.title}".strip() for lesson in found.lessons]
    lines: list[list[str | int]] = [[*head]]
    for row in found.rows:
        if not row.received:
            lines.append([row.name, row.organisation, word("no")])
            continue
        total = len(row.lessons)
        counts = [row.seen, row.started, total - row.seen - row.started]
        cells = [word(_STATES.get(cell.state, "cell_left")) for cell in row.lessons]
        lines.append([row.name, row.organisation, word("yes"), *counts, *cells])
    return written(lines)


_STATES = {DONE: "cell_done", STARTED: "cell_started"}


def survey(found: Summary) -> bytes:
    """What the answers to the questionnaire add up to."""
    lines: list[list[str | int]] = [
        [word("column_subject"), word("column_answers"), word("column_mean"), "1", "2", "3", "4", "5"]
    ]
    for subject in found.subjects:
        mean = f"{subject.mean:.2f}".replace(".", ",") if subject.answers else ""
        lines.append([subject.title, subject.answers, mean, *subject.counts])
    lines.append([word("survey_further")])
    lines += [[word(f"further_{name}"), count] for name, count in found.further.items()]
    for name in ("keep", "change"):
        lines.append([word(f"survey_{name}")])
        lines += [[text] for text in getattr(found, name)]
    return written(lines)
