"""A course to pack, keys to sign, and packages forged byte by byte."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from atelier.packages.building import build
from atelier.packages.seal import SIGNED_AS
from atelier.signing import issuers
from atelier.signing.issuers import Own

BASE = Path(__file__).parents[1] / "content" / "base"


def course(folder: Path, version: str = "1.0.0", **edits: tuple[str, str]) -> Path:
    """The course « essai » with its glossary; `edits`: for a file (« un_avis »), words and those in their place."""
    made = folder / "essai"
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    text = (made / "course.yaml").read_text(encoding="utf-8")
    (made / "course.yaml").write_text(text.replace("version: 1.0.0", f"version: {version}"), encoding="utf-8")
    for name, (before, after) in edits.items():
        file = made / ("course.yaml" if name == "course" else f"{name.replace('_', '-')}.md")
        text = file.read_text(encoding="utf-8")
        assert before in text
        file.write_text(text.replace(before, after), encoding="utf-8")
    return made


def own(folder: Path, name: str = "Chambre de commerce de Val-des-Érables") -> Own:
    return issuers.make(folder, name)


def package(
    folder: Path, version: str = "1.0.0", signer: Own | None = None, **edits: tuple[str, str]
) -> Path:
    out = folder / f"essai-{version}-{len(list(folder.glob('*.atelier')))}.atelier"
    made = course(folder / out.stem, version, **edits)
    build([made], out, signer)
    return out


def files_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as zip:
        return {info.filename: zip.read(info) for info in zip.infolist()}


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@dataclass
class Forge:
    """A package taken apart, to be put together wrong. What is not touched stays right."""

    files: dict[str, bytes]
    scope: dict[str, Any]
    signer: Own | None = None
    own_digests: bool = True
    parts: Callable[[dict[str, Any]], object] = lambda parts: None
    manifest: Callable[[dict[str, Any]], object] = lambda manifest: None
    said: Callable[[bytes], bytes | None] = lambda said: said
    """The manifest's bytes, once signed; none: it is left out."""
    signature: Callable[[bytes], bytes | None] = lambda text: text
    entry: Callable[[zipfile.ZipInfo], object] = lambda info: None
    renamed: dict[str, str] = field(default_factory=dict)
    doubled: list[tuple[str, bytes]] = field(default_factory=list)
    method: int = zipfile.ZIP_DEFLATED

    @classmethod
    def of(cls, path: Path, signer: Own | None = None) -> Forge:
        files = files_of(path)
        manifest = json.loads(files.pop("manifest.json"))
        files.pop("signature.txt", None)
        scope = manifest["scope"]
        scope.pop("signer", None)
        if signer:
            scope["signer"] = {"id": signer.issuer.id, "name": signer.issuer.name}
        return cls(files, scope, signer)

    def text(self, name: str, before: str, after: str) -> None:
        changed = self.files[name].decode().replace(before, after)
        assert changed != self.files[name].decode()
        self.files[name] = changed.encode()

    def write(self, path: Path) -> Path:
        parts = {
            name: {"size": len(self.files[name]), "sha256": sha(self.files[name])}
            for name in sorted(self.files)
        }
        self.parts(parts)
        if self.own_digests:
            for one in self.scope.get("courses", ()):
                lines = (
                    f"{part['sha256']}  {name}\n"
                    for name, part in sorted(parts.items())
                    if name.startswith(f"{one['id']}/")
                )
                one["digest"] = sha("".join(lines).encode())
        made = {"kind": "course", "format": 1, "files": parts, "scope": self.scope, "made": "", "app": ""}
        self.manifest(made)
        said = json.dumps(made, ensure_ascii=False, indent=2).encode()
        signature = None
        if self.signer:
            signature = sealed(self.signer, said)
        signature = self.signature(signature or b"") or None
        told = self.said(said)
        with zipfile.ZipFile(path, "w", self.method) as zip:
            for name, data in self.files.items():
                self._put(zip, self.renamed.get(name, name), data)
            for name, data in self.doubled:
                self._put(zip, name, data)
            if told is not None:
                self._put(zip, "manifest.json", told)
            if signature is not None:
                self._put(zip, "signature.txt", signature)
        return path

    def _put(self, zip: zipfile.ZipFile, name: str, data: bytes) -> None:
        info = zipfile.ZipInfo(name)
        info.compress_type = self.method
        info.external_attr = 0o600 << 16
        self.entry(info)
        zip.writestr(info, data)


def sealed(signer: Own, said: bytes, prefix: bytes = SIGNED_AS) -> bytes:
    key = base64.b64encode(signer.issuer.key).decode()
    value = base64.b64encode(signer.sign(prefix + said)).decode()
    return f"ATELIER-SIGNATURE 1\nid: {signer.issuer.id}\nkey: {key}\nsignature: {value}\n".encode()
