"""The sender as mail programs and calendars know it: name and e-mail address."""

from __future__ import annotations

from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.web_addresses import linked_parts
from coordinator_app.errors import UserError
from coordinator_app.exchange.calendar import Party
from coordinator_app.rules.emails import deliverable

_MAIL = "mailto:"


def sender_of(style: HouseStyle) -> Party | None:
    """The sender with the first e-mail address of the letterhead; None when it names none.

    ``sender_lines=("Postbus 12", "netwerk@voorbeeld.nl")`` → that address.
    """
    for line in (*style.sender_lines, style.footer):
        for _stretch, target in linked_parts(line):
            if target.startswith(_MAIL):
                try:
                    return Party(style.sender_name, deliverable(target.removeprefix(_MAIL)))
                except UserError:
                    continue
    return None
