"""The second process: everything must still be there, on the same line."""

from __future__ import annotations

from PySide6.QtCore import Qt

from atelier.app import App, begin
from atelier.desktop import routes
from atelier.tour.first import NAME, NOTE, WRITTEN
from atelier.tour.hand import Hand
from atelier.tour.log import Log


def run(app: App, log: Log) -> None:
    """Open again and look."""
    hand = Hand(app, log)
    begin(app)
    hand.wait(app.window.isVisible)
    hand.rest(150)
    facts, state = log.facts, app.session.state
    log.check(
        "Tous les faits sont là dans un autre processus",
        len(app.journal.events) == int(facts["events"]),
        len(app.journal.events),
    )
    log.check("Le nom est là", app.session.name == NAME, app.session.name)
    done = sum(tick.state == "done" for tick in state.ticks().values())
    log.check("Les coches sont là", done == int(facts["done"]), done)
    log.check(
        "Le texte est là",
        app.session.text_of(facts["written"]) == WRITTEN,
        app.session.text_of(facts["written"]),
    )
    log.check("La note est là", any(note.text == NOTE for note in state.notes()))
    hand.picture("retour-accueil")
    hand.key(Qt.Key.Key_Return)
    hand.wait(lambda: isinstance(app.navigator.here, routes.Lesson))
    here = app.navigator.here
    key = f"{here.course}/lesson/{here.lesson}" if isinstance(here, routes.Lesson) else ""
    log.check("« Reprendre » ramène à la même leçon", key == facts["lesson"], key)
    screen = app.window.screen_shown
    hand.wait(lambda: screen.reader.complete)
    place = screen.reader.place()
    same = place.block == int(facts["block"]) and place.near[:20] == facts["near"][:20]
    log.check("… et à la même ligne", same, f"bloc {place.block}, « {place.near} »")
    hand.picture("retour-lecon")
    app.window.resize(1024, 720)

    def near() -> bool:
        after = screen.reader.place()
        return bool(after.block == place.block and abs(after.char - place.char) < 400)

    hand.rest(250)
    held = hand.wait(near)
    found = screen.reader.place().near
    log.check("La place tient quand la fenêtre change de taille", held, f"« {found} »")
    hand.picture("retour-1024")
    app.close()
