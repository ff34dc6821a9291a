"""The tables. A change here needs a new revision in `migrations` and a new `HEAD`.

The facts of one learner stand together on disk, in the order of time (a clustered primary
key), so that reading them touches as few pages as can be.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, String, Table, Text

HEAD = "0001"

metadata = MetaData()

events = Table(
    "events",
    metadata,
    Column("learner", String(64), primary_key=True),
    Column("time", BigInteger, primary_key=True, autoincrement=False),
    Column("id", String(64), primary_key=True),
    Column("device", String(64), nullable=False),
    Column("key", String(512), nullable=False),
    Column("verb", String(32), nullable=False),
    Column("value", Text, nullable=False),  # JSON
    Column("offset", Integer, nullable=False),  # minutes east of UTC
    Column("seen", String(128), nullable=False),
    Column("after", String(64), nullable=False),
    Column("checksum", BigInteger, nullable=False),  # CRC-32 of the rest: see `rows`
    Index("events_id", "learner", "id", unique=True),
    sqlite_with_rowid=False,
)

meta = Table(
    "meta",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)

version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), primary_key=True),
)
