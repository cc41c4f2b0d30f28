"""Certificates of attendance: how much of a meeting somebody was there, said honestly."""

from __future__ import annotations

from coordinator_app.rules.participations import Presence
from coordinator_app.texts import Text, plural, text


def part_attended(presence: Presence, times: str, minutes: int) -> Text:
    """``"the whole meeting, from 10:00 to 16:00 (6 hours)"``.

    Of who came late or left early nobody wrote down the minute, so no hours are named.
    """
    if presence is Presence.LATE:
        return text("part of the meeting {times}: came in later", times=times)
    if presence is Presence.LEFT_EARLY:
        return text("part of the meeting {times}: left earlier", times=times)
    return text("the whole meeting, {times} ({length})", times=times, length=length_words(minutes))


def length_words(minutes: int) -> Text:
    """``"6 hours"``, ``"2 hours and 30 minutes"``, ``"45 minutes"``."""
    whole, rest = divmod(minutes, 60)
    hours, left = plural("{n} hour", "{n} hours", whole), plural("{n} minute", "{n} minutes", rest)
    if not rest:
        return hours
    return text("{hours} and {minutes}", hours=hours, minutes=left) if whole else left
