"""Asks the index from a thread of its own: building it or searching never makes the window wait."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, Signal

from atelier.search.index import Index
from atelier.search.rows import Kind, Results, Row

log = logging.getLogger(__name__)


class IndexFinder(QObject):
    """`rows` gives what the courses hold (called in the thread), `own` the person's notes."""

    _answered = Signal(object, str, object)

    def __init__(
        self, index: Index, signature: Callable[[], str], rows: Callable[[], Iterable[Row]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._index, self._signature, self._rows = index, signature, rows
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="search")
        self._answered.connect(lambda found, words, results: found(words, results))

    def learn(self, own: tuple[Row, ...]) -> None:
        """Make these the person's own notes and items."""
        self._thread.submit(self._guard, lambda: self._index.set_own(own))

    def ask(self, words: str, limit: int, kind: Kind | None, found: Callable[[str, Results], None]) -> None:
        """Search for words; `found(words, results)` comes on the window's thread."""

        def work() -> None:
            self._index.refresh(self._signature(), self._rows)
            self._answered.emit(found, words, self._index.search(words, limit, kind))

        self._thread.submit(self._guard, work)

    @staticmethod
    def _guard(work: Callable[[], None]) -> None:
        try:
            work()
        except Exception:
            log.exception("the search failed")

    def close(self) -> None:
        """End the thread and close the index."""
        self._thread.shutdown(wait=True, cancel_futures=True)
        self._index.close()
