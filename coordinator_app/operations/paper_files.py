"""Papers as files: in a folder or in one file, whole or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from coordinator_app.errors import UserError
from coordinator_app.exchange.filenames import FileNames, safe_name
from coordinator_app.exchange.saving import refusal, save_all, save_bytes
from coordinator_app.operations.batch import Batch
from coordinator_app.operations.letter_batches import batches
from coordinator_app.operations.letter_forms import (
    NOBODY,
    LetterForm,
    Plan,
    Split,
    plan_of,
    refuse_file_for,
    split_of,
    write_form,
)
from coordinator_app.operations.letter_templates import letter_texts
from coordinator_app.operations.meeting_papers import agenda_paper
from coordinator_app.operations.paper_names import paper_stem
from coordinator_app.operations.printing import Files, Printed, Step, Write
from coordinator_app.rules.cleaning import shortened
from coordinator_app.rules.letters import LetterWay
from coordinator_app.rules.preflight import Gap
from coordinator_app.store.queries.letters import letter_pdf_bytes, letter_record
from coordinator_app.store.queries.meetings import next_meeting
from coordinator_app.store.store import Store


@dataclass(frozen=True)
class LettersReport:
    """What was written, or what stands in the way: with ``gaps`` there are no files.

    ``notices`` are worth a look and stop nothing; ``pages`` are those on paper.
    """

    gaps: tuple[Gap, ...]
    files: tuple[Path, ...]
    letters: int
    pages: int
    split: Split = NOBODY
    notices: tuple[Gap, ...] = ()


def print_again(store: Store, letter_id: int) -> tuple[str, bytes]:
    """A file name, and the exact bytes that went out at the time."""
    with store.reading() as connection:
        record = letter_record(connection, letter_id)
        pdf = letter_pdf_bytes(connection, letter_id)
    if record is None or pdf is None:
        raise UserError("This paper is no longer there.")
    name = record.list_name or record.title
    return safe_name(paper_stem(record.about, record.kind, name), ".pdf"), pdf


def write_papers(out: Path, files: Sequence[tuple[str, bytes]]) -> tuple[Path, ...]:
    """Write (name, PDF) into the folder ``out``, made if need be, or one as ``out`` itself.

    Raises UserError; then nothing in the folder is changed.
    """
    if is_file_name(out):
        return file_writer(out)(tuple(files))
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refusal(out, error) from error
    return save_all(out, files)


def writer(out: Path) -> Write:
    """`write_papers` for this folder or file; no name is given twice in one folder."""
    names = FileNames()

    def write(files: Files) -> tuple[Path, ...]:
        named = tuple((names.give(name.removesuffix(".pdf"), ".pdf"), pdf) for name, pdf in files)
        return write_papers(out, named)

    return write


def fresh_writer(folder: Path) -> Write:
    """`writer` that leaves what lies in the folder alone: somebody may have edited it.

    A second ``Brief – Berg.docx`` is called ``Brief – Berg (2).docx``.
    """
    names = FileNames()

    def write(files: Files) -> tuple[Path, ...]:
        names.taken |= _names_in(folder)  # another batch may have come in between
        parts = ((Path(name).stem, Path(name).suffix, content) for name, content in files)
        return write_papers(
            folder, [(names.give(stem, ending), content) for stem, ending, content in parts]
        )

    return write


def _names_in(folder: Path) -> set[str]:
    try:
        return {path.name.casefold() for path in folder.iterdir()}
    except OSError:
        return set()  # not there yet; what else is wrong comes out when it is written


def file_writer(path: Path) -> Write:
    """Writes the one file of a batch as ``path``, whatever its ending."""

    def write(files: Files) -> tuple[Path, ...]:
        ((_name, pdf),) = files
        save_bytes(path, pdf)
        return (path,)

    return write


def is_file_name(out: Path) -> bool:
    """Whether papers go into one file (``letters.pdf``) rather than into a folder."""
    return out.suffix.lower() == ".pdf" and not out.is_dir()


def letters_to_files(
    store: Store,
    template: str | Path,
    *,
    out: Path,
    today: dt.date,
    meeting_id: int | None = None,
    to: str = "",
    dry_run: bool = False,
    form: str = "",
    way: str = "",
    step: Step | None = None,
) -> LettersReport:
    """Letters as files: ``letters_to_files(store, "invitation", meeting_id=3, out=folder, …)``.

    ``out`` is a folder (a file for each) or a name that ends in .pdf (one file); ``to`` as for
    `batches`; ``form`` and ``way`` as for `plan_of`: without them everything is a PDF for paper.
    With gaps, and with ``dry_run``, nothing is written and nothing is kept.
    """
    plan = plan_of(form, way)
    with store.reading() as connection:
        texts = letter_texts(connection, template)
    parts = plan.parts(batches(store, texts, meeting_id, to, today, way=plan.way))
    one_file = is_file_name(out)
    report = _foreseen(plan, parts)
    if one_file:
        _refuse_one_file(plan, parts, out)
    if report.gaps or dry_run:
        return report
    writes = {LetterForm.PDF: writer(out)}
    made = []
    for kind, batch in parts:
        if kind not in writes:
            writes[kind] = fresh_writer(out)
        write = writes[kind]
        made.append(write_form(store, batch, kind, one_file=one_file, step=step, write=write))
    paths = tuple(path for one in made for path in one.paths)
    return replace(report, files=paths)


def _foreseen(plan: Plan, parts: Sequence[tuple[LetterForm, Batch]]) -> LettersReport:
    """What would be written. Raises UserError when it is nothing."""
    if not parts:
        raise UserError(plan.nobody)
    found = [batch for _, batch in parts]
    letters = [one for batch in found for one in batch.letters]
    gaps = dict.fromkeys(gap for batch in found for gap in batch.gaps)
    pages = sum(batch.by_way(LetterWay.PAPER).pages for batch in found)
    notices = dict.fromkeys(gap for batch in found for gap in batch.notices)
    split = split_of(letters)
    return LettersReport(tuple(gaps), (), len(letters), pages, split, tuple(notices))


def _refuse_one_file(plan: Plan, parts: Sequence[object], out: Path) -> None:
    refuse_file_for(plan, out)
    if len(parts) > 1:
        raise UserError("These letters are each about somebody else. Name a folder for them.")


def agenda_to_file(
    store: Store, meeting: int | str, path: Path, *, today: dt.date, language: str = "nl"
) -> Printed:
    """The agenda of a meeting (its id, or "next") as the file ``path``; kept as well."""
    meeting_id = meeting_of(store, meeting, today)
    return agenda_paper(store, meeting_id, language, today=today, write=file_writer(path))


def meeting_of(store: Store, meeting: int | str, today: dt.date) -> int:
    """The id of a meeting: itself, or that of the "next" one. Raises UserError."""
    if str(meeting) != "next":
        try:
            return int(meeting)
        except ValueError:
            raise UserError(
                "“{meeting}” is no meeting: give its number, or next.",
                meeting=shortened(str(meeting)),
            ) from None
    with store.reading() as connection:
        found = next_meeting(connection, today)
    if found is None:
        raise UserError("There is no meeting to come.")
    return found.id
