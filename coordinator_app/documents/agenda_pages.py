"""The pages of the members' agenda."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coordinator_app.documents.agenda import AgendaDocument, AgendaEntry
from coordinator_app.documents.house_style import MILLIMETRE, HouseStyle
from coordinator_app.documents.programme_parts import (
    LARGE,
    NORMAL,
    Sizes,
    actions_table,
    beneath,
    clock,
    facts,
    filled,
    kind_of,
    mark_of,
    say,
    since_words,
    span,
    when,
)
from coordinator_app.documents.runs import Run
from coordinator_app.documents.sheet import MARGIN, Part, Sheet, drawn_together, drawn_twice
from coordinator_app.documents.tables import Cell, Row, Table
from coordinator_app.documents.typesetting import SetText, Style, set_text
from coordinator_app.rules.agenda import AgendaKind
from coordinator_app.texts import Text, text

__all__ = ["clock", "draw_agenda", "draw_agendas"]

_KIND = 35 * MILLIMETRE


def draw_agenda(house_style: HouseStyle, agenda: AgendaDocument) -> bytes:
    """The agenda for the members."""
    part = _part(agenda)
    return drawn_twice(house_style, part.language, part.title, part.draw)


def draw_agendas(house_style: HouseStyle, agendas: Sequence[AgendaDocument]) -> bytes:
    """Several agendas in one file."""
    return drawn_together(house_style, [_part(agenda) for agenda in agendas])


def _part(agenda: AgendaDocument) -> Part:
    said = text("Agenda").say(agenda.language)
    title = f"{said}: {agenda.title}"
    return Part(agenda.language, title, lambda sheet: _draw(sheet, agenda, said))


def _draw(sheet: Sheet, agenda: AgendaDocument, said: str) -> None:
    sizes = LARGE if agenda.large_print else NORMAL
    if agenda.large_print:
        sheet.small, sheet.over = sizes.quiet, sizes.column
        sheet.head = 30 * MILLIMETRE
    if agenda.reader:
        # Many copies in one file: what stands in the outer eighth of each page and is the same on
        # three of them is taken for a running head.
        sheet.head = sheet.bottom = 36 * MILLIMETRE
        sheet.drop = 24
    sheet.begin(_over(agenda, said), agenda.title, sizes.title)
    sheet.top -= 10
    _facts(sheet, agenda, sizes)
    since_words(sheet, agenda.since, sizes)
    sheet.top -= 16
    if agenda.items:
        _programme(sheet, agenda, sizes)
    actions_table(sheet, agenda.actions, sizes)


def _over(agenda: AgendaDocument, said: str) -> str:
    """``Netwerk Meedoen · Agenda · version 2``; on a copy of one's own: whose it is."""
    parts = [agenda.network_name, said]
    if agenda.reader:
        parts = [text("Agenda for {name}", name=agenda.reader).say(agenda.language)]
    if agenda.version > 1:
        parts.append(text("version {n}", n=agenda.version).say(agenda.language))
    return " · ".join(parts)


def _facts(sheet: Sheet, agenda: AgendaDocument, sizes: Sizes) -> None:
    """When, where and about what; each is a line with its name in front."""
    language = agenda.language
    if agenda.reader:
        sheet.down("P", agenda.network_name, sizes.quiet)
    hours = when(agenda.date, agenda.starts, agenda.ends, language, agenda.until)
    sheet.down("P", hours, sizes.hours)
    sheet.top -= 5
    named = (
        (text("Where"), ", ".join(agenda.venue_lines)),
        (text("Theme"), agenda.theme),
        (text("Learning practice"), say(agenda.practice, language)),
        (text("Host"), agenda.host),
    )
    facts(sheet, named, sizes.body)


def _programme(sheet: Sheet, agenda: AgendaDocument, sizes: Sizes) -> None:
    language = agenda.language
    kinds = not agenda.large_print and any(say(item.kind_word, language) for item in agenda.items)
    widths: tuple[float, ...] = (sizes.time, sheet.width - sizes.time)
    if kinds:
        widths = (sizes.time, sheet.width - sizes.time - _KIND, _KIND)
    names = (text("Time"), text("Programme"), text("Format"))[: len(widths)]
    head = tuple(set_text(name.say(language), 200, sizes.column) for name in names)
    below = [one.parallel for one in agenda.items[1:]] + [False]
    rows = [
        _row(sheet, item, widths, sizes, joins=joins)
        for item, joins in zip(agenda.items, below, strict=True)
    ]
    table = Table(widths, head, rows, padding=6 if agenda.reader else 9)
    if table.begin > sheet.top - sheet.bottom:
        sheet.top = sheet.turn()
    sheet.top = table.paint(sheet.canvas, MARGIN, sheet.top, sheet.bottom, sheet.turn)


def _row(
    sheet: Sheet, item: AgendaEntry, widths: tuple[float, ...], sizes: Sizes, *, joins: bool
) -> Row:
    language = sheet.language
    time = [set_text(span(item.starts, item.ends, language), widths[0], sizes.name)]
    if item.parallel:
        said = text("at the same time").say(language)
        time.append(set_text(said, widths[0] - 10, sizes.quiet))
    time += beneath(sheet, item.beneath, widths[0] - 4, sizes.quiet)
    what = tuple(_what(sheet, item, widths[1] - 10, sizes))
    cells = [Cell(tuple(time), heads=True, joins=joins), Cell(what)]
    if len(widths) > 2:
        cells.append(Cell(filled(kind_of(item, language), widths[2], sizes.quiet)))
    return tuple(cells)


def _what(sheet: Sheet, item: AgendaEntry, inner: float, sizes: Sizes) -> Iterator[SetText]:
    yield from mark_of(sheet, item.mark, inner, sizes.quiet)
    pause = item.kind_word == AgendaKind.PAUSE.word
    yield set_text(item.title, inner, sizes.name if pause else sizes.head)
    if item.speakers:
        between = "\n" if any("," in one for one in item.speakers) else ", "
        yield set_text(between.join(item.speakers), inner, sizes.quiet)
    named = (
        (text("Room"), item.room),
        (text("Goal"), item.goal),
        (text("Documents"), ", ".join(item.documents)),
    )
    for name, value in named:
        if value.strip():
            yield _named(sheet, name, value, inner, sizes.body)
    if item.notes.strip():
        yield set_text(item.notes, inner, sizes.body)


def _named(sheet: Sheet, name: Text, value: str, width: float, style: Style) -> SetText:
    return set_text([Run(f"{name.say(sheet.language)}: ", "B"), Run(value)], width, style)
