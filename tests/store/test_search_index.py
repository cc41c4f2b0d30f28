"""What finds a record: all words a coordinator would type, whatever changed last."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import text

from coordinator_app import models as m
from coordinator_app.rules.contacts import ContactKind
from coordinator_app.rules.learning_practices import PracticeKind
from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.store import search
from coordinator_app.store.blobs import PDF, keep_blob
from coordinator_app.store.journal import journaled
from coordinator_app.store.store import Store
from tests.store.facts import engine_of

DAY = dt.date(2027, 3, 20)
WORDS = st.sampled_from(["alfa", "bravo", "charlie", "delta", "echo", "Özil", "06-12345678"])


def write_network(store: Store, **words: str) -> None:
    """One record of each noun, all hanging together."""
    with store.work("Fill") as work:
        add = work.session.add
        org = m.Organisation(name="Gemeente Ede", street="Bergstraat", postcode="6711 DD")
        theme, practice = (
            m.Theme(name="Schulden"),
            m.LearningPractice(name="Proef", kind=PracticeKind.OWN),
        )
        season = m.Season(name="Najaar", starts_on=DAY, ends_on=DAY)
        venue = m.Venue(name="Reehorst", city="Veenendaal", room="Zaal drie")
        round_ = m.NominationRound(name="Ronde twaalf", opens_on=DAY, closes_on=DAY)
        jan = m.Person(
            family_name="Berg",
            given_name="Jan",
            prefix="van der",
            postcode="1234 AB",
            email_addresses=[m.EmailAddress(address="jan@ggd.nl")],
            phone_numbers=[m.PhoneNumber(number="+31612345678")],
        )
        mia = m.Person(family_name="Nominator", given_name="Mia")
        eva = m.Person(family_name="Manager", given_name="Eva")
        work.session.add_all([org, theme, practice, season, venue, round_, jan, mia, eva])
        work.session.flush()
        add(m.Affiliation(person_id=jan.id, organisation_id=org.id, job_title="Arts"))
        meeting = m.Meeting(
            title="Voorjaar",
            starts_at=dt.datetime(2027, 3, 20, 10),
            ends_at=dt.datetime(2027, 3, 20, 16),
            venue_id=venue.id,
            theme_id=theme.id,
            season_id=season.id,
            learning_practice_id=practice.id,
        )
        nomination = m.Nomination(
            candidate_id=jan.id,
            nominator_id=mia.id,
            round_id=round_.id,
            category=MemberCategory.MUNICIPAL_PROFESSIONAL,
            received_on=DAY,
            stage_since=DAY,
            motivation="Bevlogen",
        )
        moment = m.ContactMoment(
            occurred_on=DAY,
            kind=ContactKind.CALL,
            subject="Belletje",
            notes="belooft een rondleiding",
            organisation_id=org.id,
        )
        work.session.add_all([meeting, nomination, moment])
        work.session.flush()
        item = m.AgendaItem(
            meeting_id=meeting.id, position=1, title="Lezing", duration_minutes=20, notes="beamer"
        )
        add(item)
        work.session.flush()
        digest = keep_blob(work.session, b"pdf", PDF)
        work.session.add_all(
            [
                m.AgendaSpeaker(agenda_item_id=item.id, person_id=eva.id),
                m.Consent(nomination_id=nomination.id, manager_id=eva.id),
                m.ContactMomentPerson(contact_moment_id=moment.id, person_id=jan.id),
                m.DatePoll(
                    title="Datumvraag zeventien",
                    duration_minutes=90,
                    notes="parkeren",
                    venue_id=venue.id,
                    theme_id=theme.id,
                ),
                m.ExternalCall(
                    name="Prijs dertien", closes_on=DAY, website="buurt.nl", organisation_id=org.id
                ),
                m.PlannerEvent(
                    name="Congres",
                    starts_on=DAY,
                    ends_on=DAY,
                    place="Jaarbeurs",
                    organisation_id=org.id,
                ),
                m.FollowUp(
                    due_on=DAY, reason="Terugbellen", person_id=jan.id, organisation_id=org.id
                ),
                m.Letter(
                    kind=next(iter(LetterKind)),
                    title="Uitnodiging",
                    person_id=jan.id,
                    meeting_id=meeting.id,
                    language="nl",
                    produced_at=dt.datetime(2027, 3, 20, tzinfo=dt.UTC),
                    page_count=1,
                    pdf_sha256=digest,
                    data="{}",
                ),
            ]
        )


def nouns_found(store: Store, typed: str) -> set[str]:
    with store.reading() as connection:
        return {hit.noun for hit in search.find(connection, typed)}


@pytest.mark.parametrize(
    ("typed", "nouns"),
    [
        ("rondleiding", "contact_moments"),
        ("jan berg", "people nominations contact_moments follow_ups letters"),
        (
            "gemeente ede",
            "organisations people contact_moments follow_ups external_calls planner_events",
        ),
        ("eva manager", "people meetings nominations"),
        ("mia", "people nominations"),
        ("beamer", "meetings"),
        ("lezing eva", "meetings"),
        ("veenendaal", "venues meetings date_polls"),
        ("schulden", "themes meetings date_polls"),
        ("najaar", "seasons meetings"),
        ("proef", "learning_practices meetings"),
        ("twaalf", "nomination_rounds nominations"),
        ("prijs dertien", "external_calls"),
        ("datumvraag parkeren", "date_polls"),
        ("buurt.nl", "external_calls"),
        ("congres jaarbeurs", "planner_events"),
        ("voorjaar", "meetings letters"),
        ("arts", "people"),
        ("1234ab", "people"),
        ("1234 AB", "people"),
        ("bergstr", "organisations"),
        ("jan@ggd.nl", "people"),
        ("0612345678", "people"),
        ("06 123", "people"),
        ("06-12 34 56 78", "people"),
        ("+31 6 1234", "people"),
        ("+31 (0)6 1234", "people"),
        ("0031 6 12", "people"),
        ("jan 06-123", "people"),
        ("06 124", ""),
        ("0", "people"),
        ("+", ""),
    ],
)
def test_what_a_coordinator_types_finds_it(store: Store, typed: str, nouns: str) -> None:
    write_network(store)
    assert nouns_found(store, typed) == set(nouns.split())


def test_those_called_so_come_before_those_that_mention_it(store: Store) -> None:
    with store.work("Add") as work:
        for name, notes in (("Aa", "over Zilver"), ("Zilver", ""), ("Bb", "zilver")):
            work.session.add(m.Organisation(name=name, notes=notes))
    with store.reading() as connection:
        assert [hit.title for hit in search.find(connection, "zilv")] == ["Zilver", "Aa", "Bb"]
        assert [hit.title for hit in search.find(connection, "zilv", limit=1)] == ["Zilver"]


def index_of(store: Store) -> list[Any]:
    with store.reading() as connection:
        query = text("SELECT rowid, title, body FROM search_texts ORDER BY rowid")
        # The order of the words within a text finds nothing more or less.
        return [(row[0], row[1], sorted(row[2].split())) for row in connection.execute(query)]


def rebuilt(store: Store) -> list[Any]:
    """What the index would be if it were made anew; the one that is there stays."""
    with engine_of(store).connect() as connection:
        search.rebuild(connection)
        query = text("SELECT rowid, title, body FROM search_texts ORDER BY rowid")
        return [(row[0], row[1], sorted(row[2].split())) for row in connection.execute(query)]


WORDY = """name full_name list_name given_name initials title notes job_title subject reason
    city street postcode room description website motivation decision_reason address number"""
TEXTS = [
    (table.name, c.name) for table in journaled() for c in table.columns if c.name in WORDY.split()
]
LINKS = [
    (table.name, key.parent.name, key.column.table.name)
    for table in journaled()
    for key in table.foreign_keys
    if key.column.table.name != "blobs"
]
BINNED = [table.name for table in journaled() if "deleted_at" in table.columns]
LOOSE = [
    "agenda_speakers",
    "consents",
    "contact_moment_people",
    "affiliations",
    "email_addresses",
    "phone_numbers",
    "follow_ups",
    "letters",
]


def run(store: Store, *statements: str) -> None:
    with store.work("Step") as work:
        for statement in statements:
            work.session.execute(text(statement))


def test_each_word_and_each_link_that_changes_is_followed(store: Store) -> None:
    write_network(store)
    write_network(store)
    # The candidate, the nominator and the manager of one nomination, one by one.
    people = [f"UPDATE people SET full_name = 'Alleen' WHERE id = {row}" for row in (1, 2, 3)]
    steps = [f"UPDATE {table} SET {column} = 'Anders 06'" for table, column in TEXTS]
    steps += people
    steps += [
        f"UPDATE OR IGNORE {table} SET {column} = (SELECT max(id) FROM {parent})"
        for table, column, parent in LINKS
    ]
    steps += [f"DELETE FROM {table}" for table in LOOSE]
    for step in steps:
        before = index_of(store)
        run(store, step)
        assert index_of(store) == rebuilt(store), step
        if store.redo_label() is None and store.undo() is not None:
            assert index_of(store) == before, step


class AnySteps(RuleBasedStateMachine):
    """Any sequence of steps, undo and redo among them, keeps the index as if made anew."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = Store.create(Path(self.folder.name) / "test.network")
        write_network(self.store)

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    @rule(place=st.sampled_from(TEXTS), word=WORDS, row=st.integers(1, 3))
    def write(self, place: tuple[str, str], word: str, row: int) -> None:
        table, column = place
        run(self.store, f"UPDATE {table} SET {column} = '{word}' WHERE id = {row}")

    @rule(place=st.sampled_from(LINKS))
    def link_elsewhere(self, place: tuple[str, str, str]) -> None:
        table, column, parent = place
        run(self.store, f"UPDATE OR IGNORE {table} SET {column} = (SELECT max(id) FROM {parent})")

    @rule(table=st.sampled_from(BINNED), to_bin=st.booleans())
    def bin(self, table: str, to_bin: bool) -> None:
        moment = "'2027-03-20T12:00:00Z'" if to_bin else "NULL"
        run(self.store, f"UPDATE {table} SET deleted_at = {moment}")

    @rule(table=st.sampled_from(LOOSE))
    def delete(self, table: str) -> None:
        run(self.store, f"DELETE FROM {table}")

    @rule()
    def delete_the_agenda(self) -> None:
        run(self.store, "DELETE FROM agenda_speakers", "DELETE FROM agenda_items")

    @rule()
    def fill(self) -> None:
        write_network(self.store)

    @precondition(lambda self: self.store.undo_label() is not None)
    @rule()
    def undo(self) -> None:
        self.store.undo()

    @precondition(lambda self: self.store.redo_label() is not None)
    @rule()
    def redo(self) -> None:
        self.store.redo()

    @invariant()
    def index_is_as_if_made_anew(self) -> None:
        assert index_of(self.store) == rebuilt(self.store)


TestAnySteps = AnySteps.TestCase
TestAnySteps.settings = settings(max_examples=15, stateful_step_count=12, deadline=None)
