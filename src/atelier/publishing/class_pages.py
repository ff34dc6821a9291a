"""The pages of a class as PDF: the sheet of presence, and what the class adds up to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

from atelier.classroom.classes import ClassState, Participant
from atelier.classroom.digest import LEFT, Cell
from atelier.classroom.figures import MOST_MISSED, ClassFigures
from atelier.classroom.hours import presence
from atelier.classroom.issuing import ready
from atelier.classroom.questionnaire import Summary
from atelier.classroom.words import clock, long_day, mode, span
from atelier.publishing.handout import Paper
from atelier.publishing.pdf.compiler import Compiled, compile_folder
from atelier.publishing.pdf.source import PAPERS
from atelier.publishing.pdf.typst_code import array, call, join, string
from atelier.publishing.words import day, word

BLANK_LINES = 5
"""On the sheet of presence, for those who come without being enrolled."""


def attendance_sheet(
    one: ClassState,
    fonts: Path,
    today: date,
    *,
    hue: str = "ink",
    paper: Paper = Paper.LETTER,
    cancel: Event | None = None,
) -> Compiled:
    """The sheet that goes round, with what is known already. Raises `Cancelled`, `publishing.not_composed`."""
    heads = array(
        string(word(f"sheet_{name}")) for name in ("name", "organisation", "presence", "hours", "signature")
    )
    people = [person for person in one.people if person.about.state == "enrolled"]
    rows = [array(string(words) for words in (*_line(one, person), "")) for person in people]
    rows += [array(string("") for _ in range(5))] * BLANK_LINES
    parts = [_head(one, word("sheet_title")), call("sign-in", heads, array(rows))]
    return _composed(one, word("sheet_title"), parts, fonts, today, hue, paper, cancel)


def summary_pages(
    one: ClassState,
    found: ClassFigures,
    answers: Summary,
    fonts: Path,
    today: date,
    *,
    hue: str = "ink",
    paper: Paper = Paper.LETTER,
    cancel: Event | None = None,
) -> Compiled:
    """What the class adds up to: figures, people, questions missed, the questionnaire."""
    parts = [
        _head(one, word("summary_title")),
        _figures(one, found),
        _section(word("summary_people"), _people(found)),
        _section(word("summary_missed"), _missed(found)),
        _section(word("summary_survey"), _survey(answers)) if answers.answers else "",
    ]
    return _composed(
        one, word("summary_title"), [part for part in parts if part], fonts, today, hue, paper, cancel
    )


# --------------------------------------------------------------------------- parts


def _head(one: ClassState, title: str) -> str:
    about = one.about
    when = f"{long_day(about.start[:10])}, {span(about.start[11:], about.end[11:])}"
    facts = [
        about.title,
        when[:1].upper() + when[1:],
        about.place,
        mode(about.mode) if about.mode != "room" else "",
    ]
    who = [about.trainer, about.organisation]
    lines = [word("dot").join(words for words in some if words) for some in (facts[:1], facts[1:], who)]
    return call("class-head", string(title), array(string(line) for line in lines if line))


def _line(one: ClassState, person: Participant) -> tuple[str, ...]:
    attended = person.attendance
    there = presence(one, attended)
    when = (
        f"{clock(f'{there.arrived:%H:%M}')} – {clock(f'{there.left:%H:%M}')}"
        if there.arrived and there.left
        else ""
    )
    return (person.name, person.about.organisation, mode(attended.mode) if attended else "", when)


def _figures(one: ClassState, found: ClassFigures) -> str:
    middle = "—" if found.median is None else f"{found.median:g}".replace(".", ",")
    total = len(found.lessons)
    shown = [
        (str(found.enrolled), word("figure_enrolled")),
        (str(found.present), word("figure_present", online=found.online)),
        (word("figure_of", count=middle, total=total), word("figure_seen")),
        (str(len(ready(one))), word("figure_attestations")),
    ]
    return call("figures", array(array((string(value), string(name))) for value, name in shown))


def _people(found: ClassFigures) -> str:
    heads = array(string(word(f"sheet_{name}")) for name in ("name", "presence", "lessons", "seen"))
    rows = []
    for row in found.rows:
        total = len(row.lessons)
        seen = word("figure_of", count=row.seen, total=total) if row.received else word("nothing_received")
        attendance = mode(row.attendance) if row.attendance else ""
        person = array((string(row.name), string(row.organisation)))
        rows.append(array((person, string(attendance), _strip(row.lessons), string(seen))))
    return call("people", heads, array(rows))


def _strip(cells: Sequence[Cell]) -> str:
    return array(str(cell.percent if cell.state != LEFT else 0) for cell in cells)


def _missed(found: ClassFigures) -> str:
    if not found.missed:
        return call("said", string(word("nothing_missed" if found.with_answers else "no_answers_sent")))
    lines = [
        (one.title, word("missed_count", wrong=one.wrong, answered=one.answered), one.often)
        for one in found.missed[:MOST_MISSED]
    ]
    return call("missed", array(array(map(string, line)) for line in lines))


def _survey(answers: Summary) -> str:
    marks = [
        (one.title, f"{one.mean:.1f}".replace(".", ","), word("survey_marks", count=one.answers))
        for one in answers.subjects
        if one.answers
    ]
    further = word("dot").join(
        word("survey_further", count=count, answer=word(f"further_{name}"))
        for name, count in answers.further.items()
    )
    return join(
        (
            call("said", string(word("survey_count", count=answers.answers))),
            call(
                "figures",
                array(array((string(value), string(f"{title} ({count})"))) for title, value, count in marks),
            )
            if marks
            else "[]",
            call("said", string(word("survey_again", words=further))),
            _texts(word("survey_keep"), answers.keep),
            _texts(word("survey_change"), answers.change),
        )
    )


def _texts(title: str, texts: Iterable[str]) -> str:
    kept = array(string(text) for text in texts)
    return call("texts", string(title), kept) if kept != "()" else "[]"


def _section(title: str, body: str) -> str:
    return call("section", string(title), body)


# --------------------------------------------------------------------------- composing


def _composed(
    one: ClassState,
    title: str,
    parts: Sequence[str],
    fonts: Path,
    today: date,
    hue: str,
    paper: Paper,
    cancel: Event | None,
) -> Compiled:
    about = one.about
    named = {
        "title": f"{title} · {about.title}",
        "running": f"{title} · {about.title}",
        "foot": word(
            "class_foot", date=day(today), contact=about.contact or about.organisation or about.trainer
        ),
        "author": about.organisation or about.trainer,
    }
    strings = {name: string(value) for name, value in named.items()}
    dated = call("datetime", year=str(today.year), month=str(today.month), day=str(today.day))
    show = call("document-of.with", date=dated, **strings)
    text = f'#import "classroom.typ": *\n#show: {show}\n#{join(parts)}\n'
    with TemporaryDirectory(prefix="atelier-") as name:
        folder = Path(name)
        (folder / "main.typ").write_text(text, encoding="utf-8")
        for part in files("atelier.publishing.pdf").joinpath("look").iterdir():
            (folder / part.name).write_bytes(part.read_bytes())
        inputs = {"hue": hue, "paper": PAPERS[paper], "face": "atelier"}
        return compile_folder(folder, fonts, inputs, today, cancel)
