"""Killed in the middle of long work: the file opens, and a step is there whole or not at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from coordinator_app.operations.people import edit_person
from coordinator_app.store.store import Store
from tests.builders import add_person
from tests.paper_facts import house_style, invitee, ready_meeting

IMPORT = """
import datetime as dt, sys
from pathlib import Path
from coordinator_app.operations.imports import import_list, review_list
from coordinator_app.store.store import Store

def told(done, total):
    print(done, total, flush=True)

today = dt.date(2027, 3, 20)
with Store.open(Path(sys.argv[1])) as store:
    review = review_list(store, Path(sys.argv[2]), "members", today=today)
    print("reviewed", flush=True)
    import_list(store, review, today=today, step=told)
    print("done", flush=True)
"""
PRINT = """
import datetime as dt, sys
from pathlib import Path
from coordinator_app.operations.letters import invitations
from coordinator_app.operations.paper_files import writer
from coordinator_app.operations.printing import print_batch
from coordinator_app.store.store import Store

def told(done, total):
    print(done, total, flush=True)

with Store.open(Path(sys.argv[1])) as store:
    batch = invitations(store, int(sys.argv[3]), today=dt.date(2027, 3, 1))
    print("reviewed", flush=True)
    print_batch(store, batch, one_file=False, step=told, write=writer(Path(sys.argv[2])))
    print("done", flush=True)
"""


def killed_at(program: str, share: float, *arguments: object) -> None:
    """Run a program and kill it when it has told this share of its progress."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "reviewed\n"
        for line in process.stdout:
            done, _between, total = line.partition(" ")
            if done == "done\n" or int(done) >= share * int(total):
                break
        process.kill()


def counted(store: Store, table: str) -> int:
    with store.reading() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())


@pytest.fixture
def network(tmp_path: Path) -> Path:
    """One person whose address was changed: two confirmed steps."""
    path = tmp_path / "leden.network"
    with Store.create(path) as store:
        edit_person(store, add_person(store, "Eerste"), "city", "Zwolle")
    return path


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_an_import_of_five_thousand(network: Path, tmp_path: Path, share: float) -> None:
    rows = tmp_path / "leden.csv"
    rows.write_text(
        "voornaam;achternaam;plaats;email;categorie\n"
        + "".join(
            f"Jo;Achternaam{n};Utrecht;lid{n}@netwerk.example;ervaringsdeskundige\n"
            for n in range(5_000)
        ),
        encoding="utf-8",
    )
    killed_at(IMPORT, share, network, rows)
    with Store.open(network) as store:
        store.check()
        assert counted(store, "people") in {1, 5_001}
        if counted(store, "people") == 5_001:
            assert counted(store, "memberships") == counted(store, "email_addresses") == 5_000
            store.undo()
        assert counted(store, "people") == 1
        label = store.undo_label()
        assert label is not None
        assert "Eerste" in label.say()
        store.undo()
        store.undo()
        assert store.undo_label() is None


@pytest.mark.parametrize("share", [0.01, 0.6, 1.0])
def test_two_hundred_letters(tmp_path: Path, share: float) -> None:
    path, folder = tmp_path / "leden.network", tmp_path / "brieven"
    folder.mkdir()
    with Store.create(path) as store:
        house_style(store)
        meeting = ready_meeting(store)
        for number in range(200):
            invitee(store, meeting, f"Naam{number}")
        before = store.undo_label()
    killed_at(PRINT, share, path, folder, meeting)
    with Store.open(path) as store:
        store.check()
        letters = counted(store, "letters")
        assert letters in {0, 200}
        invited = counted(store, "participations WHERE invited_on IS NOT NULL")
        assert invited == letters
        if letters:
            assert len(list(folder.glob("*.pdf"))) == 200
            store.undo()
        label = store.undo_label()
        assert before is not None
        assert label is not None
        assert label.say() == before.say()
