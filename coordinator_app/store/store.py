"""Store: an open network file, and the only way to read it, to change it and to undo."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine, create_engine, insert, text
from sqlalchemy.orm import Session

from coordinator_app.clock import now
from coordinator_app.errors import NetworkBusy, UserError
from coordinator_app.models import Backup, Base
from coordinator_app.store import backup, faults, file, journal, lock, search, upgrading
from coordinator_app.store.connections import APPLICATION_ID, reading_engine, writing_engine
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.work import Work
from coordinator_app.texts import Text

SCREEN_PATIENCE = 0.04  # seconds the screen thread may wait for another task that writes
PATIENCE = 60.0


class Store:
    """An open network. Made by `create`, `open` (reads and writes) or `look` (reads only)."""

    def __init__(self, path: Path, held: lock.Lock | None) -> None:
        self.path = path
        self._held = held
        self._reading = reading_engine(path)
        self._writing = writing_engine(path) if held else None
        self._one_at_a_time = threading.Lock()
        # A large file is not read through before it is opened; `check` does that afterwards.
        self.was_checked = path.stat().st_size <= file.CHECKED_AT_ONCE
        # Set by the window: its thread must not stand still while an import writes.
        self.screen_thread: int | None = None

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make a new, empty network; an existing file is never overwritten."""
        file.refuse_unsafe_place(path)
        if path.exists():
            raise UserError("{path} exists already. Choose another name.", path=path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError("The folder {folder} cannot be made.", folder=path.parent) from error
        partial = path.with_name(path.name + ".partial")
        partial.unlink(missing_ok=True)
        with faults.spoken():
            _write_schema(partial)
        partial.replace(path)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open for work: checked, held, and brought to today's schema."""
        file.refuse_unsafe_place(path)
        version = file.refuse_unusable(path, upgrading.newest_version())
        file.refuse_read_only(path)
        held = lock.take(path)
        try:
            if path.stat().st_size <= file.CHECKED_AT_ONCE:
                file.quick_check(path)
            upgrading.upgrade_file(path, version, upgrading.shipped())
            return cls(path, held)
        except BaseException:
            held.release()
            raise

    @classmethod
    def look(cls, path: Path) -> Self:
        """Open for reading, also while another program works in it."""
        version = file.refuse_unusable(path, upgrading.newest_version())
        if version < upgrading.newest_version():
            raise UserError(
                "{name} was written by an older version. Open it once to bring it up to date.",
                name=path.name,
            )
        return cls(path, None)

    def close(self) -> None:
        """Let go of the file; everything confirmed is in it."""
        self._reading.dispose()
        if self._writing is not None:
            self._writing.dispose()
        if self._held is not None:
            self._held.release()
            self._held = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one moment of the network and cannot change it."""
        with faults.spoken(), self._reading.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def work(self, label: str | Text, /, **values: Any) -> Iterator[Work]:
        """One undoable step: ``with store.work("Change job: {name}", name=…) as work``.

        Leaving the block by an exception rolls everything back; else it is on the disk when the
        block ends.
        """
        said = label if isinstance(label, Text) else Text(label, values)
        with self._changing() as connection:
            change_set = journal.begin(connection, said, "do")
            with Session(connection, join_transaction_mode="rollback_only") as session:
                work = Work(session)
                yield work
                session.commit()
            outcome = journal.end(connection, change_set, said)
            search.refresh(connection, outcome.touched)
        work.finish(outcome)

    def undo(self) -> Outcome | None:
        """Take back the latest step; None when there is none. Raises `Conflict`."""
        return self._take_back("undo")

    def redo(self) -> Outcome | None:
        """Take back the latest undo; None when there is none. Raises `Conflict`."""
        return self._take_back("redo")

    def undo_step(self, change_set: int) -> Outcome:
        """Take back one older step, such as last week's import. Raises `Conflict`."""
        with self._changing() as connection:
            return _taken_back(connection, change_set, "undo")

    def undo_label(self) -> Text | None:
        """The words of the step that `undo` would take back."""
        with self.reading() as connection:
            step = journal.undoable(connection)
        return step and step[1]

    def redo_label(self) -> Text | None:
        """The words of the step that `redo` would bring back."""
        with self.reading() as connection:
            step = journal.redoable(connection)
        return step and step[1]

    def back_up(self, folder: Path) -> backup.Proof:
        """Write a proved copy into ``folder`` and note it in the network."""
        at = now()
        name = f"{self.path.stem} {at.astimezone():%Y-%m-%d %H.%M.%S}{self.path.suffix}"
        proof = backup.prove(self.path, folder / name)
        with self._changing() as connection:
            row = {"at": at, "path": str(proof.path), "sha256": proof.sha256}
            connection.execute(insert(Backup).values(row | {"counts": proof.as_json()}))
        return proof

    def check(self) -> None:
        """Read the whole file; raises `NetworkDamaged` when it is broken."""
        file.quick_check(self.path)

    def _take_back(self, kind: str) -> Outcome | None:
        with self._changing() as connection:
            find = journal.undoable if kind == "undo" else journal.redoable
            step = find(connection)
            return None if step is None else _taken_back(connection, step[0], kind)

    @contextmanager
    def _changing(self) -> Iterator[Connection]:
        with self._alone(), faults.spoken(), self._writer().begin() as connection:
            yield connection

    @contextmanager
    def _alone(self) -> Iterator[None]:
        patience = SCREEN_PATIENCE if threading.get_ident() == self.screen_thread else PATIENCE
        if not self._one_at_a_time.acquire(timeout=patience):
            raise NetworkBusy("Another task is still writing. Try again when it is done.")
        try:
            yield
        finally:
            self._one_at_a_time.release()

    def _writer(self) -> Engine:
        if self._writing is None:
            raise UserError("The network was opened for reading only.")
        return self._writing


def _taken_back(connection: Connection, change_set: int, kind: str) -> Outcome:
    label = journal.label_of(connection, change_set)
    own = journal.begin(connection, label, kind, undoes=change_set)
    journal.take_back(connection, change_set)
    outcome = journal.end(connection, own, label)
    search.refresh(connection, outcome.touched)
    return outcome


def _write_schema(path: Path) -> None:
    engine = create_engine(f"sqlite:///{path}")
    try:
        with engine.begin() as connection:
            Base.metadata.create_all(connection, checkfirst=False)
            connection.execute(text(search.TABLE))
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {upgrading.newest_version()}")
    finally:
        engine.dispose()
    # One file, no companions, before it gets its name.
    with closing(sqlite3.connect(path)) as single:
        single.execute("PRAGMA journal_mode = DELETE")
