"""Minutes as they were kept with their PDF, read back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from coordinator_app.documents.minutes import (
    MinutesAction,
    MinutesDecision,
    MinutesDocument,
    MinutesItem,
    MinutesPeople,
)
from coordinator_app.texts import Text


def minutes_from(made: Mapping[str, Any]) -> MinutesDocument:
    """The document of which ``packed`` made this."""
    read = {
        "date": dt.date.fromisoformat(made["date"]),
        "starts": dt.time.fromisoformat(made["starts"]),
        "ends": dt.time.fromisoformat(made["ends"]),
        "until": _day(made.get("until")),
        "venue_lines": tuple(made["venue_lines"]),
        "there": _said(made["there"]),
        "people": tuple(_people(one) for one in made["people"]),
        "general": _item(made["general"]),
        "items": tuple(_item(one) for one in made["items"]),
        "earlier": _actions(made["earlier"]),
    }
    return MinutesDocument(**({**made} | read))


def _people(made: Mapping[str, Any]) -> MinutesPeople:
    names = tuple(_said(name) for name in made["names"])
    return MinutesPeople(_said(made["title"]), made["number"], names)


def _item(made: Mapping[str, Any]) -> MinutesItem:
    decisions = tuple(MinutesDecision(**one) for one in made["decisions"])
    read = {"outcome": _said(made["outcome"]), "decisions": decisions}
    return MinutesItem(**({**made} | read | {"actions": _actions(made["actions"])}))


def _actions(made: Sequence[Mapping[str, Any]]) -> tuple[MinutesAction, ...]:
    return tuple(MinutesAction(**({**one} | {"due_on": _day(one["due_on"])})) for one in made)


def _day(kept: str | None) -> dt.date | None:
    return dt.date.fromisoformat(kept) if kept else None


def _said(value: Any) -> Text | str:
    return Text.from_data(value["text"]) if isinstance(value, dict) else str(value)
