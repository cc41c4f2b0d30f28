"""Letter: a document that was produced, frozen with the data and the template it was made from."""

import datetime as dt

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from coordinator_app.models.base import Base, Numbered, Travelling, UtcInstant, choice, link
from coordinator_app.rules.letters import LetterKind, LetterWay


class Blob(Base):
    """Bytes known by their SHA-256; written once, never changed, left out of the journal."""

    __tablename__ = "blobs"
    __table_args__ = ()

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    media_type: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)


class Letter(Base, Numbered, Travelling):
    __tablename__ = "letters"

    kind: Mapped[LetterKind] = mapped_column(choice(LetterKind, "kind"))
    title: Mapped[str]
    person_id: Mapped[int | None] = link("people.id", required=False)
    meeting_id: Mapped[int | None] = link("meetings.id", required=False)
    nomination_id: Mapped[int | None] = link("nominations.id", required=False)
    language: Mapped[str] = mapped_column(String(2))
    produced_at: Mapped[dt.datetime] = mapped_column(UtcInstant, index=True)
    page_count: Mapped[int]
    pdf_sha256: Mapped[str] = link("blobs.sha256", index=False)
    way: Mapped[LetterWay] = mapped_column(
        choice(LetterWay, "way"), default=LetterWay.PAPER, server_default="paper"
    )
    sent_on: Mapped[dt.date | None]
    answered_on: Mapped[dt.date | None]
    returned_on: Mapped[dt.date | None] = mapped_column(index=True)
    remark: Mapped[str] = mapped_column(default="", server_default="")
    # The letter of which this one is a new version, with the facts of its day.
    made_anew_from_id: Mapped[int | None] = link("letters.id", required=False)
    # The data the letter was made from, as JSON, and the version of the template used.
    data: Mapped[str]
    template_version: Mapped[str] = mapped_column(default="")
