"""Minutes: who was there, told as minutes tell it, and the numbers of decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from coordinator_app.rules.participations import (
    ATTENDED,
    ParticipationRole,
    Presence,
    Reply,
)
from coordinator_app.texts import Text, plural, text

R, P = ParticipationRole, Presence
NOT_RECORDED = text("The attendance was not recorded yet.")
NOBODY_LISTED = text("Nobody stands on the list of this meeting.")


@dataclass(frozen=True)
class Attendee:
    """A line of the list of a meeting; ``organisation`` is where they worked on that day.

    ``key`` is under what they are sorted: the family name without its prefix, as everywhere.
    """

    name: str
    role: ParticipationRole = ParticipationRole.MEMBER
    presence: Presence = Presence.UNKNOWN
    replaced_by: str = ""
    organisation: str = ""
    reply: Reply = Reply.NONE
    key: str = ""
    replaced_by_key: str = ""


@dataclass(frozen=True)
class AttendanceLine:
    """``Present`` and who: each name with what is to be said of it behind it."""

    title: Text
    number: int
    names: tuple[Text | str, ...]

    def listed(self, language: str | None = None) -> str:
        """The names in one line: ``"Janny Bakker, Piet de Vries (late)"``."""
        return ", ".join(one.say(language) if isinstance(one, Text) else one for one in self.names)


def is_recorded(people: Iterable[Attendee]) -> bool:
    """Whether somebody's presence is known."""
    return any(one.presence is not P.UNKNOWN for one in people)


def attendance_lines(people: Sequence[Attendee]) -> tuple[AttendanceLine, ...]:
    """Who was there, as Dutch minutes say it, each line in the order of the family names.

    Members first, then hosts, speakers, guests and staff; then who sent word and who did not.
    Somebody who came in another's place is there as that one would have been, and the other is
    among who sent word. Without a recorded presence there is nothing to tell.
    """
    if not is_recorded(people):
        return ()
    people = sorted(people, key=_key)
    lines = [_there(people, R.MEMBER), *(_there(people, role) for role in _OTHERS)]
    lines += [
        AttendanceLine(text("Sent apologies"), *_counted(map(_sent_word, people))),
        AttendanceLine(text("Absent"), *_counted(map(_stayed_away, people))),
    ]
    return tuple(line for line in lines if line.number or line.title == _PRESENT)


def unrecorded(people: Sequence[Attendee]) -> tuple[str, ...]:
    """Of whom nobody noted whether they were there; who had declined is among those who did."""
    if not is_recorded(people):
        return ()
    return tuple(one.name for one in people if one.presence is P.UNKNOWN and not _declined(one))


def there_words(people: Sequence[Attendee]) -> Text:
    """In a sentence how many were there: ``"12 members and 3 others were present."``."""
    if not people:
        return NOBODY_LISTED
    if not is_recorded(people):
        return NOT_RECORDED
    there = [one for one in people if one.presence in ATTENDED or one.presence is P.REPLACED]
    members = sum(one.role is R.MEMBER for one in there)
    others = len(there) - members
    said = plural("{n} member", "{n} members", members) if members else text("No members")
    if not others:
        return plural("{members} was present.", "{members} were present.", members, members=said)
    return text(
        "{members} and {others} were present.",
        members=said,
        others=plural("{n} other", "{n} others", others),
    )


def decision_number(year: int, number: int) -> str:
    """``decision_number(2027, 3)`` → ``"2027-3"``."""
    return f"{year}-{number}"


_PRESENT = text("Present")
_OTHERS = (R.HOST, R.SPEAKER, R.GUEST, R.STAFF)
_TITLES = {
    R.MEMBER: _PRESENT,
    R.HOST: text("Hosts"),
    R.SPEAKER: text("Speakers"),
    R.GUEST: text("Guests"),
    R.STAFF: text("Support"),
}
_NOTED = {P.LATE: text("came late"), P.LEFT_EARLY: text("left early")}


def _there(people: Iterable[Attendee], role: ParticipationRole) -> AttendanceLine:
    there = sorted((one for one in people if one.role is role), key=_key_there)
    return AttendanceLine(_TITLES[role], *_counted(map(_present, there)))


def _key(one: Attendee) -> str:
    return one.key or one.name


def _key_there(one: Attendee) -> str:
    """Who came instead is looked for under their own name."""
    came_instead = one.presence is P.REPLACED and one.replaced_by
    return one.replaced_by_key or one.replaced_by if came_instead else _key(one)


def _counted(
    names: Iterable[Text | str | None],
) -> tuple[int, tuple[Text | str, ...]]:
    found = tuple(name for name in names if name is not None)
    return len(found), found


def _present(one: Attendee) -> Text | str | None:
    if one.presence is P.REPLACED:
        if not one.replaced_by:
            return None
        return text("{name} (for {other})", name=one.replaced_by, other=one.name)
    if one.presence not in ATTENDED:
        return None
    notes = list(_notes(one))
    if not notes:
        return one.name
    said = notes[0] if len(notes) == 1 else text("{one}, {other}", one=notes[0], other=notes[1])
    return text("{name} ({note})", name=one.name, note=said)


def _notes(one: Attendee) -> Iterator[Text | str]:
    """Where a guest comes from: members know one another."""
    if one.role is not R.MEMBER and one.organisation:
        yield one.organisation
    if one.presence in _NOTED:
        yield _NOTED[one.presence]


def _sent_word(one: Attendee) -> Text | str | None:
    if one.presence is P.REPLACED:
        if not one.replaced_by:
            return one.name
        return text("{name} (replaced by {other})", name=one.name, other=one.replaced_by)
    return one.name if one.presence is P.EXCUSED or _declined(one) else None


def _stayed_away(one: Attendee) -> str | None:
    return one.name if one.presence is P.ABSENT else None


def _declined(one: Attendee) -> bool:
    """Had said no, and nothing else was noted: that is word enough."""
    return one.presence is P.UNKNOWN and one.reply is Reply.NO
