"""The part of who hands the app out: an edition is prepared, worn, and put away again."""

from __future__ import annotations

from datetime import timedelta

from atelier import places
from atelier.app import editions
from atelier.desktop import routes
from atelier.desktop.screens.edition.screen import PrepareScreen
from atelier.edition.model import Meeting
from atelier.edition.placing import remove, take
from atelier.tour.hand import Hand

ORGANISATION = "Chambre de commerce d’essai"


def run(hand: Hand) -> None:
    """Write an edition in its window, wear it, find its session on Accueil, put it away."""
    app, log = hand.app, hand.log
    app.navigator.go(routes.PrepareEdition())
    hand.rest(80)
    screen = app.window.screen_shown
    assert isinstance(screen, PrepareScreen)
    drafting = screen.drafting
    course = app.session.courses[-1]
    soon = app.session.today() + timedelta(days=3)
    meeting = Meeting(course.id, soon, "18:30", "20:45", "Bibliothèque municipale")
    drafting.change(name=ORGANISATION, colour="#0C504D", sessions=(meeting,))
    drafting.keep_now()
    log.check("L’édition qu’on prépare est sur le disque", (drafting.folder / "edition.toml").is_file())
    hand.picture("preparer-une-edition")
    screen.leave()
    take(drafting.folder, places.home(), app.session.today())
    editions.use(app)
    app.navigator.go(routes.Home())
    hand.rest(80)
    worn = app.window.navigation.offered
    log.check("Atelier porte le nom de l’organisation", worn.isVisible() and worn.text() == ORGANISATION)
    log.check("La prochaine séance est à l’accueil", app.distributor.coming()[:1] == (meeting,))
    hand.picture("accueil-edition")
    remove(places.home())
    editions.use(app)
    left = app.distributor.edition  # one of the computer's own, if an administrator put it there
    log.check("L’édition se retire", left is None or left.name != ORGANISATION)
    log.check("La navigation le dit", worn.text() == left.name if left else not worn.isVisible())
