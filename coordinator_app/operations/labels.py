"""Labels and envelopes for people: made ready with their gaps, then made.

Of the papers nothing is kept, but which label of a half-used sheet comes next.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.labels import AddressLines, Labels, envelopes_pdf, labels_pdf
from coordinator_app.errors import UserError
from coordinator_app.exchange.filenames import safe_name
from coordinator_app.operations.batch import refuse_in_bin
from coordinator_app.operations.house_style import read_house_style
from coordinator_app.operations.letter_values import address_lines
from coordinator_app.operations.preflight import person_gaps, unprintable_gaps
from coordinator_app.operations.printing import Printed, Write, refuse_gaps, written
from coordinator_app.operations.settings import read_setting, write_setting
from coordinator_app.rules.envelopes import EnvelopeSize
from coordinator_app.rules.label_sheets import LabelFormat, label_sheet, refuse_start
from coordinator_app.rules.letters import LetterWay
from coordinator_app.rules.names import running_name
from coordinator_app.rules.postal import ADDRESS_FIELDS
from coordinator_app.rules.preflight import Gap
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.addressees import Addressee, addressee
from coordinator_app.store.queries.participations import participants_of
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, text

_SETTING = "labels"
_ON_PAPER = {"family_name", "partner_family_name", "address_line_override", *ADDRESS_FIELDS}
Stationery = LabelFormat | EnvelopeSize


@dataclass(frozen=True)
class NextLabel:
    """The sheet that lies in the drawer, and the first label that is left on it."""

    kind: LabelFormat = LabelFormat.L21
    start: int = 1


@dataclass(frozen=True)
class Addressed:
    """Addresses as they will be printed, in the order of the people; ``pages`` are sheets.

    ``gaps`` must be empty before `print_addresses`; ``following`` is the label that is left then.
    ``label`` is what the step is called, ``title`` the same in the language of the paper.
    """

    on: Stationery
    title: str
    pdf: bytes
    number: int
    pages: int
    gaps: tuple[Gap, ...]
    label: Text
    following: int = 1


def next_label(connection: Connection) -> NextLabel:
    """The sheet used last, and where it goes on.

    A new one of the usual kind when this version does not know that sheet.
    """
    kept: dict[str, Any] = read_setting(connection, _SETTING, {})
    kinds = {kind.value: kind for kind in LabelFormat}
    kind = kinds.get(str(kept.get("kind")))
    if kind is None:
        return NextLabel()
    start = kept.get("start")
    if not isinstance(start, int) or not 1 <= start <= label_sheet(kind).count:
        start = 1
    return NextLabel(kind, start)


def addresses_on(
    store: Store,
    person_ids: Iterable[int],
    on: Stationery,
    *,
    language: str,
    title: str,
    today: dt.date,
    start: int = 1,
) -> Addressed:
    """Labels or envelopes for these people, each address in the language of the person.

    ``start``: the first label that is left on the sheet. Raises UserError at ``start`` for a label
    that is not there, for nobody, and for who lies in the bin.
    """
    with store.reading() as connection:
        style = read_house_style(connection)
        people = [addressee(connection, one, today) for one in dict.fromkeys(person_ids)]
    if not people:
        raise UserError("There is nobody to write to.")
    for to in people:
        if to.in_bin:
            refuse_in_bin(running_name(to.parts))
    addresses = tuple(address_lines(to, to.language) for to in people)
    gaps = tuple(
        gap for to, lines in zip(people, addresses, strict=True) for gap in _gaps(to, lines)
    )
    label = text("{what}: {title}", what=_what(on), title=title)
    said = label.say(language)
    if isinstance(on, EnvelopeSize):
        pdf = envelopes_pdf(style, on, addresses, language=language, title=said)
        return Addressed(on, said, pdf, len(people), len(people), gaps, label)
    return _labels(style, Labels(on, start, language, said, addresses), gaps, label)


def print_addresses(store: Store, made: Addressed, *, write: Write | None = None) -> Printed:
    """Give the PDF out, and remember which label comes next. Raises UserError with a gap."""
    refuse_gaps(made.gaps)
    files = ((safe_name(made.title, ".pdf"), made.pdf),)
    with written(files, write) as paths:
        outcome = _remembered(store, made)
    return Printed(outcome, files, made.number, made.pages, paths)


def _labels(style: HouseStyle, labels: Labels, gaps: tuple[Gap, ...], label: Text) -> Addressed:
    sheet, number = label_sheet(labels.kind), len(labels.addresses)
    refuse_start(sheet, labels.start)
    return Addressed(
        labels.kind,
        labels.title,
        labels_pdf(style, labels),
        number,
        sheet.sheets(number, labels.start),
        gaps,
        label,
        sheet.next_start(number, labels.start),
    )


def _gaps(to: Addressee, lines: AddressLines) -> Iterator[Gap]:
    """What an address lacks; how somebody is greeted does not matter here."""
    for gap in person_gaps(to, {}, (), informal=False, way=LetterWay.PAPER):
        if gap.field in _ON_PAPER:
            yield gap
    yield from unprintable_gaps(to, lines, {})


def _what(on: Stationery) -> Text:
    return text("Envelopes") if isinstance(on, EnvelopeSize) else text("Labels")


def _remembered(store: Store, made: Addressed) -> Outcome:
    with store.work(made.label) as work:
        if isinstance(made.on, LabelFormat):
            kept = {"kind": made.on.value, "start": made.following}
            write_setting(work.session, _SETTING, kept)
    return work.outcome


def people_by_post(
    store: Store, meeting_id: int, *, today: dt.date, everybody: bool = False
) -> list[int]:
    """Who of a meeting gets letters on paper, in the order of its list; or ``everybody``."""
    with store.reading() as connection:
        people = [one.person_id for one in participants_of(connection, meeting_id)]
        if everybody:
            return people
        there = [addressee(connection, one, today) for one in people]
    return [to.person_id for to in there if not (to.prefers_email and to.email)]
