"""The fields a letter template may use: one list for templates, editor and preflight."""

from __future__ import annotations

from dataclasses import dataclass

from coordinator_app.rules.letters import (
    OF_A_MEETING,
    OF_A_MEMBERSHIP,
    OF_A_NOMINATION,
    TO_ANYBODY,
    LetterKind,
)
from coordinator_app.texts import Text, text


@dataclass(frozen=True)
class Field:
    """A name between double braces, and what it stands for."""

    name: str
    meaning: Text


_EVERYWHERE = (
    Field("salutation", text("Salutation")),
    Field("first_name", text("Given name")),
    Field("full_name", text("Full name")),
    Field("organisation", text("Organisation")),
    Field("network_name", text("Name of the network")),
    Field("sender_name", text("Name of the sender")),
    Field("sender_address", text("Address of the sender")),
    Field("signatory_name", text("Name under the letter")),
    Field("signatory_role", text("Function under the letter")),
    Field("season", text("Season")),
    Field("reply_by", text("Reply before")),
)
_MEETING = (
    Field("meeting_title", text("Title of the meeting")),
    Field("meeting_date", text("Date of the meeting")),
    Field("meeting_time", text("Time of the meeting")),
    Field("venue_name", text("Name of the venue")),
    Field("venue_address", text("Address of the venue")),
    Field("venue_directions", text("How to get to the venue")),
    Field("agenda_summary", text("The programme in a few words")),
)
_CONSENT = (
    Field("candidate_name", text("Name of the candidate")),
    Field("candidate_function", text("Function of the candidate")),
    Field("manager_name", text("Name of the manager")),
    Field("asked_on", text("Asked on")),
)
_NOMINATION = (
    *_CONSENT,
    Field("nominator_name", text("Name of the nominator")),
    Field("motivation", text("Motivation")),
    Field("received_on", text("Received on")),
    Field("decision", text("The outcome in a sentence")),
)
_MEMBER = (Field("member_since", text("Member since")),)
_BY_KIND = {
    **dict.fromkeys(OF_A_MEETING, _EVERYWHERE + _MEETING),
    **dict.fromkeys(OF_A_NOMINATION, _EVERYWHERE + _NOMINATION),
    **dict.fromkeys(OF_A_MEMBERSHIP, _EVERYWHERE + _CONSENT + _MEMBER),
    **dict.fromkeys(TO_ANYBODY, _EVERYWHERE),
}


def fields_of(kind: LetterKind) -> tuple[Field, ...]:
    """The fields that a template of this kind may use; a free letter may use all of them."""
    return _BY_KIND.get(kind, _EVERYWHERE + _MEETING + _NOMINATION + _MEMBER)
