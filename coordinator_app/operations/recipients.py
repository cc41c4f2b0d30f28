"""Whom letters go to: participants of a meeting by what they answered, a list of people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import Connection

from coordinator_app.errors import UserError
from coordinator_app.operations.batch import Batch
from coordinator_app.operations.letter_templates import Templates, letter_texts
from coordinator_app.operations.letters import letters_to
from coordinator_app.operations.saved_searches import people_of, search_called
from coordinator_app.operations.settings import network_settings
from coordinator_app.rules.cleaning import shortened
from coordinator_app.rules.letters import LetterKind, LetterWay, Wishes
from coordinator_app.rules.participations import Reply
from coordinator_app.store.queries.addressees import contact_persons_of_partners
from coordinator_app.store.queries.participations import (
    ParticipantRow,
    members_on,
    participants_of,
)
from coordinator_app.store.queries.people_list import people_list
from coordinator_app.store.store import Store
from coordinator_app.texts import Choice, text

MEMBERS = "members"
PARTNERS = "partners"
SAVED = "saved:"
REPLY = "reply:"
AT_MOST = 5000  # letters in one batch; a year's post of a network, and some minutes of printing


class ParticipantGroup(Choice):
    """Part of the list of a meeting."""

    NEW = "new", text("Who was not invited yet")
    EVERYBODY = "everybody", text("Everybody on the list")
    YES = "yes", text("Who comes")
    MAYBE = "maybe", text("Who perhaps comes")
    NO = "no", text("Who does not come")
    SILENT = "none", text("Who was invited and has not answered")


BY_REPLY = frozenset(
    {ParticipantGroup.YES, ParticipantGroup.MAYBE, ParticipantGroup.NO, ParticipantGroup.SILENT}
)


def participants_in(
    connection: Connection, meeting_id: int, group: ParticipantGroup | str
) -> list[int]:
    """The people of that group of a meeting, in alphabetical order."""
    wanted = ParticipantGroup(group)
    found = participants_of(connection, meeting_id)
    return [one.person_id for one in found if _is_in(wanted, one)]


def people_named(
    connection: Connection, to: str, today: dt.date, meeting_id: int | None = None
) -> list[int]:
    """Whom words mean: "members", "partners" (their contact persons), or words that find people.

    "saved:" and the name of a saved search, "reply:" and what participants of the meeting answered
    ("yes"; see `ParticipantGroup`). Raises UserError when that is nobody.
    """
    if to == MEMBERS:
        found = members_on(connection, today)
    elif to == PARTNERS:
        found = contact_persons_of_partners(connection, today)
    elif to.startswith(SAVED):
        found = people_of(connection, search_called(connection, to.removeprefix(SAVED)), today)
    elif to.startswith(REPLY):
        found = _who_replied(connection, to.removeprefix(REPLY), meeting_id)
    else:
        found = list(people_list(today).ids(connection, "name", find=to))
    if not found:
        raise UserError("Nobody was found for “{to}”.", to=shortened(to))
    return found


def _who_replied(connection: Connection, reply: str, meeting_id: int | None) -> list[int]:
    if meeting_id is None:
        raise UserError("Say for which meeting the letters are.", field="meeting")
    known = [group.value for group in ParticipantGroup]
    if reply not in known:
        raise UserError(
            "“{reply}” is no reply. Choose from: {replies}.",
            reply=shortened(reply),
            replies=", ".join(known),
        )
    return participants_in(connection, meeting_id, reply)


def letters_to_list(
    store: Store,
    people: Sequence[int],
    wanted: LetterKind | Templates,
    *,
    today: dt.date,
    meeting_id: int | None = None,
    informal: bool = False,
    way: LetterWay | None = None,
    wishes: Wishes | None = None,
) -> Batch:
    """A letter to each of these people, called by the network or by the coordinator's text.

    ``wanted``: a kind that fits anybody (``LetterKind.COVER_NOTE``), or a text. Raises UserError
    for nobody, for more than `AT_MOST`, and as `letters_to` does.
    """
    refuse_number(people)
    with store.reading() as connection:
        if isinstance(wanted, LetterKind):
            texts = letter_texts(connection, wanted, informal=informal)
            title = network_settings(connection).name
        else:
            texts, title = wanted, ""
    return letters_to(
        store, texts, people, today=today, meeting_id=meeting_id, title=title, informal=informal,
        way=way, wishes=wishes,
    )  # fmt: skip


def refuse_number(people: Sequence[int]) -> None:
    """Refuse letters to nobody, and to more people than a batch can hold."""
    if not people:
        raise UserError("There is nobody here to write to. Choose other people.")
    if len(people) > AT_MOST:
        raise UserError(
            "These are {n} people; letters go to at most {most} at once."
            " Narrow the list with a filter first.",
            n=len(people),
            most=AT_MOST,
        )


def _is_in(group: ParticipantGroup, one: ParticipantRow) -> bool:
    if group is ParticipantGroup.EVERYBODY:
        return True
    if group is ParticipantGroup.NEW:
        return one.invited_on is None
    if group is ParticipantGroup.SILENT:
        return one.invited_on is not None and one.reply is Reply.NONE
    return one.reply.value == group.value
