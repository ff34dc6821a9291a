"""What is newer, in a folder or at an address; what comes is what the listing says, or nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from atelier import places
from atelier.cli import main
from atelier.errors import AtelierError
from atelier.packages.installing import installed, staged
from atelier.packages.offering import describe, versions, write_listing
from atelier.updates import listing
from atelier.updates.listing import FILE, Offer
from atelier.updates.looking import newer, offers, take
from atelier.wording import explain
from tests.packages import making
from tests.updates.conftest import Site, whole

OFFER = Offer("a.atelier", "course", "essai", "1.1.0", 10, "0" * 64, "Un essai")


def test_a_listing_is_read_as_it_was_written() -> None:
    two = (
        OFFER,
        Offer("b (2).atelier", "edition", "chambre", "2.0.0", 5, "f" * 64, "La « Chambre » d’à côté"),
    )
    assert set(listing.read(listing.text(two).encode())) == set(two)
    assert listing.read(listing.text(()).encode()) == ()


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><html>", b"", b"format = 'un'", b"\xff\xfe", b"format = 1\n" * 2, b"[" * 100_000, b"x" * 300_000,
        *(
            listing.text([OFFER]).replace(before, after).encode()
            for before, after in (
                ("a.atelier", "../a.atelier"), ("a.atelier", "/etc/a"), ("a.atelier", ".a"), ("a.atelier", "a/b.atelier"),
                ("a.atelier", "https:a"), ("essai\"", "../essai\""), ("1.1.0", "dernière"), ("size = 10", "size = -1"),
                ("size = 10", "size = 99999999999"), ("0" * 64, "0" * 63), ('kind = "course"', 'kind = "Course!"'),
                ("size = 10", 'size = "10"'), ("version", "versions"),
            )
        ),
        listing.text([OFFER] * 201).encode(),
    ],
)  # fmt: skip
def test_what_is_no_listing_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(AtelierError) as caught:
        listing.read(data)
    assert caught.value.code == "updates.no_listing" and explain(caught.value)


def test_a_listing_to_come_is_said_to_be_newer() -> None:
    with pytest.raises(AtelierError, match=r"updates\.newer"):
        listing.read(b"format = 2\n")


def test_only_what_is_newer_is_shown_the_highest_of_each() -> None:
    def offer(version: str, id_: str = "essai", kind: str = "course") -> Offer:
        return Offer(f"{id_}-{version}.atelier", kind, id_, version, 1, "0" * 64)

    found = (
        offer("1.10.0"),
        offer("1.9.0"),
        offer("1.0.0"),
        offer("3.0.0", kind="edition"),
        offer("1.0.0", "autre"),
    )
    told = {
        one.offer.key: (one.before, one.offer.version)
        for one in newer(found, {"course/essai": "1.1.0"}, ("course",))
    }
    assert told == {"course/essai": ("1.1.0", "1.10.0"), "course/autre": ("", "1.0.0")}
    assert newer(found, {"course/essai": "1.10.0", "course/autre": "1.0.0"}, ("course",)) == ()


def folder_of(tmp_path: Path, version: str = "1.1.0") -> Path:
    folder = tmp_path / "cle"
    folder.mkdir()
    made = making.package(tmp_path, version, making.own(tmp_path / "keys"))
    made.rename(folder / "essai.atelier")
    return folder


def test_a_folder_with_or_without_a_listing(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (folder / "abime.atelier").write_bytes(b"PK")
    (folder / "autre.txt").write_text("rien", encoding="utf-8")
    bare = offers(str(folder), describe)
    assert [(one.name, one.key, one.version) for one in bare] == [("essai.atelier", "course/essai", "1.1.0")]
    path, told, unnamed = write_listing(folder)
    assert path.name == FILE and told == bare and unnamed == ()
    assert offers(str(folder), describe) == offers(str(path), describe) == bare
    (tmp_path / "here").mkdir()
    assert (
        take(str(folder), bare[0], tmp_path / "here", describe).read_bytes()
        == (folder / "essai.atelier").read_bytes()
    )
    with pytest.raises(AtelierError, match=r"updates\.no_folder"):
        offers(str(tmp_path / "absent"), describe)


def test_a_file_that_is_not_the_one_announced_is_not_kept(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (one,) = offers(str(folder), describe)
    here = tmp_path / "here"
    here.mkdir()
    file = folder / "essai.atelier"
    whole_ = file.read_bytes()
    for odd in (whole_ + b"x", whole_[:-1], whole_[:-1] + b"x", b""):
        file.write_bytes(odd)
        with pytest.raises(AtelierError, match=r"updates\.damaged"):
            take(str(folder), one, here, describe)
        assert list(here.iterdir()) == []
    file.unlink()
    with pytest.raises(AtelierError, match=r"updates\.damaged"):
        take(str(folder), one, here, describe)


def test_a_file_that_holds_another_version_than_announced_is_not_kept(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (one,) = offers(str(folder), describe)
    here = tmp_path / "here"
    here.mkdir()
    for change in ({"version": "99.0.0"}, {"id": "autre"}):
        with pytest.raises(AtelierError, match=r"updates\.other"):
            take(str(folder), replace(one, **change), here, describe)
        assert list(here.iterdir()) == []


def test_names_as_people_write_them_and_a_name_that_no_system_takes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = folder_of(tmp_path)
    (folder / "essai.atelier").rename(folder / "cours d’été, 2 + 3.atelier")
    odd = folder / "a:b.atelier"
    odd.write_bytes((folder / "cours d’été, 2 + 3.atelier").read_bytes())
    assert main(["package", "listing", str(folder)]) == 1
    assert "a:b.atelier" in capsys.readouterr().out
    assert [one.name for one in offers(str(folder), describe)] == ["cours d’été, 2 + 3.atelier"]


def test_the_command_takes_nothing_that_is_older(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "offered"
    folder.mkdir()
    trust = ["--yes", "--accept-unsigned"]
    newest = making.package(tmp_path, "2.0.0")
    assert main(["package", "install", str(newest), *trust]) == 0
    older = making.package(tmp_path, "1.1.0").rename(folder / "essai.atelier")
    (said,) = describe(older)
    (folder / FILE).write_text(listing.text([replace(said, version="3.0.0")]), encoding="utf-8")
    capsys.readouterr()
    assert main(["update", "--from", str(folder), *trust]) == 1
    assert "3.0.0" in capsys.readouterr().err
    assert [one.version for one in installed() if one.id == "essai"] == ["2.0.0"]


def test_an_address(tmp_path: Path, site: Site) -> None:
    folder = folder_of(tmp_path)
    write_listing(folder)
    site.files({f"cours/{path.name}": path.read_bytes() for path in folder.iterdir()})
    source = f"{site.address}cours/{FILE}"
    (one,) = offers(source, describe)
    (tmp_path / "here").mkdir()
    seen: list[tuple[int, int]] = []
    path = take(source, one, tmp_path / "here", describe, lambda *done: seen.append(done))
    assert path.read_bytes() == (folder / "essai.atelier").read_bytes() and seen[-1] == (one.size, one.size)
    site.answers["/cours/essai.atelier"] = whole(path.read_bytes()[:-1] + b"x")
    path.unlink()
    with pytest.raises(AtelierError, match=r"updates\.damaged"):
        take(source, one, tmp_path / "here", describe)
    site.answers["/cours/essai.atelier"] = whole(b"x" * (one.size + 1))
    with pytest.raises(AtelierError, match=r"updates\.too_big"):
        take(source, one, tmp_path / "here", describe)
    assert list((tmp_path / "here").iterdir()) == []


def test_a_page_in_the_place_of_the_listing(site: Site) -> None:
    site.answers["/liste.toml"] = whole(b"<!DOCTYPE html><html>Connectez-vous</html>", "text/html")
    with pytest.raises(AtelierError, match=r"updates\.no_listing"):
        offers(site.address + "liste.toml", describe)


def test_versions_shown_and_declined(tmp_path: Path) -> None:
    from atelier.packages.installing import revert

    for version in ("1.0.0", "1.1.0"):
        with staged(making.package(tmp_path, version), {}) as one:
            one.install()
    assert versions()["course/essai"] == "1.1.0" and versions()["course/redaction"] == "1.0.0"
    revert("essai")
    assert versions()["course/essai"] == "1.0.0"
    assert versions(declined=True)["course/essai"] == "1.1.0"


# --------------------------------------------------------------------------- the command


def test_the_command_shows_and_installs_only_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = folder_of(tmp_path)
    assert main(["update", "--from", str(folder)]) == 0
    assert "1.1.0 (nouveau)" in capsys.readouterr().out and not installed()
    assert main(["update", "--from", str(folder), "--yes"]) == 1
    assert "--trust" in capsys.readouterr().err and not installed()
    assert main(["update", "--from", str(folder), "--yes", "--trust"]) == 0
    assert [one.version for one in installed()] == ["1.1.0"]
    assert len(list((places.home() / "issuers").iterdir())) == 1
    capsys.readouterr()
    assert main(["update", "--from", str(folder)]) == 0
    assert "déjà tout" in capsys.readouterr().out


def test_offline_is_no_failure(capsys: pytest.CaptureFixture[str], loopback: None) -> None:
    assert main(["update", "--from", "https://127.0.0.1:9/liste.toml"]) == 0
    assert "pas de connexion" in capsys.readouterr().out
    assert main(["update", "--from", "https://127.0.0.1:9/liste.toml", "--json"]) == 0
    assert '"reached": false' in capsys.readouterr().out


def test_wrong_use(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["update"]) == 2
    assert main(["update", "--from", str(tmp_path / "absent")]) == 2
    assert main(["update", "--from", "http://exemple.org/liste.toml"]) == 2
    assert "https://" in capsys.readouterr().err


def test_a_folder_needs_nothing_that_could_reach_the_network(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    code = (
        "import sys\nfrom atelier.cli import main\n"
        f"assert main(['update', '--from', {str(folder)!r}]) == 0\n"
        "assert not {'atelier.updates.fetching', 'truststore', 'urllib.request', 'http.client'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
