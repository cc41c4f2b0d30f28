"""Parallel agenda items: which run together, what becomes of them when one moves, what clashes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from coordinator_app.texts import Text, text


@dataclass(frozen=True)
class Session:
    """One of the items that run at the same time: where, and who speaks or opens there."""

    title: str
    parallel: bool = False
    room: str = ""
    people: tuple[str, ...] = ()


def group_numbers(parallel: Sequence[bool]) -> list[int]:
    """The number of the group that each item is in: ``[False, True, False]`` → ``[0, 0, 1]``."""
    numbers: list[int] = []
    for together in parallel:
        last = numbers[-1] if numbers else -1
        numbers.append(last if together and numbers else last + 1)
    return numbers


def parallel_after_move(parallel: Sequence[bool], here: int, there: int) -> list[bool]:
    """Which items are parallel, in the new order, when one goes from place to place.

    Who stays behind stays together: the next one leads when the first goes. The item that moves
    stays in its group while it touches it, joins the one it lands in the middle of, and else runs
    by itself.
    """
    numbers = group_numbers(parallel)
    moved = numbers.pop(here)
    joined = numbers[there - 1] if there else -1
    below = numbers[there] if there < len(numbers) else -1
    if joined == below or moved in {joined, below}:
        moved = moved if moved in {joined, below} else below
    else:
        moved = len(parallel)
    numbers.insert(there, moved)
    return _flags(numbers)


def parallel_after_insert(parallel: Sequence[bool], place: int) -> bool:
    """Whether an item put in at this place is parallel: only in the midst of a group."""
    return 0 < place < len(parallel) and parallel[place]


def clashes(sessions: Sequence[Session]) -> Iterator[Text]:
    """What cannot be: somebody or a room in two places at once, several without a room."""
    numbers = group_numbers([one.parallel for one in sessions])
    for group in sorted(number for number, times in Counter(numbers).items() if times > 1):
        together = [one for one, number in zip(sessions, numbers, strict=True) if number == group]
        yield from _rooms(together)
        yield from _people(together)


def _rooms(together: Sequence[Session]) -> Iterator[Text]:
    for room in _twice(one.room.casefold() for one in together if one.room):
        there = [one for one in together if one.room.casefold() == room]
        titles = _titles(there)
        yield text("{room} is used twice at the same time: {titles}.", room=there[0].room,
                   titles=titles)  # fmt: skip
    without = [one for one in together if not one.room]
    if len(without) > 1:
        yield text(
            "Give each a room, for they run at the same time: {titles}.", titles=_titles(without)
        )


def _people(together: Sequence[Session]) -> Iterator[Text]:
    for name in _twice(name for one in together for name in dict.fromkeys(one.people)):
        titles = _titles([one for one in together if name in one.people])
        yield text("{name} is needed twice at the same time: {titles}.", name=name, titles=titles)


def _titles(sessions: Iterable[Session]) -> str:
    return ", ".join(one.title for one in sessions)


def _twice(names: Iterable[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]


def _flags(numbers: Sequence[int]) -> list[bool]:
    return [place > 0 and number == numbers[place - 1] for place, number in enumerate(numbers)]
