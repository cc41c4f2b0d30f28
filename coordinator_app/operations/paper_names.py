"""Names of the files of papers: day, kind and person, safe on every system."""

from __future__ import annotations

import datetime as dt

from coordinator_app.exchange.filenames import FileNames
from coordinator_app.operations.batch import Batch
from coordinator_app.rules.letters import LetterKind
from coordinator_app.texts import text


def paper_stem(about: dt.date, kind: LetterKind, name: str) -> str:
    """The name of a file without its ending: ``"2027-03-20 Uitnodiging – Berg, J. van der"``."""
    return text("{day} {kind} – {name}", day=about.isoformat(), kind=kind, name=name).say()


def file_name(batch: Batch) -> str:
    """The name of the one file that holds all letters of a batch."""
    only = batch.letters[0].name if len(batch.letters) == 1 else batch.title
    return FileNames().give(paper_stem(batch.about, batch.kind, only), ".pdf")


def file_names(batch: Batch, ending: str) -> list[str]:
    """A name for the file of each letter: ``"2027-03-20 Uitnodiging – Berg, J. van der.pdf"``."""
    names = FileNames()
    return [
        names.give(paper_stem(batch.about, batch.kind, one.name), ending) for one in batch.letters
    ]
