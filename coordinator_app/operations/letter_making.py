"""Making the letters of a batch out of what the network knows, with the gaps of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NoReturn

from sqlalchemy import Connection

from coordinator_app.documents.fields import Field, fields_of
from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.letters import LetterData
from coordinator_app.errors import UserError
from coordinator_app.operations import letter_values as values_of
from coordinator_app.operations.house_style import read_house_style
from coordinator_app.operations.letter_templates import Templates
from coordinator_app.operations.letter_values import Place
from coordinator_app.operations.preflight import (
    person_gaps,
    shared_gaps,
    unprintable_gaps,
    venue_gaps,
)
from coordinator_app.operations.settings import network_settings
from coordinator_app.rules.letters import LetterKind, LetterWay
from coordinator_app.rules.names import list_name, running_name
from coordinator_app.rules.preflight import Gap, each_once
from coordinator_app.store.queries.consent_requests import Addressee, addressee
from coordinator_app.store.queries.meetings import MeetingRecord
from coordinator_app.store.queries.venues import VenueRow

Values = Callable[[str], dict[str, str]]
_OF_PERSON = {"salutation", "first_name", "full_name", "organisation"}


@dataclass(frozen=True)
class PersonLetter:
    """One letter of a batch; ``name`` is the person's name in a list.

    ``person_ids`` are all it goes to, the first of them ``person_id``: several at one address.
    ``email`` is where it goes when its ``way`` is e-mail; ``pages`` is known once it is counted.
    """

    person_id: int
    name: str
    letter: LetterData
    way: LetterWay = LetterWay.PAPER
    email: str = ""
    person_ids: tuple[int, ...] = ()
    pages: int = 0


@dataclass(frozen=True)
class Batch:
    """Letters as they will be printed, frozen: what is seen beforehand is what goes out.

    ``title`` says what they are about; ``gaps`` must be empty before `print_batch`; ``pages`` is
    how many sheets of one side they take. ``about`` is the day that names of files begin with.
    ``anew_of`` is the letter whose place the one letter takes.
    """

    kind: LetterKind
    title: str
    date: dt.date
    letters: tuple[PersonLetter, ...]
    gaps: tuple[Gap, ...]
    pages: int
    templates: Templates = field(repr=False)
    house_style: HouseStyle = field(repr=False)
    about: dt.date = dt.date.min
    meeting_id: int | None = None
    nomination_id: int | None = None
    anew_of: int | None = None

    def by_way(self, way: LetterWay) -> Batch:
        """The letters of this batch that go out this way, with their pages and gaps alone."""
        letters = tuple(one for one in self.letters if one.way is way)
        people = {person for one in letters for person in one.person_ids}
        return replace(
            self,
            letters=letters,
            pages=sum(one.pages for one in letters),
            gaps=tuple(gap for gap in self.gaps if not gap.of or people.intersection(gap.of)),
        )


def refuse_in_bin(name: str) -> NoReturn:
    """Refuse a letter to or about somebody who was put in the bin."""
    raise UserError(
        "{name} is in the bin. Take {name} out of the bin first; then the letter can be made.",
        name=name,
    )


class LetterMaker:
    """Makes letters out of what is known of the network, the meeting or nomination, the people."""

    def __init__(
        self,
        connection: Connection,
        template: Templates,
        today: dt.date,
        *,
        informal: bool = False,
        way: LetterWay | None = None,
    ) -> None:
        self.connection = connection
        self.templates = template
        self.today = today
        self.informal = informal
        self.way = way
        self.house_style = read_house_style(connection)
        network = network_settings(connection).name or self.house_style.sender_name
        sender = values_of.sender_fields(self.house_style, network)
        self._values: list[Values] = [lambda language: sender]  # noqa: ARG005
        self.places: dict[str, Place] = values_of.sender_places()
        self._shared: dict[str, dict[str, str]] = {}
        self._venue: VenueRow | None = None

    def about_meeting(self, meeting: MeetingRecord) -> None:
        self._venue = meeting.venue
        self.add(
            lambda language: values_of.meeting_fields(meeting, language),
            values_of.meeting_places(meeting),
        )

    def add(self, values: Values, places: Mapping[str, Place]) -> None:
        """Let letters say more: values by language, and where they are mended."""
        self._values.append(values)
        self.places |= places

    def batch(self, person_ids: Iterable[int], title: str) -> Batch:
        """The letters and gaps of a batch; what all letters lack comes first, once.

        Raises UserError at ``template`` when its text asks for what the letter is not about, and
        for who lies in the bin.
        """
        self._refuse_unknown()
        there = [addressee(self.connection, one, self.today) for one in person_ids]
        for to in there:
            if to.in_bin:
                refuse_in_bin(running_name(to.parts))
        gaps = list(self._shared_gaps(there))
        letters = []
        for to in there:
            letter, lacking = self._letter(to)
            letters.append(
                PersonLetter(
                    to.person_id,
                    list_name(to.parts),
                    letter,
                    way=self._way(to),
                    email=to.email,
                    person_ids=(to.person_id,),
                )
            )
            gaps += lacking
        return Batch(
            kind=next(iter(self.templates.values())).kind,
            title=title,
            date=self.today,
            letters=tuple(letters),
            gaps=each_once(gaps),
            pages=0,
            templates=self.templates,
            house_style=self.house_style,
            about=self.today,
        )

    def _way(self, to: Addressee) -> LetterWay:
        """The way that was chosen for all, or else the one that this person prefers."""
        return self.way or (LetterWay.EMAIL if to.prefers_email and to.email else LetterWay.PAPER)

    def _refuse_unknown(self) -> None:
        """Refuse a text that asks for what this letter is not about."""
        known = _OF_PERSON | self._of_all(next(iter(self.templates.values())).language).keys()
        for name in self._fields():
            if name not in known:
                raise UserError(
                    "The letter has the field “{name}”, and it is not about that: change the text,"
                    " or say for which meeting it is.",
                    field="template",
                    name=name,
                )

    def _letter(self, to: Addressee) -> tuple[LetterData, list[Gap]]:
        template = self.templates[to.language]
        language = template.language
        own = values_of.person_fields(to, language, informal=self.informal)
        values = self._of_all(language) | own
        lines = values_of.address_lines(to, language)
        letter = LetterData(
            language=language,
            address_lines=lines,
            salutation=own["salutation"],
            date=self.today,
            fields=values_of.used(values, template.fields),
            large_print=to.large_print,
        )
        fields = self._fields().values()
        gaps = list(person_gaps(to, own, fields, informal=self.informal, way=self._way(to)))
        return letter, gaps or list(unprintable_gaps(to, lines, own["salutation"]))

    def _shared_gaps(self, there: list[Addressee]) -> Iterable[Gap]:
        needed = dict(self._fields())
        for field_ in fields_of(LetterKind.OTHER):
            if field_.name == "sender_name":
                needed.setdefault(field_.name, field_)
        for language in dict.fromkeys(self.templates[to.language].language for to in there):
            yield from shared_gaps(self._of_all(language), needed.values(), self.places)
        if "venue_address" in needed:
            yield from venue_gaps(self._venue)

    def _of_all(self, language: str) -> dict[str, str]:
        if language not in self._shared:
            merged: dict[str, str] = {}
            for values in self._values:
                merged |= values(language)
            self._shared[language] = merged
        return self._shared[language]

    def _fields(self) -> dict[str, Field]:
        """The fields that the letter's text uses, by name."""
        used = {name for one in self.templates.values() for name in one.fields}
        return {one.name: one for one in fields_of(LetterKind.OTHER) if one.name in used}
