"""The programme in words: how the day runs, what does not fit, what a title gives away."""

from __future__ import annotations

from collections.abc import Sequence

from coordinator_app.rules.agenda import (
    AgendaKind,
    TimedLine,
    agenda_overrun,
    last_end,
    overrun_sentence,
)
from coordinator_app.rules.agenda_groups import clashes
from coordinator_app.store.queries.meetings import MeetingRecord
from coordinator_app.texts import Text, _, listed, plural

_PAUSE_WORDS = ("lunch", "pauze", "break", "koffie", "coffee", "borrel", "drinks", "thee", "tea")
_WELCOME_WORDS = ("welkom", "welcome", "inloop", "opening", "ontvangst")


def how_it_runs(record: MeetingRecord, times: Sequence[TimedLine]) -> str:
    """When the programme is over and how much is left; nothing without items."""
    ends = last_end(times)
    if ends is None:
        return ""
    left = int((record.ends_at - ends).total_seconds() // 60)
    if left <= 0:
        return _("The programme fills the meeting exactly.")
    runs = _("The programme runs until {end}.", end=f"{ends:%H:%M}")
    return f"{runs} {plural('{n} minute is left.', '{n} minutes are left.', left)}"


def what_waits(actions: int, unfinished: int) -> str:
    """What earlier meetings left; nothing when they left nothing."""
    counted = (
        (actions, plural("{n} open action", "{n} open actions", actions)),
        (unfinished, plural("{n} unfinished item", "{n} unfinished items", unfinished)),
    )
    said = [words for number, words in counted if number]
    return _("From earlier meetings: {what}.", what=listed(said)) if said else ""


def troubles_of(record: MeetingRecord, times: Sequence[TimedLine]) -> list[Text]:
    """What does not fit: items past a fixed start or the end, one person or room in two places."""
    pairs = zip(record.items, times, strict=True)
    said = [overrun_sentence(item.line, time) for item, time in pairs]
    past_end = agenda_overrun(times, record.ends_at)[1]
    clashing = clashes([item.session for item in record.items])
    return [sentence for sentence in (*said, past_end, *clashing) if sentence is not None]


def kind_of(title: str) -> AgendaKind:
    """The kind that the title gives away: lunch is a break."""
    words = title.lower().split()
    if any(word.startswith(_PAUSE_WORDS) for word in words):
        return AgendaKind.PAUSE
    if words and words[0].startswith(_WELCOME_WORDS):
        return AgendaKind.WELCOME
    return AgendaKind.OTHER
