"""The door pack: its parts, who comes, and how people are divided over tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coordinator_app.errors import UserError
from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.participations import IN_ROOM, ParticipationRole, Presence, Reply

# In the order in which the pack is printed; badges last, for they go on other paper.
DOOR_PARTS = (
    LetterKind.SIGN_IN_SHEET,
    LetterKind.TABLE_SHEETS,
    LetterKind.ROOM_SIGN,
    LetterKind.DIET_SHEET,
    LetterKind.NAME_BADGES,
)
SMALLEST_TABLE, LARGEST_TABLE, USUAL_TABLE = 2, 30, 6
_AT_WORK = frozenset({ParticipationRole.HOST, ParticipationRole.SPEAKER, ParticipationRole.STAFF})


def is_coming(role: ParticipationRole, reply: Reply, presence: Presence) -> bool:
    """Whether there is reason to lay a badge ready: said yes or perhaps, works there, is there."""
    if presence in IN_ROOM:
        return True
    if reply is Reply.NO or presence is Presence.EXCUSED:
        return False
    return reply in {Reply.YES, Reply.MAYBE} or role in _AT_WORK


@dataclass(frozen=True)
class Sitting:
    """Somebody to be given a seat; ``table`` is the one where they sit already, and stay."""

    person_id: int
    organisation: str = ""
    category: str = ""
    table: str = ""


def divide(people: Sequence[Sitting], about: int) -> dict[int, str]:
    """A table for everybody without one: ``{person_id: "3"}``; the same people, the same tables.

    Tables hold about ``about`` people and differ by one at most, unless seats that were given
    already stand in the way. Colleagues, and people of one category, are spread.
    """
    refuse_table_size(about)
    tables = _tables(people, about)
    found: dict[int, str] = {}
    for one in _hardest_first([one for one in people if not one.table]):
        table = min(tables, key=lambda table, one=one: table.cost(one))  # type: ignore[misc]
        table.seat(one)
        found[one.person_id] = table.name
    return found


def refuse_table_size(about: int) -> None:
    """Refuse tables for one and tables for a hall, at ``about``."""
    if not SMALLEST_TABLE <= about <= LARGEST_TABLE:
        raise UserError(
            "Choose {least} to {most} people at a table.",
            field="about",
            least=SMALLEST_TABLE,
            most=LARGEST_TABLE,
        )


def table_order(name: str) -> tuple[int, int, str]:
    """Tables as people count them: 2 before 10, and numbers before names."""
    return (0, int(name), "") if name.isdecimal() else (1, 0, name.casefold())


class _Table:
    def __init__(self, name: str, place: int, people: Iterable[Sitting]) -> None:
        self.name = name
        self._place = place
        self._number = 0
        self._seen: Counter[tuple[str, str]] = Counter()
        for one in people:
            self.seat(one)

    def seat(self, one: Sitting) -> None:
        self._number += 1
        self._seen.update((("o", one.organisation), ("c", one.category)))

    def cost(self, one: Sitting) -> tuple[int, int, int, int]:
        """Least first: how full it is, then colleagues, then people of the same category."""
        colleagues = self._seen["o", one.organisation] if one.organisation else 0
        alike = self._seen["c", one.category] if one.category else 0
        return self._number, colleagues, alike, self._place


def _tables(people: Sequence[Sitting], about: int) -> list[_Table]:
    """Those that somebody sits at, and as many more as it takes."""
    named = sorted({one.table for one in people if one.table}, key=table_order)
    wanted = max(round(len(people) / about), 1)
    names, number = list(named), 1
    while len(names) < wanted:
        if str(number) not in names:
            names.append(str(number))
        number += 1
    names.sort(key=table_order)
    return [
        _Table(name, place, [one for one in people if one.table == name])
        for place, name in enumerate(names)
    ]


def _hardest_first(people: Sequence[Sitting]) -> list[Sitting]:
    """Colleagues of the largest group first, while there is still room at every table."""
    size = Counter(one.organisation for one in people if one.organisation)
    alike = Counter(one.category for one in people)
    return sorted(
        people,
        key=lambda one: (
            -size[one.organisation], one.organisation, -alike[one.category], one.category,
            one.person_id,
        ),
    )  # fmt: skip
