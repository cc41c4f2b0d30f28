"""Ranking the dates of a poll: on which can all who must be there come, on which most people?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from coordinator_app.rules.date_polls import Answers, Asked, AskedDate, DateAnswerKind, Need
from coordinator_app.texts import Text, text

_ABLE = frozenset({DateAnswerKind.YES, DateAnswerKind.IF_NEED_BE})


class Verdict(IntEnum):
    """Whether all who must be there can come; the better one is the lower."""

    POSSIBLE = 0
    WAITING = 1
    IMPOSSIBLE = 2

    @property
    def word(self) -> Text:
        return _VERDICTS[self]


_VERDICTS = {
    Verdict.POSSIBLE: text("Possible"),
    Verdict.WAITING: text("Not certain yet"),
    Verdict.IMPOSSIBLE: text("Not possible"),
}


@dataclass(frozen=True)
class DateCounts:
    """How many answered what to one date."""

    yes: int = 0
    if_need_be: int = 0
    no: int = 0
    none: int = 0


@dataclass(frozen=True)
class NeedState:
    """How far a need is met: of its category so many can come, some of them only if need be."""

    need: Need
    able: int
    if_need_be: int
    none: int

    @property
    def verdict(self) -> Verdict:
        if self.able >= self.need.at_least:
            return Verdict.POSSIBLE
        may_be = self.able + self.none >= self.need.at_least
        return Verdict.WAITING if may_be else Verdict.IMPOSSIBLE


@dataclass(frozen=True)
class RankedDate:
    """One date with what decides over it. Who must be there is told apart by what they answered."""

    date: AskedDate
    counts: DateCounts
    needs: tuple[NeedState, ...] = ()
    must_can: tuple[Asked, ...] = ()
    must_if_need_be: tuple[Asked, ...] = ()
    must_not: tuple[Asked, ...] = ()
    must_wait: tuple[Asked, ...] = ()
    is_over: bool = False

    @property
    def verdict(self) -> Verdict:
        """Of a person who must be there, if need be is able; a no rules the date out."""
        return max(self._verdicts())

    def _verdicts(self) -> Iterator[Verdict]:
        yield Verdict.IMPOSSIBLE if self.is_over or self.must_not else Verdict.POSSIBLE
        yield Verdict.WAITING if self.must_wait else Verdict.POSSIBLE
        yield from (need.verdict for need in self.needs)

    @property
    def place(self) -> tuple[object, ...]:
        """What dates are ordered by: never equal for two dates."""
        count = self.counts
        return (self.verdict, -count.yes, count.no, -count.if_need_be,
                self.date.starts_at, self.date.option_id)  # fmt: skip


def ranked(
    dates: Iterable[AskedDate],
    asked: Sequence[Asked],
    needs: Sequence[Need],
    answers: Answers,
    today: dt.date,
) -> tuple[RankedDate, ...]:
    """The dates, best first: possible before not certain before impossible; then most yes, fewest
    no, most if need be, the earliest.
    """
    found = (_looked_at(date, asked, needs, answers, today) for date in dates)
    return tuple(sorted(found, key=lambda one: one.place))


def _looked_at(
    date: AskedDate, asked: Sequence[Asked], needs: Sequence[Need], answers: Answers, today: dt.date
) -> RankedDate:
    said = [(one, answers.get((date.option_id, one.person_id))) for one in asked]
    must: dict[DateAnswerKind | None, tuple[Asked, ...]] = {
        kind: tuple(one for one, answer in said if one.must_be_there and answer == kind)
        for kind in (*DateAnswerKind, None)
    }
    return RankedDate(
        date,
        _counted(answer for _one, answer in said),
        tuple(_need(need, said) for need in needs),
        must[DateAnswerKind.YES],
        must[DateAnswerKind.IF_NEED_BE],
        must[DateAnswerKind.NO],
        must[None],
        date.is_over(today),
    )


def _counted(said: Iterable[DateAnswerKind | None]) -> DateCounts:
    answers = list(said)
    return DateCounts(
        answers.count(DateAnswerKind.YES),
        answers.count(DateAnswerKind.IF_NEED_BE),
        answers.count(DateAnswerKind.NO),
        answers.count(None),
    )


def _need(need: Need, said: Iterable[tuple[Asked, DateAnswerKind | None]]) -> NeedState:
    answers = [answer for one, answer in said if one.category == need.category]
    return NeedState(
        need,
        sum(answer in _ABLE for answer in answers),
        answers.count(DateAnswerKind.IF_NEED_BE),
        answers.count(None),
    )
