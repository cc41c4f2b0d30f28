"""Consent for a membership that runs: who may be asked, and what an answer does to it."""

from __future__ import annotations

from coordinator_app.errors import UserError
from coordinator_app.rules.memberships import MembershipStatus
from coordinator_app.rules.nominations import ConsentAnswer


def refuse_membership_manager(member_id: int, manager_id: int) -> None:
    """Refuse a member as the manager who consents, at ``manager_id``."""
    if member_id == manager_id:
        raise UserError(
            "Nobody can consent to their own membership. Fill in the manager.", field="manager_id"
        )


def refuse_asking(status: MembershipStatus, *, needed: bool) -> None:
    """Refuse to ask for a membership that is over, or that needs no consent, at ``manager_id``."""
    if status is MembershipStatus.ENDED:
        raise UserError(
            "The membership has ended; there is nothing to consent to.", field="manager_id"
        )
    if not needed:
        raise UserError(
            "An expert by experience without an employer needs no consent. Add the post first.",
            field="manager_id",
        )


def status_after(status: MembershipStatus, answer: ConsentAnswer) -> MembershipStatus:
    """A membership that was paused until there is consent goes on when it is given."""
    given = answer is ConsentAnswer.GIVEN and status is MembershipStatus.PAUSED
    return MembershipStatus.ACTIVE if given else status
