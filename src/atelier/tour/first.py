"""The first process: read, tick, answer, write, search, print, export; then close."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from atelier.app import App, people
from atelier.content import model
from atelier.desktop import routes
from atelier.desktop.reading.blocks.question import Question
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.rows import CheckRow, OptionCheck, OptionRadio
from atelier.tour import handing_out, leading
from atelier.tour.hand import Hand
from atelier.tour.log import Log

NAME = "Manon Gervais"
WRITTEN = "Moi d’abord; si je suis en route, Léa publie la phrase d’attente."
NOTE = "Demander à la chambre s’il existe un registre."


def run(app: App, log: Log) -> None:
    """Go through the main job."""
    hand = Hand(app, log)
    _welcome(hand)
    course = next(one for one in app.session.courses if one.workshop == 3)
    _workshop(hand, course)
    for lesson in course.lessons:
        _lesson(hand, course, lesson)
    _decisions(hand, course)
    _simulations(hand, course)
    _write(hand, course)
    _lists(hand)
    _review(hand, course)
    _search(hand)
    _look(hand)
    _outputs(hand, course)
    leading.run(hand, course)
    handing_out.run(hand)
    _leave(hand, next(one for one in app.session.courses if one.workshop == 1))


def _welcome(hand: Hand) -> None:
    people.welcome(hand.app)
    hand.wait(hand.app.window.isVisible)
    hand.rest(200)
    hand.picture("bienvenue")
    field = hand.every(QLineEdit)[0]
    hand.click(field)
    hand.write(NAME)
    hand.key(Qt.Key.Key_Return)
    hand.wait(lambda: isinstance(hand.app.navigator.here, routes.Home) and hand.app.session.name)
    hand.log.check("Le nom tapé est gardé", hand.app.session.name == NAME, hand.app.session.name)
    hand.rest(150)
    hand.picture("accueil")


def _workshop(hand: Hand, course: model.Course) -> None:
    hand.shortcut("Alt+2")
    hand.picture("ateliers")
    hand.click(hand.button(f"Atelier 3. {course.title}"))
    hand.log.check(
        "La page de l’atelier s’ouvre d’un clic", hand.app.navigator.here == routes.Workshop(course.id)
    )
    hand.picture("atelier-3")
    hand.key(Qt.Key.Key_Return)
    opened = hand.wait(lambda: isinstance(hand.app.navigator.here, routes.Lesson))
    hand.log.check("Entrée ouvre la première leçon", opened, hand.app.navigator.here)


def _lesson(hand: Hand, course: model.Course, lesson: model.LessonOutline) -> None:
    app = hand.app
    app.navigator.go(routes.Lesson(course.id, lesson.id))
    screen = app.window.screen_shown
    hand.wait(lambda: screen.reader.complete)
    hand.log.check(
        f"« {lesson.title} » s’affiche", screen.reader.complete and screen.reader.title.text() == lesson.title
    )
    first = lesson == course.lessons[0]
    if first:
        hand.picture("lecon")
    _answer_all(hand, screen.reader)
    _open_cases(hand, screen.reader)
    _tick_some(hand, course, lesson)
    bar = screen.reader.verticalScrollBar()
    for part in range(1, 6):
        bar.setValue(bar.maximum() * part // 5)
        hand.rest(10)
    read = hand.wait(lambda: "end" in app.session.state.read(f"{course.id}/lesson/{lesson.id}"), 15)
    hand.log.check(f"La fin de « {lesson.title} » est notée comme lue", read)
    if first:
        hand.picture("fin-de-lecon")


def _answer_all(hand: Hand, reader: object) -> None:
    for card in hand.every(Question):
        _answer(hand, card)


def _answer(hand: Hand, card: Question) -> None:
    kinds = model.QuestionKind
    if card.block.kind in (kinds.TRUE_FALSE, kinds.SINGLE):
        hand.click(hand.every(OptionRadio, card)[0])
    elif card.block.kind is kinds.MULTIPLE:
        hand.click(hand.every(OptionCheck, card)[0])
    elif card.block.kind is kinds.SHORT:
        hand.click(hand.every(QLineEdit, card)[0])
        hand.write("une réponse")
    elif card.block.kind is kinds.MATCHING:
        from PySide6.QtWidgets import QComboBox

        for place, box in enumerate(hand.every(QComboBox, card)):
            hand.show(box)
            box.setFocus()
            for _ in range(place + 1):
                hand.key(Qt.Key.Key_Down)
    hand.click(hand.button("Vérifier ma réponse", card))
    key = card.context.key(card.block.id)
    hand.log.check(f"La réponse à « {card.block.id} » est prise", hand.app.session.state.answered(key))


def _open_cases(hand: Hand, reader: object) -> None:
    for button in hand.every(Button):
        if button.text().startswith("Ouvrir l’étude de cas"):
            hand.click(button)


def _tick_some(hand: Hand, course: model.Course, lesson: model.LessonOutline) -> None:
    rows = [row for row in hand.every(CheckRow) if row.isEnabled()]
    for place, row in enumerate(rows[:2]):
        hand.show(row)
        if place:
            row.setFocus()
            hand.key(Qt.Key.Key_Space)
        else:
            hand.click(row)
    if rows:
        done = sum(tick.state == "done" for tick in hand.app.session.state.ticks().values())
        hand.log.check(f"Des coches dans « {lesson.title} »", done > 0, f"{done} en tout")


def _decisions(hand: Hand, course: model.Course) -> None:
    app = hand.app
    for lesson in course.lessons:
        for activity in lesson.activities:
            if activity.kind != "decision":
                continue
            app.navigator.go(routes.Decision(course.id, lesson.id, activity.id))
            hand.rest(60)
            hand.picture("arbre")
            for _ in range(20):
                walk = app.session.walk_of(f"{course.id}/{activity.id}")
                if walk and walk.end:
                    break
                hand.key(Qt.Key.Key_1)
            ended = app.session.state.walked_to_end(f"{course.id}/{activity.id}")
            hand.log.check(f"L’arbre « {activity.title} » mène à une action, au clavier", ended)
            hand.picture("arbre-resultat")


def _simulations(hand: Hand, course: model.Course) -> None:
    """Each simulation of the workshop played to an end by the keyboard, one left and taken up again."""
    app = hand.app
    for outline in course.simulations:
        key = f"{course.id}/{outline.id}"
        app.navigator.go(routes.Simulation(course.id, outline.id))
        hand.rest(60)
        hand.picture("simulation-entree")
        hand.key(Qt.Key.Key_Return)
        for count in range(12):
            games = app.session.games_of(key)
            if games and games[-1].end:
                break
            if count == 2:
                hand.picture("simulation")
                hand.click(hand.button("Pause", app.window.screen_shown))
                app.navigator.go(routes.Simulation(course.id, outline.id))
                hand.rest(60)
                kept = len(app.session.games_of(key)[-1].path)
                hand.log.check(f"« {outline.title} », quittée, reprend où elle en était", kept == 2, kept)
            hand.key(Qt.Key.Key_B)
            hand.key(Qt.Key.Key_Return)
        ended = app.session.games_of(key)[-1].end
        hand.log.check(f"« {outline.title} » se joue au clavier jusqu’à une fin", bool(ended), ended or "")
        hand.picture("simulation-bilan")


def _write(hand: Hand, course: model.Course) -> None:
    found = next(
        (lesson.id, activity.id)
        for lesson in course.lessons
        for activity in lesson.activities
        if activity.kind == "reflection"
    )
    app, key = hand.app, f"{course.id}/{found[1]}"
    app.navigator.go(routes.Lesson(course.id, *found))
    screen = app.window.screen_shown
    hand.wait(lambda: screen.reader.complete)
    hand.click(hand.every(QPlainTextEdit, screen.reader)[0])
    hand.write(WRITTEN)
    saved = hand.wait(lambda: bool(app.session.saved_words(key)), 20)
    said = app.session.saved_words(key)
    hand.log.check("Un texte tapé est enregistré sur disque après une pause", saved, said)
    hand.log.facts |= {"written": key}
    hand.picture("reflexion")
    hand.shortcut("Ctrl+Shift+N")
    hand.write(NOTE)
    noted = hand.wait(lambda: any(note.text == NOTE for note in app.session.state.notes()), 20)
    hand.log.check("Une note est gardée", noted)
    hand.picture("note")


def _lists(hand: Hand) -> None:
    app = hand.app
    hand.shortcut("Alt+3")
    hand.rest(80)
    hand.picture("mes-listes")
    row = next(one for one in hand.every(CheckRow, app.window.screen_shown) if not one.isChecked())
    before = len(app.session.state.ticks())
    hand.click(row)
    hand.log.check("Une coche dans Mes listes", len(app.session.state.ticks()) == before + 1)
    done = sum(tick.state == "done" for tick in app.session.state.ticks().values())
    hand.shortcut("Ctrl+Z")
    after = sum(tick.state == "done" for tick in app.session.state.ticks().values())
    hand.log.check("Ctrl+Z reprend la coche", after == done - 1, f"{done} puis {after}")


def _review(hand: Hand, course: model.Course) -> None:
    app = hand.app
    hand.shortcut("Alt+4")
    hand.rest(80)
    hand.picture("revision")
    read = [one for one in course.lessons if app.session.state.read(f"{course.id}/lesson/{one.id}")]
    cards = sum(card.kind == "card" for lesson in read for card in lesson.activities)
    met = sum(card.course == course.id for card in app.reviewing.cards)
    hand.log.check("Les cartes des leçons lues sont en révision", met == cards, f"{met} sur {cards}")
    if not cards:
        return
    hand.key(Qt.Key.Key_Space)
    hand.picture("revision-reponse")
    before, left = len(app.session.state.reviews()), app.reviewing.day.left
    hand.key(Qt.Key.Key_3)
    rated = len(app.session.state.reviews()) == before + 1 and app.reviewing.day.left == left - 1
    hand.log.check("« Bien », au clavier, remet une carte à un autre jour", rated, app.reviewing.day.left)
    hand.shortcut("Ctrl+Z")
    hand.log.check("Ctrl+Z reprend la réponse", len(app.session.state.reviews()) == before)
    hand.key(Qt.Key.Key_3)


def _search(hand: Hand) -> None:
    from atelier.desktop.screens.search.results import ResultList

    app = hand.app
    hand.shortcut("Ctrl+K")
    hand.write("déclaration")
    found = hand.wait(lambda: any(one.hit() for one in hand.every(ResultList)), 30)
    hand.log.check("La recherche trouve « déclaration »", found)
    hand.picture("recherche")
    hand.key(Qt.Key.Key_Return)
    hand.log.check(
        "Entrée ouvre le passage trouvé", isinstance(app.navigator.here, routes.Lesson), app.navigator.here
    )


def _look(hand: Hand) -> None:
    app = hand.app
    for scheme in ("dark", "contrast", "light"):
        app.theme.set(scheme=scheme)
        app.navigator.go(routes.Home())
        hand.rest(60)
        hand.picture(f"accueil-{scheme}")
    app.theme.set(text=175)
    hand.rest(80)
    hand.picture("accueil-175")
    app.theme.set(text=100)
    for route, name in (
        (routes.Glossary(), "glossaire"),
        (routes.Sources(app.session.courses[2].id), "sources"),
        (routes.PreferencesPage(), "preferences"),
        (routes.Help(), "aide"),
    ):
        app.navigator.go(route)
        hand.rest(80)
        hand.picture(name)
        hand.log.check(f"L’écran {name} s’affiche", app.window.screen_shown is not None)


def _outputs(hand: Hand, course: model.Course) -> None:
    from atelier.app import data, printing
    from atelier.publishing.handout import LessonHandout, titles_of

    app, folder = hand.app, Path(hand.log.folder)
    lesson = course.lessons[0]
    terms = {term.id: term for term in app.library.terms()}

    def make() -> LessonHandout:
        return LessonHandout(
            course, app.library.lesson(course.id, lesson.id), terms, titles_of(app.session.courses)
        )

    pdf, done = folder / "lecon.pdf", []
    printing.write(app, lesson.title, make, pdf, lambda: done.append(1))
    printed = hand.wait(lambda: bool(done), 60)
    hand.log.check(
        "La leçon s’imprime en PDF", printed and pdf.is_file() and pdf.read_bytes()[:5] == b"%PDF-", pdf
    )
    out = folder / "mes-donnees.atelier-donnees"
    app.journal.flush(5)
    count = data.export_now(app, out)
    hand.log.check("Mes données sont exportées", out.is_file() and count > 0, f"{count} faits")
    hand.log.files += [pdf.name, out.name]


def _leave(hand: Hand, course: model.Course) -> None:
    app = hand.app
    lesson = course.lessons[0]
    app.navigator.go(routes.Lesson(course.id, lesson.id))
    screen = app.window.screen_shown
    hand.wait(lambda: screen.reader.complete)
    bar = screen.reader.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    hand.rest(1200)
    place = screen.reader.place()
    hand.picture("avant-de-fermer")
    app.close()
    hand.log.facts |= {
        "lesson": f"{course.id}/lesson/{lesson.id}",
        "block": str(place.block),
        "near": place.near,
        "events": str(len(app.journal.events)),
        "done": str(sum(tick.state == "done" for tick in app.session.state.ticks().values())),
    }
    hand.log.check(
        "Tout est sur le disque à la fermeture", app.journal.pending == 0, f"{len(app.journal.events)} faits"
    )
