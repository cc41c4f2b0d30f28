"""How somebody is called on a badge: the name that is said aloud, large."""

from __future__ import annotations

from coordinator_app.rules.cleaning import clean
from coordinator_app.rules.names import NameParts, running_name

_GREETINGS = ("beste ", "dag ", "lieve ", "hoi ", "hallo ", "dear ", "hello ", "hi ")


def badge_name(parts: NameParts) -> str:
    """The name to be read from across a room.

    What somebody is greeted by wins (*Beste Jan*), then the given name, then the whole name.
    """
    greeted = clean(parts.informal_salutation_override)
    for greeting in _GREETINGS:
        if greeted.casefold().startswith(greeting):
            return greeted[len(greeting) :].strip(" ,!")
    return clean(parts.given_name) or running_name(parts)
