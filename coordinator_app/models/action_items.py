"""ActionItem: who does what by when; it comes back on the next agenda until it is done."""

import datetime as dt

from sqlalchemy.orm import Mapped, mapped_column

from coordinator_app.models.base import Base, Binnable, Numbered, Travelling, link


class ActionItem(Base, Numbered, Travelling, Binnable):
    __tablename__ = "action_items"

    words: Mapped[str]
    meeting_id: Mapped[int | None] = link("meetings.id", required=False)
    agenda_item_id: Mapped[int | None] = link("agenda_items.id", required=False)
    owner_id: Mapped[int | None] = link("people.id", required=False)
    due_on: Mapped[dt.date | None] = mapped_column(index=True)
    done_on: Mapped[dt.date | None]
