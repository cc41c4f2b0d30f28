"""One gap on the screen: whose it is, what is missing, and a field to fill it in at once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from coordinator_app.clock import today
from coordinator_app.operations.gap_mending import mend_gap, mends_in_a_line
from coordinator_app.rules.names import FormOfAddress
from coordinator_app.rules.preflight import Gap
from coordinator_app.texts import Text, _, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, FieldRow, Kind
from coordinator_app.views.plain import PlainLabel, plain_action, plain_tip

_WORDS = {
    "initials": text("Initials"),
    "given_name": text("Given name"),
    "family_name": text("Family name"),
    "partner_family_name": text("Partner's family name"),
    "salutation_override": text("Own salutation"),
    "address_line_override": text("Own address line"),
    "street": text("Street"),
    "house_number": text("House number"),
    "postcode": text("Postcode"),
    "city": text("Place"),
    "country": text("Country"),
    "email": text("E-mail"),
    "title": text("Title"),
    "name": text("Name"),
    "sender_name": text("Name of the sender"),
    "signatory_name": text("Name under the letter"),
    "signatory_role": text("Function under the letter"),
}
_HINTS = {"street": text("Street and number")}
_LETTERS = 26
_NAME_LETTERS = 22
_BESIDE = 66  # letters
LINES = 3  # of the grid, for one gap


def field_of(gap: Gap) -> Field | None:
    """The field in which this gap can be mended on one line; None: only at its record."""
    if not mends_in_a_line(gap):
        return None
    if gap.field == "form_of_address":
        return Field(gap.field, text("Form of address"), Kind.CHOICE, FormOfAddress, width=_LETTERS)
    if gap.field == "reply_by":
        return Field(gap.field, text("Reply before"), Kind.DAY, width=_LETTERS)
    word = _WORDS[gap.field]
    return Field(gap.field, word, hint=_HINTS.get(gap.field, word), width=_LETTERS)


def make_grid() -> QGridLayout:
    """A grid for lines: name, sentence, field."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(1, 1)
    return grid


def is_narrow(widget: QWidget) -> bool:
    """Whether a name, a sentence and a field do not fit beside each other."""
    return widget.width() < widget.fontMetrics().averageCharWidth() * _BESIDE


class GapLine(QObject):
    """The name leads to the record; the field, where there is one, saves with Enter."""

    pressed = Signal(object)  # Gap

    def __init__(self, desk: Desk, gap: Gap, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.gap = gap
        self.name = QPushButton(parent)
        self.name.setProperty("link", "true")
        self.name.clicked.connect(self._on_name)
        self.sentence = PlainLabel(parent)
        field = field_of(gap)
        self.row = FieldRow(field, self._save, parent) if field is not None else None
        if self.row is not None:
            self.row.label.hide()
            self.row.widget.setMinimumWidth(parent.fontMetrics().averageCharWidth() * 13)
            self.row.widget.setMaximumWidth(parent.fontMetrics().averageCharWidth() * _LETTERS)
        self.retranslate()

    @property
    def parts(self) -> list[QWidget]:
        """Its widgets in the order of the Tab key."""
        return [self.name, self.sentence, *([self.row.widget] if self.row else [])]

    def place(self, grid: QGridLayout, line: int, *, narrow: bool) -> None:
        """Put it on the three lines of a grid that are kept for it; the last is for a refusal.

        ``narrow``: the name has a line of its own above the sentence.
        """
        top, middle = line * LINES, Qt.AlignmentFlag.AlignVCenter
        below = top + narrow
        grid.addWidget(self.name, top, 0, 1, 3 if narrow else 1, middle)
        grid.addWidget(self.sentence, below, 0 if narrow else 1, 1, 2 if narrow else 1, middle)
        if self.row is not None:
            grid.addWidget(self.row.widget, below, 2)
            grid.addWidget(self.row.error, below + 1, 0, 1, 3)
        for part in self.parts:
            part.show()  # now, not with the next event: the focus may go there at once

    def drop(self) -> None:
        """Take it off the screen."""
        everything = [*self.parts, *([self.row.label, self.row.error] if self.row else [])]
        for part in everything:
            part.hide()
            part.deleteLater()
        self.deleteLater()

    def has_focus(self) -> bool:
        return any(part.hasFocus() for part in self.parts)

    def take_focus(self) -> None:
        """Into the field, where there is one."""
        target = self.row.widget if self.row is not None else self.name
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        name, sentence = str(self.gap.name), self.gap.text.say()
        metrics = self.name.fontMetrics()
        room = metrics.averageCharWidth() * _NAME_LETTERS
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
        self.name.setText(plain_action(shown))
        self.name.setAccessibleName(_("{name}: {gap}", name=name, gap=self.gap.text))
        way = _("Go to this field") if self.gap.field else _("Open")
        self.name.setToolTip(plain_tip(way if shown == name else f"{name}: {way}"))
        self.sentence.setText(sentence)
        if self.row is not None:
            self.row.retranslate()
            said = _("{field} of {name}", field=self.row.field.label, name=name)
            self.row.widget.setAccessibleName(said)

    def _save(self, key: str, value: Any) -> None:
        del key
        self._desk.did(mend_gap(self._desk.store, self.gap, value, today=today()))

    def _on_name(self) -> None:
        self.pressed.emit(self.gap)


class SharedLine(PlainLabel):
    """One remark for several letters: ``"Visser, Janny; Bos, P.: Reads large print …"``."""

    def __init__(self, gaps: list[Gap], parent: QWidget) -> None:
        super().__init__(parent)
        self._names: list[str | Text] = [gap.name for gap in gaps]
        self._said = gaps[0].text
        self.setMargin(5)
        self.retranslate()

    def retranslate(self) -> None:
        shown = "; ".join(map(str, self._names[:_NAMED]))
        if len(self._names) > _NAMED:
            shown = _("{names} and {n} more", names=shown, n=len(self._names) - _NAMED)
        self.setText(_("{name}: {gap}", name=shown, gap=self._said))


_NAMED = 8
