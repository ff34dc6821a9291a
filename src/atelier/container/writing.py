"""Writing a container: beside its place, read back whole, then put there."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from atelier.container.limits import MANIFEST, Manifest, Part
from atelier.container.names import is_safe
from atelier.container.reading import Cancelled, never, open_container
from atelier.errors import AtelierError
from atelier.files import replacing


def _nothing_beside(_said: bytes) -> Mapping[str, bytes]:
    return {}


def write_container(
    path: Path,
    kind: str,
    format: int,
    files: Mapping[str, Iterable[bytes]],
    scope: Mapping[str, Any] | None = None,
    app: str = "",
    cancelled: Cancelled = never,
    undated: bool = False,
    beside: Callable[[bytes], Mapping[str, bytes]] = _nothing_beside,
) -> Manifest:
    """Write a container beside `path`, read it back whole, then put it in place.

    `scope` is looked at once the files are written: it may be filled while they are. `undated`: nothing in the
    file says when it was made, so that the same contents give the same bytes. `beside`: given the bytes of the
    manifest, the small files that it does not know, such as what signs it.
    Raises container.not_written or cancelled; what stood at `path` is then untouched.
    """
    try:
        with replacing(path) as temporary:
            with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as zip:
                parts = {name: _write_part(zip, name, chunks, cancelled) for name, chunks in files.items()}
                made = "" if undated else datetime.now(UTC).isoformat(timespec="seconds")
                manifest = Manifest(kind, format, parts, dict(scope or {}), made, app)
                said = msgspec.json.format(msgspec.json.encode(manifest))
                zip.writestr(_entry(MANIFEST), said)
                apart = beside(said)
                for name, data in apart.items():
                    zip.writestr(_entry(name), data)
            with open_container(temporary, kind, format, beside=apart) as container:
                container.verify(cancelled=cancelled)
    except OSError as error:
        raise AtelierError("container.not_written", file=str(path)) from error
    return manifest


def _entry(name: str) -> zipfile.ZipInfo:
    """An entry of the zip that says neither when nor on which system it was written."""
    if not is_safe(name):
        raise ValueError(name)
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o600 << 16
    return entry


def _write_part(zip: zipfile.ZipFile, name: str, chunks: Iterable[bytes], cancelled: Cancelled) -> Part:
    digest, size = hashlib.sha256(), 0
    with zip.open(_entry(name), "w", force_zip64=True) as file:
        for chunk in chunks:
            if cancelled():
                raise AtelierError("container.cancelled")
            file.write(chunk)
            digest.update(chunk)
            size += len(chunk)
    return Part(size, digest.hexdigest())
