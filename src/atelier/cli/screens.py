"""Every screen by its name, and how to go there: for pictures and for the tour."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from atelier import places
from atelier.cli.overlays import OVERLAYS
from atelier.content import model
from atelier.desktop import routes

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from atelier.app import App
    from atelier.desktop.presenter.presenter import Presenter


def settle(qt: QApplication, seconds: float = 0.35) -> None:
    """Let timers and layouts finish."""
    from atelier.app.settling import settle

    settle(seconds)


def _third(app: App) -> model.Course:
    courses = app.session.courses
    return next((course for course in courses if course.workshop == 3), courses[0])


def lesson_with(app: App, kind: str, question: str = "") -> tuple[model.Course, model.LessonOutline, str]:
    """The first lesson of workshop 3 that holds an activity of a kind, and its id."""
    course = _third(app)
    for lesson in course.lessons:
        for activity in lesson.activities:
            if activity.kind == kind and question in ("", activity.question_kind):
                return course, lesson, activity.id
    raise LookupError(kind)


def _go(app: App, route: routes.Route) -> None:
    app.show(route)
    settle(app.qt)


def _activity(app: App, kind: str, question: str = "") -> None:
    course, lesson, activity = lesson_with(app, kind, question)
    _go(app, routes.Lesson(course.id, lesson.id, activity))


def _lesson(app: App) -> None:
    resume = app.session.resume()
    course = _third(app)
    lesson = resume.lesson if resume and resume.course == course.id else course.lessons[0].id
    _go(app, routes.Lesson(course.id, lesson))


def _end(app: App) -> None:
    course = _third(app)
    _go(app, routes.Lesson(course.id, course.lessons[0].id))
    reader = app.window.screen_shown.reader
    reader.build_all()
    settle(app.qt)
    reader.verticalScrollBar().setValue(reader.verticalScrollBar().maximum())


def _table(app: App) -> None:
    """A lesson whose prose holds a table or a figure."""
    for course in app.session.courses:
        for outline in course.lessons:
            lesson = app.session.lesson(course.id, outline.id)
            for block in lesson.blocks:
                if isinstance(block, model.Prose) and any(
                    isinstance(one, model.Figure) for one in block.flows
                ):
                    heads = [one for one in block.flows if isinstance(one, model.Heading)]
                    _go(app, routes.Lesson(course.id, outline.id, f"#{heads[-1].id}" if heads else ""))
                    return


def _decision(app: App, *, walked: bool) -> None:
    course, lesson, decision = lesson_with(app, "decision")
    block = next(
        one
        for one in app.session.lesson(course.id, lesson.id).blocks
        if isinstance(one, model.Decision) and one.id == decision
    )
    step = block.steps[0]
    path = [(step.id, step.choices[0].id)]
    end = None
    targets = {one.id: one for one in block.steps}
    target = step.choices[0].target
    while walked and target in targets:
        path.append((target, targets[target].choices[0].id))
        target = targets[target].choices[0].target
    if walked:
        end = target
    app.session.walk(f"{course.id}/{decision}", path, end, block.fingerprint)
    _go(app, routes.Decision(course.id, lesson.id, decision))


def _simulation(app: App, *, grades: str = "", end: bool = False) -> None:
    """The first simulation, after one choice a letter of `grades` (g, f, p), or played to its end."""
    from atelier.simulation.game import best, play

    course = next(course for course in app.session.courses if course.simulations)
    outline = course.simulations[0]
    game = play(app.session.scenario(course.id, outline.id))
    names = {"g": "good", "f": "fair", "p": "poor"}
    for letter in grades:
        if game.choices:
            game = game.after(
                next((one for one in game.choices if one.grade == names[letter]), game.choices[0])
            )
    game = best(game) if end else game
    if game.path:
        ending = game.ending.id if game.ending else None
        key = f"{course.id}/{outline.id}"
        app.session.play(key, "exemple", game.path, ending, game.scenario.fingerprint)
    _go(app, routes.Simulation(course.id, outline.id, "exemple" if end else ""))


def _search(app: App) -> None:
    _go(app, routes.Home())
    app.open_search("avis")
    settle(app.qt, 1.5)


def _broken(app: App) -> None:
    """A lesson with a mistake: a copy of the courses in which a question lost its right answer."""
    course = _third(app)
    lesson = course.lessons[3]
    copy = places.home() / "with-a-mistake"
    shutil.copytree(places.courses(), copy)
    file = copy / Path(course.folder).name / lesson.file
    file.write_text(file.read_text(encoding="utf-8").replace("(x)", "( )"), encoding="utf-8")
    app.library.look_in((copy,))
    _go(app, routes.Lesson(course.id, lesson.id))


def _edition(app: App, step: int = 0) -> None:
    """Preparing the edition that is in force, or a new one; its preview painted."""
    _go(app, routes.PrepareEdition())
    screen = app.window.screen_shown
    if app.distributor.placed is not None:
        screen.drafting.open(app.distributor.placed.folder)
    screen.go(step)
    for _ in range(60):
        if app.distributor.placed is None or screen.preview.sheets["attestation"].has_picture:
            break
        settle(app.qt, 0.2)


def _mine(app: App, *, empty: bool = False) -> None:
    """A trainer's own courses: a version of workshop 3, one being written with mistakes, one just begun."""
    from atelier.authoring import making, shelves

    app.session.keep(trainer=True)
    folder = shelves.own(app.session.preferences)
    if not empty:
        ours = [course.id for course in app.session.courses]
        third = _third(app)
        making.derive(
            Path(third.folder), folder, "crise-au-camping", "Le camping et sa réputation", ours=ours
        )
        making.begin(folder, "accueil-benevoles", "Accueillir des bénévoles", number=5, ours=ours)
        made = making.begin(folder, "premiers-avis", "Répondre à ses premiers avis", number=6, ours=ours)
        file = made / "1-ma-premiere-lecon.md"
        text = file.read_text(encoding="utf-8").replace("- (x) ", "- ( ) ").replace("/// card", "/// carte")
        file.write_text(text, encoding="utf-8")
    _go(app, routes.Mine())
    while app.authoring.shelf is None:
        settle(app.qt, 0.1)
    settle(app.qt)
    for card in app.window.screen_shown.cards:
        card.fold.setChecked(card.course.errors > 0)


