"""Every paper and every file that the demonstration hands on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from coordinator_app.operations import exports, meeting_papers, paper_files
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
    written += _consent_requests(store, folder, today)
    written += _meeting_papers(store, folder, meeting_id, today)
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


def _consent_requests(store: Store, folder: Path, today: dt.date) -> int:
    report = paper_files.letters_to_files(store, "consent_request", out=folder, today=today)
    return len(report.files)


def _meeting_papers(store: Store, folder: Path, meeting_id: int, today: dt.date) -> int:
    for language in _LANGUAGES:
        write = paper_files.file_writer(folder / f"agenda {language}.pdf")
        meeting_papers.agenda_paper(store, meeting_id, language, today=today, write=write)
    for large in (False, True):
        name = "presentielijst groot.pdf" if large else "presentielijst.pdf"
        write = paper_files.file_writer(folder / name)
        meeting_papers.sign_in_paper(
            store, meeting_id, "nl", today=today, large_print=large, write=write
        )
    return len(_LANGUAGES) + 2
