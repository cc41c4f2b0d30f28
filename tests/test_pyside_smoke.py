"""PySide6 6.12.0 aborts Python 3.11 after some thousands of calls (PYSIDE-3474)."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex


class Cells(QAbstractListModel):
    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        return 1

    def data(self, index: Index, role: int = 0) -> str | None:
        return "x" if role == Qt.ItemDataRole.DisplayRole else None


def test_many_calls_from_qt_leave_python_alive(qapp: QObject) -> None:
    cells = Cells()
    cell = cells.index(0, 0)
    for _ in range(20_000):
        assert cell.data(Qt.ItemDataRole.FontRole) is None
