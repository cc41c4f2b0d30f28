"""How dates, durations and answers of a poll read on the screen."""

from __future__ import annotations

import datetime as dt

from coordinator_app.clock import today
from coordinator_app.rules.date_polls import DateAnswerKind
from coordinator_app.texts import Text, day, text
from coordinator_app.views.palette import Tone

# Short enough for a cell; the whole words are said to a screen reader.
SHORT = {
    DateAnswerKind.YES: text("Yes"),
    DateAnswerKind.IF_NEED_BE: text("If need be"),
    DateAnswerKind.NO: text("No"),
}
TONES = {
    DateAnswerKind.YES: Tone.GOOD,
    DateAnswerKind.IF_NEED_BE: Tone.WAIT,
    DateAnswerKind.NO: Tone.BAD,
}
NO_ANSWER = "–"
NOT_ANSWERED = text("No answer")


def moment_words(starts_at: dt.datetime) -> str:
    """``di 9 mrt 13:30``, with the year when it is another one than this."""
    style = "EEE d MMM" if starts_at.year == today().year else "EEE d MMM y"
    return f"{day(starts_at.date(), style=style)} {starts_at:%H:%M}"


def duration_words(minutes: int) -> str:
    """``3:30``, as it is typed too."""
    return f"{minutes // 60}:{minutes % 60:02}"


def duration_said(minutes: int) -> Text:
    """``3:30 hours``, for a heading."""
    return text("{duration} hours", duration=duration_words(minutes))
