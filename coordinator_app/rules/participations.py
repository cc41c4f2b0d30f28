"""Participation: role, reply and presence, three separate facts."""

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


class Presence(Choice):
    """Whether somebody was there."""

    UNKNOWN = "unknown", text("Not recorded")
    PRESENT = "present", text("Present")
    LATE = "late", text("Late")
    LEFT_EARLY = "left_early", text("Left early")
    EXCUSED = "excused", text("Excused")
    ABSENT = "absent", text("Absent")
    REPLACED = "replaced", text("Replaced")
