"""Why a date of a poll stands where it stands, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coordinator_app.rules.date_polls import Asked
from coordinator_app.rules.date_ranking import DateCounts, NeedState, RankedDate, Verdict
from coordinator_app.texts import Text, plural, text

NAMED = 4  # people by name; more of them are counted
AGAINST, OPEN, FOR, ATTENTION = "✕", "?", "✓", "!"


@dataclass(frozen=True)
class Reason:
    """A sentence, and the sign of what it does to the date: rules it out, leaves it open …"""

    sign: str
    said: Text


def reasons(ranked: RankedDate) -> tuple[Reason, ...]:
    """The sentences of one date, what rules it out first; the counts stand apart."""
    found = [Reason(AGAINST, said) for said in _against(ranked)]
    found += (Reason(OPEN, said) for said in _waiting(ranked))
    found += (Reason(FOR, said) for said in _for(ranked))
    if ranked.date.clash:
        clash = text("At that time you already have: {title}.", title=ranked.date.clash)
        found.append(Reason(ATTENTION, clash))
    return tuple(found)


def count_words(counts: DateCounts) -> tuple[Text, ...]:
    """``3 yes``, ``1 if need be``, ``2 no``, ``4 not answered``; what nobody answered is left out,
    but for yes.
    """
    said = (
        (counts.yes, text("{n} yes", n=counts.yes)),
        (counts.if_need_be, text("{n} if need be", n=counts.if_need_be)),
        (counts.no, text("{n} no", n=counts.no)),
        (counts.none, text("{n} not answered", n=counts.none)),
    )
    return tuple(words for place, (number, words) in enumerate(said) if number or not place)


def _against(ranked: RankedDate) -> Iterator[Text]:
    if ranked.is_over:
        yield text("This day is over.")
    if who := ranked.must_not:
        yield plural(
            "{names} must be there and cannot come.",
            "{names} must be there and cannot come.",
            len(who),
            names=names_of(who),
        )
    for need in ranked.needs:
        if need.verdict is Verdict.IMPOSSIBLE:
            yield _need_words(need)


def _waiting(ranked: RankedDate) -> Iterator[Text]:
    if who := ranked.must_wait:
        yield plural(
            "{names} must be there and has not answered.",
            "{names} must be there and have not answered.",
            len(who),
            names=names_of(who),
        )
    for need in ranked.needs:
        if need.verdict is Verdict.WAITING:
            yield _need_words(need)


def _for(ranked: RankedDate) -> Iterator[Text]:
    if who := ranked.must_can:
        yield plural(
            "{names} must be there and can come.",
            "{names} must be there and can come.",
            len(who),
            names=names_of(who),
        )
    if who := ranked.must_if_need_be:
        yield plural(
            "{names} must be there and can come if need be.",
            "{names} must be there and can come if need be.",
            len(who),
            names=names_of(who),
        )
    for need in ranked.needs:
        if need.verdict is Verdict.POSSIBLE:
            yield _need_words(need)


def _need_words(state: NeedState) -> Text:
    """``Expert by experience: 2 can come, 1 of them if need be; at least 1 needed.``"""
    values = {"category": state.need.category, "able": state.able, "least": state.need.at_least}
    if state.verdict is Verdict.WAITING:
        return text(
            "{category}: {able} can come and {none} may yet answer; at least {least} needed.",
            **values,
            none=state.none,
        )
    if state.if_need_be:
        return text(
            "{category}: {able} can come, {perhaps} of them if need be; at least {least} needed.",
            **values,
            perhaps=state.if_need_be,
        )
    return text("{category}: {able} can come; at least {least} needed.", **values)


def names_of(people: Sequence[Asked]) -> Text | str:
    """``"Els Bos and Jan Vos"``; when there are many, the first ones and how many more."""
    names = [one.name for one in people[:NAMED]]
    more = len(people) - NAMED
    if more <= 0:
        return _and(names)
    shown = ", ".join(names)
    return plural("{names} and {n} other", "{names} and {n} others", more, names=shown)


def _and(names: Sequence[str]) -> Text | str:
    if len(names) < 2:
        return names[0] if names else ""
    return text("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])
