"""Whether an attestation is what its issuer signed, without any connection.

The key never comes from the document: it is that of an issuer known beforehand.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

from msgspec import Struct

from atelier.classroom.attestation import SIGNED_AS, BadCode, Payload, read, unpack
from atelier.classroom.sheet import Sheet, sheet
from atelier.classroom.words import word
from atelier.errors import AtelierError
from atelier.signing.issuers import Issuer

ATTACHED = "attestation.txt"
LARGEST = 20_000_000
"""Bytes of a PDF that is read."""


class Outcome(StrEnum):
    """What a verification finds."""

    VALID = "valid"
    PAGE_DIFFERS = "page-differs"  # the signature is good, the page says something else
    ALTERED = "altered"  # what is written is not what was signed
    OTHER_KEY = "other-key"  # signed by another known issuer than it says
    UNKNOWN_ISSUER = "unknown-issuer"
    NO_CODE = "no-code"
    BAD_CODE = "bad-code"
    NEWER = "newer"
    NOT_PDF = "not-pdf"


class Difference(Struct, frozen=True):
    """What the page should say and does not; or, without `signed`, letters that it should not hold, and the
    words that stand just before them."""

    label: str
    signed: str
    found: str = ""
    near: str = ""

    @property
    def sentence(self) -> str:
        """What it says to the person."""
        if self.signed:
            return word("difference", label=self.label, signed=self.signed)
        return word("difference_near" if self.near else "difference_added", found=self.found, near=self.near)


class Verification(Struct, frozen=True):
    """The outcome. `payload` is what was signed, only when a known issuer signed it; `issuer` is the name under
    which that issuer is known here; `says`: the id of the issuer that the document names; `code`: what was
    signed, as the page carries it, along with the payload."""

    outcome: Outcome
    payload: Payload | None = None
    issuer: str = ""
    says: str = ""
    differences: tuple[Difference, ...] = ()
    code: str = ""

    @property
    def good(self) -> bool:
        """Whether the attestation can be relied on."""
        return self.outcome is Outcome.VALID

    @property
    def sentence(self) -> str:
        """What it says to the person."""
        name = f"verified_{self.outcome.value.replace('-', '_')}"
        return word(name, issuer=self.issuer or self.says)


def verify(path: Path, issuers: Mapping[str, Issuer]) -> Verification:
    """Verify a PDF: its code, then every word of its page; or a text file that holds the code alone, as a reader of
    QR codes gives it. Raises container.not_found, unreadable."""
    if not path.is_file():
        raise AtelierError("container.not_found", file=str(path))
    try:
        if path.stat().st_size > LARGEST:
            return Verification(Outcome.NOT_PDF)
        data = path.read_bytes()
    except OSError as error:
        raise AtelierError("container.unreadable", file=str(path)) from error
    if data.lstrip()[:7] == b"ATELIER":
        return verify_code(data.decode("ascii", "replace"), issuers)
    try:
        page = _page(data)
    except _NotPdf:
        return Verification(Outcome.NOT_PDF)
    if page.code is None:
        return Verification(Outcome.NO_CODE)
    found = verify_code(page.code, issuers)
    if found.payload is None:
        return found
    differences = compare(sheet(found.payload), page)
    if differences:
        return Verification(
            Outcome.PAGE_DIFFERS, found.payload, found.issuer, found.says, differences, found.code
        )
    return found


def verify_code(code: str, issuers: Mapping[str, Issuer]) -> Verification:
    """Verify a code alone, as a QR reader gives it: what was signed, and by whom."""
    try:
        data, signature = unpack(code)
        payload = read(data)
    except BadCode as bad:
        return Verification(Outcome.NEWER if bad.newer else Outcome.BAD_CODE)
    signed = SIGNED_AS + data
    issuer = issuers.get(payload.issuer)
    if issuer is not None and issuer.signed(signature, signed):
        return Verification(Outcome.VALID, payload, issuer.name, payload.issuer, code=code.strip())
    other = next((one for one in issuers.values() if one.signed(signature, signed)), None)
    if other is not None:
        return Verification(Outcome.OTHER_KEY, None, other.name, payload.issuer)
    if issuer is None:
        return Verification(Outcome.UNKNOWN_ISSUER, says=payload.issuer)
    return Verification(Outcome.ALTERED, None, issuer.name, payload.issuer)


# --------------------------------------------------------------------------- the page


class Page(Struct, frozen=True):
    """What a PDF holds: its code, its words, and whether something is laid over its page."""

    code: str | None
    words: str
    pages: int
    overlaid: bool


class _NotPdf(Exception):
    pass


def _page(data: bytes) -> Page:
    import logging

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong is said by our own sentence
    try:
        reader = PdfReader(BytesIO(data))
        held = dict(reader.attachments).get(ATTACHED, [])
        code = held[0].decode("ascii", "replace").strip() if len(held) == 1 else None
        words = "\n".join(page.extract_text() for page in reader.pages)
        # Our page holds no picture (its code and its sign are drawn) and no note.
        overlaid = any(page.get("/Annots") or len(page.images) for page in reader.pages)
        return Page(code, words, len(reader.pages), bool(overlaid))
    except (PyPdfError, *_BROKEN) as error:
        raise _NotPdf from error


_BROKEN = (
    *(ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError, RuntimeError),
    *(OSError, MemoryError, NotImplementedError, zlib.error),
)
"""What reading a file that is no sound PDF ends in."""


_FIRST_MARK = 0xF0000
_MARKS = re.compile("([\U000f0000-\U000fffff])")
"""Letters of nobody: each stands for a run of words that was met."""


def compare(expected: Sheet, page: Page) -> tuple[Difference, ...]:
    """What the page says otherwise than what was signed. Spaces do not count: a PDF does not keep them all."""
    left = _MARKS.sub("\ufffd", squeezed(page.words))
    found: list[Difference] = []
    parts = expected.parts
    # The longest first: a short run may be part of a longer one. What was met leaves its number.
    for place, part in sorted(enumerate(parts), key=lambda pair: -len(squeezed(pair[1].text))):
        before, met, after = left.partition(squeezed(part.text))
        if met:
            left = f"{before}{chr(_FIRST_MARK + place)}{after}"
        else:
            found.append(Difference(part.label, part.text))
    near = ""
    for words in _MARKS.split(left):
        if _MARKS.fullmatch(words):
            near = parts[ord(words) - _FIRST_MARK].text
        elif words:
            found.append(Difference(word("part_added"), "", words, near))
    if page.pages != 1 or page.overlaid:
        found.append(Difference(word("part_added"), "", word("over_page")))
    order = {part.text: place for place, part in enumerate(parts)}
    return tuple(sorted(found, key=lambda one: order.get(one.signed, len(order))))


def squeezed(words: str) -> str:
    """Words without their spaces, ligatures apart."""
    return re.sub(r"[\s\u00ad\u200b-\u200d\u2060\ufeff]+", "", normalize("NFKC", words))
