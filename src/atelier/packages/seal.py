"""The signature of a package: over the bytes of its manifest, which knows every other file by its digest.

`signature.txt` brings the signer's key so that one may trust it from then on; the key judges nothing by itself.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from atelier import places
from atelier.errors import AtelierError
from atelier.packages.form import SIGNATURE, Claim
from atelier.signing import issuers
from atelier.signing.issuers import Issuer, Own

SIGNED_AS = b"atelier-package-1\n"
"""Stands before the manifest when it is signed, so that a signature serves nothing else."""
_FIRST = "ATELIER-SIGNATURE 1"


class Standing(StrEnum):
    """What is known of who signed."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    NOBODY = "nobody"


class Signer(Struct, frozen=True):
    """Who signed. `name`: that under which it is known here; of one who is not, what it says of itself.
    `issuer`: its key, which verified the signature."""

    standing: Standing
    name: str = ""
    id: str = ""
    issuer: Issuer | None = None

    @property
    def mark(self) -> str:
        """The id as one reads it aloud to compare it."""
        return " ".join(self.id[at : at + 4] for at in range(0, len(self.id), 4))


NOBODY = Signer(Standing.NOBODY)


def sign(own: Own, said: bytes) -> dict[str, bytes]:
    """The file that signs a manifest."""
    return {SIGNATURE: _written(own.issuer.key, own.sign(SIGNED_AS + said))}


def _written(key: bytes, value: bytes) -> bytes:
    lines = {
        "id": issuers.id_of(key),
        "key": base64.b64encode(key).decode(),
        "signature": base64.b64encode(value).decode(),
    }
    return "".join((f"{_FIRST}\n", *(f"{name}: {said}\n" for name, said in lines.items()))).encode()


def signer_of(
    said: bytes, claim: Claim | None, signature: bytes | None, known: Mapping[str, Issuer], file: str
) -> Signer:
    """Who signed a manifest. Raises packages.altered when what is there is not what was signed."""
    if claim is None and signature is None:
        return NOBODY
    issuer, value = _read(signature or b"")
    if claim is None or issuer is None or claim.id != issuer.id or not _good(issuer, value, said):
        raise AtelierError("packages.altered", file=file)
    mine = known.get(issuer.id)
    if mine is None:
        return Signer(Standing.UNKNOWN, claim.name, claim.id, Issuer(claim.name, issuer.id, issuer.key))
    return Signer(Standing.KNOWN, mine.name, mine.id, mine)


def _good(issuer: Issuer, value: bytes, said: bytes) -> bool:
    try:
        return issuer.signed(value, SIGNED_AS + said)
    except ValueError:  # no point of the curve
        return False


def _read(data: bytes) -> tuple[Issuer | None, bytes]:
    """The key and the signature of a signature's file, which is written in one way only."""
    try:
        _, *lines = data.decode("ascii").split("\n")
        said = dict(line.split(": ", 1) for line in lines if line)
        key = base64.b64decode(said["key"], validate=True)
        value = base64.b64decode(said["signature"], validate=True)
    except (KeyError, ValueError):
        return None, b""
    sound = len(key) == 32 and len(value) == 64 and data == _written(key, value)
    return (Issuer("", issuers.id_of(key), key), value) if sound else (None, b"")


# --------------------------------------------------------------------------- whom one trusts


def known_to(keys: Path | None, more: tuple[Path, ...] = ()) -> dict[str, Issuer]:
    """Whom one trusts for packages: oneself and the issuers that one knows (`keys`), those of this
    computer, and `more` (cards, or folders of them)."""
    here = places.home() / issuers.KNOWN
    return issuers.trusted(keys, [path for path in (here, *more) if path.exists()])


def trust(issuer: Issuer) -> None:
    """Know an issuer from now on, for everybody who uses this computer. Raises packages.not_written."""
    try:
        issuers.keep(places.home(), issuer)
    except OSError as error:
        raise AtelierError("packages.not_written", folder=str(places.home())) from error
