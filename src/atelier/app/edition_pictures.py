"""What an edition will look like: Accueil in each theme, a slide, an attestation, painted by the app itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap

from atelier import demo, places
from atelier.app import App, editions
from atelier.app.presenting import occasion
from atelier.app.settling import settle
from atelier.classroom.attestation import SIGNATURE, VERSION, Payload, canonical, clean, pack
from atelier.classroom.deck import Occasion
from atelier.desktop import dates, routes
from atelier.desktop.distributor import hours_of
from atelier.desktop.slides import Look, Slides, View
from atelier.desktop.theme import tokens
from atelier.files import replacing
from atelier.publishing.pdf.source import hue_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from atelier.content.model import Course

WHAT = ("home", "slide", "attestation")
THEMES = ("light", "dark", "contrast")
NAMES = {"home": "accueil", "slide": "diapositive", "attestation": "attestation"}
_HOME, _SLIDE = QSize(1440, 900), QSize(1280, 720)
_PPI = 110


def pictures(
    qt: QApplication, out: Path, themes: Sequence[str] = THEMES, what: Sequence[str] = WHAT
) -> Iterator[Path]:
    """Write the pictures of the edition that is in the data folder (made for this: nobody's own), one by one.

    What is painted before anything else is Accueil, since it is looked at first.
    """
    from atelier.preferences import Preferences

    kept = Preferences(motion="reduced", window=(_HOME.width(), _HOME.height()), welcomed=True)
    app = App(qt, kept)
    try:
        course = _course(app)
        if "home" in what:
            demo.fill(app.journal, app.library, date.today())
            app.session.reload()
            app.show(routes.Home())
            for theme in themes:
                app.theme.set(scheme=theme)
                settle()
                yield _saved(app.picture(), out / f"{NAMES['home']}-{theme}.png")
        if "slide" in what:
            yield _saved(_slide(app, course), out / f"{NAMES['slide']}.png")
        if "attestation" in what:
            picture = QPixmap()
            picture.loadFromData(_attestation(app, course), "PNG")
            yield _saved(picture, out / f"{NAMES['attestation']}.png")
    finally:
        app.close()


def _saved(picture: QPixmap, path: Path) -> Path:
    """Write a picture: it is there whole, or not at all, for who waits for it."""
    with replacing(path) as temporary:
        if not picture.save(str(temporary), "PNG"):
            raise OSError(0, "", str(path))
    return path


def _course(app: App) -> Course:
    """The course of the next session, else the first that is offered."""
    coming = app.distributor.coming()
    known = {course.id: course for course in app.session.courses}
    return next((known[one.course] for one in coming if one.course in known), app.session.courses[0])


def _slide(app: App, course: Course) -> QPixmap:
    """The first slide, as the next session would have it."""
    usual = occasion(app)
    next_ = next(iter(app.distributor.coming(course.id)), None)
    edition = app.distributor.edition
    trainer = (next_.trainer if next_ else "") or (edition.attestations.trainer if edition else "")
    day = dates.long_day(next_.date) if next_ else ""
    shown = Occasion(
        usual.organisation,
        trainer,
        f"{day[:1].upper()}{day[1:]} {next_.date.year}" if next_ else "",
        hours_of(next_) if next_ else "",
        usual.logo,
    )
    deck = app.presenting.deck_of(course)
    look = Look(False, tokens.hue(course.workshop))
    slides = Slides(deck, look, shown, lambda name: app.library.scenario(course.id, name))
    return slides.pixmap(deck.way[0], View(), _SLIDE, 1.0)


def _attestation(app: App, course: Course) -> bytes:
    """An attestation for a person of the example; no signature stands behind it."""
    from atelier.publishing.attestation import picture

    edition = app.distributor.edition
    assert edition is not None
    signing = edition.attestations
    next_ = next(iter(app.distributor.coming(course.id)), None)
    day = next_.date if next_ else app.session.today()
    payload = Payload(
        VERSION,
        f"{day.isoformat()}-····",
        "formation",
        demo.NAME,
        clean(course.title),
        [day.isoformat()],
        135,
        "room",
        day.isoformat(),
        "0" * 32,
        object=[clean(aim.text) for aim in course.objectives[:4]],
        start=next_.begins.strftime("%H:%M") if next_ else "18:30",
        end=next_.ends.strftime("%H:%M") if next_ else "20:45",
        place=clean(next_.place) if next_ else "",
        organisation=clean(signing.organisation or edition.name),
        trainer=clean(signing.trainer or (next_.trainer if next_ else "")),
        signatory=clean(signing.signatory),
        town=clean(signing.town),
        accreditation=clean(signing.accreditation),
    )
    return picture(
        payload,
        pack(canonical(payload), bytes(SIGNATURE)),
        places.assets() / "fonts",
        hue=hue_of(course.workshop),
        logo=places.assets() / "atelier.svg",
        own=editions.own_logo(app, payload.organisation),
        ppi=_PPI,
    )
