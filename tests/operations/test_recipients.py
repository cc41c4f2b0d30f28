"""Whom letters go to: by what participants answered, by name of a saved search, and how many."""

from __future__ import annotations

import pytest

from coordinator_app import texts
from coordinator_app.errors import UserError
from coordinator_app.operations import recipients
from coordinator_app.operations.letter_batches import batches
from coordinator_app.operations.letter_templates import Templates, letter_texts
from coordinator_app.operations.participations import mark_invited, record_reply
from coordinator_app.operations.recipients import letters_to_list
from coordinator_app.operations.saved_searches import save_search
from coordinator_app.operations.templates import NewText, new_text
from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.participations import Reply
from coordinator_app.store.store import Store
from tests.builders import TODAY
from tests.paper_facts import house_style, invitee, ready_meeting


@pytest.fixture(autouse=True)
def _in_english(_language: None) -> None:
    texts.use("en")


@pytest.fixture
def meeting(store: Store) -> int:
    house_style(store)
    made = ready_meeting(store)
    for name, reply in (("Ja", Reply.YES), ("Nee", Reply.NO), ("Stil", Reply.NONE)):
        person = invitee(store, made, name)
        mark_invited(store, made, [person], TODAY, today=TODAY)
        if reply is not Reply.NONE:
            record_reply(store, made, [person], reply, on=TODAY, today=TODAY)
    invitee(store, made, "Nieuw")
    return made


def text_of(store: Store, key: str) -> Templates:
    with store.reading() as connection:
        return letter_texts(connection, key)


def names(store: Store, to: str, meeting: int | None, key: str = "cover_note") -> list[str]:
    (made,) = batches(store, text_of(store, key), meeting, to, TODAY)
    return [one.name.partition(",")[0] for one in made.letters]


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        ("yes", ["Ja"]),
        ("no", ["Nee"]),
        ("none", ["Stil"]),
        ("new", ["Nieuw"]),
        ("everybody", ["Ja", "Nee", "Nieuw", "Stil"]),
    ],
)
@pytest.mark.parametrize("key", ["cover_note", "invitation"])
def test_participants_by_their_reply(
    store: Store, meeting: int, reply: str, found: list[str], key: str
) -> None:
    assert names(store, f"reply:{reply}", meeting, key) == found


@pytest.mark.parametrize(
    ("to", "sentence"),
    [
        ("reply:maybe", "Nobody was found"),
        ("reply:perhaps", "new, everybody, yes, maybe, no, none"),
        ("reply:", "is no reply"),
        ("saved:", "no saved searches"),
        ("saved:x", "no saved searches"),
    ],
)
def test_what_is_no_group_is_refused_with_what_there_is(
    store: Store, meeting: int, to: str, sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence):
        names(store, to, meeting)


def test_a_reply_needs_a_meeting(store: Store, meeting: int) -> None:
    with pytest.raises(UserError, match="which meeting"):
        names(store, "reply:yes", None)


def test_a_saved_search_among_the_participants(store: Store, meeting: int) -> None:
    save_search(store, "Stil of niet", {}, "stil")
    assert names(store, "saved:stil of niet", None) == ["Stil"]
    assert names(store, "saved:Stil of niet", meeting, "invitation") == ["Stil"]


def test_letters_to_a_list_are_called_by_the_network_or_by_the_text(
    store: Store, meeting: int
) -> None:
    usual = letters_to_list(store, [1], LetterKind.COVER_NOTE, today=TODAY)
    assert (usual.kind, usual.title) == (LetterKind.COVER_NOTE, "Netwerk Meedoen")
    new_text(store, NewText("Zomergroet", source="---\nsubject: Zon\n---\n{{ salutation }},\n"))
    own = letters_to_list(store, [1, 2], text_of(store, "Zomergroet"), today=TODAY)
    assert (own.title, len(own.letters)) == ("Zomergroet", 2)


def test_nobody_and_too_many_are_refused(
    store: Store, meeting: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UserError, match="nobody here"):
        letters_to_list(store, [], LetterKind.COVER_NOTE, today=TODAY)
    monkeypatch.setattr(recipients, "AT_MOST", 2)
    with pytest.raises(UserError, match="at most 2 at once"):
        letters_to_list(store, [1, 2, 3], LetterKind.COVER_NOTE, today=TODAY)
