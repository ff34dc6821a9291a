"""Bringing an older store to the current version: a verified copy first, then all or nothing.

Alembic is imported here and nowhere else: a store that is up to date never pays for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from atelier.errors import AtelierError
from atelier.journal import schema
from atelier.journal.backups import copy_verified
from atelier.journal.engine import connect_engine, explain_failure, file_url
from atelier.journal.opening import stamp, version_of

MIGRATIONS = Path(__file__).parent / "migrations"


def config(locations: Sequence[Path] = ()) -> Config:
    """Alembic's settings; `locations` are more folders of revisions."""
    settings = Config()
    settings.set_main_option("script_location", MIGRATIONS.as_posix())
    folders = (MIGRATIONS / "versions", *locations)
    settings.set_main_option("version_locations", ";".join(str(folder) for folder in folders))
    settings.set_main_option("version_path_separator", ";")
    settings.set_main_option("path_separator", ";")
    return settings


def migrate(path: Path, target: str = schema.HEAD, locations: Sequence[Path] = ()) -> Path:
    """Bring the store of that file to `target`; gives the copy made before.

    Raises journal.migration_failed: the store is then as it was.
    """
    copy = path.parent / "backups" / f"{path.stem}-before-{target}-from-{version_of(path)}.sqlite3"
    copy_verified(path, copy)
    engine = connect_engine(file_url(path))
    settings = config(locations)
    try:
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            before = _count(connection)
            settings.attributes["connection"] = connection
            command.upgrade(settings, target)
            stamp(connection, target)
            if _count(connection) != before:
                raise AtelierError("journal.migration_failed", file=str(path), copy=str(copy), reason="count")
    except AtelierError:
        raise
    except Exception as error:
        failure = explain_failure(error, path)
        if failure.code != "journal.store_failed":
            raise failure from error
        reason = str(error)
        raise AtelierError(
            "journal.migration_failed", file=str(path), copy=str(copy), reason=reason
        ) from error
    finally:
        engine.dispose()
    return copy


def _count(connection: Connection) -> int:
    return int(connection.execute(text("SELECT count(*) FROM events")).scalar_one())
