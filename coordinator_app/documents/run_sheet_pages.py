"""The pages of the run sheet: what to lay ready, the day minute by minute, whom to call."""

from __future__ import annotations

from collections.abc import Iterator

from coordinator_app.documents.house_style import MILLIMETRE, HouseStyle
from coordinator_app.documents.programme_parts import (
    LARGE,
    NORMAL,
    Sizes,
    accent,
    actions_table,
    beneath,
    clock,
    facts,
    filled,
    kind_of,
    mark_of,
    say,
    section,
    since_words,
    span,
    when,
)
from coordinator_app.documents.run_sheet import DayContact, RunEntry, RunSheet, RunSpeaker
from coordinator_app.documents.runs import Run
from coordinator_app.documents.sheet import Sheet, drawn_twice
from coordinator_app.documents.tables import Cell, Row
from coordinator_app.documents.typesetting import SetText, Style, set_text
from coordinator_app.texts import Text, plural, text

_WHO = 62 * MILLIMETRE
_NO_BREAK = "\u00a0"


def draw_run_sheet(house_style: HouseStyle, run: RunSheet) -> bytes:
    """The run sheet for the facilitator."""
    said = text("Run sheet").say(run.language)
    title = f"{said}: {run.title}"
    return drawn_twice(house_style, run.language, title, lambda sheet: _draw(sheet, run, said))


def _draw(sheet: Sheet, run: RunSheet, said: str) -> None:
    sizes = LARGE if run.large_print else NORMAL
    if run.large_print:
        sheet.small, sheet.over = sizes.quiet, sizes.column
    sheet.head = 30 * MILLIMETRE
    version = text("version {n}", n=run.version).say(run.language)
    sheet.begin(f"{run.network_name} · {said} · {version}", run.title, sizes.title, numbered=True)
    sheet.top -= 10
    sheet.down("P", when(run.date, run.starts, run.ends, run.language, run.until), sizes.hours)
    sheet.top -= 5
    expected = plural("{n} person", "{n} people", run.expected).say(run.language)
    named = (
        (text("Where"), ", ".join(run.venue_lines)),
        (text("Getting there"), run.directions),
        (text("Expected"), expected if run.expected else ""),
    )
    facts(sheet, named, sizes.body)
    since_words(sheet, run.since, sizes)
    _troubles(sheet, run, sizes)
    _materials(sheet, run, sizes)
    _programme(sheet, run, sizes)
    _contacts(sheet, run, sizes)
    actions_table(sheet, run.actions, sizes)


def _troubles(sheet: Sheet, run: RunSheet, sizes: Sizes) -> None:
    if run.troubles:
        sheet.top -= 8
        sheet.down("P", text("Still to settle").say(run.language), accent(sheet, sizes.body))
    for trouble in run.troubles:
        sheet.down("P", say(trouble, run.language), sizes.body)


def _materials(sheet: Sheet, run: RunSheet, sizes: Sizes) -> None:
    needed = [item for item in run.items if item.materials.strip()]
    if not needed:
        return
    widths = (sizes.time, sheet.width * 0.36, sheet.width * 0.64 - sizes.time)
    rows = [_material(sheet, item, widths, sizes) for item in needed]
    names = (text("Before"), text("What for"), text("What"))
    section(sheet, text("To lay ready"), names, widths, rows, sizes)


def _material(sheet: Sheet, item: RunEntry, widths: tuple[float, ...], sizes: Sizes) -> Row:
    title = f"{item.title} · {item.room}" if item.room else item.title
    return (
        Cell((set_text(clock(item.starts, sheet.language), widths[0], sizes.body),)),
        Cell((set_text(title, widths[1] - 10, sizes.body),)),
        Cell((set_text(item.materials, widths[2] - 10, sizes.body),)),
    )


