"""Upgrades: an older file gets today's schema, whole or not at all, after a proved copy."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Column, String, create_engine

from coordinator_app.models import Base
from coordinator_app.store import file, upgrading
from coordinator_app.store.store import Store
from coordinator_app.store.upgrading import Upgrade
from tests.store.facts import add_theme, facts_of

FIRST_SCHEMA = Path(__file__).parent / "schemas" / "0001.sql"


def add_motto(operations: Operations) -> None:
    operations.add_column("themes", Column("motto", String, server_default="", nullable=False))


def fail(operations: Operations) -> None:
    operations.add_column("venues", Column("motto", String, server_default="", nullable=False))
    raise ZeroDivisionError


def orphan(operations: Operations) -> None:
    operations.execute(
        "INSERT INTO affiliations (person_id, organisation_id, job_title) VALUES (99, 99, '')"
    )


@pytest.fixture
def network(tmp_path: Path) -> Path:
    path = tmp_path / "leden.network"
    with Store.create(path) as store:
        add_theme(store, "Schulden")
    return path


def version_of(path: Path) -> int:
    return file.refuse_unusable(path, 99)


def columns_of(path: Path, table: str) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}


def test_steps_run_in_order_after_a_proved_copy(network: Path) -> None:
    before = facts_of(network)
    copy = upgrading.upgrade_file(network, 1, [Upgrade(2, "motto", add_motto)])
    assert copy is not None
    assert facts_of(copy) == before
    assert (version_of(copy), version_of(network)) == (1, 2)
    assert "motto" in columns_of(network, "themes")


def test_a_step_that_fails_leaves_the_file_as_the_step_before_left_it(network: Path) -> None:
    steps = [Upgrade(2, "motto", add_motto), Upgrade(3, "fail", fail)]
    with pytest.raises(ZeroDivisionError):
        upgrading.upgrade_file(network, 1, steps)
    assert version_of(network) == 2
    assert "motto" not in columns_of(network, "venues")


def test_a_step_that_breaks_a_reference_is_refused(network: Path) -> None:
    before = facts_of(network)
    with pytest.raises(Exception, match="orphan"):
        upgrading.upgrade_file(network, 1, [Upgrade(2, "orphan", orphan)])
    assert (facts_of(network), version_of(network)) == (before, 1)


def test_an_up_to_date_file_is_left_alone(network: Path) -> None:
    assert upgrading.upgrade_file(network, 2, [Upgrade(2, "motto", add_motto)]) is None


def test_undo_leaves_a_column_that_came_later_as_it_is(network: Path) -> None:
    with closing(sqlite3.connect(network)) as connection:
        connection.execute("UPDATE changes SET new = json_remove(new, '$.description')")
        connection.commit()
    with Store.open(network) as store:
        store.undo()
        store.redo()
        assert str(store.undo_label()) == "Add theme: Schulden"


def test_the_first_schema_upgraded_is_the_schema_of_today(tmp_path: Path) -> None:
    path = tmp_path / "first.network"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(FIRST_SCHEMA.read_text(encoding="utf-8"))
    Store.open(path).close()
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        ours = {"include_name": lambda name, kind, _: kind != "table" or "search" not in name}
        context = MigrationContext.configure(connection, opts={"compare_type": True, **ours})
        differences = compare_metadata(context, Base.metadata)
    engine.dispose()
    assert differences == []
