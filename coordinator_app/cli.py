"""The command line: the work of the window without a display. A thin skin over the operations.

Exit status: 0 done, 1 refused or found wrong (one sentence on stderr), 2 wrong usage.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from coordinator_app import texts
from coordinator_app.errors import UserError
from coordinator_app.texts import _

DONE, REFUSED, WRONG_USAGE = 0, 1, 2


def main() -> int:
    """Entry point of the installed program."""
    return run(sys.argv[1:])


def run(arguments: Sequence[str]) -> int:
    """Show the window, or run the command that ``arguments`` name; returns the exit status."""
    rest = list(arguments)
    language = _taken(rest, "--lang")
    if language is not None and language not in texts.LANGUAGES:
        print(_("Choose nl or en as the language."), file=sys.stderr)
        return WRONG_USAGE
    texts.use(language or texts.current())
    if not rest or rest[0].startswith("--network"):
        return _window(rest, language)
    return _command(rest)


def _taken(arguments: list[str], option: str) -> str | None:
    """Take ``option VALUE`` out of the arguments, wherever it stands before a command's own."""
    for place, argument in enumerate(arguments):
        if argument.startswith(f"{option}="):
            return arguments.pop(place).removeprefix(f"{option}=")
        if argument == option and place + 1 < len(arguments):
            return arguments.pop(place) and arguments.pop(place)
    return None


def _window(arguments: Sequence[str], language: str | None) -> int:
    parser = argparse.ArgumentParser(prog="main.py")
    parser.add_argument("--network", type=Path)
    asked = parser.parse_args(arguments)
    # SQLAlchemy, and what the first page reads by it, before PySide6, which looks through the
    # source of each module that is loaded after it: the start takes a fifth longer that way round.
    import coordinator_app.operations.today  # noqa: F401
    from coordinator_app import app

    if not app.has_display():
        print(
            _(
                "There is no display here to show the window on."
                " Try: python main.py demo DIR — the demonstration without a window."
            ),
            file=sys.stderr,
        )
        return REFUSED
    return app.run(asked.network, language)


def _command(arguments: list[str]) -> int:
    from coordinator_app.commands import app

    try:
        app(args=arguments, prog_name="main.py")
    except UserError as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else DONE
    return DONE
