"""A text as a letter, while it is being written: to a real person, or to an invented one.

What is known of the person, the meeting or the nomination is read once (`example`); laying the
letter out with another text (`laid_out`) then needs nothing of the network.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection

from coordinator_app.documents.fields import fields_of
from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.letters import LetterData, letter_pdf
from coordinator_app.documents.templates import Template
from coordinator_app.operations import letter_values as values_of
from coordinator_app.operations.house_style import read_house_style
from coordinator_app.operations.invented import invented_address, invented_values
from coordinator_app.operations.nomination_letters import fitting_letters
from coordinator_app.operations.nomination_values import nomination_fields
from coordinator_app.operations.settings import network_settings
from coordinator_app.operations.template_versions import WhichText
from coordinator_app.operations.today import today_settings
from coordinator_app.rules import nomination_letters as rules
from coordinator_app.rules.letters import OF_A_NOMINATION, LetterKind
from coordinator_app.rules.names import running_name
from coordinator_app.store.queries.addressees import (
    Addressee,
    addressee,
    all_nominations,
    nominations_of_people,
)
from coordinator_app.store.queries.meetings import MeetingRecord, next_meeting
from coordinator_app.store.queries.nominations import NominationRecord, nomination
from coordinator_app.store.queries.participations import members_on, participants_of
from coordinator_app.texts import Text, text


@dataclass(frozen=True)
class Example:
    """A letter to somebody that only lacks its text; ``person_id`` 0: nobody who exists.

    ``about`` is what it is about besides: a meeting, or the candidate of a nomination.
    """

    kind: LetterKind
    language: str
    person_id: int
    person: str | Text
    about: str
    letter: LetterData = field(repr=False)
    house_style: HouseStyle = field(repr=False)


def example(
    connection: Connection,
    which: WhichText,
    kind: LetterKind,
    *,
    today: dt.date,
    person_id: int = 0,
) -> Example:
    """Somebody to whom this text can be shown: ``person_id``, or whom it would go to next.

    Of the next meeting, or of a nomination that the letter fits. What the network does not know
    is invented; what this letter lacks stands in square brackets.
    """
    language, informal = which.form
    chosen = _nomination(connection, kind, person_id, today)
    meeting = next_meeting(connection, today)
    to = _addressee(connection, person_id or _whom(connection, kind, chosen, meeting, today), today)
    style = read_house_style(connection)
    network = network_settings(connection).name or style.sender_name
    known = values_of.sender_fields(style, network)
    if meeting is not None:
        known |= values_of.meeting_fields(meeting, language)
    if chosen is not None:
        known |= nomination_fields(chosen, kind, language, today, today_settings(connection))
    if to is not None:
        known |= values_of.person_fields(to, language, informal=informal)
    facts = invented_values(language, today, informal=informal)
    facts |= _or_brackets(known, kind, language)
    letter = LetterData(
        language=language,
        address_lines=values_of.address_lines(to, language) if to else invented_address(language),
        salutation=facts["salutation"],
        date=today,
        fields=facts,
    )
    person = running_name(to.parts) if to else text("Somebody who does not exist")
    about = _about(kind, chosen, meeting)
    return Example(kind, language, to.person_id if to else 0, person, about, letter, style)


def laid_out(shown: Example, source: str, *, large_print: bool = False) -> bytes:
    """The letter with this text, as a PDF. Raises UserError for a text that has faults."""
    template = Template(shown.kind.value, shown.language, source)
    letter = replace(shown.letter, large_print=large_print)
    return letter_pdf(shown.house_style, template, letter)


def _about(kind: LetterKind, chosen: NominationRecord | None, meeting: MeetingRecord | None) -> str:
    if chosen is not None:
        return chosen.candidate.name
    speaks_of_it = any(one.name == "meeting_title" for one in fields_of(kind))
    return meeting.title if meeting is not None and speaks_of_it else ""


def _or_brackets(known: Mapping[str, str], kind: LetterKind, language: str) -> dict[str, str]:
    """What is empty says what belongs there: ``"[Functie van de kandidaat]"``."""
    meanings = {one.name: one.meaning for one in fields_of(kind)}
    return {
        name: value or f"[{meanings[name].say(language)}]"
        for name, value in known.items()
        if value or name in meanings
    }


def _nomination(
    connection: Connection, kind: LetterKind, person_id: int, today: dt.date
) -> NominationRecord | None:
    """The nomination of that person, or else the latest that this letter fits, or any."""
    if kind not in OF_A_NOMINATION:
        return None
    own = nominations_of_people(connection, [person_id]) if person_id else ()
    ids = own or all_nominations(connection)
    found = [one for one in (nomination(connection, n, today) for n in ids[-_LOOKED_AT:]) if one]
    fitting = [one for one in found if kind in fitting_letters(connection, one, today)]
    return next(reversed(fitting or found), None)


def _whom(
    connection: Connection,
    kind: LetterKind,
    chosen: NominationRecord | None,
    meeting: MeetingRecord | None,
    today: dt.date,
) -> int:
    """The id of who would get it: of the nomination, on the list of the meeting, or a member."""
    if chosen is not None:
        facts = chosen.facts
        whom = {
            **dict.fromkeys(rules.TO_NOMINATOR, facts.nominator_id),
            **dict.fromkeys(rules.TO_MANAGER, facts.manager_id),
        }
        return whom.get(kind) or facts.candidate_id
    if meeting is not None:
        for one in participants_of(connection, meeting.id):
            return one.person_id
    return next(iter(members_on(connection, today)), 0)


def _addressee(connection: Connection, person_id: int, today: dt.date) -> Addressee | None:
    return addressee(connection, person_id, today) if person_id else None


_LOOKED_AT = 20  # nominations: the latest are like the ones to come
