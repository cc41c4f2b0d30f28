"""The form for a change of job: the new post, the new manager, and what becomes of the old seat."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from coordinator_app.clock import today
from coordinator_app.errors import UserError
from coordinator_app.operations.affiliations import NewPost
from coordinator_app.operations.job_changes import JobChange, change_job
from coordinator_app.rules.dates import read_date
from coordinator_app.rules.job_changes import Hang, Plan, in_words
from coordinator_app.store.queries.affiliations import AffiliationRow
from coordinator_app.store.queries.hanging_on_post import hanging_on_posts, left_behind
from coordinator_app.store.queries.people import PersonRecord, person_record
from coordinator_app.texts import Text, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, Kind
from coordinator_app.views.name_doubles import NameDoubles
from coordinator_app.views.new_record import NewRecord
from coordinator_app.views.people.name_completer import NameCompleter, organisations
from coordinator_app.views.people.seat_list import SeatList
from coordinator_app.views.person_finder import PersonFinder
from coordinator_app.views.plain import PlainLabel

_ALL = "0"


class JobChangeForm(NewRecord):
    """``begin_for(person)`` opens it; its button writes all of it in one step."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._desk = desk
        self._person: PersonRecord | None = None
        self._vacant: dict[int, bool] = {}
        super().__init__(text("Change of job"), self._fields(), self._change, parent=parent)
        rows = self.group.rows
        NameCompleter(rows["organisation"].widget, organisations(desk.store))
        self.who = PlainLabel(self)
        self.who.setProperty("role", "secondary")
        self.manager_doubles = NameDoubles(desk.store, rows["manager_id"], self)
        self.seat = SeatList(desk.store, self)
        self.plan_heading = QLabel(self)
        self.plan_heading.setProperty("role", "heading")
        self.plan = PlainLabel(self)
        self._said(self.plan_heading.setText, text("What is going to happen"))
        self._said(self.save_button.setText, text("Change job"))
        self._put_in_place()
        self._watch()

    def begin_for(self, person_id: int) -> None:
        """Open it for somebody; what was half typed for the same person is still there."""
        if self._person is None or self._person.id != person_id or not self._under_way:
            self._load(person_id)
        self.begin(self._preset())
        self._look_at_seat()
        several = len(self._posts()) > 1
        self.group.focus_first("leaving" if several else "organisation")

    # -- what is known beforehand ----------------------------------------------------------------

    def _load(self, person_id: int) -> None:
        self._under_way = False
        with self._desk.store.reading() as connection:
            self._person = person_record(connection, person_id, today())
        self.seat.show_hanging((), anew=True)
        self.group.rows["leaving"].editor.retranslate()  # its posts are those of this person
        posts = self._posts()
        self._show_row("leaving", shown=len(posts) > 1)
        self._show_row("ended_on", shown=bool(posts))
        self.who.setText(self._who())

    def _preset(self) -> dict[str, Any]:
        posts = self._posts()
        return {"leaving": str(posts[0].id) if posts else None}

    def _posts(self) -> list[AffiliationRow]:
        """The posts that can be left: those that are not over, the latest first."""
        if self._person is None:
            return []
        return [post for post in self._person.affiliations if not post.is_over(today())]

    def _post_choices(self) -> Sequence[tuple[str, Text | str]]:
        posts = [(str(post.id), _words(post)) for post in self._posts()]
        return [*posts, (_ALL, text("All of them"))]

    def _who(self) -> str:
        person = self._person
        if person is None:
            return ""
        membership = person.membership_on(today())
        words = [person.full_name, *(_words(post) for post in self._posts()[:1])]
        if membership is not None and membership.started_on is not None:
            words.append(text("member since {day}", day=membership.started_on).say())
        return " · ".join(words)

    def _leaving(self) -> list[AffiliationRow]:
        chosen = self.group.rows["leaving"].editor.raw()
        posts = self._posts()
        return [post for post in posts if chosen in {_ALL, "", str(post.id)}]

    # -- while it is typed -----------------------------------------------------------------------

    def _look_at_seat(self) -> None:
        """What hangs on the posts that are left now, and whether their seats become vacant."""
        person = self._person
        if person is None:
            return
        leaving = self._leaving()
        with self._desk.store.reading() as connection:
            ids = [post.id for post in leaving]
            hanging = hanging_on_posts(connection, person.id, ids, today())
            places = [post.organisation_id for post in leaving]
            behind = left_behind(connection, person.id, places, today())
        self._vacant = {place: place in behind for place in places}
        self.seat.show_hanging(hanging, anew=False)
        member = person.membership_on(today()) is not None
        asks = member or any(one.hang is Hang.NOMINATION for one in hanging)
        self._show_row("manager_id", shown=asks)
        self._set_tab_order()
        self._say_plan()

    def _say_plan(self) -> None:
        person = self._person
        if person is None:
            return
        first = self._typed_day("started_on") or today()
        last = self._typed_day("ended_on") or first - dt.timedelta(days=1)
        leaving = self._leaving()
        member = person.membership_on(today()) is not None
        plan = Plan(
            name=person.full_name,
            organisation=self._typed("organisation") or "…",
            first_day=first,
            last_day=last,
            left=tuple(dict.fromkeys(post.organisation_name for post in leaving)),
            vacant=tuple(
                dict.fromkeys(
                    post.organisation_name
                    for post in leaving
                    if member and self._vacant.get(post.organisation_id)
                )
            ),
            manager=self._typed("manager_id").partition(" · ")[0],
            is_member=member,
            decided=tuple((row.hanging.hang, row.decision) for row in self.seat.rows.values()),
        )
        self.plan.setText(" ".join(sentence.say() for sentence in in_words(plan)))

    def _typed(self, key: str) -> str:
        return str(self.group.rows[key].editor.raw()).strip()

    def _typed_day(self, key: str) -> dt.date | None:
        """The day that stands there, when it is one already."""
        try:
            return read_date(self._typed(key), today(), field=key) if self._typed(key) else None
        except UserError:
            return None

    # -- doing it --------------------------------------------------------------------------------

    def _change(self, values: Mapping[str, Any]) -> int:
        person = self._person
        if person is None:
            return 0
        self.seat.forget_refusals()
        leaving = values["leaving"]
        change = JobChange(
            person.id,
            NewPost(values["organisation"], values["job_title"], values["started_on"]),
            leaving=int(leaving) if leaving and leaving != _ALL else None,
            last_day=values["ended_on"],
            manager=values["manager_id"],
            decisions=self.seat.decided(),
            not_same_as=tuple(self.manager_doubles.put_aside),
        )
        self._desk.did(change_job(self._desk.store, change, today=today()))
        return person.id

    def show_refusal(self, refusal: UserError) -> None:
        if not self.seat.show_refusal(refusal):
            super().show_refusal(refusal)

    def retranslate(self) -> None:
        super().retranslate()
        self.who.setText(self._who())
        self._say_plan()

    # -- making ----------------------------------------------------------------------------------

    def _fields(self) -> tuple[Field, ...]:
        finder = PersonFinder(self._desk.store)
        return (
            Field("leaving", text("Leaves"), Kind.CHOICE, self._post_choices),
            Field("organisation", text("New organisation"), required=True,
                  hint=text("A name; a new one is added")),
            Field("job_title", text("Job title")),
            Field("started_on", text("First day"), Kind.DAY, width=24,
                  hint=text("Empty: today")),
            Field("ended_on", text("Last day there"), Kind.DAY, width=24,
                  hint=text("Empty: the day before")),
            Field("manager_id", text("Consent from"), Kind.RECORD, find=finder, or_new=True,
                  hint=text("Empty: nobody is asked")),
        )  # fmt: skip

    def _put_in_place(self) -> None:
        self.column.insertWidget(1, self.who)
        for part in (self.manager_doubles, self.seat, self.plan_heading, self.plan):
            self.column.insertWidget(self.column.indexOf(self.refusal), part)

    def _watch(self) -> None:
        for row in self.group.rows.values():
            if isinstance(row.widget, QLineEdit):
                row.widget.textChanged.connect(self._say_plan)
            elif isinstance(row.widget, QComboBox):
                row.widget.activated.connect(self._look_at_seat)
        self.seat.changed.connect(self._say_plan)

    def _show_row(self, key: str, *, shown: bool) -> None:
        row = self.group.rows[key]
        row.label.setVisible(shown)
        row.widget.setVisible(shown)
        if not shown:
            row.load(None, force=True)

    def _set_tab_order(self) -> None:
        """Reading order: the lines of the seat were made after the buttons under them."""
        places = [row.widget for row in self.group.rows.values()]
        places += [*self.seat.places(), self.save_button, self.cancel_button]
        for before, after in pairwise(places):
            QWidget.setTabOrder(before, after)


def _words(post: AffiliationRow) -> str:
    return ", ".join(filter(None, (post.job_title, post.organisation_name)))
