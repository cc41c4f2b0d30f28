"""What the coordinator does with the stage of a nomination: move it on, admit, decline."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Session

from coordinator_app.errors import UserError
from coordinator_app.models import Nomination
from coordinator_app.operations.called import called
from coordinator_app.operations.memberships import write_membership
from coordinator_app.operations.rows import existing
from coordinator_app.operations.typed import note_of
from coordinator_app.rules import nominations as rules
from coordinator_app.rules.nominations import NominationStage
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries import nominations as queries
from coordinator_app.store.queries.nominations import NominationRecord
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, text


def move_nomination(
    store: Store, nomination_id: int, stage: NominationStage, *, today: dt.date
) -> Outcome:
    """Bring a nomination to a stage. To *admitted* the membership is made too (see `admit`)."""
    if stage is NominationStage.ADMITTED:
        return admit(store, nomination_id, today=today)
    label = text("{name}: {stage}", name=called(store, Nomination, nomination_id), stage=stage.word)
    with store.work(label) as work:
        _move(work.session, nomination_id, stage, today)
    return work.outcome


def admit(
    store: Store, nomination_id: int, *, today: dt.date, member_since: dt.date | None = None
) -> Outcome:
    """Admit the candidate: the membership begins, in the same step. Refused without consent."""
    with store.work("Admit {name}", name=called(store, Nomination, nomination_id)) as work:
        one = _move(work.session, nomination_id, NominationStage.ADMITTED, today)
        write_membership(work.session, one.candidate_id, one.category, member_since or today)
    return work.outcome


def decline(store: Store, nomination_id: int, reason: str = "", *, today: dt.date) -> Outcome:
    """Say no to the candidate; the reason stays with the dossier."""
    name = called(store, Nomination, nomination_id)
    label = text("Decline the nomination of {name}", name=name)
    return _close(store, nomination_id, NominationStage.DECLINED, label, reason, today)


def withdraw(store: Store, nomination_id: int, reason: str = "", *, today: dt.date) -> Outcome:
    """The candidate or the nominator took the nomination back."""
    name = called(store, Nomination, nomination_id)
    label = text("Withdraw the nomination of {name}", name=name)
    return _close(store, nomination_id, NominationStage.WITHDRAWN, label, reason, today)


def dossier(session: Session, nomination_id: int, today: dt.date) -> NominationRecord:
    """The nomination as it stands inside an open step; refused when it is no longer there.

    Rules are held to this, not to what a screen read earlier.
    """
    session.flush()
    record = queries.nomination(session.connection(), nomination_id, today)
    if record is None:
        raise UserError("This nomination is no longer there. Undo brings it back.")
    return record


def set_stage(one: Nomination, stage: NominationStage, today: dt.date) -> None:
    """Put a nomination in a stage; the days in it count from ``today``, when it is another one."""
    if one.stage is not stage:
        one.stage = stage
        one.stage_since = today


def _move(
    session: Session, nomination_id: int, stage: NominationStage, today: dt.date
) -> Nomination:
    rules.refuse_move(dossier(session, nomination_id, today).facts, stage, today)
    one = existing(session, Nomination, nomination_id)
    set_stage(one, stage, today)
    return one


def _close(
    store: Store,
    nomination_id: int,
    stage: NominationStage,
    label: Text,
    reason: str,
    today: dt.date,
) -> Outcome:
    kept_reason = note_of(reason, "decision_reason")
    with store.work(label) as work:
        one = _move(work.session, nomination_id, stage, today)
        one.decision_reason = kept_reason or one.decision_reason
    return work.outcome
