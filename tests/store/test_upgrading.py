"""Upgrades: an older file gets today's schema, whole or not at all, after a proved copy."""

from __future__ import annotations

import datetime as dt
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Column, String, create_engine, inspect

from coordinator_app.models import Base, Meeting, Venue
from coordinator_app.store import file, search, upgrading
from coordinator_app.store.store import Store
from coordinator_app.store.upgrading import Upgrade
from tests.store.facts import add_theme, facts_of, theme_names

FIRST_SCHEMA = Path(__file__).parent / "schemas" / "0001.sql"
TODAY = upgrading.newest_version()


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
    copy = upgrading.upgrade_file(network, TODAY, [Upgrade(TODAY + 1, "motto", add_motto)])
    assert copy is not None
    assert facts_of(copy) == before
    assert (version_of(copy), version_of(network)) == (TODAY, TODAY + 1)
    assert "motto" in columns_of(network, "themes")


def test_a_step_that_fails_leaves_the_file_as_the_step_before_left_it(network: Path) -> None:
    steps = [Upgrade(TODAY + 1, "motto", add_motto), Upgrade(TODAY + 2, "fail", fail)]
    with pytest.raises(ZeroDivisionError):
        upgrading.upgrade_file(network, TODAY, steps)
    assert version_of(network) == TODAY + 1
    assert "motto" not in columns_of(network, "venues")


def test_a_step_that_breaks_a_reference_is_refused(network: Path) -> None:
    before = facts_of(network)
    with pytest.raises(Exception, match="orphan"):
        upgrading.upgrade_file(network, TODAY, [Upgrade(TODAY + 1, "orphan", orphan)])
    assert (facts_of(network), version_of(network)) == (before, TODAY)


def test_an_up_to_date_file_is_left_alone(network: Path) -> None:
    assert (
        upgrading.upgrade_file(network, TODAY + 1, [Upgrade(TODAY + 1, "motto", add_motto)]) is None
    )


def test_undo_leaves_a_column_that_came_later_as_it_is(network: Path) -> None:
    with closing(sqlite3.connect(network)) as connection:
        connection.execute("UPDATE changes SET new = json_remove(new, '$.description')")
        connection.commit()
    with Store.open(network) as store:
        store.undo()
        store.redo()
        assert str(store.undo_label()) == "Add theme: Schulden"


HOW = """
The tables are no longer those that an older network gets. Write, or complete while it was not
released, coordinator_app/store/upgrades/NNNN_name.py, which brings it to the tables of today;
python -m tools.schema prints those. tests/store/schemas/0001.sql stays as it is.
"""


def test_the_first_schema_upgraded_is_the_schema_of_today(tmp_path: Path) -> None:
    first, fresh = tmp_path / "first.network", tmp_path / "fresh.network"
    with closing(sqlite3.connect(first)) as connection:
        connection.executescript(FIRST_SCHEMA.read_text(encoding="utf-8"))
    Store.open(first).close()
    Store.create(fresh).close()
    assert differences(first) == [], HOW
    assert checks_of(first) == checks_of(fresh), HOW
    assert never_reused(first) == never_reused(fresh), HOW


FIRST_FACTS = """
INSERT INTO people (id, uid, initials, given_name, prefix, family_name, partner_prefix,
    partner_family_name, name_use, form_of_address, title_before, title_after,
    salutation_override, address_line_override, informal_salutation_override, language,
    large_print, prefers_email, notes, full_name, list_name, sort_key, sort_key_by_prefix)
    VALUES (1, 'a', 'J.', '', '', 'Berg', '', '', 'own', 'neutral', '', '', '', '', '', 'nl',
    0, 0, '', 'J. Berg', 'Berg, J.', 'berg', 'berg');
INSERT INTO nominations (id, uid, candidate_id, category, motivation, stage, received_on,
    stage_since, decision_reason)
    VALUES (1, 'b', 1, 'social_professional', '', 'consent_asked', '2027-01-05', '2027-01-05', '');
INSERT INTO consents (id, uid, nomination_id, manager_id, asked_on, answer, evidence)
    VALUES (4, 'c', 1, 1, '2027-01-05', 'awaited', '');
INSERT INTO blobs VALUES ('abc', 'application/pdf', x'25');
INSERT INTO letters (id, uid, kind, title, person_id, language, produced_at, page_count,
    pdf_sha256, data, template_version)
    VALUES (7, 'd', 'welcome', 'Berg', 1, 'nl', '2027-01-05T12:00:00Z', 1, 'abc', '{}', ''),
    (8, 'e', 'welcome', 'Weg', 1, 'nl', '2027-01-05T12:00:00Z', 1, 'abc', '{}', '');
INSERT INTO change_sets (id, at, label, kind)
    VALUES (1, '2027-01-05T12:00:00Z', '{"source": "Letters"}', 'do');
INSERT INTO changes (change_set_id, table_name, row_id, old, new)
    SELECT 1, 'letters', id, NULL, json_object('id', id, 'uid', uid, 'kind', kind,
    'title', title, 'person_id', person_id, 'language', language, 'produced_at', produced_at,
    'page_count', page_count, 'pdf_sha256', pdf_sha256, 'data', data,
    'template_version', template_version) FROM letters;
"""


