"""The attendance report: who was at which meetings, how often, and who is drifting away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.participations import ATTENDED, Presence
from coordinator_app.rules.provinces import Province
from coordinator_app.texts import Text, plural, text

# Once is chance. With four to six meetings a year, twice is three to six months out of sight.
MISSED_IN_A_ROW = 2
# Whoever was spoken this quarter has been heard after a meeting that they missed.
QUIET_MONTHS = 3


@dataclass(frozen=True)
class HeldMeeting:
    """A meeting that took place: somebody's presence was recorded."""

    id: int
    title: str
    day: dt.date
    season_id: int | None = None


@dataclass(frozen=True)
class Seat:
    """A member at one meeting, as they were on that day; ``presence`` None: was not invited."""

    presence: Presence | None
    category: MemberCategory
    organisation: str = ""

    # Kept: members share a seat of one kind, and a report asks it 24,000 times.
    @cached_property
    def counts(self) -> bool:
        return self.presence is not None

    @cached_property
    def attended(self) -> bool:
        return self.presence in ATTENDED

    @cached_property
    def missed(self) -> bool:
        """Was expected, and neither came nor sent somebody else."""
        return self.counts and not self.attended and self.presence is not Presence.REPLACED


@dataclass(frozen=True)
class MemberFacts:
    """Somebody who is or was a member: ``seats`` by meeting, for those of their membership.

    ``province`` is where they live now; it keeps no history. ``last_contact``: the last day they
    spoke, replied, answered a letter or were at a meeting; what only went out to them does not
    count. ``is_member``: their membership runs today. ``planned_on``: a follow-up that is open.
    """

    person_id: int
    name: str
    province: Province | None = None
    seats: Mapping[int, Seat] = field(default_factory=dict)
    last_contact: dt.date | None = None
    is_member: bool = True
    planned_on: dt.date | None = None


@dataclass(frozen=True)
class Span:
    """A period to report on: ``"all"``, ``"season:3"``, ``"year:2027"``."""

    key: str
    name: Text | str

    def said(self, language: str | None = None) -> str:
        """How the period is called; a season has its own name."""
        return self.name if isinstance(self.name, str) else self.name.say(language)

    def holds(self, meeting: HeldMeeting) -> bool:
        kind, _, value = self.key.partition(":")
        match kind:
            case "season":
                return meeting.season_id == int(value)
            case "year":
                return meeting.day.year == int(value)
        return True


EVERYTHING = Span("all", text("All meetings"))


