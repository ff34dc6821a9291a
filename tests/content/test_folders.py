"""Several folders of courses: what the first holds is believed first."""

from __future__ import annotations

from pathlib import Path

from atelier.content.library import Library
from tests.packages import making


def test_of_two_courses_of_one_id_that_of_the_first_folder_is_shown_whatever_its_number(
    tmp_path: Path,
) -> None:
    first = making.course(tmp_path / "first", "1.0.0", un_avis=("Vendredi", "Samedi")).parent
    second = making.course(tmp_path / "second", "2.0.0", deux_avis=("Un autre avis", "Encore un avis")).parent
    for folders, version, title in (
        ((first, second), "1.0.0", "Un autre avis"),
        ((second, first), "2.0.0", "Encore un avis"),
    ):
        library = Library(folders, tmp_path / "cache")
        (course,) = library.courses()
        assert (course.version, Path(course.folder).parent) == (version, folders[0])
        assert library.lesson("essai", "deux").title == title
        assert ("Samedi" in str(library.lesson("essai", "trier-un-avis"))) is (folders[0] == first)


def test_of_two_courses_of_one_folder_the_higher_number_is_shown(tmp_path: Path) -> None:
    low = making.course(tmp_path, "1.9.0")
    low.rename(tmp_path / "zzz")
    making.course(tmp_path, "1.10.0")
    (course,) = Library((tmp_path,), tmp_path / "cache").courses()
    assert course.version == "1.10.0"


def test_a_lesson_that_the_first_version_does_not_have_does_not_come_from_another(tmp_path: Path) -> None:
    first = making.course(tmp_path / "first", course=("[un-avis, deux-avis]", "[un-avis]")).parent
    second = making.course(tmp_path / "second", "2.0.0").parent
    library = Library((first, second), tmp_path / "cache")
    assert [one.id for one in library.course("essai").lessons] == ["trier-un-avis"]
    assert "essai/deux" not in library._index().keys


def test_a_word_of_the_first_folder_stands_and_the_others_are_added(tmp_path: Path) -> None:
    first = making.course(tmp_path / "first").parent
    second = making.course(tmp_path / "second").parent
    for folder, said in ((first, "Écoute de chaque jour"), (second, "Guet")):
        file = folder / "glossaire.md"
        file.write_text(file.read_text(encoding="utf-8").replace("Écoute organisée", said), encoding="utf-8")
    with (second / "glossaire.md").open("a", encoding="utf-8") as file:
        file.write("\n/// term | Rumeur\n    id: rumeur\n\nBruit qui court.\n///\n")
    terms = {term.id: str(term.definition) for term in Library((first, second), tmp_path / "cache").terms()}
    assert "Écoute de chaque jour" in terms["vigie"] and "rumeur" in terms
