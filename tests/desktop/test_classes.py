"""The pages of a trainer's classes: real widgets, real SQLite, real files."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QMenu

from atelier import places
from atelier.app import App, data
from atelier.classroom import handin, questionnaire, roster
from atelier.classroom.handin import Level
from atelier.classroom.issuing import ready
from atelier.demo import room
from atelier.desktop import routes
from atelier.desktop.screens.classes.form import ClassFormScreen
from atelier.desktop.screens.classes.screen import ClassCard, ClassesScreen
from atelier.desktop.screens.room.adding import AddDialog
from atelier.desktop.screens.room.people import LINE, Column
from atelier.desktop.screens.room.reporting import WALK_IN
from atelier.desktop.widgets.button import Button
from atelier.desktop.widgets.combo import Combo
from atelier.desktop.widgets.dialog import Dialog
from atelier.desktop.widgets.dropping import _Veil
from atelier.journal.events import Event, Surveyed, Verb
from atelier.signing import issuers
from tests.desktop.helpers import button, shown, third
from tests.desktop.teaching import answer, drop, given, go_away, held, hold, now, open_class
from tests.desktop.test_app import everything_in, until


def words(inside: object) -> str:
    return "\n".join(label.text() for label in inside.findChildren(QLabel) if label.isVisible())  # type: ignore[attr-defined]


def act(menu: QMenu, text: str) -> None:
    """Choose a line of a menu."""
    next(one for one in menu.actions() if one.text().startswith(text)).trigger()
    menu.close()


# --------------------------------------------------------------------------- navigation and list


def test_a_participant_sees_no_class_and_a_trainer_does_at_once(app: App) -> None:
    app.show(routes.Home())
    QTest.qWaitForWindowActive(app.window)
    entry = app.window.navigation._entries["classes"]
    assert not entry.isVisible()
    QTest.keyClick(app.window, Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    assert isinstance(app.navigator.here, routes.Home)
    app.session.keep(trainer=True)
    assert entry.isVisible()
    QTest.keyClick(app.window, Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    assert isinstance(app.navigator.here, routes.Classes) and entry.isChecked()
    until(lambda: "Pas encore de classe" in words(app.window.screen_shown))
    app.session.keep(trainer=False)
    assert not entry.isVisible()


def test_arrows_pass_over_the_entry_that_is_not_there(app: App) -> None:
    app.show(routes.Glossary())
    QTest.qWaitForWindowActive(app.window)
    entries = app.window.navigation._entries
    entries["glossary"].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(entries["glossary"], Qt.Key.Key_Down)
    assert entries["preferences"].hasFocus()


def test_the_store_of_classes_opens_only_when_it_is_asked_for(lived: App) -> None:
    lived.show(routes.Home())
    lived.show(routes.Workshop(third(lived).id))
    lived.show(routes.Verify())
    assert lived._classes is None


def test_the_list_shows_what_comes_then_what_is_past(app: App) -> None:
    one = given(app)
    app.show(routes.Classes())
    screen = app.window.screen_shown
    assert isinstance(screen, ClassesScreen)
    until(lambda: len(shown(ClassCard, screen)) == 3)
    cards = shown(ClassCard, screen)
    assert [card.accessibleName().partition(". ")[2] for card in cards] == [
        next(course.title for course in app.session.courses if course.workshop == n) for n in (4, 3, 1)
    ]
    until(screen.new.hasFocus)
    assert "15 inscriptions\n2 en attente" in words(cards[1])
    cards[1].setFocus()
    QTest.keyClick(cards[1], Qt.Key.Key_Return)
    assert app.navigator.here == routes.Class(one.id)


# --------------------------------------------------------------------------- the form


def form_of(app: App) -> ClassFormScreen:
    screen = app.window.screen_shown
    assert isinstance(screen, ClassFormScreen)
    return screen


def test_a_class_is_made_from_the_form(app: App) -> None:
    app.session.rename("Hélène Fortier")
    app.session.keep(trainer=True)
    app.show(routes.ClassForm())
    form = form_of(app)
    form.course.setCurrentIndex(form.course.findData(third(app).id))
    assert form.title.text() == third(app).title and form.trainer.text() == "Hélène Fortier"
    form.place.setText("Bibliothèque municipale, salle 2")
    form.places.setValue(12)
    form.save.click()
    (one,) = app.teaching.classes.all().values()
    assert app.navigator.here == routes.Class(one.id)
    about = one.about
    assert (about.place, about.places, about.start[11:], about.end[11:]) == (
        "Bibliothèque municipale, salle 2",
        12,
        "18:30",
        "20:45",
    )
    assert len(about.code) == 5
    until(app.window.screen_shown.add.hasFocus)


def test_mistakes_of_the_form_are_said_beside_the_field_and_nothing_is_made(app: App) -> None:
    app.session.keep(trainer=True)
    app.show(routes.ClassForm())
    form = form_of(app)
    form.title.clear()
    form.trainer.clear()
    form.mode.choose("online")
    form._mode_chosen()
    form.link.setText("salle virtuelle")
    form.pause.setValue(300)
    form.save.click()
    assert form.f_title.error and form.f_trainer.error and form.f_link.error and form.f_end.error
    assert form.title.accessibleDescription() == form.f_title.error
    until(form.title.hasFocus)
    assert not app.teaching.classes.all()
    form.title.setText("Un atelier")
    form.trainer.setText("Hélène Fortier")
    form.link.setText("https://exemple.ca/salle?mot=secret")
    form.pause.setValue(15)
    form.save.click()
    (one,) = app.teaching.classes.all().values()
    assert one.about.link == "https://exemple.ca/salle?mot=secret" and one.about.pause == 15
    from atelier import places

    assert not places.log_file().exists() or "secret" not in places.log_file().read_text(encoding="utf-8")


def test_a_class_that_ends_after_midnight_ends_the_next_day(app: App) -> None:
    from PySide6.QtCore import QTime

    app.session.keep(trainer=True)
    app.session.rename("Ana")
    app.show(routes.ClassForm())
    form = form_of(app)
    form.start.setTime(QTime(22, 30))
    form.end.setTime(QTime(0, 15))
    form.save.click()
    (one,) = app.teaching.classes.all().values()
    assert (one.end - one.start).total_seconds() == 105 * 60


def test_what_was_being_written_is_there_when_one_comes_back(app: App) -> None:
    app.session.keep(trainer=True)
    app.show(routes.ClassForm())
    form_of(app).title.setText("Un titre à moi")
    app.show(routes.Home())
    app.show(routes.ClassForm())
    assert form_of(app).title.text() == "Un titre à moi" and form_of(app)._again.isVisible()
    until(lambda: shown(Button, form_of(app)))
    button("Annuler", form_of(app)).click()
    app.show(routes.ClassForm())
    assert form_of(app).title.text() != "Un titre à moi"


def test_a_class_is_changed_and_keeps_its_code(app: App) -> None:
    one = given(app)
    app.show(routes.ClassForm(one.id))
    form_of(app).place.setText("Salle 4")
    form_of(app).save.click()
    after = now(app, one.id)
    assert after.about.place == "Salle 4" and after.about.code == room.CODE
    assert len(after.enrolled) == 15


# --------------------------------------------------------------------------- the table


def test_the_page_says_what_the_class_adds_up_to(app: App) -> None:
    screen = open_class(app, given(app))
    assert [tile.figure.text() for tile in screen.tiles] == ["15", "14", "9 sur 13", "10"]
    assert screen.prepare.text() == "Préparer 10 attestations" and screen.prepare.hasFocus()
    model = screen.model
    yvon, josee = model.place_of(now(app, screen.shown.id).person("Yvon Cloutier").id), 0
    assert model.index(josee, Column.SEEN).data() == "13 sur 13"
    assert model.index(yvon, Column.LESSONS).data() == "Aucun fichier reçu"
    assert model.index(yvon, Column.SEEN).data() == "—"
    assert (
        model.index(josee, Column.LESSONS).data()
        == "Leçons terminées\u00a0: 13; en cours\u00a0: 0; à voir\u00a0: 0"
    )
    assert "Souvent choisi" in words(screen.missed)
    assert "«" in words(screen.shared) and "Josée Arsenault" in words(screen.shared)
    assert "Hélène Fortier, formation@exemple.ca" in words(screen.privacy)


def test_no_lesson_done_is_drawn_otherwise_than_nothing_received(app: App) -> None:
    one = given(app)
    screen = open_class(app, one)
    view = screen.table.view
    places = [screen.model.place_of(one.person(name).id) for name in ("Guillaume St-Onge", "Ousmane Sarr")]
    pictures = []
    for place in places:
        view.scrollTo(screen.model.index(place, Column.LESSONS))
        app.qt.processEvents()
        pictures.append(
            view.viewport().grab(view.visualRect(screen.model.index(place, Column.LESSONS))).toImage()
        )
    assert pictures[0] != pictures[1]


def test_a_person_is_found_by_the_keyboard(app: App) -> None:
    screen = open_class(app, given(app))
    QTest.keyClick(app.window.windowHandle(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert screen.search.hasFocus()
    QTest.keyClicks(screen.search, "zeroual")
    assert [line.row.name for line in screen.model.shown] == ["Nadia Zeroual"]
    QTest.keyClick(screen.search, Qt.Key.Key_Return)
    assert screen.table.view.hasFocus()
    screen.search.setText("boulangerie du quai")
    assert len(screen.model.shown) == 2 and screen.table.foot.words.text() == "2 personnes sur 15"
    screen.search.setText("personne de ce nom")
    assert screen.table.none.isVisible() and not screen.table.view.isVisible()


def test_space_and_a_click_on_the_box_decide_of_an_attestation(app: App) -> None:
    one = given(app)
    screen = open_class(app, one)
    chantal = one.person("Chantal Fillion").id
    view = screen.table.view
    screen.table.show_person(chantal)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert now(app, one.id).person(chantal).qualified.kind == "participation"
    assert screen.prepare.text() == "Préparer 11 attestations"
    assert view.currentIndex().data(LINE).person.id == chantal, "the row stays the current one"
    box = view.visualRect(screen.model.index(screen.model.place_of(chantal), Column.TICK)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, box)
    assert now(app, one.id).person(chantal).qualified.kind == "none"


def test_several_rows_are_ticked_at_once_and_all_by_the_box_of_the_head(app: App) -> None:
    one = given(app)
    screen = open_class(app, one)
    view = screen.table.view
    screen.table.show_person(one.person("Yvon Cloutier").id)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert screen.table.foot.words.text() == "2 personnes choisies"
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert screen.tiles[3].figure.text() == "12"
    box = screen.table.head.all
    assert box.checkState() == Qt.CheckState.PartiallyChecked
    box.click()
    assert screen.tiles[3].figure.text() == "15" and box.checkState() == Qt.CheckState.Checked
    box.click()
    assert screen.tiles[3].figure.text() == "0" and screen.prepare.text() == "Préparer les attestations"


def test_presence_is_noted_for_the_people_chosen_and_can_be_undone(app: App) -> None:
    one = given(app)
    screen = open_class(app, one)
    yvon = one.person("Yvon Cloutier").id
    screen.table.show_person(yvon)
    act(screen.menus.presence(), "En ligne")
    assert now(app, one.id).person(yvon).attendance.mode == "online"
    assert screen.tiles[1].figure.text() == "15"
    button("Annuler", app.window._toast).click()
    assert now(app, one.id).person(yvon).attendance.mode == "absent"


def test_hours_of_arrival_and_departure_are_noted(app: App) -> None:
    from PySide6.QtCore import QTime
    from PySide6.QtWidgets import QTimeEdit

    one = given(app)
    screen = open_class(app, one)
    karim = one.person("Karim Benali")
    screen.table.show_person(karim.id)

    def fill(dialog: Dialog) -> None:
        arrived, left = dialog.findChildren(QTimeEdit)
        assert arrived.time() == QTime(18, 30) and left.time() == QTime(20, 45)
        arrived.setTime(QTime(19, 5))

    titles = answer(app, "yes", fill)
    screen.acts.ask_hours([karim])
    assert titles == ["Présence de Karim Benali"]
    attended = now(app, one.id).person(karim.id).attendance
    assert (attended.mode, attended.arrived, attended.left) == ("room", "19:05", "")
    assert screen.model.index(1, Column.PRESENCE).data() == "En salle, 19\u00a0h\u00a005 à 20\u00a0h\u00a045"


def test_a_click_on_the_presence_offers_to_change_it(app: App) -> None:
    screen = open_class(app, given(app))
    asked: list[QPoint] = []
    screen.table.presence.disconnect()
    screen.table.presence.connect(asked.append)
    view = screen.table.view
    spot = view.visualRect(screen.model.index(2, Column.PRESENCE)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert len(asked) == 1 and view.currentIndex().row() == 2


def test_a_screen_reader_hears_each_cell(app: App) -> None:
    screen = open_class(app, given(app))
    face = QAccessible.queryAccessibleInterface(screen.table.view)
    assert face.role() == QAccessible.Role.Table and face.text(QAccessible.Text.Name) == "Participants"
    said = [face.child(place).text(QAccessible.Text.Name) for place in range(3 * len(Column))]
    assert "Josée Arsenault, Quincaillerie Arsenault" in said
    assert any(words.startswith("Leçons terminées") for words in said)


@pytest.mark.parametrize(
    ("size", "text"), [((1440, 900), 100), ((1024, 720), 100), ((1024, 720), 175), ((960, 560), 200)]
)
def test_the_page_has_one_scroll_and_nothing_wider_than_it(
    open_app: Callable[..., App], size: tuple[int, int], text: int
) -> None:
    app = open_app(window=size, text=text)
    screen = open_class(app, given(app))
    two = screen._two_panes
    assert two == (size == (1440, 900))
    assert (screen.verticalScrollBar().maximum() == 0) == two
    assert (screen.table.view.verticalScrollBar().maximum() > 0) == two
    assert screen.widget().width() <= screen.viewport().width()
    total = sum(screen.table.view.columnWidth(column) for column in Column)
    assert total <= screen.table.view.width()


def test_where_the_page_scrolls_the_current_row_is_kept_on_screen(open_app: Callable[..., App]) -> None:
    app = open_app(window=(1024, 720))
    screen = open_class(app, given(app))
    view = screen.table.view
    view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    until(lambda: screen.verticalScrollBar().value() > 0)
    box = view.visualRect(view.currentIndex())
    middle = view.viewport().mapTo(screen.viewport(), box.center())
    assert screen.viewport().rect().contains(middle)


def test_a_thousand_people_are_shown_without_a_widget_each(app: App) -> None:
    classes = app.teaching.classes
    app.session.keep(trainer=True)
    about = replace(room.about(third(app), app.session.today(), "AAAAA"), places=0)
    one = classes.schedule(about)
    names = "\n".join(f"Personne {n:04} au nom assez long, Organisation {n % 40}" for n in range(1000))
    classes.add(one, roster.read_text(names))
    screen = open_class(app, one)
    assert screen.model.rowCount() == 1000
    before = len(screen.findChildren(object))  # type: ignore[type-var]
    bar = screen.table.view.verticalScrollBar()
    for place in range(0, bar.maximum(), bar.maximum() // 25):
        bar.setValue(place)
        app.qt.processEvents()
    assert len(screen.findChildren(object)) == before  # type: ignore[type-var]
    assert screen.table.foot.words.text().startswith("Personnes 9")
    screen.search.setText("0999")
    assert screen.model.rowCount() == 1


# --------------------------------------------------------------------------- people


def test_people_are_added_after_one_saw_what_was_understood(app: App, tmp_path: Path) -> None:
    one = given(app)
    screen = open_class(app, one)

    def fill(dialog: Dialog) -> None:
        assert isinstance(dialog, AddDialog)
        dialog.area.insertPlainText(
            "Éloïse Beaudry, Ferme des Érables\nKarim Benali, Garage du Pont\nx, y, a@b"
        )
        until(lambda: "1 personne comprise, dont 1 en liste" in words(dialog))
        assert "Ligne 2\u00a0: déjà dans la liste" in words(dialog)
        assert dialog._buttons_made["yes"].text() == "Inscrire 1 personne"
        dialog.how.choose("walk")
        dialog._show()
        assert dialog._buttons_made["yes"].text() == "Ajouter 1 personne"

    answer(app, "yes", fill)
    screen.acts.add_people()
    added = now(app, one.id).person("Éloïse Beaudry")
    assert added.about.state == "enrolled" and added.about.walk_in
    assert screen.table.view.currentIndex().data(LINE).person.id == added.id


def test_a_table_dropped_on_the_window_is_shown_before_it_is_taken(app: App, tmp_path: Path) -> None:
    one = given(app)
    screen = open_class(app, one)
    table = tmp_path / "inscriptions.csv"
    table.write_bytes(
        "Nom;Prénom;Courriel;Entreprise;Statut\r\nRoy-Bélanger;Émile;emile@exemple.ca;Gîte;\r\n;;;;\r\nDubé;Maïka;pas un courriel;;\r\n".encode(
            "cp1252"
        )
    )
    said: list[str] = []
    answer(app, "yes", lambda dialog: said.append(words(dialog)))
    drop(app, [table])
    assert "Émile Roy-Bélanger · Gîte · emile@exemple.ca" in said[0] and "inscriptions.csv" in said[0]
    assert "le courriel n’en est pas un" in said[0]
    assert now(app, one.id).person("emile@exemple.ca").about.state == "waiting"
    until(lambda: "Émile Roy-Bélanger" in words(screen.waiting))


def test_a_place_that_is_freed_goes_to_who_waits(app: App) -> None:
    one = given(app)
    screen = open_class(app, one)
    karim = one.person("Karim Benali")
    screen.acts.change_state(karim, "withdrawn")
    assert "La place revient à Émile Roy" in app.window._toast._label.text()
    until(lambda: "Désistements" in words(screen.waiting))
    button("Donner une place à Émile Roy", screen).click()
    assert now(app, one.id).person("Émile Roy").about.state == "enrolled"
    assert "Émile Roy" in [line.row.name for line in screen.model.shown]
    until(lambda: "Karim Benali" in words(screen.waiting))
    button("Remettre Karim Benali", screen).click()
    assert now(app, one.id).person(karim.id).about.state == "enrolled"


def test_a_name_is_corrected(app: App) -> None:
    from PySide6.QtWidgets import QLineEdit

    one = given(app)
    screen = open_class(app, one)
    person = one.person("Kim Lavallée")

    def fill(dialog: Dialog) -> None:
        name = dialog.findChildren(QLineEdit)[0]
        assert name.text() == "Kim Lavallée"
        name.setText("  Kim   Lavallée-Nguyễn ")

    answer(app, "yes", fill)
    screen.acts.correct(person)
    after = now(app, one.id).person(person.id)
    assert after.name == "Kim Lavallée-Nguyễn" and after.about.organisation == "Camping du Lac"


# --------------------------------------------------------------------------- what comes in


def fact(number: int, learner: str, key: str, verb: Verb, value: object = None) -> Event:
    id = f"{int(learner, 16) * 1000 + number:032x}"
    return Event(id, learner, "d" * 32, key, verb, value, (1_790_000_000_000 + number * 1000) << 16, -240)


def hand_in(folder: Path, app: App, name: str, learner: int, course: str = "") -> Path:
    course = course or third(app).id
    lesson = third(app).lessons[0]
    who = f"{learner:032x}"
    events = [
        fact(1, who, f"{course}/lesson/{lesson.id}", Verb.OPENED),
        fact(2, who, f"{course}/lesson/{lesson.id}", Verb.READ, "end"),
        fact(3, who, f"{course}/lesson/{lesson.id}", Verb.COMPLETED),
    ]
    path = folder / f"{name} {learner}{handin.SUFFIX}"
    handin.make(events, course, Level.PROGRESS, path, name=name)
    return path


def test_forty_files_are_dropped_and_each_says_what_became_of_it(app: App, tmp_path: Path) -> None:
    classes = app.teaching.classes
    app.session.keep(trainer=True)
    one = classes.schedule(replace(room.about(third(app), app.session.today(), room.CODE), places=0))
    people = [f"Personne Numéro{n}" for n in range(30)]
    classes.add(one, roster.read_text("\n".join(people)))
    screen = open_class(app, now(app, one.id))
    good = [hand_in(tmp_path, app, name, 100 + n) for n, name in enumerate(people)]
    bad = [tmp_path / f"mauvais {n}{handin.SUFFIX}" for n in range(4)]
    for path in bad:
        path.write_bytes(good[0].read_bytes()[:-40])
    foreign = [tmp_path / "photo.jpg", tmp_path / f"texte{handin.SUFFIX}"]
    for path in foreign:
        path.write_bytes(b"rien d'Atelier ici")
    other = [hand_in(tmp_path, app, f"Ailleurs {n}", 300 + n, "affaires") for n in range(2)]
    unknown = [hand_in(tmp_path, app, "Alex Inconnu", 500), hand_in(tmp_path, app, "Sam Étranger", 501)]
    files = [*good, *bad, *foreign, *other, *unknown]
    assert len(files) == 40

    def fill(dialog: Dialog) -> None:
        text = words(dialog)
        assert text.count("abîmé ou incomplet") == 4 and text.count("reçu, pour Personne") == 30
        assert text.count("pas un fichier d’Atelier") == 2 and text.count("autre atelier (affaires)") == 2
        first, second = dialog.findChildren(Combo)
        first.setCurrentIndex(first.findData(WALK_IN))
        second.setCurrentIndex(second.findText("Personne Numéro7"))

    titles = answer(app, "yes", fill, "De qui viennent ces fichiers?")
    drop(app, files)
    until(lambda: titles, 30)
    until(lambda: any(person.name == "Alex Inconnu" for person in now(app, one.id).people), 30)
    until(lambda: len(now(app, one.id).person("Personne Numéro7").hand_ins) == 2, 30)
    until(lambda: app.window._toast._label.text() == "2 fichiers sont ajoutés.", 30)
    assert sum(bool(person.hand_ins) for person in now(app, one.id).people) == 31
    until(lambda: "8 laissés de côté" in words(screen.files))
    assert all(path.read_bytes() for path in files), "no file was touched"


def test_the_same_files_again_change_nothing(app: App, tmp_path: Path) -> None:
    one = given(app)
    screen = open_class(app, one)
    files = [hand_in(tmp_path, app, "Yvon Cloutier", 700)]
    drop(app, files)
    until(lambda: now(app, one.id).person("Yvon Cloutier").hand_ins)
    until(lambda: "1 fichier ajouté, aujourd’hui" in words(screen.files))
    facts = len(app.classes.events)
    drop(app, files)
    until(lambda: "1 déjà à jour, rien de changé" in words(screen.files))
    assert len(app.classes.events) == facts
    assert "déjà reçus" in app.window._toast._label.text()


def test_on_the_page_of_a_class_files_are_for_the_class(app: App, tmp_path: Path) -> None:
    one = given(app)
    data = held([tmp_path / "un.atelier-progres"])

    def words() -> str:
        assert hold(app, data)
        (veil,) = shown(_Veil, app.window)
        go_away(app)
        assert not shown(_Veil, app.window)
        return str(veil._words)

    app.show(routes.Home())
    anywhere = words()
    open_class(app, one)
    assert words() != anywhere
    app.show(routes.Home())
    assert words() == anywhere


def test_answers_to_the_questionnaire_are_dropped_typed_and_read(app: App, tmp_path: Path) -> None:
    one = given(app)
    screen = open_class(app, one)
    file = tmp_path / f"avis{questionnaire.SUFFIX}"
    questionnaire.make(file, third(app).id, Surveyed({"content": 5}, "Tout.", "", "yes"), room.CODE)
    drop(app, [file])
    assert len(now(app, one.id).answers) == 7
    until(lambda: "7 avis" in words(screen.opinions))
    drop(app, [file])
    assert len(now(app, one.id).answers) == 7, "the same answer counts once"

    def fill(dialog: Dialog) -> None:
        from atelier.desktop.widgets.opinion import OpinionForm

        (form,) = dialog.findChildren(OpinionForm)
        form.marks["pace"]._segments["2"].click()
        form.change.setPlainText("Un café.")

    answer(app, "yes", fill)
    screen.opinions.note()
    typed = [one for one in now(app, one.id).answers if one.change == "Un café."]
    assert typed == [Surveyed({"pace": 2}, "", "Un café.")]
    said: list[str] = []
    answer(app, "ok", lambda dialog: said.append(words(dialog)))
    screen.opinions.read()
    assert "Un café." in said[0] and "Rien ne dit qui a écrit quoi" in said[0]


# --------------------------------------------------------------------------- what goes out, what is erased


@pytest.mark.parametrize("what", ["attendance", "progress", "survey", "sheet", "summary"])
def test_a_class_is_exported(app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    screen = open_class(app, given(app))
    out = tmp_path / "sortie"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    screen.acts.export(what)
    file = out.with_name(f"sortie{'.pdf' if what in ('sheet', 'summary') else '.csv'}")
    until(file.exists, 60)
    data = file.read_bytes()
    if file.suffix == ".pdf":
        assert data.startswith(b"%PDF")
    else:
        assert data.startswith(b"\xef\xbb\xbf")
        assert len(list(csv.reader(StringIO(data.decode("utf-8-sig")), delimiter=";"))) > 6
    until(lambda: "Enregistré" in app.window._toast._label.text())


def test_what_is_held_of_a_person_is_written(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = given(app)
    screen = open_class(app, one)
    out = tmp_path / "josee.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    screen.acts.person_data(one.person("Josée Arsenault"))
    until(out.exists, 20)
    text = out.read_text(encoding="utf-8")
    assert "Renseignements sur Josée Arsenault" in text and "Karim" not in text


def test_a_person_is_erased_for_real_after_one_was_told(app: App) -> None:
    one = given(app)
    screen = open_class(app, one)
    person = one.person("Nadia Zeroual")
    titles = answer(app, "no")
    screen.acts.erase("person", person)
    assert titles and now(app, one.id).person(person.id)
    said: list[str] = []
    answer(app, "yes", lambda dialog: said.append(words(dialog)))
    screen.acts.erase("person", person)
    assert "Cela ne se défait pas." in said[0] and "Nadia Zeroual" in said[0]
    assert all(left.name != "Nadia Zeroual" for left in now(app, one.id).people)
    assert screen.model.rowCount() == 14
    app.classes.flush()
    for file in app.classes.folder.rglob("*"):
        if file.is_file():
            assert b"Nadia Zeroual" not in file.read_bytes(), file


def test_the_safe_answer_has_the_focus_where_nothing_can_be_undone(app: App) -> None:
    screen = open_class(app, given(app))
    focused: list[str] = []
    answer(app, "no", lambda dialog: focused.append(dialog.focusWidget().text()))
    screen.acts.erase("class")
    assert focused == ["Ne rien effacer"]


def test_work_is_erased_and_the_rest_stays_then_the_class_goes(app: App) -> None:
    one = given(app)
    screen = open_class(app, one)
    answer(app, "yes")
    screen.acts.erase("work")
    after = now(app, one.id)
    assert len(after.enrolled) == 15 and screen.tiles[1].figure.text() == "14"
    assert all(not line.row.received for line in screen.model.shown)
    answer(app, "yes")
    screen.acts.erase("class")
    assert one.id not in app.teaching.classes.all() and app.navigator.here == routes.Classes()


def test_erasing_everything_takes_the_classes_and_the_mark_along(app: App) -> None:
    one = given(app)
    assert app.teaching.issue(one, ready(one)[:1]) is not None
    name = one.people[0].name.encode()
    assert name in everything_in(places.home())
    data.erase_all(app)
    assert name not in everything_in(places.home())
    assert not app.teaching.classes.all()
    assert issuers.own(app.classes.folder / issuers.FOLDER) is None
