"""The « trousse »: installers, edition and « Comment installer » in one zip, for a website or a USB stick."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from atelier.edition.model import SUFFIX, Edition, Placed
from atelier.edition.packing import pack
from atelier.errors import AtelierError
from atelier.files import replacing

SYSTEMS = {
    ".exe": "windows",
    ".dmg": "macos",
    ".pkg": "macos",
    ".deb": "linux",
    ".xz": "linux",
}
"""What an installer is for, by the end of its name."""
SUMS = "SHA256SUMS"
_CHUNK = 1024 * 1024

Progress = Callable[[int, int], None]


def system_of(installer: Path) -> str:
    """The system that an installer is for. Raises edition.not_an_installer."""
    try:
        return SYSTEMS[installer.suffix.lower()]
    except KeyError as error:
        raise AtelierError("edition.not_an_installer", file=installer.name) from error


def name_of(edition: Edition) -> str:
    """The name of the folder in the zip: that of the organisation, in letters that every system takes."""
    return "Atelier - " + (
        re.sub(r'[\x00-\x1f<>:"|?*\\/]+', " ", edition.name).strip(" .")[:80] or edition.id
    )


def check(installers: Sequence[Path], out: Path) -> None:
    """Whether a kit can be made of these. Raises edition.no_name, not_an_installer, no_installer, installer_twice."""
    if not out.name:
        raise AtelierError("edition.no_name")
    if not installers:
        raise AtelierError("edition.no_installer")
    names: set[str] = set()
    for one in installers:
        system_of(one)
        if one.name.casefold() in names:
            raise AtelierError("edition.installer_twice", file=one.name)
        names.add(one.name.casefold())


def build(
    placed: Placed,
    installers: Sequence[Path],
    guide: bytes,
    guide_name: str,
    out: Path,
    progress: Progress = lambda _done, _total: None,
) -> None:
    """Write the zip; `guide` is the PDF of « Comment installer ». The same matter gives the same bytes.

    Raises edition.no_name, edition.not_an_installer, edition.no_installer, edition.installer_twice,
    edition.not_written.
    """
    check(installers, out)
    folder = name_of(placed.edition)
    try:
        with TemporaryDirectory(prefix="atelier-") as name:
            card = Path(name) / f"{placed.edition.id}{SUFFIX}"
            pack(placed.edition, placed.folder, card)
            total = sum(one.stat().st_size for one in installers)
            sums: list[str] = []
            with replacing(out) as temporary, zipfile.ZipFile(temporary, "w") as zip:
                _put(zip, f"{folder}/{guide_name}", guide)
                done = 0
                for one in (*sorted(installers), card):
                    sums.append(f"{_copied(zip, f'{folder}/{one.name}', one)}  {one.name}\n")
                    done += one.stat().st_size
                    progress(min(done, total), total)
                _put(zip, f"{folder}/{SUMS}", "".join(sums).encode())
    except OSError as error:
        raise AtelierError("edition.not_written", folder=str(out.parent)) from error


def _info(name: str, mode: int = 0o644) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    return info


def _put(zip: zipfile.ZipFile, name: str, data: bytes) -> None:
    zip.writestr(_info(name), data, zipfile.ZIP_DEFLATED)


def _copied(zip: zipfile.ZipFile, name: str, path: Path) -> str:
    """Copy a file as it is (an installer is packed already); its SHA-256."""
    digest = hashlib.sha256()
    with path.open("rb") as source, zip.open(_info(name, 0o755), "w", force_zip64=True) as file:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            file.write(chunk)
    return digest.hexdigest()
