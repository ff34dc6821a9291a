"""« Tout effacer »: the store is replaced by one that holds only the tombstone."""

from __future__ import annotations

import shutil
from pathlib import Path

import uuid_utils

from atelier import places
from atelier.errors import AtelierError
from atelier.files import sync
from atelier.journal.backups import FOLDER, SET_ASIDE
from atelier.journal.clock import Clock, Now, offset_now, wall
from atelier.journal.device import own_device
from atelier.journal.engine import explain_failure
from atelier.journal.events import Event, Verb
from atelier.journal.files import SIDE_FILES
from atelier.journal.lock import maintenance
from atelier.journal.opening import create_store
from atelier.journal.prepare import prepare
from atelier.journal.seal import seal
from atelier.journal.store import FILE_NAME, Store


def erase_everything(folder: Path, now: Now = wall) -> Event:
    """Erase all that the person did, backups included; gives the tombstone that remains.

    The journal of that folder and the index of its search must be closed. An import of older data then brings nothing
    back. Raises journal.in_use when another window holds the files (Windows).
    """
    path = folder / FILE_NAME
    store, _report = prepare(folder)
    learner = store.get("learner")
    clock = Clock(now)
    clock.observe(max((row.time for row in store.rows(learner)), default=0))
    store.close()
    device, _copied = own_device(folder)
    time = clock.tick()
    offset = offset_now(time >> 16)
    tombstone = Event(uuid_utils.uuid7().hex, learner, device.id, "", Verb.FORGOTTEN, None, time, offset)
    with maintenance(folder):
        try:
            _replace(folder, path, tombstone)
        except PermissionError as error:
            raise AtelierError("journal.in_use", folder=str(folder)) from error
        except OSError as error:
            raise explain_failure(error, path) from error
    return tombstone


def erase_gathered(folder: Path) -> None:
    """Erase a trainer's classes: what was handed in, their copies, and the mark that signs attestations.

    The store of that folder must be closed. Raises journal.in_use as `erase_everything` does.
    """
    try:
        if folder.exists():
            shutil.rmtree(folder)
    except PermissionError as error:
        raise AtelierError("journal.in_use", folder=str(folder)) from error
    except OSError as error:
        raise explain_failure(error, folder) from error


def _replace(folder: Path, path: Path, tombstone: Event) -> None:
    empty = path.with_name(f"{path.name}.empty")
    empty.unlink(missing_ok=True)
    create_store(empty, tombstone.learner)
    store = Store.at(empty)
    store.append([tombstone])
    store.close()
    for side in SIDE_FILES:  # a WAL left by a crash belongs to what is erased
        path.with_name(path.name + side).unlink(missing_ok=True)
    empty.replace(path)
    sync(path)
    seal(path)
    _remove_copies(folder)


def _remove_copies(folder: Path) -> None:
    """All that repeats what the journal said: copies, the search, what a crash left half written."""
    for copies in (folder / FOLDER, folder / SET_ASIDE, places.own_cache(folder)):
        if copies.exists():
            shutil.rmtree(copies)
    for pattern in (f"{FILE_NAME}.*", ".*.part"):
        for left in folder.glob(pattern):
            left.unlink()
