"""What the cells of the agenda show and take: columns, words, and a line with what is typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import IntEnum

from coordinator_app.operations.typed import minutes_of, time_of
from coordinator_app.rules.agenda import AgendaLine, SpeakerState, TimedLine
from coordinator_app.store.queries.agenda import AgendaItemRow, SpeakerRow
from coordinator_app.texts import Text, _, text
from coordinator_app.views.chips import JOINT


class Place(IntEnum):
    """The columns, in their order."""

    TIME = 0
    TITLE = 1
    DURATION = 2
    FIXED = 3
    SPEAKERS = 4
    KIND = 5


FIELDS = {
    Place.TITLE: "title",
    Place.DURATION: "duration_minutes",
    Place.FIXED: "fixed_start",
    Place.KIND: "kind",
}
HEADERS = (
    text("Time"),
    text("What"),
    text("Min."),
    text("Fixed start"),
    text("Speakers"),
    text("Kind"),
)


def with_typed(line: AgendaLine, place: Place, typed: str) -> AgendaLine:
    if place == Place.DURATION:
        return replace(line, duration_minutes=minutes_of(typed, "duration_minutes"))
    return replace(line, fixed_start=time_of(typed, "fixed_start"))


def shown(place: Place, item: AgendaItemRow, time: TimedLine) -> str:
    words: dict[Place, Callable[[], str]] = {
        Place.TIME: lambda: f"{time.starts:%H:%M}–{time.ends:%H:%M}",
        Place.TITLE: lambda: _title(item),
        Place.DURATION: lambda: str(item.duration_minutes),
        Place.FIXED: lambda: _fixed_words(item, time),
        Place.KIND: item.kind.word.say,
        Place.SPEAKERS: lambda: ", ".join(_speaker(one) for one in item.speakers),
    }
    return words[place]()


def editable(place: Place, item: AgendaItemRow) -> str:
    fixed = f"{item.fixed_start:%H:%M}" if item.fixed_start else ""
    return {
        Place.TITLE: item.title,
        Place.DURATION: str(item.duration_minutes),
        Place.FIXED: fixed,
        Place.KIND: item.kind.value,
    }.get(place, "")


def heard(item: AgendaItemRow) -> str:
    """The title as it is heard: with what is seen from its place and its second line."""
    together = _("at the same time as the item above") if item.parallel else ""
    return ", ".join(filter(None, (item.title, together, item.room)))


def _title(item: AgendaItemRow) -> str:
    """One that runs at the same time is set in a step; the room stands under it."""
    begin = "‖  " if item.parallel else ""
    return f"{begin}{item.title}" + (f"\n{begin and '    '}{item.room}" if item.room else "")


def _fixed_words(item: AgendaItemRow, time: TimedLine) -> str:
    if item.fixed_start is None:
        return ""
    said: Text | None = None
    if time.overrun_minutes:
        said = text("{n} min over", n=time.overrun_minutes)
    elif time.slack_minutes:
        said = text("{n} min free", n=time.slack_minutes)
    clock = f"{item.fixed_start:%H:%M}"
    return f"{clock}{JOINT}{said.say()}" if said else clock


def time_parts(words: str) -> list[str]:
    """Begin and end: under each other in a narrow column."""
    start, dash, end = words.partition("–")
    return [f"{start}{dash}", end]


def fixed_parts(words: str) -> list[str]:
    """The clock, and what stays free or runs over: under each other in a narrow column."""
    return words.split(JOINT)


def _speaker(speaker: SpeakerRow) -> str:
    if speaker.state == SpeakerState.CONFIRMED:
        return speaker.name
    return _("{name} ({state})", name=speaker.name, state=speaker.state.word.say().lower())
