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


def test_only_the_line_that_became_another_is_said_anew(shown: Show) -> None:
    lines = Lines()
    lines.resize(600, 100)
    lines.show_lines([Line(1, "Programma sturen", "Janny"), Line(2, "Zaal boeken", "Tom")])
    shown(lines)
    lines.go_to(2)
    first, second = _line(lines, 0), _line(lines, 1)
    grey = second.foreground(1)
    lines.show_lines([Line(1, "Programma sturen", "Janny"), Line(2, "Zaal boeken", over=True)])
    assert (_line(lines, 0), _line(lines, 1)) == (first, second)
    assert (second.text(0), second.text(1)) == ("Zaal boeken", "")
    assert second.foreground(0) == grey
    lines.show_lines([Line(1, "Programma sturen", "Janny"), Line(2, "Zaal boeken", "Tom")])
    assert second.text(1) == "Tom"
    assert second.foreground(0) != grey
    assert lines.current_id() == 2


def test_a_line_that_goes_takes_its_place_with_it(shown: Show) -> None:
    lines = Lines()
    lines.show_lines([Line(1, "Programma sturen"), Line(2, "Zaal boeken")])
    shown(lines)
    high = lines.height()
    lines.show_lines([Line(2, "Zaal boeken")])
    assert lines.topLevelItemCount() == 1
    assert lines.height() < high
    lines.show_lines([])
    assert lines.isHidden()
