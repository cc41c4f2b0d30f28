"""Agendas and run sheets read back from what was kept of them, by older versions too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from coordinator_app.documents.agenda import AgendaAction, AgendaDocument, AgendaEntry, Since
from coordinator_app.documents.run_sheet import DayContact, RunEntry, RunSheet, RunSpeaker
from coordinator_app.texts import Text


def agenda_from(made: Mapping[str, Any]) -> AgendaDocument:
    """An agenda from what `frozen.packed` made of it."""
    items = tuple(AgendaEntry(**(_entry(one) | _names(one))) for one in made["items"])
    return AgendaDocument(**(_whole(made) | {"practice": _said(made["practice"]), "items": items}))


def run_sheet_from(made: Mapping[str, Any]) -> RunSheet:
    """A run sheet from what `frozen.packed` made of it."""
    items = tuple(_run_entry(one) for one in made["items"])
    contacts = tuple(
        DayContact(one["name"], _said(one["role"]), tuple(one["phones"]))
        for one in made["contacts"]
    )
    troubles = tuple(_said(one) for one in made["troubles"])
    own = {"items": items, "contacts": contacts, "troubles": troubles}
    return RunSheet(**(_whole(made) | own))


def _run_entry(one: Mapping[str, Any]) -> RunEntry:
    speakers = tuple(
        RunSpeaker(who["name"], _said(who["state"]), tuple(who["phones"]))
        for who in one["speakers"]
    )
    own = {"speakers": speakers, "warning": _said(one["warning"])}
    return RunEntry(**(_entry(one) | own))


def _entry(one: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **one,
        **_times(one),
        "kind_word": _said(one["kind_word"]),
        "documents": tuple(one.get("documents", ())),
        "mark": _said(one.get("mark", "")),
        "beneath": tuple(_said(words) for words in one.get("beneath", ())),
    }


def _names(one: Mapping[str, Any]) -> dict[str, Any]:
    return {"speakers": tuple(one["speakers"])}


def _whole(made: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **made,
        **_times(made),
        "date": dt.date.fromisoformat(made["date"]),
        "until": _day(made.get("until")),
        "venue_lines": tuple(made["venue_lines"]),
        "actions": tuple(_action(one) for one in made.get("actions", ())),
        "since": _since(made.get("since", {})),
    }


def _action(one: Mapping[str, Any]) -> AgendaAction:
    return AgendaAction(one["words"], one["owner"], _day(one["due_on"]), _said(one["mark"]))


def _since(made: Mapping[str, Any]) -> Since:
    return Since(
        made.get("version", 0),
        _day(made.get("made_on")),
        tuple(made.get("removed", ())),
        tuple(made.get("closed", ())),
        tuple(_said(one) for one in made.get("facts", ())),
    )


def _times(made: Mapping[str, Any]) -> dict[str, dt.time]:
    return {name: dt.time.fromisoformat(made[name]) for name in ("starts", "ends")}


def _day(iso: str | None) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None


def _said(value: Any) -> Text | str:
    return Text.from_data(value["text"]) if isinstance(value, dict) else str(value)
