"""Packages made to harm: each is refused with a sentence of its own, writes nothing anywhere, and costs little.

Each case takes a right package apart, makes one thing wrong, and puts it together again. What it costs is
counted in memory (tracemalloc) and in the processor's time, which does not depend on what else the machine does.
"""

from __future__ import annotations

import base64
import io
import json
import random
import re
import stat
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from atelier import places
from atelier.errors import AtelierError
from atelier.packages.installing import staged
from atelier.packages.opening import opened
from atelier.packages.seal import Standing
from atelier.wording import explain
from tests.packages import making
from tests.packages.making import Forge

MEMORY = 48 * 1024 * 1024
SECONDS = 10.0
LESSON = "essai/un-avis.md"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4">{}</svg>'

Wrong = Callable[[Forge, Path], object]
CASES: dict[str, tuple[str, Wrong]] = {}


def case(name: str, code: str) -> Callable[[Wrong], Wrong]:
    def known(wrong: Wrong) -> Wrong:
        assert name not in CASES
        CASES[name] = (code, wrong)
        return wrong

    return known


def simply(name: str, code: str, wrong: Wrong) -> None:
    case(name, code)(wrong)


# --------------------------------------------------------------------------- names

for _label, _name in {
    "a name that climbs": "../evasion.md",
    "a name that climbs from inside": "essai/../../evasion.md",
    "a name that climbs at its end": "essai/..",
    "an absolute name": "/tmp/evasion.md",
    "a drive": "C:/evasion.md",
    "a drive without a slash": "C:evasion.md",
    "a share": "//serveur/partage/evasion.md",
    "a share of Windows": "\\\\serveur\\partage\\evasion.md",
    "a backslash": "essai\\..\\evasion.md",
    "the device con": "essai/con.md",
    "the device NUL": "essai/NUL.md",
    "the device com1 and two dots": "essai/com1.avis.md",
    "the device aux as a folder": "essai/aux/a.png",
    "the device lpt¹": "essai/LPT¹.md",
    "the device conout$": "essai/conout$.png",
    "the device con and a space": "essai/con .md",
    "a dot at the end": "essai/avis.md.",
    "a space at the end": "essai/avis.md ",
    "a space at the beginning": "essai/ avis.md",
    "a folder that is here": "essai/./avis.md",
    "a folder without a name": "essai//avis.md",
    "a folder": "essai/images/",
    "letters that turn the direction": "essai/\u202egnp.md",
    "a letter without width": "essai/a\u200bvis.md",
    "letters of a decomposed form": "essai/e\u0301.png",
    "a control": "essai/a\x07.md",
    "a line feed": "essai/a\n.md",
    "a second stream of a file": "essai/avis.md:cache",
    "a wildcard": "essai/avis*.md",
    "a very long name": f"essai/{'a' * 300}.md",
    "a name too long in bytes": f"essai/{'é' * 130}.png",
    "folders too deep": "essai/" + "a/" * 12 + "a.png",
}.items():

    def _named(forge: Forge, _: Path, name: str = _name) -> None:
        forge.files[name] = b"x"

    case(_label, "container.hostile_name")(_named)


@case("a name that ends at a zero", "container.hostile_name")
def _(forge: Forge, path: Path) -> None:
    forge.files["essai/a.mdX.exe"] = b"x"
    data = forge.write(path).read_bytes()
    path.write_bytes(data.replace(b"essai/a.mdX.exe", b"essai/a.md\0.exe"))


@case("a name that is not UTF-8", "container.hostile")
def _(forge: Forge, path: Path) -> None:
    forge.files["essai/éé.png"] = b"x"
    data = forge.write(path).read_bytes()
    path.write_bytes(data.replace("essai/éé.png".encode(), b"essai/\xff\xfe\xff\xfe.png"))


