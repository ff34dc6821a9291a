"""A package verified without Atelier, by what docs/paquets.md says: zipfile, json, hashlib and cryptography."""

from __future__ import annotations

import base64
import hashlib
import json
import sys
import zipfile
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def verify(path: str, key: bytes) -> list[str]:
    """The courses of a package signed by that key; raises when anything is not as it was signed."""
    with zipfile.ZipFile(path) as zip:
        said = zip.read("manifest.json")
        lines = zip.read("signature.txt").decode("ascii").splitlines()
        manifest = json.loads(said)
        names = sorted(set(zip.namelist()) - {"manifest.json", "signature.txt"})
        contents = {name: zip.read(name) for name in names}
    assert lines[0] == "ATELIER-SIGNATURE 1"
    signature = base64.b64decode(dict(line.split(": ", 1) for line in lines[1:])["signature"])
    Ed25519PublicKey.from_public_bytes(key).verify(signature, b"atelier-package-1\n" + said)
    assert (manifest["kind"], manifest["format"]) == ("course", 1)
    assert manifest["scope"]["signer"]["id"] == hashlib.sha256(key).hexdigest()[:32]
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in contents.items()}
    sizes = {name: len(data) for name, data in contents.items()}
    assert manifest["files"] == {name: {"size": sizes[name], "sha256": digests[name]} for name in names}
    for course in manifest["scope"]["courses"]:
        own = "".join(f"{digests[name]}  {name}\n" for name in names if name.startswith(course["id"] + "/"))
        assert course["digest"] == hashlib.sha256(own.encode()).hexdigest()
    return [f"{course['title']} {course['version']}" for course in manifest["scope"]["courses"]]


if __name__ == "__main__":
    card = dict(
        line.split(": ", 1) for line in Path(sys.argv[2]).read_text(encoding="utf-8").splitlines()[1:]
    )
    print("\n".join(verify(sys.argv[1], base64.b64decode(card["key"]))))
