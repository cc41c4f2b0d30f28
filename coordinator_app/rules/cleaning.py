"""Cleaning: what is typed or pasted, made fit to keep, without losing any script."""

from __future__ import annotations

from unicodedata import category, normalize

from coordinator_app.errors import UserError

LONGEST = 300

# Joiners and reading marks belong to honest Arabic, Hebrew and emoji. The other format characters
# (embeddings, overrides, isolates, soft hyphens) can make a name read as another one.
_JOINING = frozenset("\u200c\u200d\u200e\u200f\u061c")
_UNFIT = frozenset({"Cc", "Cf", "Cs", "Cn", "Co"})


def clean(text: str) -> str:
    """One line of ``text``, composed (NFC), with single spaces and nothing invisible in it.

    ``"  Jan   de Groot "`` → ``"Jan de Groot"``. Control characters and characters that turn
    the reading direction round are dropped; Arabic, Hebrew and emoji stay whole.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    spaced = " ".join(text.split())
    fit = " ".join(normalize("NFC", "".join(filter(_fit, spaced))).split())
    return fit if set(fit) - _JOINING - {" "} else ""


def clean_lines(text: str) -> str:
    """A note of several lines: each line cleaned, empty lines at both ends dropped."""
    return "\n".join(clean(line) for line in text.splitlines()).strip("\n")


def shortened(text: str, longest: int = 40) -> str:
    """What was typed, cleaned and cut so that it fits into a sentence about it; ``–`` if empty."""
    text = clean(text)
    return (text if len(text) <= longest else f"{text[: longest - 1]}…") or "–"


def refuse_too_long(text: str, field: str, longest: int = LONGEST) -> None:
    """Refuse more than ``longest`` characters; at 300 an address line still fits a window."""
    if len(text) > longest:
        raise UserError(
            "This is {count} characters long; at most {longest} fit. Shorten it.",
            field=field,
            count=len(text),
            longest=longest,
        )


def _fit(letter: str) -> bool:
    return letter in _JOINING or category(letter) not in _UNFIT
