"""Putting a finished file in its place: whole, or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

from atelier.errors import AtelierError
from atelier.files import replacing

_CODES = {
    errno.ENOENT: "publishing.no_folder",
    errno.ENOTDIR: "publishing.no_folder",
    errno.EACCES: "publishing.no_permission",
    errno.EPERM: "publishing.no_permission",
    errno.EROFS: "publishing.no_permission",
    errno.ENOSPC: "publishing.disk_full",
    errno.EISDIR: "publishing.is_folder",
}


def put(out: Path, data: bytes) -> None:
    """Write beside `out`, then replace it.

    Raises `publishing.no_folder`, `no_permission`, `disk_full`, `is_folder` or `not_written`;
    what stood at `out` is then untouched.
    """
    try:
        if out.is_dir():
            raise IsADirectoryError(errno.EISDIR, str(out))
        with replacing(out) as beside:
            beside.write_bytes(data)
    except OSError as problem:
        code = _CODES.get(problem.errno or 0, "publishing.not_written")
        raise AtelierError(code, file=str(out), folder=str(out.parent)) from problem
