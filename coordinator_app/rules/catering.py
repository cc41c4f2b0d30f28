"""What room and kitchen must know of a meeting: how many come, and who eats what, without names.

Everything is counted from replies; who was there is another matter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from coordinator_app.rules.folding import fold
from coordinator_app.rules.participations import Reply
from coordinator_app.texts import Text, plural, text

_BETWEEN = re.compile(r"\s*[,;/+\n]\s*")


@dataclass(frozen=True)
class Counted:
    """So many people asked for this: ``2 × vegetarisch``."""

    words: str
    number: int

    @property
    def line(self) -> str:
        return f"{self.number} × {self.words}"


@dataclass(frozen=True)
class Needs:
    """What one person answered, eats and needs."""

    reply: Reply
    diet: str = ""
    access: str = ""


@dataclass(frozen=True)
class Catering:
    """Who said yes and who said perhaps; what those eat and need, counted, without names."""

    coming: int = 0
    perhaps: int = 0
    diets: tuple[Counted, ...] = ()
    diets_perhaps: tuple[Counted, ...] = ()
    access: tuple[Counted, ...] = ()
    access_perhaps: tuple[Counted, ...] = ()

    @property
    def most(self) -> int:
        """How many there are when everybody comes who said perhaps."""
        return self.coming + self.perhaps

    @property
    def asks(self) -> bool:
        """Whether anybody eats or needs something of their own."""
        return bool(self.diets or self.diets_perhaps or self.access or self.access_perhaps)


def catering(people: Iterable[Needs]) -> Catering:
    """The counts of a meeting out of what each of its participants answered."""
    listed = list(people)
    yes = [one for one in listed if one.reply is Reply.YES]
    maybe = [one for one in listed if one.reply is Reply.MAYBE]
    return Catering(
        len(yes),
        len(maybe),
        counted_together(one.diet for one in yes),
        counted_together(one.diet for one in maybe),
        counted_together(one.access for one in yes),
        counted_together(one.access for one in maybe),
    )


def counted_together(words: Iterable[str]) -> tuple[Counted, ...]:
    """The same words counted together, the most frequent first; empty ones are left out.

    Capitals, accents, spaces and the order of a list make no difference, and what one person asks
    stays together, for it is one plate: ``["Vegan, glutenvrij", "glutenvrij,vegan", "vegan"]`` →
    2 × Vegan, glutenvrij and 1 × vegan. What is shown is how it was written first.
    """
    first: dict[tuple[str, ...], str] = {}
    numbers: Counter[tuple[str, ...]] = Counter()
    for typed in words:
        parts = [part for part in _BETWEEN.split(" ".join(typed.split())) if part]
        if parts:
            key = tuple(sorted({fold(part) or part for part in parts}))
            first.setdefault(key, ", ".join(dict.fromkeys(parts)))
            numbers[key] += 1
    ordered = sorted(numbers, key=lambda key: (-numbers[key], key))
    return tuple(Counted(first[key], numbers[key]) for key in ordered)


def crowded(found: Catering, capacity: int | None) -> Text | None:
    """What to say when more come than the room holds, or may come; None when all fit."""
    if not capacity or found.most <= capacity:
        return None
    if found.coming > capacity:
        return plural(
            "{coming} people come, and the room holds {n} person.",
            "{coming} people come, and the room holds {n} people.",
            capacity,
            coming=found.coming,
        )
    return plural(
        "With who perhaps comes there are {most} people, and the room holds {n} person.",
        "With who perhaps comes there are {most} people, and the room holds {n} people.",
        capacity,
        most=found.most,
    )


def catering_words(found: Catering) -> Text:
    """``"Food and room: 28 people, 4 more perhaps (2 × vegetarian, 1 × gluten-free)"``."""
    said = plural("Food and room: {n} person", "Food and room: {n} people", found.coming)
    if found.perhaps:
        said = text("{people}, {n} more perhaps", people=said, n=found.perhaps)
    lines = [one.line for one in (*found.diets, *found.access)]
    if lines:
        said = text("{people}  ·  {needs}", people=said, needs=", ".join(lines))
    later = [one.line for one in (*found.diets_perhaps, *found.access_perhaps)]
    if later:
        said = text("{people}  ·  perhaps {needs}", people=said, needs=", ".join(later))
    return said
