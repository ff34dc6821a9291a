"""What travels, and that anybody can verify it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from atelier import __version__, places
from atelier.authoring.making import derive
from atelier.content.glossary import read_glossary
from atelier.content.library import Library
from atelier.content.report import course_folders
from atelier.errors import AtelierError
from atelier.packages.building import build
from atelier.packages.installing import examine, staged
from atelier.packages.seal import Standing
from atelier.signing import issuers
from atelier.wording import explain
from tests.packages import making, verify_package


def test_the_same_sources_and_the_same_key_give_the_same_bytes(tmp_path: Path) -> None:
    own = making.own(tmp_path / "keys")
    made = making.course(tmp_path / "one")
    build([made], tmp_path / "a.atelier", own)
    for file in made.rglob("*"):
        os.utime(file, (time.time() - 10_000, 1_000_000_000))
    again = making.course(tmp_path / "elsewhere" / "deeper")
    build([again], tmp_path / "b.atelier", own)
    assert (tmp_path / "a.atelier").read_bytes() == (tmp_path / "b.atelier").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.atelier") as zip:
        assert {info.date_time for info in zip.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.create_system for info in zip.infolist()} == {3}


def test_the_order_of_courses_does_not_matter(tmp_path: Path) -> None:
    other = making.course(tmp_path / "two", course=("id: essai", "id: autre"))
    folders = [making.course(tmp_path / "one"), other.rename(other.with_name("autre"))]
    build(folders, tmp_path / "a.atelier", None)
    build(folders[::-1], tmp_path / "b.atelier", None)
    assert (tmp_path / "a.atelier").read_bytes() == (tmp_path / "b.atelier").read_bytes()


def test_only_what_is_used_travels(tmp_path: Path) -> None:
    made = making.course(tmp_path)
    (made / "brouillon.md").write_text("---\n", encoding="utf-8")
    (made / "images" / "inutile.svg").write_text(
        "<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8"
    )
    (made / "notes.txt").write_text("à moi", encoding="utf-8")
    (made / ".secret").write_text("à moi", encoding="utf-8")
    try:
        build([made], tmp_path / "a.atelier", None)
    except AtelierError as error:  # a lesson that no module lists is a mistake of its own
        assert error.code == "packages.wrong"
        (made / "brouillon.md").unlink()
        build([made], tmp_path / "a.atelier", None)
    assert set(making.files_of(tmp_path / "a.atelier")) <= {
        "manifest.json", "glossaire.md", "essai/course.yaml", "essai/un-avis.md", "essai/deux-avis.md",
        "essai/images/preuve.svg",
    }  # fmt: skip


def test_the_four_workshops_bring_their_words_their_games_and_their_pictures(tmp_path: Path) -> None:
    folders = course_folders(places.courses())
    build(folders, tmp_path / "a.atelier", None)
    files = making.files_of(tmp_path / "a.atelier")
    library = Library((places.courses(),), tmp_path / "cache")
    for course in library.courses():
        for lesson in course.lessons:
            assert files[f"{course.id}/{lesson.file}"]
        for game in course.simulations:
            assert files[f"{course.id}/{game.file}"]
    used = {term for course in library.courses() for lesson in course.lessons for term in lesson.terms}
    brought = {term.id: term for term in read_glossary(files["glossaire.md"]).terms}
    assert used <= brought.keys()
    assert {term.id: term.definition for term in library.terms() if term.id in used} == {
        id_: brought[id_].definition for id_ in used
    }
    assert sum(name.endswith(".svg") for name in files) == len(list(places.courses().glob("*/images/*.svg")))
    assert not [name for name in files if name.endswith(".lock")]


def test_a_course_brings_the_words_that_it_links_and_those_that_they_link_and_no_other(
    tmp_path: Path,
) -> None:
    made = making.course(tmp_path)
    with (tmp_path / "glossaire.md").open("a", encoding="utf-8") as file:
        file.write("\n/// term | Rumeur\n    id: rumeur\n\nBruit qui court.\n///\n")
    build([made], tmp_path / "a.atelier", None)
    words = read_glossary(making.files_of(tmp_path / "a.atelier")["glossaire.md"])
    assert {term.id for term in words.terms} == {"nimby", "vigie"} and not words.remarks


def test_anybody_verifies_it_without_atelier(tmp_path: Path) -> None:
    own = making.own(tmp_path / "keys")
    path = making.package(tmp_path, "1.2.0", own)
    assert verify_package.verify(str(path), own.issuer.key) == ["Un atelier d’essai 1.2.0"]
    issuers.publish(tmp_path / "keys", tmp_path / "card.txt")
    done = subprocess.run(
        [sys.executable, verify_package.__file__, str(path), str(tmp_path / "card.txt")],
        capture_output=True, check=True, encoding="utf-8",
    )  # fmt: skip
    assert done.stdout.strip() == "Un atelier d’essai 1.2.0"
    with pytest.raises(Exception):  # noqa: B017
        verify_package.verify(str(path), making.own(tmp_path / "others").issuer.key)


def test_what_the_manifest_says(tmp_path: Path) -> None:
    own = making.own(tmp_path / "keys")
    manifest = json.loads(making.files_of(making.package(tmp_path, "1.2.0", own))["manifest.json"])
    scope = manifest["scope"]
    assert manifest["made"] == "" and scope["requires"].split(".")[:2] == __version__.split(".")[:2]
    assert scope["signer"] == {"id": own.issuer.id, "name": own.issuer.name}
    assert [one["id"] for one in scope["courses"]] == ["essai"]


def test_a_course_with_a_mistake_is_not_packed(tmp_path: Path) -> None:
    made = making.course(tmp_path, deux_avis=("(x)", "( )"))
    with pytest.raises(AtelierError) as caught:
        build([made], tmp_path / "a.atelier", None)
    assert caught.value.code == "packages.wrong" and "deux-avis.md, ligne" in explain(caught.value)
    assert not (tmp_path / "a.atelier").exists()


@pytest.mark.parametrize("case", ["nothing", "twice", "no folder", "cannot write"])
def test_what_cannot_be_built_is_said(tmp_path: Path, case: str) -> None:
    made = making.course(tmp_path)
    folders, out, code = {
        "nothing": ([tmp_path], "a.atelier", "packages.no_course"),
        "twice": ([made, made], "a.atelier", "packages.twice"),
        "no folder": ([tmp_path / "none"], "a.atelier", "packages.no_course"),
        "cannot write": ([made], "none/a.atelier", "container.not_written"),
    }[case]
    with pytest.raises(AtelierError) as caught:
        build(folders, tmp_path / out, None)
    assert caught.value.code == code and explain(caught.value).endswith(".")
    assert not (tmp_path / out).exists()


def test_whom_one_knows(tmp_path: Path) -> None:
    own = making.own(tmp_path / "keys")
    path = making.package(tmp_path, "1.0.0", own)
    stranger = examine(path, {}).signer
    assert (stranger.standing, stranger.name) == (Standing.UNKNOWN, own.issuer.name)
    assert stranger.mark.replace(" ", "") == own.issuer.id
    renamed = issuers.Issuer("La Chambre", own.issuer.id, own.issuer.key)
    known = examine(path, {own.issuer.id: renamed}).signer
    assert (known.standing, known.name) == (Standing.KNOWN, "La Chambre")  # as one knows it, not as it says
    assert examine(making.package(tmp_path), {}).signer.standing is Standing.NOBODY


def test_names_that_another_computer_refuses_are_said_before_anything_is_written(tmp_path: Path) -> None:
    for number, name in enumerate(
        ("images/preuve?.svg", "images/aux.svg", "images/e\u0301.svg", "images/ preuve.svg")
    ):
        made = making.course(tmp_path / str(number), un_avis=("images/preuve.svg", name))
        (made / "images" / "preuve.svg").rename(made / name)
        with pytest.raises(AtelierError) as caught:
            build([made], tmp_path / "a.atelier", None)
        assert caught.value.code in ("packages.odd_name", "packages.wrong"), name
        assert explain(caught.value).endswith(".") and not (tmp_path / "a.atelier").exists()


def test_what_no_reader_would_take_is_not_written(tmp_path: Path) -> None:
    long = making.course(tmp_path / "long", course=("title: Un atelier d'essai", f"title: {'mot ' * 60}"))
    version = making.course(tmp_path / "version", course=("version: 1.0.0", "version: 1.0.12345678"))
    for made in (long, version):
        with pytest.raises(AtelierError, match=r"packages\.too_long"):
            build([made], tmp_path / "a.atelier", None)
    assert not (tmp_path / "a.atelier").exists()


@pytest.mark.parametrize("source", ["recette", "affaires", "relations-publiques", "redaction"])
def test_a_version_of_one_of_ours_links_the_lessons_of_the_others(source: str, tmp_path: Path) -> None:
    made = derive(places.courses() / source, tmp_path, f"v-{source}", "Le mien")
    shutil.copy(making.BASE / "glossaire.md", tmp_path)  # words of one's own take none of ours away
    build([made], tmp_path / "a.atelier", None)
    assert [one.id for one in examine(tmp_path / "a.atelier", {}).courses] == [f"v-{source}"]


def test_a_version_to_come_of_what_is_installed_has_its_id(tmp_path: Path) -> None:
    with staged(making.package(tmp_path), {}) as one:
        one.install()
    build([making.course(tmp_path / "next", "1.1.0")], tmp_path / "next.atelier", None)


def test_one_s_own_name_hides_nothing_and_a_card_that_does_is_refused(tmp_path: Path) -> None:
    own = making.own(tmp_path / "keys", "La\nChambre\x1b[8m \u202eun")
    assert own.issuer.name == "La Chambre[8m un"
    card = tmp_path / "card.txt"
    issuers.publish(tmp_path / "keys", card)
    assert issuers.read_issuer(card) == own.issuer
    text = card.read_text(encoding="utf-8")
    for name in ("La Chambre\x1b[8m", "La Chambre\u202e", "\u200b", ""):
        card.write_text(text.replace(own.issuer.name, name), encoding="utf-8")
        with pytest.raises(AtelierError, match=r"signing\.issuer_damaged"):
            issuers.read_issuer(card)
