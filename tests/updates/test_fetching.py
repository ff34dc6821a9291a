"""The one connection that Atelier may open: HTTPS to its end, bounded, and silent about who asks."""

from __future__ import annotations

import socket
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from atelier.errors import AtelierError
from atelier.updates import fetching
from atelier.wording import explain
from tests.updates.conftest import Site, whole


def refused(address: str, most: int = 10_000, silence: float = 1.0) -> str:
    with pytest.raises(AtelierError) as caught:
        fetching.read(address, most, silence)
    assert explain(caught.value).endswith(".")
    return caught.value.code.removeprefix("updates.")


def test_it_brings_what_is_there_and_says_nothing_of_who_asks(site: Site) -> None:
    site.files({"liste.toml": b"format = 1"})
    site.moved("/ici", site.address + "liste.toml")
    assert fetching.read(site.address + "ici", 100) == b"format = 1"
    assert fetching.read(site.address + "liste.toml", 100) == b"format = 1"
    assert [path for path, _ in site.asked] == ["/ici", "/liste.toml", "/liste.toml"]
    for _, headers in site.asked:
        assert headers.keys() <= {"host", "user-agent", "accept-encoding", "connection"}
        assert headers["user-agent"] == "Atelier"


@pytest.mark.parametrize(
    "address",
    [
        "http://exemple.org/liste.toml", "ftp://exemple.org/liste.toml", "file:///etc/passwd", "https://", "exemple.org",
        "data:text/plain,format=1", "https://moi:secret@exemple.org/", "HTTPS//exemple.org", "https://[::1", "javascript:alert(1)",
    ],
)  # fmt: skip
def test_what_is_not_a_safe_address_is_not_even_asked(address: str) -> None:
    assert refused(address) == "not_an_address"


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_a_way_out_of_https_is_not_followed(site: Site, code: int) -> None:
    site.files({"liste.toml": b"format = 1"})
    site.moved("/ici", site.plain + "liste.toml", code)  # type: ignore[attr-defined]
    assert refused(site.address + "ici") == "refused"
    assert [path for path, _ in site.asked] == ["/ici"]


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "ftp://127.0.0.1/a", "data:,a", "/ici", "https://moi:mdp@127.0.0.1/"]
)
def test_odd_redirections_are_refused(site: Site, to: str) -> None:
    site.moved("/ici", to)
    assert refused(site.address + "ici") == "refused"
    assert len(site.asked) <= 6


def test_what_is_not_there(site: Site) -> None:
    assert refused(site.address + "absent") == "refused"

    def broken(handler: BaseHTTPRequestHandler) -> None:
        handler.send_error(500)

    site.answers["/panne"] = broken
    assert refused(site.address + "panne") == "refused"


def test_too_big_is_said_before_it_is_received(site: Site) -> None:
    site.answers["/gros"] = whole(b"x" * 200, length=10_000_000)
    assert refused(site.address + "gros", 1_000) == "too_big"

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(1_000_000):
            handler.wfile.write(b"x" * 1_000)

    site.answers["/sans-fin"] = endless
    assert refused(site.address + "sans-fin", 100_000) == "too_big"


def test_cut_short(site: Site) -> None:
    site.answers["/coupe"] = whole(b"x" * 200, length=400)
    assert refused(site.address + "coupe") == "cut"


def test_a_site_that_says_nothing_is_left(site: Site) -> None:
    def silent(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "5")
        handler.end_headers()
        handler.wfile.flush()
        time.sleep(1.5)

    site.answers["/muet"] = silent
    assert refused(site.address + "muet", silence=0.3) == "cut"


def test_a_site_that_drips_is_left(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SLOWEST", 10**9)

    def drips(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        for _ in range(1000):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.02)

    site.answers["/goutte"] = drips
    assert refused(site.address + "goutte", silence=0.2) == "cut"


def test_nobody_answers_is_offline(loopback: None) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
    assert refused(f"https://127.0.0.1:{port}/") == "offline"


def test_a_site_without_https_behind_its_address(site: Site) -> None:
    assert refused(site.plain.replace("http:", "https:")) in ("offline", "untrusted")  # type: ignore[attr-defined]


def test_an_authority_that_the_system_does_not_know_is_not_trusted(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cryptography.hazmat.primitives import serialization

    from tests.updates.conftest import certificate

    other = tmp_path / "other.pem"
    other.write_bytes(certificate("Une autre")[0].public_bytes(serialization.Encoding.PEM))
    monkeypatch.setenv("SSL_CERT_FILE", str(other))
    assert refused(site.address + "liste.toml") == "untrusted"
    assert site.asked == []


@pytest.mark.parametrize("site", ["10.0.0.1"], indirect=True)
def test_a_name_that_the_certificate_does_not_bear(site: Site) -> None:
    assert refused(site.address) == "untrusted"
    assert site.asked == []


def test_cancelled(site: Site) -> None:
    site.files({"a": b"x" * 500_000})
    with pytest.raises(AtelierError, match=r"container\.cancelled"):
        list(fetching.chunks(site.address + "a", 500_000, lambda: True))


def test_a_file_beside_the_listing() -> None:
    assert (
        fetching.beside("https://a.org/x/liste.toml?v=2", "é 1.atelier")
        == "https://a.org/x/%C3%A9%201.atelier"
    )
    assert fetching.beside("https://a.org/liste.toml", "a.atelier") == "https://a.org/a.atelier"


@pytest.mark.parametrize(
    "address",
    [
        "https://a..com/x", "https://.../x", "https://" + "a" * 70 + ".com/x", "https://a.org:port/x", "https://[::1/x",
        "https://a.org/un deux", "https://a.org/\x00", "https:///x", "https://moi:mdp@a.org/", "http://a.org/",
    ],
)  # fmt: skip
def test_what_is_no_address_is_said_and_not_asked(address: str) -> None:
    assert refused(address) == "not_an_address"


def test_an_address_with_accents_travels_in_ascii(site: Site) -> None:
    site.files({"%C3%A9t%C3%A9.toml?q=%C3%A9": b"ici"})
    assert fetching.read(site.address + "été.toml?q=é", 100) == b"ici"
