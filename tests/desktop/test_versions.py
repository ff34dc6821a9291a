"""A text written on two computers: both are offered, none is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer

from atelier.app import App
from atelier.cli.overlays import two_versions
from atelier.desktop import routes
from atelier.desktop.shell.versions import choose_all
from atelier.desktop.versions import all_versions
from atelier.desktop.widgets.dialog import Dialog
from tests.desktop.helpers import button, click, shown


def answer(app: App, words: str) -> None:
    """Choose once the dialog is there."""

    def act() -> None:
        (dialog,) = shown(Dialog, app.window)
        click(button(words, dialog))

    QTimer.singleShot(200, act)
    choose_all(app.session, app.window)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Garder celle-ci", lambda this, other: this),
        ("Reprendre l’autre", lambda this, other: other),
        ("Garder les deux", lambda this, other: f"{this}\n\n{other}"),
    ],
)
def test_one_or_both_texts_are_kept(app: App, words: str, kept: Callable[[str, str], str]) -> None:
    app.show(routes.Home())
    key = two_versions(app)
    (pair,) = all_versions(app.session)
    answer(app, words)
    assert app.session.text_of(key) == kept(pair.text, pair.other)
    assert not list(all_versions(app.session))
    assert app.session.undo()
    assert list(all_versions(app.session)) == [pair]


def test_choosing_later_changes_nothing(app: App) -> None:
    app.show(routes.Home())
    two_versions(app)
    before = len(app.journal.events)
    answer(app, "Choisir plus tard")
    assert len(app.journal.events) == before
    app.show(routes.PreferencesPage())
    assert button("Comparer les deux", app.window).isVisible()


def test_a_note_keeps_its_place_when_a_version_is_chosen(app: App) -> None:
    app.show(routes.Home())
    lesson = f"{app.session.courses[0].id}/lesson/{app.session.courses[0].lessons[0].id}"
    key = app.session.add_note(lesson, block=2, quote="des mots", text="ici")
    first = app.session.journal.events[-1].id
    app.session.edit_note(key, "ici, puis là")
    note = app.session.state.note(key)
    assert note is not None and note.apart == ()
    app.session.settle_versions(key, first, "les deux")
    note = app.session.state.note(key)
    assert note is not None
    assert (note.text, note.block, note.quote) == ("les deux", 2, "des mots")