def _installed(app: App) -> None:
    """Préférences, with a workshop that came in a package."""
    from atelier.packages.building import build
    from atelier.packages.installing import staged

    file = places.home() / "redaction.atelier"
    build([places.courses() / "redaction"], file, None)
    with staged(file, {}) as one:
        one.install()
    app.look_again()
    app.show_again()
    _go(app, routes.PreferencesPage())
    screen = app.window.screen_shown
    screen.verticalScrollBar().setValue(screen.courses.y() - 40)
    settle(app.qt)


def _present(app: App) -> None:
    app.session.keep(trainer=True)
    _go(app, routes.Present(_third(app).id))


def _lead(app: App, frame: str = "") -> Presenter:
    """A session of workshop 3 that has come to its fourteenth slide or to a frame, a little late."""
    from atelier.demo import session
    from atelier.desktop.presenter.presenter import Setup

    _present(app)
    deck = app.presenting.deck_of(_third(app))
    at = frame or deck.way[13].id
    app.presenting.go_on(session.fill(app.classes, deck, app.presenting.now(), at), Setup(two=False))
    presenter = app.presenting.presenter
    assert presenter is not None
    presenter.own.showNormal()
    presenter.own.resize(*app.session.preferences.window)
    presenter.console.quiet()
    settle(app.qt)
    return presenter


def _lead_exercise(app: App) -> None:
    presenter = _lead(app, "deux-premieres-heures/exercice-cellule")
    presenter.leader.start_timer(6)


def _lead_vote(app: App) -> None:
    leader = _lead(app, "faux-avis/inviter-qui").leader
    for option, hands in zip(leader.options, (2, 9, 1, 0), strict=False):
        leader.count(option.id, hands)


def _projector(app: App, *, answer: bool = False) -> None:
    """What the room sees, in the window that the picture is taken of."""
    presenter = _lead(app, "faux-avis/inviter-qui" if answer else "")
    if answer:
        for option, hands in zip(presenter.leader.options, (2, 9, 1, 0), strict=False):
            presenter.leader.count(option.id, hands)
        presenter.leader.unfold(2)
    presenter.swap()


def _led(app: App) -> None:
    """The report of a session in which hands were raised and a question was kept."""
    presenter = _lead(app, "faux-avis/inviter-qui")
    leader = presenter.leader
    for option, hands in zip(leader.options, (2, 9, 1, 0), strict=False):
        leader.count(option.id, hands)
    leader.park("Peut-on répondre au nom d’un collègue en congé?")
    presenter.close(ended=True)
    settle(app.qt)


def _room(app: App) -> str:
    """The demo's classes; the id of the one that was given."""
    from atelier.classroom import scheduling
    from atelier.demo import room

    app.session.keep(trainer=True)
    if not scheduling.classes(app.classes):
        room.fill(app.classes, app.library, app.session.today())
        app.teaching.classes.touch()
    return scheduling.find(app.classes, room.CODE).id


def _classes(app: App) -> None:
    _room(app)
    _go(app, routes.Classes())


def _class(app: App) -> None:
    _go(app, routes.Class(_room(app)))


def _class_empty(app: App) -> None:
    """A class in which nobody is yet."""
    from atelier.demo import room

    app.session.keep(trainer=True)
    about = room.about(_third(app), app.session.today(), "VYD43")
    _go(app, routes.Class(app.teaching.classes.schedule(about).id))


