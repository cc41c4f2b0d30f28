"""An e-mail as it is read: from whom, to whom, when, about what, its text; nothing is loaded."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from coordinator_app.exchange.emails import Email
from coordinator_app.texts import day, text
from coordinator_app.views.plain import PlainLabel
from coordinator_app.views.said import Said

_LINES = 14  # of the text, without scrolling
_HEAD = (
    ("sender", text("From")),
    ("to", text("To")),
    ("sent_at", text("Date")),
    ("subject", text("Subject")),
    ("attachments", text("Attachments")),
)


class EmailView(QWidget):
    """``show_email(email)``; a line that the e-mail lacks is not there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said()
        self._labels: dict[str, tuple[QLabel, PlainLabel]] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for place, (key, word) in enumerate(_HEAD):
            name, value = QLabel(self), PlainLabel(self)
            name.setProperty("role", "secondary")
            self._said(name.setText, word)
            grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, place, 1)
            self._labels[key] = name, value
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self._said(self.text.setAccessibleName, text("Text of the e-mail"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(self.text)

    def show_email(self, email: Email) -> None:
        sent = email.sent_at
        words = {
            "sender": email.sender,
            "to": email.to,
            "sent_at": f"{day(sent.date(), style='EEEE d MMMM y')}, {sent:%H:%M}",
            "subject": email.subject,
            "attachments": ", ".join(email.attachments),
        }
        for key, (name, value) in self._labels.items():
            value.setText(words[key])
            name.setVisible(bool(words[key]))
            value.setVisible(bool(words[key]))
        self.text.setPlainText(email.text)
        lines = min(max(email.text.count("\n") + 2, 4), _LINES)
        self.text.setFixedHeight(lines * self.text.fontMetrics().lineSpacing() + 16)

    def retranslate(self) -> None:
        self._said.again()
