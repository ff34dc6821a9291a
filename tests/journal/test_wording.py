"""Each code raised or said by these rooms has its sentence, and each sentence its code."""

import re
import tomllib
from pathlib import Path

import pytest

import atelier
from atelier.journal.events import Verb
from atelier.wording import say

SOURCE = Path(atelier.__file__).parent
FILES = [
    *(SOURCE / "journal").rglob("*.py"),
    *(SOURCE / "container").rglob("*.py"),
    SOURCE / "cli" / "data.py",
    SOURCE / "places.py",
]
FILES += [SOURCE / "app" / "moving.py"]
# Codes built from a part: f"journal.{name}" in engine and opening, f"container.{code}" in container.
BUILT = {
    *(["journal.disk_full", "journal.read_only", "journal.cannot_open", "journal.locked", "journal.damaged"]),
    *(["journal.disk_error", "journal.newer", "journal.older_server", "container.damaged"]),
    *(["container.not_a_container", "data.known", "data.forgotten", "data.bounded"]),
}


@pytest.mark.parametrize("room", ["journal", "container", "data", "places"])
def test_codes_and_sentences_answer_one_another(room: str) -> None:
    sentences = tomllib.loads((SOURCE / "wording" / f"{room}.toml").read_text(encoding="utf-8"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in FILES)
    named = set(re.findall(rf'"{room}\.([a-z_]+)"', text)) | {
        code.partition(".")[2] for code in BUILT if code.startswith(f"{room}.")
    }
    assert named == {name for name in sentences if name == "verb_other" or not name.startswith("verb_")}


def test_each_verb_has_its_word() -> None:
    assert all(say(f"data.verb_{verb}") for verb in Verb)


@pytest.mark.parametrize("room", ["journal", "container", "data", "places"])
def test_sentences_are_typeset(room: str) -> None:
    text = (SOURCE / "wording" / f"{room}.toml").read_text(encoding="utf-8")
    for sentence in tomllib.loads(text).values():
        assert not re.search(r"[^\u00a0] :|« | »| [;!?]|'|\u00a0[;!?]", sentence.lstrip()), sentence
