"""The source of a letter in its parts: the head between two ``---``, its subject, and the body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

_FENCE = "---"


@dataclass(frozen=True)
class SourceParts:
    """``subject_at`` and ``body_at`` are where those parts begin in the source."""

    body: str
    body_at: int
    head: Mapping[str, str] = field(default_factory=dict)
    subject_at: int = 0

    @property
    def subject(self) -> str:
        return self.head.get("subject", "")


def parts_of_source(source: str) -> SourceParts:
    r"""Take a source apart; without a head all of it is the body.

    >>> parts_of_source("---\nkind: welcome\nsubject: Welkom\n---\nBeste").body
    'Beste'
    """
    mark = len(source) - len(source.lstrip("\ufeff"))
    lines = source[mark:].split("\n")
    closing = next((at for at, line in enumerate(lines[1:], 1) if line.strip() == _FENCE), 0)
    if lines[0].strip() != _FENCE or not closing:
        return SourceParts(source[mark:], mark)
    head: dict[str, str] = {}
    at = subject_at = mark + len(lines[0]) + 1
    for line in lines[1:closing]:
        name, colon, value = line.partition(":")
        head[name.strip()] = value.strip()
        if name.strip() == "subject":
            subject_at = at + len(name) + len(colon) + len(value) - len(value.lstrip())
        at += len(line) + 1
    at = min(at + len(lines[closing]) + 1, len(source))
    return SourceParts(source[at:], at, head, subject_at)


def written(head: Mapping[str, str], body: str) -> str:
    """A source as it is kept: ``written({"kind": "other", "subject": "Feest"}, "Beste …")``.

    Values of the head are of one line; the body ends with one line end.
    """
    lines = [f"{name}: {' '.join(value.split())}" for name, value in head.items()]
    ended = body.replace("\r\n", "\n").replace("\r", "\n").rstrip()
    return "\n".join((_FENCE, *lines, _FENCE, ended, ""))
