"""Participation: role, reply and presence, three separate facts, and the counts made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from coordinator_app.errors import UserError
from coordinator_app.texts import Choice, text


class ParticipationRole(Choice):
    """As what somebody takes part."""

    MEMBER = "member", text("Member")
    HOST = "host", text("Host")
    SPEAKER = "speaker", text("Speaker")
    GUEST = "guest", text("Guest")
    STAFF = "staff", text("Staff")


class Reply(Choice):
    """What somebody answered to the invitation."""

    NONE = "none", text("No reply")
    YES = "yes", text("Comes")
    NO = "no", text("Does not come")
    MAYBE = "maybe", text("Perhaps")


class ReplyWay(Choice):
    """By which way somebody answered."""

    UNKNOWN = "unknown", text("Not noted")
    PHONE = "phone", text("By telephone")
    EMAIL = "email", text("By e-mail")
    CALENDAR = "calendar", text("From the calendar")
    LETTER = "letter", text("By letter")
    IN_PERSON = "in_person", text("In person")


class Presence(Choice):
    """Whether somebody was there."""

    UNKNOWN = "unknown", text("Not recorded")
    PRESENT = "present", text("Present")
    LATE = "late", text("Late")
    LEFT_EARLY = "left_early", text("Left early")
    EXCUSED = "excused", text("Excused")
    ABSENT = "absent", text("Absent")
    REPLACED = "replaced", text("Replaced")


# Who filled a chair. Whoever was replaced did not come; the replacement did, in the same place.
IN_ROOM = frozenset({Presence.PRESENT, Presence.LATE, Presence.LEFT_EARLY, Presence.REPLACED})
# Who was there in person; this is what a certificate or an attendance report counts.
ATTENDED = frozenset({Presence.PRESENT, Presence.LATE, Presence.LEFT_EARLY})


@dataclass(frozen=True)
class Counters:
    """The counts of one meeting; replies count those invited, presence counts everybody.

    ``yes + maybe + no + none == invited``; ``present + late + left_early + excused + absent +
    replaced + unknown`` is the number of participants, invited or walked in.
    """

    invited: int = 0
    yes: int = 0
    no: int = 0
    maybe: int = 0
    none: int = 0
    present: int = 0
    late: int = 0
    left_early: int = 0
    excused: int = 0
    absent: int = 0
    replaced: int = 0
    unknown: int = 0
    in_room: int = 0

    @property
    def participants(self) -> int:
        """Everybody on the list, walked in without invitation included."""
        recorded = self.present + self.late + self.left_early
        return recorded + self.excused + self.absent + self.replaced + self.unknown

    @property
    def recorded(self) -> bool:
        """Whether any presence has been recorded."""
        return self.unknown < self.participants


def count(
    participations: Iterable[tuple[ParticipationRole, bool, Reply, Presence]],
) -> Counters:
    """The counters of a meeting from (role, invited, reply, presence) of each."""
    replies: Counter[Reply] = Counter()
    presences: Counter[Presence] = Counter()
    for _role, invited, reply, presence in participations:
        if invited:
            replies[reply] += 1
        presences[presence] += 1
    return Counters(
        invited=replies.total(),
        **{reply.value: replies[reply] for reply in Reply},
        **{presence.value: presences[presence] for presence in Presence},
        in_room=sum(presences[presence] for presence in IN_ROOM),
    )


def refuse_presence(
    presence: Presence, *, started: bool, replaced_by_id: int | None = None, person_id: int = 0
) -> None:
    """Refuse a presence that cannot be so, at ``presence`` or ``replaced_by_id``.

    Nobody is present before the meeting has begun (excusing oneself is possible before);
    *replaced* needs to say by whom, and nobody replaces themselves.
    """
    if not started and presence in IN_ROOM | {Presence.ABSENT}:
        raise UserError(
            "The meeting has yet to begin. Until then only replies and apologies can be recorded.",
            field="presence",
        )
    if presence is Presence.REPLACED and replaced_by_id is None:
        raise UserError("Say who came instead.", field="replaced_by_id")
    if presence is not Presence.REPLACED and replaced_by_id is not None:
        raise UserError(
            "Somebody else can come instead only of a person who is replaced.",
            field="replaced_by_id",
        )
    if replaced_by_id is not None and replaced_by_id == person_id:
        raise UserError("Nobody can come instead of themselves.", field="replaced_by_id")
