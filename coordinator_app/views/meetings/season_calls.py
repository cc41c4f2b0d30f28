"""Beside the strip of a season: when calls open and close; one press opens a call."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.rules.dates import near_words
from coordinator_app.store.queries.season_calls import CallMark, call_marks
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, day, plural, text
from coordinator_app.views.meetings.mark_line import Mark, MarkLine


class SeasonCalls(MarkLine):
    """The own rounds and the calls of others of a season."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(
            text("Rounds and calls of this season"),
            text("More rounds and calls of this season"),
            parent,
        )
        self._store = store
        self._season = 0

    def show_season(self, season_id: int) -> None:
        """Show the calls of this season; 0 is none."""
        self._season = season_id
        self.show_marks()

    def number_words(self, number: int) -> Text:
        return plural("{n} call", "{n} calls", number)

    def marks(self) -> Sequence[Mark]:
        with self._store.reading() as connection:
            return [_mark(one) for one in call_marks(connection, self._season)]


def _mark(call: CallMark) -> Mark:
    return Mark(
        noun=call.noun,
        id=call.id,
        name=call.name,
        short=_short(call),
        whole=_whole(call),
        icon="megaphone" if call.is_own else "trophy",
        is_over=call.is_settled or call.closes_on < today(),
    )


def _short(mark: CallMark) -> Text:
    closes = day(mark.closes_on, style="d MMM")
    if mark.is_own and mark.opens_on is not None:
        opens = day(mark.opens_on, style="d MMM")
        return text("{opens} – {closes}: {name}", opens=opens, closes=closes, name=mark.name)
    if mark.is_settled:
        return text("until {closes}: {name}, settled", closes=closes, name=mark.name)
    return text("until {closes}: {name}", closes=closes, name=mark.name)


def _whole(mark: CallMark) -> Text:
    """``Round: Spring 2027 opens on Mon 1 Feb 2027, closes on Wed 31 Mar 2027 (in 3 weeks)``."""
    if mark.is_settled:
        return text("Call of others: {name} closes on {day}, settled",
                    name=mark.name, day=mark.closes_on)  # fmt: skip
    near = near_words(mark.closes_on, today())
    if not mark.is_own:
        return text("Call of others: {name} closes on {day} ({near})",
                    name=mark.name, day=mark.closes_on, near=near)  # fmt: skip
    return text("Round: {name} opens on {opens}, closes on {day} ({near})",
                name=mark.name, opens=mark.opens_on, day=mark.closes_on, near=near)  # fmt: skip
