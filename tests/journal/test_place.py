from pathlib import Path, PurePosixPath

import pytest

from atelier.errors import AtelierError
from atelier.journal.place import check_place, mounted_as, synchronised_by
from atelier.wording import explain

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//nas/home /home/zoe/partage cifs rw 0 0
nas:/vol /mnt/le\\040partage nfs4 rw 0 0
tmpfs /home/zoe/partage/local tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("OneDrive/Atelier", "OneDrive"),
        ("OneDrive - Ville de Lévis/Atelier", "OneDrive"),
        ("Dropbox (Personnel)/a", "Dropbox"),
        ("Google Drive/a", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/a", "iCloud Drive"),
        ("Nextcloud/a", "Nextcloud"),
        ("documents/dropboxes/a", ""),
        ("mes nextclouds/a", ""),
        (".local/share/Atelier", ""),
    ],
)
def test_known_names(tmp_path: Path, folder: str, program: str) -> None:
    assert synchronised_by(tmp_path / folder) == program


@pytest.mark.parametrize("marker", [".dropbox", ".sync_journal.db", ".stfolder", ".tmp.drivedownload"])
def test_known_marks_in_a_folder_above(tmp_path: Path, marker: str) -> None:
    (tmp_path / marker).mkdir()
    with pytest.raises(AtelierError, match="place_synchronised") as caught:
        check_place(tmp_path / "a" / "b")
    assert str(tmp_path) in explain(caught.value)


def test_dropbox_s_own_settings_in_the_home_folder_say_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(tmp_path))
    (tmp_path / ".dropbox").mkdir()
    assert synchronised_by(tmp_path / ".local" / "share") == ""


def test_onedrive_where_windows_says_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Ville"))
    assert synchronised_by(tmp_path / "Ville" / "x") == "OneDrive"


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/zoe/.local", "ext4"),
        ("/home/zoe/partage/a", "cifs"),
        ("/home/zoe/partage/local/a", "tmpfs"),
        ("/home/zoe/partages", "ext4"),
        ("/mnt/le partage/a", "nfs4"),
    ],
)
def test_the_file_system_of_a_folder(folder: str, kind: str) -> None:
    assert mounted_as(PurePosixPath(folder), MOUNTS) == kind


def test_this_computer_s_own_disk_is_fine(tmp_path: Path) -> None:
    check_place(tmp_path)
