"""Work off the interface's thread."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QThreadPool
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from atelier.cli.screens import settle
from atelier.desktop.jobs import Job


class Cycle:
    """What only Python's collector deletes, like a window that knows its own buttons."""

    deleted_by: list[str] = []  # noqa: RUF012

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        Cycle.deleted_by.append(threading.current_thread().name)


def test_no_widget_is_deleted_in_the_thread_of_a_work(qapp: QApplication) -> None:
    Cycle.deleted_by.clear()
    for _ in range(500):
        Cycle()
    got: list[object] = []

    def work(*_: object) -> int:
        return len([[number] for number in range(300_000)])  # enough for several collections

    job = Job(work)
    job.finished.connect(got.append)
    job.start()
    while not got:
        settle(qapp, 0.02)
    assert got == [300_000] and gc.isenabled()
    gc.collect()
    assert len(Cycle.deleted_by) == 500
    assert set(Cycle.deleted_by) == {"MainThread"}


def test_python_collects_again_after_a_work_that_failed(qapp: QApplication) -> None:
    failed: list[object] = []

    def work(*_: object) -> None:
        raise OSError

    jobs = [Job(work), Job(work)]
    for job in jobs:
        job.failed.connect(failed.append)
        job.start()
    while len(failed) < 2:
        settle(qapp, 0.02)
    assert gc.isenabled()


def test_a_work_outlives_the_window_that_asked_for_it(qapp: QApplication) -> None:
    go, ended = threading.Event(), threading.Event()
    window = QObject()
    told: list[object] = []

    def work(progress: Callable[[int, int], None], _: threading.Event) -> None:
        go.wait(10)
        progress(1, 1)
        ended.set()

    job = Job(work, window)
    job.finished.connect(told.append)
    job.start()
    settle(qapp, 0.02)
    delete(window)
    go.set()
    assert ended.wait(10)
    QThreadPool.globalInstance().waitForDone()
    settle(qapp, 0.05)
    assert told == [] and gc.isenabled()
