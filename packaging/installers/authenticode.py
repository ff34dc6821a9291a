"""Who signed a Windows program: its Authenticode signature, verified up to roots that are pinned."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from hashlib import sha1
from pathlib import Path

from installers.tools import Impossible, run

_PEM = re.compile(r"-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----", re.S)
_SYSTEM = Path("/etc/ssl/certs")


def verify(files: list[Path], roots: list[str], signer: str, work: Path) -> None:
    """Raises Impossible for a file that this signer did not sign. A root that Debian does not list comes with the
    signatures themselves; each is trusted for its thumbprint alone."""
    known: dict[str, str] = {}
    for pem in _certificates(files, work):
        thumbprint = sha1(b64decode(_PEM.findall(pem)[0])).hexdigest().upper()
        if thumbprint in roots:
            known.setdefault(thumbprint, pem)
        if len(known) == len(roots):
            break
    authority = work / "roots.pem"
    authority.write_text("\n".join(known.values()), encoding="ascii")
    for file in files:
        trusted = ["-CAfile", str(authority), "-TSA-CAfile", str(authority)]
        said = run(["osslsigncode", "verify", "-ignore-crl", "-in", file, *trusted])
        if "Signature verification: ok" not in said or f"/CN={signer}\n" not in said:
            raise Impossible(f"{file.name} is not signed by {signer}")


def _certificates(files: list[Path], work: Path) -> Iterator[str]:
    """Those that this computer lists, then those that the signatures carry."""
    for listed in sorted(_SYSTEM.glob("*.pem")):
        yield from _pems(listed.read_text(encoding="utf-8", errors="replace"))
    for file in files:
        signature = work / "signature.pem"
        signature.unlink(missing_ok=True)
        run(["osslsigncode", "extract-signature", "-pem", "-in", file, "-out", signature])
        yield from _pems(run(["openssl", "pkcs7", "-in", signature, "-print_certs"]))


def _pems(text: str) -> Iterator[str]:
    return (found[0] for found in _PEM.finditer(text))
