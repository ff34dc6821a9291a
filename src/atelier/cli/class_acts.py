"""What each action of `atelier class` does."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from atelier import places
from atelier.classroom import exports, issuing, privacy, questionnaire, roster, scheduling
from atelier.classroom.classes import ClassState, Participant
from atelier.classroom.digest import DONE, LEFT
from atelier.classroom.figures import ClassFigures, figures, questions_of
from atelier.classroom.hours import presence, suggest
from atelier.classroom.taking import Report, take
from atelier.classroom.words import day, mode, span
from atelier.cli.endings import complain, make_folder
from atelier.content.library import Library
from atelier.errors import AtelierError
from atelier.journal.events import Scheduled, Surveyed
from atelier.journal.gathered import Gathered
from atelier.packages.shelf import folders
from atelier.publishing.handout import Paper
from atelier.publishing.pdf.source import HUES
from atelier.publishing.saving import put
from atelier.signing import issuers
from atelier.wording import say

Answer = tuple[int, list[str], dict[str, Any]]
_MOMENT = re.compile(r"(?:(\d{4}-\d\d-\d\d)[ T])?(\d{1,2})[:h ](\d\d)")


def _library() -> Library:
    return Library(folders(), places.cache())


def _say(code: str, /, **args: str | int) -> str:
    return say(f"classroom.said_{code}", **args)


# --------------------------------------------------------------------------- classes


def _make(args: argparse.Namespace, store: Gathered) -> Answer:
    before = next(
        (one for one in scheduling.classes(store).values() if one.about.code == args.course.upper()), None
    )
    about = before.about if before else _new(args)
    given = {
        name: getattr(args, name)
        for name in Scheduled.__struct_fields__
        if getattr(args, name, None) is not None and name not in ("course", "start", "end")
    }
    start = _moment(args.start, about.start) if args.start else about.start
    end = _moment(args.end, start) if args.end else about.end
    if args.start and not args.end and before:
        end = f"{start[:10]}{about.end[10:]}"
    one = scheduling.schedule(
        store, msgspec.structs.replace(about, start=start, end=end, **given), before.id if before else ""
    )
    return 0, [_say("made", code=one.about.code, title=one.about.title, when=_when(one))], _class(one)


def _new(args: argparse.Namespace) -> Scheduled:
    course = _library().course(args.course)
    if not args.start or not args.end:
        raise AtelierError("classroom.bad_hours", start=args.start or "?", end=args.end or "?")
    trainer = args.trainer if args.trainer is not None else args.owner
    return Scheduled(course.id, course.title, "", "", trainer=trainer)


def _moment(words: str, near: str) -> str:
    found = _MOMENT.fullmatch(words.strip())
    if found is None:
        raise AtelierError("classroom.bad_value", value=words)
    return f"{found[1] or near[:10]}T{int(found[2]):02}:{found[3]}"


def _when(one: ClassState) -> str:
    about = one.about
    return f"{day(about.start[:10])}, {span(about.start[11:], about.end[11:])}"


def _list(_args: argparse.Namespace, store: Gathered) -> Answer:
    known = list(scheduling.classes(store).values())
    lines = [
        _say(
            "class_line", code=one.about.code, title=one.about.title, when=_when(one), count=len(one.enrolled)
        )
        for one in known
    ]
    for term in privacy.terms(known, date.today()):
        code = next(one.about.code for one in known if one.id == term.class_id)
        lines.append(_say(f"term_{term.what}", code=code))
    return 0, lines or [say("classroom.no_class_yet")], {"classes": [_class(one) for one in known]}


def _class(one: ClassState) -> dict[str, Any]:
    return {
        "id": one.id,
        **{name: getattr(one.about, name) for name in Scheduled.__struct_fields__},
        "enrolled": len(one.enrolled),
        "waiting": len(one.waiting),
        "free": one.free,
        "answers": len(one.answers),
    }


def _show(args: argparse.Namespace, store: Gathered) -> Answer:
    one = scheduling.find(store, args.klass)
    found = _figures(one, store)
    lines = [_say("made", code=one.about.code, title=one.about.title, when=_when(one))]
    lines += [f"  {words}" for words in privacy.purpose(one)]
    middle = "—" if found.median is None else f"{found.median:g}".replace(".", ",")
    lines.append(
        _say("figures", enrolled=found.enrolled, present=found.present, online=found.online, received=found.received,
             median=middle, total=len(found.lessons))
    )  # fmt: skip
    rows = {row.person: row for row in found.rows}
    for person in one.people:
        lines.append(
            _person_line(
                one, person, rows[person.id].seen if person.id in rows and rows[person.id].received else None
            )
        )
    lines += [
        _say("missed", title=missed.title, wrong=missed.wrong, answered=missed.answered)
        for missed in found.missed[:5]
    ]
    facts = {
        "class": _class(one),
        "purpose": list(privacy.purpose(one)),
        "counts": {
            "enrolled": found.enrolled, "present": found.present, "online": found.online,
            "received": found.received, "median": found.median, "lessons": len(found.lessons),
            "with_answers": found.with_answers,
        },
        "people": [{**_person(one, person), **_work(rows.get(person.id))} for person in one.people],
        "lessons": [msgspec.to_builtins(lesson) for lesson in found.lessons],
        "missed": [msgspec.to_builtins(missed) for missed in found.missed],
        "shared": [msgspec.to_builtins(shared) for shared in found.shared],
        "survey": msgspec.to_builtins(questionnaire.summary(one.answers)),
    }  # fmt: skip
    return 0, lines, facts


def _figures(one: ClassState, store: Gathered) -> ClassFigures:
    library = _library()
    course = library.course(one.about.course)
    lessons = (library.lesson(course.id, lesson.id) for lesson in course.lessons if not lesson.remarks)
    known = scheduling.classes(store).values()
    return figures(store, one, course, questions_of(lessons), classes=known)


def _work(row: Any) -> dict[str, Any]:
    if row is None:
        return {"received": False, "lessons": None, "seen": None, "started": None}
    states = [
        "done" if cell.state == DONE else "left" if cell.state == LEFT else "started" for cell in row.lessons
    ]
    counted = {"seen": row.seen, "started": row.started} if row.received else {"seen": None, "started": None}
    return {"received": row.received, "lessons": states if row.received else None, **counted}


def _person(one: ClassState, person: Participant) -> dict[str, Any]:
    there, advice = presence(one, person.attendance), suggest(one, person)
    return {
        "id": person.id,
        **{name: getattr(person.about, name) for name in person.about.__struct_fields__},
        "attendance": person.attendance.mode if person.attendance else None,
        "minutes": there.minutes if person.attendance else None,
        "percent": there.percent if person.attendance else None,
        "suggested": advice.kind,
        "decision": person.qualified.kind if person.qualified else None,
        "attestation": person.attested.attested.number if person.attested else None,
        "hand_ins": len(person.hand_ins),
    }


def _person_line(one: ClassState, person: Participant, seen: int | None) -> str:
    said = [person.about.organisation] if person.about.organisation else []
    if person.about.state != "enrolled":
        said.append(say(f"classroom.state_{person.about.state}"))
    if person.attendance:
        said.append(mode(person.attendance.mode))
    said.append(_say("seen", count=seen) if seen is not None else _say("nothing_received"))
    if person.qualified and person.qualified.kind != "none":
        said.append(_say("decided", kind=say(f"classroom.decision_{person.qualified.kind}")))
    return _say("person", id=person.id[-8:], name=person.name, words=" · ".join(said))


# --------------------------------------------------------------------------- people


def _roster(args: argparse.Namespace, store: Gathered) -> Answer:
    one = scheduling.find(store, args.klass)
    lines: list[str] = []
    wrong: list[dict[str, Any]] = []
    read = []
    if args.add:
        read.append(roster.read_text("\n".join(args.add)))
    if args.file:
        read.append(roster.read_bytes(*_bytes(args.file)))
    for reading in read:
        added = roster.add(store, one, reading)
        one = scheduling.find(store, one.id)
        lines.append(_say("enrolled", count=len(added.enrolled), waiting=len(added.waiting)))
        lines += [say(f"classroom.line_{bad.why}", line=bad.line, words=bad.words) for bad in added.wrong]
        wrong += [msgspec.to_builtins(bad) for bad in added.wrong]
    for name in args.walk_in:
        roster.walk_in(store, one, name)
    for name in args.withdraw:
        roster.change(store, one, one.person(name), state="withdrawn")
    one = scheduling.find(store, one.id)
    if args.promote is not None:
        offered = [one.person(name) for name in args.promote] or (
            [one.next_waiting] if one.next_waiting else []
        )
        for person in offered:
            roster.change(store, one, person, state="enrolled")
            lines.append(_say("promoted", name=person.name))
        if not offered:
            lines.append(_say("nobody_waits"))
    one = scheduling.find(store, one.id)
    if args.promote is None and (next_ := one.next_waiting):
        lines.append(_say("offer", name=next_.name))
    lines += [_roster_line(person) for person in one.people]
    people = [_person(one, person) for person in one.people]
    facts = {"class": _class(one), "people": people, "wrong": wrong}
    return (1 if wrong else 0), lines, facts


def _roster_line(person: Participant) -> str:
    about = person.about
    said = [about.organisation, about.email, about.needs, say(f"classroom.state_{about.state}")]
    return _say(
        "person", id=person.id[-8:], name=person.name, words=" · ".join(words for words in said if words)
    )


def _bytes(file: str) -> tuple[bytes, str]:
    if file == "-":
        return sys.stdin.buffer.read(), "-"
    path = Path(file)
    if not path.is_file():
        raise AtelierError("container.not_found", file=file)
    return path.read_bytes(), path.name


def _chosen(one: ClassState, args: argparse.Namespace) -> list[Participant]:
    if args.all:
        return list(one.enrolled)
    if getattr(args, "suggested", False):
        return [person for person in one.enrolled if suggest(one, person).kind != "none"]
    return [one.person(name) for name in args.people]


def _attend(args: argparse.Namespace, store: Gathered) -> Answer:
    one = scheduling.find(store, args.klass)
    people = _chosen(one, args)
    scheduling.attend(store, one, people, args.mode, args.arrived, args.left)
    return _noted(store, one, people)


def _qualify(args: argparse.Namespace, store: Gathered) -> Answer:
    one = scheduling.find(store, args.klass)
    people, object_ = _chosen(one, args), list(args.object)
    if args.objectives:
        object_ += [objective.text for objective in _library().course(one.about.course).objectives]
    scheduling.qualify(store, one, people, args.kind, object_ if args.kind != "none" else ())
    return _noted(store, one, people)


def _noted(store: Gathered, one: ClassState, people: Sequence[Participant]) -> Answer:
    after = scheduling.find(store, one.id)
    ids = {person.id for person in people}
    facts = [_person(after, person) for person in after.people if person.id in ids]
    return 0, [_say("noted", count=len(people))], {"people": facts}


# --------------------------------------------------------------------------- what comes in


def _take(args: argparse.Namespace, store: Gathered) -> Answer:
    one = scheduling.find(store, args.klass)
    given = {path: one.person(args.given).id for path in args.files} if args.given else None
    report = take(store, one, args.files, walk_ins=args.walk_ins, given=given)
    lines = [file.sentence for file in report.files]
    lines.append(
        _say(
            "taken",
            count=report.counts.get("taken", 0),
            known=report.counts.get("known", 0),
            bad=len(report.bad),
        )
    )
    unknown = report.counts.get("unknown", 0)
    return (1 if report.bad or unknown else 0), lines, _report(report)


def _report(report: Report) -> dict[str, Any]:
    files = [
        {
            "file": str(file.path), "status": file.status.value, "why": file.why, "person": file.person or None,
            "name": file.name, "level": file.level or None, "made": file.made or None, "new": file.new,
            "walk_in": file.walk_in, "sentence": file.sentence,
        }
        for file in report.files
    ]  # fmt: skip
    return {"files": files, "counts": report.counts}


def _survey(args: argparse.Namespace, store: Gathered) -> Answer:
    one = scheduling.find(store, args.klass)
    lines, status = [], 0
    received = questionnaire.receive(store, one, args.files)
    for file in received:
        if file.refused:
            status = 1
            complain(file.refused)
        else:
            lines.append(_say("answers", file=file.name, count=file.new, known=file.known))
    if args.mark or args.keep or args.change or args.further:
        questionnaire.record(store, one, Surveyed(_marks(args.mark), args.keep, args.change, args.further))
    found = questionnaire.summary(scheduling.find(store, one.id).answers)
    lines.append(_say("survey", count=found.answers))
    for subject in found.subjects:
        if subject.answers:
            mean = f"{subject.mean:.1f}".replace(".", ",")
            lines.append(_say("subject", title=subject.title, mean=mean, count=subject.answers))
    for name in ("keep", "change"):
        if texts := getattr(found, name):
            lines += [say(f"classroom.survey_{name}"), *(f"  {text}" for text in texts)]
    facts = {"files": [msgspec.to_builtins(file) for file in received], "summary": msgspec.to_builtins(found)}
    return status, lines, facts


def _marks(words: Sequence[str]) -> dict[str, int]:
    found = {}
    for one in words:
        words_, _, mark = one.partition("=")
        subject = questionnaire.subject_of(words_)
        if not subject or not mark.isdigit():
            raise AtelierError("classroom.bad_value", value=one)
        found[subject] = int(mark)
    return found


# --------------------------------------------------------------------------- what goes out


def _attestations(args: argparse.Namespace, store: Gathered) -> Answer:
    from atelier.publishing.attestation import compose, file_name

    one = scheduling.find(store, args.klass)
    people = [one.person(name) for name in args.people] or list(issuing.ready(one))
    own = issuers.make(
        store.folder / issuers.FOLDER, one.about.organisation or one.about.trainer or args.owner
    )
    made = issuing.issue(store, one, people, own, date.today())
    if not made:
        raise AtelierError("classroom.nobody_qualified")
    make_folder(args.out)
    logo = places.assets() / "atelier.svg"
    hue = _hue(one)
    lines, facts = [], []
    for certificate in made:
        path = args.out / file_name(certificate.payload)
        compiled = compose(
            certificate.payload,
            certificate.code,
            places.assets() / "fonts",
            hue=hue,
            paper=Paper(args.paper),
            logo=logo,
        )
        put(path, compiled.pdf)
        lines.append(say("publishing.written", file=str(path)))
        payload = certificate.payload
        facts.append(
            {"file": str(path), "number": payload.number, "kind": payload.kind, "name": payload.name,
             "person": certificate.person, "fresh": certificate.fresh}
        )  # fmt: skip
    return 0, lines, {"attestations": facts, "issuer": own.issuer.id}


def _hue(one: ClassState) -> str:
    try:
        return HUES.get(_library().course(one.about.course).workshop, "ink")
    except AtelierError:  # the course is not here any more
        return "ink"


def _export(args: argparse.Namespace, store: Gathered) -> Answer:
    one = scheduling.find(store, args.klass)
    suffix = args.out.suffix.lower()
    made = _EXPORTS.get((args.what, suffix))
    if made is None:
        raise AtelierError("classroom.export_name", file=args.out.name)
    put(args.out, made(one, store))
    return 0, [say("publishing.written", file=str(args.out))], {"file": str(args.out)}


def _sheet(one: ClassState, _store: Gathered) -> bytes:
    from atelier.publishing.class_pages import attendance_sheet

    return attendance_sheet(one, places.assets() / "fonts", date.today(), hue=_hue(one)).pdf


def _summary(one: ClassState, store: Gathered) -> bytes:
    from atelier.publishing.class_pages import summary_pages

    answers = questionnaire.summary(one.answers)
    return summary_pages(
        one, _figures(one, store), answers, places.assets() / "fonts", date.today(), hue=_hue(one)
    ).pdf


_EXPORTS: dict[tuple[str, str], Callable[[ClassState, Gathered], bytes]] = {
    ("attendance", ".csv"): lambda one, _store: exports.attendance(one),
    ("attendance", ".pdf"): _sheet,
    ("progress", ".csv"): lambda one, store: exports.progress(_figures(one, store)),
    ("survey", ".csv"): lambda one, _store: exports.survey(questionnaire.summary(one.answers)),
    ("summary", ".pdf"): _summary,
}


def _person_data(args: argparse.Namespace, store: Gathered) -> Answer:
    one = scheduling.find(store, args.klass)
    person = one.person(args.person)
    put(args.out, privacy.person_data(store, one, person).encode())
    return 0, [say("publishing.written", file=str(args.out))], {"file": str(args.out), "person": person.id}


def _erase(args: argparse.Namespace, store: Gathered) -> Answer:
    one = scheduling.find(store, args.klass)
    person = one.person(args.person) if args.person else None
    what = "person" if person else "work" if args.work else "class"
    name = person.name if person else one.about.title
    if not args.yes:
        return 1, [_say(f"would_erase_{what}", name=name, count=len(one.people))], {"erased": False}
    if person:
        done = privacy.erase_person(store, one, person)
    else:
        done = privacy.erase_work(store, one) if args.work else privacy.erase_class(store, one)
    facts = {"erased": True, "facts": done.facts, "learners": done.learners}
    return 0, [_say(f"erased_{what}", name=name), _say("elsewhere")], facts


ACTS: dict[str, Callable[[argparse.Namespace, Gathered], Answer]] = {
    "make": _make,
    "list": _list,
    "show": _show,
    "roster": _roster,
    "attend": _attend,
    "take": _take,
    "survey": _survey,
    "qualify": _qualify,
    "attestations": _attestations,
    "export": _export,
    "person-data": _person_data,
    "erase": _erase,
}
