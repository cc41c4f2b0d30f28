"""Nomination: a candidate put forward by somebody, the round it came in, and the consent asked."""

import datetime as dt

from sqlalchemy.orm import Mapped, mapped_column

from coordinator_app.models.base import Base, Binnable, Numbered, Travelling, choice, link
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nominations import ConsentAnswer, NominationStage


class NominationRound(Base, Numbered, Travelling, Binnable):
    __tablename__ = "nomination_rounds"

    name: Mapped[str]
    opens_on: Mapped[dt.date]
    closes_on: Mapped[dt.date]
    wished_number: Mapped[int | None]
    notes: Mapped[str] = mapped_column(default="")


class Nomination(Base, Numbered, Travelling, Binnable):
    __tablename__ = "nominations"

    round_id: Mapped[int | None] = link("nomination_rounds.id", required=False)
    candidate_id: Mapped[int] = link("people.id")
    nominator_id: Mapped[int | None] = link("people.id", required=False)
    category: Mapped[MemberCategory] = mapped_column(choice(MemberCategory, "category"))
    motivation: Mapped[str] = mapped_column(default="")
    stage: Mapped[NominationStage] = mapped_column(
        choice(NominationStage, "stage"), default=NominationStage.RECEIVED, index=True
    )
    received_on: Mapped[dt.date]
    stage_since: Mapped[dt.date]
    decision_reason: Mapped[str] = mapped_column(default="")


class Referee(Base, Numbered):
    """Somebody who can tell about a candidate, and what was said."""

    __tablename__ = "referees"

    nomination_id: Mapped[int] = link("nominations.id")
    person_id: Mapped[int] = link("people.id")
    spoken_on: Mapped[dt.date | None]
    said: Mapped[str] = mapped_column(default="")


class Consent(Base, Numbered, Travelling):
    """The consent asked of the highest manager: for a nomination, or for a membership.

    For a membership it is asked anew when the member changes jobs.
    """

    __tablename__ = "consents"

    nomination_id: Mapped[int | None] = link("nominations.id", required=False)
    membership_id: Mapped[int | None] = link("memberships.id", required=False)
    manager_id: Mapped[int] = link("people.id")
    asked_on: Mapped[dt.date | None]
    answer: Mapped[ConsentAnswer] = mapped_column(
        choice(ConsentAnswer, "answer"), default=ConsentAnswer.AWAITED
    )
    answered_on: Mapped[dt.date | None]
    evidence: Mapped[str] = mapped_column(default="")
    valid_until: Mapped[dt.date | None]


class Evidence(Base, Numbered):
    """A file that shows what the manager answered: a scan, a photograph, an e-mail."""

    __tablename__ = "evidence"

    consent_id: Mapped[int] = link("consents.id")
    file_name: Mapped[str]
    sha256: Mapped[str] = link("blobs.sha256", index=False)
    added_on: Mapped[dt.date]
