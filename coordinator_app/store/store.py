"""Store: an open network file, and the only way to read it, to change it and to undo."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, insert, text

from coordinator_app.clock import now
from coordinator_app.errors import UserError
from coordinator_app.store import (
    backup,
    erasing,
    faults,
    file,
    journal,
    lock,
    search,
    undo,
    upgrading,
)
from coordinator_app.store.connections import (
    APPLICATION_ID,
    bare_engine,
    reading_engine,
    writing_engine,
)
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.turns import Turns
from coordinator_app.store.work import Work
from coordinator_app.texts import Text


def declare_tables() -> None:
    """Load and configure the tables now, so that the first change does not wait for it."""
    from sqlalchemy.orm import configure_mappers

    journal.triggers()
    configure_mappers()


class Store:
    """An open network. Made by `create`, `open` (reads and writes) or `look` (reads only).

    The window starts on what is read with plain SQL: SQLAlchemy's mapper, and the tables declared
    to it, take 0.1 s and are loaded when they are first needed.
    """

    def __init__(self, path: Path, held: lock.Lock | None) -> None:
        self.path = path
        self._held = held
        self._reading = reading_engine(path)
        self._writing = writing_engine(path) if held else None
        self._turns = Turns()
        self._copying = threading.Lock()
        # A large file is not read through before it is opened; `check` does that afterwards.
        self.was_checked = path.stat().st_size <= file.CHECKED_AT_ONCE

    @property
    def screen_thread(self) -> int | None:
        """Set by the window: its thread must not stand still while an import writes."""
        return self._turns.screen_thread

    @screen_thread.setter
    def screen_thread(self, thread: int | None) -> None:
        self._turns.screen_thread = thread

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make a new, empty network; an existing file is never overwritten."""
        path = path.absolute()
        file.refuse_unsafe_place(path)
        file.refuse_taken(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError("The folder {folder} cannot be made.", folder=path.parent) from error
        held = lock.take(path)
        try:
            file.refuse_taken(path)
            _write_whole(path)
            return cls._opened(path, held)
        except BaseException:
            held.release()
            raise

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open for work: checked, held, and brought to today's schema."""
        path = path.absolute()
        file.refuse_unsafe_place(path)
        file.refuse_unusable(path, upgrading.newest_version())
        file.refuse_read_only(path)
        held = lock.take(path)
        try:
            return cls._opened(path, held)
        except BaseException:
            held.release()
            raise

    @classmethod
    def _opened(cls, path: Path, held: lock.Lock) -> Self:
        # Asked again, because only now nobody else can be writing.
        version = file.refuse_unusable(path, upgrading.newest_version())
        if path.stat().st_size <= file.CHECKED_AT_ONCE:
            file.quick_check(path)
        file.begin_writing(path)
        with faults.spoken():
            upgrading.upgrade_file(path, version, upgrading.shipped())
        return cls(path, held)

    @classmethod
    def look(cls, path: Path) -> Self:
        """Open for reading, also while another program works in it."""
        path = path.absolute()
        version = file.refuse_unusable(path, upgrading.newest_version())
        if version < upgrading.newest_version():
            raise UserError(
                "{name} was written by an older version. Open it once to bring it up to date.",
                name=path.name,
            )
        return cls(path, None)

    def close(self) -> None:
        """Let go of the file; everything confirmed is in it, and it stands by itself.

        A step that another thread is writing is waited for.
        """
        self._reading.dispose()
        if self._writing is None or self._held is None:
            return
        with self._turns.waited_for():
            self._writing.dispose()
            file.end_writing(self.path)
            self._held.release()
            self._held = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one moment of the network and cannot change it.

        Inside ``work`` it sees what was there before; what is being written, only
        ``work.session`` sees.
        """
        with faults.spoken(), self._reading.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def work(self, label: str | Text, /, **values: Any) -> Iterator[Work]:
        """One undoable step: ``with store.work("Change job: {name}", name=…) as work``.

        Leaving the block by an exception rolls everything back; else it is on the disk when the
        block ends.
        """
        from sqlalchemy.orm import Session

        said = label if isinstance(label, Text) else Text(label, values)
        with self._changing() as connection:
            change_set = journal.begin(connection, said, "do")
            with Session(connection, join_transaction_mode="rollback_only") as session:
                work = Work(session)
                yield work
                session.commit()
            outcome = _ended(connection, change_set, said)
        work.finish(outcome)

    def undo(self) -> Outcome | None:
        """Take back the latest step; None when there is none. Raises `Conflict`."""
        with self._changing() as connection:
            step = undo.undoable(connection)
            return step and _taken_back(connection, *step, "undo")

    def redo(self) -> Outcome | None:
        """Take back the latest undo; None when there is none. Raises `Conflict`."""
        with self._changing() as connection:
            step = undo.redoable(connection)
            return step and _taken_back(connection, *step, "redo")

    def undo_step(self, change_set: int) -> Outcome:
        """Take back one older step, such as last week's import. Raises `Conflict`.

        It is an undo as any other: `redo` brings the step back, and `undo` goes on with the
        latest of the steps that still stand.
        """
        with self._changing() as connection:
            label, kind = undo.chosen(connection, change_set)
            return _taken_back(connection, change_set, label, kind)

    def erase(self, label: Text, what: erasing.Erasure) -> Outcome:
        """Take words out of rows and journal for good; no step of undo knows them.

        `finish_erasing` takes them out of what the file no longer uses.
        """
        with self._changing() as connection:
            return erasing.erase(connection, label, what)

    def finish_erasing(self) -> None:
        """Write the file anew when words were erased since that was last done.

        It takes as much room as the file has. When that is not there, or the process is killed,
        nothing is lost and the next call does it.
        """
        with self.reading() as connection:
            if not erasing.is_half_done(connection):
                return
        with self._turns.taken(), faults.spoken():
            erasing.compact(self.path)
        with self._changing() as connection:
            erasing.note_done(connection)

    def undo_label(self) -> Text | None:
        """The words of the step that `undo` would take back."""
        with self.reading() as connection:
            step = undo.undoable(connection)
        return step and step[1]

    def redo_label(self) -> Text | None:
        """The words of the step that `redo` would bring back."""
        with self.reading() as connection:
            step = undo.redoable(connection)
        return step and step[1]

    def undo_is_long(self) -> bool:
        """Whether `undo` is work for the background, such as the undo of an import."""
        with self.reading() as connection:
            return undo.is_long(connection, undo.undoable(connection))

    def redo_is_long(self) -> bool:
        """Whether `redo` is work for the background."""
        with self.reading() as connection:
            return undo.is_long(connection, undo.redoable(connection))

    def back_up(self, folder: Path, step: backup.Step | None = None) -> backup.Proof:
        """Write a proved copy into ``folder`` and note it in the network.

        ``step(done, total)`` is called meanwhile; what it raises stops the copying. Writing goes
        on; the copy holds one moment of it.
        """
        from coordinator_app.models import Backup

        self._turns.refuse_nested()
        at = now()
        name = f"{self.path.stem} {at.astimezone():%Y-%m-%d %H.%M.%S}{self.path.suffix}"
        with self._copying:
            proof = backup.prove(self.path, file.free_name(folder / name), step)
        with self._changing() as connection:
            row = {"at": at, "path": str(proof.path), "sha256": proof.sha256}
            connection.execute(insert(Backup).values(row | {"counts": proof.as_json()}))
        return proof

    def check(self) -> None:
        """Read the whole file; raises `NetworkDamaged` when it is broken."""
        file.quick_check(self.path)

    @contextmanager
    def _changing(self) -> Iterator[Connection]:
        if self._writing is None:
            raise UserError("The network was opened for reading only.")
        with self._turns.taken(), faults.spoken():
            if self._held is None:
                raise RuntimeError("the network was closed")
            with self._writing.begin() as connection:
                yield connection


def _taken_back(connection: Connection, change_set: int, label: Text, kind: str) -> Outcome:
    own = journal.begin(connection, label, kind, undoes=change_set)
    undo.take_back(connection, change_set, label, kind)
    return _ended(connection, own, label)


def _ended(connection: Connection, change_set: int, label: Text) -> Outcome:
    changes = journal.end(connection, change_set)
    search.refresh(connection, changes)
    return journal.outcome_of(label, change_set, changes)


def _write_whole(path: Path) -> None:
    """Write an empty network under another name, and give it its own when it is finished."""
    partial = path.with_name(path.name + ".partial")
    try:
        file.discard(partial)
        with faults.spoken():
            _write_schema(partial)
        file.give_name(partial, path)
    except FileExistsError as error:
        raise file.taken(path) from error
    except OSError as error:
        raise UserError("{path} cannot be written.", path=path) from error
    finally:
        file.discard(partial)


def _write_schema(path: Path) -> None:
    from coordinator_app.models import Base

    engine = bare_engine(path, "rwc")
    try:
        with engine.begin() as connection:
            Base.metadata.create_all(connection, checkfirst=False)
            connection.execute(text(search.TABLE))
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {upgrading.newest_version()}")
    finally:
        engine.dispose()