def _programme(sheet: Sheet, run: RunSheet, sizes: Sizes) -> None:
    who = 0 if run.large_print else _WHO
    widths: tuple[float, ...] = (sizes.time, sheet.width - sizes.time - who, who)
    names: tuple[Text, ...] = (text("Time"), text("Programme"), text("Who"))
    if run.large_print:
        widths, names = widths[:2], names[:2]
    below = [one.parallel for one in run.items[1:]] + [False]
    rows = [
        _row(sheet, item, widths, sizes, joins=joins)
        for item, joins in zip(run.items, below, strict=True)
    ]
    section(sheet, text("The day"), names, widths, rows, sizes)


def _row(
    sheet: Sheet, item: RunEntry, widths: tuple[float, ...], sizes: Sizes, *, joins: bool
) -> Row:
    time = _time(sheet, item, widths[0] - 8, sizes)
    what = list(_what(sheet, item, widths[1] - 10, sizes))
    if len(widths) == 2:
        what += _who(sheet, item, widths[1] - 10, sizes)
        return Cell(tuple(time), heads=True, joins=joins), Cell(tuple(what))
    who = tuple(_who(sheet, item, widths[2], sizes))
    return Cell(tuple(time), heads=True, joins=joins), Cell(tuple(what)), Cell(who)


def _time(sheet: Sheet, item: RunEntry, width: float, sizes: Sizes) -> Iterator[SetText]:
    language = sheet.language
    yield set_text(span(item.starts, item.ends, language), width + 8, sizes.name)
    yield set_text(text("{n} min.", n=item.minutes).say(language), width, sizes.quiet)
    if item.parallel:
        yield set_text(text("at the same time").say(language), width, sizes.quiet)
    yield from beneath(sheet, item.beneath, width, sizes.quiet)


def _what(sheet: Sheet, item: RunEntry, width: float, sizes: Sizes) -> Iterator[SetText]:
    language = sheet.language
    yield from mark_of(sheet, item.mark, width, sizes.quiet)
    yield set_text(item.title, width, sizes.head)
    warning = say(item.warning, language)
    yield from filled(warning, width, Style(sizes.body.size, sizes.body.leading, "B"))
    named = (
        (text("Room"), item.room),
        (text("Format"), kind_of(item, language)),
        (text("Goal"), item.goal),
        (text("To lay ready"), item.materials),
        (text("Documents"), ", ".join(item.documents)),
    )
    for name, value in named:
        if value.strip():
            runs = [Run(f"{name.say(language)}: ", "B"), Run(value)]
            yield set_text(runs, width, sizes.body)
    yield from filled(item.notes, width, sizes.body)


def _who(sheet: Sheet, item: RunEntry, width: float, sizes: Sizes) -> Iterator[SetText]:
    language = sheet.language
    if item.opened_by:
        runs = [Run(f"{text('Opens').say(language)}: ", "B"), Run(item.opened_by)]
        yield set_text(runs, width, sizes.body)
    for speaker in item.speakers:
        yield set_text(_speaker(speaker, language), width, sizes.body)


def _speaker(speaker: RunSpeaker, language: str) -> str:
    """``Anna Özil (asked), 06 12345678``"""
    state = say(speaker.state, language).lower()
    named = f"{speaker.name} ({state})" if state else speaker.name
    whole = (phone.replace(" ", _NO_BREAK) for phone in speaker.phones)
    return ", ".join((named, *whole))


def _contacts(sheet: Sheet, run: RunSheet, sizes: Sizes) -> None:
    if not run.contacts:
        return
    widths = (sheet.width * 0.36, sheet.width * 0.34, sheet.width * 0.30)
    rows = [_contact(sheet, one, widths, sizes) for one in run.contacts]
    names = (text("Name"), text("As what"), text("Telephone"))
    section(sheet, text("Telephone numbers of the day"), names, widths, rows, sizes)


def _contact(sheet: Sheet, one: DayContact, widths: tuple[float, ...], sizes: Sizes) -> Row:
    number = ", ".join(one.phones) or text("not known").say(sheet.language)
    return (
        Cell((set_text(one.name, widths[0] - 10, sizes.body),), heads=True),
        Cell(filled(say(one.role, sheet.language), widths[1] - 10, sizes.body)),
        Cell((set_text(number, widths[2] - 4, sizes.body),)),
    )
