"""The fields of a person on the screen, group by group."""

from __future__ import annotations

from collections.abc import Sequence

from coordinator_app.rules.names import FormOfAddress, NameUse
from coordinator_app.rules.phones import shown_phone
from coordinator_app.rules.photo_consents import PhotoConsent
from coordinator_app.rules.provinces import Province
from coordinator_app.texts import Text, text
from coordinator_app.views.fields import Field, Kind

NAME = (
    Field("form_of_address", text("Form of address"), Kind.CHOICE, FormOfAddress, required=True,
          width=24),
    Field("initials", text("Initials"), width=24, hint=text("As follows from the given name")),
    Field("given_name", text("Given name")),
    Field("prefix", text("Prefix"), width=24),
    Field("family_name", text("Family name"), required=True),
)  # fmt: skip
MORE_NAME = (
    Field("partner_prefix", text("Partner's prefix"), width=24),
    Field("partner_family_name", text("Partner's family name")),
    Field("name_use", text("Name use"), Kind.CHOICE, NameUse, required=True),
    Field("title_before", text("Title before"), width=24),
    Field("title_after", text("Title after"), width=24),
)
REACH = (
    Field("emails", text("E-mail"), Kind.SEVERAL, hint=text("One on each line")),
    Field("phones", text("Phone"), Kind.SEVERAL, show=shown_phone, hint=text("One on each line")),
)
ADDRESS = (
    Field("street", text("Street")),
    Field("house_number", text("House number"), width=24),
    Field("postcode", text("Postcode"), width=24),
    Field("city", text("Place")),
    Field("country", text("Country"), hint=text("Netherlands")),
    Field("province", text("Province"), Kind.CHOICE, Province, width=24),
)


def languages() -> Sequence[tuple[str, Text | str]]:
    """The languages of letters, each in its own words."""
    return (("nl", "Nederlands"), ("en", "English"))


LETTERS = (
    Field("language", text("Language"), Kind.CHOICE, languages, required=True, width=24),
    Field("prefers_email", text("Prefers e-mail"), Kind.CHECK),
    Field("large_print", text("Large print"), Kind.CHECK),
    Field("salutation_override", text("Own salutation"), hint=text("Follows from the name")),
    Field("informal_salutation_override", text("Own informal salutation"),
          hint=text("Follows from the name")),
    Field("address_line_override", text("Own address line"), hint=text("Follows from the name")),
)  # fmt: skip
PHOTOS = (Field("photo_consent", text("May be used"), Kind.CHOICE, PhotoConsent, required=True),)
NOTES = (Field("notes", text("Notes"), Kind.LINES),)
