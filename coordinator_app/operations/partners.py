"""What the coordinator does with partners: their state, and who is spoken to there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from coordinator_app.errors import UserError
from coordinator_app.models import Affiliation, Organisation
from coordinator_app.operations.called import called
from coordinator_app.operations.rows import existing
from coordinator_app.operations.somebody import Who, person_for
from coordinator_app.operations.typed import line_of
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.partners import contact_persons
from coordinator_app.store.store import Store


def add_contact_person(
    store: Store,
    organisation_id: int,
    who: Who,
    job_title: str = "",
    *,
    today: dt.date,
    not_same_as: Collection[int] = (),
) -> Outcome:
    """Give somebody (an id, or a new name) a post at this organisation from today.

    ``not_same_as`` are people who look like somebody new and were said to be somebody else.
    """
    title = line_of(job_title, "job_title")
    name = called(store, Organisation, organisation_id)
    with store.work("New contact person at {name}", name=name) as work:
        existing(work.session, Organisation, organisation_id)
        here = contact_persons(work.session.connection(), organisation_id, today)
        person = person_for(work.session, who, "who", today=today, not_same_as=not_same_as)
        if person.id in {one.person_id for one in here}:
            raise UserError(
                "{person} is a contact person here already.", field="who", person=person.full_name
            )
        work.session.add(
            Affiliation(
                person_id=person.id,
                organisation_id=organisation_id,
                job_title=title,
                started_on=today,
            )
        )
    return work.outcome
