"""Verifies an attestation from the published format alone: nothing of Atelier is used.

usage: verify_attestation.py ATTESTATION.pdf ISSUER.txt
"""

import base64
import hashlib
import json
import sys
import unicodedata
import zlib
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pypdf import PdfReader

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def unbase45(text: str) -> bytes:
    found = b""
    for start in range(0, len(text), 3):
        three = [DIGITS.index(letter) for letter in text[start : start + 3]]
        found += sum(digit * 45**place for place, digit in enumerate(three)).to_bytes(len(three) - 1, "big")
    return found


def squeezed(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).split())


def verify(pdf: str, issuer: str) -> dict[str, object]:
    lines = Path(issuer).read_text(encoding="utf-8").splitlines()[1:]
    key = base64.b64decode(dict(line.split(": ", 1) for line in lines)["key"])
    reader = PdfReader(pdf)
    packed = unbase45(reader.attachments["attestation.txt"][0].decode().removeprefix("ATELIER1:"))
    signature, data = packed[:64], zlib.decompress(packed[64:])
    Ed25519PublicKey.from_public_bytes(key).verify(signature, b"atelier-attestation-1\n" + data)
    said = json.loads(data)
    assert said["issuer"] == hashlib.sha256(key).hexdigest()[:32]
    assert data == json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    page = squeezed(reader.pages[0].extract_text())
    shown = [said[name] for name in ("number", "name", "course", "place", "trainer", "town") if name in said]
    assert all(squeezed(words) in page for words in [*shown, *said.get("object", [])])
    return said


if __name__ == "__main__":
    print(json.dumps(verify(*sys.argv[1:]), ensure_ascii=False, indent=2))
