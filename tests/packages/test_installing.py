"""Installing and going back: what is shown, what is kept, what a crash leaves."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from atelier import places
from atelier.content.library import Library
from atelier.content.model import Course
from atelier.errors import AtelierError
from atelier.packages import shelf
from atelier.packages.building import build
from atelier.packages.changes import Order
from atelier.packages.installing import examine, installed, revert, staged
from atelier.wording import explain
from tests.packages import making

SHIPPED = "redaction"


def install(path: Path) -> None:
    with staged(path, {}) as one:
        one.install()


def shown(course: str = "essai") -> Course | None:
    library = Library(shelf.folders(), places.cache())
    return next((one for one in library.courses() if one.id == course), None)


def version(course: str = "essai") -> str:
    found = shown(course)
    return found.version if found else ""


def ours(folder: Path, to: str, before: str = "", after: str = "") -> Path:
    """A package of a workshop that the app ships, in another version."""
    made = folder / f"v{to}" / SHIPPED
    shutil.copytree(places.courses() / SHIPPED, made)
    shutil.copy(places.courses() / "glossaire.md", made.parent)
    for other in places.courses().iterdir():  # a link to a lesson of another workshop is no mistake
        if other.is_dir() and other.name != SHIPPED:
            shutil.copytree(other, made.parent / other.name)
    for file in (made / "course.yaml", *made.glob("*.md")):
        text = file.read_text(encoding="utf-8").replace("version: 1.0.0", f"version: {to}")
        file.write_text(text.replace(before, after) if before else text, encoding="utf-8")
    out = folder / f"{SHIPPED}-{to}.atelier"
    build([made], out, None)
    return out


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"/"
        for path in sorted(folder.rglob("*"))
        if path.name != ".lock"
    }


# --------------------------------------------------------------------------- what changes, in words


def test_a_new_course(tmp_path: Path) -> None:
    found = examine(making.package(tmp_path), {})
    (one,) = found.courses
    assert (one.order, one.before, one.version) == (Order.NEW, "", "1.0.0")
    assert one.new == ("Un avis à une étoile\u00a0: d’abord trier", "Un autre avis")
    assert not places.packaged().exists()


def test_lessons_new_changed_and_withdrawn_and_activities(tmp_path: Path) -> None:
    install(making.package(tmp_path))
    made = making.course(
        tmp_path / "next",
        "1.1.0",
        un_avis=("- [ ] Attendre {#attendre}", "- [ ] Attendre une heure {#attendre}"),
    )
    text = (made / "deux-avis.md").read_text(encoding="utf-8")
    (made / "trois-avis.md").write_text(
        text.replace("id: deux\n", "id: trois\n").replace("Un autre avis", "Un dernier avis")
        .replace("id: effacer", "id: vider").replace("id: un\n", "id: un-trois\n").replace("deux-diapo", "trois-diapo"),
        encoding="utf-8",
    )  # fmt: skip
    (made / "course.yaml").write_text(
        (made / "course.yaml")
        .read_text(encoding="utf-8")
        .replace("deux-avis]", "trois-avis]")
        .replace("retired: [", "retired: [lesson/deux, effacer, "),
        encoding="utf-8",
    )
    (made / "deux-avis.md").unlink()
    first = made / "un-avis.md"
    first.write_text(
        first.read_text(encoding="utf-8").replace("lesson:deux", "lesson:trois"), encoding="utf-8"
    )
    build([made], tmp_path / "next.atelier", None)
    (one,) = examine(tmp_path / "next.atelier", {}).courses
    assert (one.order, one.before) == (Order.NEWER, "1.0.0")
    assert one.new == ("Un dernier avis",)
    assert one.changed == ("Un avis à une étoile\u00a0: d’abord trier",)
    assert one.withdrawn == ("Un autre avis",)


def test_an_activity_withdrawn_from_a_lesson_that_stays(tmp_path: Path) -> None:
    install(making.package(tmp_path))
    text = (making.BASE / "essai" / "deux-avis.md").read_text(encoding="utf-8")
    question = text[text.index("/// question") : text.index("///\n", text.index("/// question") + 4) + 4]
    path = making.package(
        tmp_path, "1.1.0", deux_avis=(question, ""), course=("retired: [", "retired: [effacer, ")
    )
    (one,) = examine(path, {}).courses
    assert one.activities == ("Effacer un avis négatif fait disparaître le problème.",)


def test_the_same_an_older_and_another_of_the_same_number(tmp_path: Path) -> None:
    path = making.package(tmp_path, "1.1.0")
    install(path)
    (same,) = examine(path, {}).courses
    assert same.order is Order.SAME and same.nothing
    (other,) = examine(making.package(tmp_path, "1.1.0", un_avis=("Vendredi", "Samedi")), {}).courses
    assert other.order is Order.SAME and not other.nothing and len(other.changed) == 1
    (older,) = examine(making.package(tmp_path, "1.0.9"), {}).courses
    assert (older.order, older.before) == (Order.OLDER, "1.1.0")


# --------------------------------------------------------------------------- which version is shown


def test_an_update_of_a_workshop_of_the_app_and_the_way_back(tmp_path: Path) -> None:
    install(ours(tmp_path, "1.1.0"))
    assert version(SHIPPED) == "1.1.0"
    (one,) = installed()
    assert (one.version, one.back, one.shipped, one.can_go_back) == ("1.1.0", "1.0.0", False, True)
    revert(SHIPPED)
    assert version(SHIPPED) == "1.0.0"
    (one,) = installed()
    assert (one.version, one.back, one.shipped) == ("1.0.0", "1.1.0", True)
    revert(SHIPPED)
    assert version(SHIPPED) == "1.1.0"


def test_a_version_lower_than_that_of_the_app_is_shown_once_it_was_chosen(tmp_path: Path) -> None:
    install(ours(tmp_path, "0.9.0"))
    assert version(SHIPPED) == "0.9.0"


def test_a_newer_app_takes_over_and_one_can_still_go_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(ours(tmp_path, "1.1.0"))
    newer = tmp_path / "the app's next courses"
    shutil.copytree(tmp_path / "v1.1.0", newer)
    file = newer / SHIPPED / "course.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("1.1.0", "1.2.0"), encoding="utf-8")
    monkeypatch.setattr(places, "courses", lambda: newer)
    assert version(SHIPPED) == "1.2.0"
    (one,) = installed()
    assert (one.version, one.back, one.shipped) == ("1.2.0", "1.1.0", True)
    revert(SHIPPED)
    assert version(SHIPPED) == "1.1.0"  # asked for: the app's own does not come back by itself
    revert(SHIPPED, shipped=True)
    assert version(SHIPPED) == "1.2.0"


def test_only_the_version_before_is_kept(tmp_path: Path) -> None:
    for number in ("1.0.0", "1.1.0", "1.2.0"):
        install(making.package(tmp_path, number))
    folder = places.packaged() / "essai"
    assert sorted(one.name.partition("-")[0] for one in folder.iterdir()) == ["1.1.0", "1.2.0"]
    revert("essai")
    assert version() == "1.1.0"
    revert("essai")
    assert version() == "1.2.0"


def test_a_course_that_the_app_does_not_have_is_put_away_and_comes_back(tmp_path: Path) -> None:
    install(making.package(tmp_path))
    assert version() == "1.0.0"
    revert("essai")
    assert shown() is None
    (one,) = installed()
    assert (one.version, one.back, one.shipped) == ("", "1.0.0", False)
    revert("essai")
    assert version() == "1.0.0"


def test_nothing_to_go_back_to(tmp_path: Path) -> None:
    for course in ("essai", SHIPPED, "../profiles"):
        with pytest.raises(AtelierError, match=r"packages\.nothing_before"):
            revert(course)
    assert not places.packaged().exists()
    install(making.package(tmp_path))
    with pytest.raises(AtelierError, match=r"packages\.nothing_before"):
        revert(SHIPPED)


def test_the_words_of_an_update_take_the_place_and_those_of_another_course_do_not(tmp_path: Path) -> None:
    def word(id_: str) -> str:
        return str(
            next(
                term for term in Library(shelf.folders(), places.cache()).terms() if term.id == id_
            ).definition
        )

    before = (
        word("nimby")
        if "nimby" in {term.id for term in Library(shelf.folders(), places.cache()).terms()}
        else ""
    )
    made = making.course(tmp_path / "words")
    glossary = made.parent / "glossaire.md"
    glossary.write_text(
        glossary.read_text(encoding="utf-8").replace("Écoute organisée", "Surveillance"), encoding="utf-8"
    )
    build([made], tmp_path / "words.atelier", None)
    shipped = (
        word("vigie")
        if "vigie" in {term.id for term in Library(shelf.folders(), places.cache()).terms()}
        else ""
    )
    install(tmp_path / "words.atelier")
    if shipped:
        assert word("vigie") == shipped  # ours stays ours
    if not before:
        assert word("nimby")
    text = (places.courses() / "glossaire.md").read_text(encoding="utf-8")
    first = text.index("/// term", text.index("id: abonne"))
    path = ours(tmp_path, "1.1.0")
    forged = making.Forge.of(path)
    body = text[:first][text[:first].index("Personne qui a choisi") :].partition(".")[0]
    forged.text("glossaire.md", body, "Personne qui suit un compte, dit l’essai")
    install(forged.write(tmp_path / "updated.atelier"))
    assert "dit l’essai" in word("abonne")


def test_the_same_again_changes_nothing_and_leaves_the_version_before(tmp_path: Path) -> None:
    install(making.package(tmp_path, "0.9.0"))
    path = making.package(tmp_path, "1.0.0")
    install(path)
    before = tree(places.packaged())
    with staged(path, {}) as one:
        assert one.install() == ()
    assert tree(places.packaged()) == before
    with staged(making.package(tmp_path, "1.0.0", making.own(tmp_path / "keys")), {}) as one:
        assert one.install() == ("essai",)  # the same matter, now signed
    assert installed()[0].name and version() == "1.0.0"
    revert("essai")
    assert version() == "0.9.0"


def test_what_was_damaged_once_installed_is_mended_by_the_same_again(tmp_path: Path) -> None:
    path = making.package(tmp_path)
    install(path)
    (lesson,) = places.packaged().glob("essai/*/essai/un-avis.md")
    lesson.write_text("", encoding="utf-8")
    install(path)
    found = shown()
    assert found and not any(one.remarks for one in found.lessons)


def test_what_changes_beside_the_lessons_is_said(tmp_path: Path) -> None:
    install(making.package(tmp_path))
    sheet = making.package(tmp_path, course=("title: Un atelier d'essai", "title: Un autre"))
    (one,) = examine(sheet, {}).courses
    assert one.sheet and not one.nothing and not one.changed
    made = making.course(tmp_path / "words")
    glossary = made.parent / "glossaire.md"
    text = glossary.read_text(encoding="utf-8").replace("Écoute organisée", "Surveillance")
    glossary.write_text(text, encoding="utf-8")
    build([made], tmp_path / "words.atelier", None)
    (one,) = examine(tmp_path / "words.atelier", {}).courses
    assert (one.words, one.sheet, one.nothing) == (1, False, False)
    (one,) = examine(making.package(tmp_path, "1.1.0"), {}).courses
    assert not one.sheet  # its version is said by itself


def test_a_course_may_be_called_lock_even_where_an_older_atelier_kept_its_own(tmp_path: Path) -> None:
    made = making.course(tmp_path / "made", course=("id: essai", "id: lock"))
    build([made.rename(made.with_name("lock"))], tmp_path / "lock.atelier", None)
    places.packaged().mkdir(parents=True)
    (places.packaged() / "lock").touch()
    install(tmp_path / "lock.atelier")
    assert version("lock") == "1.0.0"


# --------------------------------------------------------------------------- whole or not at all


KILLED = """
import os, sys
from pathlib import Path
from atelier.packages.installing import staged
count = int(sys.argv[2])

