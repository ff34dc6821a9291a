"""Her folder as it is: gone, unreadable, half broken, synchronised, changed a moment ago."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from atelier import places
from atelier.authoring import shelves
from atelier.authoring.making import begin, derive
from atelier.authoring.own import Shelf, look
from atelier.content.library import Library
from atelier.content.report import check
from atelier.errors import AtelierError
from atelier.packages.building import build
from atelier.packages.installing import staged
from atelier.preferences import Preferences, read, write
from atelier.wording import explain

OTHERS = (places.courses(),)


def codes(shelf: Shelf, id: str) -> list[str]:
    return [one.remark.code for course in shelf.courses if course.folder.name == id for one in course.found]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Ateliers"
    begin(made, "un", "Un", number=5)
    begin(made, "deux", "Deux", number=6)
    return made


def rewrite(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_what_a_course_is_and_that_nothing_is_to_be_said(folder: Path) -> None:
    one = next(one for one in look(folder, OTHERS).courses if one.id == "un")
    assert (one.title, one.number, one.version, one.found, one.errors) == ("Un", 5, "1.0.0", (), 0)


def test_the_one_changed_last_comes_first(folder: Path) -> None:
    for name, when in (("un", 2_000_000_000), ("deux", 1_900_000_000)):
        for path in (folder / name).iterdir():
            os.utime(path, (when, when))
    assert [one.id for one in look(folder, OTHERS).courses] == ["un", "deux"]


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert look(tmp_path / "rien", OTHERS) == Shelf()


def test_what_is_not_a_course_is_left_alone(folder: Path) -> None:
    (folder / "photos").mkdir()
    (folder / ".cache").mkdir()
    (folder / ".cache" / "course.yaml").write_text("id: x", encoding="utf-8")
    (folder / "lisez-moi.txt").write_text("bonjour", encoding="utf-8")
    assert {one.id for one in look(folder, OTHERS).courses} == {"un", "deux"}


def test_a_file_in_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "Ateliers").write_text("x", encoding="utf-8")
    with pytest.raises(AtelierError) as caught:
        look(tmp_path / "Ateliers", OTHERS)
    assert caught.value.code == "authoring.unreadable" and "Ateliers" in explain(caught.value)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="who may read everything reads it")
def test_a_folder_that_may_not_be_read_is_said(folder: Path) -> None:
    folder.chmod(0)
    try:
        with pytest.raises(AtelierError) as caught:
            look(folder, OTHERS)
    finally:
        folder.chmod(0o755)
    assert caught.value.code == "authoring.unreadable"


def test_broken_yaml_is_said_at_its_place_and_stops_nothing_else(folder: Path) -> None:
    rewrite(folder / "un" / "course.yaml", 'title: "Un"', "title: Un : deux")
    shelf = look(folder, OTHERS)
    broken = next(one for one in shelf.courses if one.folder.name == "un")
    assert (broken.title, broken.version) == ("un", "")
    first = broken.found[0]
    assert (first.path.name, first.remark.code, first.remark.where.line) == ("course.yaml", "yaml_colon", 5)
    assert codes(shelf, "deux") == []


@pytest.mark.skipif(os.name == "nt", reason="needs a pipe")
def test_a_pipe_that_nobody_fills_holds_nobody_up(folder: Path) -> None:
    (folder / "un" / "course.yaml").unlink()
    os.mkfifo(folder / "un" / "course.yaml")
    os.mkfifo(folder / "deux" / "2-suite.md")
    shelf = look(folder, OTHERS)
    assert "unreadable" in codes(shelf, "un") and "unreadable" in codes(shelf, "deux")


def test_a_fiche_that_is_not_text_is_said(folder: Path) -> None:
    (folder / "un" / "course.yaml").write_bytes(b"\x00\xff\xfe" * 50)
    assert codes(look(folder, OTHERS), "un") != []


def test_two_courses_of_one_id_are_told_apart_and_mended(folder: Path) -> None:
    rewrite(folder / "deux" / "course.yaml", "id: deux", "id: un")
    shelf = look(folder, OTHERS)
    assert "course_twice" in codes(shelf, "un") + codes(shelf, "deux")
    rewrite(folder / "deux" / "course.yaml", "id: un", "id: deux")
    again = look(folder, OTHERS, before=shelf)
    assert codes(again, "un") + codes(again, "deux") == []


def test_an_id_of_ours_is_said_and_never_takes_our_place(folder: Path, tmp_path: Path) -> None:
    rewrite(folder / "un" / "course.yaml", "id: un\n", "id: affaires\n")
    rewrite(folder / "un" / "course.yaml", "version: 1.0.0", "version: 9.0.0")
    assert "course_taken" in codes(look(folder, OTHERS), "un")
    library = Library((*OTHERS, folder), tmp_path / "cache", own=folder)
    assert Path(library.course("affaires").folder) == places.courses() / "affaires"
    assert not library.course("affaires").own and library.course("deux").own
    assert library.lesson("affaires", library.course("affaires").lessons[0].id)


def test_a_course_that_cannot_be_used_is_left_out_of_the_library(folder: Path, tmp_path: Path) -> None:
    (folder / "un" / "course.yaml").write_text("id: [", encoding="utf-8")
    library = Library((*OTHERS, folder), tmp_path / "cache", own=folder)
    assert [one.id for one in library.courses() if one.own] == ["deux"]
    rewrite(folder / "deux" / "course.yaml", "workshop: 6", "workshop: 0")
    library.refresh()
    assert library.courses()[-1].id == "deux"  # without a number: the last


def test_what_did_not_change_is_not_checked_again(folder: Path) -> None:
    checked: list[str] = []

    def rule(subject: object) -> Iterator[object]:
        checked.append(subject.folder.name)  # type: ignore[attr-defined]
        yield from ()

    before = look(folder, OTHERS, (rule,))  # type: ignore[arg-type]
    assert sorted(checked) == ["deux", "un"]
    checked.clear()
    rewrite(folder / "un" / "1-ma-premiere-lecon.md", "(x)", "( )")
    after = look(folder, OTHERS, (rule,), before)  # type: ignore[arg-type]
    assert checked == ["un"]
    assert [one.remark.severity for one in after.courses[0].found] == ["error"]
    assert codes(after, "deux") == []


def test_links_to_our_lessons_and_words_of_our_glossary_are_known(folder: Path) -> None:
    course = next((places.courses() / "affaires").glob("*.md"))
    id = course.read_text(encoding="utf-8").split("id: ")[1].split("\n")[0]
    lesson = folder / "un" / "1-ma-premiere-lecon.md"
    rewrite(
        lesson,
        "## Une idée par section",
        f"Voyez [leur leçon](lesson:affaires/{id}) et [ceci](term:persona).\n\n## Une idée",
    )
    assert codes(look(folder, OTHERS), "un") == []
    (folder / "glossaire.md").write_text(
        "---\ntitle: Glossaire\n---\n\n/// term | Essai\n    id: essai\n\nUn mot à moi.\n///\n",
        encoding="utf-8",
    )
    shelf = look(folder, OTHERS)
    assert codes(shelf, "un") == []  # her glossary adds to ours
    assert [one.remark.code for one in shelf.found] == []


def test_the_mistakes_of_her_glossary_are_said(folder: Path) -> None:
    (folder / "glossaire.md").write_text(
        "---\ntitle: Glossaire\n---\n\n/// terme | Essai\n///\n", encoding="utf-8"
    )
    assert look(folder, OTHERS).found


def test_two_versions_of_one_course_may_keep_its_number(tmp_path: Path) -> None:
    for name in ("ici", "ailleurs"):
        derive(places.courses() / "affaires", tmp_path / "Ateliers", name, name)
    assert check(tmp_path / "Ateliers", glossary=OTHERS[0] / "glossaire.md", beside=OTHERS).found == ()


# --------------------------------------------------------------------------- where courses stand


def test_her_folder_is_read_only_where_she_gives_workshops(atelier_home: Path) -> None:
    begin(shelves.own(Preferences()), "un", "Un")
    assert shelves.folders(Preferences()) == (places.courses(),)
    assert shelves.folders(Preferences(trainer=True)) == (places.courses(), atelier_home / "Ateliers")
    assert [one.id for one in shelves.library(Preferences()).courses() if one.own] == ["un"]


def test_installed_courses_come_first_and_hers_last(atelier_home: Path, tmp_path: Path) -> None:
    file = tmp_path / "recette.atelier"
    build([places.courses() / "recette"], file, None)
    with staged(file, {}) as one:
        one.install()
    (tmp_path / "ici").mkdir()
    kept = Preferences(trainer=True, courses=str(tmp_path / "ici"))
    installed, shipped, hers = shelves.folders(kept)
    assert (installed / "recette" / "course.yaml").is_file() and atelier_home in installed.parents
    assert (shipped, hers) == (places.courses(), tmp_path / "ici")


def test_a_stick_pulled_out_is_said_and_nothing_is_begun_in_its_place(tmp_path: Path) -> None:
    kept = Preferences(trainer=True, courses=str(tmp_path / "clé" / "Ateliers"))
    assert shelves.folders(kept) == (places.courses(),)
    with pytest.raises(AtelierError) as caught:
        shelves.ready(kept)
    assert caught.value.code == "authoring.gone" and "clé" in explain(caught.value)
    assert not (tmp_path / "clé").exists()


def test_preferences_of_before_are_read_and_the_folder_is_kept(atelier_home: Path) -> None:
    atelier_home.mkdir()
    (atelier_home / "preferences.json").write_text('{"trainer": true}', encoding="utf-8")
    assert read() == Preferences(trainer=True)
    write(Preferences(courses="/là"))
    assert read().courses == "/là"


def test_the_usual_folder_is_among_her_documents(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("ATELIER_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    for variable in ("XDG_DOCUMENTS_DIR", "WIN_PD_OVERRIDE_PERSONAL"):
        monkeypatch.setenv(variable, str(tmp_path / "Mes documents"))
    assert places.own_courses() == tmp_path / "Mes documents" / "Ateliers"