for _label, _first, _second in (
    ("one name twice", "essai/a.png", "essai/a.png"),
    ("two names but for case", "essai/a.png", "essai/A.png"),
    ("two names but for a ligature", "essai/ﬁn.png", "essai/fin.png"),
    ("two names but for ß", "essai/stra\u00dfe.png", "essai/strasse.png"),
    ("two names but for the full width", "essai/ａ.png", "essai/a.png"),
    ("a file and a folder of one name", "essai/a.png", "essai/a.png/b.png"),
    ("two folders but for case", "essai/Images2/a.png", "essai/images2/b.png"),
    ("the manifest twice", "manifest.json", "manifest.json"),
    ("the manifest in capitals too", "MANIFEST.json", "MANIFEST.json"),
):

    def _twice(forge: Forge, _: Path, first: str = _first, second: str = _second) -> None:
        if first.lower() != "manifest.json":
            forge.files[first] = b"x"
        forge.doubled.append((second, b"x"))

    case(_label, "container.hostile_twice")(_twice)


# --------------------------------------------------------------------------- what is no ordinary file

for _label, _mode in {
    "a link": stat.S_IFLNK | 0o777,
    "a device": stat.S_IFCHR | 0o666,
    "a pipe": stat.S_IFIFO | 0o666,
    "a socket": stat.S_IFSOCK | 0o666,
    "a folder under the name of a file": stat.S_IFDIR | 0o755,
}.items():

    def _moded(forge: Forge, _: Path, mode: int = _mode) -> None:
        def changed(info: zipfile.ZipInfo) -> None:
            if info.filename == LESSON:
                info.external_attr = mode << 16

        forge.entry = changed

    case(_label, "container.hostile_link")(_moded)


# --------------------------------------------------------------------------- bombs


@case("a bomb of one file", "container.too_big")
def _(forge: Forge, _: Path) -> None:
    forge.files["essai/a.png"] = bytes(80 * 1024 * 1024)


@case("a picture heavier than is allowed", "container.too_big")
def _(forge: Forge, _: Path) -> None:
    forge.files["essai/a.png"] = bytes(3_000_001)


@case("too many files", "container.too_big")
def _(forge: Forge, _: Path) -> None:
    forge.files.update({f"essai/{number}.png": b"" for number in range(2_100)})


@case("too much in all", "container.too_big")
def _(forge: Forge, _: Path) -> None:
    forge.files.update({f"essai/{number}.png": bytes(2_900_000) for number in range(95)})


@case("too much text", "container.too_big")
def _(forge: Forge, _: Path) -> None:
    forge.files.update({f"essai/a{number}.md": bytes(1_990_000) for number in range(11)})


@case("a file that says less than it unpacks to", "container.damaged")
def _(forge: Forge, path: Path) -> None:
    forge.files["essai/a.png"] = bytes(60 * 1024 * 1024)

    def small(parts: dict[str, Any]) -> None:
        parts["essai/a.png"] = {"size": 1000, "sha256": making.sha(bytes(1000))}

    forge.parts = small
    data = forge.write(path).read_bytes()
    path.write_bytes(data.replace(struct.pack("<L", 60 * 1024 * 1024), struct.pack("<L", 1000)))


@case("a package in a package", "packages.odd_file")
def _(forge: Forge, path: Path) -> None:
    forge.files["essai/encore.atelier"] = forge.write(path.with_name("inside")).read_bytes()


@case("a zip under the name of a picture", "packages.picture")
def _(forge: Forge, path: Path) -> None:
    forge.files["essai/encore.png"] = forge.write(path.with_name("inside")).read_bytes()


@case("two files that share their bytes", "container.hostile")
def _(forge: Forge, path: Path) -> None:
    data = bytearray(forge.write(path).read_bytes())
    second = data.find(b"PK\x01\x02", data.find(b"PK\x01\x02") + 4)
    data[second + 42 : second + 46] = bytes(4)
    path.write_bytes(data)


# --------------------------------------------------------------------------- how the zip is laid


def patched(label: str, code: str, patch: Callable[[bytearray], object]) -> None:
    def wrong(forge: Forge, path: Path) -> None:
        data = bytearray(forge.write(path).read_bytes())
        made = patch(data)
        path.write_bytes(made if isinstance(made, (bytes, bytearray)) else data)

    case(label, code)(wrong)


def put(at: Callable[[bytearray], int], value: bytes) -> Callable[[bytearray], None]:
    def patch(data: bytearray) -> None:
        place = at(data)
        data[place : place + len(value)] = value

    return patch


def _end(data: bytearray) -> int:
    return data.rfind(b"PK\x05\x06")


