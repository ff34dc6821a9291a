"""An attestation as data: what is signed, written in one way only, and the code that carries it.

docs/attestations.md is the published format; change nothing here without a new version.
"""

from __future__ import annotations

import re
import zlib
from typing import Annotated, Literal
from unicodedata import category, is_normalized, normalize

import msgspec
from msgspec import Meta, Struct

from atelier.errors import AtelierError

VERSION = 1
PREFIX = "ATELIER1:"
SIGNED_AS = b"atelier-attestation-1\n"
"""Stands before the payload when it is signed, so that a signature serves nothing else."""
SIGNATURE = 64  # bytes
LARGEST = 16_000  # bytes of a payload
LONGEST_CODE = 2_000
"""Letters: what a phone still reads from a drawing of 35 mm."""

Words = Annotated[str, Meta(max_length=160)]
MOST_SUBJECTS, LONGEST_SUBJECT = 12, 200
Object = Annotated[
    list[Annotated[str, Meta(min_length=1, max_length=LONGEST_SUBJECT)]], Meta(max_length=MOST_SUBJECTS)
]
Day = Annotated[str, Meta(pattern=r"\A\d{4}-\d\d-\d\d\Z")]
Hour = Annotated[str, Meta(pattern=r"\A(\d\d:\d\d)?\Z")]


class Payload(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What is attested. `dates`: the days of the class, those of completion, never that of printing; `minutes`:
    how long the person took part; `start`, `end`: the hours of the class; `issuer`: whose signature it is.
    It never says that an expense is eligible: that depends on the employer."""

    version: Annotated[int, Meta(ge=1)]
    number: Annotated[str, Meta(min_length=1, max_length=40)]
    kind: Literal["participation", "formation"]
    name: Annotated[str, Meta(min_length=1, max_length=160)]
    course: Annotated[str, Meta(min_length=1, max_length=160)]
    dates: Annotated[list[Day], Meta(min_length=1, max_length=10)]
    minutes: Annotated[int, Meta(ge=0, le=100_000)]
    mode: Literal["room", "online", "mixed"]
    issued: Day
    issuer: Annotated[str, Meta(pattern=r"\A[0-9a-f]{32}\Z")]
    object: Object = []
    start: Hour = ""
    end: Hour = ""
    place: Words = ""
    organisation: Words = ""
    trainer: Words = ""
    signatory: Words = ""
    town: Words = ""
    accreditation: Words = ""


class BadCode(Exception):
    """A code that holds no attestation; `newer`: one of a version to come."""

    def __init__(self, newer: bool = False) -> None:
        super().__init__()
        self.newer = newer


_encode = msgspec.json.Encoder(order="sorted").encode


def clean(words: str) -> str:
    """Words as a payload holds them: composed letters, no controls, single spaces."""
    text = "".join(c if category(c)[0] != "C" else " " for c in normalize("NFC", words))
    return re.sub(r" {2,}", " ", text).strip()


def canonical(payload: Payload) -> bytes:
    """The one way to write a payload: JSON, names in order, nothing empty, no space, UTF-8.

    Raises classroom.bad_value when a word holds what it may not, classroom.no_object, too_wordy.
    """
    if payload.kind == "formation" and not payload.object:
        raise AtelierError("classroom.no_object")
    if len(payload.object) > MOST_SUBJECTS or any(len(line) > LONGEST_SUBJECT for line in payload.object):
        raise AtelierError("classroom.too_wordy")
    data = _encode(payload)
    try:
        if len(data) > LARGEST or read(data) != payload:
            raise BadCode
    except BadCode as error:
        raise AtelierError("classroom.bad_value", value=payload.name) from error
    return data


def read(data: bytes) -> Payload:
    """The payload of bytes that are written in the one way. Raises BadCode."""
    try:
        said = msgspec.json.decode(data)
        version = said.get("version") if isinstance(said, dict) else None
        if isinstance(version, int) and version > VERSION:
            raise BadCode(newer=True)
        payload = msgspec.convert(said, Payload)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BadCode from error
    words = (getattr(payload, name) for name in payload.__struct_fields__)
    texts = [
        text for one in words for text in (one if isinstance(one, list) else [one]) if isinstance(text, str)
    ]
    sound = all(is_normalized("NFC", text) and all(category(c)[0] != "C" for c in text) for text in texts)
    if not sound or _encode(payload) != data or (payload.kind == "formation" and not payload.object):
        raise BadCode
    return payload


def pack(data: bytes, signature: bytes) -> str:
    """The code of a signed payload: `ATELIER1:` and base 45 of the signature followed by the deflated payload.

    Raises classroom.too_wordy when no printed code could hold it."""
    code = PREFIX + base45(signature + zlib.compress(data, 9))
    if len(code) > LONGEST_CODE:
        raise AtelierError("classroom.too_wordy")
    return code


def unpack(code: str) -> tuple[bytes, bytes]:
    """The payload's bytes and the signature. Raises BadCode."""
    text = code.strip()
    if not text.startswith(PREFIX):
        raise BadCode(newer=text.startswith("ATELIER") and text.partition(":")[0][7:].isdigit())
    packed = unbase45(text.removeprefix(PREFIX))
    unpacking = zlib.decompressobj()
    try:
        data = unpacking.decompress(packed[SIGNATURE:], LARGEST + 1)
    except zlib.error as error:
        raise BadCode from error
    if len(data) > LARGEST or not unpacking.eof or unpacking.unused_data:
        raise BadCode
    return data, packed[:SIGNATURE]


# --------------------------------------------------------------------------- base 45 (RFC 9285)

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def base45(data: bytes) -> str:
    """Bytes in the letters that a QR code holds best."""
    found = []
    for start in range(0, len(data) - 1, 2):
        value = data[start] * 256 + data[start + 1]
        found += [value % 45, value // 45 % 45, value // 2025]
    if len(data) % 2:
        found += [data[-1] % 45, data[-1] // 45]
    return "".join(_DIGITS[digit] for digit in found)


def unbase45(text: str) -> bytes:
    """The bytes again. Raises BadCode."""
    try:
        digits = [_DIGITS.index(c) for c in text]
    except ValueError as error:
        raise BadCode from error
    found = bytearray()
    for start in range(0, len(digits), 3):
        three = digits[start : start + 3]
        value = sum(digit * 45**place for place, digit in enumerate(three))
        size = len(three) - 1
        if not size or value >= 256**size:
            raise BadCode
        found += value.to_bytes(size, "big")
    return bytes(found)
