"""A paper as it would be printed now. No widgets here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from coordinator_app.rules.preflight import Gap
from coordinator_app.texts import Text
from coordinator_app.views.letters.paper_output import FolderJob, Job


@dataclass(frozen=True)
class Ready:
    """A paper that is laid out: in words, with its gaps, and how it is made.

    ``proof`` gives the PDF to look at; ``each`` makes a file for each person (letters only).
    ``notices`` are worth a look and stop nothing. ``on_paper``: whether there is something to
    print; ``drafts`` are for who gets it by e-mail, ``copies`` are to be edited.
    """

    words: Text
    proof: Callable[[], bytes]
    job: Job
    each: FolderJob | None = None
    gaps: tuple[Gap, ...] = ()
    notices: tuple[Gap, ...] = ()
    letters: int = 0
    on_paper: bool = True
    drafts: FolderJob | None = None
    copies: FolderJob | None = None


Find = Callable[[], Ready]
