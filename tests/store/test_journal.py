"""Undo and redo: from the file, across restarts, never over a later edit."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, update

from coordinator_app.errors import Conflict
from coordinator_app.models import ContactMoment, Organisation, Theme
from coordinator_app.store.store import Store
from tests.store.facts import add_theme, facts_of, rename_theme, theme_names


def test_undo_and_redo_are_there_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "network.network"
    with Store.create(path) as store:
        theme_id = add_theme(store, "Schulden")
        rename_theme(store, theme_id, "Armoede")
    with Store.open(path) as store:
        assert str(store.undo_label()) == "Rename theme: Armoede"
        outcome = store.undo()
        assert outcome is not None
        assert outcome.ids("themes") == {theme_id}
        assert theme_names(store) == ["Schulden"]
    with Store.open(path) as store:
        assert str(store.redo_label()) == "Rename theme: Armoede"
        store.redo()
        assert theme_names(store) == ["Armoede"]
        assert store.redo_label() is None


def test_undo_goes_back_step_by_step_and_redo_forth(store: Store) -> None:
    for name in "abc":
        add_theme(store, name)
    assert [store.undo() is not None for _ in range(4)] == [True, True, True, False]
    assert theme_names(store) == []
    assert [store.redo() is not None for _ in range(4)] == [True, True, True, False]
    assert theme_names(store) == ["a", "b", "c"]
    store.undo()
    assert theme_names(store) == ["a", "b"]


def test_a_new_step_makes_an_end_of_redo(store: Store) -> None:
    add_theme(store, "a")
    store.undo()
    add_theme(store, "b")
    assert store.redo_label() is None
    store.undo()
    assert theme_names(store) == []


def test_what_fails_half_way_leaves_nothing(store: Store) -> None:
    add_theme(store, "a")
    before = facts_of(store.path)
    with pytest.raises(ZeroDivisionError):
        _write_and_fail(store)
    assert facts_of(store.path) == before
    assert str(store.undo_label()) == "Add theme: a"


def _write_and_fail(store: Store) -> None:
    with store.work("Fail") as work:
        work.session.add(Theme(name="b"))
        work.session.flush()
        raise ZeroDivisionError


def test_a_step_that_changes_nothing_is_no_step(store: Store) -> None:
    theme_id = add_theme(store, "a")
    with store.work("Nothing") as work:
        work.session.get_one(Theme, theme_id).name = "a"
    assert work.outcome.change_set is None
    assert str(store.undo_label()) == "Add theme: a"


def test_an_older_step_can_be_undone_while_later_ones_stay(store: Store) -> None:
    first, second = add_theme(store, "a"), add_theme(store, "b")
    step = rename_theme(store, first, "A")
    rename_theme(store, second, "B")
    store.undo_step(step)
    assert theme_names(store) == ["a", "B"]


def test_a_row_that_was_edited_since_is_a_conflict_and_nothing_changes(store: Store) -> None:
    theme_id = add_theme(store, "a")
    step = rename_theme(store, theme_id, "b")
    rename_theme(store, theme_id, "c")
    with pytest.raises(Conflict, match="Rename theme: b"):
        store.undo_step(step)
    assert theme_names(store) == ["c"]


def test_an_edit_that_was_itself_undone_is_no_conflict(store: Store) -> None:
    theme_id = add_theme(store, "a")
    step = rename_theme(store, theme_id, "b")
    rename_theme(store, theme_id, "c")
    store.undo()
    store.undo_step(step)
    assert theme_names(store) == ["a"]


def test_a_record_that_others_hang_on_cannot_be_undone_away(store: Store) -> None:
    with store.work("Add organisation") as work:
        work.session.add(Organisation(name="Gemeente Ede"))
    step = work.outcome.change_set
    assert step is not None
    with store.work("Log contact") as later:
        later.session.add(_call(work.outcome.new_id("organisations")))
    with pytest.raises(Conflict):
        store.undo_step(step)
    store.undo()
    store.undo_step(step)


def _call(organisation_id: int) -> ContactMoment:
    from datetime import date

    return ContactMoment(
        occurred_on=date(2027, 3, 20), kind="call", subject="x", organisation_id=organisation_id
    )


def test_an_outcome_names_the_rows_that_a_change_points_at(store: Store) -> None:
    with store.work("Add") as work:
        work.session.add(Organisation(name="Divosa"))
    organisation_id = work.outcome.new_id("organisations")
    with store.work("Log contact") as work:
        work.session.add(_call(organisation_id))
    assert work.outcome.ids("organisations") == {organisation_id}


def test_bulk_statements_are_undone_too(store: Store) -> None:
    with store.work("Many") as work:
        work.session.execute(insert(Theme), [{"name": f"thema {n}"} for n in range(500)])
    with store.work("Shout") as work:
        work.session.execute(update(Theme).values(name=Theme.name + "!"))
    with store.work("Empty") as work:
        work.session.execute(delete(Theme))
    assert theme_names(store) == []
    store.undo()
    store.undo()
    assert theme_names(store) == [f"thema {n}" for n in range(500)]


def test_an_id_is_never_given_again(store: Store) -> None:
    first = add_theme(store, "a")
    store.undo()
    assert add_theme(store, "b") > first


step_of = st.one_of(
    st.tuples(st.just("add"), st.text(min_size=1, max_size=8)),
    st.tuples(st.just("rename"), st.text(min_size=1, max_size=8)),
    st.tuples(st.just("delete"), st.just("")),
    st.tuples(st.sampled_from(["undo", "redo"]), st.just("")),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(steps=st.lists(step_of, max_size=12))
def test_any_steps_undone_and_redone_give_the_same_network(
    store: Store, steps: list[tuple[str, str]]
) -> None:
    for verb, name in steps:
        _do(store, verb, name)
    after = facts_of(store.path)
    undone = 0
    while store.undo() is not None:
        undone += 1
    assert theme_names(store) == []
    for _ in range(undone):
        store.redo()
    assert facts_of(store.path) == after


def _do(store: Store, verb: str, name: str) -> None:
    if verb in ("undo", "redo"):
        getattr(store, verb)()
        return
    with store.work("Step") as work:
        last = work.session.query(Theme).order_by(Theme.id.desc()).first()
        if verb == "add" or last is None:
            work.session.add(Theme(name=name or "x"))
        elif verb == "rename":
            last.name = name
        else:
            work.session.delete(last)
