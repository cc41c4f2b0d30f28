"""The least a window on a database can be: twelve tables, ten thousand rows, one of them painted.

``python benchmarks/bare_window.py FILE`` shows it and ends when it was painted; a file that is not
there is made first. It is what the start of the application is compared with.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

gc.disable()

from sqlalchemy import ForeignKey, create_engine, insert, select  # noqa: E402
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column  # noqa: E402

ROWS = 10_000
COLUMNS = 6


class Base(DeclarativeBase):
    pass


class Person(Base):
    __tablename__ = "people"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(index=True)
    organisation: Mapped[str]
    city: Mapped[str]
    job_title: Mapped[str]
    email: Mapped[str]


def _further(number: int) -> type[Base]:
    columns = {
        "__tablename__": f"table_{number}",
        "__annotations__": {
            "id": Mapped[int],
            "person_id": Mapped[int],
            "title": Mapped[str],
            "notes": Mapped[str],
            "day": Mapped[str],
        },
        "id": mapped_column(primary_key=True),
        "person_id": mapped_column(ForeignKey("people.id"), index=True),
    }
    return type(f"Table{number}", (Base,), columns)


TABLES = [Person, *(_further(number) for number in range(2, 13))]


def make(path: Path) -> None:
    """The file with its twelve tables and ten thousand people."""
    engine = create_engine(f"sqlite:///{path}")
    Base.metadata.create_all(engine)
    keys = ("name", "organisation", "city", "job_title", "email")
    rows = [{key: f"{key} {number}" for key in keys} for number in range(ROWS)]
    with engine.begin() as connection:
        connection.execute(insert(Person), rows)
    engine.dispose()


def show(path: Path) -> None:
    """Read all rows, show them in a table, and end when it was painted."""
    from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, Qt, QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

    display = int(Qt.ItemDataRole.DisplayRole)

    class Rows(QAbstractTableModel):
        def __init__(self, rows: list[tuple[object, ...]]) -> None:
            super().__init__()
            self.rows = rows

        def rowCount(self, parent: object = None) -> int:  # noqa: ARG002, N802 - Qt's name
            return len(self.rows)

        def columnCount(self, parent: object = None) -> int:  # noqa: ARG002, N802 - Qt's name
            return COLUMNS

        def data(self, index: QModelIndex, role: int = display) -> object:  # type: ignore[override]
            return self.rows[index.row()][index.column()] if role == display else None

    class Painted(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, QApplication.quit)
            return False

    application = QApplication([])
    engine = create_engine(f"sqlite:///{path}")
    with Session(engine) as session:
        found = session.execute(select(*Person.__table__.columns).order_by(Person.name)).all()
    window = QMainWindow()
    table = QTableView(window)
    model = Rows([tuple(row) for row in found])
    table.setModel(model)
    window.setCentralWidget(table)
    window.resize(1280, 800)
    painted = Painted()
    table.viewport().installEventFilter(painted)
    window.show()
    gc.enable()
    gc.freeze()
    application.exec()
    os._exit(0)  # taking down is no part of the start


if __name__ == "__main__":
    file = Path(sys.argv[1])
    show(file) if file.exists() else make(file)