def _attestations(app: App) -> None:
    """A formation, its page drawn."""
    from atelier.classroom.issuing import ready

    classes, id = app.teaching.classes, _room(app)
    one = classes.all()[id]
    aims = [aim.text for aim in _third(app).objectives]
    classes.qualify(one, ready(one), "formation", aims[1:5])
    person = one.person("Manon Gervais")
    _go(app, routes.Attestations(id, person.id))
    settle(app.qt, 1.5)


def _verify(app: App) -> None:
    """The verdict on an attestation just issued."""
    from atelier.classroom.issuing import ready
    from atelier.publishing.attestation import compose, file_name

    id = _room(app)
    one = app.teaching.classes.all()[id]
    made = app.teaching.issue(one, ready(one)[:1])
    assert made is not None
    certificate = made[0][0]
    logo = places.assets() / "atelier.svg"
    pdf = compose(certificate.payload, certificate.code, places.assets() / "fonts", logo=logo).pdf
    file = places.home() / file_name(certificate.payload)
    file.write_bytes(pdf)
    _go(app, routes.Verify())
    app.window.screen_shown.verify(file)
    settle(app.qt, 1.2)


def _class_form(app: App) -> None:
    _room(app)
    _go(app, routes.ClassForm())


def _answer(app: App) -> None:
    _go(app, routes.Review())
    app.window.screen_shown._reveal()


def _reviewed(app: App) -> None:
    """Every card of today answered."""
    while app.reviewing.day.waiting:
        card = app.reviewing.day.waiting[0]
        app.session.rate(card.key, 4, card.fingerprint, lambda: None)
    _go(app, routes.Review())


def _no_card(app: App) -> None:
    """Before a first card is met: a copy of the courses that holds none."""
    copy = places.home() / "without-cards"
    shutil.copytree(places.courses(), copy)
    for file in copy.glob("*/*.md"):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"^/// card .*?^///$", "", text, flags=re.M | re.S), encoding="utf-8")
    app.library.look_in((copy,))
    app.session.reload()
    _go(app, routes.Review())


SCREENS: dict[str, Callable[[App], object]] = {
    "home": lambda app: _go(app, routes.Home()),
    "workshops": lambda app: _go(app, routes.Workshops()),
    "mine": _mine,
    "mine-empty": lambda app: _mine(app, empty=True),
    "workshop": lambda app: _go(app, routes.Workshop(_third(app).id)),
    "lesson": _lesson,
    "lesson-end": _end,
    "lesson-figure": _table,
    "checklist": lambda app: _activity(app, "checklist"),
    "question": lambda app: _activity(app, "question"),
    "question-multiple": lambda app: _activity(app, "question", "multiple"),
    "question-ordering": lambda app: _activity(app, "question", "ordering"),
    "question-matching": lambda app: _activity(app, "question", "matching"),
    "question-short": lambda app: _activity(app, "question", "short"),
    "reflection": lambda app: _activity(app, "reflection"),
    "case": lambda app: _activity(app, "case"),
    "exercise": lambda app: _activity(app, "exercise"),
    "decision": lambda app: _decision(app, walked=False),
    "decision-result": lambda app: _decision(app, walked=True),
    "simulation-opening": _simulation,
    "simulation": lambda app: _simulation(app, grades="gpf"),
    "simulation-debrief": lambda app: _simulation(app, grades="gpf", end=True),
    "lists": lambda app: _go(app, routes.Lists()),
    "review": lambda app: _go(app, routes.Review()),
    "review-answer": _answer,
    "review-done": _reviewed,
    "review-empty": _no_card,
    "search": _search,
    "sources": lambda app: _go(app, routes.Sources(_third(app).id)),
    "glossary": lambda app: _go(app, routes.Glossary()),
    "preferences": lambda app: _go(app, routes.PreferencesPage()),
    "preferences-courses": _installed,
    "help": lambda app: _go(app, routes.Help()),
    "organisation": lambda app: _go(app, routes.Organisation()),
    "edition": _edition,
    "edition-sessions": lambda app: _edition(app, 2),
    "edition-finish": lambda app: _edition(app, 5),
    "present": _present,
    "console": _lead,
    "console-exercise": _lead_exercise,
    "console-vote": _lead_vote,
    "console-overview": lambda app: _lead(app).console.toggle_overview(),
    "projector": _projector,
    "projector-answer": lambda app: _projector(app, answer=True),
    "led": _led,
    "classes": _classes,
    "class": _class,
    "class-empty": _class_empty,
    "class-form": _class_form,
    "attestations": _attestations,
    "verify": _verify,
    "hand-in": lambda app: _go(app, routes.HandIn(_third(app).id)),
    "survey": lambda app: _go(app, routes.Survey(_third(app).id)),
    "lesson-broken": _broken,
    "welcome": lambda app: app.show_welcome(),
    **OVERLAYS,
}
