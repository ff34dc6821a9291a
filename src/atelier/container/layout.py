"""How a zip is laid: its files one after the other from the first byte, then its directory, then nothing.

Read before and beside `zipfile`, which looks for a zip anywhere in a file, believes its directory, and takes
all of it into memory: what two programs could read in two ways is refused.
"""

from __future__ import annotations

import stat
import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from atelier.container.limits import Limits
from atelier.container.names import is_safe, meeting
from atelier.errors import AtelierError

_END = struct.Struct("<4s4H2LH")
_LOCAL = struct.Struct("<4s5H3L2H")
_ENTRY = 46
_LONGEST_COMMENT = 65_535
_FULL, _FULL_COUNT = 0xFFFF_FFFF, 0xFFFF
_UTF8, _EFFORT = 0x800, 0x006  # how names are written; how hard the writer tried
_LOCKED = 0x0001 | 0x0040 | 0x2000
_REGULAR, _KINDS = 0o100000, 0o170000


def check_end(path: Path, limits: Limits) -> None:
    """Whether the file is a zip that ends where it should, with a directory of a size that may be read.

    Raises container.not_a_container, damaged (cut short), hostile or too_big.
    """
    seen = path.stat()
    if not (stat.S_ISREG(seen.st_mode) or stat.S_ISDIR(seen.st_mode)):  # opening a pipe waits for ever
        raise AtelierError("container.not_a_container", file=path.name)
    size = seen.st_size
    with path.open("rb") as file:
        first = file.read(4)
        file.seek(max(0, size - _END.size - _LONGEST_COMMENT))
        tail = file.read()
    last = tail[-_END.size :]
    if len(last) < _END.size or last[:4] != b"PK\x05\x06":
        if first != b"PK\x03\x04":
            raise AtelierError("container.not_a_container", file=path.name)
        found = tail.rfind(b"PK\x05\x06")
        more = found >= 0 and len(tail) - found > _END.size
        raise AtelierError("container.hostile" if more else "container.damaged", file=path.name)
    _, disk, begins, here, count, length, start, comment = _END.unpack(last)
    if disk or begins or here != count or comment:
        raise AtelierError("container.hostile", file=path.name)
    most = limits.files + 1
    if count == _FULL_COUNT or _FULL in (length, start) or count > most:
        raise AtelierError("container.too_big", file=path.name)
    if (
        length > most * (_ENTRY + 4 * limits.name + 64)
        or size > limits.all + limits.all // 64 + length + 4096
    ):
        raise AtelierError("container.too_big", file=path.name)
    if start + length + _END.size != size or (count and first != b"PK\x03\x04"):
        raise AtelierError("container.hostile", file=path.name)


def check_entries(path: Path, zip: zipfile.ZipFile, limits: Limits) -> None:
    """Whether each file of a zip may be read, and is where and what the directory says.

    Raises container.hostile_locked, hostile_link, hostile_name, hostile_twice, hostile or damaged.
    """
    infos = zip.infolist()
    for info in infos:
        if info.flag_bits & _LOCKED:
            raise AtelierError("container.hostile_locked", file=path.name)
        mode = info.external_attr >> 16
        if mode & _KINDS not in (0, _REGULAR):
            raise AtelierError("container.hostile_link", file=path.name)
        known = info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
        if not known or info.flag_bits & ~(_UTF8 | _EFFORT):
            raise AtelierError("container.hostile", file=path.name)
        if info.orig_filename != info.filename or not is_safe(info.filename, limits):
            raise AtelierError("container.hostile_name", file=path.name, name=_shown(info.orig_filename))
    if name := meeting(info.filename for info in infos):
        raise AtelierError("container.hostile_twice", file=path.name, name=_shown(name))
    with path.open("rb") as file:
        _check_places(path, file, infos, zip.start_dir)


def _shown(name: str) -> str:
    """A name that a sentence may show: short, and without what no screen shows."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in name)[:60]


def _check_places(path: Path, file: BinaryIO, infos: Sequence[zipfile.ZipInfo], end: int) -> None:
    """Files that overlap unpack to far more than a zip holds; what stands between them is read by nobody, or by
    another program."""
    place = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset != place:
            raise AtelierError("container.hostile", file=path.name)
        file.seek(place)
        head = file.read(_LOCAL.size)
        if len(head) < _LOCAL.size:
            raise AtelierError("container.damaged", file=path.name)
        mark, _, flags, method, _, _, check, packed, size, name_size, more = _LOCAL.unpack(head)
        name, extra = file.read(name_size), file.read(more)
        if _FULL in (packed, size):
            size, packed = _long_sizes(extra)
        coding = "utf-8" if info.flag_bits & _UTF8 else "cp437"
        same = (
            mark == b"PK\x03\x04"
            and (flags, method, check) == (info.flag_bits, info.compress_type, info.CRC)
            and (size, packed) == (info.file_size, info.compress_size)
            and name == info.orig_filename.encode(coding, "replace")
            and (method or size == packed)
        )
        if not same:
            raise AtelierError("container.hostile", file=path.name)
        place += _LOCAL.size + name_size + more + packed
    if place != end:
        raise AtelierError("container.hostile", file=path.name)


def _long_sizes(extra: bytes) -> tuple[int, int]:
    """The sizes of a file, unpacked and packed, where four bytes did not hold them (or might not have)."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind == 1 and length >= 16 and at + 20 <= len(extra):
            size, packed = struct.unpack_from("<2Q", extra, at + 4)
            return size, packed
        at += 4 + length
    return -1, -1
