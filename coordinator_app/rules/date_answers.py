"""Answers to dates as they are typed with somebody on the phone: ``jnzj``, ``ja nee zo nodig``."""

from __future__ import annotations

import re

from coordinator_app.errors import UserError
from coordinator_app.rules.cleaning import clean, shortened
from coordinator_app.rules.date_polls import DateAnswerKind
from coordinator_app.rules.folding import fold
from coordinator_app.texts import Text, plural

_YES, _NO, _MAYBE = DateAnswerKind.YES, DateAnswerKind.NO, DateAnswerKind.IF_NEED_BE
_LETTERS = {"j": _YES, "y": _YES, "n": _NO, "z": _MAYBE, "m": _MAYBE, "-": None, "?": None}
_WORDS = _LETTERS | {
    "ja": _YES, "yes": _YES, "kan": _YES, "nee": _NO, "neen": _NO, "no": _NO,
    "zonodig": _MAYBE, "misschien": _MAYBE, "eventueel": _MAYBE, "perhaps": _MAYBE,
    "maybe": _MAYBE,
}  # fmt: skip
# What is said in several words, as one.
_SAID = {"zo nodig": "z", "if need be": "z", "als het moet": "z", "kan niet": "n", "kan wel": "j"}
_ALL = frozenset({"alle", "alles", "altijd", "all", "always", "overal"})

Row = tuple[DateAnswerKind | None, ...]


def read_answers(typed: str, dates: int, *, field: str = "answers") -> Row:
    """One answer for each date in their order; None where none was given (a hyphen).

    Words or letters, with or without spaces; ``alles ja`` answers to all of them. Raises
    UserError at ``field`` for what is no answer, and when there are more or fewer than ``dates``.
    """
    words = _split(typed)
    if len(words) > 1 and words[0] in _ALL:
        return _answers(words[1:], 1, field) * dates
    return _answers(words, dates, field)


def reads_as_answers(typed: str, dates: int) -> bool:
    """Whether these words are one answer for each date."""
    try:
        read_answers(typed, dates)
    except UserError:
        return False
    return True


def split_name(typed: str, dates: int) -> tuple[str, str]:
    """``"bos jnzj"`` → ``("bos", "jnzj")``; all of it is a name when no answers follow."""
    words = clean(typed).split()
    for place in range(1, len(words)):
        answers = " ".join(words[place:])
        if reads_as_answers(answers, dates):
            return " ".join(words[:place]), answers
    return " ".join(words), ""


def _split(typed: str) -> list[str]:
    plain = fold(clean(typed[:300]))
    for said, letter in _SAID.items():
        plain = re.sub(rf"\b{said}\b", letter, plain)
    return re.sub(r"[,;/.]", " ", plain).split()


def _answers(words: list[str], dates: int, field: str) -> Row:
    found: list[DateAnswerKind | None] = []
    for word in words:
        if word in _WORDS:
            found.append(_WORDS[word])
        elif set(word) <= _LETTERS.keys():
            found += (_LETTERS[letter] for letter in word)
        else:
            raise UserError(
                "{typed} is not an answer. Type Y, N or M (if need be) for each date.",
                field=field,
                typed=shortened(word),
            )
    if len(found) != dates:
        raise UserError(_wrong_number(len(found), dates), field=field)
    return tuple(found)


def _wrong_number(answers: int, dates: int) -> Text:
    return plural(
        "That is {n} answer for {dates} dates. Type one for each; a hyphen leaves one open.",
        "Those are {n} answers for {dates} dates. Type one for each; a hyphen leaves one open.",
        answers,
        dates=dates,
    )
