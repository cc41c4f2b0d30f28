"""A reply that came back from somebody's calendar (RFC 5546, 3.2.3): may it be taken as theirs?"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from coordinator_app.rules.participations import Reply
from coordinator_app.texts import Text, text


@dataclass(frozen=True)
class CalendarReply:
    """What one attendee answered; ``sender`` is who the e-mail came from, empty without an e-mail.

    ``answered_by`` is the address of who answered in the attendee's name (SENT-BY, RFC 5545,
    3.2.18); then the e-mail may come from there.
    ``answer`` is None for what is no answer: nothing chosen yet, or left to somebody else.
    """

    uid: str
    sequence: int
    email: str
    answer: Reply | None
    comment: str = ""
    replied_at: dt.datetime | None = None
    sender: str = ""
    answered_by: str = ""

    @property
    def is_forged(self) -> bool:
        """Whether the e-mail came from somebody else than who says to answer."""
        said_to = {self.email.casefold(), self.answered_by.casefold()}
        return bool(self.sender) and self.sender.casefold() not in said_to


@dataclass(frozen=True)
class AskedMeeting:
    """The meeting a reply is for, as it is now.

    ``still_so`` are the earlier numbers under which the same was sent: a change that was undone
    leaves the answers to the first invitation as they are.
    """

    meeting_id: int
    title: str
    sequence: int
    cancelled: bool
    in_bin: bool
    still_so: frozenset[int] = frozenset()


def why_not_taken(
    reply: CalendarReply, meeting: AskedMeeting | None, people: tuple[int, ...]
) -> Text | None:
    """Why a reply cannot be recorded; None when it can.

    ``people`` are those on the list of the meeting with this e-mail address.
    """
    if meeting is None or meeting.in_bin:
        return text("This is a reply for a meeting that is not in this network.")
    if meeting.cancelled:
        return text("{title} is cancelled; a reply to it changes nothing.", title=meeting.title)
    if reply.is_forged:
        return text(
            "The e-mail came from {sender}, and answers for {email}. Ask who it is from, and note"
            " the reply by hand.",
            sender=reply.sender,
            email=reply.email,
        )
    if reply.answer is None:
        return text("{email} has not said yes, no or perhaps.", email=reply.email)
    return _stale(reply, meeting) or _unknown(reply, meeting, people)


def _stale(reply: CalendarReply, meeting: AskedMeeting) -> Text | None:
    if reply.sequence in meeting.still_so:
        return None
    if reply.sequence < meeting.sequence:
        return text(
            "{email} answered before {title} was changed. Ask whether it still holds.",
            email=reply.email,
            title=meeting.title,
        )
    if reply.sequence > meeting.sequence:
        return text(
            "{email} answers to an invitation to {title} that was not sent from here.",
            email=reply.email,
            title=meeting.title,
        )
    return None


def _unknown(reply: CalendarReply, meeting: AskedMeeting, people: tuple[int, ...]) -> Text | None:
    if not people:
        return text(
            "Nobody on the list of {title} has the address {email}. Add it to the person first.",
            title=meeting.title,
            email=reply.email,
        )
    if len(people) > 1:
        return text(
            "Several people on the list of {title} have the address {email}. Note the reply by"
            " hand.",
            title=meeting.title,
            email=reply.email,
        )
    return None
