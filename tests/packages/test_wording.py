"""Each sentence of the catalogue of packages is said somewhere, and each one said is there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import atelier

SOURCE = Path(atelier.__file__).parent
BUILT = re.compile(r"(signed|course)_(known|unknown|new|newer|same|older)|(lessons|activities)_\w+")


@pytest.mark.parametrize("room", ["packages", "updates"])
def test_codes_and_sentences_answer_one_another(room: str) -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    known = tomllib.loads((SOURCE / "wording" / f"{room}.toml").read_text(encoding="utf-8"))
    named = set(re.findall(rf'"{room}\.([a-z_]+)"', text)) - {"toml"}
    assert named <= known.keys()
    assert {name for name in known.keys() - named if not BUILT.fullmatch(name)} == set()


@pytest.mark.parametrize("room", ["packages", "updates"])
def test_nobody_is_spoken_to_of_cryptography(room: str) -> None:
    said = tomllib.loads((SOURCE / "wording" / f"{room}.toml").read_text(encoding="utf-8"))
    for word in (
        "crypto",
        "chiffr",
        "ed25519",
        "sha-256",
        "clé publique",
        "clé privée",
        "tls",
        "url",
    ):
        assert word not in " ".join(said.values()).lower(), word
