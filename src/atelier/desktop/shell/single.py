"""One window a person's data: a second launch raises the first and hands it its file.

A lock file says whether we are the first (cheap, at start); the local server that listens to
later launches is made once the window is on screen. Local sockets only, no network.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject


class Single:
    """The claim of one process on a data folder."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)
        digest = hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        self._name = f"atelier-{digest}"
        self._server: QObject | None = None

    def first(self) -> bool:
        """Whether this process is the first on the folder."""
        return self._lock.tryLock(50)

    def hand_over(self, file: str) -> bool:
        """Ask the first process to come forward with a file (or « »); false if it does not answer."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(2000):
            return False
        socket.write(file.encode("utf-8", "surrogatepass") + b"\n")
        done = bool(socket.waitForBytesWritten(2000))
        socket.disconnectFromServer()
        return done

    def listen(self, raised: Callable[[str], None], parent: QObject) -> None:
        """Call `raised(file)` for each later launch."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(parent)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)

        def accept() -> None:
            socket = server.nextPendingConnection()
            if socket is None:
                return

            def read() -> None:
                if socket.canReadLine():
                    raised(bytes(socket.readLine().data()).decode("utf-8", "surrogatepass").strip())
                    socket.disconnectFromServer()

            socket.readyRead.connect(read)
            socket.disconnected.connect(socket.deleteLater)
            read()

        server.newConnection.connect(accept)
        server.listen(self._name)
        self._server = server

    def release(self) -> None:
        """Let another process be the first."""
        if self._server is not None:
            self._server.close()  # type: ignore[attr-defined]
        self._lock.unlock()
