"""What the commands that have actions share: declaring one, and whose keys it uses."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any


def declare(below: Any, name: str, help: str) -> argparse.ArgumentParser:
    """An action of a command: `below` is what `add_subparsers` gave."""
    action: argparse.ArgumentParser = below.add_parser(name, help=help, description=help)
    return action


def typed_path(text: str) -> Path:
    """A path that a person typed; an empty one names nothing, least of all this folder."""
    if not text.strip():
        raise argparse.ArgumentTypeError("il manque le nom")
    return Path(text)


def keys(profile: str) -> Path | None:
    """The folder of the keys of a person (without a name: the last who opened the app); None where nobody did.

    Raises journal.no_profile.
    """
    from atelier.journal import profiles
    from atelier.journal.gathered import FOLDER
    from atelier.signing.issuers import FOLDER as KEYS

    found = profiles.find(profile) if profile else profiles.last_opened()
    return found.folder / FOLDER / KEYS if found else None
