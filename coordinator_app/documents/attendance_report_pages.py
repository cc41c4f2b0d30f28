"""The pages of the attendance report, on A4 on its side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.pagesizes import A4, landscape

from coordinator_app.documents.bar_chart import Bar, draw_bars, height_of
from coordinator_app.documents.house_style import MILLIMETRE, HouseStyle
from coordinator_app.documents.letterhead import colour
from coordinator_app.documents.sheet import MARGIN, Sheet, drawn_twice
from coordinator_app.documents.tables import Cell, Row, Table
from coordinator_app.documents.typesetting import GREY, Style, set_text
from coordinator_app.rules.attendance_report import HeldMeeting, Report, ReportRow, Seat, Tally
from coordinator_app.rules.participations import Presence
from coordinator_app.texts import Text, day, text

ACROSS = 12  # meetings beside each other; more go to a next table
# Signs that the font of our papers has; the words stand above the matrix.
SIGNS: Mapping[Presence | None, str] = {
    Presence.PRESENT: "✓",
    Presence.LATE: "→ ✓",
    Presence.LEFT_EARLY: "✓ →",
    Presence.REPLACED: "(✓)",
    Presence.EXCUSED: "–",
    Presence.ABSENT: "×",
    Presence.UNKNOWN: "?",
    None: "·",
}
NOT_INVITED = text("Not invited")
NO_PROVINCE = text("No province")

_BODY = Style(10.5, 14)
_CELL = Style(9.5, 12)
_QUIET = Style(9.5, 13, colour=GREY)
_NAME = Style(9.5, 12, "B")
_HEAD = Style(9, 11.5, "B", GREY)
_HEADING = Style(14, 18, "B")
_NAMES = 58 * MILLIMETRE
_PLACES = 42 * MILLIMETRE
_COUNTS = 17 * MILLIMETRE


def draw_attendance_report(house_style: HouseStyle, found: Report, language: str) -> bytes:
    """The whole report."""
    said = text("Attendance report").say(language)
    title = f"{said}: {found.span.said(language)}"
    pages = _Pages(found, language)
    return drawn_twice(
        house_style, language, title, lambda paper: pages.draw(paper, said), landscape(A4)
    )


@dataclass(frozen=True)
class _Pages:
    found: Report
    language: str

    def draw(self, paper: Sheet, said: str) -> None:
        # What stands in the outer eighth of several pages is taken for a running head.
        paper.head = paper.bottom = 28 * MILLIMETRE
        paper.begin(said, self.found.span.said(self.language), 22, numbered=True)
        made = text("As it was known on {day}.", day=self.found.today)
        paper.down("P", made.say(self.language), _QUIET)
        paper.down("P", self.found.summary.say(self.language), _BODY)
        if self.found.total.seats:
            self._chart(paper)
            self._counts(paper)
        self._attention(paper)
        if self.found.rows:
            self._matrix(paper)

    def _chart(self, paper: Sheet) -> None:
        bars = [
            Bar(kind.word.say(self.language), tally.percent, self._share(tally))
            for kind, tally in self.found.categories.items()
        ]
        parts = "; ".join(f"{bar.name}: {bar.words}" for bar in bars)
        alt = text("Bar chart of attendance. {parts}.", parts=parts).say(self.language)
        self._heading(paper, text("Per category"), height_of(bars))
        accent = colour(paper.house_style.accent)
        draw_bars(paper.canvas, bars, alt, MARGIN, paper.top, accent)
        paper.top -= height_of(bars)
        counting = text(
            "Counted is who was there in person, late and left early included, of all who were"
            " invited or walked in; who sent somebody else was not there."
        )
        paper.top -= 6
        paper.down("P", counting.say(self.language), _QUIET)

    def _counts(self, paper: Sheet) -> None:
        names = (text("Province"), text("Members"), text("Expected"), text("There"), text("Share"))
        widths = (*(place * MILLIMETRE for place in (70, 28, 28, 28)), 40 * MILLIMETRE)
        rows = [
            self._row(
                [
                    (place.word if place else NO_PROVINCE).say(self.language),
                    str(tally.members),
                    str(tally.seats),
                    str(tally.attended),
                    self._percent(tally),
                ],
                widths,
            )
            for place, tally in self.found.provinces.items()
            if tally.seats
        ]
        self._heading(paper, text("Per province"), 60)
        self._table(paper, widths, [name.say(self.language) for name in names], rows)

    def _attention(self, paper: Sheet) -> None:
        self._heading(paper, text("Who needs attention"), 60)
        if not self.found.drifting:
            nobody = text("Nobody stays away for long without being heard of.")
            paper.down("P", nobody.say(self.language), _BODY)
            return
        names = (text("Name"), text("Why"), text("Last contact"), text("Proposal"))
        widths = tuple(width * MILLIMETRE for width in (65, 90, 40, 55))
        rows = [
            self._row(
                [
                    one.name,
                    one.why.say(self.language),
                    self._day(one.last_contact),
                    one.proposal.say(self.language),
                ],
                widths,
            )
            for one in self.found.drifting
        ]
        self._table(paper, widths, [name.say(self.language) for name in names], rows)

    def _matrix(self, paper: Sheet) -> None:
        self._heading(paper, text("Members and meetings"), 120)
        paper.down("P", self._legend(), _QUIET)
        paper.top -= 6
        meetings = self.found.meetings
        for first in range(0, len(meetings), ACROSS):
            part = meetings[first : first + ACROSS]
            if first:
                self._continue(paper, part)
            widths = self._widths(paper, part)
            rows = [self._member(row, widths, first, len(part)) for row in self.found.rows]
            names = (text("Name"), text("Organisation"), text("There"))
            heads = [name.say(self.language) for name in names]
            heads += [self._when(meeting) for meeting in part]
            self._table(paper, widths, heads, rows)

    def _continue(self, paper: Sheet, part: Sequence[HeldMeeting]) -> None:
        paper.top = paper.turn()
        said = text("Meetings from {first} to {last}", first=part[0].day, last=part[-1].day)
        paper.down("H2", said.say(self.language), _HEADING)
        paper.top -= 6

    def _widths(self, paper: Sheet, part: Sequence[HeldMeeting]) -> tuple[float, ...]:
        room = (paper.width - _NAMES - _PLACES - _COUNTS) / ACROSS
        return (_NAMES, _PLACES, _COUNTS, *(room for _meeting in part))

    def _member(self, row: ReportRow, widths: Sequence[float], first: int, number: int) -> Row:
        seats = row.seats[first : first + number]
        count = f"{row.tally.attended} / {row.tally.seats}"
        signs = (_sign(seat) for seat in seats)
        return self._row([row.name, row.organisation, count, *signs], widths)

    def _legend(self) -> str:
        words = [
            f"{sign} {(one.word if one else NOT_INVITED).say(self.language).lower()}"
            for one, sign in SIGNS.items()
        ]
        empty = text("empty: no member on that day").say(self.language)
        return "; ".join([*words, empty])

    def _row(self, words: Sequence[str], widths: Sequence[float]) -> Row:
        name, *others = words
        cells = [Cell((set_text(name, widths[0] - 10, _NAME, links=False),), heads=True)]
        for word, width in zip(others, widths[1:], strict=True):
            cells.append(Cell((set_text(word, width - 6, _CELL, links=False),) if word else ()))
        return tuple(cells)

    def _table(
        self, paper: Sheet, widths: Sequence[float], heads: Iterable[str], rows: Sequence[Row]
    ) -> None:
        head = tuple(
            set_text(word, width - 2, _HEAD, links=False)
            for word, width in zip(heads, widths, strict=True)
        )
        table = Table(tuple(widths), head, rows, 18, padding=2.5, middle=True)
        if table.begin > paper.top - paper.bottom:
            paper.top = paper.turn()
        paper.top = table.paint(paper.canvas, MARGIN, paper.top, paper.bottom, paper.turn)

    def _heading(self, paper: Sheet, words: Text, room: float) -> None:
        """A heading with at least ``room`` points under it on the same page."""
        paper.top -= 14
        if paper.top - paper.bottom < _HEADING.leading + room:
            paper.top = paper.turn()
        paper.canvas.bookmark(words.say(self.language))
        paper.down("H2", words.say(self.language), _HEADING)
        paper.top -= 4

    def _when(self, meeting: HeldMeeting) -> str:
        """The day over its year: ``30-9`` over ``2026``, ``30 Sep`` in English.

        Dutch months begin small: a dozen of them in a repeated head would read as a sentence.
        """
        date = meeting.day
        english = self.language == "en"
        short = day(date, "en", "d MMM") if english else f"{date.day}-{date.month}"
        return f"{short}\n{date.year}"

    def _day(self, value: Any) -> str:
        return day(value, self.language) if value else text("not known").say(self.language)

    def _share(self, tally: Tally) -> str:
        if tally.percent is None:
            return text("nobody").say(self.language)
        share = text(
            "{percent} % ({attended} of {seats})",
            percent=tally.percent,
            attended=tally.attended,
            seats=tally.seats,
        )
        return share.say(self.language)

    def _percent(self, tally: Tally) -> str:
        return f"{tally.percent} %" if tally.percent is not None else ""


def _sign(seat: Seat | None) -> str:
    return SIGNS[seat.presence] if seat is not None else ""
