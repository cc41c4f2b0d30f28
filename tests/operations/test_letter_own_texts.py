"""Letters with a text of the coordinator's own, and signs no letter has."""

from __future__ import annotations

from pathlib import Path

import pytest

from coordinator_app.documents.template_faults import PICTURE
from coordinator_app.errors import UserError
from coordinator_app.operations.letter_templates import template_from, templates
from coordinator_app.operations.letters import letters_to
from coordinator_app.operations.printing import print_batch
from coordinator_app.store.queries.meetings import meeting_record
from coordinator_app.store.store import Store
from tests.builders import TODAY
from tests.operations.letter_hands import invite, text_of
from tests.paper_facts import house_style, invitee, ready_meeting


@pytest.fixture
def meeting(store: Store) -> int:
    house_style(store)
    return ready_meeting(store)


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
