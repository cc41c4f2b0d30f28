"""The pages of the members' agenda."""

from __future__ import annotations

import datetime as dt

from coordinator_app.documents.agenda import AgendaDocument, AgendaEntry
from coordinator_app.documents.house_style import MILLIMETRE, HouseStyle
from coordinator_app.documents.runs import Run
from coordinator_app.documents.sheet import MARGIN, WIDTH, Sheet, drawn_twice
from coordinator_app.documents.tables import Cell, Row, Table
from coordinator_app.documents.typesetting import GREY, INK, SetText, Style, set_text
from coordinator_app.rules.agenda import AgendaKind
from coordinator_app.texts import Text, day, text

_TITLE = Style(11.5, 15.5, "B")
_TIME = Style(11.5, 15.5, "R")
_NOTE = Style(10.5, 14.5, colour=INK)
_QUIET = Style(10, 14, colour=GREY)
_HEAD = Style(9.5, 13, "B", GREY)


def draw_agenda(house_style: HouseStyle, agenda: AgendaDocument) -> bytes:
    """The agenda for the members."""
    said = text("Agenda").say(agenda.language)
    title = f"{said}: {agenda.title}"
    return drawn_twice(
        house_style, agenda.language, title, lambda sheet: _draw(sheet, agenda, said)
    )


def clock(time: dt.time, language: str) -> str:
    """A time as people write it: 10.30 in Dutch, 10:30 in English."""
    return f"{time:%H.%M}" if language == "nl" else f"{time:%H:%M}"


def _draw(sheet: Sheet, agenda: AgendaDocument, said: str) -> None:
    version = text("version {n}", n=agenda.version).say(agenda.language)
    over = said if agenda.version == 1 else f"{said} · {version}"
    sheet.begin(f"{agenda.network_name} · {over}", agenda.title, 24)
    sheet.top -= 10
    _facts(sheet, agenda)
    sheet.top -= 16
    if agenda.items:
        _programme(sheet, agenda)


def _facts(sheet: Sheet, agenda: AgendaDocument) -> None:
    """When, where and about what; each is a line with its name in front."""
    language = agenda.language
    date = day(agenda.date, language, "EEEE d MMMM y")
    hours = text(
        "{date}, from {starts} to {ends}",
        date=date[:1].upper() + date[1:] if language == "nl" else date,
        starts=clock(agenda.starts, language),
        ends=clock(agenda.ends, language),
    ).say(language)
    sheet.down("P", hours, Style(13, 18, "R"))
    sheet.top -= 5
    facts = (
        (text("Where"), ", ".join(agenda.venue_lines)),
        (text("Theme"), agenda.theme),
        (text("Learning practice"), _say(agenda.practice, language)),
        (text("Host"), agenda.host),
    )
    for name, value in facts:
        if value:
            _fact(sheet, name.say(language), value)


def _fact(sheet: Sheet, name: str, value: str) -> None:
    made = set_text([Run(f"{name}: ", "B"), Run(value)], WIDTH, _NOTE)
    sheet.set("P", made)


def _programme(sheet: Sheet, agenda: AgendaDocument) -> None:
    language = agenda.language
    kinds = any(_say(item.kind_word, language) for item in agenda.items)
    widths: tuple[float, ...] = (29 * MILLIMETRE, WIDTH - 29 * MILLIMETRE)
    if kinds:
        widths = (29 * MILLIMETRE, WIDTH - 64 * MILLIMETRE, 35 * MILLIMETRE)
    names = (text("Time"), text("Programme"), text("Format"))[: len(widths)]
    head = tuple(set_text(name.say(language), 200, _HEAD) for name in names)
    table = Table(widths, head, [_row(item, widths, language) for item in agenda.items], padding=9)
    if table.begin > sheet.top - sheet.bottom:
        sheet.top = sheet.turn()
    sheet.top = table.paint(sheet.canvas, MARGIN, sheet.top, sheet.bottom, sheet.turn)


def _row(item: AgendaEntry, widths: tuple[float, ...], language: str) -> Row:
    times = f"{clock(item.starts, language)} – {clock(item.ends, language)}"
    time = set_text(times, widths[0], _TIME)
    inner = widths[1] - 10
    pause = item.kind_word == AgendaKind.PAUSE.word
    what: list[SetText] = [set_text(item.title, inner, _TIME if pause else _TITLE)]
    if item.speakers:
        between = "\n" if any("," in one for one in item.speakers) else ", "
        what.append(set_text(between.join(item.speakers), inner, _QUIET))
    if item.notes.strip():
        what.append(set_text(item.notes, inner, _NOTE))
    cells = [Cell((time,), heads=True), Cell(tuple(what))]
    if len(widths) > 2:
        kind = _say(item.kind_word, language)
        kind = "" if kind.casefold() == item.title.strip().casefold() else kind
        cells.append(Cell((set_text(kind, widths[2], _QUIET),) if kind else ()))
    return tuple(cells)


def _say(words: Text | str, language: str) -> str:
    return words.say(language) if isinstance(words, Text) else words
