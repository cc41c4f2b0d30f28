"""ExternalCall: an award, a grant or another call of somebody else, with its closing date."""

import datetime as dt

from sqlalchemy.orm import Mapped, mapped_column

from coordinator_app.models.base import Base, Binnable, Numbered, Travelling, link


class ExternalCall(Base, Numbered, Travelling, Binnable):
    __tablename__ = "external_calls"

    name: Mapped[str]
    organisation_id: Mapped[int | None] = link("organisations.id", required=False)
    opens_on: Mapped[dt.date | None]
    closes_on: Mapped[dt.date] = mapped_column(index=True)
    website: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    # Taken up or let go: nothing is waiting any more.
    settled_on: Mapped[dt.date | None]
