"""An edition in one file, the same bytes for the same matter."""

from __future__ import annotations

import zipfile
from pathlib import Path

from atelier.edition.model import FILE, Edition
from atelier.errors import AtelierError
from atelier.files import replacing


def files_of(edition: Edition) -> tuple[str, ...]:
    """The names of the files that an edition needs."""
    return tuple(name for name in (FILE, edition.logo, edition.attestations.issuer) if name)


def pack(edition: Edition, folder: Path, out: Path) -> None:
    """Write an edition and its files to a zip; what stood at `out` is replaced whole, or not at all.

    Raises edition.not_written.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with replacing(out) as temporary, zipfile.ZipFile(temporary, "w") as zip:
            for name in files_of(edition):
                info = zipfile.ZipInfo(name)  # 1980: nothing says when it was made
                info.external_attr = 0o644 << 16
                zip.writestr(info, (folder / name).read_bytes(), zipfile.ZIP_DEFLATED)
    except OSError as error:
        raise AtelierError("edition.not_written", folder=str(out.parent)) from error
