"""One letter to several at one address: who goes together, how they are addressed and greeted."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from coordinator_app.rules.cleaning import clean
from coordinator_app.rules.names import (
    FormOfAddress,
    NameParts,
    address_line,
    salutation,
)

T = TypeVar("T")

MOST_TOGETHER = 4
# What still stands on one line of the address window in its usual size.
_ONE_LINE = 40
_AND = {"nl": "en", "en": "and"}
_GREETINGS = ("Geachte ", "Beste ", "Dear ")


def joint_address_lines(people: Sequence[NameParts], language: str = "nl") -> tuple[str, ...]:
    """``("Mevrouw J. Jansen en de heer P. de Vries",)``; long names get a line each.

    Then the last begins with *en*: ``("Mevrouw drs. J. …", "en de heer P. …")``.
    """
    first, *others = people
    names = [address_line(first, language)]
    names += [_within(address_line(one, language), one, language) for one in others]
    whole = listed(names, language)
    if len(names) == 1 or (len(names) == 2 and len(whole) <= _ONE_LINE):
        return (whole,)
    return (*names[:-1], f"{_AND[language]} {names[-1]}")


def joint_salutation(people: Sequence[NameParts], language: str = "nl") -> str:
    """``"Geachte mevrouw Jansen, geachte heer De Vries"``; an informal letter goes to one person.

    In English ``"Dear Ms Jansen and Mr De Vries"``. Who has a wording of their own keeps it:
    ``"Lieve Janny, geachte heer De Vries"``.
    """
    said = [salutation(one, language) for one in people]
    shared = _greeting(said)
    if shared and language == "en":
        return shared + listed([one.removeprefix(shared) for one in said], language)
    return ", ".join([said[0], *map(_lowered, said[1:])])


def listed(words: Sequence[str], language: str = "nl") -> str:
    """``"Janny, Piet en Kees"``; an empty word and one said before are left out."""
    kept = list(dict.fromkeys(word for word in map(clean, words) if word))
    if len(kept) < 2:
        return "".join(kept)
    return f"{', '.join(kept[:-1])} {_AND[language]} {kept[-1]}"


def together(people: Iterable[T], place: Callable[[T], Hashable | None]) -> list[tuple[T, ...]]:
    """People in groups of at most four that share a ``place``; None shares with nobody.

    Each group stands where its first stood, and within it the order stays:
    ``together("aBAb", str.lower)`` → ``[("a", "A"), ("B", "b")]``.
    """
    groups: list[list[T]] = []
    open_groups: dict[Hashable, list[T]] = {}
    for one in people:
        at = place(one)
        group = open_groups.get(at) if at is not None else None
        if group is None or len(group) == MOST_TOGETHER:
            group = []
            groups.append(group)
            if at is not None:
                open_groups[at] = group
        group.append(one)
    return [tuple(group) for group in groups]


def _greeting(said: Sequence[str]) -> str:
    """The greeting that all begin with, if it is one of ours."""
    return next((one for one in _GREETINGS if all(s.startswith(one) for s in said)), "")


def _lowered(said: str) -> str:
    return said[:1].lower() + said[1:] if said.startswith(_GREETINGS) else said


def _within(line: str, parts: NameParts, language: str) -> str:
    """The same line as it stands behind another: "De heer …" → "de heer …"."""
    own = clean(parts.address_line_override)
    ours = language == "nl" and parts.form_of_address is not FormOfAddress.NEUTRAL and not own
    return line[:1].lower() + line[1:] if ours else line
