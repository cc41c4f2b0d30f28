"""Doubles of the rows of a list, found among ten thousands without comparing each with each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from coordinator_app.rules.duplicates import (
    ALIKE_NEAR,
    SAME_EMAIL,
    SAME_PHONE,
    Known,
    Suspect,
    blocking_keys,
    suspects,
)
from coordinator_app.rules.folding import fold
from coordinator_app.rules.names import initials

_ANY = "*"


class ListDoubles:
    """Persons by short keys that a double of them shares: address, or name and place.

    ``person_id`` below 0 is a row of the list itself.
    """

    def __init__(self) -> None:
        self._all: dict[int, Known] = {}
        # Keys are kept as their hash; a clash only makes one comparison more.
        self._by: defaultdict[int, list[int]] = defaultdict(list)

    def note(self, one: Known) -> None:
        """Count somebody among those that are looked at."""
        self._all[one.person_id] = one
        for key in {*_addresses(one), *_names(one, asking=False)}:
            self._by[key].append(one.person_id)

    def let_go(self) -> None:
        """Forget everybody, one by one; see `Matching.let_go`."""
        for kept in (self._all, self._by):
            while kept:
                kept.popitem()

    def likeliest(self, candidate: Known) -> Suspect | None:
        """The likeliest double, if there is any."""
        keys = {*_addresses(candidate), *_names(candidate, asking=True)}
        ids = dict.fromkeys(one for key in keys for one in self._by.get(key, ()))
        found = suspects(candidate, (self._all[one] for one in ids))
        return next((one for one in found if self._counts(candidate, one)), None)

    def _counts(self, candidate: Known, suspect: Suspect) -> bool:
        """Names that merely look alike count when the places may agree.

        Namesakes at two places with two e-mail addresses in one list are two people: whoever is
        listed twice by mistake is listed alike.
        """
        other = self._all[suspect.person_id]
        apart = bool(candidate.city and other.city) and fold(candidate.city) != fold(other.city)
        if suspect.score in (SAME_EMAIL, SAME_PHONE) or not apart:
            return True
        in_one_list = other.person_id < 0 and candidate.emails and other.emails
        return suspect.score >= ALIKE_NEAR and not in_one_list


def _addresses(one: Known) -> Iterator[int]:
    yield from (hash(("e", email.casefold())) for email in one.emails)
    yield from (hash(("p", number)) for number in one.phones)


def _names(one: Known, *, asking: bool) -> Iterator[int]:
    """Name keys with the first letter of the first name, and with the place or organisation.

    People whose first names begin otherwise are no doubles, and those at two places only when the
    first names are the same.
    """
    letter, given = fold(initials(one.parts))[:1], fold(one.parts.given_name)
    places = _places(one, asking=asking)
    for key in blocking_keys(one.parts):
        if not (asking and letter):
            yield hash((key, _ANY, _ANY))
        for first in {letter, ""} if asking and letter else {letter}:
            yield from (hash((key, first, place)) for place in places)
        if given and key.startswith("f:"):
            yield hash((key, given))


def _places(one: Known, *, asking: bool) -> set[str]:
    city = fold(one.city)
    organisations = {f"o:{fold(name)}" for name in one.organisations}
    if not asking:
        return {city, _ANY, *organisations}
    return {city, "", *organisations} if city else {_ANY}
