"""Search as you type: from the key to the hits on the screen, beside LIKE on the name columns."""

from __future__ import annotations

import random
import statistics
from collections.abc import Iterator, Sequence

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import Connection, text

from benchmarks.large_networks import CITIES, FIRST, GIVEN, PREFIXES, SECOND, network_of
from benchmarks.measure import Measurement, milliseconds_since, moment, percentile
from benchmarks.window import settle, wait_until, window_on
from coordinator_app import background
from coordinator_app.app import HITS
from coordinator_app.store.store import Store
from coordinator_app.views.frame import Frame

N = 100_000
QUERIES = 200
TIMES = 3
COLUMNS = ("full_name", "given_name", "initials", "prefix", "family_name", "list_name")
BUDGET = 16.0  # milliseconds, the screen included


def run(n: int | None) -> Iterator[Measurement]:
    """All figures of search."""
    people = n or N
    asked = queries(QUERIES if people >= 1000 else 5)
    with network_of(people) as store, window_on(store) as frame:
        _typed(frame, asked[:3])  # the first time everything is read from the disk
        typed = _typed(frame, asked)
        like = _like(store, asked)
    beside = {"LIKE on 6 columns": like}
    value = percentile(typed, 99)
    yield Measurement("search: key to hits, 99 %", people, value, "ms", BUDGET, beside)
    yield Measurement("search: key to hits, half", people, statistics.median(typed), "ms")


def queries(number: int) -> list[str]:
    """What people type: surnames with and without prefix, full names, places, addresses."""
    chance = random.Random(number)
    return [chance.choice(_KINDS)(chance) for _ in range(number)]


def _surname(chance: random.Random) -> str:
    return chance.choice(FIRST) + chance.choice(SECOND)


def _with_prefix(chance: random.Random) -> str:
    return f"{chance.choice(PREFIXES)} {_surname(chance)}".strip()


def _full_name(chance: random.Random) -> str:
    return f"{chance.choice(GIVEN)} {_with_prefix(chance)}"


def _post(chance: random.Random) -> str:
    return f"gemeente {chance.choice(CITIES)}"


def _address(chance: random.Random) -> str:
    return f"person{chance.randrange(N)}"


_KINDS = (_surname, _surname, _with_prefix, _full_name, _full_name, _post, _address)


def _typed(frame: Frame, asked: Sequence[str]) -> list[float]:
    """Milliseconds for each key of each query, the middle one of some repetitions."""
    turns = [[took for query in asked for took in _keys(frame, query)] for _ in range(TIMES)]
    return [statistics.median(same) for same in zip(*turns, strict=True)]


def _keys(frame: Frame, query: str) -> list[float]:
    frame.do("command")
    settle()
    taken = []
    for letter in query:
        started = moment()
        QTest.keyClicks(frame.box.field, letter)
        wait_until(lambda: not background.is_busy())
        QApplication.processEvents()  # and painted
        taken.append(milliseconds_since(started))
    frame.box.close_box()
    return taken


def _like(store: Store, asked: Sequence[str]) -> float:
    """The 99th percentile of asking the database alone, the way one does without an index."""
    with store.reading() as connection:
        begun = [query[: end + 1] for query in asked[::10] for end in range(len(query))]
        return percentile([_ask_like(connection, word) for word in begun], 99)


def _ask_like(connection: Connection, word: str) -> float:
    condition = " AND ".join(
        f"({' OR '.join(f'{column} LIKE :w{place}' for column in COLUMNS)})"
        for place, _ in enumerate(word.split())
    )
    query = text(f"SELECT id FROM people WHERE {condition or '1'} ORDER BY sort_key LIMIT {HITS}")
    values = {f"w{place}": f"%{part}%" for place, part in enumerate(word.split())}
    started = moment()
    connection.execute(query, values).all()
    return milliseconds_since(started)
