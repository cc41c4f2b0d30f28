"""The door pack from a network: made in one step, each part kept, the next badge remembered."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from coordinator_app.documents.previews import page_count, page_text
from coordinator_app.errors import UserError
from coordinator_app.models import AgendaItem
from coordinator_app.operations.attendance_sheets import sheet_of
from coordinator_app.operations.door_pack import (
    DoorPack,
    DoorWishes,
    NextBadge,
    door_pack,
    next_badge,
    print_door_pack,
)
from coordinator_app.operations.frozen import made_again
from coordinator_app.operations.meetings import edit_meeting
from coordinator_app.operations.paper_files import file_writer
from coordinator_app.operations.participations import record_reply
from coordinator_app.operations.photo_consents import record_photo_consent
from coordinator_app.operations.reply_details import edit_reply
from coordinator_app.operations.table_groups import divide_over_tables, seat_at_table
from coordinator_app.rules.badge_sheets import BadgeFormat
from coordinator_app.rules.door import DOOR_PARTS
from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.participations import Reply
from coordinator_app.rules.photo_consents import PhotoConsent
from coordinator_app.store.queries.letters import letter_pdf_bytes, letters_of_meeting
from coordinator_app.store.store import Store
from tests.paper_facts import MEETING_DAY, house_style, invitee, ready_meeting
from tests.store.facts import facts_of

NAMES = ("Aerts", "Berg", "Cohen", "Dijk", "Evers")
TODAY = MEETING_DAY - dt.timedelta(days=1)
SHEET, TABLES, SIGN, BADGES = (
    LetterKind.SIGN_IN_SHEET,
    LetterKind.TABLE_SHEETS,
    LetterKind.ROOM_SIGN,
    LetterKind.NAME_BADGES,
)


@pytest.fixture
def people(store: Store, meeting: int) -> list[int]:
    return [invitee(store, meeting, name, given_name=f"Jo{name[0]}") for name in NAMES]


@pytest.fixture
def meeting(store: Store) -> int:
    house_style(store)
    return ready_meeting(store)


def laid_out(store: Store, meeting: int, *parts: LetterKind) -> DoorPack:
    return door_pack(store, meeting, "nl", DoorWishes(frozenset(parts or DOOR_PARTS)))


def reply(store: Store, meeting: int, ids: list[int], said: Reply) -> None:
    record_reply(store, meeting, ids, said, on=TODAY, today=TODAY)


def said_of(pack: DoorPack, kind: LetterKind) -> str:
    (pdf,) = [one.pdf for one in pack.parts if one.kind is kind]
    return " ".join(page_text(pdf, page) for page in range(page_count(pdf)))


def test_it_is_one_print_and_each_part_is_kept(
    store: Store, meeting: int, people: list[int], tmp_path: Path
) -> None:
    reply(store, meeting, people, Reply.YES)
    divide_over_tables(store, meeting, 3)
    pack = laid_out(store, meeting)
    assert [one.kind for one in pack.parts] == [SHEET, TABLES, SIGN, BADGES]
    assert pack.pages == page_count(pack.pdf) == sum(one.pages for one in pack.parts)
    assert pack.fronts == set(range(1, pack.pages + 1))
    before = facts_of(store.path)
    out = tmp_path / "deur.pdf"
    printed = print_door_pack(store, pack, today=TODAY, write=file_writer(out))
    assert out.read_bytes() == pack.pdf
    assert (printed.letters, printed.pages) == (4, pack.pages)
    with store.reading() as connection:
        kept = letters_of_meeting(connection, meeting)
        assert {one.kind for one in kept} == {SHEET, TABLES, SIGN, BADGES}
        for one in kept:
            assert made_again(connection, one.id) == letter_pdf_bytes(connection, one.id)
    store.undo()
    assert facts_of(store.path) == before


def test_the_sheet_for_the_kitchen_comes_along_when_somebody_asks_for_something(
    store: Store, meeting: int, people: list[int]
) -> None:
    reply(store, meeting, people, Reply.YES)
    edit_reply(store, meeting, people[0], "diet", "vegetarisch", today=TODAY)
    pack = laid_out(store, meeting)
    assert [one.kind for one in pack.parts] == [SHEET, SIGN, LetterKind.DIET_SHEET, BADGES]
    assert pack.pages == sum(one.pages for one in pack.parts)
    assert "vegetarisch" in said_of(pack, LetterKind.DIET_SHEET)
    print_door_pack(store, pack, today=TODAY)
    with store.reading() as connection:
        (kept,) = [
            one
            for one in letters_of_meeting(connection, meeting)
            if one.kind is LetterKind.DIET_SHEET
        ]
        assert made_again(connection, kept.id) == letter_pdf_bytes(connection, kept.id)


def test_the_numbers_at_the_door_are_those_of_the_pack(
    store: Store, meeting: int, people: list[int]
) -> None:
    print_door_pack(store, laid_out(store, meeting), today=TODAY)
    assert [one for one, _name in sheet_of(store, meeting).people] == people
    assert sheet_of(store, meeting).printed_on == TODAY


@pytest.mark.parametrize("kind", [SHEET, SIGN, BADGES])
def test_each_part_alone_is_the_same_as_in_the_pack(
    store: Store, meeting: int, people: list[int], kind: LetterKind
) -> None:
    assert people
    alone = laid_out(store, meeting, kind)
    (part,) = alone.parts
    assert part.kind is kind
    assert alone.pdf == part.pdf
    assert part.pdf == next(one.pdf for one in laid_out(store, meeting).parts if one.kind is kind)


def test_badges_are_for_who_comes_and_some_are_empty(
    store: Store, meeting: int, people: list[int]
) -> None:
    reply(store, meeting, people[:2], Reply.YES)
    reply(store, meeting, people[2:3], Reply.MAYBE)
    reply(store, meeting, people[3:4], Reply.NO)
    said = said_of(laid_out(store, meeting, BADGES), BADGES)
    assert [f"Jo{name[0]} {name}" in said for name in NAMES] == [True] * 3 + [False] * 2
    assert said.count("☐") == 2 * 4


def test_the_next_badge_is_remembered_and_proposed(
    store: Store, meeting: int, people: list[int]
) -> None:
    assert people
    wishes = DoorWishes(frozenset({BADGES}), NextBadge(BadgeFormat.B80X50, 4), spare=1)
    pack = door_pack(store, meeting, "nl", wishes)
    assert pack.following == NextBadge(BadgeFormat.B80X50, 10)
    print_door_pack(store, pack, today=TODAY)
    with store.reading() as connection:
        assert next_badge(connection) == pack.following
    store.undo()
    with store.reading() as connection:
        assert next_badge(connection) == NextBadge()


def test_the_sheet_and_the_badge_know_what_was_said_about_photographs(
    store: Store, meeting: int, people: list[int]
) -> None:
    record_photo_consent(store, people[:1], PhotoConsent.REFUSED, today=TODAY)
    pack = laid_out(store, meeting, SHEET, BADGES)
    assert said_of(pack, SHEET).count("☑") == 1
    assert said_of(pack, BADGES).count("geen foto's") == 1 + 4


def test_a_sign_for_each_room(store: Store, meeting: int, people: list[int]) -> None:
    assert people
    with store.work("Room") as work:
        items = select(AgendaItem).where(AgendaItem.meeting_id == meeting, AgendaItem.position == 1)
        work.session.scalars(items).one().room = "Raadzaal"
    said = said_of(laid_out(store, meeting, SIGN), SIGN)
    for part in ("Zaal 3", "Raadzaal", "Wat werkt in de wijk", "10.30 – 12.00"):
        assert part in said


def test_what_is_worth_a_look(store: Store, meeting: int, people: list[int]) -> None:
    assert [one.field for one in laid_out(store, meeting).notices] == ["participants", "tables"]
    reply(store, meeting, people, Reply.YES)
    seat_at_table(store, meeting, people[:3], "Blauw")
    (left,) = laid_out(store, meeting).notices
    assert left.text.say("en") == "2 people sit at no table."
    edit_meeting(store, meeting, "venue_id", None, today=TODAY)
    assert [one.field for one in laid_out(store, meeting).notices] == ["venue", "tables"]
    assert not any(one.stops for one in laid_out(store, meeting).notices)


def test_a_name_that_becomes_small_is_named_with_the_way_out(store: Store, meeting: int) -> None:
    invitee(store, meeting, "Bos", given_name="Wolfeschlegelsteinhausenbergerdorff")
    (notice,) = [one for one in laid_out(store, meeting, BADGES).notices if one.noun == "people"]
    assert notice.field == "informal_salutation_override"
    assert "Bos" in str(notice.name)


@pytest.mark.parametrize(
    ("wishes", "field"),
    [
        (DoorWishes(frozenset()), "parts"),
        (DoorWishes(frozenset({TABLES})), "parts"),
        (DoorWishes(frozenset({LetterKind.DIET_SHEET})), "parts"),
        (DoorWishes(badges=NextBadge(BadgeFormat.A6, 9)), "start"),
    ],
)
def test_what_cannot_be_is_refused(
    store: Store, meeting: int, people: list[int], wishes: DoorWishes, field: str
) -> None:
    assert people
    with pytest.raises(UserError) as refusal:
        door_pack(store, meeting, "nl", wishes)
    assert refusal.value.field == field


def test_nobody_at_all_still_gives_a_sheet_with_lines(store: Store, meeting: int) -> None:
    pack = laid_out(store, meeting)
    assert [one.kind for one in pack.parts] == [SHEET, SIGN, BADGES]
    with pytest.raises(UserError):
        door_pack(store, meeting, "nl", replace(DoorWishes(frozenset({BADGES})), spare=0))


def test_a_meeting_that_is_gone_is_refused(store: Store) -> None:
    with pytest.raises(UserError):
        laid_out(store, 99)
