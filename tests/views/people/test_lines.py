"""A line of a record is never cut off for what stands beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QTreeWidgetItem

from coordinator_app.views.people.lines import Line, Lines

Show = Callable[[Any], Any]


def _lines(shown: Show, width: int) -> Lines:
    lines = Lines()
    lines.resize(width, 100)
    lines.show_lines(
        [
            Line(1, "Tom Veenstra, Adviseur leren", "06 12345659 · tom.veenstra@example.org"),
            Line(2, "Adviseur", "2019"),
        ]
    )
    shown(lines)
    return lines


def _line(lines: Lines, row: int) -> QTreeWidgetItem:
    item = lines.topLevelItem(row)
    assert item is not None
    return item


def test_what_stands_beside_goes_below_when_there_is_no_place(shown: Show) -> None:
    lines = _lines(shown, 300)
    long, short = _line(lines, 0), _line(lines, 1)
    assert long.text(0).splitlines() == [
        "Tom Veenstra, Adviseur leren",
        "06 12345659 · tom.veenstra@example.org",
    ]
    assert (short.text(0), short.text(1)) == ("Adviseur", "2019")
    assert lines.visualItemRect(long).height() > lines.visualItemRect(short).height()
    assert lines.height() >= lines.visualItemRect(short).bottom()


def test_there_is_one_row_where_there_is_place(shown: Show) -> None:
    lines = _lines(shown, 1200)
    assert _line(lines, 0).text(0) == "Tom Veenstra, Adviseur leren"
    assert _line(lines, 0).text(1) == "06 12345659 · tom.veenstra@example.org"