def test_a_network_of_the_first_version_keeps_its_rows_its_ids_and_its_undo(tmp_path: Path) -> None:
    first = tmp_path / "first.network"
    with closing(sqlite3.connect(first)) as connection:
        connection.executescript(FIRST_SCHEMA.read_text(encoding="utf-8") + FIRST_FACTS)
    with Store.open(first) as store:
        store.check()
        store.undo()
        store.redo()
    with closing(sqlite3.connect(first)) as connection:
        letters = connection.execute("SELECT id, title, way, remark FROM letters").fetchall()
        assert letters == [(7, "Berg", "paper", ""), (8, "Weg", "paper", "")]
        consents = connection.execute("SELECT id, nomination_id, membership_id FROM consents")
        assert consents.fetchall() == [(4, 1, None)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        query = "SELECT name, seq FROM sqlite_sequence WHERE name IN ('letters', 'consents')"
        assert dict(connection.execute(query).fetchall()) == {"letters": 8, "consents": 4}


def differences(path: Path) -> list[object]:
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        ours = {"include_name": lambda name, kind, _: kind != "table" or "search" not in name}
        context = MigrationContext.configure(connection, opts={"compare_type": True, **ours})
        found = compare_metadata(context, Base.metadata)
    engine.dispose()
    return list(found)


def checks_of(path: Path) -> dict[str, dict[str | None, str]]:
    """The CHECKs by table, which Alembic does not compare."""
    engine = create_engine(f"sqlite:///{path}")
    inspector = inspect(engine)
    found = {
        table: {
            check["name"]: "".join(check["sqltext"].split())
            for check in inspector.get_check_constraints(table)
        }
        for table in Base.metadata.tables
    }
    engine.dispose()
    return found


def never_reused(path: Path) -> set[str]:
    """The tables whose ids are never given again, and the way search is indexed."""
    query = "SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'"
    search_texts = "SELECT sql FROM sqlite_master WHERE name = 'search_texts'"
    with closing(sqlite3.connect(path)) as connection:
        return {row[0] for row in connection.execute(f"{query} UNION {search_texts}")}


def rebuild_venues(operations: Operations) -> None:
    with operations.batch_alter_table("venues", recreate="always") as venues:
        venues.add_column(Column("motto", String, server_default="", nullable=False))


def test_rebuilding_a_table_keeps_what_points_at_it(network: Path) -> None:
    with Store.open(network) as store, store.work("Plan") as work:
        venue = Venue(name="Reehorst")
        work.session.add(venue)
        work.session.flush()
        noon = dt.datetime(2027, 3, 20, 12)
        work.session.add(Meeting(title="Lente", starts_at=noon, ends_at=noon, venue_id=venue.id))
    upgrading.upgrade_file(network, TODAY, [Upgrade(TODAY + 1, "venues", rebuild_venues)])
    with closing(sqlite3.connect(network)) as connection:
        connection.execute(f"PRAGMA user_version = {TODAY}")
        assert connection.execute("SELECT count(*) FROM meetings").fetchone() == (1,)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    with Store.open(network) as store:
        with store.reading() as reading:
            hits = search.find(reading, "reehorst")
        assert [hit.noun for hit in hits] == ["venues", "meetings"]
        store.undo()  # the journal's triggers are made for the new table


def test_search_follows_what_an_upgrade_changed(network: Path) -> None:
    def rename(operations: Operations) -> None:
        operations.execute("UPDATE themes SET name = 'Armoede'")

    upgrading.upgrade_file(network, TODAY, [Upgrade(TODAY + 1, "rename", rename)])
    with closing(sqlite3.connect(network)) as connection:
        connection.execute(f"PRAGMA user_version = {TODAY}")
    with Store.open(network) as store, store.reading() as reading:
        assert [hit.title for hit in search.find(reading, "armoe")] == ["Armoede"]
        assert search.find(reading, "schul") == []


def test_a_name_that_is_taken_is_left_alone(network: Path) -> None:
    other = network.with_name(f"leden v{TODAY}.network")
    other.write_bytes(b"somebody's own file")
    copy = upgrading.upgrade_file(network, TODAY, [Upgrade(TODAY + 1, "motto", add_motto)])
    assert copy == network.with_name(f"leden v{TODAY} (2).network")
    assert other.read_bytes() == b"somebody's own file"


KILLED = """
import sys
from pathlib import Path
from coordinator_app.store import upgrading
from tests.store.test_upgrading import add_motto

def half(operations):
    operations.execute("UPDATE themes SET name = 'half'")
    operations.drop_table("follow_ups")
    operations.execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
        " INSERT INTO themes (uid, name, description) SELECT i, i, hex(zeroblob(20000)) FROM n"
    )
    print("in the middle", flush=True)
    sys.stdin.read()

today = upgrading.newest_version()
steps = [
    upgrading.Upgrade(today + 1, "motto", add_motto),
    upgrading.Upgrade(today + 2, "half", half),
]
upgrading.upgrade_file(Path(sys.argv[1]), today, steps)
"""


@pytest.mark.parametrize("with_log", [True, False])
def test_killed_in_the_middle_of_a_step_nothing_of_it_shows(network: Path, with_log: bool) -> None:
    if with_log:
        file.begin_writing(network)
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(network)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "in the middle\n"
        process.kill()
    assert version_of(network) == TODAY + 1
    with closing(sqlite3.connect(network)) as connection:
        connection.execute(f"PRAGMA user_version = {TODAY}")
    with Store.open(network) as store:
        assert theme_names(store) == ["Schulden"]
        assert str(store.undo_label()) == "Add theme: Schulden"
        store.check()
