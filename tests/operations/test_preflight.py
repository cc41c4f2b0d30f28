"""A batch that goes wrong on its way: consents, folders that refuse, two at once, a stop."""

from __future__ import annotations

from pathlib import Path

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations.batch import Batch
from coordinator_app.operations.gap_mending import mend_gap, mends_in_a_line
from coordinator_app.operations.letters import invitations
from coordinator_app.operations.meetings import edit_meeting
from coordinator_app.operations.membership_consents import (
    ask_membership_consent,
    record_membership_consent,
)
from coordinator_app.operations.paper_files import file_writer, letters_to_files, writer
from coordinator_app.operations.people import edit_person
from coordinator_app.operations.printing import print_batch
from coordinator_app.operations.settings import change_network_settings
from coordinator_app.operations.venues import edit_venue
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nominations import ConsentAnswer
from coordinator_app.rules.preflight import Gap
from coordinator_app.store.queries.letters import letters_of_meeting
from coordinator_app.store.queries.meetings import meeting_record
from coordinator_app.store.queries.memberships import memberships_of_person
from coordinator_app.store.store import Store
from coordinator_app.texts import text
from tests.builders import TODAY
from tests.paper_facts import house_style, invitee, ready_meeting


@pytest.fixture
def meeting(store: Store) -> int:
    house_style(store)
    return ready_meeting(store)


def invite(store: Store, meeting_id: int) -> Batch:
    return invitations(store, meeting_id, today=TODAY)


def kept(store: Store, meeting_id: int) -> int:
    with store.reading() as connection:
        return len(letters_of_meeting(connection, meeting_id))


@pytest.mark.parametrize(
    ("answer", "stops", "looked_at"),
    [
        (None, False, True),
        (ConsentAnswer.GIVEN, False, False),
        (ConsentAnswer.REFUSED, True, False),
        (ConsentAnswer.REVOKED, True, False),
    ],
)
def test_a_member_without_consent_is_not_invited_by_accident(
    store: Store, meeting: int, answer: ConsentAnswer | None, stops: bool, looked_at: bool
) -> None:
    person = invitee(
        store, meeting, organisation="Gemeente Zwolle", member_since=TODAY.replace(year=2024),
        category=MemberCategory.MUNICIPAL_PROFESSIONAL,
    )  # fmt: skip
    with store.reading() as connection:
        membership = memberships_of_person(connection, person)[0].id
    ask_membership_consent(store, membership, "Els Meer", TODAY, today=TODAY)
    if answer is ConsentAnswer.REVOKED:
        record_membership_consent(
            store, membership, ConsentAnswer.GIVEN, TODAY, "e-mail", today=TODAY
        )
    if answer is not None:
        record_membership_consent(store, membership, answer, TODAY, "e-mail", today=TODAY)
    batch = invite(store, meeting)
    assert [gap.record_id for gap in batch.gaps] == [person] * stops
    assert [gap.field for gap in batch.notices] == ["memberships"] * looked_at


def test_every_gap_of_one_line_is_mended_through_its_own_verb(store: Store, meeting: int) -> None:
    person = invitee(store, meeting, postcode="", prefers_email=True)
    with store.reading() as connection:
        record = meeting_record(connection, meeting)
    assert record is not None
    assert record.venue is not None
    edit_venue(store, record.venue.id, "city", "")
    edit_meeting(store, meeting, "reply_by", "", today=TODAY)
    change_network_settings(store, name="🙂")
    typed = {
        "postcode": "3511ab",
        "city": "Utrecht",
        "reply_by": "1-4-2027",
        "name": "Netwerk Meedoen",
        "email": "janny@voorbeeld.nl",
    }
    batch = invite(store, meeting)
    for gap in (*batch.gaps, *batch.notices):
        assert mends_in_a_line(gap)
        mend_gap(store, gap, typed.pop(gap.field), today=TODAY)
    assert typed == {}
    mended = invite(store, meeting)
    assert (mended.gaps, mended.notices) == ((), ())
    wrong = Gap(person, "", "postcode", text("The postcode is missing."))
    with pytest.raises(UserError) as refused:
        mend_gap(store, wrong, "geen", today=TODAY)
    assert refused.value.field == "postcode"
    assert not mends_in_a_line(Gap(meeting, "", "agenda", text("Missing"), "meetings"))


def test_a_place_that_refuses_leaves_nothing_written_and_nothing_kept(
    store: Store, meeting: int, tmp_path: Path
) -> None:
    for name in ("Aerts", "Bos"):
        invitee(store, meeting, name)
    batch = invite(store, meeting)
    tmp_path = tmp_path / "out"
    tmp_path.mkdir()
    taken = tmp_path / "2027-04-15 Uitnodiging – Bos, Janny.pdf"
    taken.mkdir()
    (tmp_path / "file").write_bytes(b"")
    for write, one_file in (
        (writer(tmp_path), False),
        (writer(tmp_path / "file" / "folder"), False),
        (file_writer(tmp_path / "gone" / "all.pdf"), True),
        (file_writer(tmp_path), True),
    ):
        with pytest.raises(UserError):
            print_batch(store, batch, one_file=one_file, write=write)
    assert sorted(path.name for path in tmp_path.iterdir()) == [taken.name, "file"]
    assert kept(store, meeting) == 0
    assert len(invite(store, meeting).letters) == 2


def test_a_stop_half_way_leaves_nothing_written_and_nothing_kept(
    store: Store, meeting: int, tmp_path: Path
) -> None:
    class Stopped(Exception):
        pass

    def step(done: int, total: int) -> None:
        del total
        if done == 2:
            raise Stopped

    for name in ("Aerts", "Bos", "Claes"):
        invitee(store, meeting, name)
    batch = invite(store, meeting)
    for one_file in (True, False):
        out = writer(tmp_path / "out")
        with pytest.raises(Stopped):
            print_batch(store, batch, one_file=one_file, step=step, write=out)
    assert not (tmp_path / "out").exists()
    assert kept(store, meeting) == 0


def test_the_command_line_is_stopped_by_a_hole_too(
    store: Store, meeting: int, tmp_path: Path
) -> None:
    invitee(store, meeting, postcode="")
    large = invitee(store, meeting, "Groot", large_print=True, house_number="9")
    out = tmp_path / "all.pdf"
    report = letters_to_files(store, "invitation", out=out, today=TODAY, meeting_id=meeting)
    assert [gap.field for gap in report.gaps] == ["postcode"]
    assert [gap.record_id for gap in report.notices] == [large]
    assert not out.exists()
    edit_person(store, report.gaps[0].record_id, "postcode", "3511 AB")
    again = letters_to_files(store, "invitation", out=out, today=TODAY, meeting_id=meeting)
    assert (again.gaps, again.files) == ((), (out,))
