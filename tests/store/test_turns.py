"""Who writes when: one after the other, never a step inside a step, nothing kept of what failed."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy.exc import IntegrityError

from coordinator_app.errors import NetworkBusy
from coordinator_app.models import Theme
from coordinator_app.store.store import Store
from tests.store.facts import add_theme, theme_names


def test_a_step_inside_a_step_is_refused_at_once(store: Store) -> None:
    with store.work("Outer") as work:
        work.session.add(Theme(name="outer"))
        for inner in (store.undo, lambda: add_theme(store, "inner"), lambda: store.undo_step(1)):
            with pytest.raises(RuntimeError, match="inside"):
                inner()
        with pytest.raises(RuntimeError, match="inside"):
            store.back_up(store.path.parent)
    assert theme_names(store) == ["outer"]
    assert [path for path in store.path.parent.iterdir() if "20" in path.name] == []


def test_reading_inside_a_step_sees_what_was_there_before(store: Store) -> None:
    with store.work("Add") as work:
        work.session.add(Theme(name="a"))
        work.session.flush()
        assert theme_names(store) == []
    assert theme_names(store) == ["a"]


@pytest.mark.parametrize("reason", [KeyboardInterrupt, SystemExit, GeneratorExit])
def test_whatever_stops_a_step_leaves_nothing(store: Store, reason: type[BaseException]) -> None:
    with pytest.raises(reason):
        _write_and_stop(store, reason)
    assert theme_names(store) == []
    assert store.undo_label() is None
    add_theme(store, "b")


def _write_and_stop(store: Store, reason: type[BaseException]) -> None:
    with store.work("Stop") as work:
        work.session.add(Theme(name="a"))
        work.session.flush()
        raise reason


def test_a_fact_the_tables_refuse_leaves_nothing(store: Store) -> None:
    with pytest.raises(IntegrityError), store.work("Refused") as work:
        work.session.add_all([Theme(name="a", uid="same"), Theme(name="b", uid="same")])
    assert theme_names(store) == []
    add_theme(store, "c")


def test_work_that_was_rolled_back_inside_cannot_go_on_as_if_nothing_happened(
    store: Store,
) -> None:
    with pytest.raises(Exception, match="closed transaction"):
        _write_roll_back_and_write(store)
    assert theme_names(store) == []


def _write_roll_back_and_write(store: Store) -> None:
    with store.work("Half") as work:
        work.session.add(Theme(name="a"))
        work.session.flush()
        work.session.rollback()
        work.session.add(Theme(name="b"))


def test_threads_write_one_after_the_other(store: Store) -> None:
    def write(name: str) -> None:
        for number in range(10):
            add_theme(store, f"{name}{number}")

    threads = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(theme_names(store)) == 30
    while store.undo() is not None:
        pass
    assert theme_names(store) == []


def test_closing_waits_for_the_step_that_is_being_written(store: Store) -> None:
    started, finish = threading.Event(), threading.Event()

    def long_task() -> None:
        with store.work("Import") as work:
            work.session.add(Theme(name="a"))
            work.session.flush()
            started.set()
            finish.wait(30)

    writer, closer = threading.Thread(target=long_task), threading.Thread(target=store.close)
    writer.start()
    started.wait(30)
    closer.start()
    with pytest.raises(NetworkBusy):
        Store.open(store.path)
    finish.set()
    writer.join()
    closer.join()
    assert list(store.path.parent.iterdir()) == [store.path]
    with Store.open(store.path) as again:
        assert theme_names(again) == ["a"]


def test_nothing_is_written_after_closing(store: Store) -> None:
    add_theme(store, "a")
    store.close()
    before = store.path.read_bytes()
    with pytest.raises(RuntimeError, match="closed"):
        add_theme(store, "b")
    store.close()
    assert store.path.read_bytes() == before
