"""Person: anyone the network knows, with the ways to reach them."""

import datetime as dt
from typing import Any

from sqlalchemy import Index, String, UniqueConstraint, event
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coordinator_app.models.base import (
    NEVER_REUSED,
    Addressed,
    Base,
    Binnable,
    Numbered,
    Travelling,
    choice,
    link,
)
from coordinator_app.rules import names
from coordinator_app.rules.names import FormOfAddress, NameUse
from coordinator_app.rules.photo_consents import PhotoConsent


class Person(Base, Numbered, Travelling, Binnable, Addressed):
    __tablename__ = "people"
    __table_args__ = (
        # The bin comes first, so that the list is read from the index alone: 20 ms at 100,000.
        Index("ix_people_sort_key", "deleted_at", "sort_key"),
        Index("ix_people_sort_key_by_prefix", "deleted_at", "sort_key_by_prefix"),
        NEVER_REUSED,
    )

    initials: Mapped[str] = mapped_column(default="")
    given_name: Mapped[str] = mapped_column(default="")
    prefix: Mapped[str] = mapped_column(default="")
    family_name: Mapped[str]
    partner_prefix: Mapped[str] = mapped_column(default="")
    partner_family_name: Mapped[str] = mapped_column(default="")
    name_use: Mapped[NameUse] = mapped_column(choice(NameUse, "name_use"), default=NameUse.OWN)
    form_of_address: Mapped[FormOfAddress] = mapped_column(
        choice(FormOfAddress, "form_of_address"), default=FormOfAddress.NEUTRAL
    )
    title_before: Mapped[str] = mapped_column(default="")
    title_after: Mapped[str] = mapped_column(default="")
    salutation_override: Mapped[str] = mapped_column(default="")
    address_line_override: Mapped[str] = mapped_column(default="")
    informal_salutation_override: Mapped[str] = mapped_column(default="")

    language: Mapped[str] = mapped_column(String(2), default="nl")
    large_print: Mapped[bool] = mapped_column(default=False)
    prefers_email: Mapped[bool] = mapped_column(default=False)
    notes: Mapped[str] = mapped_column(default="")
    photo_consent: Mapped[PhotoConsent] = mapped_column(
        choice(PhotoConsent, "photo_consent"),
        default=PhotoConsent.UNKNOWN,
        server_default="unknown",
    )
    photo_consent_on: Mapped[dt.date | None]

    full_name: Mapped[str] = mapped_column(default="")
    list_name: Mapped[str] = mapped_column(default="")
    sort_key: Mapped[str] = mapped_column(default="")
    sort_key_by_prefix: Mapped[str] = mapped_column(default="")

    email_addresses: Mapped[list["EmailAddress"]] = relationship(
        order_by="EmailAddress.position", cascade="all, delete-orphan"
    )
    phone_numbers: Mapped[list["PhoneNumber"]] = relationship(
        order_by="PhoneNumber.position", cascade="all, delete-orphan"
    )

    @property
    def name_parts(self) -> names.NameParts:
        return names.NameParts(**{part: getattr(self, part) for part in NAME_PARTS})


NAME_PARTS = (
    "initials",
    "given_name",
    "prefix",
    "family_name",
    "partner_prefix",
    "partner_family_name",
    "name_use",
    "form_of_address",
    "title_before",
    "title_after",
    "salutation_override",
    "address_line_override",
    "informal_salutation_override",
)


def derived_names(parts: names.NameParts) -> dict[str, str]:
    """The columns that follow from the name parts; kept so that lists sort and show in SQL."""
    return {
        "full_name": names.running_name(parts),
        "list_name": names.list_name(parts),
        "sort_key": names.sort_key(parts),
        "sort_key_by_prefix": names.sort_key(parts, by_prefix=True),
    }


@event.listens_for(Person, "before_insert")
@event.listens_for(Person, "before_update")
def _keep_derived_names(_mapper: object, _connection: object, person: Person) -> None:
    defaults = {"name_use": NameUse.OWN, "form_of_address": FormOfAddress.NEUTRAL}
    values: dict[str, Any] = {
        part: getattr(person, part) or defaults.get(part, "") for part in NAME_PARTS
    }
    for column, value in derived_names(names.NameParts(**values)).items():
        setattr(person, column, value)


class EmailAddress(Base, Numbered):
    __tablename__ = "email_addresses"

    person_id: Mapped[int] = link("people.id")
    position: Mapped[int] = mapped_column(default=0)
    address: Mapped[str] = mapped_column(index=True)


class PhoneNumber(Base, Numbered):
    """A phone number in E.164 form, ``+31612345678``."""

    __tablename__ = "phone_numbers"

    person_id: Mapped[int] = link("people.id")
    position: Mapped[int] = mapped_column(default=0)
    number: Mapped[str] = mapped_column(index=True)


class NotSamePair(Base, Numbered):
    """Two persons that look alike and were said to be different; the lower id comes first."""

    __tablename__ = "not_same_pairs"
    __table_args__ = (UniqueConstraint("first_id", "second_id"), NEVER_REUSED)

    first_id: Mapped[int] = link("people.id")
    second_id: Mapped[int] = link("people.id")
