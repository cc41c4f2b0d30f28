"""Whom letters go to: participants of a meeting by what they answered, a list of people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import Connection

from coordinator_app.errors import UserError
from coordinator_app.operations.letter_making import Batch
from coordinator_app.operations.letter_templates import Templates, letter_texts
from coordinator_app.operations.letters import letters_to
from coordinator_app.operations.settings import network_settings
from coordinator_app.rules.letters import LetterKind, LetterWay, Wishes
from coordinator_app.rules.participations import Reply
from coordinator_app.store.queries.participations import ParticipantRow, participants_of
from coordinator_app.store.queries.templates import template_row
from coordinator_app.store.store import Store
from coordinator_app.texts import Choice, text

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
            own = template_row(connection, next(iter(wanted.values())).key)
            texts, title = wanted, own.name if own is not None else ""
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
