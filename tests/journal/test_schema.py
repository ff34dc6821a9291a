import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from atelier.errors import AtelierError
from atelier.journal import schema
from atelier.journal.backups import check
from atelier.journal.engine import connect_engine, file_url
from atelier.journal.journal import Journal
from atelier.journal.migrate import config, migrate
from atelier.journal.opening import version_of
from atelier.wording import explain

from .making import fill, held, opened, store_of

NEXT = """
import sqlalchemy as sa
from alembic import op
revision = "0002"
down_revision = "0001"
branch_labels = depends_on = None
def upgrade():
    op.add_column("meta", sa.Column("kept", sa.Text))
    {more}
"""


def built_by_steps(path: Path) -> Engine:
    engine = connect_engine(file_url(path))
    settings = config()
    with engine.connect() as connection, connection.begin():
        settings.attributes["connection"] = connection
        command.upgrade(settings, "head")
    return engine


def tables_of(path: Path) -> dict[str, str]:
    query = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
    with closing(sqlite3.connect(path)) as connection:
        return {name: " ".join(sql.split()) for name, sql in connection.execute(query)}


def test_the_steps_lead_to_the_tables_of_the_schema(tmp_path: Path) -> None:
    """Fails when a table changes and no migration step follows."""
    engine = built_by_steps(tmp_path / "steps.sqlite3")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, schema.metadata) == []
    with opened(tmp_path / "p"):
        pass
    fresh = tables_of(store_of(tmp_path / "p"))
    steps = tables_of(tmp_path / "steps.sqlite3")
    assert {name: sql.replace("\n", "") for name, sql in steps.items() if name != "alembic_version"} == {
        name: sql for name, sql in fresh.items() if name != "alembic_version"
    }


def test_the_head_of_the_steps_is_the_version_stamped(tmp_path: Path) -> None:
    assert ScriptDirectory.from_config(config()).get_current_head() == schema.HEAD
    with opened(tmp_path):
        pass
    assert version_of(store_of(tmp_path)) == schema.HEAD


def step(folder: Path, more: str = "pass") -> Path:
    folder.mkdir()
    (folder / "0002_next.py").write_text(NEXT.format(more=more))
    return folder


def test_a_copy_is_made_and_verified_before_a_step(tmp_path: Path) -> None:
    events = fill(tmp_path / "p", 30)
    copy = migrate(store_of(tmp_path / "p"), "0002", [step(tmp_path / "steps")])
    assert (
        version_of(store_of(tmp_path / "p")) == "0002"
        and "kept" in tables_of(store_of(tmp_path / "p"))["meta"]
    )
    assert version_of(copy) == "0001" and check(copy) == len(events) and "0001" in copy.name


@pytest.mark.parametrize(
    "more", ["raise KeyError('x')", "op.execute('DELETE FROM events')", "op.execute('nonsense')"]
)
def test_a_step_that_fails_or_loses_events_leaves_the_store_as_it_was(tmp_path: Path, more: str) -> None:
    fill(tmp_path / "p", 30)
    before, tables = held(tmp_path / "p"), tables_of(store_of(tmp_path / "p"))
    with pytest.raises(AtelierError, match=r"journal\.migration_failed") as caught:
        migrate(store_of(tmp_path / "p"), "0002", [step(tmp_path / "steps", more)])
    assert "copie" in explain(caught.value)
    assert tables_of(store_of(tmp_path / "p")) == tables and held(tmp_path / "p") == before


@pytest.mark.parametrize("left_open", [False, True])
def test_a_store_of_a_newer_version_is_refused_and_not_one_byte_moves(
    tmp_path: Path, left_open: bool
) -> None:
    fill(tmp_path, 30)
    connection = sqlite3.connect(store_of(tmp_path))
    connection.execute("UPDATE alembic_version SET version_num = '0099'")
    connection.execute("PRAGMA user_version = 99")
    connection.commit()
    if left_open:  # as a newer Atelier that crashed leaves it: the version stands in the WAL
        files = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
        connection.close()
        for path, content in files.items():
            path.write_bytes(content)
    else:
        connection.close()
    (tmp_path / "journal.sqlite3-shm").unlink(missing_ok=True)
    before = {
        path.name: path.read_bytes() for path in tmp_path.glob("journal.sqlite3*") if path.suffix != ".lock"
    }
    with pytest.raises(AtelierError, match=r"journal\.newer") as caught:
        Journal.open(tmp_path)
    assert "plus récente" in explain(caught.value)
    after = {name: (tmp_path / name).read_bytes() for name in before}
    assert after == before
