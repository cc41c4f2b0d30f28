"""What the code on a badge says: letters that a scanner types the same on every keyboard.

A scanner is a keyboard to the computer, and mostly an American one. Digits, and the letters A, M,
Q, W, Y and Z, lie elsewhere on a Belgian, French or German keyboard: none of them is used.
"""

from __future__ import annotations

from dataclasses import dataclass

from coordinator_app.errors import UserError

_LETTERS = "BCDEFGHIJKLNOPRSTUV"  # nineteen figures
_MARK = "X"  # divides the numbers
_HEAD, _TAIL = "NCX", "XCN"  # no name begins or ends so
_BASE = len(_LETTERS)
_CHECK = 359  # a prime below 19 × 19


@dataclass(frozen=True)
class BadgeCode:
    """Whose badge it is, and of which meeting."""

    meeting_id: int
    person_id: int


def badge_code(meeting_id: int, person_id: int) -> str:
    """``badge_code(3, 41)`` → ``"NCXEXDEXGTXCN"``: both numbers and a check, framed."""
    numbers = f"{_written(meeting_id)}{_MARK}{_written(person_id)}"
    return f"{_HEAD}{numbers}{_MARK}{_check(numbers)}{_TAIL}"


def looks_like_badge(typed: str) -> bool:
    """Whether a scan is meant and not a name: it begins or ends as a code does."""
    word = typed.strip().upper()
    return " " not in word and (word.startswith(_HEAD) or (len(word) > 3 and word.endswith(_TAIL)))


def read_badge_code(typed: str) -> BadgeCode:
    """Read what a scanner typed, in capitals or not.

    Raises `UserError` at ``badge`` for half a scan, and for one of which a letter is wrong.
    """
    word = typed.strip().upper()
    if not (word.startswith(_HEAD) and word.endswith(_TAIL) and len(word) > len(_HEAD + _TAIL)):
        raise UserError("Only a part of the badge was read. Scan it again.", field="badge")
    numbers, mark, check = word[len(_HEAD) : -len(_TAIL)].rpartition(_MARK)
    meeting, other, person = numbers.partition(_MARK)
    figures = set(meeting + person + check)
    if not (mark and other and meeting and person and figures <= set(_LETTERS)):
        raise _misread()
    if _check(numbers) != check:
        raise _misread()
    return BadgeCode(_number(meeting), _number(person))


def _misread() -> UserError:
    return UserError("This badge was not read well. Scan it again, or type the name.",
                     field="badge")  # fmt: skip


def _written(number: int) -> str:
    word = ""
    while number or not word:
        number, figure = divmod(number, _BASE)
        word = _LETTERS[figure] + word
    return word


def _number(word: str) -> int:
    number = 0
    for letter in word:
        number = number * _BASE + _LETTERS.index(letter)
    return number


def _check(numbers: str) -> str:
    """Two letters that change with each letter, and when two neighbours change places."""
    total = 1
    for letter in numbers:
        total = (total * 7 + (_LETTERS + _MARK).index(letter) + 1) % _CHECK
    first, second = divmod(total, _BASE)
    return _LETTERS[first] + _LETTERS[second]
