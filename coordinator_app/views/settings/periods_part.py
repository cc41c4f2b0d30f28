"""How long things may wait, in days: the stages of a nomination, what Today tells, and letters."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator_app.operations.today import change_today_settings, today_settings
from coordinator_app.rules.nominations import NominationStage
from coordinator_app.texts import Text, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, FieldGroup, Kind


def _days(key: str, word: Text) -> Field:
    return Field(key, word, Kind.NUMBER, required=True, width=8)


_STAGES = (
    _days("received_wait_days", NominationStage.RECEIVED.word),
    _days("reviewed_wait_days", NominationStage.REVIEWED.word),
    _days("approached_wait_days", NominationStage.APPROACHED.word),
    _days("consent_wait_days", NominationStage.CONSENT_ASKED.word),
    _days("reminder_wait_days", text("After a call about it")),
    _days("consented_wait_days", NominationStage.CONSENTED.word),
)
_TODAY = (
    _days("reply_wait_days", text("Reply to an invitation")),
    _days("attendance_wait_days", text("Attendance to record")),
    _days("backup_wait_days", text("Backup")),
    _days("round_notice_days", text("Before a round closes")),
    _days("call_notice_days", text("Before a call of others closes")),
    _days("consent_notice_days", text("Before a consent ends")),
)
_LETTERS = (
    _days("consent_term_days", text("Consent request")),
    _days("reminder_term_days", text("Reminder of the consent request")),
)


_PRIVACY = (_days("needs_erase_days", text("Diets and access needs, after a meeting")),)


class PeriodsPart(QWidget):
    """Whole days from 1 to 365; each saves when it is left."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.stages = FieldGroup(
            text("Waiting periods: days until a stage is waiting"), _STAGES, self._save, self
        )
        self.today = FieldGroup(text("Days before Today reminds you"), _TODAY, self._save, self)
        self.letters = FieldGroup(
            text("Days to answer that letters name"), _LETTERS, self._save, self
        )
        self.privacy = FieldGroup(
            text("Privacy: days until something is erased for good"), _PRIVACY, self._save, self
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(24)
        for part in self._groups():
            column.addWidget(part)

    def show_values(self) -> None:
        """Show what is kept."""
        with self._desk.store.reading() as connection:
            values = vars(today_settings(connection))
        for group in self._groups():
            group.load(values)

    def _groups(self) -> tuple[FieldGroup, ...]:
        return self.stages, self.today, self.letters, self.privacy

    def _save(self, field: str, value: Any) -> None:
        self._desk.did(change_today_settings(self._desk.store, **{field: value}))
