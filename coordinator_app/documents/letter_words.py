"""What a letter says, passage by passage, before it becomes paper, a Word file or an e-mail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from coordinator_app import texts
from coordinator_app.documents.fonts import clean
from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.letters import LetterData, Templates
from coordinator_app.documents.runs import Run
from coordinator_app.documents.templates import Passage, Template
from coordinator_app.documents.web_addresses import linked_parts
from coordinator_app.errors import UserError

WRITE_ON = "____"


class Words(NamedTuple):
    """A passage with its fields filled in; ``kind`` and ``label`` as a `Passage` has them.

    ``write_on``: a line to write on follows the words.
    """

    kind: str
    runs: tuple[Run, ...]
    label: str = ""
    write_on: bool = False

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class LetterWords:
    """The words of one letter in the order in which they are read.

    ``closing`` stands right above the signature; ``slip`` is the part that is sent back.
    """

    language: str
    address_lines: tuple[str, ...]
    dated: str
    reference: str
    subject: str
    body: tuple[Words, ...]
    closing: tuple[Words, ...]
    signatory_name: str
    signatory_role: str
    slip: tuple[Words, ...]


def letter_words(house_style: HouseStyle, templates: Templates, letter: LetterData) -> LetterWords:
    """The words of a letter; the same that the PDF prints."""
    template = template_of(templates, letter)
    values = values_of(house_style, letter)
    body, slip = _parts(template)
    filled = tuple(_filled(body, values))
    return LetterWords(
        language=letter.language,
        address_lines=tuple(clean(line) for line in letter.address_lines),
        dated=clean(dated(house_style, letter)),
        reference=clean(our_reference(letter)),
        subject=" ".join(clean(subject_of(house_style, template, letter)).split()),
        body=filled[:-1],
        closing=filled[-1:],
        signatory_name=clean(house_style.signatory_name or house_style.sender_name),
        signatory_role=clean(house_style.signatory_role),
        slip=tuple(_filled(slip, values)),
    )


def template_of(templates: Templates, letter: LetterData) -> Template:
    """The text in the language of the letter. Raises UserError when there is none."""
    if isinstance(templates, Template):
        return templates
    try:
        return templates[letter.language]
    except KeyError:
        raise UserError(
            "There is no such letter in the language “{language}”.",
            field="language",
            language=letter.language,
        ) from None


def subject_of(house_style: HouseStyle, template: Template, letter: LetterData) -> str:
    """The subject: that of the letter, or else of its text. Raises UserError without one."""
    runs = template.subject.filled(values_of(house_style, letter))
    subject = letter.subject or "".join(run.text for run in runs)
    if not subject.strip():
        raise UserError("The letter needs a subject.", field="subject")
    return subject


def values_of(house_style: HouseStyle, letter: LetterData) -> dict[str, str]:
    """The letter's own fields; the house style knows the sender where they do not say it."""
    return {
        "sender_name": house_style.sender_name,
        "sender_address": ", ".join(house_style.sender_lines),
        "signatory_name": house_style.signatory_name,
        "signatory_role": house_style.signatory_role,
        "salutation": letter.salutation,
        **letter.fields,
    }


def dated(house_style: HouseStyle, letter: LetterData) -> str:
    """Place and date as a letter has them: ``"Utrecht, 20 maart 2027"``."""
    place = f"{house_style.place}, " if house_style.place else ""
    return place + _day(letter.date, letter.language)


def our_reference(letter: LetterData) -> str:
    """``"Ons kenmerk: …"``, or nothing."""
    if not letter.reference:
        return ""
    said = texts.text("Our reference: {reference}", reference=letter.reference)
    return said.say(letter.language)


def with_links(runs: Iterable[Run]) -> Iterator[Run]:
    """The same words, with every address that stands in them as a link of its own."""
    for run in runs:
        if run.link:
            yield run
            continue
        for stretch, target in linked_parts(run.text):
            if stretch:
                yield Run(stretch, run.key, target)


@lru_cache(maxsize=64)
def _day(date: dt.date, language: str) -> str:
    return texts.day(date, language, "d MMMM y")


def _parts(template: Template) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """The passages above the cut, and those of the reply slip below it."""
    kinds = [passage.kind for passage in template.passages]
    cut = kinds.index("CUT") if "CUT" in kinds else len(kinds)
    return template.passages[:cut], template.passages[cut + 1 :]


def _filled(passages: Iterable[Passage], values: dict[str, str]) -> Iterator[Words]:
    said = ((one, _joined(runs)) for one in passages for runs in one.each_filled(values))
    for passage, runs in said:
        if not any(run.text.strip() for run in runs):
            continue
        write_on = not passage.label and passage.kind == "P" and WRITE_ON in runs[-1].text
        if write_on:
            yield Words(passage.kind, _without_line(runs), passage.label, write_on)
        else:
            yield Words(passage.kind, runs, passage.label)


def _without_line(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(run._replace(text=run.text.replace("_", "").rstrip()) for run in runs)


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Printable words, in as few stretches as there are typefaces and links."""
    joined: list[Run] = []
    for run in runs:
        said = clean(run.text)
        if joined and joined[-1][1:] == run[1:]:
            joined[-1] = joined[-1]._replace(text=joined[-1].text + said)
        elif said:
            joined.append(run._replace(text=said))
    return tuple(joined)
