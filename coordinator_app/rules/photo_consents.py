"""Whether photographs of somebody may be used."""

from __future__ import annotations

from coordinator_app.texts import Choice, text


class PhotoConsent(Choice):
    """What somebody said about photographs; asked again on each sign-in sheet."""

    UNKNOWN = "unknown", text("Not asked")
    GIVEN = "given", text("Photographs are fine")
    REFUSED = "refused", text("No photographs")
