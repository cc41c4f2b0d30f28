"""Calls of others: awards and grants, noted with the day on which they close."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.operations.external_calls import (
    NewCall,
    add_call,
    edit_call,
    put_calls_in_bin,
    reopen_call,
    settle_call,
    take_calls_from_bin,
)
from coordinator_app.rules.dates import near_words
from coordinator_app.rules.external_calls import is_website
from coordinator_app.store.queries.binned import BinnedRow
from coordinator_app.store.queries.external_calls import CallRow
from coordinator_app.texts import _, day, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.field import Reference
from coordinator_app.views.fields import Field, Kind
from coordinator_app.views.organisation_finder import OrganisationFinder
from coordinator_app.views.palette import Tone
from coordinator_app.views.people.lines import Line
from coordinator_app.views.people.lines_part import LinesPart


class CallsPart(LinesPart):
    """What closes first at the top; what is over stands below, in grey."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        none = text("No award, grant or other call was noted yet.")
        needed, all_of_them = _fields(desk)
        super().__init__(desk, text("Calls of others"), none, all_of_them, parent)
        self._rows: Mapping[int, CallRow] = {}
        self.website_button = self.add_line_button(text("Open the website"), self._on_website)
        word = text("Note a call of others")
        _button, self.form = self.add_form(word, text("New call of others"), needed, self._add)

    def show_rows(self, rows: Sequence[CallRow], binned: Sequence[BinnedRow]) -> None:
        self._rows = {row.id: row for row in rows}
        self.fill(1, [_line(row) for row in rows], {row.id: _values(row) for row in rows}, binned)

    def show_chosen(self) -> None:
        row = self._rows.get(self.chosen)
        self.website_button.setVisible(row is not None and bool(row.website))

    def save(self, key: str, value: Any) -> None:
        store, call_id, day_now = self.desk.store, self.chosen, today()
        if key != "settled":
            self.desk.did(edit_call(store, call_id, key, value, today=day_now))
        elif value:
            self.desk.did(settle_call(store, call_id, today=day_now))
        else:
            self.desk.did(reopen_call(store, call_id))

    def remove(self) -> None:
        self.desk.attempt(lambda: put_calls_in_bin(self.desk.store, [self.chosen]))

    def take_back(self, record_id: int) -> None:
        self.desk.attempt(lambda: take_calls_from_bin(self.desk.store, [record_id]))

    def _add(self, values: Mapping[str, Any]) -> None:
        given = {**values}
        new = NewCall(organisation=given.pop("organisation_id"), **given)
        self.desk.did(add_call(self.desk.store, new))

    def _on_website(self) -> None:
        """In the browser, and only what a browser opens: a file of another hand may hold more."""
        row = self._rows.get(self.chosen) if self.editor.settle() else None
        if row is None or not is_website(row.website):
            return
        if not QDesktopServices.openUrl(QUrl(row.website, QUrl.ParsingMode.StrictMode)):
            self.desk.say(
                text("No browser could be opened. Go to {website}.", website=row.website), Tone.BAD
            )


def _fields(desk: Desk) -> tuple[Sequence[Field], Sequence[Field]]:
    """Those of the form, and all of them."""
    name = Field("name", text("Name"), required=True, hint=text("Volunteer award"))
    whose = Field("organisation_id", text("Organisation"), Kind.RECORD, or_new=True,
                  find=OrganisationFinder(desk.store), new_words=text("New organisation: {name}"),
                  hint=text("Whose call it is"))  # fmt: skip
    closes = Field("closes_on", text("Closes on"), Kind.DAY, required=True, width=24)
    more = (
        Field("opens_on", text("Opens on"), Kind.DAY, width=24),
        Field("website", text("Website"), hint=text("www.example.org")),
        Field("notes", text("Notes"), Kind.LINES),
        Field("settled", text("Settled"), Kind.CHECK),
    )
    return (name, whose, closes), (name, whose, closes, *more)


def _values(row: CallRow) -> dict[str, Any]:
    whose = Reference(row.organisation_id, row.organisation) if row.organisation_id else None
    return vars(row) | {"organisation_id": whose, "settled": row.settled_on is not None}


def _line(row: CallRow) -> Line:
    beside = _("until {closes}", closes=day(row.closes_on, style="d MMM y"))
    if row.settled_on is not None:
        beside = _("{until} · settled", until=beside)
    words = " · ".join(filter(None, (row.name, row.organisation)))
    near = near_words(row.closes_on, today()).say()
    tip = f"{words}, {beside} ({near})"
    return Line(row.id, words, beside, over=row.is_over(today()), tip=tip)
