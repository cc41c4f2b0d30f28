"""What would be printed now: letters of a batch, an agenda, a sign-in sheet. No widgets here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate

from coordinator_app.documents.letters import letters_pdf
from coordinator_app.operations.batch import Batch
from coordinator_app.operations.diet_sheets import catering_of, diet_paper, diet_preview
from coordinator_app.operations.letter_drafts import Copies, docx_copies, make_drafts
from coordinator_app.operations.letter_forms import LetterForm, split_of
from coordinator_app.operations.letter_templates import Templates
from coordinator_app.operations.letters import (
    invitations,
    letter_to_person,
    letters_to_partner,
)
from coordinator_app.operations.meeting_letters import meeting_letters
from coordinator_app.operations.membership_letters import consent_renewal_letter
from coordinator_app.operations.nomination_letters import nomination_letter
from coordinator_app.operations.paper_names import paper_stem
from coordinator_app.operations.printing import Pages, Printed, Step, Write, print_batch
from coordinator_app.operations.recipients import (
    BY_REPLY,
    ParticipantGroup,
    participants_in,
    refuse_number,
)
from coordinator_app.rules.catering import catering_words
from coordinator_app.rules.letters import LetterKind, LetterWay
from coordinator_app.store.queries.participations import participants_of
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, plural, text
from coordinator_app.views.letters.letter_choices import Chosen
from coordinator_app.views.letters.letter_to_people import LetterText
from coordinator_app.views.letters.paper_output import FolderJob, Job
from coordinator_app.views.letters.ready_paper import Find, Ready

_USUAL = Chosen()


def ready_invitations(
    store: Store,
    meeting_id: int,
    today: dt.date,
    *,
    group: ParticipantGroup = ParticipantGroup.EVERYBODY,
    template: Templates | None = None,
    chosen: Chosen = _USUAL,
) -> Find:
    """The invitations to a meeting, for this part of its list."""

    def find() -> Ready:
        with store.reading() as connection:
            people = participants_in(connection, meeting_id, group)
        if group in BY_REPLY:
            refuse_number(people)
        batch = invitations(
            store,
            meeting_id,
            today=today,
            person_ids=people,
            template=template,
            **chosen.how,
        )
        return ready_batch(store, batch, two_sided=chosen.two_sided)

    return find


def ready_meeting_letters(
    store: Store,
    meeting_id: int,
    kind: LetterKind,
    today: dt.date,
    *,
    template: Templates | None = None,
    chosen: Chosen = _USUAL,
) -> Find:
    """The reminders, or the thanks, of a meeting."""

    def find() -> Ready:
        batch = meeting_letters(
            store,
            meeting_id,
            kind,
            today=today,
            template=template,
            **chosen.how,
        )
        return ready_batch(store, batch, two_sided=chosen.two_sided)

    return find


def ready_nomination_letter(
    store: Store,
    nomination_id: int,
    kind: LetterKind,
    today: dt.date,
    *,
    template: Templates | None = None,
    chosen: Chosen = _USUAL,
) -> Find:
    """A letter of a nomination, and in words to whom it goes."""
    return _to_them(
        store,
        lambda: nomination_letter(
            store, nomination_id, kind, today=today, template=template, **chosen.how
        ),
    )


def ready_consent_renewal(
    store: Store, membership_id: int, today: dt.date, chosen: Chosen = _USUAL
) -> Find:
    """The question to the manager of a member who changed jobs."""
    return _to_them(
        store, lambda: consent_renewal_letter(store, membership_id, today=today, **chosen.how)
    )


def ready_letter_to_person(
    store: Store, person_id: int, text_of: LetterText, today: dt.date
) -> Find:
    """A letter to somebody, about nothing that is recorded."""
    return _to_them(
        store,
        lambda: letter_to_person(
            store, person_id, text_of.templates(store), today=today, **text_of.chosen.how
        ),
    )


def ready_letter_to_partner(
    store: Store, organisation_id: int, text_of: LetterText, today: dt.date
) -> Find:
    """A letter to each contact person of an organisation."""
    return _to_them(
        store,
        lambda: letters_to_partner(
            store, organisation_id, text_of.templates(store), today=today, **text_of.chosen.how
        ),
    )


def _to_them(store: Store, make: Callable[[], Batch]) -> Find:
    """The batch that ``make`` gives, and in words to whom it goes."""

    def find() -> Ready:
        batch = make()
        return _with_names(ready_batch(store, batch), batch)

    return find


def _with_names(ready: Ready, batch: Batch) -> Ready:
    """``"To Berg, Janny; Vries, P. de: 2 letters, 2 pages"``."""
    names = "; ".join(one.name for one in batch.letters)
    return replace(ready, words=text("To {names}: {letters}", names=names, letters=ready.words))


def ready_batch(store: Store, batch: Batch, *, two_sided: bool = False) -> Ready:
    """A batch as the screen shows it: what is printed, what goes by e-mail, copies to edit."""
    paper, split = batch.by_way(LetterWay.PAPER), split_of(batch.letters)

    def whole(step: Step, write: Write | None) -> Printed:
        return print_batch(store, paper, one_file=True, step=step, write=write, two_sided=two_sided)

    def each(step: Step, write: Write) -> Printed:
        return print_batch(store, paper, one_file=False, step=step, write=write)

    def part(step: Step, write: Write | None, pages: Pages | None) -> Printed:
        return print_batch(store, paper, one_file=True, step=step, write=write, part=pages)

    def drafts(step: Step, write: Write) -> Printed:
        return make_drafts(store, batch, step=step, write=write)

    def copies(step: Step, write: Write) -> Copies:
        return docx_copies(batch, step=step, write=write)

    def proof() -> bytes:
        letters = [one.letter for one in batch.letters]
        return letters_pdf(batch.house_style, batch.templates, letters)

    name = paper_stem(batch.about, batch.kind, batch.title)
    return Ready(
        forecast(batch, two_sided=two_sided),
        proof,
        Job(whole, name, paper.pages, part, _fronts(paper), two_sided),
        FolderJob(each),
        batch.gaps,
        batch.notices,
        len(batch.letters),
        on_paper=split.on_paper > 0,
        drafts=FolderJob(drafts, LetterForm.DRAFT) if split.by_email or split.both else None,
        copies=FolderJob(copies, LetterForm.WORD),
    )


def _fronts(batch: Batch) -> frozenset[int]:
    """The pages (from 1) on which a letter begins."""
    ends = accumulate((one.pages for one in batch.letters), initial=0)
    return frozenset(end + 1 for end in list(ends)[:-1])


def forecast(batch: Batch, *, two_sided: bool = False) -> Text:
    """``"31 by e-mail, 9 on paper of which 2 in large print, 11 pages on 10 sheets"``."""
    split = split_of(batch.letters)
    if not split.on_paper:
        return split.words
    paper = batch.by_way(LetterWay.PAPER)
    pages = plural("{n} page", "{n} pages", paper.pages)
    if two_sided:
        pages = plural("{pages} on {n} sheet", "{pages} on {n} sheets", paper.sheets, pages=pages)
    return text("{letters}, {pages}", letters=split.words, pages=pages)


def ready_diet_sheet(store: Store, meeting_id: int, language: str, today: dt.date) -> Find:
    """The sheet for the kitchen, and in words what it says."""

    def find() -> Ready:
        made, _style = diet_preview(store, meeting_id, language)

        def make(step: Step, write: Write | None) -> Printed:
            del step
            return diet_paper(store, meeting_id, language, today=today, write=write)

        with store.reading() as connection:
            people = participants_of(connection, meeting_id)
        name = paper_stem(_day(made.source), made.kind, made.title)
        words = catering_words(catering_of(people))
        return Ready(words, lambda: made.pdf, Job(make, name, made.pages))

    return find


def _day(source: object) -> dt.date:
    found = getattr(source, "date", None)
    return found if isinstance(found, dt.date) else dt.date.min
