"""Who is meant by a name that was typed in part: ``Janny``, ``bakker``, ``J. Bakker``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from coordinator_app.rules.folding import fold

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class KnownName:
    """Somebody who may be meant, as people say their name."""

    person_id: int
    name: str


def who_is_meant(typed: str, known: Iterable[KnownName]) -> tuple[KnownName, ...]:
    """Those whose name is exactly so; else who bear each word; else whose words begin so.

    ``"Jan"`` is Jan de Vries and not Janny Bakker when both are known. Nobody for no words.
    """
    wanted, people = _words(typed), [(one, _words(one.name)) for one in known]
    if not wanted:
        return ()
    exact = [one for one, name in people if name == wanted]
    whole = [one for one, name in people if set(wanted) <= set(name)]
    begun = [one for one, name in people if all(_begins(word, name) for word in wanted)]
    return tuple(exact or whole or begun)


def _begins(word: str, name: Iterable[str]) -> bool:
    return any(one.startswith(word) for one in name)


def _words(name: str) -> list[str]:
    return _WORD.findall(fold(name))
