"""In which form letters are written: on paper (PDF), as e-mail drafts, as Word files to edit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from coordinator_app.errors import UserError
from coordinator_app.operations.batch import Batch, PersonLetter
from coordinator_app.operations.letter_drafts import (
    NOBODY_BY_EMAIL,
    Copies,
    docx_copies,
    make_drafts,
)
from coordinator_app.operations.printing import Printed, Step, Write, print_batch
from coordinator_app.rules.letters import LetterWay
from coordinator_app.store.store import Store
from coordinator_app.texts import Choice, Text, plural, text


class LetterForm(Choice):
    """What is written of a letter."""

    PDF = "pdf", text("PDF")
    DRAFT = "eml", text("E-mail draft")
    WORD = "docx", text("Word file")


PREFERENCE = "preference"


@dataclass(frozen=True)
class Plan:
    """How all letters go (None: as each prefers), and the forms with whose letters they are for."""

    way: LetterWay | None
    forms: tuple[tuple[LetterForm, LetterWay | None], ...]

    def parts(self, batches: Iterable[Batch]) -> list[tuple[LetterForm, Batch]]:
        """The letters that are written in each form; without those that hold nobody."""
        found = [
            (form, batch if way is None else batch.by_way(way))
            for batch in batches
            for form, way in self.forms
        ]
        return [(form, batch) for form, batch in found if batch.letters]

    @property
    def nobody(self) -> Text:
        """What to say when no letter is left."""
        if [way for _, way in self.forms] == [LetterWay.EMAIL]:
            return NOBODY_BY_EMAIL
        return text("There is nobody to write to.")

    @property
    def bound(self) -> bool:
        """Whether it may go into one file."""
        return [form for form, _ in self.forms] == [LetterForm.PDF]


def plan_of(form: str, way: str) -> Plan:
    """What was asked for; either may be empty.

    Without both, everything is a PDF on paper; ``("", "preference")`` gives each their own form:
    a PDF for paper, a draft for e-mail. Raises UserError for a draft on paper.
    """
    chosen = LetterForm(form) if form else None
    how = LetterWay(way) if way and way != PREFERENCE else None
    if chosen is LetterForm.WORD:
        return Plan(how, ((chosen, None),))
    if chosen is LetterForm.DRAFT and how is LetterWay.PAPER:
        raise UserError("A draft goes by e-mail. Choose PDF for letters on paper.", field="way")
    if chosen is LetterForm.DRAFT or (chosen is None and how is LetterWay.EMAIL):
        return Plan(how, ((LetterForm.DRAFT, LetterWay.EMAIL),))
    if way == PREFERENCE:
        on_paper = (LetterForm.PDF, LetterWay.PAPER)
        drafts = (LetterForm.DRAFT, LetterWay.EMAIL)
        return Plan(None, (on_paper,) if chosen else (on_paper, drafts))
    return Plan(how or LetterWay.PAPER, ((LetterForm.PDF, None),))


def write_form(
    store: Store,
    batch: Batch,
    form: LetterForm,
    *,
    one_file: bool,
    step: Step | None = None,
    write: Write | None = None,
) -> Printed | Copies:
    """Write the letters of a batch in this form; see `print_batch`."""
    match form:
        case LetterForm.PDF:
            return print_batch(store, batch, one_file=one_file, step=step, write=write)
        case LetterForm.DRAFT:
            return make_drafts(store, batch, step=step, write=write)
        case LetterForm.WORD:
            return docx_copies(batch, step=step, write=write)


def refuse_file_for(plan: Plan, out: Path) -> None:
    """Refuse one file for what each person has of their own."""
    if not plan.bound:
        raise UserError(
            "Drafts and Word files are each a file of their own. Name a folder instead of {name}.",
            name=out.name,
        )


@dataclass(frozen=True)
class Split:
    """How many letters go by e-mail and on paper, and how many of the latter in large print.

    ``both`` of those on paper go by e-mail as well; they are not counted in ``by_email``.
    """

    by_email: int
    on_paper: int
    large: int
    both: int = 0

    @property
    def words(self) -> Text:
        """``"31 by e-mail, 9 on paper of which 2 in large print"``."""
        if self.both:
            alone = replace(self, both=0).words
            return text("{letters}, {n} of them by e-mail too", letters=alone, n=self.both)
        if not self.on_paper:
            return plural("{n} letter by e-mail", "{n} letters by e-mail", self.by_email)
        if not self.by_email:
            letters = plural("{n} letter", "{n} letters", self.on_paper)
            if not self.large:
                return letters
            return text("{letters} ({n} in large print)", letters=letters, n=self.large)
        if not self.large:
            return text(
                "{email} by e-mail, {paper} on paper", email=self.by_email, paper=self.on_paper
            )
        return text(
            "{email} by e-mail, {paper} on paper of which {large} in large print",
            email=self.by_email,
            paper=self.on_paper,
            large=self.large,
        )


NOBODY = Split(0, 0, 0)


def split_of(letters: Sequence[PersonLetter]) -> Split:
    """The letters by the way they go."""
    on_paper = [one for one in letters if one.way is LetterWay.PAPER]
    large = sum(one.letter.large_print for one in on_paper)
    both = sum(one.by_email_too for one in on_paper)
    return Split(len(letters) - len(on_paper), len(on_paper), large, both)
