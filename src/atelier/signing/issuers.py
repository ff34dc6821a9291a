"""Who signs: one's own key, and the issuers that one knows.

On disk, in a folder that only the user may read: `own.txt` (the key: its « clé de secours » is a copy of it),
and `issuers/`, one small text file an issuer known. A document never brings the key that judges it.
"""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from atelier.errors import AtelierError
from atelier.files import sync, sync_folder, write_text
from atelier.lines import is_line

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

FOLDER = "keys"
"""In the folder of the classes."""
KNOWN = "issuers"
"""In a folder of keys, or in the data folder: a card for each issuer known."""
_OWN = "own.txt"
_PUBLIC, _SECRET = "ATELIER-ISSUER 1", "ATELIER-ISSUER-SECRET 1"
_LARGEST = 10_000


class Issuer(Struct, frozen=True):
    """An issuer that may be trusted: its name, its id (from its key), its key (32 bytes)."""

    name: str
    id: str
    key: bytes

    def signed(self, signature: bytes, data: bytes) -> bool:
        """Whether this issuer signed these bytes."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        try:
            Ed25519PublicKey.from_public_bytes(self.key).verify(signature, data)
        except InvalidSignature:
            return False
        return True


class Own(Struct, frozen=True):
    """One's own key; `issuer` is what others may see of it."""

    issuer: Issuer
    secret: bytes

    def sign(self, data: bytes) -> bytes:
        """The signature of these bytes."""
        return _private(self.secret).sign(data)


def _private(secret: bytes) -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(secret)


def id_of(key: bytes) -> str:
    """The id of a key: the beginning of its SHA-256."""
    return hashlib.sha256(key).hexdigest()[:32]


def own(folder: Path) -> Own | None:
    """One's own key, if it was made. Raises signing.key_damaged."""
    path = folder / _OWN
    return _read_secret(path) if path.exists() else None


def make(folder: Path, name: str) -> Own:
    """One's own key, made at the first time; the name is that of the organisation or of the trainer."""
    if (found := own(folder)) is not None:
        return found
    made = _own_of(name, os.urandom(32))
    _write_secret(folder / _OWN, made)
    return made


def rename(folder: Path, name: str) -> Own:
    """Give one's own key another name to be shown under."""
    before = own(folder)
    if before is None:
        return make(folder, name)
    made = _own_of(name, before.secret)
    _write_secret(folder / _OWN, made)
    return made


def back_up(folder: Path, path: Path) -> Own:
    """Write the « clé de secours »: who has that file can sign in one's place. Raises signing.no_key."""
    found = own(folder)
    if found is None:
        raise AtelierError("signing.no_key")
    try:
        _write_secret(path, found)
    except OSError as error:
        raise AtelierError("container.not_written", file=str(path)) from error
    return found


def restore(folder: Path, path: Path) -> Own:
    """Take one's key back from a « clé de secours »; the one that it replaces stays known, so that what it
    signed can still be verified. Raises container.not_found, signing.key_damaged."""
    found = secret_of(path)
    before = own(folder)
    if before is not None and before.issuer.id != found.issuer.id:
        keep(folder, before.issuer)
    _write_secret(folder / _OWN, found)
    return found


def publish(folder: Path, path: Path) -> Issuer:
    """Write the small file by which others can verify. Raises signing.no_key, container.not_written."""
    found = own(folder)
    if found is None:
        raise AtelierError("signing.no_key")
    try:
        path.write_text(_public_text(found.issuer), encoding="utf-8", newline="\n")
    except OSError as error:
        raise AtelierError("container.not_written", file=str(path)) from error
    return found.issuer


