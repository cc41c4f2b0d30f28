"""Date polls: what people answer to dates they are asked about, and who has yet to answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from coordinator_app.errors import UserError
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.texts import Choice, text


class DateAnswerKind(Choice):
    """What somebody answered to a date; who has not answered has no answer kept."""

    YES = "yes", text("Can come")
    IF_NEED_BE = "if_need_be", text("If need be")
    NO = "no", text("Cannot come")


Answers = Mapping[tuple[int, int], DateAnswerKind]  # by option and person


@dataclass(frozen=True)
class Asked:
    """Somebody who is asked; ``category`` is that of the membership running, if there is one."""

    person_id: int
    name: str
    category: MemberCategory | None = None
    must_be_there: bool = False


@dataclass(frozen=True)
class Need:
    """At least so many of a category must be there."""

    category: MemberCategory
    at_least: int


@dataclass(frozen=True)
class AskedDate:
    """A date that is asked about; ``clash`` is the own meeting that is held at that time."""

    option_id: int
    starts_at: dt.datetime
    clash: str = ""

    def is_over(self, today: dt.date) -> bool:
        """Whether its day has passed; today can still be chosen."""
        return self.starts_at.date() < today


@dataclass(frozen=True)
class Missing:
    """Who answered to no date at all, and who to some of them."""

    nothing: tuple[Asked, ...] = ()
    in_part: tuple[Asked, ...] = ()

    @property
    def number(self) -> int:
        return len(self.nothing) + len(self.in_part)


def missing_answers(
    dates: Iterable[AskedDate], asked: Sequence[Asked], answers: Answers, today: dt.date
) -> Missing:
    """Who has yet to answer, in the order of ``asked``; of a date that is over nobody is asked."""
    coming = [date.option_id for date in dates if not date.is_over(today)]
    nothing: list[Asked] = []
    in_part: list[Asked] = []
    for one in asked:
        given = sum((option, one.person_id) in answers for option in coming)
        if given < len(coming):
            (in_part if given else nothing).append(one)
    return Missing(tuple(nothing), tuple(in_part))


def refuse_past(starts_at: dt.datetime, today: dt.date, field: str) -> None:
    """Refuse a date whose day is over."""
    if starts_at.date() < today:
        raise UserError(
            "{day} is over. Type the year too when you mean a later one.",
            field=field,
            day=starts_at.date(),
        )


def refuse_planned(title: str | None, day: dt.date | None) -> None:
    """Refuse to go on asking when the meeting was planned; None: it was not."""
    if title is not None:
        raise UserError(
            "{title} was planned on {day}, so nothing is asked here any more. Note replies at the"
            " meeting; to choose another date, put the meeting in the bin or cancel it first.",
            title=title,
            day=day,
        )
