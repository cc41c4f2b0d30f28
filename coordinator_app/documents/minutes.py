"""The minutes of a meeting: who was there, what was said, decided and agreed at each item."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.texts import Text


@dataclass(frozen=True)
class MinutesPeople:
    """``Present (12): …``; ``names`` in their order."""

    title: Text | str
    number: int
    names: tuple[Text | str, ...]


@dataclass(frozen=True)
class MinutesDecision:
    """``number`` as people say it: ``2027-3``."""

    number: str
    words: str


@dataclass(frozen=True)
class MinutesAction:
    """``meeting`` is where it was agreed when that was an earlier one."""

    words: str
    owner: str = ""
    due_on: dt.date | None = None
    meeting: str = ""


@dataclass(frozen=True)
class MinutesItem:
    """An agenda item with its number in the minutes (``place``); ``outcome`` may be empty."""

    title: str
    words: str = ""
    outcome: Text | str = ""
    decisions: tuple[MinutesDecision, ...] = ()
    actions: tuple[MinutesAction, ...] = ()
    place: int = 0

    @property
    def says_something(self) -> bool:
        """Whether there is more to it than its title."""
        return bool(self.words.strip() or self.decisions or self.actions)


@dataclass(frozen=True)
class MinutesDocument:
    """Everything in the minutes of one meeting; ``version`` is 1 for the first ones made.

    ``general`` is what is said of the meeting as a whole, before its items; ``earlier`` was agreed
    before and still to be done.
    """

    language: str
    network_name: str
    title: str
    date: dt.date
    starts: dt.time
    ends: dt.time
    venue_lines: tuple[str, ...] = ()
    theme: str = ""
    there: Text | str = ""
    people: tuple[MinutesPeople, ...] = ()
    general: MinutesItem = MinutesItem("")
    items: tuple[MinutesItem, ...] = ()
    earlier: tuple[MinutesAction, ...] = ()
    version: int = 1
    until: dt.date | None = None

    @property
    def all_items(self) -> tuple[MinutesItem, ...]:
        """The meeting as a whole, then its items."""
        return (self.general, *self.items)

    @property
    def decisions(self) -> tuple[MinutesDecision, ...]:
        """All that was decided, in the order of their numbers."""
        found = [one for item in self.all_items for one in item.decisions]
        return tuple(sorted(found, key=lambda one: [int(part) for part in one.number.split("-")]))

    @property
    def actions(self) -> tuple[MinutesAction, ...]:
        """All that is to be done, the first day first, and what has no day last."""
        found = [*(one for item in self.all_items for one in item.actions), *self.earlier]
        return tuple(sorted(found, key=lambda one: one.due_on or dt.date.max))


def minutes_pdf(house_style: HouseStyle, minutes: MinutesDocument) -> bytes:
    """The minutes on paper."""
    from coordinator_app.documents.minutes_pages import draw_minutes

    return draw_minutes(house_style, minutes)


def minutes_docx(house_style: HouseStyle, minutes: MinutesDocument) -> bytes:
    """The same words as a Word file, to be edited."""
    from coordinator_app.documents.minutes_docx import write_minutes

    return write_minutes(house_style, minutes)
