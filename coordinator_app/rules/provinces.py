"""Provinces, and which of them a Dutch postcode lies in."""

from __future__ import annotations

from bisect import bisect_right

from coordinator_app.texts import Choice, text


class Province(Choice):
    """The twelve provinces of the Netherlands."""

    GRONINGEN = "groningen", text("Groningen")
    FRYSLAN = "fryslan", text("Friesland")
    DRENTHE = "drenthe", text("Drenthe")
    OVERIJSSEL = "overijssel", text("Overijssel")
    FLEVOLAND = "flevoland", text("Flevoland")
    GELDERLAND = "gelderland", text("Gelderland")
    UTRECHT = "utrecht", text("Utrecht")
    NOORD_HOLLAND = "noord_holland", text("North Holland")
    ZUID_HOLLAND = "zuid_holland", text("South Holland")
    ZEELAND = "zeeland", text("Zeeland")
    NOORD_BRABANT = "noord_brabant", text("North Brabant")
    LIMBURG = "limburg", text("Limburg")


# The first four-digit number of each stretch; a stretch ends where the next begins. Made from the
# places that belong to each number and the municipality those places lie in, as divided since
# 1 January 2019 (Vianen, Leerdam and Zederik in Utrecht). A number that was never given out falls
# to the stretch around it.
_STRETCHES: dict[Province, tuple[int, ...]] = {
    Province.GRONINGEN: (
        9350, 9479, 9500, 9540, 9566, 9580, 9660, 9750, 9770, 9854, 9874,
    ),
    Province.FRYSLAN: (8388, 8440, 9850, 9871),
    Province.DRENTHE: (
        7705, 7740, 7800, 7948, 7956, 8351, 8380, 8437, 9300, 9400, 9480, 9510, 9564, 9570, 9654,
        9749, 9760,
    ),
    Province.OVERIJSSEL: (
        7400, 7440, 7706, 7770, 7946, 7950, 8000, 8055, 8100, 8196, 8260, 8324, 8352,
    ),
    Province.FLEVOLAND: (1300, 3890, 8200, 8300),
    Province.GELDERLAND: (
        3770, 3794, 3840, 3925, 4000, 4147, 4170, 4211, 4214, 5300, 6500, 6600, 7439, 8050, 8070,
        8160,
    ),
    Province.UTRECHT: (
        1390, 1396, 1426, 3400, 3467, 3626, 3700, 3790, 3800, 3900, 3926, 4120, 4163, 4230, 4243,
    ),
    Province.NOORD_HOLLAND: (1000, 1380, 1394, 1398, 1430, 2165, 3625),
    Province.ZUID_HOLLAND: (1428, 2159, 2170, 3465, 3651, 4200, 4213, 4220, 4240),
    Province.ZEELAND: (4300, 4675, 4690),
    Province.NOORD_BRABANT: (4250, 4600, 4680, 4700, 5340, 5820, 6020),
    Province.LIMBURG: (5765, 5850, 6030, 6583),
}  # fmt: skip

_ORDERED = sorted((start, province) for province, starts in _STRETCHES.items() for start in starts)
_STARTS = [start for start, _ in _ORDERED]


def province_of_number(number: int) -> Province | None:
    """The province of the four digits of a postcode: ``3511`` → Utrecht; below 1000 none."""
    place = bisect_right(_STARTS, number)
    return _ORDERED[place - 1][1] if place and number <= 9999 else None
