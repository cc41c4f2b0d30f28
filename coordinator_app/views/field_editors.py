"""Editors for one value each: standard widgets behind one small interface."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QObject, QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from coordinator_app.background import Report, run_task
from coordinator_app.clock import today
from coordinator_app.errors import UserError
from coordinator_app.rules.dates import read_date
from coordinator_app.texts import Choice, Text, day, text


class Kind(Enum):
    """What is edited: a line, several lines, a choice …"""

    LINE = auto()
    LINES = auto()
    CHOICE = auto()
    DAY = auto()
    NUMBER = auto()
    CHECK = auto()
    SEVERAL = auto()
    RECORD = auto()


@dataclass(frozen=True)
class Reference:
    """Another record as a field shows it: what a `Kind.RECORD` field loads. Id 0 is none."""

    record_id: int
    title: str
    subtitle: str = ""

    @property
    def line(self) -> str:
        return f"{self.title} · {self.subtitle}" if self.subtitle else self.title


NOTHING = text("")


@dataclass(frozen=True)
class Field:
    """One field of a record.

    ``choices`` for CHOICE; ``find`` for RECORD (called off the screen thread);
    ``parse`` and ``show`` turn what was typed into the value and back (`UserError` is shown at the
    field); a DAY is read as people write it, ``past`` when it is about what
    has happened. A field that is not ``required`` may be left empty: its value is
    then None, for a LINE or LINES the empty text. A RECORD that may be ``or_new`` gives the name
    that was typed when it is nobody's yet.
    """

    key: str
    label: Text
    kind: Kind = Kind.LINE
    choices: type[Choice] | Callable[[], Sequence[tuple[str, Text | str]]] | None = None
    parse: Callable[[str], Any] | None = None
    show: Callable[[Any], str] | None = None
    find: Callable[[str], Sequence[Reference]] | None = None
    hint: Text = NOTHING
    required: bool = False
    width: int = 0  # letters; 0 = as wide as there is place
    read_only: bool = False
    past: bool = False
    or_new: bool = False

    def options(self) -> list[tuple[str, Text | str]]:
        """The values and words of a choice."""
        if self.choices is None:
            return []
        return words_of(self.choices) if isinstance(self.choices, type) else list(self.choices())


def words_of(choices: type[Choice]) -> list[tuple[str, Text | str]]:
    """The values of a closed list, each with its word."""
    return [(one.value, one.word) for one in choices]


class Editor(QObject):
    """``read`` gives the value or raises `UserError`; ``raw`` what stands there, to see a change.

    ``picked`` asks to save at once, as a choice made with the mouse does.
    """

    picked = Signal()

    def __init__(self, field: Field, widget: QWidget) -> None:
        super().__init__(widget)
        self.field = field
        self.widget = widget

    def raw(self) -> Any:
        raise NotImplementedError

    def read(self) -> Any:
        raise NotImplementedError

    def write(self, value: Any) -> None:
        raise NotImplementedError

    def restore(self, raw: Any) -> None:
        """Put back what `raw` gave."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say hints and choices again, keeping what stands there."""

    def fit(self) -> None:
        """The text size changed."""

    def _required(self) -> UserError:
        return UserError("{label} is needed.", field=self.field.key, label=self.field.label)


class LineEditor(Editor):
    """One line; also days and numbers, that are typed as people write them."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        self.line = QLineEdit(parent)
        self.line.setReadOnly(field.read_only)
        super().__init__(field, self.line)
        self._written: tuple[Any, str] | None = None
        self.retranslate()

    def raw(self) -> str:
        return self.line.text()

    def read(self) -> Any:
        typed = self.line.text().strip()
        if not typed and self.field.required:
            raise self._required()
        if self.field.kind is Kind.LINE and self.field.parse is None:
            return typed
        return self._parsed(typed) if typed else None

    def write(self, value: Any) -> None:
        shown = self._shown(value)
        self._written = (value, shown)
        self.line.setText(shown)
        self.line.setCursorPosition(0)

    def restore(self, raw: Any) -> None:
        self.line.setText(raw)

    def retranslate(self) -> None:
        self.line.setPlaceholderText(self.field.hint.say())
        if self._written is not None and self.line.text() == self._written[1]:
            self.write(self._written[0])

    def _parsed(self, typed: str) -> Any:
        if self.field.parse is not None:
            return self.field.parse(typed)
        if self.field.kind is Kind.DAY:
            return read_date(typed, today(), field=self.field.key, past=self.field.past)
        try:
            return int(typed)
        except ValueError:
            raise UserError("This is a whole number, such as 12.", field=self.field.key) from None

    def _shown(self, value: Any) -> str:
        if value is None:
            return ""
        if self.field.show is not None:
            return self.field.show(value)
        return day(value) if isinstance(value, date) else str(value)


class LinesEditor(Editor):
    """Several lines; SEVERAL gives them as a tuple, one value a line (e-mails, phones)."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        self.box = QPlainTextEdit(parent)
        self.box.setTabChangesFocus(True)
        self.box.setReadOnly(field.read_only)
        super().__init__(field, self.box)
        self.box.textChanged.connect(self.fit)
        self.retranslate()
        self.fit()

    def raw(self) -> str:
        return self.box.toPlainText()

    def read(self) -> Any:
        typed = self.box.toPlainText().strip()
        if not typed and self.field.required:
            raise self._required()
        if self.field.kind is Kind.LINES:
            return self.field.parse(typed) if self.field.parse else typed
        lines = [line.strip() for line in typed.splitlines() if line.strip()]
        return tuple(self.field.parse(line) if self.field.parse else line for line in lines)

    def write(self, value: Any) -> None:
        show = self.field.show or str
        several = self.field.kind is Kind.SEVERAL
        lines = [show(one) for one in value or ()] if several else [show(value or "")]
        self.box.setPlainText("\n".join(lines))

    def restore(self, raw: Any) -> None:
        self.box.setPlainText(raw)

    def retranslate(self) -> None:
        self.box.setPlaceholderText(self.field.hint.say())

    def fit(self) -> None:
        """As high as what stands in it, within reason."""
        least = 1 if self.field.kind is Kind.SEVERAL else 3
        lines = max(least, min(self.box.document().blockCount(), 12))
        self.box.setFixedHeight(lines * self.box.fontMetrics().lineSpacing() + 20)


