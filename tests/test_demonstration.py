"""The demonstration: a network a stranger believes, every paper, a picture of every screen."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from coordinator_app import demonstration, screens
from coordinator_app.documents.previews import page_count, page_text
from coordinator_app.models import Nomination, Person
from coordinator_app.operations import demo, networks
from coordinator_app.operations.today import look_at_today
from coordinator_app.rules.nominations import NominationStage
from coordinator_app.store.store import Store
from coordinator_app.views.pages import PAGES
from tests.heard_paper import refuse_findings

ROOT = Path(__file__).parents[1]
TODAY = dt.date(2027, 3, 1)


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.network"
    demo.make_network(path, today=TODAY)
    return path


def test_the_network_holds_what_was_promised(network: Path) -> None:
    counts = networks.info(network).counts
    assert (counts["memberships"], counts["meetings"], counts["nominations"]) == (40, 5, 9)
    with Store.look(network) as store, store.reading() as connection:
        stages = set(connection.execute(select(Nomination.stage)).scalars())
    assert stages == set(NominationStage)


def test_there_is_always_something_to_do_and_a_meeting_to_come(network: Path) -> None:
    with Store.look(network) as store:
        seen = look_at_today(store, TODAY)
    assert seen.next_meeting is not None
    assert seen.next_meeting.starts_at.date() > TODAY
    assert seen.next_meeting.counters.yes > 20
    assert len(seen.items) >= 3


@pytest.mark.parametrize("today", [dt.date(2026, 12, 31), dt.date(2028, 2, 29)])
def test_it_can_be_made_on_any_day(tmp_path: Path, today: dt.date) -> None:
    demo.make_network(tmp_path / "demo.network", today=today)


def written(folder: Path) -> Counter[str]:
    """How many e-mail drafts and Word files there are."""
    papers = (folder / demonstration.PAPERS).rglob("*")
    return Counter(path.suffix for path in papers if path.suffix in {".eml", ".docx"})


def test_most_members_prefer_e_mail_and_some_large_print(network: Path) -> None:
    with Store.look(network) as store, store.reading() as connection:
        preferring = connection.execute(select(Person.id).where(Person.prefers_email)).all()
        large = connection.execute(select(Person.id).where(Person.large_print)).all()
    assert (len(preferring), len(large)) == (32, 2)


def test_one_command_gives_the_network_the_papers_and_the_pictures(
    qtbot: QtBot, tmp_path: Path
) -> None:
    made = demonstration.make(tmp_path, today=TODAY)
    papers = list((tmp_path / demonstration.PAPERS).rglob("*.pdf"))
    pictures = list((tmp_path / demonstration.PICTURES).glob("*.png"))
    assert len(papers) == 74
    assert len(pictures) == made.pictures == len(PAGES) + len(screens.PARTS) + 4
    for paper in papers:
        refuse_findings(paper)
    (bound,) = [paper for paper in papers if paper.name == "uitnodigingen.pdf"]
    assert page_count(bound.read_bytes()) == 43  # two are in large print, on two pages
    assert "Geachte mevrouw Van der Berg" in "".join(
        page_text(bound.read_bytes(), page) for page in range(43)
    )
    assert written(tmp_path) == {".eml": 3, ".docx": 2}
    _by_command(tmp_path)  # once more in the same folder
    assert written(tmp_path) == {".eml": 3, ".docx": 2}


def _by_command(folder: Path) -> None:
    """The command in a process of its own, which ends without a complaint of Qt's."""
    command = [sys.executable, "main.py", "demo", str(folder)]
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(
        command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
