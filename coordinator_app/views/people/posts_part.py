"""The posts of a person over time: edited in place, begun, and left for another job."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.operations import affiliations
from coordinator_app.operations.affiliations import NewPost
from coordinator_app.store.queries.affiliations import AffiliationRow
from coordinator_app.texts import text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, FieldGroup, Kind
from coordinator_app.views.people.lines import Line
from coordinator_app.views.people.lines_part import LinesPart
from coordinator_app.views.people.name_completer import NameCompleter, organisations
from coordinator_app.views.people.words import exact_period, period


def _fields(*, until: bool) -> Sequence[Field]:
    fields = [
        Field("organisation", text("Organisation"), required=True,
              hint=text("A name; a new one is added")),
        Field("job_title", text("Job title")),
        Field("started_on", text("From"), Kind.DAY, width=24, past=True),
    ]  # fmt: skip
    return [*fields, Field("ended_on", text("Until"), Kind.DAY, width=24)] if until else fields


class PostsPart(LinesPart):
    """A line for each post, those that run first; ``change_asked`` for another job."""

    change_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk, text("Posts"), text("No post is known."), _fields(until=True), parent
        )
        self.change_button = self.add_link(text("Change of job…"))
        self.change_button.clicked.connect(self.change_asked)
        self.begin_button, self.begin = self.add_form(
            text("Another post…"), text("Another post"), _fields(until=False), self._begin
        )
        self.dress_fields(self.begin.group)

    def dress_fields(self, group: FieldGroup) -> None:
        """Names of organisations are offered while one is typed."""
        NameCompleter(group.rows["organisation"].widget, organisations(self.desk.store))

    def show_posts(self, person_id: int, posts: Sequence[AffiliationRow]) -> None:
        lines = [_line(post) for post in posts]
        self.fill(person_id, lines, {post.id: _values(post) for post in posts})
        self.change_button.setVisible(any(not post.is_over(today()) for post in posts))

    def save(self, key: str, value: Any) -> None:
        store = self.desk.store
        self.desk.did(affiliations.edit_affiliation(store, self.chosen, key, value, today=today()))

    def remove(self) -> None:
        self.desk.did(affiliations.remove_affiliation(self.desk.store, self.chosen))

    def _begin(self, values: Mapping[str, Any]) -> None:
        store, post = self.desk.store, _post(values)
        self.desk.did(affiliations.start_affiliation(store, self.person_id, post, today=today()))


def _post(values: Mapping[str, Any]) -> NewPost:
    return NewPost(values["organisation"], values["job_title"] or "", values["started_on"])


def _line(post: AffiliationRow) -> Line:
    words = " · ".join(filter(None, (post.job_title, post.organisation_name)))
    over = post.is_over(today())
    tip = f"{words} · {exact_period(post.started_on, post.ended_on)}".rstrip(" ·")
    return Line(post.id, words, period(post.started_on, post.ended_on), over=over, tip=tip)


def _values(post: AffiliationRow) -> dict[str, Any]:
    return {
        "organisation": post.organisation_name,
        "job_title": post.job_title,
        "started_on": post.started_on,
        "ended_on": post.ended_on,
    }
