"""The tabs of a meeting: what is not looked at is filled when one turns to it."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtWidgets import QSizePolicy, QTabWidget, QWidget

from coordinator_app.store.queries.meetings import MeetingRecord
from coordinator_app.texts import Text, text
from coordinator_app.views.said import Said


class MeetingPart(Protocol):
    """What a tab holds."""

    def show_meeting(self, record: MeetingRecord) -> None: ...


class RecordTabs(QTabWidget):
    """A key in one tab must not wait for the others; none is ever seen with what it was before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Said()
        self._words: list[Text] = []
        self._parts: set[QWidget] = set()
        self._late: set[QWidget] = set()
        self._record: MeetingRecord | None = None
        self.setDocumentMode(True)
        for part in (self, self.tabBar()):
            self._said(part.setAccessibleName, text("Parts of the meeting"))
        self.currentChanged.connect(self._turn)

    def add_part(self, part: QWidget, word: Text) -> None:
        """Add a tab with a `MeetingPart`."""
        self._parts.add(part)
        self.add(part, word)

    def add(self, widget: QWidget, word: Text) -> None:
        """Add a tab that is filled by somebody else."""
        self._words.append(word)
        self.addTab(widget, word.say())
        self._share_height()

    def take_away(self, widget: QWidget) -> None:
        self._words.pop(self.indexOf(widget))
        self.removeTab(self.indexOf(widget))

    def show_meeting(self, record: MeetingRecord) -> None:
        """Fill the tab that is looked at; the others when one turns to them."""
        self._record = record
        self._late = set(self._parts)
        self._fill()

    def retranslate(self) -> None:
        self._said.again()
        for place, word in enumerate(self._words):
            self.setTabText(place, word.say())

    def _turn(self) -> None:
        self._share_height()
        self._fill()

    def _share_height(self) -> None:
        """A tab asks for height while it is looked at: the highest must not stretch the page."""
        policies = QSizePolicy.Policy
        for part in filter(None, map(self.widget, range(self.count()))):
            policy = part.sizePolicy()
            seen = part is self.currentWidget()
            policy.setVerticalPolicy(policies.Preferred if seen else policies.Ignored)
            part.setSizePolicy(policy)

    def _fill(self) -> None:
        part = self.currentWidget()
        if part in self._late and self._record is not None:
            self._late.discard(part)
            cast("MeetingPart", part).show_meeting(self._record)
