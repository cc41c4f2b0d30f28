"""What every table shares: names of constraints, never-reused ids, and how moments are kept."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

from sqlalchemy import Dialect, Enum, ForeignKey, MetaData, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from coordinator_app.texts import Choice

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

# SQLite gives the id of a deleted row to the next one unless told not to; undo would then
# bring back the wrong person.
NEVER_REUSED = {"sqlite_autoincrement": True}


class UtcInstant(TypeDecorator[dt.datetime]):
    """An aware instant, kept as text: ``2027-03-20T12:30:00Z``. One without zone is refused."""

    impl = String(20)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(value)
        in_utc = value.astimezone(dt.UTC).replace(tzinfo=None)
        # strftime writes the year 999 without its nought, and such a text sorts wrong.
        return f"{in_utc.isoformat(timespec='seconds')}Z"

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002
        return None if value is None else dt.datetime.fromisoformat(value)


class LocalMoment(TypeDecorator[dt.datetime]):
    """A time on the wall, kept as text: ``2027-03-20T13:30``. One with a zone is refused."""

    impl = String(16)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is not None:
            raise ValueError(value)
        return value.isoformat(timespec="minutes")

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002
        return None if value is None else dt.datetime.fromisoformat(value)


class ClockTime(TypeDecorator[dt.time]):
    """A time of the day, kept as text: ``12:30``."""

    impl = String(5)
    cache_ok = True

    def process_bind_param(self, value: dt.time | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.isoformat(timespec="minutes")

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.time | None:  # noqa: ARG002
        return None if value is None else dt.time.fromisoformat(value)


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {str: String}  # noqa: RUF012
    __table_args__: Any = NEVER_REUSED


def choice(kind: type[Choice], name: str) -> Enum:
    """A column type that holds the values of ``kind`` as text, with a CHECK of that name."""
    return Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=40,
        values_callable=lambda values: [value.value for value in values],
    )


def link(column: str, *, required: bool = True, index: bool = True) -> Mapped[Any]:
    """A reference to another row, ``link("people.id")``; rows that are pointed at cannot vanish."""
    return mapped_column(
        ForeignKey(column, deferrable=True, initially="IMMEDIATE"),
        nullable=not required,
        index=index,
    )


class Numbered:
    """A row with a number that is never given again."""

    id: Mapped[int] = mapped_column(primary_key=True)


class Travelling:
    """A row that can go to a colleague and be known again there."""

    uid: Mapped[str] = mapped_column(String(36), unique=True, default=lambda: str(uuid4()))


class Binnable:
    """A row that is put in the bin rather than deleted."""

    deleted_at: Mapped[dt.datetime | None] = mapped_column(UtcInstant)


class Addressed:
    """A postal address."""

    street: Mapped[str] = mapped_column(default="", server_default="")
    house_number: Mapped[str] = mapped_column(default="", server_default="")
    postcode: Mapped[str] = mapped_column(default="", server_default="")
    city: Mapped[str] = mapped_column(default="", server_default="")
    country: Mapped[str] = mapped_column(default="", server_default="")
    province: Mapped[str] = mapped_column(default="", server_default="", index=True)
