"""The pages of the minutes: text that flows, a list of decisions, a table of action items."""

from __future__ import annotations

from collections.abc import Iterator

from coordinator_app.documents.blocks import Block, Group, LineBlock, TextBlock
from coordinator_app.documents.flow import Flow
from coordinator_app.documents.house_style import MILLIMETRE, HouseStyle
from coordinator_app.documents.minutes import MinutesDocument, MinutesItem
from coordinator_app.documents.minutes_words import (
    ACTION_HEAD,
    ACTIONS,
    ADOPTED,
    DECISION_HEAD,
    DECISIONS,
    ITEMS,
    MINUTES,
    NO_ACTIONS,
    NO_DECISIONS,
    SIGNED,
    WHO,
    WHOLE,
    action_cells,
    action_words,
    facts,
    heading,
    over_title,
    people_words,
    say,
    when,
)
from coordinator_app.documents.runs import Run
from coordinator_app.documents.sheet import MARGIN, WIDTH, Sheet, drawn_twice
from coordinator_app.documents.tables import Cell, Row, Table
from coordinator_app.documents.typesetting import GREY, Style, set_text
from coordinator_app.texts import Text, text

_BODY = Style(10.5, 15)
_HEADING = Style(13.5, 18, "B")
_ITEM = Style(11.5, 16, "B")
_HEAD = Style(9.5, 13, "B", GREY)
_CELL = Style(10.5, 14.5)
_NAME = Style(10.5, 14.5, "B")
_INDENT = 14.0
_NUMBERS = 26 * MILLIMETRE
_SIGN = 14 * MILLIMETRE


def draw_minutes(house_style: HouseStyle, minutes: MinutesDocument) -> bytes:
    """The whole document."""
    title = f"{MINUTES.say(minutes.language)}: {minutes.title}"
    pages = _Pages(minutes)
    return drawn_twice(house_style, minutes.language, title, pages.draw)


class _Pages:
    def __init__(self, minutes: MinutesDocument) -> None:
        self._minutes = minutes
        self._language = minutes.language

    def draw(self, sheet: Sheet) -> None:
        minutes = self._minutes
        sheet.begin(over_title(minutes), minutes.title, 24)
        sheet.top -= 10
        sheet.down("P", when(minutes), Style(13, 18))
        sheet.top -= 5
        for name, value in facts(minutes):
            sheet.set("P", set_text([Run(f"{name}: ", "B"), Run(value)], WIDTH, _BODY))
        self._flow(sheet, list(self._blocks()))
        self._decisions(sheet)
        self._actions(sheet)
        self._flow(sheet, [self._adoption()])

    def _flow(self, sheet: Sheet, blocks: list[Block | Group]) -> None:
        flow = Flow(sheet.canvas, MARGIN, sheet.top, sheet.bottom, sheet.turn, fresh=False)
        flow.place(blocks)
        sheet.top = flow.top

    def _blocks(self) -> Iterator[Block | Group]:
        yield self._head(WHO.say(self._language))
        if not self._minutes.people:
            yield self._paragraph(say(self._minutes.there, self._language))
        for one in self._minutes.people:
            title, names = people_words(one, self._language)
            runs = [Run(f"{title}: ", "B"), Run(names)]
            yield TextBlock("P", set_text(runs, WIDTH, _BODY), 3)
        general = self._minutes.general
        if general.says_something:
            yield self._head(WHOLE.say(self._language))
            yield from self._item(general)
        if self._minutes.items:
            yield self._head(ITEMS.say(self._language))
        for item in self._minutes.items:
            words = set_text(heading(item, self._language), WIDTH, _ITEM)
            yield TextBlock("H3", words, 10, with_next=item.says_something)
            yield from self._item(item)

    def _item(self, item: MinutesItem) -> Iterator[Block]:
        for words in filter(None, map(str.strip, item.words.split("\n"))):
            yield self._paragraph(words)
        for one in item.decisions:
            said = text("Decision {number}", number=one.number).say(self._language)
            yield self._listed([Run(f"{said}: ", "B"), Run(one.words)])
        for action in item.actions:
            said = text("Action").say(self._language)
            words = action_words(action, self._language)
            yield self._listed([Run(f"{said}: ", "B"), Run(words)])

    def _decisions(self, sheet: Sheet) -> None:
        found = self._minutes.decisions
        widths = (_NUMBERS, WIDTH - _NUMBERS)
        rows = [_row((one.number, one.words), widths) for one in found]
        self._table(sheet, DECISIONS, NO_DECISIONS, DECISION_HEAD, widths, rows)

    def _actions(self, sheet: Sheet) -> None:
        widths = (WIDTH - 74 * MILLIMETRE, 46 * MILLIMETRE, 28 * MILLIMETRE)
        rows = [_row(action_cells(one, self._language), widths) for one in self._minutes.actions]
        self._table(sheet, ACTIONS, NO_ACTIONS, ACTION_HEAD, widths, rows)

    def _table(
        self,
        sheet: Sheet,
        title: Text,
        none: Text,
        names: tuple[Text, ...],
        widths: tuple[float, ...],
        rows: list[Row],
    ) -> None:
        head = tuple(set_text(name.say(self._language), 200, _HEAD) for name in names)
        table = Table(widths, head, rows, padding=6)
        made = set_text(title.say(self._language), WIDTH, _HEADING)
        sheet.top -= 20
        if made.height + 8 + table.begin > sheet.top - sheet.bottom:
            sheet.top = sheet.turn()
        sheet.set("H2", made)
        if not rows:
            sheet.top -= 4
            sheet.down("P", none.say(self._language), _BODY)
            return
        sheet.top -= 8
        sheet.top = table.paint(sheet.canvas, MARGIN, sheet.top, sheet.bottom, sheet.turn)

    def _adoption(self) -> Group:
        """Where the next meeting adopts the minutes."""
        lines = []
        for place, name in enumerate((ADOPTED, SIGNED)):
            made = set_text(name.say(self._language), 60 * MILLIMETRE, _BODY)
            before = 28 if not place else _SIGN
            lines.append(LineBlock(made, 110 * MILLIMETRE, 34 * MILLIMETRE, before=before))
        return Group(lines)

    def _head(self, words: str) -> TextBlock:
        return TextBlock("H2", set_text(words, WIDTH, _HEADING), 18, with_next=True)

    def _paragraph(self, words: str) -> TextBlock:
        return TextBlock("P", set_text(words, WIDTH, _BODY), 3)

    def _listed(self, runs: list[Run]) -> TextBlock:
        label = set_text("•", _INDENT, _BODY)
        return TextBlock("LI", set_text(runs, WIDTH - _INDENT, _BODY), 3, _INDENT, label)


def _row(cells: tuple[str, ...], widths: tuple[float, ...]) -> Row:
    first = Cell((set_text(cells[0], widths[0] - 10, _NAME if len(cells) < 3 else _CELL),), True)
    others = (
        Cell((set_text(words, width - 10, _CELL),))
        for words, width in zip(cells[1:], widths[1:], strict=True)
    )
    return (first, *others)
