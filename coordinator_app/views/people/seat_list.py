"""What hangs on a seat that is left: a line for each thing, and the choice of what comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from coordinator_app.errors import UserError
from coordinator_app.operations.seats import Decided
from coordinator_app.rules.job_changes import OPTIONS, Decision, Hanging, preset
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, _, text
from coordinator_app.views.fields import Field, FieldRow, Kind
from coordinator_app.views.name_doubles import NameDoubles
from coordinator_app.views.person_finder import PersonFinder
from coordinator_app.views.plain import PlainLabel
from coordinator_app.views.said import Said


class SeatRow(QWidget):
    """One thing in a sentence, the choice under it, and who takes it over when that is chosen."""

    changed = Signal()

    def __init__(self, store: Store, hanging: Hanging, parent: QWidget) -> None:
        super().__init__(parent)
        self.hanging = hanging
        self.sentence = PlainLabel(self)
        self.choice = QComboBox(self)
        self.choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.setMinimumContentsLength(16)
        self.choice.installEventFilter(self)
        hint = text("Who takes it over? A name, known or new")
        field = Field("to", text("Who takes it over"), Kind.RECORD, find=PersonFinder(store),
                      or_new=True, hint=hint)  # fmt: skip
        self.to = FieldRow(field, None, self)
        self.to.label.hide()
        self.doubles = NameDoubles(store, self.to, self)
        self.error = PlainLabel(self)
        self.error.setProperty("role", "error")
        self.error.hide()
        self._fill(preset(hanging.hang))
        self.choice.currentIndexChanged.connect(self._on_changed)
        self._lay_out()

    @property
    def decision(self) -> Decision:
        return Decision(self.choice.currentData())

    def decided(self) -> Decided:
        """What was chosen. Raises UserError, shown here, when it is not clear who is meant."""
        self.show_error(None)
        to = self.to.read() if self.decision is Decision.HAND_OVER else None
        aside = tuple(self.doubles.put_aside)
        return Decided(self.hanging.hang, self.hanging.record_id, self.decision, to, aside)

    def choose(self, decision: Decision) -> None:
        self.choice.setCurrentIndex(self.choice.findData(decision.value))

    def show_error(self, sentence: Text | None) -> None:
        self.error.setText(sentence.say() if sentence else "")
        self.error.setVisible(sentence is not None)
        self.focus_place().setAccessibleDescription(self.error.text())

    def focus_place(self) -> QWidget:
        """Where the answer to a refusal is given."""
        return self.to.widget if self.decision is Decision.HAND_OVER else self.choice

    def retranslate(self) -> None:
        self._fill(self.decision)
        self.to.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The wheel scrolls the form; it changes no choice by accident."""
        if event.type() == QEvent.Type.Wheel and not self.choice.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _fill(self, decision: Decision) -> None:
        said = self.hanging.sentence.say()
        self.sentence.setText(said)
        self.choice.setAccessibleName(said)
        self.choice.blockSignals(True)
        self.choice.clear()
        for one, word in OPTIONS[self.hanging.hang].items():
            self.choice.addItem(word.say(), one.value)
        self.choose(decision)
        self.choice.blockSignals(False)
        self._show_to()

    def _on_changed(self) -> None:
        self.show_error(None)
        self._show_to()
        self.changed.emit()

    def _show_to(self) -> None:
        handed = self.decision is Decision.HAND_OVER
        self.to.widget.setVisible(handed)
        if not handed:
            self.to.load(None, force=True)
            self.doubles.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        parts = (self.sentence, self.choice, self.to.widget, self.to.error, self.doubles)
        for part in (*parts, self.error):
            column.addWidget(part)


class SeatList(QWidget):
    """``show_hanging`` makes the lines; a thing that stays keeps what was chosen for it."""

    changed = Signal()

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said()
        self._store = store
        self.rows: dict[str, SeatRow] = {}
        self.heading = QLabel(self)
        self.heading.setProperty("role", "heading")
        self._said(self.heading.setText, text("What hangs on this seat"))
        self.nothing = PlainLabel(self)
        self.nothing.setProperty("role", "secondary")
        self._said(self.nothing.setText, text("Nothing that has to be handed over or ended."))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(self.heading)
        self._column.addWidget(self.nothing)
        self.retranslate()

    def show_hanging(self, hanging: Sequence[Hanging], *, anew: bool) -> None:
        """Show these things; ``anew`` forgets what was chosen before."""
        wanted = {one.key: one for one in hanging}
        for key in list(self.rows):
            if anew or key not in wanted:
                row = self.rows.pop(key)
                row.hide()
                row.deleteLater()
        for place, (key, one) in enumerate(wanted.items()):
            if key not in self.rows:
                self.rows[key] = self._new_row(one)
            self._column.insertWidget(place + 2, self.rows[key])
        self.rows = {key: self.rows[key] for key in wanted}
        self.nothing.setVisible(not wanted)

    def decided(self) -> tuple[Decided, ...]:
        """What was chosen for each. Raises UserError when it is not clear who is meant."""
        return tuple(row.decided() for row in self.rows.values())

    def decisions(self) -> Mapping[str, Decision]:
        """The choices as they stand, by key."""
        return {key: row.decision for key, row in self.rows.items()}

    def show_refusal(self, refusal: UserError) -> bool:
        """Show a refusal at its thing. False: it is about none of these."""
        row = self.rows.get(refusal.field or "")
        if row is None:
            return False
        row.show_error(refusal.text)
        row.focus_place().setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def forget_refusals(self) -> None:
        for row in self.rows.values():
            row.show_error(None)

    def places(self) -> Iterable[QWidget]:
        """Where the focus goes, in order."""
        for row in self.rows.values():
            yield row.choice
            yield row.to.widget

    def retranslate(self) -> None:
        self._said.again()
        self.setAccessibleName(_("What hangs on this seat"))

    def _new_row(self, hanging: Hanging) -> SeatRow:
        row = SeatRow(self._store, hanging, self)
        row.changed.connect(self.changed)
        return row
