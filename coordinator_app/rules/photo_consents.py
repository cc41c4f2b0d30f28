"""Whether photographs of somebody may be used."""

from __future__ import annotations

from coordinator_app.texts import Choice, Text, text


class PhotoConsent(Choice):
    """What somebody said about photographs; asked again on each sign-in sheet."""

    UNKNOWN = "unknown", text("Not asked")
    GIVEN = "given", text("Photographs are fine")
    REFUSED = "refused", text("No photographs")


def following(consent: PhotoConsent) -> PhotoConsent:
    """What one key changes an answer into: not asked, yes, no, and round again."""
    answers = list(PhotoConsent)
    return answers[(answers.index(consent) + 1) % len(answers)]


def photo_word(consent: PhotoConsent) -> Text:
    """The answer in a word or two, for a badge and a list."""
    return _SHORT[consent]


_SHORT = {
    PhotoConsent.GIVEN: text("photo OK"),
    PhotoConsent.REFUSED: text("no photos"),
    PhotoConsent.UNKNOWN: text("photo? ask first"),
}
