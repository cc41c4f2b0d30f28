"""The sheet for kitchen and venue: how many come, who eats what, what is needed; no names."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.rules.catering import Catering


@dataclass(frozen=True)
class DietSheet:
    """Everything on the diet sheet of one meeting. Nothing on it tells who asked for what."""

    language: str
    title: str
    date: dt.date
    starts: dt.time
    ends: dt.time
    venue: str = ""
    asked_by: str = ""
    counts: Catering = field(default_factory=Catering)
    until: dt.date | None = None


def diet_sheet_pdf(house_style: HouseStyle, sheet: DietSheet) -> bytes:
    """The diet sheet on A4, tagged, in the language of whoever cooks."""
    from coordinator_app.documents.diet_pages import draw_diet_sheet

    return draw_diet_sheet(house_style, sheet)