class _PickBox(QComboBox):
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # The choice itself is set after the list was closed.
        self._closing = QTimer(self)
        self._closing.setSingleShot(True)
        self._closing.timeout.connect(self.closed)

    def hidePopup(self) -> None:  # noqa: N802 - Qt's name
        super().hidePopup()
        self._closing.start(0)


class ChoiceEditor(Editor):
    """A closed list; empty is a choice too unless the field is required."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        self.box = _PickBox(parent)
        self.box.setEnabled(not field.read_only)
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(8)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        super().__init__(field, self.box)
        self._fill()
        self.box.closed.connect(self.picked)

    def raw(self) -> str:
        return str(self.box.currentData() or "")

    def read(self) -> Any:
        value = self.raw()
        if not value and self.field.required:
            raise self._required()
        if value and isinstance(self.field.choices, type):
            return self.field.choices(value)
        return value or None

    def write(self, value: Any) -> None:
        self.restore(str(value or ""))

    def restore(self, raw: Any) -> None:
        if self.box.findData(raw) < 0:
            self._fill()
        self.box.setCurrentIndex(self.box.findData(raw))

    def retranslate(self) -> None:
        raw = self.raw()
        self._fill()
        self.restore(raw)

    def _fill(self) -> None:
        self.box.clear()
        self.box.addItem("—", "")
        for value, word in self.field.options():
            self.box.addItem(str(word), value)


class CheckEditor(Editor):
    """Yes or no."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        self.check = QCheckBox(parent)
        self.check.setEnabled(not field.read_only)
        super().__init__(field, self.check)
        self.check.clicked.connect(self.picked)

    def raw(self) -> bool:
        return self.check.isChecked()

    def read(self) -> bool:
        return self.check.isChecked()

    def write(self, value: Any) -> None:
        self.check.setChecked(bool(value))

    def restore(self, raw: Any) -> None:
        self.check.setChecked(raw)


class RecordEditor(Editor):
    """Another record, found while typing; the value is its id."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        self.line = QLineEdit(parent)
        self.line.setReadOnly(field.read_only)
        super().__init__(field, self.line)
        self._found: dict[str, Reference] = {}
        self._chosen = Reference(0, "")
        self._asked = ""
        self._busy = False
        self._lines = QStringListModel(self)
        completer = QCompleter(self._lines, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated.connect(self._on_activated)
        self.line.setCompleter(completer)
        self.line.textEdited.connect(self._ask)
        self.retranslate()

    def raw(self) -> str:
        return self.line.text()

    def read(self) -> int | str | None:
        typed = self.line.text().strip()
        if not typed and self.field.required:
            raise self._required()
        if not typed:
            return None
        known = self._found.get(typed) or self._only(typed)
        if known is None and self.field.or_new:
            return typed
        if known is None:
            raise UserError(
                "Choose one from the list that appears while typing.", field=self.field.key
            )
        self._chosen = known
        return known.record_id

    def write(self, value: Any) -> None:
        """``value`` is a `Reference`, or None."""
        self._chosen = value or Reference(0, "")
        self._found = {self._chosen.line: self._chosen} if value else {}
        self.line.setText(self._chosen.line)
        self.line.setCursorPosition(0)

    def restore(self, raw: Any) -> None:
        self.line.setText(raw)

    def retranslate(self) -> None:
        self.line.setPlaceholderText(self.field.hint.say())

    def _only(self, typed: str) -> Reference | None:
        """The one record that was found for what is typed, so that Enter is enough."""
        alike = [one for one in self._found.values() if one.title.casefold() == typed.casefold()]
        return alike[0] if len(alike) == 1 else None

    def _ask(self) -> None:
        typed = self.line.text().strip()
        find = self.field.find
        if self._busy or find is None or not typed:
            return
        self._busy, self._asked = True, typed

        def work(report: Report) -> Sequence[Reference]:
            del report
            return find(typed)

        run_task(work, self._on_found)

    def _on_found(self, found: Sequence[Reference] | None, error: BaseException | None) -> None:
        self._busy = False
        if error is not None:
            raise error
        if self.line.text().strip() != self._asked:
            self._ask()
            return
        self._found = {one.line: one for one in found or ()}
        self._lines.setStringList(list(self._found))
        if self._found and self.line.hasFocus():
            self.line.completer().complete()

    def _on_activated(self, line: str) -> None:
        self.line.setText(line)
        self.picked.emit()


def make_editor(field: Field, parent: QWidget) -> Editor:
    """The editor for a field of this kind."""
    kinds: dict[Kind, Callable[[Field, QWidget], Editor]] = {
        Kind.LINES: LinesEditor,
        Kind.SEVERAL: LinesEditor,
        Kind.CHOICE: ChoiceEditor,
        Kind.CHECK: CheckEditor,
        Kind.RECORD: RecordEditor,
    }
    return kinds.get(field.kind, LineEditor)(field, parent)
