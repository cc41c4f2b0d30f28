"""Overviews for the managers: what each member did in the period, for who let them take part."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtGui import Qt as Keys
from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.operations.letter_templates import Templates
from coordinator_app.operations.year_overviews import year_overviews
from coordinator_app.rules.letters import LetterKind
from coordinator_app.store.store import Store
from coordinator_app.texts import text
from coordinator_app.views.desk import Desk
from coordinator_app.views.letters.letter_choices import Chosen
from coordinator_app.views.letters.own_text import OwnText
from coordinator_app.views.letters.paper_section import PaperSection
from coordinator_app.views.letters.ready_paper import Find, Ready
from coordinator_app.views.letters.ready_papers import ready_batch

KIND = LetterKind.YEAR_OVERVIEW


class OverviewsSection(PaperSection):
    """``show_period(key)`` lays them out; Esc shuts it, which is told by ``shut``."""

    shut = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        title = text("Overviews for the managers")
        super().__init__(desk, title, letters=True, wishes=True, parent=parent)
        self._store = desk.store
        self._period = ""
        self.show_kind(KIND)
        self.own_text = OwnText(desk, (KIND, LetterKind.OTHER), self)
        self.put_above(self.own_text)
        self.own_text.changed.connect(self.reload)
        self.wished.connect(self.reload)
        self.hide()

    def show_period(self, key: str) -> None:
        """The period of the report that is shown."""
        self._period = key
        self.reload()

    def reload(self) -> None:
        """Lay them out anew, as long as somebody looks at them."""
        if self._period and not self.isHidden():
            own = self.own_text.taken(informal=self.chosen.informal)
            self.ask(ready_overviews(self._store, self._period, today(), own, self.chosen))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Keys.Key.Key_Escape:
            self.hide()
            self.shut.emit()
        else:
            super().keyPressEvent(event)


def ready_overviews(
    store: Store, key: str, today: dt.date, own: Templates | None, chosen: Chosen
) -> Find:
    """The overviews of a period, to each manager who consented."""

    def find() -> Ready:
        batch = year_overviews(store, key, today=today, template=own, **chosen.how)
        return ready_batch(store, batch, two_sided=chosen.two_sided)

    return find
