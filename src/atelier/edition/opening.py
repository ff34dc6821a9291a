"""An edition wherever it stands: a folder, its edition.toml, or a zip of one or the other."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from atelier.container import is_safe
from atelier.edition.model import FILE, SUFFIX
from atelier.errors import AtelierError

MOST_FILES = 30
LARGEST = 8_000_000
"""Bytes of all the files of a zip, once unpacked."""


@contextmanager
def opened(source: Path) -> Iterator[Path]:
    """The folder that holds edition.toml, for as long as one looks at it. Of a kit, only its edition is read.

    Raises edition.not_found, several, not_an_edition, hostile, unreadable.
    """
    if source.is_dir():
        yield _inside(source, source.name)
    elif source.name == FILE:
        yield source.parent
    elif not source.is_file():
        raise AtelierError("edition.not_found", folder=str(source))
    else:
        with TemporaryDirectory(prefix="atelier-edition-") as name:
            _unpack(source, Path(name))
            yield _inside(Path(name), source.name)


def is_edition(path: Path) -> bool:
    """Whether a file or a folder says by its name that it is an edition."""
    if path.is_dir():
        return (path / FILE).is_file()
    return path.name == FILE or path.suffix.lower() in (SUFFIX, ".zip")


def _inside(folder: Path, name: str) -> Path:
    """The folder itself, or the only folder in it: what zipping a folder gives."""
    try:
        if (folder / FILE).is_file():
            return folder
        inside = [one for one in folder.iterdir() if (one / FILE).is_file()]
    except OSError as error:
        raise AtelierError("edition.unreadable", file=name) from error
    if len(inside) > 1:
        raise AtelierError("edition.several", file=name, count=len(inside))
    if not inside:
        raise AtelierError("edition.not_found", folder=name)
    return inside[0]


def _unpack(source: Path, folder: Path, *, kit: bool = True) -> None:
    hostile = AtelierError("edition.hostile", file=source.name)
    try:
        with zipfile.ZipFile(source) as zip:
            infos = [info for info in zip.infolist() if not info.is_dir() and not _litter(info.filename)]
            infos = (_of_kit(infos) if kit else []) or infos
            names = {info.filename.casefold() for info in infos}
            if len(infos) > MOST_FILES or len(names) != len(infos) or not all(map(_plain, infos)):
                raise hostile
            left = LARGEST
            for info in infos:
                with zip.open(info) as file:
                    data = file.read(left + 1)  # a size that is announced is not believed
                left -= len(data)
                if left < 0:
                    raise hostile
                path = folder / info.filename
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
                if kit and path.suffix.lower() == SUFFIX and len(infos) == 1:
                    _unpack(path, path.parent, kit=False)
                    path.unlink()
    except (zipfile.BadZipFile, EOFError, zlib.error, struct.error, ValueError) as error:
        raise AtelierError("edition.not_an_edition", file=source.name) from error
    except (NotImplementedError, RuntimeError) as error:  # a method or an encryption that we do not use
        raise hostile from error
    except OSError as error:
        raise AtelierError("edition.unreadable", file=str(source)) from error


def _of_kit(infos: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """The edition in a kit, which is a zip too: one may well drop the whole of it on the window."""
    found = [info for info in infos if info.filename.lower().endswith(SUFFIX)]
    own = any(info.filename.rpartition("/")[2] == FILE for info in infos)
    return found if len(found) == 1 and not own else []


def _plain(info: zipfile.ZipInfo) -> bool:
    mode = info.external_attr >> 16
    known = info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    regular = stat.S_IFMT(mode) in (0, stat.S_IFREG)
    return known and regular and is_safe(info.filename) and info.filename.count("/") <= 1


def _litter(name: str) -> bool:
    """What the file managers of macOS and Windows leave in a zip."""
    return name.startswith("__MACOSX/") or name.rpartition("/")[2] in (
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
    )
