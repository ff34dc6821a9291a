"""The one file of the app that may open a connection, and only when it is asked to.

HTTPS only, from the first address to the last redirection; no cookie, nothing that says who asks; certificates are
those that the system trusts; sizes and times are bounded.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPException, HTTPMessage, HTTPResponse
from time import monotonic
from typing import IO, cast
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from atelier.errors import AtelierError
from atelier.updates.addresses import in_ascii, is_address

SILENCE = 15.0
"""Seconds without a byte."""
SLOWEST = 16 * 1024
"""Bytes a second below which one gives up."""
_CHUNK = 64 * 1024


class _Elsewhere(Exception):
    """A redirection to something else than HTTPS."""


class _Redirections(HTTPRedirectHandler):
    max_redirections = 5

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if not is_address(newurl):
            fp.close()
            raise _Elsewhere
        return super().redirect_request(req, fp, code, msg, headers, in_ascii(newurl))


def beside(address: str, name: str) -> str:
    """The address of a file that stands beside another."""
    return urljoin(address.partition("?")[0], quote(name))


def read(address: str, most: int, silence: float = SILENCE) -> bytes:
    """All that an address answers, `most` bytes of it at most. Raises as `chunks`."""
    return b"".join(chunks(address, most, silence=silence))


def chunks(
    address: str, most: int, cancelled: Callable[[], bool] = lambda: False, silence: float = SILENCE
) -> Iterator[bytes]:
    """What an address answers, piece by piece.

    Raises updates.offline (nobody answers), refused (the answer is an error, or leads out of HTTPS), untrusted (the
    site cannot prove who it is), too_big, cut or container.cancelled.
    """
    if not is_address(address):
        raise AtelierError("updates.not_an_address", address=address[:200])
    place = urlsplit(address).hostname or ""
    until, size = monotonic() + 2 * silence + most / SLOWEST, 0
    with _said(place), _opener().open(Request(in_ascii(address)), timeout=silence) as opened:
        answer = cast(HTTPResponse, opened)
        length = answer.length
        if length is not None and length > most:
            raise AtelierError("updates.too_big", place=place)
        while chunk := answer.read1(_CHUNK):
            size += len(chunk)
            if size > most:
                raise AtelierError("updates.too_big", place=place)
            if cancelled():
                raise AtelierError("container.cancelled")
            if monotonic() > until:
                raise TimeoutError
            yield chunk
        if length is not None and size < length:
            raise AtelierError("updates.cut", place=place)


def _opener() -> OpenerDirector:
    """What opens addresses: no handler but that of HTTPS, so that nothing leads to another scheme."""
    from truststore import SSLContext

    opener = OpenerDirector()
    opener.addheaders = [("User-Agent", "Atelier")]
    for handler in (
        ProxyHandler(),
        HTTPSHandler(context=SSLContext(ssl.PROTOCOL_TLS_CLIENT)),
        _Redirections(),
        HTTPDefaultErrorHandler(),
        HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


@contextmanager
def _said(place: str) -> Iterator[None]:
    """What goes wrong becomes a sentence."""
    try:
        yield
    except _Elsewhere as error:
        raise AtelierError("updates.refused", place=place) from error
    except HTTPError as error:
        error.close()
        raise AtelierError("updates.refused", place=place) from error
    except URLError as error:
        untrusted = isinstance(error.reason, ssl.SSLCertVerificationError)
        raise AtelierError("updates.untrusted" if untrusted else "updates.offline", place=place) from error
    except (OSError, HTTPException) as error:
        raise AtelierError("updates.cut", place=place) from error
