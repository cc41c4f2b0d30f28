"""Reading a name that somebody typed in one field or one cell, in whatever order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from coordinator_app.rules.cleaning import clean
from coordinator_app.rules.name_words import (
    form_of_address,
    is_prefix,
    is_title_after,
    is_title_before,
    leading_prefix,
    opens_as_prefix,
    spelt_out,
    unglued,
    without_capital,
)

_INITIALS = re.compile(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]?|[^\W\d_]")
_LOOSE_HYPHEN = re.compile(r"(?<=\w)\s*[-‐‑–]\s+(?=\w)|(?<=\w)\s+[-‐‑–]\s*(?=\w)")
_GLUED_TO_DOT = re.compile(r"(?<=[^\W\d_]\.)(?=v\.d\.|v/d|vd\b|[^\W\d_]{2,}(?![\w.]))")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_CURLY = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"})


@dataclass
class ReadName:
    """What a text says of a name; the words of each part."""

    form: str = ""
    titles_before: list[str] = field(default_factory=list)
    first: list[str] = field(default_factory=list)
    prefix: str = ""
    family: list[str] = field(default_factory=list)
    titles_after: list[str] = field(default_factory=list)

    @property
    def initials(self) -> str:
        """``["R.", "M."]`` → ``"R.M."``; empty when a given name comes first."""
        if not self.first or not _is_initials(self.first[0]):
            return _dotted([bare(word) for word in self.first if _bracketed_initials(word)])
        return _dotted([word for word in self.first if _is_initials(word)])

    @property
    def given_name(self) -> str:
        """The words that are no initials; with a given name first, all of them: ``"Jan P."``."""
        if self.first and _is_initials(self.first[0]):
            return " ".join(bare(word) for word in self.first if not _is_initials(word))
        return " ".join(word for word in self.first if not _bracketed_initials(word))


def read_name(text: str) -> ReadName:
    """Take a name apart: ``"Berg, Jan van der"``, ``"dhr. J. v.d. Berg"``, ``"'t Hart"``.

    Never fails: what cannot be told apart is the family name.
    """
    read = ReadName()
    prepared = _prepared(text)
    before, comma, after = prepared.partition(",")
    last, first = _words(before), _words(after.replace(",", " "))
    if comma and first and last and not all(is_title_after(word) for word in first):
        _read_listed(read, last, first)
    else:
        _read_spoken(read, last + first)
    if not prepared.isupper():
        read.first = _spread(read.first)
    return read


def bare(word: str) -> str:
    """A word without the brackets that show a calling name: ``"(Jan)"`` → ``"Jan"``."""
    return word.strip("()") or word


def _prepared(text: str) -> str:
    text = _LOOSE_HYPHEN.sub("-", clean(text).translate(_CURLY))
    text = _IN_BRACKETS.sub(_without_brackets, text)
    return _GLUED_TO_DOT.sub(" ", text).replace("dhr./mw.", "").replace("dhr./mevr.", "")


def _without_brackets(found: re.Match[str]) -> str:
    """``"Berg (v.d.), Jan"``: a prefix in brackets is a prefix; other brackets stay."""
    words = [part for word in found[1].split() for part in spelt_out(word)]
    return " ".join(words) if words and all(map(opens_as_prefix, words)) else found[0]


def _words(text: str) -> list[str]:
    words = [part for word in text.split() for short in spelt_out(word) for part in unglued(short)]
    joined: list[str] = []
    for word in words:
        if (
            joined
            and is_prefix(joined[-1].rpartition(" ")[2].rpartition("-")[2])
            and ("-" in joined[-1])
        ):
            joined[-1] += f" {word}"
        else:
            joined.append(word)
    return joined


def _read_spoken(read: ReadName, words: list[str]) -> None:
    """``"mevr. drs. A.B. de Vries-van Dam MSc"``."""
    words = _without_ends(read, words)
    start = _family_start(words)
    read.first, words = words[:start], words[start:]
    count = leading_prefix(words)
    read.prefix, read.family = " ".join(words[:count]), words[count:]
    if not read.first:
        read.prefix = without_capital(read.prefix)


def _read_listed(read: ReadName, last: list[str], first: list[str]) -> None:
    """``"Berg, Jan van der"`` and ``"Van Puffelen, R.M."``."""
    last, first = _without_ends(read, last), _without_ends(read, first, keep=0)
    count = leading_prefix(last)
    prefix, read.family = without_capital(" ".join(last[:count])), last[count:]
    start, end = _prefix_in(first)
    behind = _trailing_prefix(read.family)
    read.first = first[:start] + first[end:]
    read.prefix = prefix or behind or " ".join(first[start:end])


def _trailing_prefix(family: list[str]) -> str:
    """``"Berg van der, Jan"``: takes the prefix behind the family name off it."""
    count = 0
    while count < len(family) - 1 and opens_as_prefix(family[-1 - count]):
        count += 1
    behind = family[len(family) - count :]
    del family[len(family) - count :]
    return " ".join(behind)


def _prefix_in(words: list[str]) -> tuple[int, int]:
    """Where the prefix stands after the comma: at the end, or else at the start."""
    start = len(words)
    while start > 0 and is_prefix(words[start - 1]) and (start > 1 or opens_as_prefix(words[0])):
        start -= 1
    if start < len(words):
        return start, len(words)
    end = 0
    while end < len(words) and opens_as_prefix(words[end]):
        end += 1
    return 0, end


def _without_ends(read: ReadName, words: list[str], keep: int = 1) -> list[str]:
    """Take the forms of address and the titles off, leaving at least ``keep`` words."""
    words = [word.strip(",;") or word for word in words]
    while len(words) > keep:
        if len(words) > keep + 1 and words[0].casefold() == "de" and form_of_address(words[1]):
            words = words[1:]
        if form := form_of_address(words[0]):
            read.form = form
        elif is_title_before(words[0]):
            read.titles_before.append(words[0])
        else:
            break
        words = words[1:]
    while len(words) > max(keep, 1) and is_title_after(words[-1]):
        read.titles_after.insert(0, words.pop())
    return words


def _family_start(words: list[str]) -> int:
    """Where the prefix or, without one, the family name begins: the last word at the latest."""
    for place, word in enumerate(words[:-1]):
        if opens_as_prefix(word) if place == 0 else is_prefix(word):
            return place
    return max(len(words) - 1, 0)


def _is_initials(word: str) -> bool:
    return bool(_INITIALS.fullmatch(word))


def _bracketed_initials(word: str) -> bool:
    return word.startswith("(") and _is_initials(bare(word))


def _spread(words: list[str]) -> list[str]:
    """Capitals without dots in front are initials: ``["JP"]`` → ``["J.P."]``."""
    if words and 1 < len(words[0]) <= 3 and words[0].isalpha() and words[0].isupper():
        return ["".join(f"{letter}." for letter in words[0]), *words[1:]]
    return words


def _dotted(words: list[str]) -> str:
    return "".join(word if word.endswith(".") else f"{word}." for word in words)
