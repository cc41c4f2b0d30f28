"""The minutes on paper and in Word, certificates, and overviews for the managers who consented."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import docx
import pytest
from sqlalchemy import text

from coordinator_app import texts
from coordinator_app.documents.previews import page_count, page_text
from coordinator_app.errors import UserError
from coordinator_app.exchange.saving import save_bytes
from coordinator_app.operations.action_items import (
    NewActionItem,
    add_action_item,
    finish_action_item,
)
from coordinator_app.operations.attendance import record_presence, replaced_by, walk_in
from coordinator_app.operations.frozen import made_again
from coordinator_app.operations.letters_anew import letter_anew
from coordinator_app.operations.meeting_letters import meeting_letters
from coordinator_app.operations.membership_consents import (
    ask_membership_consent,
    record_membership_consent,
)
from coordinator_app.operations.memberships import add_membership
from coordinator_app.operations.minutes import edit_minutes, set_outcome, write_line
from coordinator_app.operations.minutes_paper import minutes_copy, minutes_paper
from coordinator_app.operations.people import edit_person
from coordinator_app.operations.printing import Files, print_batch
from coordinator_app.operations.year_overviews import year_overviews
from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nominations import ConsentAnswer
from coordinator_app.rules.participations import Presence
from coordinator_app.store.queries.letters import letter_pdf_bytes, letters_of_meeting
from coordinator_app.store.queries.meetings import meeting_record
from coordinator_app.store.store import Store
from tests.builders import add_person
from tests.heard_paper import refuse_findings
from tests.paper_facts import HOME, MEETING_DAY, house_style, invitee, ready_meeting

AFTER = MEETING_DAY + dt.timedelta(days=2)


@pytest.fixture
def meeting(store: Store) -> int:
    """Held: Berg there, Aerts late, Bos replaced, Claes excused, Dekker stayed away, a guest."""
    house_style(store)
    made = ready_meeting(store)
    people = {
        name: invitee(store, made, name) for name in ("Berg", "Aerts", "Bos", "Claes", "Dekker")
    }
    for name, presence in (("Berg", Presence.PRESENT), ("Aerts", Presence.LATE),
                           ("Claes", Presence.EXCUSED), ("Dekker", Presence.ABSENT)):  # fmt: skip
        record_presence(store, made, [people[name]], presence, today=AFTER)
    replaced_by(store, made, people["Bos"], "Noor Zand", today=AFTER)
    walk_in(store, made, "Gerda Gast", today=AFTER)
    return made


def items(store: Store, meeting: int) -> list[int]:
    with store.reading() as connection:
        found = meeting_record(connection, meeting)
    assert found is not None
    return [one.id for one in found.items]


def said(pdf: bytes) -> str:
    return " ".join(" ".join(page_text(pdf, n).split()) for n in range(page_count(pdf)))


def test_the_minutes_say_who_was_there_and_what_was_decided(
    store: Store, meeting: int, tmp_path: Path
) -> None:
    work = items(store, meeting)[1]
    edit_minutes(store, meeting, "Er was koffie.")
    write_line(store, meeting, work, "Drie gemeenten vertelden.", today=AFTER)
    write_line(store, meeting, work, "besluit: We gaan door.", today=AFTER)
    write_line(store, meeting, work, "actie Berg: Brief maken voor 1-5", today=AFTER)
    set_outcome(store, work, "unfinished")
    made = minutes_paper(store, meeting, "nl", today=AFTER)
    whole = said(made.pdf)
    order = (
        "Netwerk Meedoen · Verslag", "Zelfregie in de wijk", "Donderdag 15 april 2027",
        "Aanwezig (3): Janny Aerts (later gekomen), Janny Berg, Noor Zand (namens Janny Bos)",
        "Gasten (1): Gerda Gast",
        "Afwezig met bericht (2): Janny Bos (vervangen door Noor Zand), Janny Claes",
        "Afwezig (1): Janny Dekker",
        "Algemeen Er was koffie.",
        "1. Wat werkt in de wijk (niet af) Drie gemeenten vertelden.",
        "Besluit 2027-1: We gaan door.",
        "Actie: Janny Berg: Brief maken, uiterlijk 1 mei 2027",
        "2. Aan het werk", "Besluiten", "2027-1 We gaan door.",
        "Actiepunten", "Brief maken Janny Berg 1 mei 2027", "Vastgesteld op", "Handtekening",
    )  # fmt: skip
    places = [whole.find(words) for words in order]
    assert -1 not in places, [words for words in order if words not in whole]
    assert "Lunch" not in whole
    path = tmp_path / "verslag.pdf"
    path.write_bytes(made.pdf)
    refuse_findings(path)
    assert made.files[0][0] == "2027-04-15 Verslag – Zelfregie in de wijk.pdf"
    with store.reading() as connection:
        (kept,) = letters_of_meeting(connection, meeting)
        assert kept.kind is LetterKind.MINUTES
        assert letter_pdf_bytes(connection, kept.id) == made.pdf == made_again(connection, kept.id)


def test_the_version_rises_only_when_the_minutes_say_something_else(
    store: Store, meeting: int
) -> None:
    minutes_paper(store, meeting, "nl", today=AFTER)
    english = minutes_paper(store, meeting, "en", today=AFTER)
    assert "version" not in said(english.pdf)
    assert "Sent apologies (2): Janny Bos (replaced by Noor Zand)" in said(english.pdf)
    write_line(store, meeting, None, "Nog iets", today=AFTER)
    changed = minutes_paper(store, meeting, "nl", today=AFTER)
    assert "Netwerk Meedoen · Verslag · versie 2" in said(changed.pdf)
    assert changed.files[0][0] == "2027-04-15 Verslag – Zelfregie in de wijk (2).pdf"


def test_a_meeting_of_which_nothing_is_known_has_honest_minutes(store: Store) -> None:
    house_style(store)
    empty = ready_meeting(store)
    whole = said(minutes_paper(store, empty, "nl", today=AFTER).pdf)
    assert "Er staat niemand op de lijst van deze bijeenkomst." in whole
    assert "Er is niets besloten." in whole
    assert "Er zijn geen acties afgesproken." in whole
    with pytest.raises(UserError):
        minutes_paper(store, 99, "nl", today=AFTER)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_word_copy_says_the_same_and_is_not_kept(
    store: Store, meeting: int, language: str, tmp_path: Path
) -> None:
    write_line(
        store, meeting, items(store, meeting)[1], "besluit: Doen & <b>laten</b>", today=AFTER
    )
    write_line(store, meeting, None, "actie Berg: Brief maken", today=AFTER)

    def write(files: Files) -> tuple[Path, ...]:
        for name, content in files:
            save_bytes(tmp_path / name, content)
        return tuple(tmp_path / name for name, _content in files)

    copy = minutes_copy(store, meeting, language, write=write)
    (name, content) = copy.files[0]
    assert name.endswith("Zelfregie in de wijk.docx")
    assert copy.paths[0].read_bytes() == content
    document = docx.Document(io.BytesIO(content))
    body = [one.text for one in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    words = " ".join((*body, *cells))
    printed = said(minutes_paper(store, meeting, language, today=AFTER).pdf)
    for stretch in (*filter(None, (" ".join(one.split()) for one in (*body, *cells))),):
        assert stretch.replace("______________________________", "").strip(": ") in printed, stretch
    assert "Doen & <b>laten</b>" in words
    styles = {one.style.name for one in document.paragraphs if one.style is not None}
    assert {"Heading 1", "Heading 2", "Heading 3", "List Bullet"} <= styles
    assert document.core_properties.language == language
    with store.reading() as connection:
        assert len(letters_of_meeting(connection, meeting)) == 1


def test_a_certificate_says_honestly_how_long_somebody_was_there(
    store: Store, meeting: int
) -> None:
    batch = meeting_letters(store, meeting, LetterKind.CERTIFICATE, today=AFTER)
    told = {one.name: one.letter.fields["attended"] for one in batch.letters}
    assert [name.split(",")[0] for name in told] == ["Aerts", "Berg", "Gast"]
    assert "een deel van de bijeenkomst" in told["Aerts, Janny"]
    assert "kwam later" in told["Aerts, Janny"]
    assert "(6 uur)" in told["Berg, Janny"]
    assert [gap.name for gap in batch.gaps] == ["Gast, Gerda"]
    for meant in batch.letters[:2]:
        only = meeting_letters(store, meeting, LetterKind.CERTIFICATE, today=AFTER,
                               person_ids=[meant.person_id])  # fmt: skip
        printed = said(print_batch(store, only, one_file=True).pdf)
        assert "Bewijs van deelname" in printed
        assert "15 april 2027" in printed
    with pytest.raises(UserError):
        meeting_letters(store, ready_meeting(store, "Nog"), LetterKind.CERTIFICATE, today=AFTER)


@pytest.fixture
def managed(store: Store, meeting: int) -> tuple[int, int, int]:
    """A member with a manager who consented, that manager, and a member without one."""
    manager = add_person(store, "Roos", given_name="Hilde", initials="H.", **HOME)
    found = []
    for name in ("Smit", "Pot"):
        member = invitee(store, meeting, name)
        record_presence(store, meeting, [member], Presence.PRESENT, today=AFTER)
        kind, since = MemberCategory.MUNICIPAL_PROFESSIONAL, dt.date(2026, 1, 1)
        made = add_membership(store, member, kind, since, today=AFTER)
        found.append((member, made.new_id("memberships")))
    running, day = found[0][1], dt.date(2026, 1, 9)
    ask_membership_consent(store, running, manager, day, today=AFTER)
    record_membership_consent(store, running, ConsentAnswer.GIVEN, day, today=AFTER)
    return found[0][0], manager, found[1][0]


def test_an_overview_tells_a_manager_of_that_member_alone(
    store: Store, meeting: int, managed: tuple[int, int, int]
) -> None:
    member, manager, other = managed
    for owner, words in ((member, "Opzet gemaakt"), (other, "Geheim")):
        made = add_action_item(store, NewActionItem(words, owner, None, meeting), today=AFTER)
        finish_action_item(store, made.new_id("action_items"), today=AFTER)
    batch = year_overviews(store, "year:2027", today=AFTER)
    (letter,) = batch.letters
    assert letter.person_id == manager
    assert letter.name == "Roos, Hilde (Smit, Janny)"
    assert [gap.name for gap in batch.notices if gap.field == "memberships"] == ["Pot, Janny"]
    printed = said(print_batch(store, batch, one_file=True).pdf)
    for words in (
        "Janny Smit in Netwerk Meedoen: Jaar 2027",
        "Er was één bijeenkomst, en daar was Janny Smit bij.",
        "15 april 2027 – Zelfregie in de wijk: aanwezig",
        "Gedaan: Opzet gemaakt",
    ):
        assert words in printed
    assert "Pot" not in printed
    assert "Geheim" not in printed
    with store.reading() as connection:
        (kept,) = connection.execute(text("SELECT id FROM letters")).scalars()
        assert said(made_again(connection, kept)) == printed
    with pytest.raises(UserError, match="aanwezigheidsrapport"):
        letter_anew(store, kept, today=AFTER)


def test_without_consent_there_is_no_overview(store: Store, meeting: int) -> None:
    with pytest.raises(UserError) as refusal:
        year_overviews(store, today=AFTER)
    assert refusal.value.text.say("nl").startswith("Voor geen van deze leden")


def test_an_overview_of_no_year_is_in_the_language_of_the_manager(
    store: Store, managed: tuple[int, int, int]
) -> None:
    edit_person(store, managed[1], "language", "en")
    texts.use("nl")
    batch = year_overviews(store, "all", today=AFTER)
    printed = said(print_batch(store, batch, one_file=True).pdf)
    assert "There was one meeting, and Janny Smit was there." in printed
    assert "Nothing besides the meetings." in printed
