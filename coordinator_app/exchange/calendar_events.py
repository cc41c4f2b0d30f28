"""The events in a calendar file (RFC 5545), as days on the year line: read with bounded work."""

from __future__ import annotations

import codecs
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coordinator_app.errors import UserError
from coordinator_app.exchange.calendar_days import Span, Window, days_of, key_of, span_of
from coordinator_app.rules.cleaning import LONGEST, clean, clean_lines, shortened
from coordinator_app.rules.recurrence import Looks, TooOftenError
from coordinator_app.texts import Text, text

if TYPE_CHECKING:
    from icalendar.cal import Component

LARGEST = 5_000_000  # bytes; a year of a busy calendar is a tenth of that
MOST_EVENTS = 2_000
_MOST_LOOKS = 300_000
_LONGEST_NOTE = 2_000
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"),
          (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip


@dataclass(frozen=True)
class CalendarEvent:
    """One event, or one of a series; ``uid`` is the same at each reading of the same file."""

    uid: str
    name: str
    first: dt.date
    last: dt.date
    place: str = ""
    notes: str = ""
    is_cancelled: bool = False


@dataclass(frozen=True)
class LeftOut:
    """An event that was not taken, and why."""

    name: str
    reason: Text


@dataclass(frozen=True)
class CalendarContent:
    """What a file holds within the window of days; ``name`` is what it calls itself."""

    name: str
    events: tuple[CalendarEvent, ...]
    left_out: tuple[LeftOut, ...]


def read_calendar_file(path: Path, window: Window) -> CalendarContent:
    """The events in a file; raises UserError when it cannot be read or is no calendar."""
    try:
        too_large = path.stat().st_size > LARGEST
        content = b"" if too_large else path.read_bytes()
    except OSError as error:
        raise UserError("{name} cannot be read. Choose another file.", name=path.name) from error
    if too_large:
        raise _too_large(path.name)
    return read_calendar(content, path.name, window)


def read_calendar(content: bytes, name: str, window: Window) -> CalendarContent:
    """The events in the bytes of a calendar; ``name`` is how the sentences call the file."""
    if len(content) > LARGEST:
        raise _too_large(name)
    calendars = _calendars(_text(content, name), name)
    if any(str(one.get("METHOD", "")).upper() == "REPLY" for one in calendars):
        raise UserError(
            "{name} holds replies to an invitation. Use “Record replies from calendars” for it.",
            name=name,
        )
    components = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    if len(components) > MOST_EVENTS:
        raise UserError(
            "{name} holds {n} events; at most {most} can be read. Export one year of it.",
            name=name,
            n=len(components),
            most=MOST_EVENTS,
        )
    if not components:
        raise UserError("{name} is a calendar without events.", name=name)
    called = clean(str(calendars[0].get("X-WR-CALNAME", "")))[:LONGEST]
    return _Reader(window).read(called, components)


def _too_large(name: str) -> UserError:
    return UserError(
        "{name} is larger than a calendar of events is ({most} MB at most). Export one year of it.",
        name=name,
        most=LARGEST // 1_000_000,
    )


def _text(content: bytes, name: str) -> str:
    encoding = next((found for mark, found in _MARKS if content.startswith(mark)), "utf-8")
    try:
        found = content.decode(encoding)
    except UnicodeDecodeError:
        found = content.decode("cp1252", errors="replace")
    if not found.strip():
        raise UserError("{name} is empty.", name=name)
    if "\x00" in found or "BEGIN:VCALENDAR" not in found[:2_000].upper():
        raise UserError("{name} is not a calendar file.", name=name)
    return found


def _calendars(written: str, name: str) -> Sequence[Component]:
    from icalendar import Calendar

    try:
        found: Sequence[Component] = Calendar.from_ical(written, multiple=True)
    # What a broken file makes the parser raise is of many kinds.
    except (ValueError, KeyError, IndexError, AttributeError, TypeError, RecursionError) as error:
        raise UserError(
            "{name} is a damaged calendar file. Export it once more.", name=name
        ) from error
    if not found:
        raise UserError("{name} is cut off. Export or download it once more.", name=name)
    return found


class _Reader:
    """One reading of a file: what the events come to, and what was left out."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._looks = Looks(_MOST_LOOKS)
        self._events: dict[str, CalendarEvent] = {}
        self._left_out: list[LeftOut] = []

    def read(self, called: str, components: Sequence[Component]) -> CalendarContent:
        """First the events and series, then the single days that differ from their series."""
        alone, changed = _divided(components)
        for component in alone:
            self._read_one(component, changed.get(_uid(component), {}))
        for days in changed.values():
            for component in days.values():
                self._read_one(component, {})
        events = sorted(self._events.values(), key=lambda one: (one.first, one.last, one.name))
        if len(events) > MOST_EVENTS:
            raise UserError(
                "This calendar comes to {n} days; at most {most} can be taken. Export less of it.",
                n=len(events),
                most=MOST_EVENTS,
            )
        return CalendarContent(called, tuple(events), tuple(self._left_out))

    def _read_one(self, component: Component, changed: Mapping[str, Component]) -> None:
        try:
            spans = list(self._spans(component))
        except TooOftenError:
            self._leave(component, text("it repeats too often to follow"))
            return
        except (ValueError, TypeError, AttributeError, OverflowError, KeyError):
            self._leave(component, text("its day or its rule cannot be read"))
            return
        if not spans:
            first, last = self._window.first, self._window.last
            reason = text("it lies outside the days from {first} to {last}", first=first, last=last)
            self._leave(component, reason)
        for span in spans:
            if span.key not in changed:
                event = _event(component, span)
                self._events[event.uid] = event

    def _spans(self, component: Component) -> Iterator[Span]:
        span = span_of(component)
        if span is None:
            raise ValueError
        yield from days_of(component, span, self._window, self._looks)

    def _leave(self, component: Component, reason: Text) -> None:
        name = shortened(clean(str(component.get("SUMMARY", ""))))
        self._left_out.append(LeftOut(name, reason))


def _divided(
    components: Iterable[Component],
) -> tuple[list[Component], dict[str, dict[str, Component]]]:
    """Events and series, and by UID and day what stands in the place of one of a series."""
    alone: list[Component] = []
    changed: dict[str, dict[str, Component]] = {}
    for component in components:
        key = key_of(component)
        if key:
            changed.setdefault(_uid(component), {})[key] = component
        else:
            alone.append(component)
    return alone, changed


def _event(component: Component, span: Span) -> CalendarEvent:
    uid = _uid(component)
    return CalendarEvent(
        uid=f"{uid}/{span.key}" if span.key else uid,
        name=_line(component.get("SUMMARY")) or _line(component.get("LOCATION")) or "–",
        first=span.first,
        last=span.last,
        place=_line(component.get("LOCATION")),
        notes=clean_lines(str(component.get("DESCRIPTION", ""))[:_LONGEST_NOTE]),
        is_cancelled=str(component.get("STATUS", "")).upper() == "CANCELLED",
    )


def _uid(component: Component) -> str:
    """The UID; without one, which is against the rules, the day and the name."""
    uid = _line(component.get("UID"))[:200]
    if uid:
        return uid
    start = getattr(component.get("DTSTART"), "dt", "")
    return f"{start}/{_line(component.get('SUMMARY'))[:100]}"


def _line(value: Any) -> str:
    value = value[0] if isinstance(value, list) and value else value
    return clean(str(value))[:LONGEST] if value is not None else ""
