"""How long the screen stands still at most while the application is at work on a large network."""

from __future__ import annotations

import csv
import datetime as dt
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtTest import QTest

from benchmarks.large_networks import network_of
from benchmarks.measure import Measurement
from benchmarks.window import Heartbeat, people_list, settle, window_on
from coordinator_app.background import Report
from coordinator_app.operations.house_style import edit_house_style
from coordinator_app.operations.imports import import_members, review_members
from coordinator_app.operations.letters import invitations
from coordinator_app.operations.meetings import NewMeeting, add_meeting
from coordinator_app.operations.networks import back_up
from coordinator_app.operations.participations import add_participants
from coordinator_app.operations.printing import print_batch
from coordinator_app.operations.venues import NewVenue, add_venue
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from coordinator_app.texts import text
from coordinator_app.views.desk import Desk
from coordinator_app.views.frame import Frame

N = 100_000
ROWS = 5_000
LETTERS = 1_000
TIMES = 3
BUDGET = 50.0  # milliseconds
TODAY = dt.date(2026, 11, 20)
LABEL = text("Benchmark")

Work = Callable[[Store, Path], Outcome | None]


def run(n: int | None) -> Iterator[Measurement]:
    """The longest time between two beats of the event loop, the middle one of some turns."""
    people = n or N
    figures: dict[str, list[float]] = defaultdict(list)
    with network_of(people) as store, TemporaryDirectory() as folder:
        meeting = _meeting(store, min(LETTERS, people))
        members = _members(Path(folder) / "members.csv", min(ROWS, people))
        for _ in range(TIMES if people > 1000 else 1):
            with window_on(store) as frame:
                for name, action in _actions(frame, Path(folder), members, meeting).items():
                    figures[name].append(_longest(action))
    for name, values in figures.items():
        yield Measurement(f"blocks: {name}", people, statistics.median(values), "ms", BUDGET)


def _longest(action: Callable[[], object]) -> float:
    settle()
    with Heartbeat() as beat:
        action()
        settle()
    return beat.longest


def _actions(
    frame: Frame, folder: Path, members: Path, meeting: int
) -> dict[str, Callable[[], object]]:
    """What a coordinator does, in this order; the last one takes the import back."""
    store, desk = frame.desk.store, frame.desk

    def imported() -> Outcome:
        review = review_members(store, members, today=TODAY)
        return import_members(store, review, doubt="new", today=TODAY)

    def printed() -> Outcome:
        batch = invitations(store, meeting, today=TODAY)
        return print_batch(store, batch, one_file=True).outcome

    return {
        "opening the list": lambda: people_list(frame),
        "sorting": lambda: people_list(frame).sort_by("organisation", descending=False),
        "typing in the list": lambda: QTest.keyClicks(people_list(frame), "gemeente", delay=20),
        "filtering": lambda: _filter(frame),
        "search": lambda: _search(frame),
        f"{LETTERS:,} letters": lambda: _in_background(desk, printed),
        "backup": lambda: _in_background(desk, lambda: back_up(store, folder)),
        f"import of {ROWS:,} rows": lambda: _in_background(desk, imported),
        "undo of the import": lambda: frame.do("undo"),
    }


def _filter(frame: Frame) -> None:
    frame.do("find")
    QTest.keyClicks(frame.focusWidget(), "berg", delay=20)
    settle()
    frame.page("people").clear_filters()


def _search(frame: Frame) -> None:
    frame.do("command")
    QTest.keyClicks(frame.box.field, "van der berg", delay=20)
    settle()
    frame.box.close_box()


def _in_background(desk: Desk, work: Callable[[], Any]) -> None:
    """The way the pages have long work done, and tell what came of it."""

    def done(result: Any, error: BaseException | None) -> None:
        if error is not None:
            raise error
        if isinstance(result, Outcome):
            desk.did(result)

    def run(report: Report) -> Any:
        del report
        return work()

    desk.run(LABEL, run, done)


def _meeting(store: Store, people: int) -> int:
    """A meeting to which so many people are to be invited, without a gap in the letters."""
    for field, value in {
        "sender_name": "Netwerk Meedoen in de Wijk",
        "sender_lines": "Postbus 1234\n3500 AB Utrecht",
        "signatory_name": "Marieke de Boer",
        "place": "Utrecht",
    }.items():
        edit_house_style(store, field, value)
    there = NewVenue(
        "Het Stadslab",
        street="Kerkstraat",
        house_number="12",
        postcode="3511 AB",
        city="Utrecht",
    )
    venue = add_venue(store, there)
    new = NewMeeting(
        "Leren van wat er lukt",
        dt.datetime(2027, 3, 17, 10),
        dt.datetime(2027, 3, 17, 16),
        venue_id=venue.new_id("venues"),
        reply_by=dt.date(2027, 3, 5),
    )
    meeting = add_meeting(store, new).new_id("meetings")
    add_participants(store, meeting, range(1, people + 1))
    return meeting


def _members(path: Path, rows: int) -> Path:
    """A list of members who are not known yet."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["voornaam", "achternaam", "email", "organisatie", "functie", "categorie"])
        for number in range(rows):
            name, address = f"Nieuweling{number:05}", f"nieuw{number}@example.net"
            writer.writerow(
                [
                    f"Kees{number}",
                    name,
                    address,
                    "Gemeente Nieuw",
                    "Adviseur",
                    "sociaal professional",
                ]
            )
    return path
