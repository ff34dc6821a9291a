"""A site of this machine, with a certificate of an authority of its own that the system is told to trust."""

from __future__ import annotations

import ipaddress
import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HERE = "127.0.0.1"
Answer = Callable[[BaseHTTPRequestHandler], None]


def certificate(
    name: str,
    signer: tuple[x509.Certificate, ec.EllipticCurvePrivateKey] | None = None,
    host: str = HERE,
) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    issuer, issuer_key = (signer[0].subject, signer[1]) if signer else (subject, key)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=signer is None, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False
        )
    )
    if signer is None:
        usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
        made = made.add_extension(usage, critical=True)
    else:
        names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(host))])
        made = made.add_extension(names, critical=False)
    return made.sign(issuer_key, hashes.SHA256()), key


class Site:
    """What answers, by path; what was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.address = ""

    def files(self, files: dict[str, bytes]) -> None:
        for name, data in files.items():
            self.answers[f"/{name}"] = whole(data)

    def moved(self, path: str, to: str, code: int = 302) -> None:
        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(code)
            handler.send_header("Location", to)
            handler.end_headers()

        self.answers[path] = answer


def whole(data: bytes, kind: str = "application/octet-stream", length: int | None = None) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", kind)
        handler.send_header("Set-Cookie", "qui=vous")
        handler.send_header("Content-Length", str(len(data) if length is None else length))
        handler.end_headers()
        handler.wfile.write(data)

    return answer


def serve(
    site: Site, folder: Path, signer: tuple[x509.Certificate, ec.EllipticCurvePrivateKey] | None, host: str
) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            answer = site.answers.get(self.path)
            try:
                answer(self) if answer else self.send_error(404)
            except (BrokenPipeError, ConnectionResetError, ssl.SSLError):
                return

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer((HERE, 0), Handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    if signer:
        made, key = certificate("site", signer, host)
        pem = folder / "site.pem"
        pem.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
            + made.public_bytes(serialization.Encoding.PEM)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    return server


@pytest.fixture
def site(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loopback: None
) -> Iterator[Site]:
    """A site by HTTPS that this system trusts; `site.plain` is its twin by HTTP. Its parameter is the host that its
    certificate bears, when it is not its own."""
    folder = tmp_path / "site"
    folder.mkdir()
    authority = certificate("Autorité d’essai")
    (folder / "authority.pem").write_bytes(authority[0].public_bytes(serialization.Encoding.PEM))
    monkeypatch.setenv("SSL_CERT_FILE", str(folder / "authority.pem"))
    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    found = Site()
    host = getattr(request, "param", HERE)
    servers = [serve(found, folder, authority, host), serve(found, folder, None, host)]
    found.address = f"https://{HERE}:{servers[0].server_address[1]}/"
    found.plain = f"http://{HERE}:{servers[1].server_address[1]}/"  # type: ignore[attr-defined]
    yield found
    for server in servers:
        server.shutdown()
        server.server_close()
