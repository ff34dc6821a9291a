"""Which installation writes: a random id that a copied folder does not keep.

The id stands in a small file of the folder beside a mark of where it was made (computer,
path, the file system's number of the folder). When the mark no longer fits, the folder was
copied or moved: a new id is taken, so that two copies never pass for one writer. The mark
is a hash salted by the id and never leaves the folder.
"""

from __future__ import annotations

import hashlib
import platform
import sys
from pathlib import Path

import msgspec
import uuid_utils

from atelier.files import write_text
from atelier.journal.engine import explain_failure

FILE_NAME = "device.json"


class Device(msgspec.Struct, frozen=True):
    """An installation. `learner` is used by a store that many share (a URL of a server)."""

    id: str
    mark: str
    learner: str = ""


def _machine() -> str:
    if sys.platform == "win32":
        import winreg

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    for path in (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id")):
        try:
            return path.read_text(encoding="ascii").strip()
        except (OSError, ValueError):
            continue
    return platform.node()


def _mark(folder: Path, id: str) -> str:
    try:
        machine = _machine()
    except OSError:
        machine = platform.node()
    place = folder.resolve()
    words = "\n".join((id, machine, str(place), str(place.stat().st_ino)))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def own_device(folder: Path, learner: str = "") -> tuple[Device, bool]:
    """The device of a folder, and whether the folder turned out to be a copy."""
    path = folder / FILE_NAME
    try:
        kept = msgspec.json.decode(path.read_bytes(), type=Device)
    except (OSError, msgspec.DecodeError):
        kept = None
    if kept is not None and kept.mark == _mark(folder, kept.id):
        return kept, False
    id = uuid_utils.uuid4().hex
    device = Device(id, _mark(folder, id), kept.learner if kept else learner)
    try:
        write_text(path, msgspec.json.encode(device).decode())
    except OSError as error:
        raise explain_failure(error, path) from error
    return device, kept is not None
