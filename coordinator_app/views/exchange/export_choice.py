"""What goes out and in which form: radio buttons, and the fields that leave with it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from coordinator_app.operations.exports import ENDINGS, ExportKind
from coordinator_app.texts import Text, text
from coordinator_app.views.said import Said

LEAVES: Mapping[ExportKind, Text] = {
    ExportKind.MEMBERS: text(
        "Of everybody who is a member today: names and forms of address, organisation and job"
        " title, category, e-mail, phone, postal address, member since, language and themes."
        " Notes, letters, nominations and attendance stay here."
    ),
    ExportKind.PARTNERS: text(
        "Of every partner: name, kind, state, address, website, note, and the contact persons with"
        " their e-mail and phone. Contact moments and follow-ups stay here."
    ),
    ExportKind.ATTENDANCE: text(
        "Of everybody at every meeting: date, meeting, name, organisation, category, role, reply"
        " and presence. Addresses and remarks stay here."
    ),
    ExportKind.REPORT: text(
        "Of the latest season: who of the members was at which meeting, with organisation,"
        " category and province, how often, and who needs attention. Addresses stay here."
    ),
    ExportKind.CALENDAR: text(
        "Of every meeting: title, time, venue and notes. No participant is in it."
    ),
}
PURPOSE: Mapping[ExportKind, Text] = {
    ExportKind.MEMBERS: text("For a colleague who writes to members or keeps the list with you."),
    ExportKind.PARTNERS: text("For a colleague who keeps in touch with partners."),
    ExportKind.ATTENDANCE: text("For an account of who took part."),
    ExportKind.REPORT: text("For yourself: with names and who stays away, not to be passed on."),
    ExportKind.CALENDAR: text("For the calendar of a colleague: Outlook, Google or Apple."),
}
FORMS: Mapping[str, Text] = {
    ".xlsx": text("Excel (.xlsx)"),
    ".pdf": text("PDF with a chart (.pdf)"),
    ".csv": text("CSV for Excel and others (.csv)"),
    ".vcf": text("Contact cards (.vcf)"),
    ".json": text("For another program (.json)"),
    ".ics": text("Calendar (.ics)"),
}


class Choices(QWidget):
    """A titled group of radio buttons; ``changed`` tells the value that was chosen."""

    changed = Signal(str)

    def __init__(
        self, title: Text, words: Mapping[str, Text], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._said = Said()
        heading = QLabel(self)
        heading.setProperty("role", "heading")
        self._said(heading.setText, title)
        self._said(self.setAccessibleName, title)
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading)
        self.buttons: dict[str, QRadioButton] = {}
        for value, word in words.items():
            button = QRadioButton(self)
            self._said(button.setText, word)
            self._group.addButton(button)
            column.addWidget(button)
            self.buttons[value] = button
        column.addStretch()
        self._group.buttonToggled.connect(self._on_toggled)

    def value(self) -> str:
        return next(value for value, button in self.buttons.items() if button.isChecked())

    def set_value(self, value: str) -> None:
        self.buttons[value].setChecked(True)

    def offer(self, values: tuple[str, ...]) -> None:
        """Show these only; when the chosen one is not among them, the first is chosen."""
        for value, button in self.buttons.items():
            button.setVisible(value in values)
        if not any(self.buttons[value].isChecked() for value in values):
            self.set_value(values[0])

    def focus_chosen(self) -> None:
        self.buttons[self.value()].setFocus()

    def retranslate(self) -> None:
        self._said.again()

    def _on_toggled(self, button: QAbstractButton, checked: bool) -> None:
        del button
        if checked:
            self.changed.emit(self.value())


class Leaves(QLabel):
    """Says which fields leave, and for what purpose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = ExportKind.MEMBERS
        self.setWordWrap(True)

    def show_kind(self, kind: ExportKind) -> None:
        self._kind = kind
        self.retranslate()

    def retranslate(self) -> None:
        self.setText(f"{LEAVES[self._kind].say()}\n\n{PURPOSE[self._kind].say()}")


def forms_of(kind: ExportKind) -> tuple[str, ...]:
    """The endings that a kind can have."""
    return ENDINGS[kind]
