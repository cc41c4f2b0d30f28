"""What stands on a card of the board, in the language of the screen, and what is read aloud."""

from __future__ import annotations

from dataclasses import dataclass

from coordinator_app.operations.nomination_board import Card
from coordinator_app.rules.consents import ConsentState
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nominations import CLOSED
from coordinator_app.texts import Text, _, day, text
from coordinator_app.views.nominations.list_source import TONES, waiting_days
from coordinator_app.views.palette import Tone


@dataclass(frozen=True)
class Shown:
    """``chips`` are pairs of word and tone, one below the other, and so are the lines of ``foot``.

    ``spoken`` is all of it in whole words.
    """

    name: str
    place: str
    chips: tuple[tuple[str, Tone], ...]
    foot: tuple[str, ...]
    spoken: str


# A column has no room for the whole word; it stands in the tooltip.
_SHORT = {
    MemberCategory.MUNICIPAL_PROFESSIONAL: text("Municipal"),
    MemberCategory.SOCIAL_PROFESSIONAL: text("Social"),
    MemberCategory.EXPERT_BY_EXPERIENCE: text("Experience"),
}


def shown(card: Card) -> Shown:
    """The words of one card."""
    row = card.row
    return Shown(
        name=row.candidate,
        place=row.place,
        chips=((_SHORT[row.category].say(), Tone.PLAIN), _state(card)),
        foot=_foot(card),
        spoken=". ".join(filter(None, (row.candidate, row.place, row.category.word.say(),
                                       *_sentences(card)))),
    )  # fmt: skip


def _state(card: Card) -> tuple[str, Tone]:
    """How long it lies there; of what was decided, what was."""
    answer = card.row.facts.consent
    if card.row.in_bin:
        return _("In the bin"), Tone.PLAIN
    if card.expired:
        return ConsentState.EXPIRED.word.say(), Tone.BAD
    if card.row.stage in CLOSED:
        return card.row.stage.word.say(), TONES[card.row.stage]
    if answer is not None and card.said_no:
        return answer.word.say(), Tone.BAD
    return _days(card).say(), Tone.WAIT if card.is_late else Tone.PLAIN


def _days(card: Card) -> Text:
    return waiting_days(card.days, is_late=card.is_late)


def _foot(card: Card) -> tuple[str, ...]:
    if card.turn is None:
        return (_("on {day}", day=day(card.row.dates.stage_since, style="d MMM y")),)
    since = day(card.turn.since, style="d MMM")
    return card.turn.who.word.say(), _("since {day}", day=since)


def _sentences(card: Card) -> tuple[str, ...]:
    stage, since = card.row.stage, card.row.dates.stage_since
    lies = _("{stage} since {day}, {days}", stage=stage, day=since, days=_days(card))
    if card.turn is None:
        return (lies,)
    whose = _("{what}, since {day}", what=card.turn.what, day=card.turn.since)
    if not card.is_late:
        return lies, whose
    return lies, whose, _("That is longer than the settings allow")