def watch(event, args):
    global count
    if event in ("os.rename", "os.mkdir", "open", "os.remove", "shutil.rmtree", "sqlite3.connect"):
        if event == "open" and not str(args[0]).startswith(os.environ["ATELIER_HOME"] + "/courses"):
            return
        count -= 1
        if count == 0:
            os.kill(os.getpid(), 9)

with staged(Path(sys.argv[1]), {}) as one:
    sys.addaudithook(watch)
    one.install()
"""


def test_killed_at_any_moment_the_old_version_or_the_new_one_is_whole(tmp_path: Path) -> None:
    install(making.package(tmp_path, "1.0.0"))
    path = making.package(tmp_path, "1.1.0")
    start = tmp_path / "start"
    shutil.copytree(places.packaged(), start)
    seen = set()
    for count in range(1, 60):
        shutil.rmtree(places.packaged())
        shutil.copytree(start, places.packaged())
        done = subprocess.run([sys.executable, "-c", KILLED, str(path), str(count)], check=False)
        course = shown()
        assert course is not None and not course.remarks and all(not one.remarks for one in course.lessons)
        assert course.version == ("1.1.0" if done.returncode == 0 else course.version)
        seen.add(course.version)
        install(path)  # what a crash left is in nobody's way
        assert version() == "1.1.0"
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL
    else:
        pytest.fail("never ended")
    assert seen == {"1.0.0", "1.1.0"} and count > 4


def test_a_folder_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    install(making.package(tmp_path, "1.0.0"))
    path = making.package(tmp_path, "1.1.0")
    before = tree(places.packaged())
    as_anybody = []
    if os.getuid() == 0:  # root writes everywhere, unless that is taken from it
        if not shutil.which("setpriv"):
            pytest.skip("root, and no setpriv")
        as_anybody = ["setpriv", "--bounding-set", "-dac_override"]
    places.packaged().chmod(0o555)
    done = subprocess.run(
        [*as_anybody, sys.executable, "-m", "atelier", "package", "install", str(path), "--yes", "--accept-unsigned"],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    places.packaged().chmod(0o755)
    assert done.returncode == 1 and "Rien n’a été changé" in done.stderr and "Traceback" not in done.stderr
    assert tree(places.packaged()) == before and version() == "1.0.0"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a limit of the system")
def test_a_full_disk_changes_nothing(tmp_path: Path) -> None:
    import resource

    install(making.package(tmp_path, "1.0.0"))
    picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes([0, 0, 1, 0]) * 2 + os.urandom(400_000)
    path = making.package(tmp_path, "1.1.0")
    forged = making.Forge.of(path)
    forged.files["essai/images/grande.png"] = picture.decode("latin-1").encode("latin-1")
    before = tree(places.packaged())
    path = forged.write(tmp_path / "big.atelier")

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    done = subprocess.run(
        [sys.executable, "-m", "atelier", "package", "install", str(path), "--yes", "--accept-unsigned"],
        capture_output=True, encoding="utf-8", check=False, preexec_fn=limit,
    )  # fmt: skip
    assert done.returncode == 1 and "Rien n’a été changé" in done.stderr, done.stderr
    assert tree(places.packaged()) == before and version() == "1.0.0"


def test_cancelled_it_leaves_nothing(tmp_path: Path) -> None:
    install(making.package(tmp_path, "1.0.0"))
    before = tree(places.packaged())
    seen = []
    path = making.package(tmp_path, "1.1.0")
    with (
        pytest.raises(AtelierError, match=r"container\.cancelled"),
        staged(path, {}, lambda *done: seen.append(done), lambda: len(seen) > 1),
    ):
        pass
    assert tree(places.packaged()) == before
    with staged(path, {}):
        assert len(list(places.packaged().glob(".staging-*"))) == 1
    assert tree(places.packaged()) == before


def test_two_installations_at_once_both_count(tmp_path: Path) -> None:
    other = making.course(tmp_path / "two", course=("id: essai", "id: autre"))
    other.rename(other.with_name("autre"))
    build([other.with_name("autre")], tmp_path / "two.atelier", None)
    words = ["package", "install", "--yes", "--accept-unsigned"]
    paths = (making.package(tmp_path), tmp_path / "two.atelier", making.package(tmp_path, "1.1.0"))
    running = [subprocess.Popen([sys.executable, "-m", "atelier", *words, str(path)]) for path in paths]
    assert [one.wait() for one in running] == [0, 0, 0]
    assert {one.id for one in installed()} == {"autre", "essai"}
    assert version("autre") == "1.0.0" and version() in ("1.0.0", "1.1.0")


def test_a_choice_that_was_damaged_is_found_again(tmp_path: Path) -> None:
    install(making.package(tmp_path, "1.0.0"))
    install(making.package(tmp_path, "1.1.0"))
    for odd in (b"", b"{", b"\xff", b"[]"):
        (places.packaged() / shelf.SHOWN).write_bytes(odd)
        assert version() == "1.1.0"
    shutil.rmtree(places.packaged() / "essai")
    assert shown() is None and len(Library(shelf.folders(), places.cache()).courses()) == 4


def test_an_installed_version_that_was_taken_away_by_hand_gives_way(tmp_path: Path) -> None:
    install(ours(tmp_path, "1.1.0"))
    shutil.rmtree(places.packaged() / SHIPPED)
    assert version(SHIPPED) == "1.0.0"
    install(ours(tmp_path / "again", "1.1.0"))
    assert version(SHIPPED) == "1.1.0"


def test_the_start_reads_what_is_shown_without_opening_any_package(tmp_path: Path) -> None:
    install(making.package(tmp_path))
    code = (
        "import json, sys; from atelier.packages import shelf; shelf.folders()\n"
        "print(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    loaded = set(json.loads(done.stdout))
    assert not loaded & {"zipfile", "yaml", "markdown", "sqlite3", "cryptography", "atelier.container"}


def test_a_package_for_a_newer_app_is_refused_with_its_number(tmp_path: Path) -> None:
    made = making.course(tmp_path / "made")
    build([made], tmp_path / "a.atelier", None, requires="99.1.0")
    with pytest.raises(AtelierError) as caught:
        examine(tmp_path / "a.atelier", {})
    assert caught.value.code == "packages.too_new" and "99.1.0" in explain(caught.value)
