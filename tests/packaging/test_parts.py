"""What the list of parts is made of."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from installers.parts import Part, all_parts
from installers.sbom import write_licences
from installers.tools import Impossible

from atelier.desktop.screens.help.licences import shipped

PACKAGING = Path(__file__).parents[2] / "packaging"


def a_distribution(lib: Path, name: str, head: str, text: str = "") -> None:
    info = lib / f"{name}-1.0.dist-info"
    (info / "licenses").mkdir(parents=True)
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n{head}\n", encoding="utf-8"
    )
    if text:
        (info / "licenses" / "LICENSE").write_text(text, encoding="utf-8")


def test_a_licence_is_read_in_its_three_forms(tmp_path: Path) -> None:
    lib = tmp_path / "lib"
    a_distribution(lib, "new", "License-Expression: MIT", "the words")
    a_distribution(lib, "old", "License: MIT License\n        \n        Copyright", "the words")
    a_distribution(lib, "older", "Classifier: License :: OSI Approved :: BSD License", "the words")
    found = {part.name: part.licence for part in all_parts(tmp_path, "no target")}
    assert found == {"new": "MIT", "old": "MIT", "older": "BSD-3-Clause"}


def test_nothing_ships_without_a_licence(tmp_path: Path) -> None:
    a_distribution(tmp_path / "lib", "nobody", "Summary: a thing")
    with pytest.raises(Impossible, match="nobody"):
        all_parts(tmp_path, "no target")


def test_help_reads_the_list_that_the_installer_writes(tmp_path: Path) -> None:
    inner = ({"name": "crate", "version": "2.0", "licenses": [{"expression": "MIT OR Apache-2.0"}]},)
    parts = [
        Part("typst", "1.0", "Apache-2.0", "pkg:pypi/typst@1.0", "Les mots", inner),
        Part("Qt", "6", "LGPL", "p", "Q"),
    ]
    write_licences(parts, tmp_path / "licences")
    found = {one.name: one for one in shipped(tmp_path / "licences")}
    assert (
        found["typst"].licence == "Apache-2.0" and "- crate 2.0 : MIT OR Apache-2.0" in found["typst"].text()
    )
    assert found["Qt"].text() == "Q"


def test_every_text_that_is_named_is_there() -> None:
    for line in tomllib.loads((PACKAGING / "inside.toml").read_text(encoding="utf-8"))["part"]:
        for name in line["text"].split():
            assert name.startswith("./") or (PACKAGING / "licences" / name).is_file(), name
