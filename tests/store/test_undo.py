"""Undo puts back exactly what was there: any value, any order of edits, never over a later one."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select, text

from coordinator_app.errors import Conflict, UserError
from coordinator_app.models import Person, PhoneNumber, Setting, Theme
from coordinator_app.store.store import Store
from tests.store.facts import add_theme, engine_of, facts_of, rename_theme, theme_names

any_text = st.text(st.characters(exclude_categories=["Cs"]))


def do(store: Store, *statements: str) -> int:
    with store.work("Step") as work:
        for statement in statements:
            work.session.execute(text(statement))
    assert work.outcome.change_set is not None
    return work.outcome.change_set


def settings_of(store: Store) -> dict[str, str]:
    with store.reading() as connection:
        rows = connection.execute(select(Setting.name, Setting.value).order_by(Setting.id))
        return {row.name: row.value for row in rows}


@pytest.fixture
def two(store: Store) -> Store:
    do(store, "INSERT INTO settings (name, value) VALUES ('left', '1'), ('right', '2')")
    return store


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=any_text, number=st.integers(-(2**63), 2**63 - 1), yes=st.booleans())
def test_any_value_comes_back_as_it_was(store: Store, name: str, number: int, yes: bool) -> None:
    person = {"family_name": name, "notes": name * 3, "large_print": yes}
    with store.work("Add") as work:
        work.session.execute(insert(Person), [person])
        work.session.execute(
            text(
                f"INSERT INTO venues (uid, name, capacity, room, directions)"
                f" VALUES (hex(randomblob(9)), '', {number}, '', '')"
            )
        )
    before = facts_of(store.path)
    do(store, "DELETE FROM people", "DELETE FROM venues")
    store.undo()
    assert facts_of(store.path) == before


def test_awkward_texts_survive_undo_and_redo(store: Store) -> None:
    names = [
        "",
        "a\0b",
        "😀👩‍👩‍👧",
        "שלום",
        '"\\\n\r\t\x01\x7f\u2028',
        "null",
        '{"a": 1}',
        "x" * 300_000,
    ]
    with store.work("Add") as work:
        work.session.execute(insert(Theme), [{"name": name} for name in names])
    do(store, "DELETE FROM themes")
    store.undo()
    assert theme_names(store) == names
    store.redo()
    assert theme_names(store) == []


def test_values_that_were_swapped_are_swapped_back(two: Store) -> None:
    do(
        two,
        "UPDATE settings SET name = 'aside' WHERE name = 'left'",
        "UPDATE settings SET name = 'left' WHERE name = 'right'",
        "UPDATE settings SET name = 'right' WHERE name = 'aside'",
    )
    assert settings_of(two) == {"right": "1", "left": "2"}
    two.undo()
    assert settings_of(two) == {"left": "1", "right": "2"}
    outcome = two.redo()
    assert settings_of(two) == {"right": "1", "left": "2"}
    assert outcome is not None
    assert outcome.touched == {"settings": {1, 2}}
    assert not outcome.made


def test_a_key_that_was_deleted_and_made_again_in_one_step(two: Store) -> None:
    do(
        two,
        "DELETE FROM settings WHERE name = 'left'",
        "INSERT INTO settings (name, value) VALUES ('left', '3')",
    )
    two.undo()
    assert settings_of(two) == {"left": "1", "right": "2"}
    two.redo()
    assert settings_of(two) == {"right": "2", "left": "3"}


def test_what_a_replacement_pushed_out_comes_back(two: Store) -> None:
    do(two, "INSERT OR REPLACE INTO settings (name, value) VALUES ('left', '9')")
    two.undo()
    assert settings_of(two) == {"left": "1", "right": "2"}


def test_what_came_and_went_in_one_step_is_not_told(store: Store) -> None:
    with store.work("Try") as work:
        passing = Theme(name="passing")
        work.session.add(passing)
        work.session.flush()
        work.session.delete(passing)
        work.session.flush()
        work.session.add(Theme(name="staying"))
    staying = work.outcome.new_id("themes")
    assert work.outcome.ids("themes") == {staying}
    store.undo()
    assert theme_names(store) == []


def test_a_step_that_ends_where_it_began_is_no_step(store: Store) -> None:
    theme_id = add_theme(store, "a")
    with store.work("There and back") as work:
        theme = work.session.get_one(Theme, theme_id)
        for name in "ba":
            theme.name = name
            work.session.flush()
    assert work.outcome.change_set is None
    assert str(store.undo_label()) == "Add theme: a"


def test_a_key_that_somebody_took_since_is_a_conflict(two: Store) -> None:
    step = do(two, "DELETE FROM settings WHERE name = 'left'")
    do(two, "INSERT INTO settings (name, value) VALUES ('left', '3')")
    with pytest.raises(Conflict):
        two.undo_step(step)
    assert settings_of(two) == {"right": "2", "left": "3"}


def test_what_would_hang_on_nothing_is_a_conflict(store: Store) -> None:
    with store.work("Add") as work:
        phones = [PhoneNumber(number="+31612345678")]
        work.session.add(Person(family_name="Berg", phone_numbers=phones))
    step = do(store, "DELETE FROM phone_numbers")
    do(store, "DELETE FROM people")
    with pytest.raises(Conflict):
        store.undo_step(step)
    store.undo()
    store.undo_step(step)


def test_a_conflict_while_doing_again_speaks_of_doing_again(store: Store) -> None:
    theme_id = add_theme(store, "a")
    step = rename_theme(store, theme_id, "b")
    undone = store.undo_step(step).change_set
    assert undone is not None
    rename_theme(store, theme_id, "c")
    with pytest.raises(Conflict, match=r"opnieuw|again"):
        store.undo_step(undone)


def test_undoing_an_older_step_is_an_undo_as_any_other(store: Store) -> None:
    first = add_theme(store, "a")
    step = rename_theme(store, first, "A")
    add_theme(store, "b")
    store.undo_step(step)
    assert str(store.redo_label()) == "Rename theme: A"
    assert str(store.undo_label()) == "Add theme: b"
    store.undo()
    assert theme_names(store) == ["a"]
    store.redo()
    store.redo()
    assert theme_names(store) == ["A", "b"]
    assert store.redo_label() is None


def test_a_step_is_taken_back_once(store: Store) -> None:
    step = rename_theme(store, add_theme(store, "a"), "b")
    store.undo_step(step)
    with pytest.raises(UserError, match="Rename theme: b"):
        store.undo_step(step)
    with pytest.raises(UserError):
        store.undo_step(99_999)
    assert theme_names(store) == ["a"]


def test_a_connection_is_clean_after_work_that_failed(two: Store) -> None:
    step = do(two, "DELETE FROM settings WHERE name = 'left'")
    do(two, "INSERT INTO settings (name, value) VALUES ('left', '3')")
    with pytest.raises(Conflict):
        two.undo_step(step)
    with engine_of(two).connect() as connection:
        sql = connection.exec_driver_sql
        assert sql("SELECT count(*) FROM current_change_set").scalar() == 0
        assert sql("PRAGMA defer_foreign_keys").scalar() == 0
        assert sql("PRAGMA foreign_keys").scalar() == 1
        assert (
            sql("SELECT count(*) FROM temp.sqlite_master WHERE name = 'taken_back'").scalar() == 0
        )


def test_undo_of_a_large_step_tells_all_and_finds_all(store: Store) -> None:
    with store.work("Import") as work:
        rows = [{"family_name": f"Naam{n}", "list_name": f"Naam{n}"} for n in range(20_000)]
        work.session.execute(insert(Person), rows)
    assert len(work.outcome.made["people"]) == 20_000
    outcome = store.undo()
    assert outcome is not None
    assert len(outcome.ids("people")) == 20_000
    with store.reading() as connection:
        left = "SELECT (SELECT count(*) FROM people) + (SELECT count(*) FROM search_texts)"
        assert connection.exec_driver_sql(left).scalar() == 0
        kept = connection.exec_driver_sql("SELECT old FROM changes ORDER BY id DESC").scalar()
    assert json.loads(str(kept))["family_name"].startswith("Naam")
