"""What an agenda and a run sheet share on paper: facts, marks of what changed, open actions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coordinator_app.documents.agenda import AgendaAction, AgendaEntry, Since
from coordinator_app.documents.house_style import MILLIMETRE
from coordinator_app.documents.letterhead import colour
from coordinator_app.documents.run_sheet import RunEntry
from coordinator_app.documents.runs import Run
from coordinator_app.documents.sheet import MARGIN, Sheet
from coordinator_app.documents.tables import Cell, Row, Table
from coordinator_app.documents.typesetting import GREY, INK, SetText, Style, set_text
from coordinator_app.texts import Text, day, text

_DAY = "EEEE d MMMM y"


@dataclass(frozen=True)
class Sizes:
    """The styles of a programme; ``time`` is the width of its first column in points."""

    head: Style
    name: Style
    body: Style
    quiet: Style
    column: Style
    hours: Style
    heading: Style
    title: float
    time: float


NORMAL = Sizes(
    Style(11.5, 15.5, "B"),
    Style(11.5, 15.5, "R"),
    Style(10.5, 14.5, colour=INK),
    Style(10, 14, colour=GREY),
    Style(9.5, 13, "B", GREY),
    Style(13, 18, "R"),
    Style(14, 19, "B"),
    24,
    29 * MILLIMETRE,
)
LARGE = Sizes(
    Style(18, 23, "B"),
    Style(18, 23, "R"),
    Style(18, 23, colour=INK),
    Style(18, 23, colour=INK),
    Style(18, 23, "B"),
    Style(18, 24, "R"),
    Style(20, 26, "B"),
    28,
    50 * MILLIMETRE,
)


def clock(time: dt.time, language: str) -> str:
    """A time as people write it: 10.30 in Dutch, 10:30 in English."""
    return f"{time:%H.%M}" if language == "nl" else f"{time:%H:%M}"


def span(starts: dt.time, ends: dt.time, language: str) -> str:
    """``10.30 – 11.15``"""
    return f"{clock(starts, language)} – {clock(ends, language)}"


def say(words: Text | str, language: str) -> str:
    return words.say(language) if isinstance(words, Text) else words


def when(
    date: dt.date, starts: dt.time, ends: dt.time, language: str, until: dt.date | None = None
) -> str:
    """``Wednesday 17 March 2027, from 10:00 to 16:00``; ``until`` is the day when it is another."""
    said = day(date, language, _DAY)
    first = said[:1].upper() + said[1:] if language == "nl" else said
    hours = {"starts": clock(starts, language), "ends": clock(ends, language)}
    if until is None or until == date:
        return text("{date}, from {starts} to {ends}", date=first, **hours).say(language)
    last = day(until, language, _DAY)
    whole = text("{date}, from {starts} to {until}, {ends}", date=first, until=last, **hours)
    return whole.say(language)


def beneath(sheet: Sheet, words: Sequence[Text | str], width: float, style: Style) -> list[SetText]:
    """What is to be said of a time, below it: another day, the clock that is changed."""
    return [set_text(say(one, sheet.language), width, style) for one in words]


def facts(sheet: Sheet, named: Sequence[tuple[Text, str]], style: Style) -> None:
    """Each that is known on a line with its name in front."""
    for name, value in named:
        if value:
            runs = [Run(f"{name.say(sheet.language)}: ", "B"), Run(value)]
            sheet.set("P", set_text(runs, sheet.width, style))


def accent(sheet: Sheet, style: Style) -> Style:
    """Bold, in the colour of the house style."""
    return Style(style.size, style.leading, "B", colour(sheet.house_style.accent))


def mark_of(sheet: Sheet, mark: Text | str, width: float, style: Style) -> tuple[SetText, ...]:
    """The words at an item that changed; nothing at the others."""
    said = say(mark, sheet.language)
    return (set_text(f"» {said}", width, accent(sheet, style)),) if said else ()


def since_words(sheet: Sheet, since: Since, sizes: Sizes) -> None:
    """With which version this one is compared, and what is no longer on it."""
    if not since.version:
        return
    sheet.top -= 8
    for place, said in enumerate(_since(since, sheet.language)):
        sheet.down("P", said, sizes.body if place else accent(sheet, sizes.body))


def _since(since: Since, language: str) -> Iterator[str]:
    made_on = day(since.made_on, language, "d MMMM y") if since.made_on else ""
    yield text(
        "What is different from version {n} of {date} has » in front of it.",
        n=since.version,
        date=made_on,
    ).say(language)
    named: tuple[tuple[Text, Sequence[Text | str]], ...] = (
        (text("Changed above: {what}."), since.facts),
        (text("No longer on the programme: {what}."), since.removed),
        (text("No longer open: {what}."), since.closed),
    )
    for sentence, parts in named:
        if parts:
            what = "; ".join(say(one, language) for one in parts)
            yield Text(sentence.source, {"what": what}).say(language)


def actions_table(sheet: Sheet, actions: Sequence[AgendaAction], sizes: Sizes) -> None:
    """Who still has to do what, by when."""
    if not actions:
        return
    widths = (sheet.width * 0.5, sheet.width * 0.28, sheet.width * 0.22)
    rows = [_action(sheet, one, widths, sizes) for one in actions]
    names = (text("What"), text("Who"), text("By when"))
    section(sheet, text("Open actions"), names, widths, rows, sizes)


def _action(sheet: Sheet, one: AgendaAction, widths: Sequence[float], sizes: Sizes) -> Row:
    due = day(one.due_on, sheet.language, "d MMM y") if one.due_on else ""
    marks = mark_of(sheet, one.mark, widths[0] - 10, sizes.quiet)
    return (
        Cell((*marks, set_text(one.words, widths[0] - 10, sizes.body))),
        Cell(filled(one.owner, widths[1] - 10, sizes.body)),
        Cell(filled(due, widths[2] - 10, sizes.body)),
    )


def kind_of(item: AgendaEntry | RunEntry, language: str) -> str:
    """Its kind, unless the title says that already."""
    kind = say(item.kind_word, language)
    return "" if kind.casefold() == item.title.strip().casefold() else kind


def filled(words: str, width: float, style: Style) -> tuple[SetText, ...]:
    """A text, or nothing when there is none: an empty cell stays empty."""
    return (set_text(words, width, style),) if words.strip() else ()


def section(
    sheet: Sheet,
    heading: Text,
    names: Sequence[Text],
    widths: Sequence[float],
    rows: Sequence[Row],
    sizes: Sizes,
) -> None:
    """A heading with a table under it; the heading never stands alone at the foot of a page."""
    language = sheet.language
    head = tuple(
        set_text(name.say(language), width - 4, sizes.column)
        for name, width in zip(names, widths, strict=True)
    )
    table = Table(tuple(widths), head, rows, padding=5)
    if sheet.top - sheet.bottom < table.begin + sizes.heading.leading + 26:
        sheet.top = sheet.turn()
    else:
        sheet.top -= 22
    sheet.down("H2", heading.say(language), sizes.heading)
    sheet.top -= 6
    sheet.top = table.paint(sheet.canvas, MARGIN, sheet.top, sheet.bottom, sheet.turn)
