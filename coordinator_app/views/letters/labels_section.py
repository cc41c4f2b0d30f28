"""Labels and envelopes for the people of a list: which sheet, from which label on, for whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QSpinBox, QWidget

from coordinator_app.clock import today
from coordinator_app.operations.labels import (
    Addressed,
    NextLabel,
    Stationery,
    addresses_on,
    next_label,
    print_addresses,
)
from coordinator_app.rules.envelopes import EnvelopeSize
from coordinator_app.rules.label_sheets import LabelFormat, label_sheet
from coordinator_app.texts import Text, current, plural, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.letters.paper_output import Job
from coordinator_app.views.letters.paper_section import PaperSection
from coordinator_app.views.letters.ready_paper import Ready
from coordinator_app.views.word_box import WordBox

_ON: tuple[Stationery, ...] = (*LabelFormat, *EnvelopeSize)


FindPeople = Callable[[], Sequence[int]]


class LabelsSection(PaperSection):
    """``show_people(find, title)``: ``find`` gives their ids, ``title`` is what the list is called.

    The half-used sheet is proposed as it was left.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, text("Labels and envelopes"), folds=True, parent=parent)
        self._find: FindPeople | None = None
        self._list = ""
        self._left: NextLabel | None = None
        self.on = WordBox([_word(one) for one in _ON], text("Labels or envelopes"), self)
        self._said(self.on.setToolTip, text("Labels or envelopes"))
        self.start = QSpinBox(self)
        # The style sheet's padding does not reach the line edit inside.
        self.start.lineEdit().setTextMargins(6, 0, 0, 0)
        self._said(self.start.setAccessibleName, text("Start at label"))
        self._said(self.start.setToolTip, text("The first label that is left on the sheet"))
        self._said(self.start.setPrefix, text("From label "))
        for part in (self.on, self.start):
            self.put_above(part)
        self._propose()
        self.on.currentIndexChanged.connect(self._on_chosen)
        self.start.valueChanged.connect(self._ask)

    @property
    def stationery(self) -> Stationery:
        """The sheet of labels or the envelope that is chosen."""
        return _ON[self.on.currentIndex()]

    def show_people(self, find: FindPeople, title: str) -> None:
        """Show what would be printed for these people now."""
        self._find, self._list = find, title
        self._propose()
        self._ask()

    # -- inside ----------------------------------------------------------------------------------

    def _propose(self) -> None:
        """The sheet that lies in the drawer, unless it was proposed already."""
        with self._desk.store.reading() as connection:
            left = next_label(connection)
        if left == self._left:
            return
        self._left = left
        for part in (self.on, self.start):
            part.blockSignals(True)
        self.on.setCurrentIndex(_ON.index(left.kind))
        self._fit_start(left.start)
        for part in (self.on, self.start):
            part.blockSignals(False)

    def _fit_start(self, start: int) -> None:
        on = self.stationery
        self.start.setVisible(isinstance(on, LabelFormat))
        if isinstance(on, LabelFormat):
            self.start.setRange(1, label_sheet(on).count)
            self.start.setValue(start)

    def _on_chosen(self) -> None:
        left, on = self._left, self.stationery
        self.start.blockSignals(True)
        self._fit_start(left.start if left is not None and left.kind is on else 1)
        self.start.blockSignals(False)
        self._ask()

    def _ask(self) -> None:
        find, title, on, start = self._find, self._list, self.stationery, self.start.value()
        if find is None:
            return
        store, day, language = self._desk.store, today(), current()

        def ready() -> Ready:
            made = addresses_on(
                store, find(), on, language=language, title=title, today=day, start=start
            )
            job = Job(lambda _step, write: print_addresses(store, made, write=write),
                      made.title, made.pages)  # fmt: skip
            return Ready(_forecast(made), lambda: made.pdf, job, gaps=made.gaps)

        self.ask(ready)


def _word(one: Stationery) -> Text:
    if isinstance(one, EnvelopeSize):
        return text("Envelopes {size}", size=one.word)
    return one.word


def _forecast(made: Addressed) -> Text:
    """``"9 addresses on 1 sheet; label 16 comes next"``."""
    number = plural("{n} address", "{n} addresses", made.number)
    if isinstance(made.on, EnvelopeSize):
        sheets = plural("{n} envelope", "{n} envelopes", made.pages)
        return text("{addresses} on {sheets}. Choose that size of paper in the printer too.",
                    addresses=number, sheets=sheets)  # fmt: skip
    sheets = plural("{n} sheet", "{n} sheets", made.pages)
    return text(
        "{addresses} on {sheets}; label {next} comes next. Print at 100 %, not fitted to the page.",
        addresses=number, sheets=sheets, next=made.following,
    )  # fmt: skip
