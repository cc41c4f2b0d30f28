"""Erasing on a disk that is full, and in a process that is killed: nothing is lost, all goes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from coordinator_app.operations.needs import clear_file, erase_due_needs
from coordinator_app.operations.reply_details import edit_reply
from coordinator_app.store.erasing import is_half_done
from coordinator_app.store.store import Store
from tests.builders import TODAY
from tests.operations.test_needs import DIET, DUE, in_file
from tests.paper_facts import invitee, ready_meeting
from tests.store.facts import add_theme, facts_of, theme_names

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such limits there")

# The limit on the size of a file makes each write beyond it fail, as a full disk does.
NO_ROOM = """
import resource, signal, sys
from pathlib import Path
from coordinator_app.errors import UserError
from coordinator_app.operations.needs import clear_file
from coordinator_app.store.store import Store

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Store.open(Path(sys.argv[1])) as store:
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), unlimited[1]))
    try:
        clear_file(store)
    except UserError as refusal:
        print(refusal.text.say("en"))
    resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
"""
CLEARING = """
import sys
from pathlib import Path
from coordinator_app.operations.needs import clear_file
from coordinator_app.store.store import Store

with Store.open(Path(sys.argv[1])) as store:
    print("now", flush=True)
    clear_file(store)
"""


@pytest.fixture
def erased(tmp_path: Path) -> Path:
    """A network in which a diet was erased; its file was not written anew."""
    path = tmp_path / "leden.network"
    with Store.create(path) as store:
        meeting = ready_meeting(store)
        edit_reply(store, meeting, invitee(store, meeting), "diet", DIET, today=TODAY)
        for number in range(5):
            add_theme(store, f"{number} " + "x" * 200_000)
        erase_due_needs(store, today=DUE)
    return path


def half_done(store: Store) -> bool:
    with store.reading() as connection:
        return is_half_done(connection)


@pytest.mark.parametrize("room", [4096, 100_000, 1_000_000])
def test_a_full_disk_loses_nothing_and_it_is_done_when_there_is_room(
    erased: Path, room: int
) -> None:
    before = facts_of(erased)
    done = subprocess.run(
        [sys.executable, "-c", NO_ROOM, str(erased), str(room)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.stdout.startswith("Diets and access needs were erased, but the file still holds")
    assert facts_of(erased) == before
    with Store.open(erased) as store:
        store.check()
        assert half_done(store)
        clear_file(store)
        assert not half_done(store)
        assert not in_file(erased, DIET)
        assert len(theme_names(store)) == 5
        store.undo()  # the step before still stands and can be taken back
        assert len(theme_names(store)) == 4


@pytest.mark.parametrize("turns", [0, 300_000, 3_000_000])
def test_a_kill_while_the_file_is_written_anew(erased: Path, turns: int) -> None:
    before = facts_of(erased)
    command = [sys.executable, "-c", CLEARING, str(erased)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        for _ in range(turns):  # a while, without a clock
            pass
        process.kill()
    with Store.open(erased) as store:
        store.check()
        clear_file(store)
        assert not half_done(store)
        assert not in_file(erased, DIET)
    assert facts_of(erased) == before


def test_a_file_that_holds_no_trace_is_not_written_anew(tmp_path: Path) -> None:
    with Store.create(tmp_path / "leden.network") as store:
        add_theme(store, "Wonen")
        before = (tmp_path / "leden.network").stat().st_mtime_ns
        clear_file(store)
        assert (tmp_path / "leden.network").stat().st_mtime_ns == before
