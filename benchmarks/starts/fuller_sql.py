"""The fuller window, which also imports SQLAlchemy Core and asks one indexed query of the journal."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication
from sqlalchemy import column, create_engine, select, table

from benchmarks.starts.first_paint import run
from benchmarks.starts.fuller import window

app = QApplication([])
events = table("events", column("learner"), column("time"), column("value"))
newest = select(events).where(events.c.learner == sys.argv[1]).order_by(events.c.time.desc()).limit(1)
with create_engine(f"sqlite:///{sys.argv[2]}").connect() as connection:
    found = connection.execute(newest).one()
made = window()
made.statusBar().showMessage(str(found.time))
run(app, made)
