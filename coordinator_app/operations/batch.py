"""A batch: letters as they will go out, what they lack, and how many pages and sheets they take."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NoReturn

from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.letters import LetterData
from coordinator_app.errors import UserError
from coordinator_app.operations.letter_templates import Templates
from coordinator_app.rules.letters import LetterKind, LetterWay
from coordinator_app.rules.preflight import Gap


@dataclass(frozen=True)
class PersonLetter:
    """One letter of a batch; ``name`` is the person's name in a list.

    ``person_ids`` are all it goes to, the first of them ``person_id``: several at one address.
    ``email`` is where it goes when its ``way`` is e-mail; ``by_email_too``: it goes on paper and by
    e-mail. ``pages`` is known once it is counted.
    """

    person_id: int
    name: str
    letter: LetterData
    way: LetterWay = LetterWay.PAPER
    email: str = ""
    person_ids: tuple[int, ...] = ()
    pages: int = 0
    by_email_too: bool = False

    def goes_by(self, way: LetterWay) -> bool:
        """Whether it goes out this way, alone or among others."""
        return self.way is way or (self.by_email_too and way is LetterWay.EMAIL)

    @property
    def people(self) -> tuple[int, ...]:
        """Everybody it goes to."""
        return self.person_ids or (self.person_id,)


@dataclass(frozen=True)
class Batch:
    """Letters as they will be printed, frozen: what is seen beforehand is what goes out.

    ``title`` says what they are about; ``gaps`` must be empty before `print_batch`, ``notices``
    are to be looked at; ``pages`` is how many sides they take. ``about`` is the day that names of
    files begin with. ``anew_of``: the letter whose place a new one takes, by whom it goes to.
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
    anew_of: Mapping[int, int] = field(default_factory=dict)
    notices: tuple[Gap, ...] = ()
    most_pages: int | None = None
    informal: bool = False

    def by_way(self, way: LetterWay) -> Batch:
        """The letters of this batch that go out this way, with their pages and gaps alone."""
        letters = tuple(replace(one, way=way) for one in self.letters if one.goes_by(way))
        people = {person for one in letters for person in one.people}
        return replace(
            self,
            letters=letters,
            pages=sum(one.pages for one in letters),
            gaps=_concerning(people, self.gaps),
            notices=_concerning(people, self.notices),
        )

    @property
    def sheets(self) -> int:
        """How many sheets it takes two-sided: each letter begins on a front side."""
        return sum((one.pages + 1) // 2 for one in self.letters)


def _concerning(people: set[int], gaps: tuple[Gap, ...]) -> tuple[Gap, ...]:
    return tuple(gap for gap in gaps if not gap.of or people.intersection(gap.of))


def refuse_in_bin(name: str) -> NoReturn:
    """Refuse a letter to or about somebody who was put in the bin."""
    raise UserError(
        "{name} is in the bin. Take {name} out of the bin first; then the letter can be made.",
        name=name,
    )
