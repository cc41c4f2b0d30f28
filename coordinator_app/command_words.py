"""What the command line says of an operation's result, in sentences or as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from coordinator_app.operations.import_review import ImportReport, row_sentence
from coordinator_app.operations.labels import Addressed
from coordinator_app.operations.networks import NetworkInfo
from coordinator_app.operations.paper_files import LettersReport
from coordinator_app.rules.label_sheets import LabelFormat
from coordinator_app.rules.preflight import Gap
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
    for what, names in _by_sentence(report.notices):
        yield text("Worth a look: {name}: {what}", name="; ".join(names), what=what)
    if report.gaps:
        yield text("Nothing was printed. Fill in what is missing first.")
    elif dry_run:
        yield text("{letters}; nothing was written: this was a trial.", letters=_letters_in(report))
    else:
        yield text("{letters}: {path}", letters=_letters_in(report), path=out)


def about_addresses(made: Addressed, out: Path) -> Iterator[Text]:
    """How many addresses went where, or what is still missing."""
    for gap in made.gaps:
        yield text("{name}: {what}", name=gap.name, what=gap.text)
    if made.gaps:
        yield text("Nothing was printed. Fill in what is missing first.")
        return
    pages = plural("one page", "{n} pages", made.pages)
    yield plural(
        "One address, {pages}: {path}", "{n} addresses, {pages}: {path}", made.number, pages=pages,
        path=out,
    )  # fmt: skip
    if isinstance(made.on, LabelFormat):
        yield text("The next time it begins at label {n}.", n=made.following)


def _by_sentence(notices: Iterable[Gap]) -> Iterator[tuple[Text, list[str]]]:
    """What is said of several people is said once, with their names."""
    found: dict[str, tuple[Text, list[str]]] = {}
    for one in notices:
        found.setdefault(one.text.say(), (one.text, []))[1].append(str(one.name))
    yield from found.values()


def _letters_in(report: LettersReport) -> Text:
    """``"2 by e-mail, 3 on paper, 4 pages"``; the pages are those of the paper."""
    if not report.split.on_paper:
        return report.split.words
    pages = plural("one page", "{n} pages", report.pages)
    letters = plural("One letter", "{n} letters", report.letters)
    if report.split.by_email:
        letters = report.split.words
    return text("{letters}, {pages}", letters=letters, pages=pages)
