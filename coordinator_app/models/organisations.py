"""Organisation: a municipality, institute, ministry or association, and whether it is a partner."""

from sqlalchemy import event
from sqlalchemy.orm import Mapped, mapped_column

from coordinator_app.models.base import Addressed, Base, Binnable, Numbered, Travelling, choice
from coordinator_app.rules.folding import fold
from coordinator_app.rules.organisations import OrganisationKind, PartnerState


class Organisation(Base, Numbered, Travelling, Binnable, Addressed):
    __tablename__ = "organisations"

    name: Mapped[str] = mapped_column(index=True)
    sort_key: Mapped[str] = mapped_column(default="", index=True)
    kind: Mapped[OrganisationKind] = mapped_column(
        choice(OrganisationKind, "kind"), default=OrganisationKind.OTHER
    )
    partner_state: Mapped[PartnerState | None] = mapped_column(
        choice(PartnerState, "partner_state")
    )
    website: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")


@event.listens_for(Organisation, "before_insert")
@event.listens_for(Organisation, "before_update")
def _keep_sort_key(_mapper: object, _connection: object, organisation: Organisation) -> None:
    organisation.sort_key = fold(organisation.name)
