"""Every paper and every file that the demonstration hands on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from coordinator_app.exchange.saving import save_bytes
from coordinator_app.operations import diet_sheets, exports, meeting_papers, paper_files
from coordinator_app.operations.door_pack import DoorWishes, door_pack, print_door_pack
from coordinator_app.operations.label_files import addresses_to_file
from coordinator_app.operations.letter_forms import LetterForm
from coordinator_app.operations.minutes_paper import minutes_copy, minutes_paper
from coordinator_app.operations.proofs import window_proof
from coordinator_app.operations.table_groups import divide_over_tables
from coordinator_app.rules.label_sheets import LabelFormat
from coordinator_app.rules.letters import OF_A_MEETING, OF_A_NOMINATION, LetterKind
from coordinator_app.rules.meetings import MeetingStatus
from coordinator_app.store.queries.door import door_rows
from coordinator_app.store.queries.meetings import MEETINGS
from coordinator_app.store.store import Store

_LANGUAGES = ("nl", "en")
_LISTS = (
    ("members", "leden.xlsx"),
    ("members", "leden.csv"),
    ("members", "leden.vcf"),
    ("partners", "partners.xlsx"),
    ("partners", "partners.vcf"),
    ("attendance", "aanwezigheid.xlsx"),
    ("calendar", "bijeenkomsten.ics"),
)


def write_all(store: Store, folder: Path, *, today: dt.date) -> int:
    """Write the papers and lists into ``folder``; returns how many files."""
    meeting_id = paper_files.meeting_of(store, "next", today)
    written = _invitations(store, folder, meeting_id, today)
    written += _letters(store, folder, meeting_id, today)
    written += _drafts_and_copies(store, folder, meeting_id, today)
    written += _meeting_papers(store, folder, meeting_id, today)
    written += _door(store, folder, meeting_id, today)
    written += _afterwards(store, folder, today)
    written += _addresses(store, folder, meeting_id, today)
    for kind, name in _LISTS:
        exports.export(store, kind, folder / name, today=today)
    return written + len(_LISTS)


def _invitations(store: Store, folder: Path, meeting_id: int, today: dt.date) -> int:
    single = folder / "uitnodigingen"
    for out in (single, folder / "uitnodigingen.pdf"):
        report = paper_files.letters_to_files(
            store, "invitation", out=out, today=today, meeting_id=meeting_id
        )
        if report.gaps:
            raise ValueError(report.gaps)
    return report.letters + 1


def _letters(store: Store, folder: Path, meeting_id: int, today: dt.date) -> int:
    """Each letter to whom it concerns: in a folder of its kind, or bound when there are many."""
    written = 0
    of_a_meeting = (kind for kind in OF_A_MEETING[1:] if kind is not LetterKind.CANCELLATION)
    for kind in (*OF_A_NOMINATION, *of_a_meeting, LetterKind.PARTNER_LETTER):
        if kind in {LetterKind.THANK_YOU, LetterKind.CERTIFICATE}:
            # Who walked in left no address; the members did.
            about: dict[str, Any] = {"meeting_id": _recorded(store), "to": "members"}
        else:
            about = {"meeting_id": meeting_id}
        written += _letter(store, kind, folder, today, **about)
    return written + _letter(store, LetterKind.COVER_NOTE, folder, today, to="Annemarie")


def _letter(store: Store, kind: LetterKind, folder: Path, today: dt.date, **about: Any) -> int:
    bound = "" if kind in OF_A_NOMINATION else ".pdf"
    out = folder / (kind.word.say("nl").lower() + bound)
    report = paper_files.letters_to_files(store, kind, out=out, today=today, **about)
    if report.gaps:
        raise ValueError(report.gaps)
    return len(report.files)


def _drafts_and_copies(store: Store, folder: Path, meeting_id: int, today: dt.date) -> int:
    """Reminders as e-mail drafts, and a letter to edit in Word."""
    written = 0
    for kind, form, about in (
        (LetterKind.REMINDER, LetterForm.DRAFT, {"meeting_id": meeting_id}),
        (LetterKind.COVER_NOTE, LetterForm.WORD, {"to": "Annemarie"}),
    ):
        out = folder / form.word.say("nl").lower()
        for earlier in out.glob(f"*.{form}"):
            earlier.unlink()
        report = paper_files.letters_to_files(
            store, kind, out=out, today=today, form=form.value, **about
        )
        if report.gaps:
            raise ValueError(report.gaps)
        written += len(report.files)
    return written


def _door(store: Store, folder: Path, meeting_id: int, today: dt.date) -> int:
    """What lies and hangs at the door, in both languages; everybody sits at a table."""
    with store.reading() as connection:
        seated = any(one.table_group for one in door_rows(connection, meeting_id))
    if not seated:
        divide_over_tables(store, meeting_id)
    for language in _LANGUAGES:
        pack = door_pack(store, meeting_id, language, DoorWishes())
        write = paper_files.file_writer(folder / f"voor de deur {language}.pdf")
        print_door_pack(store, pack, today=today, write=write)
    return len(_LANGUAGES)


def _addresses(store: Store, folder: Path, meeting_id: int, today: dt.date) -> int:
    """Labels for everybody of a meeting, and the page to hold in a window envelope."""
    made = addresses_to_file(
        store, folder / "etiketten.pdf", today=today, language="nl", to="reply:everybody",
        meeting_id=meeting_id, on=LabelFormat.L21.value,
    )  # fmt: skip
    if made.gaps:
        raise ValueError(made.gaps)
    save_bytes(folder / "proefblad vensterenvelop.pdf", window_proof(store, "nl"))
    return 2


def _recorded(store: Store) -> int:
    """The last meeting of which the attendance was recorded."""
    with store.reading() as connection:
        return max(
            MEETINGS.ids(connection, "starts_at", filters={"status": MeetingStatus.HELD.value})
        )


def _meeting_papers(store: Store, folder: Path, meeting_id: int, today: dt.date) -> int:
    for language in _LANGUAGES:
        write = paper_files.file_writer(folder / f"agenda {language}.pdf")
        meeting_papers.agenda_paper(store, meeting_id, language, today=today, write=write)
        name = "draaiboek" if language == "nl" else "run sheet"
        write = paper_files.file_writer(folder / f"{name}.pdf")
        meeting_papers.run_sheet_paper(store, meeting_id, language, today=today, write=write)
        write = paper_files.file_writer(folder / f"dieetblad {language}.pdf")
        diet_sheets.diet_paper(store, meeting_id, language, today=today, write=write)
    for large in (False, True):
        name = "presentielijst groot.pdf" if large else "presentielijst.pdf"
        write = paper_files.file_writer(folder / name)
        meeting_papers.sign_in_paper(
            store, meeting_id, "nl", today=today, large_print=large, write=write
        )
    return 3 * len(_LANGUAGES) + 2


def _afterwards(store: Store, folder: Path, today: dt.date) -> int:
    """The minutes of the last meeting that was held, as PDF and for Word; overviews of the year."""
    meeting_id = _recorded(store)
    for language in _LANGUAGES:
        write = paper_files.file_writer(folder / f"verslag {language}.pdf")
        minutes_paper(store, meeting_id, language, today=today, write=write)
    write = paper_files.file_writer(folder / "verslag.docx")
    minutes_copy(store, meeting_id, "nl", write=write)
    return len(_LANGUAGES) + 1 + _letter(store, LetterKind.YEAR_OVERVIEW, folder, today)