def read_issuer(path: Path) -> Issuer:
    """The issuer of such a file. Raises container.not_found, signing.issuer_damaged."""
    if not path.is_file():
        raise AtelierError("container.not_found", file=str(path))
    said = _said(path, _PUBLIC)
    try:
        key = base64.b64decode(said["key"], validate=True)
        issuer = Issuer(said.get("name", ""), id_of(key), key)
        if len(key) != 32 or said["id"] != issuer.id or not is_line(issuer.name):
            raise ValueError
    except (KeyError, ValueError) as error:
        raise AtelierError("signing.issuer_damaged", file=path.name) from error
    return issuer


def trust(folder: Path, path: Path) -> Issuer:
    """Know an issuer from now on. Raises as `read_issuer`."""
    issuer = read_issuer(path)
    keep(folder, issuer)
    return issuer


def keep(folder: Path, issuer: Issuer) -> None:
    """Know an issuer from now on, by its key. Raises OSError."""
    path = folder / KNOWN / f"{issuer.id}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_text(path, _public_text(issuer))


def secret_of(path: Path) -> Own:
    """The key of a « clé de secours ». Raises container.not_found, signing.key_damaged."""
    if not path.is_file():
        raise AtelierError("container.not_found", file=str(path))
    return _read_secret(path)


def trusted(folder: Path | None, more: Iterable[Path] = ()) -> dict[str, Issuer]:
    """The issuers known, by id: one's own, those imported, those of other folders or files (an edition's)."""
    found: dict[str, Issuer] = {}
    for path in (*more, *([folder / KNOWN] if folder else ())):
        for file in sorted(path.glob("*.txt")) if path.is_dir() else ():
            with suppress(AtelierError):  # one bad file of a folder keeps nobody from the others
                issuer = read_issuer(file)
                found[issuer.id] = issuer
        if not path.is_dir() and (folder is None or path != folder / KNOWN):
            issuer = read_issuer(path)
            found[issuer.id] = issuer
    if folder is not None and (mine := own(folder)) is not None:
        found[mine.issuer.id] = mine.issuer
    return found


# --------------------------------------------------------------------------- files


def _own_of(name: str, secret: bytes) -> Own:
    key = _private(secret).public_key().public_bytes_raw()
    shown = "".join(one for one in " ".join(name.split()) if one.isprintable())
    return Own(Issuer(shown, id_of(key), key), secret)


def _public_text(issuer: Issuer) -> str:
    key = base64.b64encode(issuer.key).decode()
    return f"{_PUBLIC}\nname: {issuer.name}\nid: {issuer.id}\nkey: {key}\n"


def _write_secret(path: Path, found: Own) -> None:
    secret = base64.b64encode(found.secret).decode()
    text = f"{_SECRET}\nname: {found.issuer.name}\nid: {found.issuer.id}\nsecret: {secret}\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(OSError):
        if path.name == _OWN:
            path.parent.chmod(0o700)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    temporary.unlink(missing_ok=True)
    # Nobody else may read it, not even for the moment between making the file and closing it.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(temporary, flags, 0o600), "wb") as file:
        file.write(text.encode())
    sync(temporary)
    temporary.replace(path)
    sync_folder(path.parent)


def _read_secret(path: Path) -> Own:
    said = _said(path, _SECRET)
    try:
        secret = base64.b64decode(said["secret"], validate=True)
        found = _own_of(said.get("name", ""), secret)
        if said["id"] != found.issuer.id:
            raise ValueError
    except (KeyError, ValueError) as error:
        raise AtelierError("signing.key_damaged", file=str(path)) from error
    return found


def _said(path: Path, first: str) -> dict[str, str]:
    """The lines « name: value » of a file whose first line is that one."""
    code = "signing.key_damaged" if first == _SECRET else "signing.issuer_damaged"
    try:
        data = path.read_bytes()
        lines = data[:_LARGEST].decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise AtelierError(code, file=path.name) from error
    if not lines or lines[0].strip() != first:
        raise AtelierError(code, file=path.name)
    parted = (line.partition(":") for line in lines[1:])
    return {name.strip(): value.strip() for name, _, value in parted}
