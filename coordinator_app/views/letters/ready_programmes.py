"""The agenda and the run sheet as they would be printed now, with their versions."""

from __future__ import annotations

import datetime as dt

from coordinator_app.operations import meeting_papers
from coordinator_app.operations.frozen import Made
from coordinator_app.operations.letter_forms import LetterForm
from coordinator_app.operations.paper_names import paper_stem
from coordinator_app.operations.personal_agendas import (
    PersonalAgendas,
    agenda_drafts,
    personal_agendas,
    print_agendas,
    together,
)
from coordinator_app.operations.printing import Printed, Step, Write
from coordinator_app.operations.programme_versions import Earlier, earlier_prints
from coordinator_app.rules.letters import LetterKind, LetterWay
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, plural, text
from coordinator_app.views.letters.paper_output import FolderJob, Job
from coordinator_app.views.letters.ready_paper import Find, Ready

_PAPER = {
    LetterKind.AGENDA: (meeting_papers.agenda_preview, meeting_papers.agenda_paper),
    LetterKind.RUN_SHEET: (meeting_papers.run_sheet_preview, meeting_papers.run_sheet_paper),
}


def ready_programme(
    store: Store, meeting_id: int, kind: LetterKind, language: str, today: dt.date, *, large: bool
) -> Find:
    """The agenda for everybody, or the run sheet, with the version it would have."""
    preview, paper = _PAPER[kind]

    def find() -> Ready:
        made, _style = preview(store, meeting_id, language, large_print=large)

        def make(step: Step, write: Write | None) -> Printed:
            del step
            return paper(store, meeting_id, language, today=today, large_print=large, write=write)

        with store.reading() as connection:
            earlier = earlier_prints(connection, meeting_id, kind)
        before = next((one for one in earlier if one.person_id is None), None)
        name = paper_stem(_day(made), made.kind, made.title)
        return Ready(_words(made, before), lambda: made.pdf, Job(make, name, made.pages))

    return find


def ready_personal_agendas(store: Store, meeting_id: int, today: dt.date) -> Find:
    """An agenda for each participant: on paper, and as drafts for who prefers e-mail."""

    def find() -> Ready:
        every = personal_agendas(store, meeting_id, today=today)
        paper, drafted = every.by_way(LetterWay.PAPER), every.by_way(LetterWay.EMAIL)

        def whole(step: Step, write: Write | None) -> Printed:
            return print_agendas(store, paper, one_file=True, step=step, write=write)

        def each(step: Step, write: Write) -> Printed:
            return print_agendas(store, paper, one_file=False, step=step, write=write)

        def drafts(step: Step, write: Write) -> Printed:
            return agenda_drafts(store, drafted, step=step, write=write)

        first = every.each[0].agenda
        return Ready(
            _split(every, len(paper.each), len(drafted.each)),
            lambda: together(every),
            Job(whole, paper_stem(first.date, LetterKind.AGENDA, first.title), 0),
            FolderJob(each),
            letters=len(every.each),
            on_paper=bool(paper.each),
            drafts=FolderJob(drafts, LetterForm.DRAFT) if drafted.each else None,
        )

    return find


def _split(every: PersonalAgendas, on_paper: int, by_email: int) -> Text:
    """``"9 on paper, 31 by e-mail; on 40 of them is marked what changed."``"""
    words = text(
        "{paper}, {email}.",
        paper=text("{n} on paper", n=on_paper),
        email=text("{n} by e-mail", n=by_email),
    )
    if not every.marked:
        return words
    marked = text(
        "On {n} of them is marked what changed since the one this person received.",
        n=every.marked,
    )
    return text("{words} {marked}", words=words, marked=marked)


def _words(made: Made, before: Earlier | None) -> Text:
    pages = plural("{n} page", "{n} pages", made.pages)
    if before is None:
        return text("{pages}. Not made before.", pages=pages)
    version = getattr(made.source, "version", 1)
    if before.source.version == version:
        return text("{pages}. The same as what was made on {day}.", pages=pages, day=before.made_on)
    if before.source.version > version:
        return text(
            "{pages}. Changed since {day}: the same as version {n} again.",
            pages=pages,
            day=before.made_on,
            n=version,
        )
    return text(
        "{pages}. Changed since {day}: this is a new version.", pages=pages, day=before.made_on
    )


def _day(made: Made) -> dt.date:
    found = getattr(made.source, "date", None)
    return found if isinstance(found, dt.date) else dt.date.min
