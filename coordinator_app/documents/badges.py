"""Name badges: the name that is said aloud large, the rest small, a code that a scanner types."""

from __future__ import annotations

from dataclasses import dataclass

from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.rules.badge_sheets import BadgeFormat
from coordinator_app.rules.photo_consents import PhotoConsent

UNKNOWN = PhotoConsent.UNKNOWN.value


@dataclass(frozen=True)
class Badge:
    """One badge; ``code`` is what the scanner types, ``photo`` the value of a `PhotoConsent`.

    Without a name it is an empty one, to be written on by hand.
    """

    large: str = ""
    name: str = ""
    organisation: str = ""
    photo: str = UNKNOWN
    code: str = ""
    person_id: int = 0


@dataclass(frozen=True)
class Badges:
    """The badges of a meeting; the first one goes on the place ``start`` (from 1) of its sheet."""

    language: str
    network: str
    title: str
    kind: str
    start: int
    badges: tuple[Badge, ...]

    @property
    def format(self) -> BadgeFormat:
        return BadgeFormat(self.kind)


def badges_pdf(house_style: HouseStyle, badges: Badges) -> bytes:
    """The sheets of badges, row by row. Print them at 100 %, never fitted to the page."""
    from coordinator_app.documents.badge_pages import draw_badges

    return draw_badges(house_style, badges)
