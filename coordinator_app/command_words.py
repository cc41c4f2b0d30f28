"""What the command line says of an operation's result, in sentences or as data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coordinator_app.operations.import_review import ImportReport, row_sentence
from coordinator_app.operations.networks import NetworkInfo
from coordinator_app.operations.paper_files import LettersReport
from coordinator_app.texts import Text, plural, text


def network_data(found: NetworkInfo) -> dict[str, Any]:
    """What is in a network, as a program reads it."""
    at = found.last_backup_at
    return {
        "path": str(found.path),
        "size_bytes": found.size_bytes,
        "schema_version": found.schema_version,
        "integrity": "ok" if found.sound else "damaged",
        "counts": found.counts,
        "last_backup": {"at": at.isoformat(), "path": found.last_backup_path} if at else None,
    }


def about_network(found: NetworkInfo) -> list[Text]:
    """The same in sentences."""
    at = found.last_backup_at
    backup = (
        text("Last proved backup: {at}, {path}", at=at.date(), path=found.last_backup_path)
        if at
        else text("No proved backup yet.")
    )
    sound = (
        text("The file is sound.")
        if found.sound
        else text("The file is damaged: restore the latest backup.")
    )
    return [
        text("{path}, schema version {version}", path=found.path, version=found.schema_version),
        *(_counted(noun, number) for noun, number in found.counts.items()),
        sound,
        backup,
    ]


_NOUNS = {
    "people": text("people"),
    "memberships": text("memberships"),
    "organisations": text("organisations"),
    "nominations": text("nominations"),
    "meetings": text("meetings"),
    "participations": text("participations"),
    "contact_moments": text("contact moments"),
    "follow_ups": text("follow-ups"),
    "letters": text("letters kept"),
    "themes": text("themes"),
}


def _counted(noun: str, number: int) -> Text:
    return text("{number} {noun}", number=f"{number:>7}", noun=_NOUNS[noun])


def about_import(report: ImportReport, *, dry_run: bool, doubt: str) -> Iterator[Text]:
    """What an import did or would do, and the rows that need a look."""
    yield plural("One new", "{n} new", report.new)
    yield plural("One changed", "{n} changed", report.changed)
    yield plural("One already there", "{n} already there", report.same)
    if report.skipped:
        yield plural("One left out", "{n} left out", report.skipped)
    for row in (*report.errors, *report.doubtful):
        for detail in row.details:
            yield row_sentence(row, detail)
    for header in report.left_aside:
        yield text("The column “{header}” is not known and was left aside.", header=header)
    yield _ending(report, dry_run=dry_run, doubt=doubt)


def _ending(report: ImportReport, *, dry_run: bool, doubt: str) -> Text:
    if report.errors:
        return text("Nothing was written. Mend the rows above in the list and try again.")
    if report.doubtful and doubt == "stop":
        return text(
            "Nothing was written: rows above may be there already."
            " Choose with --doubt new or --doubt skip, or decide row by row in the window."
        )
    if dry_run:
        return text("Nothing was written: this was a trial.")
    if report.outcome is None:
        return text("Everything was there already; nothing was changed.")
    return text("Written, as one step that can be undone.")


def about_letters(report: LettersReport, out: Path, *, dry_run: bool) -> Iterator[Text]:
    """How many letters and pages went where, or what is still missing."""
    for gap in report.gaps:
        yield text("{name}: {what}", name=gap.name, what=gap.text)
    for one in report.notices:
        yield text("Worth a look: {name}: {what}", name=one.name, what=one.text)
    if report.split.by_email:
        letters = report.split.words
    else:
        letters = plural("One letter", "{n} letters", report.letters)
    pages = plural("one page", "{n} pages", report.pages)
    if report.gaps:
        yield text("Nothing was printed. Fill in what is missing first.")
    elif dry_run:
        yield text("{letters}, {pages}; nothing was written: this was a trial.",
                   letters=letters, pages=pages)  # fmt: skip
    else:
        yield text("{letters}, {pages}: {path}", letters=letters, pages=pages, path=out)
