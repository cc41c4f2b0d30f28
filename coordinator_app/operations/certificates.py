"""What a certificate says of the one it is for: how much of the meeting they were there."""

from __future__ import annotations

from collections.abc import Callable

from coordinator_app.operations.letter_values import hours_of
from coordinator_app.rules.certificates import part_attended
from coordinator_app.rules.meetings import MeetingTimes
from coordinator_app.store.queries.meetings import MeetingRecord
from coordinator_app.texts import text

CERTIFIED = ("attended", "theme_line")


def certified(meeting: MeetingRecord) -> Callable[[int, str], dict[str, str]]:
    """The values of these fields for a participant, in a language."""
    presences = {one.person_id: one.presence for one in meeting.participants}
    minutes = MeetingTimes(meeting.starts_at, meeting.ends_at, meeting.time_zone).minutes

    def values(person_id: int, language: str) -> dict[str, str]:
        times = hours_of(meeting, language)
        part = part_attended(presences[person_id], times, minutes)
        theme = text("Theme: {theme}", theme=meeting.theme) if meeting.theme else text("")
        return {"attended": part.say(language), "theme_line": theme.say(language)}

    return values
