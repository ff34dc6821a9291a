"""One folder a person. The name is an event, so that it travels with the rest; a small card
in the folder repeats it, so that a list of people opens no store."""

from __future__ import annotations

import shutil
import time
from contextlib import suppress
from pathlib import Path

import msgspec
import uuid_utils
from msgspec import Struct

from atelier import places
from atelier.errors import AtelierError
from atelier.files import write_text
from atelier.journal.events import Verb
from atelier.journal.store import FILE_NAME

CARD = "profile.json"
_GONE = ".erased-"


class Card(Struct, frozen=True):
    """What the list shows; times are milliseconds UTC since 1970."""

    name: str = ""
    created: int = 0
    opened: int = 0


class Profile(Struct, frozen=True):
    """A person of this computer. `damaged`: its folder holds no store that could be opened
    as it is; opening it repairs what can be."""

    folder: Path
    name: str
    created: int
    opened: int
    damaged: bool = False


def list_profiles(root: Path | None = None) -> tuple[Profile, ...]:
    """The people of this computer, the last one opened first; damaged ones are shown too."""
    root = root or places.profiles()
    found = []
    with suppress(OSError):
        for folder in sorted(root.iterdir()):
            if folder.is_dir() and not folder.name.startswith("."):
                found.append(_profile(folder))
    return tuple(
        sorted(found, key=lambda profile: (-profile.opened, profile.name.casefold(), profile.folder))
    )


def _profile(folder: Path) -> Profile:
    store = folder / FILE_NAME
    try:
        sound = store.stat().st_size > 0
    except OSError:
        sound = False
    try:
        card = msgspec.json.decode((folder / CARD).read_bytes(), type=Card)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        card = Card(_name_in_store(store) if sound else "")
    return Profile(folder, card.name, card.created, card.opened, not sound)


def _name_in_store(path: Path) -> str:
    import sqlite3
    from contextlib import closing

    query = "SELECT value FROM events WHERE verb = ? ORDER BY time DESC, id DESC LIMIT 1"
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            row = connection.execute(query, (Verb.NAMED.value,)).fetchone()
            return str(msgspec.json.decode(row[0])) if row else ""
    except (sqlite3.Error, msgspec.MsgspecError, UnicodeDecodeError):
        return ""


def last_opened(root: Path | None = None) -> Profile | None:
    """The person who used the app last, or None when there is nobody yet."""
    return next(iter(list_profiles(root)), None)


def find(name: str, root: Path | None = None) -> Profile:
    """The person of that name, or of that folder. Raises journal.no_profile."""
    for profile in list_profiles(root):
        if name.casefold() in (profile.name.casefold(), profile.folder.name.casefold()):
            return profile
    raise AtelierError("journal.no_profile", name=name)


def create(name: str, root: Path | None = None) -> Profile:
    """A new person, with a store that holds the name."""
    from atelier.journal.journal import Journal

    folder = (root or places.profiles()) / uuid_utils.uuid7().hex
    journal = Journal.open(folder)
    try:
        journal.record("", Verb.NAMED, name.strip())
        if not journal.flush(10):
            raise AtelierError("journal.disk_error", file=str(folder))
    finally:
        journal.close()
    return opened(folder, name.strip())


def opened(folder: Path, name: str) -> Profile:
    """Note on the card that a person has just been opened, and the name their journal gives."""
    now = time.time_ns() // 1_000_000
    before = _profile(folder)
    card = Card(name, before.created or now, now)
    write_text(folder / CARD, msgspec.json.encode(card).decode())
    return _profile(folder)


def rename(folder: Path, name: str) -> Profile:
    """Give a person another name; with an open journal, record NAMED there and call `opened`."""
    from atelier.journal.journal import Journal

    journal = Journal.open(folder)
    try:
        journal.record("", Verb.NAMED, name.strip())
        if not journal.flush(10):
            raise AtelierError("journal.disk_error", file=str(folder))
    finally:
        journal.close()
    before = _profile(folder)
    card = Card(name.strip(), before.created, before.opened)
    write_text(folder / CARD, msgspec.json.encode(card).decode())
    return _profile(folder)


def erase(folder: Path, root: Path | None = None) -> None:
    """Delete a person's folder, backups included. Raises journal.in_use when a window holds it."""
    root = root or places.profiles()
    if folder.parent.resolve() != root.resolve():
        raise AtelierError("journal.no_profile", name=str(folder))
    gone = root / f"{_GONE}{folder.name}"
    try:
        folder.rename(gone)  # whole or not at all: half a profile would look damaged
    except FileNotFoundError as error:
        raise AtelierError("journal.no_profile", name=str(folder)) from error
    except OSError as error:
        raise AtelierError("journal.in_use", folder=str(folder)) from error
    for left in root.glob(f"{_GONE}*"):
        shutil.rmtree(left, ignore_errors=True)
