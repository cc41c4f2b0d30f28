"""Duplicates: who may be somebody that the network already knows, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from coordinator_app.rules.folding import fold
from coordinator_app.rules.name_words import is_prefix
from coordinator_app.rules.names import NameParts, initials, running_name
from coordinator_app.texts import Text, text


@dataclass(frozen=True)
class Known:
    """What is compared of a person. ``person_id`` 0 is somebody not kept yet.

    E-mail addresses and phone numbers as they are kept; organisations and place as written.
    """

    parts: NameParts
    person_id: int = 0
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    city: str = ""
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True)
class Suspect:
    """A person who may be the same; ``score`` 0–100 orders them.

    ``reason`` says why by itself, ``why`` behind the name of who it may be.
    """

    person_id: int
    reason: Text
    score: int
    why: Text


@dataclass(frozen=True)
class _Name:
    """A name taken apart for comparing; made once for each person."""

    families: frozenset[str]
    whole: str
    given: str
    letters: str
    shown: str = field(compare=False)


SAME_EMAIL, SAME_NAME, SAME_PHONE, ALIKE_NEAR, SAME_LETTERS, ALIKE = 100, 90, 85, 80, 70, 60
_SEPARATORS = re.compile(r"[^\w]+")


def suspects(candidate: Known, others: Iterable[Known], least: int = ALIKE) -> list[Suspect]:
    """Who of ``others`` may be ``candidate``, the likeliest first; each with its best reason.

    Same e-mail address, same phone number, same name (prefix, partner's name, initials against
    given names, typing errors), the more so in the same place or organisation. ``others`` may be
    everybody; the store fetches only those that share one of `blocking_keys`.
    """
    name = _taken_apart(candidate.parts)
    found = [
        suspect
        for other in others
        if not candidate.person_id or other.person_id != candidate.person_id
        if (suspect := _compared(candidate, name, other)) and suspect.score >= least
    ]
    return sorted(found, key=lambda suspect: (-suspect.score, suspect.person_id))


def blocking_keys(parts: NameParts) -> set[str]:
    """Short keys of which two spellings of one name share at least one, for an index.

    The sound of each family name (``Jansen``, ``Janssen`` → ``f:jnsn``), and its beginning and its
    end with the first initial: one slip of the fingers leaves one of the two as it was.
    """
    name = _taken_apart(parts)
    keys = {f"f:{_sound(family)}" for family in (*name.families, name.whole) if family}
    for family in name.families:
        for length in (2, 3) if len(family) == 6 else (2,) if len(family) < 6 else (3,):
            keys |= {f"h:{family[:length]}{name.letters[:1]}"}
            keys |= {f"t:{family[-length:]}{name.letters[:1]}"}
    return keys


def _compared(candidate: Known, name: _Name, other: Known) -> Suspect | None:
    emails = {email.casefold() for email in candidate.emails}
    if any(email.casefold() in emails for email in other.emails):
        why = text("the same e-mail address")
        return Suspect(other.person_id, text("Same e-mail address"), SAME_EMAIL, why)
    by_name = _by_name(candidate, name, other)
    if by_name is not None and by_name.score > SAME_PHONE:
        return by_name
    if set(candidate.phones) & set(other.phones):
        why = text("the same phone number")
        return Suspect(other.person_id, text("Same phone number"), SAME_PHONE, why)
    return by_name


def _by_name(candidate: Known, name: _Name, other: Known) -> Suspect | None:
    second = _taken_apart(other.parts)
    first_names = _first_names(name, second)
    if first_names is None:
        return None
    shared = name.families & second.families or (
        {name.whole} if name.whole == second.whole and name.whole else set()
    )
    if shared and first_names != "alike":
        return _same_family(candidate, other, second, first_names)
    if first_names == "none" and not _near(candidate, other):
        return None
    alike = any(_typed_alike(a, b) for a in name.families for b in second.families)
    return _alike(candidate, name, other, second) if shared or alike else None


def _same_family(candidate: Known, other: Known, second: _Name, first_names: str) -> Suspect | None:
    near, score = _near(candidate, other), SAME_NAME
    if first_names == "letters":
        score = SAME_LETTERS
    elif first_names == "none":
        score = ALIKE if near else 0
    if not score:
        return None
    if near:
        reason = text("Same name: {name}, both in {place}", name=second.shown, place=near)
        why = text("the same name, both in {place}", place=near)
        return Suspect(other.person_id, reason, score + 5, why)
    reason = text("Same name: {name}", name=second.shown)
    return Suspect(other.person_id, reason, score, text("the same name"))


def _alike(candidate: Known, name: _Name, other: Known, second: _Name) -> Suspect:
    values = {"one": name.shown, "other": second.shown}
    if near := _near(candidate, other):
        reason = text("Sounds the same: {one} / {other}, both in {place}", **values, place=near)
        why = text("a name that sounds the same, both in {place}", place=near)
        return Suspect(other.person_id, reason, ALIKE_NEAR, why)
    reason = text("Sounds the same: {one} / {other}", **values)
    return Suspect(other.person_id, reason, ALIKE, text("a name that sounds the same"))


def _first_names(one: _Name, other: _Name) -> str | None:
    """How first names agree; None when they are different people's.

    ``same``; ``alike`` (Jannie, Janny; Chris, Christiaan); ``letters`` (an initial against a given
    name); ``none`` when one of the two has no first name at all.
    """
    if not (one.letters and other.letters):
        return "none"
    if one.given and other.given:
        if one.given == other.given:
            return "same"
        starts = one.given.startswith(other.given) or other.given.startswith(one.given)
        return "alike" if starts or _typed_alike(one.given, other.given) else None
    agree = one.letters.startswith(other.letters) or other.letters.startswith(one.letters)
    return "letters" if agree else None


def _typed_alike(one: str, other: str) -> bool:
    """Whether two folded words differ by a slip: one letter in five, at most two; or a sound."""
    # Loaded at the first comparison: the window starts 15 ms sooner.
    from rapidfuzz.distance import OSA

    shorter = min(len(one), len(other))
    allowed = 0 if shorter < 4 else 1 if shorter < 9 else 2
    if OSA.distance(one, other, score_cutoff=allowed) <= allowed:
        return True
    return shorter >= 4 and one[0] == other[0] and _said(one) == _said(other)


def _near(one: Known, other: Known) -> str:
    """The place or the organisation that both share, as written at the second; else empty."""
    if other.city and fold(one.city) == fold(other.city):
        return other.city
    mine = {fold(organisation) for organisation in one.organisations}
    return next((name for name in other.organisations if fold(name) in mine), "")


@lru_cache(maxsize=32768)  # a list of 10,000 is compared with itself: each name many times
def _taken_apart(parts: NameParts) -> _Name:
    families: set[str] = set()
    for family in (parts.family_name, parts.partner_family_name):
        families |= {_bare(piece) for piece in [family, *family.split("-")]}
    own = " ".join(fold(f"{parts.prefix} {parts.family_name}").split())
    return _Name(
        frozenset(families - {""}),
        _SEPARATORS.sub("", own),
        _SEPARATORS.sub("", fold(parts.given_name)),
        "".join(letter for letter in fold(initials(parts)) if letter.isalpha()),
        running_name(parts),
    )


def _bare(family: str) -> str:
    """A family name without prefix words, spaces and marks: ``"van den Berg"`` → ``"berg"``."""
    words = fold(family).split()
    while len(words) > 1 and is_prefix(words[0]):
        words = words[1:]
    return _SEPARATORS.sub("", "".join(words))


# Dutch spellings of one sound, longest first.
_SPELLINGS = (
    ("ij", "y"), ("ei", "y"), ("sch", "sg"), ("ch", "g"), ("ck", "k"), ("ph", "f"), ("th", "t"),
    ("dt", "t"), ("ou", "au"), ("ks", "x"), ("qu", "kw"), ("c", "k"), ("z", "s"), ("v", "f"),
)  # fmt: skip


def _spelling(word: str) -> str:
    """A word in one spelling per sound, double letters single: ``Janssen`` → ``jansen``."""
    for written, sound in _SPELLINGS:
        word = word.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", word)


def _said(word: str) -> str:
    """A word as it sounds to its end: ``jannie``, ``janni``, ``janny`` → ``jany``."""
    return re.sub(r"(ie|i)$", "y", _spelling(word))


def _sound(word: str) -> str:
    """The first sound and the consonants after it: ``meyer``, ``meijer``, ``meier`` → ``mr``."""
    spelt = _spelling(word)
    return spelt[:1] + re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyjh]", "", spelt[1:]))
