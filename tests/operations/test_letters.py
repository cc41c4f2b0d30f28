"""Invitations and consent letters, made ready, stopped at gaps, printed and kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from coordinator_app.documents.previews import page_count, page_text
from coordinator_app.documents.template_faults import PICTURE
from coordinator_app.errors import UserError
from coordinator_app.operations.affiliations import NewPost
from coordinator_app.operations.batch import Batch
from coordinator_app.operations.consents import ask_consent
from coordinator_app.operations.frozen import made_again
from coordinator_app.operations.house_style import edit_house_style, read_house_style
from coordinator_app.operations.job_changes import JobChange, change_job
from coordinator_app.operations.letter_templates import template_from, templates
from coordinator_app.operations.letters import invitations, letters_to
from coordinator_app.operations.meetings import cancel_meeting, edit_meeting
from coordinator_app.operations.nomination_letters import nomination_letter
from coordinator_app.operations.nomination_stages import move_nomination
from coordinator_app.operations.nominations import NewNomination, nominate
from coordinator_app.operations.organisations import edit_organisation
from coordinator_app.operations.paper_files import print_again, writer
from coordinator_app.operations.participations import mark_invited
from coordinator_app.operations.people import edit_person
from coordinator_app.operations.printing import Printed, letters_within, print_batch
from coordinator_app.operations.venues import edit_venue
from coordinator_app.rules.letters import LetterKind, LetterWay, Wishes
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.names import FormOfAddress
from coordinator_app.rules.nominations import NominationStage
from coordinator_app.store.queries.letters import LETTERS, letter_record, letters_of_meeting
from coordinator_app.store.queries.meetings import meeting_record
from coordinator_app.store.queries.nominations import nomination
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person
from tests.paper_facts import HOME, house_style, invitee, picture, ready_meeting
from tests.store.test_faults import limit_pages


@pytest.fixture
def meeting(store: Store) -> int:
    house_style(store)
    return ready_meeting(store)


def invite(store: Store, meeting_id: int, **values: object) -> Batch:
    return invitations(store, meeting_id, today=TODAY, **values)  # type: ignore[arg-type]


def printed(store: Store, meeting_id: int, *, one_file: bool = True) -> Printed:
    return print_batch(store, invite(store, meeting_id), one_file=one_file)


def text_of(pdf: bytes, page: int = 0) -> str:
    return " ".join(page_text(pdf, page).split())


def holes(batch: Batch) -> list[tuple[str, str]]:
    return [(gap.noun, gap.field) for gap in batch.gaps]


def test_an_invitation_says_everything_in_the_language_of_its_reader(
    store: Store, meeting: int
) -> None:
    invitee(store, meeting, "Berg", prefix="van der")
    invitee(store, meeting, "Smith", language="en", form_of_address=FormOfAddress.MR)
    batch = invite(store, meeting)
    assert batch.gaps == ()
    assert (len(batch.letters), batch.pages) == (2, 2)
    whole = print_batch(store, batch, one_file=True).pdf
    dutch, english = text_of(whole, 0), text_of(whole, 1)
    assert "Mevrouw J. van der Berg" in dutch
    assert "Geachte mevrouw Van der Berg," in dutch
    assert "donderdag 15 april 2027" in dutch
    assert "10.00" in dutch
    assert "Wat werkt in de wijk" in dutch
    assert "Lunch" not in dutch
    assert "Stadhuis, zaal 3, Stadsplateau 1, 3521 AZ Utrecht" in dutch
    assert "1 april 2027" in dutch
    assert "Dear Mr Smith," in english
    assert "Thursday 15 April 2027" in english
    assert "from 10:00 to 16:00" in english


def test_large_print_is_in_the_forecast_and_on_paper(store: Store, meeting: int) -> None:
    invitee(store, meeting)
    invitee(store, meeting, "Visser", large_print=True)
    batch = invite(store, meeting)
    result = print_batch(store, batch, one_file=False)
    pages = [page_count(pdf) for _, pdf in result.files]
    assert pages[0] == 1
    assert pages[1] > 1
    assert batch.pages == sum(pages) == result.pages


def test_who_has_no_address_of_their_own_is_written_to_at_work(store: Store, meeting: int) -> None:
    person = invitee(store, meeting, **dict.fromkeys(HOME, ""))
    change_job(store, JobChange(person, NewPost("Gemeente Zwolle", "adviseur")), today=TODAY)
    (gap,) = invite(store, meeting).gaps
    assert (gap.noun, gap.name, gap.field) == ("organisations", "Gemeente Zwolle", "street")
    for field, value in HOME.items():
        edit_organisation(store, gap.record_id, field, value)
    (letter,) = invite(store, meeting).letters
    assert letter.letter.address_lines[0] == "Gemeente Zwolle"
    assert letter.letter.address_lines[1].endswith("mevrouw J. Berg")


def test_every_gap_is_named_at_its_record_and_nothing_is_printed(
    store: Store, meeting: int
) -> None:
    invitee(store, meeting, postcode="")
    invitee(
        store, meeting, "Neutraal", initials="", given_name="",
        form_of_address=FormOfAddress.NEUTRAL,
    )  # fmt: skip
    edit_meeting(store, meeting, "reply_by", "", today=TODAY)
    batch = invite(store, meeting)
    assert holes(batch) == [
        ("meetings", "reply_by"),
        ("people", "postcode"),
        ("people", "form_of_address"),
    ]
    assert batch.gaps[1].name == "Berg, Janny"
    with pytest.raises(UserError, match="3"):
        print_batch(store, batch, one_file=True)
    with store.reading() as connection:
        assert not letters_of_meeting(connection, meeting)
    edit_meeting(store, meeting, "reply_by", "1-4-2027", today=TODAY)
    edit_person(store, batch.gaps[1].record_id, "postcode", "3511ab")
    edit_person(store, batch.gaps[2].record_id, "initials", "N.")
    assert printed(store, meeting).letters == 2


def test_a_venue_with_a_street_lacks_its_town(store: Store, meeting: int) -> None:
    invitee(store, meeting)
    with store.reading() as connection:
        record = meeting_record(connection, meeting)
    assert record is not None
    assert record.venue is not None
    edit_venue(store, record.venue.id, "city", "")
    batch = invite(store, meeting)
    assert holes(batch) == [("venues", "city")]
    assert batch.gaps[0].record_id == record.venue.id
    edit_venue(store, record.venue.id, "city", "Utrecht")
    assert not invite(store, meeting).gaps


def test_an_empty_network_says_what_its_letters_lack(store: Store) -> None:
    meeting_id = ready_meeting(store)
    edit_meeting(store, meeting_id, "venue", "", today=TODAY)
    invitee(store, meeting_id)
    assert set(holes(invite(store, meeting_id))) == {
        ("settings", "sender_name"),
        ("settings", "name"),
        ("meetings", "venue"),
    }


def test_printing_keeps_each_letter_and_notes_the_invitations_in_one_step(
    store: Store, meeting: int
) -> None:
    early = invitee(store, meeting, "Aerts")
    mark_invited(store, meeting, [early], dt.date(2027, 3, 1), today=TODAY)
    invitee(store, meeting)
    result = printed(store, meeting)
    assert result.outcome.label.say("en") == "Invitation: Zelfregie in de wijk, 2 letters"
    assert [name for name, _ in result.files] == [
        "2027-04-15 Uitnodiging – Zelfregie in de wijk.pdf"
    ]
    with store.reading() as connection:
        record = meeting_record(connection, meeting)
        kept = letters_of_meeting(connection, meeting)
    assert record is not None
    assert [one.invited_on for one in record.participants] == [dt.date(2027, 3, 1), TODAY]
    assert {one.list_name for one in kept} == {"Aerts, Janny", "Berg, Janny"}
    assert {one.produced_at.date() for one in kept} == {TODAY}
    store.undo()
    with store.reading() as connection:
        record = meeting_record(connection, meeting)
        assert not letters_of_meeting(connection, meeting)
    assert record is not None
    assert [one.invited_on for one in record.participants] == [dt.date(2027, 3, 1), None]
    store.redo()
    with store.reading() as connection:
        assert len(letters_of_meeting(connection, meeting)) == 2


def test_only_those_not_yet_invited(store: Store, meeting: int) -> None:
    mark_invited(store, meeting, [invitee(store, meeting, "Aerts")], TODAY, today=TODAY)
    late = invitee(store, meeting)
    assert [one.person_id for one in invite(store, meeting, only_new=True).letters] == [late]
    assert [one.person_id for one in invite(store, meeting, person_ids=[late]).letters] == [late]
    with pytest.raises(UserError, match=r"niemand|nobody"):
        invite(store, meeting, person_ids=[])


def test_what_went_out_stays_as_it_was(store: Store, meeting: int) -> None:
    person = invitee(store, meeting)
    ((_, sent),) = printed(store, meeting, one_file=False).files
    with store.reading() as connection:
        (kept,) = letters_of_meeting(connection, meeting)
    edit_person(store, person, "street", "Nieuwstraat")
    edit_house_style(store, "logo", None)
    edit_house_style(store, "sender_name", "Anders")
    name, again = print_again(store, kept.id)
    assert again == sent
    assert name == "2027-04-15 Uitnodiging – Berg, Janny.pdf"
    assert "Dorpsstraat 7" in text_of(again)
    with store.reading() as connection:
        assert made_again(connection, kept.id) == sent


def test_the_register_lists_by_person_meeting_and_kind(store: Store, meeting: int) -> None:
    person = invitee(store, meeting)
    invitee(store, meeting, "Aerts")
    printed(store, meeting)
    with store.reading() as connection:
        ids = LETTERS.ids(connection, "person")
        rows = LETTERS.rows(connection, ids)
        assert [rows[one][3] for one in ids] == ["Aerts, Janny", "Berg, Janny"]
        own = LETTERS.ids(connection, "produced_at", filters={"person": str(person)})
        assert len(own) == 1
        record = letter_record(connection, own[0])
        assert record is not None
        assert record.template_version == templates("invitation")["nl"].version
        assert len(LETTERS.ids(connection, "title", find="zelfregie")) == 2


def test_a_batch_that_stops_halfway_keeps_nothing(store: Store, meeting: int) -> None:
    for name in ("Aerts", "Berg", "Claes"):
        invitee(store, meeting, name)

    def stop(done: int, total: int) -> None:
        assert total == 6
        if done == 4:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        print_batch(store, invite(store, meeting), one_file=True, step=stop)
    with store.reading() as connection:
        assert not letters_of_meeting(connection, meeting)


def test_what_lay_in_the_folder_comes_back_when_nothing_could_be_kept(
    store: Store, meeting: int, tmp_path: Path
) -> None:
    for name in ("Aerts", "Berg"):
        invitee(store, meeting, name)
    batch = invite(store, meeting)
    folder = tmp_path / "brieven"
    print_batch(store, batch, one_file=False, write=writer(folder))
    first, _second = sorted(folder.iterdir())
    first.write_bytes(b"as it was")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    edit_house_style(store, "footer", "Onze voet")
    limit_pages(store, 0)
    with pytest.raises(UserError):
        print_batch(store, invite(store, meeting), one_file=False, write=writer(folder))
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_letter_that_is_missing_refuses_the_whole_batch(store: Store, meeting: int) -> None:
    invitee(store, meeting)
    batch = invite(store, meeting)
    with pytest.raises(UserError):
        print_batch(store, replace(batch, letters=()), one_file=True)


def test_nobody_is_invited_to_what_is_over_or_cancelled(store: Store, meeting: int) -> None:
    invitee(store, meeting)
    with pytest.raises(UserError):
        invitations(store, meeting, today=dt.date(2027, 4, 16))
    cancel_meeting(store, meeting)
    with pytest.raises(UserError):
        invite(store, meeting)


@pytest.mark.parametrize(
    "name", ["<b>Berg</b>", "Jansen & Zonen", "O'Brien {{ salutation }}", "Łoś-Ørsted", "A" * 300]
)
def test_awkward_names_are_printed_as_they_are(store: Store, meeting: int, name: str) -> None:
    invitee(store, meeting, name)
    ((_, pdf),) = printed(store, meeting, one_file=False).files
    assert name.replace(" ", "") in text_of(pdf).replace(" ", "").replace("\ufffe", "")


@pytest.mark.parametrize("name", ["Berg 🙂", "כהן", "王"])
def test_signs_that_no_letter_has_are_said_beforehand(
    store: Store, meeting: int, name: str
) -> None:
    person = invitee(store, meeting, name)
    assert holes(invite(store, meeting)) == [
        ("people", "salutation_override"),
        ("people", "address_line_override"),
    ]
    edit_person(store, person, "salutation_override", "Geachte mevrouw Berg")
    edit_person(store, person, "address_line_override", "Mevrouw J. Berg")
    assert printed(store, meeting).letters == 1


def test_a_text_of_ones_own(store: Store, meeting: int, tmp_path: Path) -> None:
    person = invitee(store, meeting)
    own = tmp_path / "feest.md"
    own.write_text("---\nsubject: Feest\n---\n{{ salutation }},\n\nKom naar {{ meeting_title }}!\n")
    batch = letters_to(store, template_from(own), [person], today=TODAY, meeting_id=meeting)
    assert "Kom naar Zelfregie in de wijk!" in text_of(print_batch(store, batch, one_file=True).pdf)
    with pytest.raises(UserError, match="meeting_title"):
        letters_to(store, template_from(own), [person], today=TODAY)


def test_an_own_text_about_something_else_is_refused(
    store: Store, meeting: int, tmp_path: Path
) -> None:
    invitee(store, meeting)
    own = tmp_path / "anders.md"
    own.write_text("---\nsubject: Anders\n---\n{{ salutation }},\n\n{{ candidate_name }}\n")
    with pytest.raises(UserError, match="candidate_name") as refusal:
        invite(store, meeting, template=template_from(own))
    assert refusal.value.field == "template"
    own.write_text("---\nsubject: Feest\n---\n{{ salutation }},\n\nKom!\n")
    batch = invite(store, meeting, template=template_from(own))
    print_batch(store, batch, one_file=True)
    with store.reading() as connection:
        record = meeting_record(connection, meeting)
    assert record is not None
    assert record.participants[0].invited_on == TODAY


@pytest.mark.parametrize("body", ["![x](y.png)", "![x][y]\n\n[y]: y.png", "- **![x](y.png)**"])
def test_a_picture_in_an_own_text_is_refused_as_when_it_is_saved(tmp_path: Path, body: str) -> None:
    own = tmp_path / "foto.md"
    own.write_text(f"---\nsubject: Foto\n---\nBeste allemaal,\n\n{body}\n", encoding="utf-8")
    with pytest.raises(UserError) as refused:
        template_from(own)
    assert (refused.value.text, refused.value.field) == (PICTURE, "template")


def test_an_own_text_is_in_the_language_it_says(store: Store, meeting: int, tmp_path: Path) -> None:
    invitee(store, meeting)
    own = tmp_path / "party.md"
    own.write_text(
        "---\nkind: invitation\nlanguage: en\nsubject: Party\n---\n{{ salutation }},\n\n"
        "On {{ meeting_date }}.\n\nKind regards,\n"
    )
    (one,) = invite(store, meeting, template=templates(own)).letters
    assert (one.letter.language, one.letter.salutation) == ("en", "Dear Ms Berg")
    assert set(one.letter.fields) == {"salutation", "meeting_date"}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"{{ salutatio }},\n", "salutation"),
        (b"{{ salutation.upper() }}", "salutation"),
        (b"---\nlanguage: fr\n---\nBonjour\n", "fr"),
        (b"\x89PNG\0\0", "tekst|text"),
        (b"", "tekst|text"),
        (b"x" * 31_000, "groot"),
        (b"x" * 300_000, "groot"),
    ],
)
def test_a_text_that_cannot_be_a_letter_is_refused(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "brief.md"
    path.write_bytes(content)
    with pytest.raises(UserError, match=sentence) as refusal:
        template_from(path)
    assert refusal.value.field == "template"


def test_an_unknown_letter_names_those_there_are() -> None:
    with pytest.raises(UserError, match="invitation"):
        templates("uitnodigin")
    with pytest.raises(UserError):
        templates(Path("absent.md"))


def consent_request(store: Store, nomination_id: int, *, today: dt.date) -> Batch:
    return nomination_letter(store, nomination_id, LetterKind.CONSENT_REQUEST, today=today)


def asked(store: Store, **values: object) -> int:
    facts = {"motivation": "Zij verbindt mensen.", "nominator": "Karel Bos"} | values
    category = MemberCategory.MUNICIPAL_PROFESSIONAL
    new = NewNomination(
        "Anna de Groot", category, TODAY, organisation="Gemeente Utrecht", **facts  # type: ignore[arg-type]
    )  # fmt: skip
    one = nominate(store, new, today=TODAY).new_id("nominations")
    move_nomination(store, one, NominationStage.APPROACHED, today=TODAY)
    manager = add_person(
        store, "Vries", prefix="de", initials="P.", form_of_address=FormOfAddress.MR, **HOME
    )
    ask_consent(store, one, manager, TODAY, today=TODAY)
    return one


def test_the_manager_is_asked_for_consent_by_letter(store: Store) -> None:
    house_style(store)
    one = asked(store)
    batch = consent_request(store, one, today=TODAY)
    assert batch.gaps == ()
    result = print_batch(store, batch, one_file=True)
    said = text_of(result.pdf)
    for words in (
        "Geachte heer De Vries",
        "Anna de Groot",
        "Karel Bos",
        "Zij verbindt",
        "10 april",
    ):
        assert words in said
    assert result.files[0][0] == "2027-03-20 Verzoek om instemming – Vries, P. de.pdf"
    with store.reading() as connection:
        record = nomination(connection, one, TODAY)
    assert record is not None
    assert [letter.page_count for letter in record.letters] == [result.pages]


def test_a_consent_letter_names_what_the_dossier_lacks(store: Store) -> None:
    house_style(store)
    gaps = consent_request(store, asked(store, motivation="", nominator=None), today=TODAY).gaps
    assert [(gap.noun, gap.field) for gap in gaps] == [
        ("nominations", "nominator_id"),
        ("nominations", "motivation"),
    ]


def test_without_a_manager_there_is_nobody_to_ask(store: Store) -> None:
    new = NewNomination("Anna de Groot", MemberCategory.SOCIAL_PROFESSIONAL, TODAY)
    one = nominate(store, new, today=TODAY).new_id("nominations")
    with pytest.raises(UserError) as refusal:
        consent_request(store, one, today=TODAY)
    assert refusal.value.field == "manager_id"


def test_the_house_style_is_edited_a_field_at_a_time(store: Store, tmp_path: Path) -> None:
    house_style(store)
    logo = tmp_path / "logo.png"
    logo.write_bytes(picture(90, 30))
    edit_house_style(store, "logo", logo)
    edit_house_style(store, "accent", "A03020")
    edit_house_style(store, "window", "left")
    with store.reading() as connection:
        style = read_house_style(connection)
    assert style.logo == logo.read_bytes()
    assert (style.accent, style.window, style.sender_lines) == (
        "#a03020", "left", ("Postbus 12", "3500 AA Utrecht"),
    )  # fmt: skip
    store.undo()
    store.undo()
    store.undo()
    with store.reading() as connection:
        assert read_house_style(connection).logo == picture()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("logo", b"no picture"),
        ("signature_image", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("logo", "/absent/logo.png"),
        ("accent", "blue"),
        ("window", "middle"),
        ("sender_lines", "\n".join("abcdefgh")),
        ("footer", "x" * 301),
    ],
)
def test_the_house_style_refuses_what_cannot_be_printed(
    store: Store, field: str, value: object
) -> None:
    with pytest.raises(UserError) as refusal:
        edit_house_style(store, field, value)
    assert refusal.value.field == field


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


def looks(batch: Batch) -> list[tuple[str, str]]:
    return [(str(gap.name), gap.text.say("en")) for gap in batch.notices]


def test_the_preflight_names_wrong_dates_and_stops(store: Store, meeting: int) -> None:
    invitee(store, meeting)
    edit_meeting(store, meeting, "reply_by", "2027-03-25", today=TODAY)
    late = dt.date(2027, 3, 26)
    batch = invitations(store, meeting, today=late)
    assert holes(batch) == [("meetings", "reply_by")]
    with pytest.raises(UserError, match=r"1 "):
        print_batch(store, batch, one_file=True)


def test_what_deserves_a_look_is_told_and_stops_nothing(store: Store, meeting: int) -> None:
    invitee(store, meeting, "Berg", prefers_email=True)
    invitee(store, meeting, "Berg", given_name="Jannie", house_number="7")
    invitee(store, meeting, "Visser", large_print=True, house_number="8")
    batch = invite(store, meeting)
    assert batch.gaps == ()
    assert looks(batch) == [
        ("Berg, Janny", "Berg, Jannie has the same address: perhaps this is one person."),
        ("Berg, Janny", "Prefers e-mail, but no e-mail address is known."),
        ("Visser, Janny", "Reads large print, and gets it."),
    ]
    assert print_batch(store, batch, one_file=True).letters == 3


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


def test_signs_in_the_text_itself_stop_the_letter(
    store: Store, meeting: int, tmp_path: Path
) -> None:
    janny = invitee(store, meeting, given_name="Janny 🙂")
    path = tmp_path / "tekens.md"
    path.write_text(
        "---\nsubject: Feest\nlanguage: nl\n---\nDag {{ first_name }}, tot ziens. 日本\n",
        encoding="utf-8",
    )
    batch = letters_to(store, template_from(path), [janny], today=TODAY)
    assert holes(batch) == [("templates", "tekens"), ("people", "given_name")]


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


def test_a_letter_to_somebody_who_was_removed_meanwhile_is_refused(store: Store) -> None:
    house_style(store)
    person = add_person(store)
    store.undo()
    with pytest.raises(UserError):
        letters_to(store, templates("cover_note"), [person], today=TODAY)
