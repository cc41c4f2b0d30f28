"""Each gets a letter as they prefer, on paper or by e-mail; what is asked for is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from coordinator_app.commands import app
from coordinator_app.errors import UserError
from coordinator_app.operations.letter_forms import LetterForm, Split, plan_of
from coordinator_app.operations.paper_files import LettersReport, letters_to_files
from coordinator_app.operations.people import edit_person
from coordinator_app.operations.reach import set_emails
from coordinator_app.rules.letters import LetterWay
from coordinator_app.store.queries.letters import letters_of_meeting
from coordinator_app.store.store import Store
from tests.builders import TODAY
from tests.paper_facts import house_style, invitee, ready_meeting

PDF, DRAFT, WORD = LetterForm
PAPER, EMAIL = LetterWay


@pytest.fixture
def meeting(store: Store) -> int:
    """Three on paper, of whom one in large print; two by e-mail."""
    house_style(store)
    meeting_id = ready_meeting(store)
    for name in ("Aerts", "Bos"):
        invitee(store, meeting_id, name)
    invitee(store, meeting_id, "Groot", large_print=True)
    for name in ("Smit", "Tak"):
        person = invitee(store, meeting_id, name)
        set_emails(store, person, [f"{name.lower()}@voorbeeld.nl"])
        edit_person(store, person, "prefers_email", True)
    return meeting_id


def write(store: Store, meeting_id: int, out: Path, **wanted: Any) -> LettersReport:
    return letters_to_files(
        store, "invitation", meeting_id=meeting_id, out=out, today=TODAY, **wanted
    )


def endings(folder: Path) -> list[str]:
    return sorted(path.suffix for path in folder.iterdir()) if folder.exists() else []


def ways(store: Store, meeting_id: int) -> list[LetterWay]:
    with store.reading() as connection:
        return sorted(one.way for one in letters_of_meeting(connection, meeting_id))


@pytest.mark.parametrize(
    ("form", "way", "all_go", "forms"),
    [
        ("", "", PAPER, [(PDF, None)]),
        ("", "preference", None, [(PDF, PAPER), (DRAFT, EMAIL)]),
        ("", "paper", PAPER, [(PDF, None)]),
        ("", "email", EMAIL, [(DRAFT, EMAIL)]),
        ("pdf", "", PAPER, [(PDF, None)]),
        ("pdf", "preference", None, [(PDF, PAPER)]),
        ("pdf", "email", EMAIL, [(PDF, None)]),
        ("eml", "", None, [(DRAFT, EMAIL)]),
        ("eml", "preference", None, [(DRAFT, EMAIL)]),
        ("eml", "email", EMAIL, [(DRAFT, EMAIL)]),
        ("docx", "", None, [(WORD, None)]),
        ("docx", "paper", PAPER, [(WORD, None)]),
    ],
)
def test_what_is_asked_for(
    form: str,
    way: str,
    all_go: LetterWay | None,
    forms: list[tuple[LetterForm, LetterWay | None]],
) -> None:
    plan = plan_of(form, way)
    assert (plan.way, list(plan.forms)) == (all_go, forms)


def test_a_draft_on_paper_is_refused() -> None:
    with pytest.raises(UserError) as refusal:
        plan_of("eml", "paper")
    assert refusal.value.field == "way"


def test_by_preference_each_has_their_own(store: Store, meeting: int, tmp_path: Path) -> None:
    report = write(store, meeting, tmp_path / "uit", way="preference")
    assert endings(tmp_path / "uit") == [".eml", ".eml", ".pdf", ".pdf", ".pdf"]
    assert (report.letters, report.split) == (5, Split(2, 3, 1))
    assert report.pages == 4  # of the paper; one in large print takes two
    assert len(report.files) == 5
    assert ways(store, meeting) == [EMAIL, EMAIL, PAPER, PAPER, PAPER]


def test_without_a_wish_everything_is_on_paper(store: Store, meeting: int, tmp_path: Path) -> None:
    assert len(write(store, meeting, tmp_path / "uit").files) == 5
    assert endings(tmp_path / "uit") == [".pdf"] * 5
    assert ways(store, meeting) == [PAPER] * 5


def test_word_files_for_all(store: Store, meeting: int, tmp_path: Path) -> None:
    assert len(write(store, meeting, tmp_path / "uit", form="docx").files) == 5
    assert endings(tmp_path / "uit") == [".docx"] * 5
    assert ways(store, meeting) == []


def test_only_a_pdf_goes_into_one_file(store: Store, meeting: int, tmp_path: Path) -> None:
    for wanted in ({"form": "eml"}, {"form": "docx"}, {"way": "preference"}):
        with pytest.raises(UserError) as refusal:
            write(store, meeting, tmp_path / "brieven.pdf", **wanted)
        assert "brieven.pdf" in refusal.value.text.say("en")
    assert ways(store, meeting) == []


def test_all_by_e_mail_names_who_has_no_address(store: Store, meeting: int, tmp_path: Path) -> None:
    report = write(store, meeting, tmp_path / "uit", way="email")
    assert {gap.field for gap in report.gaps} == {"email"}
    assert len(report.gaps) == 3
    assert endings(tmp_path / "uit") == []


def test_the_command_line_says_who_gets_what(store: Store, meeting: int, tmp_path: Path) -> None:
    path = str(store.path)
    store.close()
    run = CliRunner()
    about = [
        "letters",
        path,
        "cover_note",
        "--meeting",
        str(meeting),
        "--out",
        str(tmp_path / "uit"),
    ]
    dry = run.invoke(app, [*about, "--way", "preference", "--dry-run"])
    assert dry.exit_code == 0, dry.output
    assert any(line.startswith("2 ") for line in dry.output.splitlines())
    assert not (tmp_path / "uit").exists()
    done = run.invoke(app, [*about, "--way", "preference"])
    assert done.exit_code == 0, done.output
    assert endings(tmp_path / "uit") == [".eml", ".eml", ".pdf", ".pdf", ".pdf"]
    drafts = run.invoke(app, [*about, "--as", "eml"])
    assert drafts.exit_code == 0, drafts.output
    assert endings(tmp_path / "uit").count(".eml") == 4
    wrong = run.invoke(app, [*about, "--as", "rtf"])
    assert wrong.exit_code == 2


@pytest.mark.parametrize(
    ("split", "said"),
    [
        (Split(31, 9, 2), "31 by e-mail, 9 on paper of which 2 in large print"),
        (Split(31, 9, 0), "31 by e-mail, 9 on paper"),
        (Split(1, 0, 0), "1 letter by e-mail"),
        (Split(0, 9, 2), "9 letters (2 in large print)"),
        (Split(0, 1, 0), "1 letter"),
    ],
)
def test_how_many_go_which_way_in_words(split: Split, said: str) -> None:
    assert split.words.say("en") == said
