"""What the facts of a meeting show of its preparation: of each kind of step, how far it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.participations import ATTENDED, IN_ROOM, Presence, Reply
from coordinator_app.rules.preparation import PreparationKind
from coordinator_app.texts import Text, plural, text


@dataclass(frozen=True)
class Guest:
    """Somebody on the list of a meeting."""

    person_id: int
    invited_on: dt.date | None = None
    reply: Reply = Reply.NONE
    presence: Presence = Presence.UNKNOWN

    @property
    def asked(self) -> bool:
        """Invited; who answered has been asked, whatever was noted."""
        return self.invited_on is not None or self.reply is not Reply.NONE

    @property
    def walked_in(self) -> bool:
        """Came without being asked: nobody invites them afterwards."""
        return not self.asked and self.presence in IN_ROOM


@dataclass(frozen=True)
class Printed:
    """The agenda that was kept last; ``changed``: what would be printed now says other things."""

    version: int
    on: dt.date
    changed: bool = False


@dataclass(frozen=True)
class Sheet:
    """The sign-in sheet that was kept last, with who is on it."""

    on: dt.date
    person_ids: frozenset[int] = frozenset()


@dataclass(frozen=True)
class PreparationFacts:
    """What is known of one meeting. ``letters``: by kind, the last day on which each got one.

    ``programme``: the items and the minutes that they leave empty at the end, below 0 when they run
    past it. ``speakers`` and ``confirmed`` do not count reserves.
    """

    meeting_id: int
    title: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    cancelled: bool = False
    guests: tuple[Guest, ...] = ()
    items: int = 0
    minutes_left: int = 0
    speakers: int = 0
    confirmed: int = 0
    letters: Mapping[LetterKind, Mapping[int, dt.date]] = field(default_factory=dict)
    agenda: Printed | None = None
    sheet: Sheet | None = None
    minutes_begun: bool = False
    minutes_on: dt.date | None = None

    @property
    def day(self) -> dt.date:
        return self.starts_at.date()

    def is_over(self, today: dt.date) -> bool:
        """Whether its last day has passed."""
        return self.ends_at.date() < today

    @property
    def expected(self) -> frozenset[int]:
        """Who stands on a sign-in sheet: all but who does not come, and who walked in."""
        return frozenset(
            one.person_id
            for one in self.guests
            if one.reply is not Reply.NO
            and one.presence is not Presence.EXCUSED
            and not one.walked_in
        )


@dataclass(frozen=True)
class Finding:
    """Whether a step is done, in words how far it is, and the day it was done where that is known.

    ``needed`` is False for what this meeting has no need of.
    """

    said: Text | None = None
    done: bool = False
    on: dt.date | None = None
    needed: bool = True


def shown_by(kind: PreparationKind, facts: PreparationFacts, today: dt.date) -> Finding:
    """What the facts show of a step of this kind; of an own step they show nothing."""
    find = _FINDINGS.get(kind)
    return Finding() if find is None else find(facts, today)


def _programme(facts: PreparationFacts, _today: dt.date) -> Finding:
    """Done when it fits and leaves at most a quarter of the meeting empty."""
    if not facts.items:
        return Finding(text("There is no programme yet"))
    if facts.minutes_left < 0:
        over = -facts.minutes_left
        said = plural("Runs {n} minute past the end", "Runs {n} minutes past the end", over)
        return Finding(said)
    length = int((facts.ends_at - facts.starts_at).total_seconds()) // 60
    if facts.minutes_left * 4 > length:
        left = facts.minutes_left
        return Finding(plural("{n} minute is empty yet", "{n} minutes are empty yet", left))
    return Finding(plural("{n} agenda item", "{n} agenda items", facts.items), done=True)


def _invite(facts: PreparationFacts, _today: dt.date) -> Finding:
    guests = [one for one in facts.guests if not one.walked_in]
    asked = [one for one in guests if one.asked]
    if not guests:
        return Finding(text("Nobody is on the list yet"))
    if len(asked) < len(guests):
        return Finding(text("{n} of {all} invited", n=len(asked), all=len(guests)))
    days = [one.invited_on for one in guests if one.invited_on]
    return Finding(
        plural("{n} invited", "All {n} invited", len(guests)), done=True, on=max(days, default=None)
    )


def _speakers(facts: PreparationFacts, _today: dt.date) -> Finding:
    if not facts.speakers:
        return Finding(text("The programme names no speakers"), needed=False)
    said = text("{n} of {all} confirmed", n=facts.confirmed, all=facts.speakers)
    return Finding(said, done=facts.confirmed == facts.speakers)


def _remind(facts: PreparationFacts, _today: dt.date) -> Finding:
    """Done when everybody answered, or all who did not got a reminder after their invitation."""
    if not any(one.asked for one in facts.guests):
        return Finding(text("Nobody was invited yet"))
    sent = facts.letters.get(LetterKind.REMINDER, {})
    invited = {
        one.person_id: one.invited_on
        for one in facts.guests
        if one.invited_on and one.reply is Reply.NONE and not one.walked_in
    }
    reminded = [sent[one] for one, on in invited.items() if one in sent and sent[one] >= on]
    if not invited:
        return Finding(text("Everybody answered"), done=True)
    if not reminded:
        some = len(invited)
        return Finding(plural("{n} has not answered", "{n} have not answered", some))
    return _counted(reminded, len(invited), text("{n} of {all} reminded", n=len(reminded),
                                                 all=len(invited)))  # fmt: skip


def _confirm(facts: PreparationFacts, _today: dt.date) -> Finding:
    coming = {one.person_id for one in facts.guests if one.reply is Reply.YES}
    if not coming:
        return Finding(text("Nobody said yet to come"))
    days = _days(facts, LetterKind.CONFIRMATION, coming)
    said = text("{n} of {all} confirmed to", n=len(days), all=len(coming))
    return _counted(days, len(coming), said)


def _print_agenda(facts: PreparationFacts, today: dt.date) -> Finding:
    """What changed since counts until the meeting is over."""
    if facts.agenda is None:
        return Finding(text("Not printed yet"))
    if facts.agenda.changed and not facts.is_over(today):
        return Finding(text("Changed since version {n}", n=facts.agenda.version))
    return Finding(text("Version {n}", n=facts.agenda.version), done=True, on=facts.agenda.on)


def _print_door_pack(facts: PreparationFacts, today: dt.date) -> Finding:
    """Who came on the list since counts until the meeting is over."""
    if facts.sheet is None:
        return Finding(text("Not printed yet"))
    new = len(facts.expected - facts.sheet.person_ids)
    if new and not facts.is_over(today):
        return Finding(plural("{n} came on the list since", "{n} came on the list since", new))
    printed = len(facts.sheet.person_ids)
    said = plural("{n} person on the sheet", "{n} people on the sheet", printed)
    return Finding(said, done=True, on=facts.sheet.on)


def _attendance(facts: PreparationFacts, today: dt.date) -> Finding:
    """Who said not to come is no gap: the reply tells where they were."""
    if not facts.guests:
        over = facts.is_over(today)
        return Finding(text("Nobody is on the list"), needed=not over)
    gaps = sum(
        one.presence is Presence.UNKNOWN and one.reply is not Reply.NO for one in facts.guests
    )
    recorded = len(facts.guests) - gaps
    if facts.day > today or not any(one.presence is not Presence.UNKNOWN for one in facts.guests):
        return Finding(text("Not recorded yet"))
    return Finding(text("{n} of {all} recorded", n=recorded, all=len(facts.guests)), done=not gaps)


def _minutes(facts: PreparationFacts, _today: dt.date) -> Finding:
    """Written is not made: the minutes are there when they were kept as a paper."""
    if facts.minutes_on is not None:
        return Finding(text("Made"), done=True, on=facts.minutes_on)
    return Finding(text("Begun") if facts.minutes_begun else text("Not begun yet"))


def _thank(facts: PreparationFacts, _today: dt.date) -> Finding:
    there = {one.person_id for one in facts.guests if one.presence in ATTENDED}
    if not there:
        return Finding(text("Nobody was recorded as present yet"))
    days = _days(facts, LetterKind.THANK_YOU, there)
    return _counted(days, len(there), text("{n} of {all} thanked", n=len(days), all=len(there)))


def _days(facts: PreparationFacts, kind: LetterKind, people: Collection[int]) -> list[dt.date]:
    """The days on which these people got a letter of this kind."""
    sent = facts.letters.get(kind, {})
    return [sent[one] for one in people if one in sent]


def _counted(days: Collection[dt.date], wanted: int, said: Text) -> Finding:
    done = len(days) == wanted
    return Finding(said, done=done, on=max(days) if done else None)


_FINDINGS: Mapping[PreparationKind, Callable[[PreparationFacts, dt.date], Finding]] = {
    PreparationKind.PROGRAMME: _programme,
    PreparationKind.INVITE: _invite,
    PreparationKind.SPEAKERS: _speakers,
    PreparationKind.REMIND: _remind,
    PreparationKind.CONFIRM: _confirm,
    PreparationKind.PRINT_AGENDA: _print_agenda,
    PreparationKind.PRINT_DOOR_PACK: _print_door_pack,
    PreparationKind.ATTENDANCE: _attendance,
    PreparationKind.MINUTES: _minutes,
    PreparationKind.THANK: _thank,
}
