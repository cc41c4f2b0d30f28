"""Letters as they are wished: by post or e-mail, large, short, one for each address, two-sided."""

from __future__ import annotations

from pathlib import Path

import pytest

from coordinator_app.documents.previews import page_count
from coordinator_app.operations.letter_templates import template_from, templates
from coordinator_app.operations.letters import letters_to
from coordinator_app.operations.printing import letters_within, print_batch
from coordinator_app.rules.letters import LetterWay, Wishes
from coordinator_app.rules.names import FormOfAddress
from coordinator_app.store.queries.letters import letters_of_meeting
from coordinator_app.store.queries.meetings import meeting_record
from coordinator_app.store.store import Store
from tests.builders import TODAY
from tests.operations.letter_hands import holes, invite, looks, text_of
from tests.paper_facts import house_style, invitee, ready_meeting


@pytest.fixture
def meeting(store: Store) -> int:
    house_style(store)
    return ready_meeting(store)


def test_a_letter_goes_out_as_its_reader_prefers_or_as_is_chosen(
    store: Store, meeting: int
) -> None:
    janny = invitee(store, meeting, "Berg", prefers_email=True, emails=("janny@voorbeeld.nl",))
    piet = invitee(store, meeting, "Vries", prefers_email=True)
    batch = invite(store, meeting)
    ways = {one.person_id: (one.way, one.email) for one in batch.letters}
    assert ways == {
        janny: (LetterWay.EMAIL, "janny@voorbeeld.nl"),
        piet: (LetterWay.PAPER, ""),
    }
    assert [one.person_ids for one in batch.by_way(LetterWay.EMAIL).letters] == [(janny,)]
    assert batch.by_way(LetterWay.PAPER).pages == 1
    assert {one.way for one in invite(store, meeting, way=LetterWay.PAPER).letters} == {
        LetterWay.PAPER
    }
    assert holes(invite(store, meeting, way=LetterWay.EMAIL)) == [("people", "email")]
    assert invite(store, meeting, way=LetterWay.EMAIL).by_way(LetterWay.PAPER).gaps == ()


def test_the_register_keeps_which_way_a_letter_went(store: Store, meeting: int) -> None:
    invitee(store, meeting, "Berg", prefers_email=True, emails=("janny@voorbeeld.nl",))
    print_batch(store, invite(store, meeting), one_file=False)
    with store.reading() as connection:
        way = connection.exec_driver_sql("SELECT way FROM letters").scalar()
    assert way == "email"


def test_who_is_named_twice_gets_one_letter(store: Store, meeting: int) -> None:
    janny = invitee(store, meeting)
    cover = templates("cover_note")
    batch = letters_to(store, cover, [janny, janny], today=TODAY)
    assert len(batch.letters) == 1
    assert [said for _, said in looks(batch)] == ["Is in the list twice, and gets one letter."]


def test_a_letter_over_the_wished_pages_is_pointed_at(
    store: Store, meeting: int, tmp_path: Path
) -> None:
    janny = invitee(store, meeting)
    long = tmp_path / "lang.md"
    long.write_text(
        "---\nsubject: Lang\nlanguage: nl\n---\n{{ salutation }},\n\n" + "Een alinea.\n\n" * 60,
        encoding="utf-8",
    )
    text = template_from(long)
    batch = letters_to(store, text, [janny], today=TODAY)
    assert [said for _, said in looks(batch)] == ["The letter takes 3 pages; 1 page was wished."]
    for most in (3, None):
        wishes = Wishes(most_pages=most)
        assert letters_to(store, text, [janny], today=TODAY, wishes=wishes).notices == ()


def test_everybody_can_be_written_to_in_large_print(store: Store, meeting: int) -> None:
    invitee(store, meeting)
    batch = invite(store, meeting, wishes=Wishes(all_large=True))
    assert [one.letter.large_print for one in batch.letters] == [True]


def test_one_letter_goes_to_each_address(store: Store, meeting: int) -> None:
    man = FormOfAddress.MR
    first = invitee(store, meeting, "Bos")
    alone = invitee(store, meeting, "Claes", house_number="9")
    second = invitee(
        store, meeting, "Vries", prefix="de", initials="P.", given_name="Piet",
        form_of_address=man, street="Dorpsstr.",
    )  # fmt: skip
    english = invitee(store, meeting, "Smith", language="en")
    large = invitee(store, meeting, "Groot", large_print=True)
    wishes = Wishes(one_for_each_address=True)
    batch = invite(store, meeting, wishes=wishes)
    groups = {one.person_ids for one in batch.letters}
    assert groups == {(first, second), (alone,), (english,), (large,)}
    joint = next(one.letter for one in batch.letters if one.person_ids == (first, second))
    assert joint.address_lines[0] == "Mevrouw J. Bos en de heer P. de Vries"
    assert joint.address_lines[1].startswith("Dorpsstraat 7")
    assert joint.salutation == "Geachte mevrouw Bos, geachte heer De Vries"
    informal = invite(store, meeting, wishes=wishes, informal=True).letters
    assert {one.person_ids for one in informal} == {
        (one,) for one in (first, alone, second, english, large)
    }
    printed_ = print_batch(store, batch, one_file=False)
    assert (printed_.letters, len(printed_.files)) == (4, 4)
    with store.reading() as connection:
        kept = letters_of_meeting(connection, meeting)
        record = meeting_record(connection, meeting)
    assert len(kept) == 5
    digests = {one.person_id: one.pdf_sha256 for one in kept}
    assert digests[first] == digests[second]
    assert len(set(digests.values())) == 4
    assert record is not None
    assert all(one.invited_on == TODAY for one in record.participants)
    assert len(invite(store, meeting).letters) == 5


def test_pages_of_a_part_say_which_letters_went_out(store: Store, meeting: int) -> None:
    assert letters_within([1, 2, 1], None) == [0, 1, 2]
    assert letters_within([1, 2, 1], (3, 3)) == [1]
    assert letters_within([1, 2, 1], (3, 4)) == [1, 2]
    assert letters_within([1, 2, 1], (5, 9)) == []
    people = [invitee(store, meeting, name) for name in ("Aerts", "Bos", "Claes")]
    batch = invite(store, meeting)
    part = print_batch(store, batch, one_file=True, part=(2, 2))
    assert (part.letters, part.pages) == (1, 1)
    with store.reading() as connection:
        assert [one.person_id for one in letters_of_meeting(connection, meeting)] == [people[1]]
    assert [one.person_id for one in invite(store, meeting, only_new=True).letters] == [
        people[0],
        people[2],
    ]


def test_two_sided_each_letter_begins_on_a_front_side(store: Store, meeting: int) -> None:
    for name in ("Aerts", "Bos"):
        invitee(store, meeting, name)
    invitee(store, meeting, "Claes", large_print=True)
    batch = invite(store, meeting)
    assert (batch.pages, batch.sheets) == (4, 3)
    whole = print_batch(store, batch, one_file=True, two_sided=True).pdf
    assert page_count(whole) == 6
    assert [bool(text_of(whole, page)) for page in range(6)] == [
        True, False, True, False, True, True,
    ]  # fmt: skip
    with store.reading() as connection:
        kept = letters_of_meeting(connection, meeting)
    assert sorted(one.page_count for one in kept) == [1, 1, 2]
