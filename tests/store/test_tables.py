"""What every table keeps to, and how moments are kept in them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Integer, Table, UniqueConstraint
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import StatementError

from coordinator_app.models import Base, ContactMoment, Meeting, Theme
from coordinator_app.models.base import ClockTime, LocalMoment, UtcInstant
from coordinator_app.store import search
from coordinator_app.store.journal import journaled
from coordinator_app.store.search import SEARCHABLE
from coordinator_app.store.store import Store

DIALECT = sqlite.dialect()


def test_every_row_that_undo_brings_back_has_a_number_of_its_own() -> None:
    for table in journaled():
        assert [column.name for column in table.primary_key] == ["id"], table.name
        assert isinstance(table.c.id.type, Integer)
        assert table.dialect_options["sqlite"]["autoincrement"], table.name


def test_no_reference_cascades_and_each_can_wait_for_the_end_of_a_step() -> None:
    for table in Base.metadata.tables.values():
        for key in table.foreign_keys:
            assert key.ondelete is None, key
            assert key.onupdate is None, key
            assert key.deferrable, key
            assert key.column.table.name == "blobs" or key.parent.name in firsts(table), key


def firsts(table: Table) -> set[str]:
    """The columns by which rows of a table are found through an index."""
    keys = [key.columns for key in table.constraints if isinstance(key, UniqueConstraint)]
    return {columns[0].name for columns in [*keys, *(index.columns for index in table.indexes)]}


def test_every_noun_has_a_number_of_its_own_in_search() -> None:
    numbers = [kind.number for kind in SEARCHABLE.values()]
    assert len(set(numbers)) == len(numbers)
    assert all(0 < number < search._NOUNS_AT_MOST for number in numbers)


@given(st.datetimes(timezones=st.timezones()))
def test_an_instant_comes_back_the_same_to_the_second(value: dt.datetime) -> None:
    try:
        value.astimezone(dt.UTC)
    except OverflowError:
        return
    kept = UtcInstant().process_bind_param(value, DIALECT)
    assert kept is not None
    assert len(kept) == len("2027-03-20T12:30:00Z")
    assert UtcInstant().process_result_value(kept, DIALECT) == value.astimezone(dt.UTC).replace(
        microsecond=0
    )


@given(st.datetimes(), st.datetimes())
def test_times_on_the_wall_sort_as_they_are_kept(one: dt.datetime, other: dt.datetime) -> None:
    one, other = (value.replace(second=0, microsecond=0) for value in (one, other))
    kept = [LocalMoment().process_bind_param(value, DIALECT) or "" for value in (one, other)]
    assert (kept[0] < kept[1]) == (one < other)
    assert LocalMoment().process_result_value(kept[0], DIALECT) == one


@given(st.times())
def test_a_time_of_the_day_comes_back_to_the_minute(value: dt.time) -> None:
    kept = ClockTime().process_bind_param(value, DIALECT)
    assert ClockTime().process_result_value(kept, DIALECT) == value.replace(second=0, microsecond=0)


def test_a_moment_of_the_wrong_kind_is_a_mistake_of_ours(store: Store) -> None:
    noon = dt.datetime(2027, 3, 20, 12)
    wrong = [
        Theme(name="a", deleted_at=noon),
        Meeting(title="a", starts_at=noon.replace(tzinfo=dt.UTC), ends_at=noon),
        ContactMoment(occurred_on=noon.date(), kind="no such kind", subject="a"),
    ]
    for row in wrong:
        with pytest.raises(StatementError), store.work("Add") as work:
            work.session.add(row)
