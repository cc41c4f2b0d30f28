"""The list of today with what can be done from it: finish, move, log a call, open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coordinator_app.clock import today
from coordinator_app.rules.contacts import ContactKind
from coordinator_app.rules.today_items import TodayAction, TodayItem
from coordinator_app.texts import text
from coordinator_app.views.desk import Desk
from coordinator_app.views.today.call_line import CallLine
from coordinator_app.views.today.item_list import ItemList

if TYPE_CHECKING:
    from coordinator_app.operations.contacts import NewContact

ELSEWHERE = text("Open it with Enter: this goes away when it is settled there.")


class WorkList(QWidget):
    """``list`` above, and under it the line that asks what was said, or by when.

    The verbs are loaded when they are used: this page is the first, and verbs need the tables.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.list = ItemList(self)
        self.call = CallLine(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self.call)
        self._connect()

    def _connect(self) -> None:
        self.list.opened.connect(self._on_opened)
        self.list.finished.connect(self._on_finished)
        self.list.call_asked.connect(self._on_call_asked)
        self.list.move_asked.connect(self._on_move_asked)
        self.list.pressed.connect(self._on_pressed)
        self.call.called.connect(self._on_called)
        self.call.moved.connect(self._on_moved)
        self.call.letter_asked.connect(self._on_letter_asked)
        self.call.over.connect(self.list.setFocus)

    def _on_opened(self, item: TodayItem) -> None:
        if item.action is TodayAction.BACK_UP:
            self.desk.asking.emit("back_up")
        elif item.noun == "follow_ups":
            self.desk.say(text("This stands by itself: Space finishes it, M moves it."))
        elif item.field:
            self.desk.mend(item.noun, item.record_id, item.field)
        else:
            self.desk.open(item.noun, item.record_id)

    def _on_pressed(self, item: TodayItem) -> None:
        """The button: what most often has to be done."""
        if item.action in {TodayAction.COMPLETE_FOLLOW_UP, TodayAction.COMPLETE_STEP}:
            self._on_finished(item)
        elif item.action is TodayAction.REMIND_MANAGER:
            self._on_call_asked(item)
        elif item.action is TodayAction.RENEW_CONSENT:
            self.desk.mend("people", item.record_id, "answer")
        elif item.action is TodayAction.REMIND_PARTICIPANTS:
            self.desk.mend("meetings", item.record_id, "reminders")
        elif item.action is TodayAction.RECORD_ATTENDANCE:
            self.desk.open("attendance", item.record_id)
        else:
            self._on_opened(item)

    def _on_finished(self, item: TodayItem) -> None:
        if item.action in {TodayAction.COMPLETE_STEP, TodayAction.DO_STEP}:
            self._tick(item)
        elif item.action is not TodayAction.COMPLETE_FOLLOW_UP:
            self.desk.say(ELSEWHERE)
            return
        else:
            from coordinator_app.operations.follow_ups import finish_follow_up

            store, day = self.desk.store, today()
            self.desk.attempt(lambda: finish_follow_up(store, item.fact_id, today=day))
        self.list.setFocus()

    def _tick(self, item: TodayItem) -> None:
        """A step of a preparation is done, whatever the facts show."""
        from coordinator_app.operations.preparation import tick_step

        store, day = self.desk.store, today()
        self.desk.attempt(lambda: tick_step(store, item.fact_id, today=day))

    def _on_call_asked(self, item: TodayItem) -> None:
        if item.person_id is None and item.organisation_id is None:
            self.desk.say(text("This is about nobody in particular; open it with Enter."))
        else:
            self.call.start(item)

    def _on_move_asked(self, item: TodayItem) -> None:
        if item.action is TodayAction.COMPLETE_FOLLOW_UP:
            self.call.start(item, moving=True)
        else:
            self.desk.say(ELSEWHERE)

    def _on_moved(self, item: TodayItem, typed: str) -> None:
        from coordinator_app.operations.follow_ups import move_follow_up

        store, day = self.desk.store, today()
        if self.desk.attempt(lambda: move_follow_up(store, item.fact_id, typed, today=day)):
            self.call.finish()

    def _on_letter_asked(self, item: TodayItem) -> None:
        self.desk.mend(item.noun, item.record_id, "letter")

    def _on_called(self, item: TodayItem, said: str) -> None:
        from coordinator_app.operations.contacts import log_contact

        store, new = self.desk.store, _call(item, said)
        if self.desk.attempt(lambda: log_contact(store, new, today=new.occurred_on)):
            self.call.finish()


def _call(item: TodayItem, said: str) -> NewContact:
    """A call of today about this item; a follow-up is settled by it."""
    from coordinator_app.operations.contacts import NewContact

    follow_up = item.action is TodayAction.COMPLETE_FOLLOW_UP
    return NewContact(
        occurred_on=today(),
        kind=ContactKind.CALL,
        subject=said,
        organisation_id=item.organisation_id,
        person_ids=(item.person_id,) if item.person_id else (),
        settles=item.fact_id if follow_up else None,
        nomination_id=item.record_id if item.noun == "nominations" else None,
    )
