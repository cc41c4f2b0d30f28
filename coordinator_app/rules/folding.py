"""Folding: text made comparable, so that search and sorting ignore capitals and accents."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import combining, normalize

# Letters that Unicode does not take apart into a base letter and a mark.
_WHOLE_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "n",
        "ĸ": "k",
        "ı": "i",
        "ſ": "s",
        "ß": "ss",
        "ĳ": "ij",
        "ə": "e",
        "ƒ": "f",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "´": "'",
        "‐": "-",
        "‑": "-",
        "–": "-",
    }
)


def fold(text: str) -> str:
    """``text`` without capitals, accents and typographic variants: ``Çelik-Łoś`` → ``celik-los``.

    Folding twice changes nothing. White space and punctuation stay, apart from curly apostrophes
    and long hyphens, which become plain ones.
    """
    if text.isascii():
        return text.lower()
    return _folded(text)


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    while True:
        plain = normalize("NFKD", text.casefold().translate(_WHOLE_LETTERS))
        plain = "".join(letter for letter in plain if not combining(letter))
        if plain == text:
            return plain
        text = plain


def name_begins(name: str, typed: str) -> bool:
    """Whether each typed word begins a part of the name: ``jan b`` finds Jan van den Berg.

    Hyphens may be typed or left out: ``-s`` and ``s`` find Jet -Streep.
    """
    parts, wanted = (fold(words).replace("-", " ").split() for words in (name, typed))
    return all(any(part.startswith(word) for part in parts) for word in wanted)
