"""How letters are wished: the way they go, tone, print, length, together, two-sided."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypedDict

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from coordinator_app.rules.letters import LetterKind, LetterWay, Wishes
from coordinator_app.texts import Text, text
from coordinator_app.views.choice_box import ChoiceBox
from coordinator_app.views.flow import Flow
from coordinator_app.views.fold_line import FoldLine
from coordinator_app.views.said import Said
from coordinator_app.views.window_state import WindowState

_WAYS = (text("Paper or e-mail, as preferred"), text("All on paper"), text("All by e-mail"),
         text("On paper, and by e-mail too"))  # fmt: skip
_WAY_OF = (None, LetterWay.PAPER, LetterWay.EMAIL, None)
_BOTH = 3
_TONES = (text("Formal"), text("Informal"))
_SIZES = (text("Print as each prefers"), text("All in large print"))
_TOGETHER = text("Who live at one address get one letter, with the names of all.")
_EACH_OWN = text("An informal letter speaks to one person, so that each gets their own.")
_MOST = (1, 2, None)
_LENGTHS = (text("At most 1 page"), text("At most 2 pages"), text("As long as it is"))


class How(TypedDict):
    """How a verb is to make letters."""

    informal: bool
    wishes: Wishes
    way: LetterWay | None


@dataclass(frozen=True)
class Chosen:
    """What was chosen for a batch; without a ``way`` letters go as each prefers."""

    informal: bool = False
    wishes: Wishes = field(default_factory=Wishes)
    two_sided: bool = False
    way: LetterWay | None = None

    @property
    def how(self) -> How:
        """What the verbs that make letters are told."""
        return How(informal=self.informal, wishes=self.wishes, way=self.way)


class LetterChoices(QWidget):
    """``chosen`` for the kind of letter that is shown; each kind remembers its own.

    Folded until it is opened: the line says how letters go, and what is not as usual.

    What only makes sense for more than one letter is left out unless there are ``several``.
    """

    changed = Signal()

    def __init__(self, state: WindowState, *, several: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._said = Said()
        self._kind = ""
        self._loading = False
        self._body = QWidget(self)
        self.fold = FoldLine(self._body, self)  # before what it opens: so goes the Tab key
        self._said(self.fold.button.setText, text("Choices"))
        self.way = self._box(text("On paper or by e-mail"), _WAYS)
        self.tone = self._box(text("Formal or informal"), _TONES)
        self.print_size = self._box(text("Size of print"), _SIZES)
        self.length = self._box(text("Length of a letter"), _LENGTHS)
        self.together = self._check(text("One letter for each address"))
        self.two_sided = self._check(text("Two-sided"))
        self._said(
            self.two_sided.setToolTip,
            text("Each letter begins on a new sheet, when they are printed in one file."),
        )
        for part in (self.together, self.two_sided):
            part.setVisible(several)
        self._lay_out()
        self._offer_together()
        self._sum_up()

    @property
    def chosen(self) -> Chosen:
        wishes = Wishes(
            all_large=self.print_size.currentIndex() == 1,
            one_for_each_address=self.together.isEnabled() and self.together.isChecked(),
            most_pages=_MOST[self.length.currentIndex()],
            both_ways=self.way.currentIndex() == _BOTH,
        )
        way = _WAY_OF[self.way.currentIndex()]
        return Chosen(self._is_informal, wishes, self.two_sided.isChecked(), way)

    def show_kind(self, kind: LetterKind) -> None:
        """Show what was chosen for this kind the last time; nothing is told."""
        if kind.value == self._kind:
            return
        self._kind = kind.value
        kept = self._state.data(self._key)
        values = kept if isinstance(kept, dict) else {}
        self._loading = True
        for name, box in self._boxes().items():
            place = values.get(name, 0)
            known = isinstance(place, int) and 0 <= place < box.count()
            box.setCurrentIndex(int(place) if known else 0)
        for name, check in self._checks().items():
            check.setChecked(values.get(name) is True)
        self._loading = False
        self._offer_together()
        self._sum_up()

    def begin_with(self, chosen: Chosen) -> None:
        """Show this, for one letter alone: it is not remembered and nothing is told."""
        self._kind = ""
        before = self.blockSignals(True)
        self.way.setCurrentIndex(_BOTH if chosen.wishes.both_ways else _WAY_OF.index(chosen.way))
        self.tone.setCurrentIndex(int(chosen.informal))
        self.print_size.setCurrentIndex(int(chosen.wishes.all_large))
        self.length.setCurrentIndex(_MOST.index(chosen.wishes.most_pages))
        self.together.setChecked(chosen.wishes.one_for_each_address)
        self.two_sided.setChecked(chosen.two_sided)
        self.blockSignals(before)

    def retranslate(self) -> None:
        self._said.again()
        self._offer_together()
        choices = (_WAYS, _TONES, _SIZES, _LENGTHS)
        for box, words in zip(self._boxes().values(), choices, strict=True):
            for place, word in enumerate(words):
                box.setItemText(place, word.say())
        self._sum_up()

    def _sum_up(self) -> None:
        """``Paper or e-mail, as preferred · Formal · Two-sided``: the rest is as usual."""
        told = [self.way.currentText(), self.tone.currentText()]
        told += [box.currentText() for box in (self.print_size, self.length) if box.currentIndex()]
        told += [check.text() for check in self._checks().values() if self._is_on(check)]
        self.fold.say(" · ".join(told))

    def _is_on(self, check: QCheckBox) -> bool:
        return check.isEnabled() and check.isChecked() and check.isVisibleTo(self._body)

    def _lay_out(self) -> None:
        line = Flow(self._body)
        for part in (*self._boxes().values(), *self._checks().values()):
            line.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.fold)
        column.addWidget(self._body)

    @property
    def _key(self) -> str:
        return f"letter_choices/{self._kind}"

    def _boxes(self) -> dict[str, QComboBox]:
        return {"way": self.way, "tone": self.tone, "size": self.print_size, "length": self.length}

    def _checks(self) -> dict[str, QCheckBox]:
        return {"together": self.together, "two_sided": self.two_sided}

    @property
    def _is_informal(self) -> bool:
        return self.tone.currentIndex() == 1

    def _offer_together(self) -> None:
        """An informal letter is never shared; the check mark is there again with a formal one."""
        offered = not self._is_informal
        self.together.setEnabled(offered)
        self.together.setToolTip((_TOGETHER if offered else _EACH_OWN).say())

    def _on_change(self) -> None:
        if self._loading:
            return
        self._offer_together()
        values: dict[str, int | bool] = {
            name: box.currentIndex() for name, box in self._boxes().items()
        }
        values |= {name: check.isChecked() for name, check in self._checks().items()}
        if self._kind:
            self._state.keep_data(self._key, values)
        self._sum_up()
        self.changed.emit()

    def _box(self, name: Text, words: tuple[Text, ...]) -> QComboBox:
        box = ChoiceBox(self._body)
        box.addItems([word.say() for word in words])
        self._said(box.setAccessibleName, name)
        self._said(box.setToolTip, name)
        box.currentIndexChanged.connect(self._on_change)
        return box

    def _check(self, name: Text) -> QCheckBox:
        check = QCheckBox(self._body)
        self._said(check.setText, name)
        check.toggled.connect(self._on_change)
        return check
