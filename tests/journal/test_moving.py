"""Taking the data to another folder: whole and verified, or not at all."""

from datetime import datetime
from pathlib import Path

import pytest

from atelier.errors import AtelierError
from atelier.journal import backups, profiles
from atelier.journal.moving import copy_people, holds_people, leave_behind

from .making import fill, hashed, opened


def people(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    profiles.create("Léa", home / "profiles")
    fill(home / "profiles" / "other", 30)
    backups.make(home / "profiles" / "other")
    return home


def test_everything_is_there_and_opens(tmp_path: Path) -> None:
    home = people(tmp_path)
    seen: list[tuple[int, int]] = []
    copy_people(home, tmp_path / "new", lambda done, total: seen.append((done, total)))
    assert seen and holds_people(tmp_path / "new") and holds_people(home)
    assert {one.name for one in profiles.list_profiles(tmp_path / "new" / "profiles")} >= {"Léa"}
    for one in profiles.list_profiles(home / "profiles"):
        with opened(one.folder) as before, opened(tmp_path / "new" / "profiles" / one.folder.name) as after:
            assert hashed(before.events) == hashed(after.events)
    assert len(backups.list_backups(tmp_path / "new" / "profiles" / "other")) == 1


def test_what_people_share_comes_along(tmp_path: Path) -> None:
    home = people(tmp_path)
    for name in ("courses/essai/1.0.0-a/essai/course.yaml", "courses/shown.json", "issuers/a.txt"):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(name, encoding="utf-8")
    copy_people(home, tmp_path / "new")
    for name in ("courses/essai/1.0.0-a/essai/course.yaml", "courses/shown.json", "issuers/a.txt"):
        assert (tmp_path / "new" / name).read_text(encoding="utf-8") == name
    assert {one.name for one in (tmp_path / "new").iterdir()} == {"profiles", "courses", "issuers"}


def test_cancelled_half_way_leaves_nothing(tmp_path: Path) -> None:
    home, calls = people(tmp_path), []
    with pytest.raises(AtelierError, match="cancelled"):
        copy_people(home, tmp_path / "new", cancelled=lambda: calls.append(1) or len(calls) > 2)
    assert list((tmp_path / "new").iterdir()) == []


def test_what_is_there_already_is_never_written_over(tmp_path: Path) -> None:
    home = people(tmp_path)
    profiles.create("Ana", tmp_path / "new" / "profiles")
    with pytest.raises(AtelierError, match="place_taken"):
        copy_people(home, tmp_path / "new")
    assert [one.name for one in profiles.list_profiles(tmp_path / "new" / "profiles")] == ["Ana"]


def test_a_synchronised_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AtelierError, match="place_synchronised"):
        copy_people(people(tmp_path), tmp_path / "OneDrive" / "Atelier")
    assert not (tmp_path / "OneDrive").exists()


def test_what_is_left_is_renamed_never_deleted(tmp_path: Path) -> None:
    home = people(tmp_path)
    left = leave_behind(home, datetime(2026, 11, 23, 9, 30))
    assert left.name == "profiles-20261123T093000" and not holds_people(home)
    assert len(profiles.list_profiles(left)) == 2


def test_a_folder_called_cache_above_is_nothing_to_leave_out(tmp_path: Path) -> None:
    home = people(tmp_path / "cache")
    copy_people(home, tmp_path / "new")
    assert len(profiles.list_profiles(tmp_path / "new" / "profiles")) == 2
