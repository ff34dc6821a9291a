"""Classes to show the app with: one given last week, one to come, one of last spring. Everybody is invented."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import msgspec

from atelier.classroom import questionnaire, roster, scheduling
from atelier.classroom.classes import ClassState, person_key
from atelier.content import model
from atelier.demo import Shelf
from atelier.journal.events import Event, Handed, Scheduled, Surveyed, Verb
from atelier.journal.gathered import Gathered
from atelier.journal.rows import to_row

CODE = "R5TQ8"
TRAINER = "Hélène Fortier"
PEOPLE = (
    # name, organisation, presence, arrived, left, lessons done, begun, level, qualifies
    ("Josée Arsenault", "Quincaillerie Arsenault", "room", "", "", 13, 0, "reflections", True),
    ("Karim Benali", "Garage du Pont", "room", "", "", 10, 1, "answers", True),
    ("Léa Bouchard", "Boulangerie du Quai", "room", "18:50", "", 9, 1, "answers", True),
    ("Yvon Cloutier", "Club de l’âge d’or", "absent", "", "", 0, 0, "", False),
    ("Chantal Fillion", "Fleuriste du Val", "room", "", "19:30", 6, 1, "progress", False),
    ("Manon Gervais", "Boulangerie du Quai", "room", "", "", 11, 1, "reflections", True),
    ("Kim Lavallée", "Camping du Lac", "room", "", "20:00", 4, 1, "answers", False),
    ("Thanh Nguyen", "Clinique du Val", "online", "", "", 13, 0, "answers", True),
    (
        "Marie-Ève Ouellet-Beauchemin",
        "Coopérative de solidarité des Trois-Rivières-en-Haut",
        "room",
        "",
        "",
        8,
        2,
        "answers",
        True,
    ),
    ("Ana Pereira dos Santos", "Traiteur Lisboa", "online", "", "", 12, 1, "reflections", True),
    ("Zoé Picard", "Microbrasserie La Berge", "room", "", "", 7, 0, "answers", True),
    ("Ousmane Sarr", "Taxi Sarr et fils", "room", "", "", 0, 0, "", True),
    ("Guillaume St-Onge", "Ferme des Érables", "room", "", "", 2, 1, "progress", False),
    ("François-Xavier Tremblay dit Lajoie", "", "room", "", "", 5, 1, "answers", False),
    ("Nadia Zeroual", "Librairie Le Signet", "room", "", "", 9, 0, "answers", True),
)
WAITING = ("Émile Roy, Gîte du Ruisseau", "Sara Wapachee")
OPINIONS = (
    ((5, 4, 5, 5, 4), "Les exemples d’ici.", "Plus de temps pour la simulation.", "yes"),
    ((4, 3, 5, 4, 5), "Le plan de crise que l’on remporte.", "", "yes"),
    ((5, 5, 5, 5, 5), "", "", "maybe"),
    ((3, 2, 4, 4, 4), "L’arbre de décision.", "Aller moins vite dans le troisième module.", "maybe"),
    ((4, 4, 5, 5, 4), "L’animation, et l’humour.", "", "yes"),
    ((4, 3, 4, 3, 3), "", "Un café à la pause.", "no"),
)
SAID = (
    "Chez nous, c’est toujours Léa qui répond la première. Il faut que nous soyons deux, et que l’autre relise.",
    "Je notais la crise au moment où elle éclatait; elle commence quand on cesse de répondre aux petites questions.",
    "Mon plan tient sur une page, et il est affiché à côté de la caisse.",
)


def fill(store: Gathered, library: Shelf, today: date) -> str:
    """Record the classes; the id of the one that was given."""
    courses = {course.workshop: course for course in library.courses() if not course.own}
    given = today - timedelta(days=(today.weekday() - 2) % 7 or 7)
    one = scheduling.schedule(store, about(courses[3], given, CODE))
    _people(store, library, courses[3], one)
    coming = about(courses[4], given + timedelta(days=28), "W3KDM")
    next_ = scheduling.schedule(store, msgspec.structs.replace(coming, places=12))
    roster.add(store, next_, roster.read_text("\n".join(person[0] for person in PEOPLE[:7])))
    scheduling.schedule(store, about(courses[1], given - timedelta(days=168), "BX7HN"))
    return one.id


def about(course: model.Course, day: date, code: str) -> Scheduled:
    """A class of the demo."""
    return Scheduled(
        course.id,
        course.title,
        f"{day.isoformat()}T18:30",
        f"{day.isoformat()}T20:45",
        code=code,
        place="Bibliothèque municipale, salle 2",
        trainer=TRAINER,
        organisation="Chambre de commerce de Val-des-Érables",
        signatory="Denis Lachance",
        town="Val-des-Érables",
        places=15,
        contact="Hélène Fortier, formation@exemple.ca",
    )


def _people(store: Gathered, library: Shelf, course: model.Course, one: ClassState) -> None:
    words = "\n".join(f"{person[0]}, {person[1]}" for person in PEOPLE)
    roster.add(store, one, roster.read_text(words))
    one = scheduling.find(store, one.id)
    roster.add(store, one, roster.read_text("\n".join(WAITING)))
    one = scheduling.find(store, one.id)
    rng = random.Random(3)
    rows, handed = [], []
    for number, (name, _, mode, arrived, left, done, begun, level, good) in enumerate(PEOPLE, 1):
        person = one.person(name)
        scheduling.attend(store, one, [person], mode, arrived, left)
        if good:
            scheduling.qualify(store, one, [person], "participation")
        if level:
            learner = f"{number:032x}"
            when = one.start + timedelta(hours=3, minutes=number)
            events = list(_work(library, course, learner, when, done, begun, level, rng))
            rows += [to_row(event) for event in events]
            sha = hashlib.sha256(name.encode()).hexdigest()
            value = Handed(learner, sha, level, when.astimezone(UTC).isoformat(), len(events))  # type: ignore[arg-type]
            handed.append((person_key(one.id, person.id), Verb.HANDED, msgspec.to_builtins(value)))
    store.put(rows)
    store.record_all(handed)
    for marks, keep, change, further in OPINIONS:
        given = dict(zip(questionnaire.SUBJECTS, marks, strict=True))
        questionnaire.record(store, one, Surveyed(given, keep, change, further))  # type: ignore[arg-type]


def _work(
    library: Shelf,
    course: model.Course,
    learner: str,
    when: datetime,
    done: int,
    begun: int,
    level: str,
    rng: random.Random,
) -> Iterator[Event]:
    """What one handed in: lessons done, lessons begun, answers, texts."""
    start = int((when - timedelta(hours=2)).timestamp() * 1000)
    count = 0

    def fact(key: str, verb: Verb, value: object = None) -> Event:
        nonlocal count
        count += 1
        id, time = f"{rng.getrandbits(128):032x}", (start + count * 20_000) << 16
        return Event(id, learner, "0" * 32, key, verb, value, time, -240, "0123456789abcdef")

    lessons = [one for one in course.lessons if not one.remarks]
    texts = 0
    for place, lesson in enumerate(lessons[: done + begun]):
        key = f"{course.id}/lesson/{lesson.id}"
        yield fact(key, Verb.OPENED)
        for section in lesson.sections[: None if place < done else 1]:
            yield fact(key, Verb.READ, f"#{section.id}")
        if place >= done:
            continue
        for block in library.lesson(course.id, lesson.id).blocks:
            if isinstance(block, model.Question):
                choice: object = ["*"]
                if level != "progress":
                    choice = _choice(block, right=rng.random() > 0.3 + 0.25 * (len(block.id) % 3 == 0))
                yield fact(f"{course.id}/{block.id}", Verb.ANSWERED, {"choice": choice})
            elif isinstance(block, model.Decision):
                value = {"path": [], "end": block.endings[0].id}
                yield fact(f"{course.id}/{block.id}", Verb.WALKED, value)
            elif isinstance(block, model.Reflection) and level == "reflections" and texts < 2:
                texts += 1
                yield fact(
                    f"{course.id}/{block.id}", Verb.WROTE, SAID[(texts + int(learner, 16)) % len(SAID)]
                )
        for activity in lesson.activities:
            if activity.kind == "case":
                yield fact(f"{course.id}/{activity.id}", Verb.OPENED)
        yield fact(key, Verb.READ, "end")
        yield fact(key, Verb.COMPLETED)


def _choice(block: model.Question, *, right: bool) -> object:
    kinds = model.QuestionKind
    if block.kind is kinds.SHORT:
        text = "".join(getattr(part, "text", "") for part in block.options[0].text)
        return text if right else "je ne sais pas"
    if block.kind is kinds.MATCHING:
        ids = [option.id for option in block.options]
        return [[a, b] for a, b in zip(ids, ids if right else ids[1:] + ids[:1], strict=True)]
    if block.kind is kinds.ORDERING:
        ids = [option.id for option in block.options]
        return ids if right else ids[::-1]
    found = [option.id for option in block.options if option.right is right] or [block.options[0].id]
    return found if block.kind is kinds.MULTIPLE and right else found[:1]
