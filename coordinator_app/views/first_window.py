"""One window a network: a second start finds the first one and brings it to the front."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE = 500  # milliseconds


def raise_first(network: Path) -> bool:
    """Ask the window that has ``network`` open to come forward; False when there is none."""
    socket = QLocalSocket()
    socket.connectToServer(_name(network))
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write(b"raise")
    socket.waitForBytesWritten(_PATIENCE)
    socket.disconnectFromServer()
    return True


class FirstWindow(QObject):
    """Listens for a second start; ``called`` tells that the window should come forward."""

    called = Signal()

    def __init__(self, network: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(_name(network))  # left behind by a program that was killed
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(_name(network))

    def close(self) -> None:
        self._server.close()

    def _on_connection(self) -> None:
        connection = self._server.nextPendingConnection()
        connection.disconnected.connect(connection.deleteLater)
        self.called.emit()


def _name(network: Path) -> str:
    digest = hashlib.sha256(str(network.resolve()).encode()).hexdigest()
    return f"network-coordinator-{digest[:24]}"
