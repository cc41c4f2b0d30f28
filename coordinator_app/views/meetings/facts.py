"""The facts of a meeting, edited in place: when, where, about what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from coordinator_app.clock import today
from coordinator_app.operations.meetings import edit_meeting
from coordinator_app.operations.venues import edit_venue
from coordinator_app.rules.meetings import MeetingStatus
from coordinator_app.store.queries.learning_practices import learning_practices
from coordinator_app.store.queries.meetings import MeetingRecord
from coordinator_app.store.queries.seasons import seasons
from coordinator_app.store.queries.themes import all_themes
from coordinator_app.store.queries.venues import venues
from coordinator_app.texts import Text, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, FieldGroup, Kind
from coordinator_app.views.meetings.moment_field import moment_field
from coordinator_app.views.meetings.venue_notice import VenueNotice
from coordinator_app.views.scrolled_body import ScrolledColumn


class Facts(ScrolledColumn):
    """Every field saves when it is left; places, themes and practices are made by naming them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._meeting = self._venue = 0
        self.when = FieldGroup(text("When"), self._when(), self._save, self)
        self.where = FieldGroup(text("Where and about what"), _WHERE, self._save, self)
        self.place = FieldGroup(text("The venue"), _PLACE, self._save_place, self)
        self.more = FieldGroup(text("For yourself"), _MORE, self._save, self)
        self.booked = VenueNotice(desk, self.body)
        for part in (self.when, self.booked, self.where, self.place, self.more):
            self.add(part)

    @property
    def groups(self) -> tuple[FieldGroup, ...]:
        return self.when, self.where, self.place, self.more

    def show_meeting(self, record: MeetingRecord) -> None:
        self._meeting = record.id
        values = _values(record)
        for group in self.groups:
            group.load(values, record.id)
        self._venue = record.venue.id if record.venue else 0
        self.booked.show_meeting(record.id)
        self.place.setVisible(bool(self._venue))
        self._suggest()

    def _save(self, field: str, value: Any) -> None:
        store = self._desk.store
        self._desk.did(edit_meeting(store, self._meeting, field, value, today=today()))

    def _save_place(self, field: str, value: Any) -> None:
        self._desk.did(edit_venue(self._desk.store, self._venue, field, value))

    def _suggest(self) -> None:
        """The names that are known, while a place, theme or practice is typed."""
        with self._desk.store.reading() as connection:
            known = {
                "venue": [venue.name for venue in venues(connection)],
                "theme": [theme.name for theme in all_themes(connection)],
                "practice": [practice.name for practice in learning_practices(connection)],
            }
        for key, names in known.items():
            line = self.where.rows[key].widget
            if isinstance(line, QLineEdit) and not line.hasFocus():
                _complete(line, names)

    def _when(self) -> Sequence[Field]:
        return (
            Field("title", text("Title"), required=True),
            moment_field(),
            Field("starts_at", text("Starts at"), required=True, width=24),
            Field("ends_at", text("Ends at"), required=True, width=24,
                  hint=text("16:30, or 21-3 1:30 past midnight")),
            Field("reply_by", text("Reply before"), Kind.DAY, width=24),
            Field("status", text("Status"), Kind.CHOICE, MeetingStatus, required=True, width=24),
            Field("season_id", text("Season"), Kind.CHOICE, self._seasons, width=24),
        )  # fmt: skip

    def _seasons(self) -> Sequence[tuple[str, Text | str]]:
        with self._desk.store.reading() as connection:
            return [(str(season.id), season.name) for season in seasons(connection)]


_WHERE = (
    Field("venue", text("Venue"), hint=text("A name; a new one is added")),
    Field("theme", text("Theme"), hint=text("A name; a new one is added")),
    Field("practice", text("Learning practice"), hint=text("A name; a new one is added")),
)
_PLACE = (
    Field("room", text("Room")),
    Field("street", text("Street and number")),
    Field("postcode", text("Postcode"), width=24),
    Field("city", text("Place")),
    Field("capacity", text("Seats"), width=24),
)
_MORE = (
    Field("notes", text("Notes"), Kind.LINES),
    Field("time_zone", text("Time zone"), required=True, width=24),
)


def _values(record: MeetingRecord) -> dict[str, Any]:
    same_day = record.ends_at.date() == record.starts_at.date()
    return {
        "title": record.title,
        "date": record.starts_at.date(),
        "starts_at": f"{record.starts_at:%H:%M}",
        "ends_at": f"{record.ends_at:%H:%M}" if same_day else f"{record.ends_at:%d-%m-%Y %H:%M}",
        "reply_by": record.reply_by,
        "status": record.status_on(today()),
        "season_id": str(record.season_id or ""),
        "venue": record.venue.name if record.venue else "",
        **_place_values(record),
        "theme": record.theme,
        "practice": record.practice,
        "notes": record.notes,
        "time_zone": record.time_zone,
    }


def _place_values(record: MeetingRecord) -> dict[str, str]:
    venue = record.venue
    if venue is None:
        return {}
    return {
        "room": venue.room,
        "street": f"{venue.street} {venue.house_number}".strip(),
        "postcode": venue.postcode,
        "city": venue.city,
        "capacity": str(venue.capacity or ""),
    }


def _complete(line: QLineEdit, names: list[str]) -> None:
    completer = QCompleter(names, line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line.setCompleter(completer)
