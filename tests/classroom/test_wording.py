"""Each sentence of the catalogue of classes is said somewhere, and each one said is there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import atelier
from atelier.classroom.classes import Enrolled
from atelier.classroom.questionnaire import FURTHER, SUBJECTS
from atelier.classroom.taking import Status

SOURCE = Path(atelier.__file__).parent
FILES = [
    *(SOURCE / "classroom").glob("*.py"),
    *(SOURCE / "cli").glob("*.py"),
    *(SOURCE / "publishing").glob("*.py"),
    *(SOURCE / "desktop").rglob("*.py"),
    *(SOURCE / "app").rglob("*.py"),
]
# What is named by its beginning: f"state_{…}" and the like.
BUILT = re.compile(
    r"(column|line|file|sends|keeps|verified|subject|further|state|mode|decision|cell|survey|title|before"
    r"|said_would_erase|said_erased|said_term)_|said_(card|trust|backup|restore)$"
)


def sentences() -> dict[str, str]:
    return tomllib.loads((SOURCE / "wording" / "classroom.toml").read_text(encoding="utf-8"))


def test_codes_and_sentences_answer_one_another() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in FILES)
    ours = "\n".join(path.read_text(encoding="utf-8") for path in FILES if "classroom" in path.parts)
    named = set(re.findall(r'"classroom\.([a-z_]+)"', text)) | set(
        re.findall(r"""\bword\(["']([a-z_]+)["']""", ours)
    )
    acts = (SOURCE / "cli" / "class_acts.py").read_text(encoding="utf-8")
    named |= {f"said_{name}" for name in re.findall(r'_say\(\s*"([a-z_]+)"', acts)}
    known = sentences()
    assert named - {"typ"} <= known.keys()  # classroom.typ is a file
    said = set(re.findall(r'"([a-z_]+)"', text))  # in a table of names, then asked for one by one
    assert {name for name in known.keys() - named - said if not BUILT.match(name)} == set()


def test_what_is_built_is_there() -> None:
    known = sentences()
    for name in (
        *(f"file_{status.value}" for status in Status if status not in (Status.TOO_LARGE,)),
        *(f"subject_{one}" for one in SUBJECTS),
        *(f"further_{one}" for one in FURTHER),
        *(f"state_{one}" for one in ("enrolled", "waiting", "withdrawn")),
        *(f"line_{one}" for one in ("no_name", "too_long", "email", "duplicate", "too_many")),
        "file_too_large",
    ):
        assert known[name], name
    assert Enrolled.__struct_fields__


def test_nothing_says_that_an_expense_is_eligible_nor_speaks_of_cryptography() -> None:
    said = " ".join(sentences().values()).lower()
    for word in ("admissible", "crypto", "chiffr", "ed25519", "clé publique", "clé privée", "signature"):
        assert word not in said, word
