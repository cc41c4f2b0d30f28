"""Frozen papers: the exact PDF, and the data, text and house style it was made from."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from coordinator_app.clock import now
from coordinator_app.documents.agenda import AgendaDocument, agenda_pdf
from coordinator_app.documents.door_pack import DoorPaper
from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.letters import LetterData, letter_pdf
from coordinator_app.documents.minutes import MinutesDocument, minutes_pdf
from coordinator_app.documents.run_sheet import RunSheet, run_sheet_pdf
from coordinator_app.documents.templates import Template
from coordinator_app.errors import UserError
from coordinator_app.models import Letter
from coordinator_app.operations.frozen_door import DOOR_NAMES, DOOR_PAPERS, door_paper_again
from coordinator_app.operations.frozen_minutes import minutes_from
from coordinator_app.operations.frozen_programmes import agenda_from, run_sheet_from
from coordinator_app.operations.house_style import keep_house_style, made_of
from coordinator_app.rules.letters import LetterKind, LetterWay
from coordinator_app.store.blobs import PDF, keep_blob, keep_blobs, read_blob
from coordinator_app.store.queries.letters import LetterRecord, letter_record
from coordinator_app.texts import Choice, Text

MARKDOWN = "text/markdown"
Paper = LetterData | AgendaDocument | RunSheet | MinutesDocument | DoorPaper
_NOON = dt.time(12)


@dataclass(frozen=True)
class Made:
    """A paper that was made: its bytes, what it was made from, and what it belongs to."""

    kind: LetterKind
    title: str
    language: str
    pdf: bytes
    pages: int
    source: Paper
    template: Template | None = None
    person_id: int | None = None
    meeting_id: int | None = None
    nomination_id: int | None = None
    way: LetterWay = LetterWay.PAPER
    anew_of: int | None = None
    informal: bool = False


def freeze(session: Session, style: HouseStyle, papers: Sequence[Made], on: dt.date) -> None:
    """Keep these papers as they went out on that day, inside a step that is open."""
    kept_style = keep_house_style(session, style)
    templates = {one.template.version: one.template for one in papers if one.template is not None}
    texts = {
        version: keep_blob(session, template.source.encode(), MARKDOWN)
        for version, template in templates.items()
    }
    digests = keep_blobs(session, (one.pdf for one in papers), PDF)
    style_blob = keep_blob(session, json.dumps(kept_style).encode(), "application/json")
    at = produced_at(on)
    for one, digest in zip(papers, digests, strict=True):
        session.add(_row(one, digest, _data(one, style_blob, texts), at))


def produced_at(on: dt.date) -> dt.datetime:
    """This instant; for a paper of another day noon of that day (in the Netherlands)."""
    instant = now()
    if instant.astimezone().date() == on:
        return instant
    return dt.datetime.combine(on, _NOON, ZoneInfo("Europe/Amsterdam"))


def made_again(connection: Connection, letter_id: int) -> bytes:
    """The paper made anew from what was kept with it.

    It is the same as the frozen one, to the byte, as long as papers are drawn in the same way.
    """
    record = letter_record(connection, letter_id)
    if record is None:
        raise UserError("This paper is no longer there.")
    data = json.loads(record.data)
    style = made_of(connection, json.loads(_blob(connection, data["house_style"])))
    made = data["made"]
    if data["paper"] == "agenda":
        return agenda_pdf(style, agenda_from(made))
    if data["paper"] == "run_sheet":
        return run_sheet_pdf(style, run_sheet_from(made))
    if data["paper"] == "minutes":
        return minutes_pdf(style, minutes_from(made))
    if data["paper"] in DOOR_PAPERS:
        return door_paper_again(style, data["paper"], made)
    letter = made | {
        "date": dt.date.fromisoformat(made["date"]),
        "address_lines": tuple(made["address_lines"]),
    }
    return letter_pdf(style, _text(connection, data["template"]), LetterData(**letter))


def frozen_text(connection: Connection, letter_id: int) -> Template:
    """The text a letter was made from, as it was then. Raises UserError when it is no letter."""
    record = letter_record(connection, letter_id)
    kept = json.loads(record.data).get("template") if record is not None else None
    if kept is None:
        raise UserError("This paper is no longer there.")
    return _text(connection, kept)


def was_informal(record: LetterRecord) -> bool:
    """Whether the letter was an informal one."""
    return bool(json.loads(record.data).get("informal"))


def _text(connection: Connection, kept: Mapping[str, str]) -> Template:
    source = _blob(connection, kept["sha256"]).decode()
    return Template(kept["key"], kept["language"], source)


def packed(value: Any) -> Any:
    """What a paper was made from, as JSON can hold it."""
    if isinstance(value, Choice):
        return packed(value.word)
    if isinstance(value, Text):
        return {"text": value.as_data()}
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: packed(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [packed(one) for one in value]
    if hasattr(value, "__dataclass_fields__"):
        return {one.name: packed(getattr(value, one.name)) for one in fields(value)}
    return value


_NAMES: dict[type, str] = {
    LetterData: "letter",
    AgendaDocument: "agenda",
    RunSheet: "run_sheet",
    MinutesDocument: "minutes",
    **DOOR_NAMES,
}


def _data(one: Made, style: str, texts: Mapping[str, str]) -> str:
    paper = _NAMES[type(one.source)]
    data: dict[str, Any] = {"paper": paper, "made": packed(one.source), "house_style": style}
    if one.template is not None:
        data["template"] = {
            "key": one.template.key,
            "language": one.template.language,
            "sha256": texts[one.template.version],
        }
    if one.informal:
        data["informal"] = True
    return json.dumps(data, ensure_ascii=False)


def _row(one: Made, digest: str, data: str, at: dt.datetime) -> Letter:
    return Letter(
        kind=one.kind,
        title=one.title,
        person_id=one.person_id,
        meeting_id=one.meeting_id,
        nomination_id=one.nomination_id,
        language=one.language,
        produced_at=at,
        page_count=one.pages,
        pdf_sha256=digest,
        data=data,
        template_version=one.template.version if one.template else "",
        made_anew_from_id=one.anew_of,
        way=one.way,
    )


def _blob(connection: Connection, digest: str) -> bytes:
    content = read_blob(connection, digest)
    if content is None:
        raise UserError("A part of this paper is no longer there.")
    return content
