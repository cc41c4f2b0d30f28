"""Papers as files, as the command line asks for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from coordinator_app.commands import app
from coordinator_app.documents.previews import page_count
from coordinator_app.errors import UserError
from coordinator_app.operations.memberships import add_membership
from coordinator_app.operations.paper_files import (
    agenda_to_file,
    fresh_writer,
    letters_to_files,
    meeting_of,
    print_again,
    write_papers,
)
from coordinator_app.operations.people import edit_person
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.store.queries.letters import letters_of_meeting
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person
from tests.paper_facts import house_style, invitee, ready_meeting


@pytest.fixture
def meeting(store: Store) -> int:
    house_style(store)
    return ready_meeting(store)


def kept(store: Store, meeting_id: int) -> int:
    with store.reading() as connection:
        return len(letters_of_meeting(connection, meeting_id))


def test_a_file_for_each_with_names_that_differ(store: Store, meeting: int, tmp_path: Path) -> None:
    for name in ("Aerts", "Berg", "BERG", "O'Brien / Ó"):
        invitee(store, meeting, name)
    out = tmp_path / "new" / "folder"
    report = letters_to_files(store, "invitation", meeting_id=meeting, out=out, today=TODAY)
    assert (report.letters, report.pages, report.gaps) == (4, 4, ())
    assert sorted(path.name for path in out.iterdir()) == sorted(one.name for one in report.files)
    assert "2027-04-15 Uitnodiging – Aerts, Janny.pdf" in {path.name for path in report.files}
    assert len({path.name.casefold() for path in report.files}) == 4
    assert kept(store, meeting) == 4


def test_one_file_for_all(store: Store, meeting: int, tmp_path: Path) -> None:
    for name in ("Aerts", "Berg"):
        invitee(store, meeting, name)
    out = tmp_path / "brieven.pdf"
    report = letters_to_files(store, "invitation", meeting_id=meeting, out=out, today=TODAY)
    assert report.files == (out,)
    assert page_count(out.read_bytes()) == 2


def test_with_gaps_nothing_is_written(store: Store, meeting: int, tmp_path: Path) -> None:
    person = invitee(store, meeting, city="")
    invitee(store, meeting)
    report = letters_to_files(store, "invitation", meeting_id=meeting, out=tmp_path, today=TODAY)
    (gap,) = report.gaps
    assert (gap.record_id, gap.field) == (person, "city")
    assert not list(tmp_path.glob("*.pdf"))
    assert kept(store, meeting) == 0
    edit_person(store, person, "city", "Utrecht")
    dry = letters_to_files(
        store, "invitation", meeting_id=meeting, out=tmp_path, today=TODAY, dry_run=True
    )
    assert (dry.gaps, dry.files, dry.letters, dry.pages) == ((), (), 2, 2)
    assert kept(store, meeting) == 0


def test_a_letter_of_ones_own_to_members_or_to_people_found(
    store: Store, meeting: int, tmp_path: Path
) -> None:
    member = invitee(store, meeting, "Aerts")
    invitee(store, meeting, "Berg")
    add_membership(store, member, MemberCategory.EXPERT_BY_EXPERIENCE, TODAY, today=TODAY)
    own = tmp_path / "nieuws.md"
    own.write_text("---\nsubject: Nieuws\n---\n{{ salutation }},\n\nEr is nieuws.\n\nGroet,\n")

    def written(to: str) -> list[str]:
        report = letters_to_files(store, own, to=to, out=tmp_path / to, today=TODAY)
        return [path.name for path in report.files]

    assert written("members") == ["2027-03-20 Brief – Aerts, Janny.pdf"]
    assert written("berg") == ["2027-03-20 Brief – Berg, Janny.pdf"]
    with pytest.raises(UserError):
        written("niemand")
    with pytest.raises(UserError):
        written("")


def test_a_letter_of_ones_own_goes_to_the_participants_of_the_meeting_named(
    store: Store, meeting: int, tmp_path: Path
) -> None:
    for name in ("Aerts", "Berg"):
        invitee(store, meeting, name)
    add_person(store, "Elders", city="Assen")
    own, out = tmp_path / "own.md", tmp_path / "brieven"
    own.write_text("---\nsubject: Nieuws\n---\n{{ salutation }},\n\nEr is nieuws.\n\nGroet,\n")
    command = ["letters", str(store.path), str(own), "--meeting", str(meeting), "--out", str(out)]
    store.close()
    done = CliRunner().invoke(app, command, catch_exceptions=False)
    assert done.exit_code == 0
    names = [path.name.partition(" – ")[2] for path in sorted(out.iterdir())]
    assert names == ["Aerts, Janny.pdf", "Berg, Janny.pdf"]


def test_the_agenda_of_the_next_meeting(store: Store, meeting: int, tmp_path: Path) -> None:
    path = tmp_path / "agenda.pdf"
    made = agenda_to_file(store, "next", path, today=TODAY)
    assert path.read_bytes() == made.pdf
    assert meeting_of(store, str(meeting), TODAY) == meeting
    for wrong in ("volgende", ""):
        with pytest.raises(UserError):
            meeting_of(store, wrong, TODAY)
    with pytest.raises(UserError):
        agenda_to_file(store, "next", path, today=TODAY.replace(year=2028))


def test_a_folder_that_cannot_be_written_keeps_its_files(tmp_path: Path) -> None:
    (tmp_path / "b.pdf").mkdir()
    with pytest.raises(UserError):
        write_papers(tmp_path, [("a.pdf", b"a"), ("b.pdf", b"b")])
    assert [path.name for path in tmp_path.iterdir()] == ["b.pdf"]
    with pytest.raises(UserError):
        write_papers(tmp_path / "b.pdf" / "x.pdf" / "y.pdf", [("a", b"a")])


def test_a_paper_that_is_not_there(store: Store) -> None:
    with pytest.raises(UserError):
        print_again(store, 7)


def test_two_batches_in_one_folder_leave_each_others_files(tmp_path: Path) -> None:
    first, second = fresh_writer(tmp_path), fresh_writer(tmp_path)
    first((("Brief.docx", b"eerste"),))
    (path,) = second((("Brief.docx", b"tweede"),))
    assert (path.name, path.read_bytes()) == ("Brief (2).docx", b"tweede")
    assert (tmp_path / "Brief.docx").read_bytes() == b"eerste"
