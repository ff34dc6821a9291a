"""Addresses that may be asked; nothing here opens a connection."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

_LONGEST = 2_000
_NOT_SHOWN = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]")
_KEPT = "/?%:@!$&'()*+,;=~-._"
"""What stays as it is in a path or a question; the rest is written in ASCII."""


def is_address(source: str) -> bool:
    """Whether a source is an address that may be asked: HTTPS, a host that can be, no name nor password."""
    if len(source) > _LONGEST or _NOT_SHOWN.search(source):
        return False
    try:
        parts = urlsplit(source)
        in_ascii(source)
        host = parts.hostname or ""
        return (
            parts.scheme == "https" and bool(host.strip(".")) and "@" not in parts.netloc and parts.port != 0
        )
    except ValueError:  # a port that is no number, brackets that do not close, a label too long or empty
        return False


def in_ascii(address: str) -> str:
    """An address as it travels: the host by IDNA, the rest by percent signs. Raises ValueError."""
    parts = urlsplit(address)
    host = parts.netloc if parts.netloc.startswith("[") else parts.netloc.encode("idna").decode("ascii")
    return urlunsplit((parts.scheme, host, quote(parts.path, _KEPT), quote(parts.query, _KEPT), ""))
