"""The commands of the command line, each a few lines over one operation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Literal

import typer

from coordinator_app.clock import today
from coordinator_app.command_words import (
    about_addresses,
    about_import,
    about_letters,
    about_network,
    network_data,
)
from coordinator_app.operations import exports, imports, label_files, networks, paper_files
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, current, plural, text

Network = Annotated[Path, typer.Argument(metavar="FILE")]
DryRun = Annotated[bool, typer.Option("--dry-run")]
FOUND_WRONG = 1

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="The work of the window without a display. Without a command: the window."
    " --lang nl|en chooses the language.",
)


def _exit(*, found_wrong: bool) -> None:
    if found_wrong:
        raise typer.Exit(FOUND_WRONG)


def _say(said: Text) -> None:
    typer.echo(said.say())


@app.command()
def demo(folder: Annotated[Path, typer.Argument(metavar="DIR")]) -> None:
    """A demonstration network, every document, and pictures of every screen, into DIR."""
    from coordinator_app import demonstration

    made = demonstration.make(folder, today=today())
    _say(text("The network: {path}", path=made.network))
    _say(plural("One paper in {folder}", "{n} papers in {folder}", made.papers,
                folder=folder / demonstration.PAPERS))  # fmt: skip
    _say(plural("One picture in {folder}", "{n} pictures of the screens in {folder}",
                made.pictures, folder=folder / demonstration.PICTURES))  # fmt: skip


@app.command()
def info(file: Network, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """What is in a network: counts, schema version, integrity, last proved backup."""
    found = networks.info(file)
    if as_json:
        typer.echo(json.dumps(network_data(found), indent=2, ensure_ascii=False))
    else:
        for line in about_network(found):
            _say(line)
    _exit(found_wrong=not found.sound)


@app.command("import")
def import_list(
    file: Network,
    source: Annotated[Path, typer.Argument(metavar="SOURCE")],
    kind: Literal["members", "partners"] = "members",
    dry_run: DryRun = False,
    doubt: Literal["stop", "new", "skip"] = "stop",
) -> None:
    """Bring in a list; all of it or nothing. FILE is made if it does not exist."""
    made_now = not file.exists()
    try:
        with Store.create(file) if made_now else Store.open(file) as store:
            report = imports.review_and_import(
                store, source, kind, dry_run=dry_run, doubt=doubt, today=today()
            )
    finally:
        if made_now and _is_still_empty(file):
            file.unlink()
    for line in about_import(report, dry_run=dry_run, doubt=doubt):
        _say(line)
    _exit(found_wrong=bool(report.errors or (report.doubtful and doubt == "stop")))


def _is_still_empty(file: Path) -> bool:
    """Whether a network that was made for a list got nothing out of it."""
    return file.exists() and not any(networks.info(file).counts.values())


@app.command()
def export(
    file: Network,
    kind: Annotated[
        Literal["members", "partners", "attendance", "report", "calendar"],
        typer.Argument(metavar="members|partners|attendance|report|calendar"),
    ],
    out: Annotated[Path, typer.Argument(metavar="OUT.(xlsx|csv|pdf|vcf|ics|json)")],
    meeting: Annotated[str, typer.Option(metavar="next|ID")] = "",
) -> None:
    """Write a list for a colleague; the ending of OUT says in which form.

    With --meeting the calendar holds that meeting alone.
    """
    with Store.look(file) as store:
        if kind == "calendar" and meeting:
            meeting_id = paper_files.meeting_of(store, meeting, today())
            rows = exports.export_calendar(store, out, meeting_id)
        else:
            rows = exports.export(store, kind, out, language=current(), today=today())
    written = exports.target(exports.ExportKind(kind), out)
    _say(plural("One row in {path}", "{n} rows in {path}", rows, path=written))


@app.command()
def agenda(
    file: Network,
    out: Annotated[Path, typer.Argument(metavar="OUT.pdf")],
    meeting: Annotated[str, typer.Option(metavar="next|ID")] = "next",
) -> None:
    """The agenda of a meeting as PDF."""
    with Store.open(file) as store:
        paper_files.agenda_to_file(store, meeting, out, today=today(), language=current())
    _say(text("Written: {path}", path=out))


@app.command("letters")
def write_letters(
    file: Network,
    template: Annotated[str, typer.Argument(metavar="TEMPLATE")],
    out: Annotated[Path, typer.Option(metavar="DIR|OUT.pdf")],
    meeting: Annotated[str, typer.Option(metavar="next|ID")] = "",
    to: Annotated[
        str, typer.Option(metavar="members|partners|awaited|saved:NAME|reply:yes|WORDS")
    ] = "",
    form: Annotated[Literal["pdf", "eml", "docx"] | None, typer.Option("--as")] = None,
    way: Annotated[Literal["preference", "paper", "email"] | None, typer.Option()] = None,
    dry_run: DryRun = False,
) -> None:
    """Letters about a meeting or nominations, or to who is found; nothing with a hole.

    Without --as and --way everything is a PDF for paper. --way preference gives each person what
    they prefer: a PDF, or an e-mail draft (.eml). --as docx writes copies to edit.
    --to saved:NAME takes whom a saved search of people finds today; --to reply:yes (maybe, no,
    none, new, everybody) the participants of the meeting who answered so.
    """
    with Store.open(file) as store:
        report = paper_files.letters_to_files(
            store,
            template,
            out=out,
            today=today(),
            meeting_id=paper_files.meeting_of(store, meeting, today()) if meeting else None,
            to=to,
            dry_run=dry_run,
            form=form or "",
            way=way or "",
        )
    for line in about_letters(report, out, dry_run=dry_run):
        _say(line)
    _exit(found_wrong=bool(report.gaps))


@app.command()
def labels(
    file: Network,
    out: Annotated[Path, typer.Argument(metavar="OUT.pdf")],
    to: Annotated[str, typer.Option(metavar="members|partners|saved:NAME|reply:yes|WORDS")] = "",
    meeting: Annotated[str, typer.Option(metavar="next|ID")] = "",
    on: Annotated[str, typer.Option("--format", metavar="63.5x38.1|70x37|dl|c5_6|c5|…")] = "",
    start: Annotated[int | None, typer.Option(metavar="N")] = None,
) -> None:
    """Labels, or envelopes without a window, for who is found; nothing with a hole.

    With --meeting alone they are for who gets its letters on paper. Without --format and --start
    they go on where the half-used sheet was left.
    """
    with Store.open(file) as store:
        made = label_files.addresses_to_file(
            store,
            out,
            today=today(),
            language=current(),
            to=to,
            meeting_id=paper_files.meeting_of(store, meeting, today()) if meeting else None,
            on=on,
            start=start,
        )
    for line in about_addresses(made, out):
        _say(line)
    _exit(found_wrong=bool(made.gaps))


@app.command()
def backup(
    file: Network, folder: Annotated[Path | None, typer.Argument(metavar="DIR")] = None
) -> None:
    """Write a copy, open it again and compare it; it lands beside FILE without DIR."""
    with Store.open(file) as store:
        proof = networks.back_up(store, folder or file.resolve().parent)
    said = text("The backup was made, opened again and found equal: {path}", path=proof.path)
    _say(said)


@app.command()
def restore(source: Annotated[Path, typer.Argument(metavar="BACKUP")], file: Network) -> None:
    """Bring a backup back as the new file FILE."""
    networks.restore(source, file)
    _say(text("Restored and found equal: {path}", path=file))


@app.command()
def check(file: Network) -> None:
    """Read the whole file and say whether it is sound."""
    networks.check(file)
    _say(text("The file is sound."))
