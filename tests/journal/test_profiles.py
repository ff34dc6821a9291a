from pathlib import Path

import pytest

from atelier import places
from atelier.errors import AtelierError
from atelier.journal import profiles
from atelier.journal.events import Verb

from .making import fill, opened, store_of


def test_people_are_listed_the_last_opened_first() -> None:
    assert profiles.list_profiles() == () and profiles.last_opened() is None
    zoe = profiles.create("Zoé ")
    bob = profiles.create("Bob")
    assert [one.name for one in profiles.list_profiles()] == ["Bob", "Zoé"]
    profiles.opened(zoe.folder, "Zoé")
    last = profiles.last_opened()
    assert last is not None and last.folder == zoe.folder and last.created == zoe.created
    assert zoe.folder.parent == bob.folder.parent == places.profiles()
    assert profiles.find("zoé").folder == zoe.folder == profiles.find(zoe.folder.name).folder


def test_a_new_name_is_in_the_journal_and_on_the_card() -> None:
    profile = profiles.create("Zoé")
    assert profiles.rename(profile.folder, "Zoé Roy").name == "Zoé Roy"
    with opened(profile.folder) as journal:
        assert journal.name == "Zoé Roy"


def test_a_lost_or_odd_card_is_read_again_from_the_store() -> None:
    profile = profiles.create("Zoé")
    (profile.folder / profiles.CARD).write_text("{odd")
    assert [one.name for one in profiles.list_profiles()] == ["Zoé"]
    (profile.folder / profiles.CARD).unlink()
    assert [one.name for one in profiles.list_profiles()] == ["Zoé"]


def test_damaged_folders_do_not_hide_the_others() -> None:
    profiles.create("Zoé")
    (places.profiles() / "empty").mkdir()
    (places.profiles() / "odd").mkdir()
    store_of(places.profiles() / "odd").write_bytes(b"odd" * 1000)
    (places.profiles() / "a file").write_text("x")
    found = {one.folder.name: one.damaged for one in profiles.list_profiles()}
    assert len(found) == 3 and found["empty"] and not found["odd"]


def test_erasing_a_person_is_deleting_a_folder() -> None:
    zoe, bob = profiles.create("Zoé"), profiles.create("Bob")
    profiles.erase(zoe.folder)
    assert [one.name for one in profiles.list_profiles()] == ["Bob"]
    assert [path.name for path in places.profiles().iterdir()] == [bob.folder.name]
    with pytest.raises(AtelierError, match="no_profile"):
        profiles.erase(zoe.folder)


def test_only_a_profile_is_ever_erased(tmp_path: Path) -> None:
    fill(tmp_path / "elsewhere", 1)
    profiles.create("Zoé")
    for folder in (tmp_path / "elsewhere", places.profiles(), places.home()):
        with pytest.raises(AtelierError, match="no_profile"):
            profiles.erase(folder)
    assert store_of(tmp_path / "elsewhere").exists()


def test_a_damaged_store_is_repaired_when_its_person_is_renamed() -> None:
    profile = profiles.create("Zoé")
    path = store_of(profile.folder)
    path.write_bytes(path.read_bytes()[:-5000])
    profiles.rename(profile.folder, "Zoé Roy")
    with opened(profile.folder) as journal:
        assert journal.name == "Zoé Roy" and Verb.NAMED in {event.verb for event in journal.events}
