"""From a folder to a store that can be used: created, migrated or repaired if need be."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from atelier.errors import AtelierError
from atelier.journal import opening, schema
from atelier.journal.engine import explain_failure
from atelier.journal.lock import maintenance
from atelier.journal.report import Report
from atelier.journal.seal import is_sealed, was_sealed
from atelier.journal.store import FILE_NAME, Store


def prepare(folder: Path) -> tuple[Store, Report]:
    """The open store of a folder, and what had to be done.

    A store whose seal is whole is opened as it is; one left open (a crash, a power cut) or
    whose file is no longer what was closed is checked, page by page and event by event.
    """
    path = folder / FILE_NAME
    try:
        version = opening.version_of(path)
        if version == schema.HEAD and not opening.left_open(path) and is_sealed(path):
            return Store.at(path), Report()
    except AtelierError as error:
        if error.code != "journal.damaged":
            raise
    except OSError as error:
        raise explain_failure(error, path) from error
    return _with_care(folder, path)


def _with_care(folder: Path, path: Path) -> tuple[Store, Report]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise explain_failure(error, folder) from error
    from atelier.journal.backups import list_backups

    with maintenance(folder):  # and look again: another process may just have done it
        try:
            version = opening.version_of(path)
            if version == "":
                return repaired(folder) if was_sealed(path) or list_backups(folder) else _create(path)
            if opening.is_newer(version) and version != schema.HEAD:
                raise AtelierError("journal.newer", file=str(path), version=version)
            store, report = _checked(path)
        except AtelierError as error:
            if error.code != "journal.damaged":
                raise
            return repaired(folder)
        if version != schema.HEAD:
            store.close()
            from atelier.journal.migrate import migrate

            migrate(path)
            return Store.at(path), replace(report, migrated=version)
        return store, report


def _create(path: Path) -> tuple[Store, Report]:
    from atelier.journal.place import check_place

    check_place(path.parent)
    opening.create_store(path)
    return Store.at(path), Report(created=True)


def _checked(path: Path) -> tuple[Store, Report]:
    if not opening.left_open(path) and opening.truncated(path):
        raise AtelierError("journal.damaged", file=str(path))
    store = Store.at(path)
    if opening.version_of(path) == schema.HEAD and store.problems():
        store.close()
        raise AtelierError("journal.damaged", file=str(path))
    return store, Report(checked=True)


def repaired(folder: Path) -> tuple[Store, Report]:
    """The store of a folder, rebuilt from its backups and from what can still be read."""
    from atelier.journal.repair import repair

    with maintenance(folder):
        done = repair(folder)
    return Store.at(folder / FILE_NAME), Report(checked=True, repaired=done)
