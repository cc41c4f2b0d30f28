"""The commands of the command line, each a few lines over one operation."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Annotated, Any

import click
import typer

from coordinator_app.clock import today
from coordinator_app.operations import exports, imports, letters, networks
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, _, plural
from coordinator_app.texts import text as sentence

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


def commands() -> click.Command:
    """All commands as one."""
    return typer.main.get_command(app)


def _say(said: Text) -> None:
    typer.echo(said.say())


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(metavar="DIR")],
    day: Annotated[str, typer.Option("--day", hidden=True)] = "",
) -> None:
    """A demonstration network, every document, and pictures of every screen, into DIR."""
    from coordinator_app import demonstration

    made = demonstration.make(folder, today=dt.date.fromisoformat(day) if day else today())
    _say(sentence("The network: {path}", path=made.network))
    _say(plural("One paper in {folder}", "{n} papers in {folder}", made.papers,
                folder=folder / demonstration.PAPERS))  # fmt: skip
    _say(plural("One picture in {folder}", "{n} pictures of the screens in {folder}",
                made.pictures, folder=folder / demonstration.PICTURES))  # fmt: skip


@app.command()
def info(file: Network, as_json: Annotated[bool, typer.Option("--json")] = False) -> int:
    """What is in a network: counts, schema version, integrity, last proved backup."""
    found = networks.info(file)
    if as_json:
        typer.echo(json.dumps(_as_data(found), indent=2, ensure_ascii=False))
    else:
        for line in _as_lines(found):
            _say(line)
    return 0 if found.sound else FOUND_WRONG


def _as_data(found: networks.NetworkInfo) -> dict[str, Any]:
    at = found.last_backup_at
    return {
        "path": str(found.path),
        "size_bytes": found.size_bytes,
        "schema_version": found.schema_version,
        "integrity": "ok" if found.sound else "damaged",
        "counts": found.counts,
        "last_backup": {"at": at.isoformat(), "path": found.last_backup_path} if at else None,
    }


def _as_lines(found: networks.NetworkInfo) -> list[Text]:
    at = found.last_backup_at
    backup = (
        sentence("Last proved backup: {at}, {path}", at=at.date(), path=found.last_backup_path)
        if at
        else sentence("No proved backup yet.")
    )
    sound = (
        sentence("The file is sound.")
        if found.sound
        else sentence("The file is damaged: restore the latest backup.")
    )
    return [
        sentence("{path}, schema version {version}", path=found.path, version=found.schema_version),
        *(_counted(noun, number) for noun, number in found.counts.items()),
        sound,
        backup,
    ]


_NOUNS = {
    "people": sentence("people"),
    "memberships": sentence("memberships"),
    "organisations": sentence("organisations"),
    "nominations": sentence("nominations"),
    "meetings": sentence("meetings"),
    "participations": sentence("participations"),
    "contact_moments": sentence("contact moments"),
    "follow_ups": sentence("follow-ups"),
    "letters": sentence("letters kept"),
    "themes": sentence("themes"),
}


def _counted(noun: str, number: int) -> Text:
    return sentence("{number} {noun}", number=f"{number:>7}", noun=_NOUNS[noun])


@app.command("import")
def import_list(
    file: Network,
    source: Annotated[Path, typer.Argument(metavar="SOURCE")],
    kind: Annotated[
        str, typer.Option(click_type=click.Choice(["members", "partners"]))
    ] = "members",
    dry_run: DryRun = False,
    doubt: Annotated[str, typer.Option(click_type=click.Choice(["stop", "new", "skip"]))] = "stop",
) -> int:
    """Bring in a list; all of it or nothing. FILE is made if it does not exist."""
    new_file = not file.exists()
    with Store.create(file) if new_file else Store.open(file) as store:
        report = imports.review_and_import(
            store, source, kind, dry_run=dry_run, doubt=doubt, today=today()
        )
    for line in report.lines():
        _say(line)
    if new_file and not report.written:
        file.unlink()
    return 0 if report.written or (dry_run and report.importable) else FOUND_WRONG


@app.command()
def export(
    file: Network,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="members|partners|attendance|meetings",
            click_type=click.Choice(["members", "partners", "attendance", "meetings"]),
        ),
    ],
    out: Annotated[Path, typer.Argument(metavar="OUT.(xlsx|csv|vcf|ics|json)")],
) -> None:
    """Write a list for a colleague; the ending of OUT says in which form."""
    with Store.look(file) as store:
        rows = exports.export(store, kind, out, today=today())
    _say(plural("One row in {path}", "{n} rows in {path}", rows, path=out))


@app.command()
def agenda(
    file: Network,
    out: Annotated[Path, typer.Argument(metavar="OUT.pdf")],
    meeting: Annotated[str, typer.Option(metavar="next|ID")] = "next",
) -> None:
    """The agenda of a meeting as PDF."""
    with Store.open(file) as store:
        letters.agenda_to_file(store, meeting, out, today=today())
    _say(sentence("Written: {path}", path=out))


@app.command("letters")
def write_letters(
    file: Network,
    template: Annotated[str, typer.Argument(metavar="TEMPLATE")],
    out: Annotated[Path, typer.Option(metavar="DIR|OUT.pdf")],
    meeting: Annotated[str, typer.Option(metavar="next|ID")] = "",
    to: Annotated[str, typer.Option(metavar="WORDS", help=_("who, as typed in the list"))] = "",
    dry_run: DryRun = False,
) -> int:
    """Letters to the participants of a meeting, or to who is found; nothing with a hole."""
    with Store.open(file) as store:
        report = letters.letters_to_files(
            store, template, meeting=meeting, to=to, out=out, dry_run=dry_run, today=today()
        )
    for line in report.lines():
        _say(line)
    return FOUND_WRONG if report.gaps else 0


@app.command()
def backup(
    file: Network, folder: Annotated[Path | None, typer.Argument(metavar="DIR")] = None
) -> None:
    """Write a copy, open it again and compare it; it lands beside FILE without DIR."""
    with Store.open(file) as store:
        proof = networks.back_up(store, folder or file.resolve().parent)
    said = sentence("The backup was made, opened again and found equal: {path}", path=proof.path)
    _say(said)


@app.command()
def restore(source: Annotated[Path, typer.Argument(metavar="BACKUP")], file: Network) -> None:
    """Bring a backup back as the new file FILE."""
    networks.restore(source, file)
    _say(sentence("Restored and found equal: {path}", path=file))


@app.command()
def check(file: Network) -> None:
    """Read the whole file and say whether it is sound."""
    networks.check(file)
    _say(sentence("The file is sound."))
