"""An agenda for each participant, that marks what changed since the one this person received."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from coordinator_app.documents.agenda import AgendaDocument, agenda_pdf, agendas_pdf
from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.previews import page_count
from coordinator_app.errors import UserError
from coordinator_app.exchange.calendar import Party
from coordinator_app.exchange.email_drafts import PDF, Attachment, Draft, draft_bytes
from coordinator_app.exchange.filenames import FileNames, safe_name
from coordinator_app.operations.frozen import Made, freeze
from coordinator_app.operations.house_style import read_house_style
from coordinator_app.operations.keeping_letters import refuse_incomplete
from coordinator_app.operations.letter_drafts import NOBODY_BY_EMAIL
from coordinator_app.operations.meeting_papers import made_programme, meeting_to_print
from coordinator_app.operations.paper_names import paper_stem
from coordinator_app.operations.printing import Files, Printed, Step, Write, written
from coordinator_app.operations.programme_facts import agenda_document, refuse_no_programme
from coordinator_app.operations.programme_versions import earlier_prints, versioned
from coordinator_app.operations.sender import sender_of
from coordinator_app.operations.settings import network_settings
from coordinator_app.rules import names
from coordinator_app.rules.letters import LetterKind, LetterWay
from coordinator_app.store.queries.addressees import Addressee, addressee
from coordinator_app.store.queries.participations import sign_in_rows
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, day, plural, text


@dataclass(frozen=True)
class PersonalAgenda:
    """The agenda of one participant, and by which way it goes."""

    to: Addressee
    name: str
    agenda: AgendaDocument
    way: LetterWay


@dataclass(frozen=True)
class PersonalAgendas:
    """All agendas of a meeting, in alphabetical order of who they are for."""

    meeting_id: int
    style: HouseStyle
    each: tuple[PersonalAgenda, ...]
    today: dt.date

    def by_way(self, way: LetterWay) -> PersonalAgendas:
        """Those that go on paper, or by e-mail."""
        return replace(self, each=tuple(one for one in self.each if one.way is way))

    @property
    def marked(self) -> int:
        """How many say what changed."""
        return sum(one.agenda.since.version > 0 for one in self.each)


def personal_agendas(store: Store, meeting_id: int, *, today: dt.date) -> PersonalAgendas:
    """An agenda for everybody who did not decline, in their language and size of print.

    Who prefers e-mail and has an address gets a draft, the others paper. Raises UserError without
    a programme, and without participants.
    """
    with store.reading() as connection:
        meeting = meeting_to_print(connection, meeting_id)
        refuse_no_programme(meeting)
        style = read_house_style(connection)
        network = network_settings(connection).name or style.sender_name
        agenda = agenda_document(connection, meeting, network, "nl")
        earlier = earlier_prints(connection, meeting_id, LetterKind.AGENDA)
        expected = sign_in_rows(connection, meeting_id)
        there = [(one, addressee(connection, one.person_id, today)) for one in expected]
    if not there:
        raise UserError("There are no participants yet. Add them first.", field="participants")
    each = []
    for one, to in there:
        own = replace(agenda, language=to.language, reader=one.name, large_print=to.large_print)
        by_email = to.prefers_email and bool(to.email)
        way = LetterWay.EMAIL if by_email else LetterWay.PAPER
        made = versioned(own, earlier, one.person_id)
        each.append(PersonalAgenda(to, one.list_name, made, way))
    return PersonalAgendas(meeting_id, style, tuple(each), today)


def print_agendas(
    store: Store,
    agendas: PersonalAgendas,
    *,
    one_file: bool,
    step: Step | None = None,
    write: Write | None = None,
) -> Printed:
    """Make these agendas and keep each as it is, as the paper of the person it is for.

    ``step`` and ``write`` as in `printing.print_batch`.
    """
    made = list(_made(agendas, LetterWay.PAPER, step))
    _refuse_nobody(made)
    if one_file:
        files: Files = ((_one_name(made[0]), _together(agendas, made)),)
    else:
        files = tuple(zip(_names(agendas, ".pdf"), (one.pdf for one in made), strict=True))
    return _kept(store, agendas, made, files, write)


def agenda_drafts(
    store: Store,
    agendas: PersonalAgendas,
    *,
    step: Step | None = None,
    write: Write | None = None,
) -> Printed:
    """An e-mail draft for each with the agenda attached; kept as what went out by e-mail."""
    if not agendas.each:
        raise UserError(NOBODY_BY_EMAIL)
    made = list(_made(agendas, LetterWay.EMAIL, step))
    messages = (
        _draft(agendas, one, paper.pdf) for one, paper in zip(agendas.each, made, strict=True)
    )
    files = tuple(zip(_names(agendas, ".eml"), messages, strict=True))
    return _kept(store, agendas, made, files, write)


def together(agendas: PersonalAgendas) -> bytes:
    """All of them in one file, to look at."""
    return agendas_pdf(agendas.style, [one.agenda for one in agendas.each])


def _made(agendas: PersonalAgendas, way: LetterWay, step: Step | None) -> Iterator[Made]:
    for done, one in enumerate(agendas.each, start=1):
        pdf = agenda_pdf(agendas.style, one.agenda)
        paper = made_programme(
            LetterKind.AGENDA, pdf, one.agenda, agendas.meeting_id, one.to.person_id
        )
        yield replace(paper, way=way)
        if step is not None:
            step(done, len(agendas.each))


def _together(agendas: PersonalAgendas, made: Sequence[Made]) -> bytes:
    whole = together(agendas)
    refuse_incomplete(complete=page_count(whole) == sum(one.pages for one in made))
    return whole


def _refuse_nobody(made: Sequence[Made]) -> None:
    if not made:
        raise UserError("There is nobody to write to.")


def _kept(
    store: Store,
    agendas: PersonalAgendas,
    made: Sequence[Made],
    files: Files,
    write: Write | None,
) -> Printed:
    label = plural(
        "{kind}: {title}, {n} letter",
        "{kind}: {title}, {n} letters",
        len(made),
        kind=LetterKind.AGENDA,
        title=made[0].title,
    )
    with written(files, write) as paths, store.work(label) as work:
        freeze(work.session, agendas.style, made, agendas.today)
    return Printed(work.outcome, files, len(made), sum(one.pages for one in made), paths)


def _one_name(made: Made) -> str:
    assert isinstance(made.source, AgendaDocument)  # noqa: S101
    return safe_name(paper_stem(made.source.date, made.kind, made.title), ".pdf")


def _names(agendas: PersonalAgendas, ending: str) -> list[str]:
    found = FileNames()
    return [
        found.give(paper_stem(one.agenda.date, LetterKind.AGENDA, one.name), ending)
        for one in agendas.each
    ]


def _draft(agendas: PersonalAgendas, one: PersonalAgenda, pdf: bytes) -> bytes:
    agenda, style = one.agenda, agendas.style
    said = [sentence.say(agenda.language) for sentence in _message(agenda)]
    greeting = f"{names.salutation(one.to.parts, agenda.language)},"
    regards = text("Kind regards,").say(agenda.language)
    closing = "\n".join(filter(None, (style.signatory_name, style.sender_name)))
    passages = [one for one in (greeting, *said, regards, closing) if one]
    name = safe_name(paper_stem(agenda.date, LetterKind.AGENDA, one.name), ".pdf")
    subject = text("Agenda: {title}", title=agenda.title).say(agenda.language)
    return draft_bytes(
        Draft(
            Party(one.agenda.reader, one.to.email),
            subject,
            "\n\n".join(passages) + "\n",
            _page(agenda.language, subject, passages),
            sender_of(style),
            (Attachment(name, PDF, pdf),),
        )
    )


def _message(agenda: AgendaDocument) -> Iterator[Text]:
    yield text(
        "The agenda of the meeting “{title}” on {day} is attached.",
        title=agenda.title,
        day=day(agenda.date, agenda.language, "EEEE d MMMM y"),
    )
    if agenda.since.version:
        yield text(
            "This is version {n}. What is different from the one you received has » in front of"
            " it.",
            n=agenda.version,
        )


def _page(language: str, title: str, passages: Sequence[str]) -> str:
    paragraphs = "".join(f"<p>{escape(one).replace(chr(10), '<br>')}</p>" for one in passages)
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title></head><body>{paragraphs}</body></html>"
    )
