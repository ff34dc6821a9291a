"""What is inside: every distribution, what each says that it carries, and what inside.toml adds."""

from __future__ import annotations

import json
import re
from email.parser import HeaderParser
from pathlib import Path
from typing import Any, NamedTuple

from installers import checkout
from installers.tools import Impossible

_TEXTS = re.compile(r"(licen[cs]e|copying|notice)", re.I)
_QT = ("PySide6_Essentials", "shiboken6")
_LGPL = ("LGPL-3.0.txt", "GPL-3.0.txt")


class Part(NamedTuple):
    """A thing that is shipped. `carried`: what its own SBOM (PEP 770) says that it holds."""

    name: str
    version: str
    licence: str
    purl: str
    text: str
    carried: tuple[dict[str, Any], ...] = ()


def all_parts(folder: Path, target: str) -> list[Part]:
    """The parts of a built folder, by name. Raises Impossible where a version cannot be read or a text is missing."""
    found = [_distribution(info) for info in sorted((folder / "lib").glob("*.dist-info"))]
    versions = {part.name: part.version for part in found}
    for line in checkout.table("inside.toml")["part"]:
        if target in line["targets"]:
            found.append(_inside(folder, line, versions))
    for part in found:
        if not part.text.strip() or not part.licence:
            raise Impossible(f"{part.name} comes with no licence to read")
    return sorted(found, key=lambda part: (part.name.lower(), part.version))


def _distribution(info: Path) -> Part:
    head = HeaderParser().parsestr((info / "METADATA").read_text(encoding="utf-8"))
    name, version = head["Name"], head["Version"]
    texts = [
        one
        for one in sorted(info.rglob("*"))
        if one.is_file() and _TEXTS.search(one.name) and "sboms" not in one.parts
    ]
    words = "\n\n".join(one.read_text(encoding="utf-8") for one in texts)
    if name in _QT:
        words = "\n\n".join(_ours(one) for one in _LGPL)
    carried = tuple(one for file in sorted(info.glob("sboms/*.json")) for one in _carried(file))
    return Part(
        name,
        version,
        _licence(head, words),
        f"pkg:pypi/{_plain(name)}@{version}",
        words or _said(head),
        carried,
    )


def _said(head: Any) -> str:
    """A distribution that ships no text still names its licence and its authors."""
    lines = (
        head["License-Expression"] or head["License"],
        head["Author"],
        head["Author-email"],
        head["Home-page"],
    )
    return "\n".join(line for line in lines if line)


def _licence(head: Any, words: str) -> str:
    said = head["License-Expression"] or head["License"] or ""
    if not said:
        classes = [one for one in head.get_all("Classifier", []) if one.startswith("License :: ")]
        said = classes[0].rsplit(" :: ", 1)[-1] if classes else ""
    said = said.strip().splitlines()[0].strip() if said.strip() else ""
    known = {"MIT License": "MIT", "BSD License": "BSD-3-Clause", "The MIT License": "MIT"}
    return known.get(said, said)


def _carried(file: Path) -> list[dict[str, Any]]:
    """The components of an SBOM inside a wheel, without how they hang together."""
    kept = ("type", "name", "version", "purl", "licenses")
    return [
        {key: one[key] for key in kept if key in one}
        for one in json.loads(file.read_bytes()).get("components", ())
    ]


def _inside(folder: Path, line: dict[str, Any], versions: dict[str, str]) -> Part:
    if "find" in line:
        version = _read(folder, *line["find"])
        if line.get("whole"):
            number = int(version)
            version = f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    else:
        version = versions[line["like"]] if "like" in line else line["version"]
    words = "\n\n".join(
        (folder / name).read_text(encoding="utf-8") if name.startswith("./") else _ours(name)
        for name in line["text"].split()
    )
    purl = f"{line['purl']}@{version.replace('+', '%2B')}" if version else line["purl"]
    return Part(line["name"], version, line["licence"], purl, words)


def _read(folder: Path, name: str, pattern: str) -> str:
    files = list(folder.glob(name))
    found: set[str] = {
        one.decode() for file in files for one in re.findall(pattern.encode(), file.read_bytes())
    }
    if len(found) != 1:
        raise Impossible(
            f"the version cannot be read in {name}: {sorted(found) or 'nothing'} answers to {pattern}"
        )
    return found.pop()


def _ours(name: str) -> str:
    return (checkout.PACKAGING / "licences" / name).read_text(encoding="utf-8")


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