def _both(data: bytearray, local: int, central: int, value: bytes) -> None:
    for mark, place in ((b"PK\x03\x04", local), (b"PK\x01\x02", central)):
        at = data.find(mark) + place
        data[at : at + len(value)] = value


patched("bytes before the zip", "container.hostile", lambda data: b"MZ\x90\0" + data)
patched("bytes after the zip", "container.hostile", lambda data: data + b"plus")
patched("a second zip after the first", "container.hostile", lambda data: data + data)
patched("a comment", "container.hostile", lambda data: data[:-2] + b"\4\0note")
patched("a zip cut short", "container.damaged", lambda data: data[: len(data) * 2 // 3])
patched("a zip cut in its end", "container.damaged", lambda data: data[:-5])
patched("a zip of several disks", "container.hostile", put(lambda data: _end(data) + 4, b"\1\0"))
patched("a count that differs from the other", "container.hostile", put(lambda data: _end(data) + 8, b"\1\0"))
patched(
    "a count beyond what is there", "container.too_big", put(lambda data: _end(data) + 8, b"\xff\xff\xff\xff")
)
patched(
    "a directory of four gigabytes",
    "container.too_big",
    put(lambda data: _end(data) + 12, b"\xfe\xff\xff\xff"),
)
patched("a directory that is elsewhere", "container.hostile", put(lambda data: _end(data) + 16, b"\0\0\0\0"))
patched(
    "a directory that is not one", "container.damaged", put(lambda data: data.find(b"PK\x01\x02"), b"XXXX")
)
patched("a password", "container.hostile_locked", lambda data: _both(data, 6, 8, b"\1\0"))
patched(
    "a password on the directory alone",
    "container.hostile_locked",
    put(lambda data: data.find(b"PK\x01\x02") + 8, b"\1\0"),
)
patched("a strong password", "container.hostile_locked", lambda data: _both(data, 6, 8, b"\x41\0"))
patched("sizes said after the file", "container.hostile", lambda data: _both(data, 6, 8, b"\x08\0"))
patched("a packing that nobody knows", "container.hostile", lambda data: _both(data, 8, 10, b"\x63\0"))
patched(
    "another name in the file itself", "container.hostile", put(lambda data: data.find(b"essai/"), b"Essai/")
)
patched(
    "another size in the file itself",
    "container.hostile",
    put(lambda data: data.find(b"PK\x03\x04") + 22, b"\1\0\0\0"),
)
patched(
    "another sum in the file itself",
    "container.hostile",
    put(lambda data: data.find(b"PK\x03\x04") + 14, b"\1\2\3\4"),
)
patched(
    "a version to come of the zip",
    "container.hostile",
    put(lambda data: data.find(b"PK\x01\x02") + 6, b"\xff\0"),
)
patched(
    "a file that begins where there is none",
    "container.hostile",
    put(lambda data: data.find(b"PK\x01\x02") + 42, b"\xff\xff\0\0"),
)

for _label, _content in {
    "nothing": b"",
    "a Web page": b"<!DOCTYPE html><html><body>Introuvable</body></html>",
    "a program": b"MZ" + bytes(4_000),
    "a PDF": b"%PDF-1.7\n" + b"x" * 500,
    "an archive of another kind": b"7z\xbc\xaf\x27\x1c" + bytes(400),
    "an empty zip": b"PK\x05\x06" + bytes(18),
}.items():

    def _other(_forge: Forge, path: Path, content: bytes = _content) -> None:
        path.write_bytes(content)

    case(_label, "container.not_a_container")(_other)


@case("packed by bzip2", "container.hostile")
def _(forge: Forge, _: Path) -> None:
    forge.method = zipfile.ZIP_BZIP2


@case("packed by LZMA", "container.hostile")
def _(forge: Forge, _: Path) -> None:
    forge.method = zipfile.ZIP_LZMA


@case("bytes between two files", "container.hostile")
def _(forge: Forge, path: Path) -> None:
    data = forge.write(path).read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as zip:
        contents = [(info, zip.read(info)) for info in zip.infolist()]
    with zipfile.ZipFile(path, "w") as zip:
        for info, content in contents:
            zip.writestr(info.filename, content)
            assert zip.fp
            zip.fp.write(b"nobody reads this")
            zip.start_dir = zip.fp.tell()


# --------------------------------------------------------------------------- the manifest

simply(
    "no manifest", "container.not_a_container", lambda forge, _: setattr(forge, "said", lambda _said: None)
)
for _label, _said, _code in (
    ("a manifest that is empty", b"", "container.damaged"),
    ("a manifest that is a list", b"[]", "container.damaged"),
    ("a manifest that is not closed", b'{"kind": "course"', "container.damaged"),
    ("a manifest that is too deep", b"[" * 200_000, "container.damaged"),
    (
        "a manifest whose scope is too deep",
        b'{"kind":"course","format":1,"files":{},"scope":' + b'{"a":' * 100_000,
        "container.damaged",
    ),
    ("a manifest in UTF-16", '{"kind": "course"}'.encode("utf-16"), "container.damaged"),
    ("a manifest of two megabytes", b'{"kind":"' + b"c" * 2_100_000 + b'"}', "container.too_big"),
):
    simply(_label, _code, lambda forge, _, said=_said: setattr(forge, "said", lambda _said: said))


def of_manifest(label: str, code: str, change: Callable[[dict[str, Any]], object]) -> None:
    simply(label, code, lambda forge, _: setattr(forge, "manifest", change))


of_manifest("a newer format", "container.newer", lambda made: made.update(format=2))
of_manifest("a format of nothing", "container.damaged", lambda made: made.update(format=0))
of_manifest("a format below nothing", "container.damaged", lambda made: made.update(format=-5))
of_manifest("another kind", "container.wrong_kind", lambda made: made.update(kind="edition"))
of_manifest("a field that nobody knows", "packages.altered", lambda made: made.update(run="calc.exe"))
of_manifest("no scope", "container.damaged", lambda made: made.pop("scope"))
of_manifest("a scope that is a list", "container.damaged", lambda made: made.update(scope=[]))
of_manifest("no format", "container.damaged", lambda made: made.pop("format"))
of_manifest("a format that is words", "container.damaged", lambda made: made.update(format="1"))
of_manifest(
    "files in another order",
    "packages.altered",
    lambda made: made.update(files=dict(reversed(made["files"].items()))),
)
of_manifest("a size under nothing", "container.too_big", lambda made: made["files"][LESSON].update(size=-1))
of_manifest("another size", "container.damaged", lambda made: made["files"][LESSON].update(size=5))
of_manifest("another sum", "packages.incomplete", lambda made: made["files"][LESSON].update(sha256="0" * 64))
of_manifest(
    "a file that is not there",
    "container.damaged",
    lambda made: made["files"].update({"essai/b.md": {"size": 0, "sha256": making.sha(b"")}}),
)
of_manifest(
    "a file that the manifest hides",
    "container.damaged",
    lambda made: made["files"].pop("essai/deux-avis.md"),
)
simply(
    "a manifest with a name twice",
    "packages.altered",
    lambda forge, _: setattr(
        forge, "said", lambda said: said.replace(b'"kind": "course"', b'"kind": "data",\n  "kind": "course"')
    ),
)
simply(
    "a manifest written in another way",
    "packages.altered",
    lambda forge, _: setattr(forge, "said", lambda said: json.dumps(json.loads(said)).encode()),
)


@case("contents that are not those of their sum", "container.damaged")
def _(forge: Forge, path: Path) -> None:
    forge.method = zipfile.ZIP_STORED
    data = forge.write(path).read_bytes()
    changed = data.replace(b"Vendredi", b"Samedi !", 1)
    before = zipfile.crc32(forge.files[LESSON])  # type: ignore[attr-defined]
    after = zipfile.crc32(forge.files[LESSON].replace(b"Vendredi", b"Samedi !", 1))  # type: ignore[attr-defined]
    path.write_bytes(changed.replace(struct.pack("<L", before), struct.pack("<L", after)))


def of_scope(label: str, code: str, change: Callable[[dict[str, Any]], object]) -> None:
    simply(label, code, lambda forge, _: change(forge.scope))


def _first(scope: dict[str, Any], **fields: object) -> None:
    scope["courses"][0].update(fields)


of_scope("no course", "container.damaged", lambda scope: scope.update(courses=[]))
of_scope("a course whose id climbs", "container.damaged", lambda scope: _first(scope, id="../essai"))
of_scope(
    "a course whose id is a folder of ours", "container.damaged", lambda scope: _first(scope, id=".staging-1")
)
of_scope("a course without a number", "container.damaged", lambda scope: _first(scope, version="dernière"))
of_scope(
    "a number that is not one", "container.damaged", lambda scope: _first(scope, version="1.0.99999999999")
)
of_scope(
    "a title of ten thousand letters", "container.damaged", lambda scope: _first(scope, title="a" * 10_000)
)
for _label, _odd in {
    "a line end": "Essai\nSigné par Atelier",
    "an order to the terminal": "Essai\x1b[8m",
    "a mark of direction": "Es\u202esai",
    "nothing to see": "\u200b\u3164",
}.items():
    of_scope(f"a title with {_label}", "container.damaged", lambda scope, odd=_odd: _first(scope, title=odd))
of_scope(
    "a course that is announced twice",
    "packages.incomplete",
    lambda scope: scope["courses"].append(dict(scope["courses"][0])),
)
of_scope(
    "a course that is announced and not there",
    "packages.incomplete",
    lambda scope: scope["courses"].append(
        {"id": "autre", "title": "Autre", "version": "1.0.0", "digest": "0" * 64}
    ),
)
of_scope(
    "a hundred courses announced",
    "container.damaged",
    lambda scope: scope.update(courses=scope["courses"] * 100),
)
of_scope("a newer app", "packages.too_new", lambda scope: scope.update(requires="9.0.0"))
of_scope(
    "an app that is no number", "container.damaged", lambda scope: scope.update(requires="tout de suite")
)
of_scope("another id than the course's own", "packages.odd_file", lambda scope: _first(scope, id="autre"))
of_scope(
    "another title than the course's own",
    "packages.incomplete",
    lambda scope: _first(scope, title="Les médias sociaux pour les affaires"),
)
of_scope(
    "another number than the course's own",
    "packages.incomplete",
    lambda scope: _first(scope, version="9.9.9"),
)
of_scope(
    "a signer who did not sign",
    "packages.altered",
    lambda scope: scope.update(signer={"id": "0" * 32, "name": "La Chambre"}),
)
of_scope(
    "a signer whose id is not one",
    "container.damaged",
    lambda scope: scope.update(signer={"id": "la-chambre", "name": "La Chambre"}),
)


@case("another digest of the course", "packages.incomplete")
def _(forge: Forge, _: Path) -> None:
    forge.own_digests = False
    _first(forge.scope, digest="0" * 64)


# --------------------------------------------------------------------------- the signature


def signed(label: str, code: str, change: Callable[[Forge, Path], object]) -> None:
    def wrong(forge: Forge, path: Path) -> None:
        signer = making.own(path.parent / "keys")
        forge.signer = signer
        forge.scope["signer"] = {"id": signer.issuer.id, "name": signer.issuer.name}
        change(forge, path)

    case(label, code)(wrong)


def of_signature(label: str, change: Callable[[bytes], bytes], code: str = "packages.altered") -> None:
    signed(label, code, lambda forge, _: setattr(forge, "signature", change))


def another(forge: Forge, path: Path) -> None:
    other = making.own(path.parent / "others", "Quelqu’un d’autre")
    forge.signer = other


def copied(forge: Forge, path: Path) -> None:
    assert forge.signer
    theirs = making.files_of(making.package(path.parent, "2.0.0", forge.signer))["signature.txt"]
    forge.signature = lambda _: theirs


def for_something_else(forge: Forge, _: Path) -> None:
    signer = forge.signer
    assert signer
    kept: list[bytes] = []
    forge.said = lambda said: kept.append(said) or said  # type: ignore[func-returns-value]
    forge.manifest = lambda made: kept.append(json.dumps(made, ensure_ascii=False, indent=2).encode())
    forge.signature = lambda _: making.sealed(signer, kept[-1], b"atelier-attestation-1\n")


of_signature("the signature taken away", lambda _: b"")
of_signature("a signature that is noise", lambda _: b"\x00\xff" * 40)
of_signature(
    "a signature with a letter changed",
    lambda text: re.sub(rb"(signature: )(.)", lambda m: m[1] + (b"B" if m[2] == b"A" else b"A"), text),
)
of_signature("a signature cut short", lambda text: text[:-20])
of_signature("a signature of another version", lambda text: text.replace(b"SIGNATURE 1", b"SIGNATURE 2"))
of_signature("a signature with a line more", lambda text: text + b"trust: yes\n")
of_signature("a key of zeros", lambda text: re.sub(rb"key: .+", b"key: " + base64.b64encode(bytes(32)), text))
of_signature("an id that is not of the key", lambda text: re.sub(rb"id: .+", b"id: " + b"0" * 32, text))
of_signature("a signature of twenty kilobytes", lambda text: text + b" " * 20_000, "container.too_big")
signed("signed by another key", "packages.altered", another)
signed("a signature copied from another package", "packages.altered", copied)
signed("a signature made for something else", "packages.altered", for_something_else)
of_signature("a signature with an empty line", lambda text: text + b"\n")
of_signature("a signature without its last line end", lambda text: text[:-1])
of_signature(
    "a signature in another order",
    lambda text: re.sub(rb"(id: .+\n)(key: .+\n)", lambda m: m[2] + m[1], text),
)
of_signature(
    "a key written in another way",  # the last two bits before the sign that ends it say nothing
    lambda text: re.sub(rb"(key: .*)(.)=\n", lambda m: m[1] + bytes([m[2][0] + 1]) + b"=\n", text),
)
for _label, _odd in {
    "a line end": "Ana).\nSigné par La Chambre, que vous connaissez (marque 0000",
    "an order to the terminal": "\x1b[2JLa Chambre",
    "a mark of direction": "\u2067La Chambre",
    "nothing to see": " \u2060",
}.items():
    signed(
        f"a signer's name with {_label}",
        "container.damaged",
        lambda forge, _, odd=_odd: forge.scope["signer"].update(name=odd),  # type: ignore[misc]
    )
signed(
    "a number changed once signed",
    "packages.altered",
    lambda forge, _: setattr(forge, "said", lambda said: said.replace(b"1.0.0", b"1.0.1", 1)),
)
signed(
    "the signer's name changed once signed",
    "packages.altered",
    lambda forge, _: setattr(
        forge, "said", lambda said: said.replace(b"Chambre de commerce", b"Gouvernement du Qc.")
    ),
)
signed(
    "a manifest in another order once signed",
    "packages.altered",
    lambda forge, _: setattr(
        forge, "said", lambda said: json.dumps(dict(reversed(json.loads(said).items())), indent=2).encode()
    ),
)


@case("a signature that the manifest does not claim", "packages.altered")
def _(forge: Forge, path: Path) -> None:
    forge.signer = making.own(path.parent / "keys")


@case("a key in the place of the signature", "packages.altered")
def _(forge: Forge, path: Path) -> None:
    signer = making.own(path.parent / "keys")
    forge.scope["signer"] = {"id": signer.issuer.id, "name": signer.issuer.name}
    forge.signature = lambda _: (path.parent / "keys" / "own.txt").read_bytes()


# --------------------------------------------------------------------------- what it holds

for _label, _name in {
    "a program": "essai/installer.exe",
    "a program of ours": "essai/course.py",
    "a hidden file": "essai/.profil.md",
    "a file beside the courses": "lisez-moi.txt",
    "a file in another course": "redaction/un-avis.md",
    "a preference": "preferences.json",
    "a choice of ours": "shown.json",
    "an origin of ours": "essai/origin.json",
    "a lesson in a folder": "essai/images/avis.md",
    "a simulation elsewhere": "essai/autres/jeu.yaml",
    "a picture beside the courses": "logo.png",
    "a style sheet": "essai/style.css",
}.items():
    simply(
        f"{_label} among the files",
        "packages.odd_file",
        lambda forge, _, name=_name: forge.files.update({name: b"x"}),
    )


def text(label: str, name: str, change: Callable[[bytes], bytes], code: str) -> None:
    simply(label, code, lambda forge, _: forge.files.update({name: change(forge.files.get(name, b""))}))


COURSE = "essai/course.yaml"
GAME = "essai/simulations/crise.yaml"
LAUGHS = "a0: &a0 [rire, rire]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
)
text("a lesson in UTF-16", LESSON, lambda data: data.decode().encode("utf-16"), "packages.text")
text(
    "a lesson in Latin-1",
    LESSON,
    lambda data: data.decode().replace("œ", "oe").encode("latin-1", "replace"),
    "packages.text",
)
text("a lesson with a zero", LESSON, lambda data: data + b"\0", "packages.text")
text("a lesson that is empty", LESSON, lambda _: b"", "packages.text")
text("a course in UTF-16", COURSE, lambda data: data.decode().encode("utf-16"), "packages.text")
text(
    "a glossary in Latin-1",
    "glossaire.md",
    lambda data: data.decode().encode("latin-1", "replace"),
    "packages.text",
)
text(
    "a glossary with a mistake",
    "glossaire.md",
    lambda data: data.replace(b"/// term", b"/// mot", 1),
    "packages.unreadable",
)
text(
    "a course that laughs a billion times", COURSE, lambda data: LAUGHS.encode() + data, "packages.unreadable"
)
text(
    "a course that asks for an object",
    COURSE,
    lambda data: data + b"notes: !!python/object/apply:os.system [ls]\n",
    "packages.unreadable",
)
text(
    "a course that is too deep",
    COURSE,
    lambda data: data + b"notes: " + b"[" * 5_000 + b"]" * 5_000 + b"\n",
    "packages.unreadable",
)
text(
    "a course with a key that nobody knows", COURSE, lambda data: data + b"run: calc\n", "packages.unreadable"
)
text(
    "a course that names a file elsewhere",
    COURSE,
    lambda data: data.replace(b"[un-avis, deux-avis]", b"[un-avis, ../../secret]"),
    "packages.unreadable",
)
text(
    "a course that names a lesson that is not there",
    COURSE,
    lambda data: data.replace(b"[un-avis, deux-avis]", b"[un-avis, trois-avis]"),
    "packages.unreadable",
)
text(
    "a lesson with a mistake",
    LESSON,
    lambda data: data.replace(b"/// checklist", b"/// liste-noire"),
    "packages.unreadable",
)
text(
    "a lesson with marks without end",
    LESSON,
    lambda data: data + b"\n" + b"*_[`" * 4_000 + b"\n",
    "packages.unreadable",
)
text(
    "a lesson with a line of a megabyte",
    LESSON,
    lambda data: data + b"\n" + b"mot " * 250_000 + b"\n",
    "packages.unreadable",
)
text("a lesson of a million lines", LESSON, lambda data: data + b"\n" * 1_000_000, "packages.unreadable")
text(
    "a lesson of lists in lists",
    LESSON,
    lambda data: data + b"\n" + b"".join(b"    " * n + b"- a\n" for n in range(60)),
    "packages.unreadable",
)
text(
    "a lesson whose picture is elsewhere",
    LESSON,
    lambda data: data.replace(b"images/preuve.svg", b"../../../secret.png"),
    "packages.unreadable",
)
text(
    "an activity that is there twice",
    LESSON,
    lambda data: data + data[data.index(b"/// checklist") : data.index(b"/// exercise")],
    "packages.unreadable",
)


@case("a simulation that laughs a billion times", "packages.unreadable")
def _(forge: Forge, _: Path) -> None:
    forge.files[GAME] = LAUGHS.encode()
    forge.text(
        LESSON,
        "/// callout | À retenir",
        "/// simulation | Une crise\n    id: crise\n\nVivez-la.\n///\n\n/// callout | À retenir",
    )


def picture(label: str, data: bytes, suffix: str = "svg") -> None:
    simply(
        label, "packages.picture", lambda forge, _: forge.files.update({f"essai/images/autre.{suffix}": data})
    )


picture(
    "a photograph of ten billion pixels",
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (100_000).to_bytes(4, "big") * 2 + bytes(9),
    "png",
)
picture(
    "a JPEG of four billion pixels", b"\xff\xd8\xff\xc0\0\x11\x08" + b"\xff\xff\xff\xff" + bytes(12), "jpg"
)
picture(
    "a WebP of a thousand billion pixels", b"RIFF" + bytes(4) + b"WEBPVP8X" + bytes(8) + b"\xff" * 6, "webp"
)
picture("a page under the name of a picture", b"<html><script>alert(1)</script></html>", "png")
picture("a drawing with a script", SVG.format("<script>alert(1)</script>").encode())
picture("a drawing that acts when it loads", SVG.format('<rect onload="alert(1)"/>').encode())
picture(
    "a drawing that laughs a billion times",
    ('<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>' + SVG.format("&b;")).encode(),
)
picture(
    "a drawing that reads a file",
    ('<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + SVG.format("&a;")).encode(),
)
picture(
    "a drawing that calls an address", SVG.format('<image href="https://exemple.org/suivi.png"/>').encode()
)
picture(
    "a drawing with a style sheet",
    ('<?xml-stylesheet href="https://exemple.org/a.css"?>' + SVG.format("")).encode(),
)
picture("a drawing in UTF-16", SVG.format("<script>alert(1)</script>").encode("utf-16"))
picture(
    "a drawing that repeats itself without end",
    SVG.format(
        '<rect id="0"/>'
        + "".join(f'<g id="{n + 1}">' + f'<use href="#{n}"/>' * 10 + "</g>" for n in range(10))
    ).encode(),
)
picture("a drawing of groups in groups", SVG.format("<g>" * 50_000 + "</g>" * 50_000).encode())
picture(
    "a drawing as wide as a country", b'<svg xmlns="http://www.w3.org/2000/svg" width="1e9" height="1e9"/>'
)


# --------------------------------------------------------------------------- the proof


@pytest.fixture(scope="session")
def right(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return making.package(tmp_path_factory.mktemp("right"))


def tree(folder: Path) -> dict[str, tuple[int, int]]:
    found = {}
    for path in folder.rglob("*"):
        seen = path.lstat()
        found[str(path)] = (seen.st_size, seen.st_mtime_ns if path.is_file() else 0)
    return found


def test_there_are_many() -> None:
    assert len(CASES) >= 80


@pytest.mark.parametrize("name", CASES)
@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
def test_it_is_refused_writes_nothing_and_costs_little(
    name: str, right: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, wrong = CASES[name]
    path = tmp_path / "hostile.atelier"
    forge = Forge.of(right)
    wrong(forge, path)
    if not path.exists():
        forge.write(path)
    places.packaged().mkdir(parents=True)
    (places.packaged() / "kept").write_text("à moi", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    before, began = tree(tmp_path), time.process_time()
    tracemalloc.start()
    try:
        with pytest.raises(AtelierError) as caught, staged(path, {}) as one:
            one.install()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    spent = time.process_time() - began
    sentence = explain(caught.value)
    assert caught.value.code == code, sentence
    assert sentence.endswith(".") and "Rien n’a été changé" in sentence.replace("rien", "Rien")
    assert not re.search(r"[a-z]+\.[a-z_]+ \{|Error|Traceback", sentence)
    assert tree(tmp_path) == before
    assert peak < MEMORY
    assert spent < SECONDS


def test_what_is_forged_without_a_fault_is_taken(right: Path, tmp_path: Path) -> None:
    """So that each case above is refused for its own fault, and not for how it was put together."""
    Forge.of(right).write(tmp_path / "right.atelier")
    signer = making.own(tmp_path / "keys")
    Forge.of(right, signer).write(tmp_path / "signed.atelier")
    for path in (tmp_path / "right.atelier", tmp_path / "signed.atelier"):
        with staged(path, {}) as one:
            one.install()


@pytest.mark.parametrize("seed", range(40))
def test_a_byte_that_changed_is_refused_or_changes_nothing_that_is_read(
    right: Path, tmp_path: Path, seed: int
) -> None:
    """Dates and the like are looked at by nobody; all the rest is signed."""
    signer = making.own(tmp_path / "keys")
    path = Forge.of(right, signer).write(tmp_path / "a.atelier")
    known = {signer.issuer.id: signer.issuer}
    whole = making.files_of(path)
    data = bytearray(path.read_bytes())
    rng = random.Random(seed)
    for _ in range(25):
        changed = bytearray(data)
        changed[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        path.write_bytes(changed)
        try:
            with opened(path, known) as (container, found):
                container.verify()
                assert found.signer.standing is Standing.KNOWN
                assert {
                    name: container.read(name) for name in container.manifest.files
                }.items() <= whole.items()
        except AtelierError as error:
            assert explain(error).endswith(".")
