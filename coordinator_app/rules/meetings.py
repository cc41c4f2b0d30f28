"""Meetings: status and times."""

from coordinator_app.texts import Choice, text


class MeetingStatus(Choice):
    """How firm a meeting is."""

    DRAFT = "draft", text("Draft")
    PLANNED = "planned", text("Planned")
    HELD = "held", text("Held")
    CANCELLED = "cancelled", text("Cancelled")
