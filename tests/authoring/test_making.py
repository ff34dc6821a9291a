"""A course of one's own: whole from the first minute, written whole or not at all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from atelier import places
from atelier.authoring.making import begin, derive
from atelier.authoring.naming import next_number, proposed
from atelier.content import model
from atelier.content.course import read_course
from atelier.content.library import Library
from atelier.content.report import check
from atelier.content.typography import typeset
from atelier.content.words import plain
from atelier.desktop.slides.checking import overflow
from atelier.errors import AtelierError
from atelier.wording import explain
from tests.language.shown import Shown
from tests.language.spelling import unknown

OURS = ("affaires", "redaction", "relations-publiques", "recette")
GLOSSARY = places.courses() / "glossaire.md"


@pytest.fixture(autouse=True)
def _application(qapp: object) -> None:
    """Slides are laid out with a real application, which other tests share."""


def said(folder: Path) -> list[tuple[str, str]]:
    report = check(folder, glossary=GLOSSARY, further=(overflow,), beside=(places.courses(),))
    return [(one.path.name, one.remark.code) for one in report.found]


def refused(code: str, work: object) -> None:
    with pytest.raises(AtelierError) as caught:
        work()  # type: ignore[operator]
    assert caught.value.code == code
    assert explain(caught.value)


def test_a_course_just_begun_has_nothing_to_be_said_about(tmp_path: Path) -> None:
    made = begin(tmp_path / "Ateliers", "mon-atelier", "Mon atelier", number=5, author="Hélène", ours=OURS)
    assert made == tmp_path / "Ateliers" / "mon-atelier"
    assert said(made) == []
    assert [one.name for one in made.parent.iterdir()] == ["mon-atelier"]  # nothing left beside


def test_its_lesson_shows_each_kind_of_block_that_a_trainer_wants(tmp_path: Path) -> None:
    begin(tmp_path, "mon-atelier", "Mon atelier", number=5)
    library = Library((tmp_path,), tmp_path / "cache")
    (course,) = library.courses()
    kinds = {type(block) for block in library.lesson(course.id, "premiere-lecon").blocks}
    assert kinds >= {
        *(model.Prose, model.Slide, model.Checklist, model.Question),
        *(model.Reflection, model.Exercise, model.Callout, model.Card),
    }
    assert (course.workshop, course.title, course.minutes) == (5, "Mon atelier", 135)


@pytest.mark.parametrize(
    "title",
    [
        'Répondre : « oui », ou "non"?',
        "- tiret",
        "# dièse",
        "{a: b}",
        "@ID@ et @TITLE@",
        "l'été [prochain]",
        "\\n \\u",
    ],
)
def test_any_title_can_be_given(title: str, tmp_path: Path) -> None:
    made = begin(tmp_path, "essai", title)
    file, remarks = read_course((made / "course.yaml").read_bytes())
    assert remarks == () and file is not None
    assert file.title == typeset(title)


def test_what_the_model_says_is_in_french_of_quebec(tmp_path: Path) -> None:
    begin(tmp_path, "essai", "Essai")
    library = Library((tmp_path,), tmp_path / "cache")
    lesson = library.lesson("essai", "premiere-lecon")
    course = library.course("essai")
    words = [plain(block) for block in lesson.blocks] + [aim.text for aim in course.objectives]
    assert unknown([Shown("modèle", one) for one in words]) == {}


@pytest.mark.parametrize("source", OURS)
def test_a_version_of_each_of_ours_is_as_sound_and_says_where_it_comes_from(
    source: str, tmp_path: Path
) -> None:
    folder = tmp_path / "Ateliers"
    made = derive(places.courses() / source, folder, "chez-nous", "Chez nous", ours=OURS)
    assert said(made) == []
    library = Library((places.courses(), folder), tmp_path / "cache", own=folder)
    mine, theirs = library.course("chez-nous"), library.course(source)
    assert mine.own and not theirs.own
    assert (mine.derives_from, mine.version, mine.title) == (
        f"{source} {theirs.version}",
        "1.0.0",
        "Chez nous",
    )
    assert mine.workshop == theirs.workshop
    assert [one.id for one in mine.lessons] == [one.id for one in theirs.lessons]  # ids inside stay
    assert mine.objectives == theirs.objectives
    lock = (places.courses() / source / "ids.lock").read_text(encoding="utf-8")
    assert (made / "ids.lock").read_text(encoding="utf-8") == lock


def test_a_version_of_a_version_names_the_nearest(tmp_path: Path) -> None:
    first = derive(places.courses() / "affaires", tmp_path, "un", "Un")
    second = derive(first, tmp_path, "deux", "Deux")
    file, _ = read_course((second / "course.yaml").read_bytes())
    assert file is not None and file.derives_from == "un 1.0.0"


def test_hidden_files_and_links_are_not_copied(tmp_path: Path) -> None:
    source = tmp_path / "source" / "affaires"
    shutil.copytree(places.courses() / "affaires", source)
    (source / ".secret").write_text("x", encoding="utf-8")
    (tmp_path / "ailleurs.md").write_text("secret", encoding="utf-8")
    (source / "lien.md").symlink_to(tmp_path / "ailleurs.md")
    made = derive(source, tmp_path / "Ateliers", "copie", "Copie")
    names = {one.name for one in made.iterdir()}
    assert not names & {".secret", "lien.md"} and "course.yaml" in names


def test_what_is_shipped_read_only_becomes_hers_to_write(tmp_path: Path) -> None:
    source = tmp_path / "source" / "affaires"
    shutil.copytree(places.courses() / "affaires", source)
    for one in source.rglob("*"):
        one.chmod(0o555 if one.is_dir() else 0o444)
    made = derive(source, tmp_path / "Ateliers", "copie", "Copie")
    assert all(os.access(one, os.W_OK) and one.stat().st_mode & 0o200 for one in made.rglob("*"))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("id: [", "broken"),
        ("{id: a, title: b}", "not a course"),
        ("", "empty"),
    ],
)
def test_a_course_that_cannot_be_read_is_not_derived_from(text: str, why: str, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "course.yaml").write_text(text, encoding="utf-8")
    refused("authoring.no_source", lambda: derive(source, tmp_path / "Ateliers", "copie", "Copie"))
    assert not (tmp_path / "Ateliers").exists()


def test_a_fiche_written_in_one_line_is_not_edited_blindly(tmp_path: Path) -> None:
    made = begin(tmp_path, "essai", "Essai")
    text = (made / "course.yaml").read_text(encoding="utf-8").replace("\ntitle: ", '\n"title": ')
    (made / "course.yaml").write_text(text, encoding="utf-8")
    assert read_course(text.encode())[0] is not None
    refused("authoring.no_source", lambda: derive(made, tmp_path, "copie", "Copie"))
    assert not (tmp_path / "copie").exists()


@pytest.mark.parametrize("id", ["", "Mon Atelier", "é", "a--b", "../x", "a/b", "con", "com1", "x" * 61])
def test_an_id_that_cannot_name_a_folder_is_refused_with_another(id: str, tmp_path: Path) -> None:
    refused("authoring.bad_id", lambda: begin(tmp_path / "Ateliers", id, "Titre"))
    assert not (tmp_path / "Ateliers").exists()


def test_an_id_of_ours_is_refused(tmp_path: Path) -> None:
    refused("authoring.not_yours", lambda: begin(tmp_path, "affaires", "Titre", ours=OURS))
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_over_what_is_there(tmp_path: Path) -> None:
    begin(tmp_path, "essai", "Essai")
    before = (tmp_path / "essai" / "course.yaml").read_bytes()
    refused("authoring.exists", lambda: begin(tmp_path, "essai", "Autre"))
    assert (tmp_path / "essai" / "course.yaml").read_bytes() == before


def test_a_title_is_asked_for(tmp_path: Path) -> None:
    refused("authoring.no_title", lambda: begin(tmp_path, "essai", " \n "))
    refused("authoring.long_title", lambda: begin(tmp_path, "essai", "x" * 201))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_in_is_said(tmp_path: Path) -> None:
    (tmp_path / "Ateliers").write_text("un fichier", encoding="utf-8")
    refused("authoring.not_written", lambda: begin(tmp_path / "Ateliers" / "ici", "essai", "Essai"))


def test_a_disk_that_fills_half_way_leaves_nothing(tmp_path: Path) -> None:
    source = tmp_path / "source" / "affaires"
    shutil.copytree(places.courses() / "affaires", source)
    os.mkfifo(source / "tube.md")  # a file that cannot be copied
    refused("authoring.not_written", lambda: derive(source, tmp_path / "Ateliers", "copie", "Copie"))
    assert list((tmp_path / "Ateliers").iterdir()) == []


def test_an_id_is_proposed_from_the_title_and_is_free() -> None:
    assert proposed("L’été au camping") == "l-ete-au-camping"
    assert proposed("Affaires", OURS) == "affaires-2"
    assert proposed("Affaires", (*OURS, "affaires-2")) == "affaires-3"
    assert proposed("Con") == "atelier-con"
    assert proposed("???") == "mon-atelier"
    assert len(proposed("a" * 80, {"a" * 60})) <= 60


def test_the_next_number_is_free_and_there_are_ninety_nine() -> None:
    assert next_number((1, 2, 3, 4)) == 5
    assert next_number(()) == 1
    assert next_number((4, 99)) == 0
