"""The overview of a year for the manager who consented: one member's meetings and what they did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from coordinator_app.rules.participations import Presence
from coordinator_app.texts import Text, day, plural, text

NOTHING_BESIDES = text("Nothing besides the meetings.")
NO_MEETINGS = text("No meeting to which this member was invited.")


def attended_words(name: str, attended: int, invited: int) -> Text:
    """``"Janny Bakker was at 3 of the 4 meetings."``."""
    if not invited:
        return text("{name} was not invited to a meeting in this period.", name=name)
    if invited == 1:
        said = text("There was one meeting, and {name} was there.", name=name)
        return said if attended else text("There was one meeting; {name} was not there.", name=name)
    if attended == invited:
        return text("{name} was at all {n} meetings.", name=name, n=invited)
    if not attended:
        return text("{name} was at none of the {n} meetings.", name=name, n=invited)
    return plural(
        "{name} was at {n} of the {invited} meetings.",
        "{name} was at {n} of the {invited} meetings.",
        attended,
        name=name,
        invited=invited,
    )


def meeting_words(title: str, on: dt.date, presence: Presence, language: str) -> str:
    """``"17 March 2027 – Learning together: present"``."""
    said = text(
        "{day} – {title}: {presence}",
        day=day(on, language, "d MMMM y"),
        title=title,
        presence=presence.word.say(language).lower(),
    )
    return said.say(language)


def themes_words(themes: Sequence[str]) -> Text:
    """The themes of the meetings in a sentence; nothing when there are none."""
    names = "; ".join(dict.fromkeys(filter(None, themes)))
    if not names:
        return text("")
    return text("What it was about: {themes}.", themes=names.rstrip("."))
