"""What the coordinator does with organisations: adding one, editing a field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from coordinator_app.errors import UserError
from coordinator_app.models import Organisation
from coordinator_app.operations.called import called
from coordinator_app.operations.editing import Field, read_field
from coordinator_app.operations.rows import existing
from coordinator_app.operations.typed import line_of, note_of, one_of
from coordinator_app.rules.organisations import OrganisationKind, PartnerState, kind_by_name
from coordinator_app.rules.postal import Address, clean_address, province_of, read_postcode
from coordinator_app.rules.provinces import Province
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.organisations import organisation_named
from coordinator_app.store.store import Store
from coordinator_app.texts import text


@dataclass(frozen=True)
class NewOrganisation:
    """An organisation to be added; only a name is needed."""

    name: str
    kind: OrganisationKind = OrganisationKind.OTHER
    partner_state: PartnerState | None = None
    address: Address = field(default_factory=Address)
    website: str = ""
    notes: str = ""


def _name(value: Any, name: str) -> str:
    cleaned = line_of(value, name)
    if not cleaned:
        raise UserError("An organisation needs a name.", field=name)
    return cleaned


def _state(value: Any, name: str) -> Any:
    return one_of(PartnerState)(value, name) if value else None


def _province(value: Any, name: str) -> str:
    return str(one_of(Province)(value, name).value) if value else ""


FIELDS: Mapping[str, Field] = {
    "name": Field(text("Name"), _name),
    "kind": Field(text("Kind"), one_of(OrganisationKind)),
    "partner_state": Field(text("Partnership"), _state),
    "street": Field(text("Street"), line_of),
    "house_number": Field(text("House number"), line_of),
    "postcode": Field(text("Postcode"), line_of),
    "city": Field(text("Place"), line_of),
    "country": Field(text("Country"), line_of),
    "province": Field(text("Province"), _province),
    "website": Field(text("Website"), line_of),
    "notes": Field(text("Notes"), note_of),
}


def add_organisation(store: Store, new: NewOrganisation) -> Outcome:
    """Add an organisation. One that is known by this name is refused; open that one instead."""
    name = _name(new.name, "name")
    address = clean_address(new.address)
    with store.work("New organisation: {name}", name=name) as work:
        _refuse_double(work.session, name)
        work.session.add(
            Organisation(
                name=name,
                kind=new.kind,
                partner_state=new.partner_state,
                **asdict(address),
                province=province_of(address.postcode, address.country) or "",
                website=line_of(new.website, "website"),
                notes=note_of(new.notes, "notes"),
            )
        )
    return work.outcome


def edit_organisation(store: Store, organisation_id: int, field: str, value: Any) -> Outcome:
    """Give one field of an organisation the value that was typed or chosen.

    A number typed behind the street goes to its own field, unless there is one.
    """
    kept = read_field(FIELDS, field, value)
    name = called(store, Organisation, organisation_id)
    with store.work("{field} of {name}", field=FIELDS[field].word, name=name) as work:
        organisation = existing(work.session, Organisation, organisation_id)
        if field == "name":
            _refuse_double(work.session, kept, besides=organisation_id)
        setattr(organisation, field, kept)
        if field == "street" and not organisation.house_number:
            _tidy_street(organisation)
        if field in ("postcode", "country"):
            _tidy_postcode(organisation)
    return work.outcome


def organisation_name_of(value: Any, field: str) -> str:
    """The name of an organisation as it was typed in a field that cannot stay empty."""
    name = line_of(value, field)
    if not name:
        raise UserError("Say at which organisation.", field=field)
    return name


def organisation_for(session: Session, name: str) -> int:
    """The id of the organisation of this name, made now when it is not known.

    It gets the kind that its name says (see `kind_by_name`).
    """
    known = organisation_named(session.connection(), name)
    if known is not None:
        return known
    clean = _name(name, "organisation")
    organisation = Organisation(name=clean, kind=kind_by_name(clean))
    session.add(organisation)
    session.flush()
    return organisation.id


def _refuse_double(session: Session, name: str, besides: int = 0) -> None:
    known = organisation_named(session.connection(), name)
    if known is not None and known != besides:
        raise UserError(
            "{name} is known already. Open that one, or give this one a name that tells them"
            " apart.",
            field="name",
            name=name,
        )


def _tidy_street(organisation: Organisation) -> None:
    tidy = clean_address(Address(street=organisation.street, country=organisation.country))
    organisation.street, organisation.house_number = tidy.street, tidy.house_number


def _tidy_postcode(organisation: Organisation) -> None:
    organisation.postcode = read_postcode(organisation.postcode, organisation.country)
    province = province_of(organisation.postcode, organisation.country)
    if province or organisation.country:
        organisation.province = province or ""
