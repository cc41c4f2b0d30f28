"""The words of a name badge: how large they can be, and where they may stand."""

from __future__ import annotations

from coordinator_app.documents.badges import Badge, Badges
from coordinator_app.documents.fitting import fitted
from coordinator_app.documents.house_style import MILLIMETRE
from coordinator_app.documents.typesetting import GREY, SetText
from coordinator_app.rules.badge_sheets import badge_sheet

_LARGEST = (96, 84, 72, 64, 56, 50, 45, 40, 36, 32, 28, 25, 22, 19, 17, 15, 13, 11, 9)
HEADS = (8.5, 8, 7.5, 7, 6.5, 6)
# Whole name and organisation, together; on a large badge they may be larger.
_BELOW = ((24, 17), (20, 15), (17, 13), (14, 11.5), (12, 10), (11, 9), (10, 8), (9, 7), (8, 6))
_SHARE = 0.21  # of the lower part, at most
SMALL = 19  # below this a name is hard to read from across a table
# Cards shift in the tray, and printers leave the edges of the paper white.
ACROSS, ABOVE = 5 * MILLIMETRE, 4 * MILLIMETRE
CODE = 17 * MILLIMETRE  # a module of half a millimetre: a cheap scanner reads it
LOWER = 0.45  # of a badge: whole name, organisation, photographs, code
PHOTO = 12  # points


def large_name(badge: Badge, width: float, room: float) -> SetText:
    """The name that is said aloud, in as large a letter as its place allows."""
    return fitted(badge.large or badge.name, _LARGEST, width, room, key="B", leading=1.08)


def small_names(badges: Badges) -> tuple[Badge, ...]:
    """The badges on which the name becomes too small to be read from across a table."""
    sheet = badge_sheet(badges.format)
    width = sheet.width * MILLIMETRE - 2 * ACROSS
    room = (sheet.height * MILLIMETRE - 2 * ABOVE) * (1 - LOWER) - HEADS[0] * 2
    return tuple(
        one
        for one in badges.badges
        if (one.large or one.name) and large_name(one, width, room).style.size < SMALL
    )


def below_name(badge: Badge, width: float, room: float) -> list[SetText]:
    """Whole name and organisation, as large as both fit."""
    name = badge.name if badge.name != badge.large else ""
    made: list[SetText] = []
    for sizes in _BELOW:
        if sizes[0] > room * _SHARE + PHOTO / 4 and sizes is not _BELOW[-1]:
            continue
        made = [
            fitted(words, (size,), width, room, key=key, colour=tint)
            for words, size, key, tint in (
                (name, sizes[0], "B", "0.13 0.14 0.16"),
                (badge.organisation, sizes[1], "R", GREY),
            )
            if words.strip()
        ]
        if sum(one.height for one in made) <= room:
            break
    return made