@dataclass(frozen=True)
class Facts:
    """What the reports of all periods are made from; meetings in order of time."""

    meetings: tuple[HeldMeeting, ...] = ()
    members: tuple[MemberFacts, ...] = ()
    seasons: tuple[tuple[int, str], ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """The periods in which there was a meeting: seasons and years, the latest first."""
        held = {meeting.season_id for meeting in self.meetings}
        seasons = [
            Span(f"season:{number}", name) for number, name in self.seasons if number in held
        ]
        years = sorted({meeting.day.year for meeting in self.meetings}, reverse=True)
        calendar = [Span(f"year:{year}", text("Year {year}", year=year)) for year in years]
        return (*seasons, *calendar, EVERYTHING)

    def span(self, key: str) -> Span:
        """The period of this key; without one the latest. All meetings when it is not there."""
        found = {span.key: span for span in self.spans}
        return found.get(key or self.spans[0].key, EVERYTHING)


@dataclass(frozen=True)
class Tally:
    """Of the chairs that were kept for ``members``, those in which they sat themselves.

    A chair is kept for a member who was invited or walked in. Present, late and left early count
    as being there (`participations.ATTENDED`). Replaced, excused, absent and not recorded do not:
    from a signed sheet only those who signed are typed. Not invited counts nowhere.
    """

    members: int = 0
    seats: int = 0
    attended: int = 0

    @property
    def percent(self) -> int | None:
        """Whole percents, rounded half up; None when nobody was expected."""
        return (200 * self.attended + self.seats) // (2 * self.seats) if self.seats else None


@dataclass(frozen=True)
class ReportRow:
    """A line of the matrix: ``seats`` stand under the meetings; None: no member on that day."""

    person_id: int
    name: str
    organisation: str
    category: MemberCategory
    province: Province | None
    seats: tuple[Seat | None, ...]
    last_contact: dt.date | None = None

    @cached_property
    def tally(self) -> Tally:
        return tally_of(self.seats)


@dataclass(frozen=True)
class Drift:
    """A member who was not seen nor heard for a while: how many meetings, and since when."""

    person_id: int
    name: str
    missed: int
    last_contact: dt.date | None
    planned_on: dt.date | None
    away: Text
    quiet: Text

    @property
    def why(self) -> Text:
        """``missed 2 meetings in a row, no contact for 5 months``."""
        return text("{missed}, {quiet}", missed=self.away, quiet=self.quiet)

    @property
    def proposal(self) -> Text:
        """What to do; when something is planned already, that."""
        if self.planned_on is not None:
            return text("Planned for {day}", day=self.planned_on)
        return text("Call them")

    @property
    def reason(self) -> Text:
        """The proposal as the reason of a follow-up."""
        return text("Call: {why}", why=self.why)


@dataclass(frozen=True)
class Report:
    """The attendance of one period. ``drifting`` looks at all meetings until today."""

    span: Span
    today: dt.date
    meetings: tuple[HeldMeeting, ...]
    rows: tuple[ReportRow, ...]
    total: Tally
    categories: Mapping[MemberCategory, Tally]
    provinces: Mapping[Province | None, Tally]
    drifting: tuple[Drift, ...]

    @property
    def summary(self) -> Text:
        """The report in one sentence."""
        if not self.total.seats:
            return text("No meeting with attendance lies in this period.")
        return text(
            "{meetings}, {members}: there at {attended} of {seats} times, {percent} %.",
            meetings=plural("{n} meeting", "{n} meetings", len(self.meetings)),
            members=plural("{n} member", "{n} members", len(self.rows)),
            attended=self.total.attended,
            seats=self.total.seats,
            percent=self.total.percent,
        )


def report(facts: Facts, key: str, today: dt.date) -> Report:
    """The report of the period with this key (see `Facts.span`)."""
    span = facts.span(key)
    meetings = tuple(meeting for meeting in facts.meetings if span.holds(meeting))
    rows = tuple(row for one in facts.members if (row := _row(one, meetings)) is not None)
    everywhere: tuple[Province | None, ...] = (*Province, None)
    return Report(
        span=span,
        today=today,
        meetings=meetings,
        rows=rows,
        total=_sum(row.tally for row in rows),
        categories={kind: _of_category(rows, kind) for kind in MemberCategory},
        provinces={
            place: _sum(row.tally for row in rows if row.province is place) for place in everywhere
        },
        drifting=drifting(facts, today),
    )


def tally_of(seats: Iterable[Seat | None]) -> Tally:
    """The tally of one member."""
    there = [seat.attended for seat in seats if seat is not None and seat.counts]
    return Tally(min(len(there), 1), len(there), sum(there))


def _sum(tallies: Iterable[Tally]) -> Tally:
    """The tally of members together, of whom none stands in two of these."""
    found = list(tallies)
    return Tally(
        sum(one.members for one in found),
        sum(one.seats for one in found),
        sum(one.attended for one in found),
    )


def _of_category(rows: Iterable[ReportRow], kind: MemberCategory) -> Tally:
    """Somebody who changed from one category to another counts in each for its own time."""
    return _sum(
        tally_of(seat for seat in row.seats if seat is not None and seat.category is kind)
        for row in rows
    )


def _row(one: MemberFacts, meetings: Sequence[HeldMeeting]) -> ReportRow | None:
    seats = tuple(one.seats.get(meeting.id) for meeting in meetings)
    last = next((seat for seat in reversed(seats) if seat is not None), None)
    if last is None:
        return None
    return ReportRow(
        one.person_id, one.name, last.organisation, last.category, one.province, seats,
        one.last_contact,
    )  # fmt: skip


def drifting(facts: Facts, today: dt.date) -> tuple[Drift, ...]:
    """Who missed the last meetings in a row and was not heard since: the longest away first.

    Members of today alone; it takes `MISSED_IN_A_ROW` meetings and `QUIET_MONTHS` months. A
    replacement or a word of contact ends it.
    """
    found = [drift for one in facts.members if (drift := _drift(one, facts.meetings, today))]
    return tuple(sorted(found, key=lambda one: (-one.missed, one.last_contact or dt.date.min)))


def _drift(one: MemberFacts, meetings: Sequence[HeldMeeting], today: dt.date) -> Drift | None:
    missed = missed_in_a_row(one.seats.get(meeting.id) for meeting in meetings)
    months = months_between(one.last_contact, today) if one.last_contact else None
    quiet = months is None or months >= QUIET_MONTHS
    if not one.is_member or missed < MISSED_IN_A_ROW or not quiet:
        return None
    return Drift(
        one.person_id, one.name, missed, one.last_contact, one.planned_on,
        _missed(missed), _quiet(months),
    )  # fmt: skip


def missed_in_a_row(seats: Iterable[Seat | None]) -> int:
    """How many of the last meetings somebody missed, until one that they did not.

    Meetings to which they were not invited are passed over.
    """
    missed = 0
    for seat in reversed([seat for seat in seats if seat and seat.counts]):
        if not seat.missed:
            break
        missed += 1
    return missed


def months_between(first: dt.date, last: dt.date) -> int:
    """Whole months: 31 January to 28 February is none, to 1 March is one."""
    months = 12 * (last.year - first.year) + last.month - first.month
    return max(0, months - (last.day < first.day))


def _missed(number: int) -> Text:
    return plural("missed {n} meeting in a row", "missed {n} meetings in a row", number)


def _quiet(months: int | None) -> Text:
    if months is None:
        return text("no contact known")
    return plural("no contact for {n} month", "no contact for {n} months", months)
