"""Making the letters of a batch out of what the network knows, with the gaps of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

from sqlalchemy import Connection

from coordinator_app.documents.fields import Field, fields_of
from coordinator_app.documents.letters import LetterData
from coordinator_app.operations import joint_letters
from coordinator_app.operations import letter_values as values_of
from coordinator_app.operations.batch import Batch, PersonLetter, refuse_in_bin
from coordinator_app.operations.house_style import read_house_style
from coordinator_app.operations.joint_letters import People
from coordinator_app.operations.letter_templates import Templates
from coordinator_app.operations.letter_values import Place
from coordinator_app.operations.preflight import (
    batch_doubts,
    consent_gaps,
    meeting_date_gaps,
    person_gaps,
    recipient_of,
    refuse_unknown,
    shared_gaps,
    text_gaps,
    undeliverable_gaps,
    unprintable_gaps,
    venue_gaps,
)
from coordinator_app.operations.settings import network_settings
from coordinator_app.rules.letter_doubts import Mailing
from coordinator_app.rules.letters import LetterKind, LetterWay, Wishes
from coordinator_app.rules.names import list_name, running_name
from coordinator_app.rules.preflight import Gap, each_once
from coordinator_app.store.queries.addressees import Addressee, addressee
from coordinator_app.store.queries.meetings import MeetingRecord

Values = Callable[[str], dict[str, str]]
_OF_PERSON = {"salutation", "first_name", "full_name", "organisation"}


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
        wishes: Wishes | None = None,
    ) -> None:
        self.connection = connection
        self.templates = template
        self.today = today
        self.informal = informal
        self.way = way
        self.wishes = wishes or Wishes()
        self.house_style = read_house_style(connection)
        network = network_settings(connection).name or self.house_style.sender_name
        sender = values_of.sender_fields(self.house_style, network)
        self._values: list[Values] = [lambda language: sender]  # noqa: ARG005
        self.places: dict[str, Place] = values_of.sender_places()
        self._shared: dict[str, dict[str, str]] = {}
        self._meeting: MeetingRecord | None = None
        self._asks_to_take_part = False

    def about_meeting(self, meeting: MeetingRecord, *, asks_to_take_part: bool = False) -> None:
        """Let letters speak of a meeting; who may not take part is not asked to."""
        self._meeting = meeting
        self._asks_to_take_part = asks_to_take_part
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
        known = _OF_PERSON | self._of_all(next(iter(self.templates.values())).language).keys()
        refuse_unknown(self._fields(), known)
        listed = list(person_ids)
        there = self._people(dict.fromkeys(listed))
        gaps = [*self._shared_gaps(there), *batch_doubts(map(self._mailing, there), listed)]
        if self._asks_to_take_part:
            gaps += consent_gaps(self.connection, there, self.today)
        letters = []
        for people in self._together(there):
            letters.append(self._letter(people))
            for one in people:
                gaps += self._gaps_of(one)
        found = each_once(gaps)
        return Batch(
            kind=next(iter(self.templates.values())).kind,
            title=title,
            date=self.today,
            letters=tuple(letters),
            gaps=tuple(gap for gap in found if gap.stops),
            notices=tuple(gap for gap in found if not gap.stops),
            pages=0,
            templates=self.templates,
            house_style=self.house_style,
            about=self.today,
            most_pages=self.wishes.most_pages,
            informal=self.informal,
        )

    def _people(self, person_ids: Iterable[int]) -> list[Addressee]:
        there = [addressee(self.connection, one, self.today) for one in person_ids]
        for to in there:
            if to.in_bin:
                refuse_in_bin(running_name(to.parts))
        return joint_letters.in_large_print(there) if self.wishes.all_large else there

    def _together(self, there: list[Addressee]) -> list[tuple[Addressee, ...]]:
        # An informal letter says "je", and that is one person.
        if self.informal or not self.wishes.one_for_each_address:
            return joint_letters.one_each(there)
        return joint_letters.by_address(there, {to.person_id: self._way(to) for to in there})

    def _mailing(self, to: Addressee) -> Mailing:
        chosen = to.large_print and not self.wishes.all_large
        way = LetterWay.EMAIL if self._by_email_too(to) else self._way(to)
        return Mailing(recipient_of(to), way, to.prefers_email, chosen)

    def _by_email_too(self, to: Addressee) -> bool:
        """Whether somebody gets the letter on paper and by e-mail."""
        return self.wishes.both_ways and bool(to.email)

    def _way(self, to: Addressee) -> LetterWay:
        """The way that was chosen for all, or else the one that this person prefers."""
        if self.wishes.both_ways:
            return LetterWay.PAPER
        return self.way or (LetterWay.EMAIL if to.prefers_email and to.email else LetterWay.PAPER)

    def _letter(self, people: People) -> PersonLetter:
        first = people[0]
        template = self.templates[first.language]
        language = template.language
        own = joint_letters.person_fields(people, language, informal=self.informal)
        letter = LetterData(
            language=language,
            address_lines=joint_letters.address_lines(people, language),
            salutation=own["salutation"],
            date=self.today,
            fields=values_of.used(self._of_all(language) | own, template.fields),
            large_print=first.large_print,
        )
        return PersonLetter(
            first.person_id,
            "; ".join(list_name(one.parts) for one in people),
            letter,
            way=self._way(first),
            email=first.email,
            by_email_too=self._by_email_too(first),
            person_ids=tuple(one.person_id for one in people),
        )

    def _gaps_of(self, to: Addressee) -> list[Gap]:
        language = self.templates[to.language].language
        own = values_of.person_fields(to, language, informal=self.informal)
        fields = self._fields()
        way = self._way(to)
        found = list(person_gaps(to, own, fields.values(), informal=self.informal, way=way))
        if self._by_email_too(to):
            found += undeliverable_gaps(to)
        if found:
            return found
        lines = values_of.address_lines(to, language)
        return list(unprintable_gaps(to, lines, values_of.used(own, ("salutation", *fields))))

    def _shared_gaps(self, there: list[Addressee]) -> Iterable[Gap]:
        needed = dict(self._fields())
        for field_ in fields_of(LetterKind.OTHER):
            if field_.name == "sender_name":
                needed.setdefault(field_.name, field_)
        for language in dict.fromkeys(self.templates[to.language].language for to in there):
            yield from shared_gaps(self._of_all(language), needed.values(), self.places)
            yield from text_gaps(self.templates[language])
        if self._meeting is None:
            return
        kind = next(iter(self.templates.values())).kind
        yield from meeting_date_gaps(self._meeting, self.today, kind, self._fields())
        if "venue_address" in needed:
            yield from venue_gaps(self._meeting.venue)

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
