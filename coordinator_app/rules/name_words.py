"""The words that surround a family name: prefixes, forms of address, titles."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Ways a prefix is abbreviated on lists and badges, and the words they stand for.
SHORT_PREFIXES = {
    "v.": "van",
    "v": "van",
    "v.d.": "van der",
    "v.d": "van der",
    "v/d": "van der",
    "vd": "van der",
    "vd.": "van der",
    "v.de": "van de",
    "v.den": "van den",
    "v.der": "van der",
    "v/den": "van den",
    "v/de": "van de",
    "v/h": "van het",
    "v.h.": "van het",
    "v.'t": "van 't",
    "v't": "van 't",
    "van't": "van 't",
    "a/d": "aan de",
    "o/d": "op de",
    "in't": "in 't",
}

# Words that are a prefix even where a text begins with them: nobody is called "Van" or "Der".
_DUTCH_WORDS = _words(
    """
    aan de den der het 'k in 'n op 's 't te ten ter thoe tot uijt van vanden vander vande
    """
)
_OTHER_OPENERS = _words(
    """
    d' da dalla degli dei del della delle di dos du el la le les l' uit vom von zu zum zur
    """
)
# Words that are given names too ("Ben Jansen", "Al Gore"), so a prefix only after another word.
_INNER_WORDS = _words(
    """
    abou abu af al am ap auf aus av ben bij bin bint dal dalle das des die do ibn las lo los met
    onder over s' toe ver voor vor of
    """
)

_ADDRESS_WORDS = {
    "dhr": "mr",
    "dhr.": "mr",
    "heer": "mr",
    "hr": "mr",
    "hr.": "mr",
    "mijnheer": "mr",
    "meneer": "mr",
    "mister": "mr",
    "mevr": "ms",
    "mevr.": "ms",
    "mevrouw": "ms",
    "mw": "ms",
    "mw.": "ms",
    "mej.": "ms",
    "mevrouw.": "ms",
    "ms": "ms",
    "ms.": "ms",
    "mrs": "ms",
    "mrs.": "ms",
    "miss": "ms",
}

_TITLES_BEFORE = _words(
    """
    prof prof. dr dr. drs drs. ing ing. ir ir. mr. ds ds. em. bc. bacc. lic. dra. dres. jhr. jkvr.
    mgr. zr. kand. h.c. dipl.
    """
)

_TITLES_AFTER = _words(
    """
    ba bsc bba beng bed bn bsw bhs bbe llb ma msc mba med mpa mph meng mphil mre msw llm phd dsc
    edd ra aa rc cpc emim emia ad rn pa jr jr. sr sr. bsc. msc. ph.d. m.sc. b.sc. m.a. b.a. m.b.a.
    ll.m. mhba mim mdr mcm mcd mmi mbm bict
    """
)


def form_of_address(word: str) -> str:
    """``"dhr."`` → ``"mr"``, ``"Mevrouw"`` → ``"ms"``, else ``""``.

    ``"Mr."`` with a capital is the English word; ``"mr."`` is the Dutch title of a lawyer.
    """
    if word in {"Mr", "Mr."}:
        return "mr"
    return _ADDRESS_WORDS.get(word.casefold(), "")


def is_title_before(word: str) -> bool:
    """Whether ``word`` is a title that stands before a name: ``drs.``, ``prof.``, ``mr.``."""
    return word.casefold() in _TITLES_BEFORE


def is_title_after(word: str) -> bool:
    """Whether ``word`` is a title that stands after a name: ``MSc``, ``PhD``; ``Ma`` is a name."""
    word = word.strip(",")
    written_as_title = word != word.capitalize() or word.endswith(".")
    return written_as_title and word.casefold() in _TITLES_AFTER


def spelt_out(word: str) -> list[str]:
    """A prefix abbreviation written in full: ``"v.d."`` → ``["van", "der"]``.

    ``"V."`` and ``"V.D."`` are initials and stay.
    """
    if word[1:] == word[1:].casefold() and (len(word) > 2 or word == word.casefold()):
        return SHORT_PREFIXES.get(word.casefold(), word).split()
    return [word]


def is_prefix(word: str) -> bool:
    """Whether ``word`` can be part of a prefix after another word, whatever its capitals."""
    return opens_as_prefix(word) or word.casefold() in _INNER_WORDS


def opens_as_prefix(word: str) -> bool:
    """Whether ``word`` is a prefix even at the beginning: ``Van`` is, ``Ben`` is not."""
    return word.casefold() in _DUTCH_WORDS or word.casefold() in _OTHER_OPENERS


def leading_prefix(words: list[str]) -> int:
    """How many words at the start form a prefix; at least one word is left for the name."""
    count = 0
    while count < len(words) - 1 and is_prefix(words[count]):
        count += 1
    return count


def without_capital(prefix: str) -> str:
    """A Dutch prefix as it is stored: ``"Van der"`` → ``"van der"``, ``"Van Den"`` stays.

    Where no given name precedes it, its first capital says nothing; a second one does.
    """
    first, _, rest = prefix.partition(" ")
    if first.casefold() in _DUTCH_WORDS and rest == rest.casefold():
        return prefix[:1].casefold() + prefix[1:]
    return prefix


def unglued(word: str) -> list[str]:
    """A prefix written onto the name, taken off: ``"d'Ancona"`` → ``["d'", "Ancona"]``.

    Only ``d'`` and ``l'`` in small letters are prefixes; ``D'Hondt`` and ``O'Connor`` are names.
    """
    found = re.match(r"(d'|l')(\w.*)", word)
    return [found[1], found[2]] if found else [word]
