"""A change of job: what hangs on the seat that is left, what may become of it, and all in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from coordinator_app.errors import UserError
from coordinator_app.rules.periods import Period
from coordinator_app.texts import Choice, Text, plural, text


class Hang(Choice):
    """A kind of thing that hangs on a seat, in the order in which they are decided."""

    MEMBERSHIP = "membership", text("Membership")
    SECONDMENT = "secondment", text("Secondment")
    PRACTICE = "practice", text("Learning practice")
    SPEAKING = "speaking", text("Speaks at a meeting")
    NOMINATION = "nomination", text("Nomination")
    CONSENTING = "consenting", text("Consent asked here")
    CONTACT = "contact", text("Contact person")
    FOLLOW_UP = "follow_up", text("Follow-up")


class Decision(Choice):
    """What becomes of it."""

    KEEP = "keep", text("Leave it as it is")
    END = "end", text("End it")
    HAND_OVER = "hand_over", text("Hand it over")
    ASK_MANAGER = "ask_manager", text("Ask the new manager")
    PAUSE = "pause", text("Pause it")


@dataclass(frozen=True)
class Hanging:
    """One thing on the seat, said in a sentence; ``record_id`` is the row of its kind."""

    hang: Hang
    record_id: int
    sentence: Text

    @property
    def key(self) -> str:
        """``"secondment-3"``: the name of its field, at which a refusal is shown."""
        return key_of(self.hang, self.record_id)


# The first is what happens unless another is chosen: what was agreed with the old employer ends,
# what is the person's own goes along.
OPTIONS: Mapping[Hang, Mapping[Decision, Text]] = {
    Hang.MEMBERSHIP: {
        Decision.KEEP: text("The membership goes on"),
        Decision.PAUSE: text("Pause it until there is consent"),
        Decision.END: text("End the membership"),
    },
    Hang.SECONDMENT: {
        Decision.END: text("End it on the last day"),
        Decision.HAND_OVER: text("Hand it over to another member"),
        Decision.KEEP: text("It goes along to the new post"),
    },
    Hang.PRACTICE: {
        Decision.KEEP: text("Goes on taking part"),
        Decision.END: text("End it on the last day"),
    },
    Hang.SPEAKING: {
        Decision.KEEP: text("Still speaks there"),
        Decision.HAND_OVER: text("Ask another speaker"),
        Decision.END: text("No longer speaks there"),
    },
    Hang.NOMINATION: {
        Decision.KEEP: text("Leave it with the manager who was asked"),
        Decision.ASK_MANAGER: text("Ask the new manager"),
    },
    Hang.CONSENTING: {
        Decision.KEEP: text("Still answers"),
        Decision.HAND_OVER: text("Ask the successor"),
    },
    Hang.CONTACT: {
        Decision.KEEP: text("Nobody for now"),
        Decision.HAND_OVER: text("A successor is the contact person"),
    },
    Hang.FOLLOW_UP: {
        Decision.KEEP: text("Still with this person"),
        Decision.HAND_OVER: text("With somebody else"),
        Decision.END: text("It is settled"),
    },
}


def key_of(hang: Hang, record_id: int) -> str:
    return f"{hang.value}-{record_id}"


def preset(hang: Hang) -> Decision:
    """What happens to a thing of this kind unless another is chosen."""
    return next(iter(OPTIONS[hang]))


def refuse_decision(hang: Hang, decision: Decision, key: str) -> None:
    """Refuse what cannot become of a thing of this kind, at its field."""
    if decision not in OPTIONS[hang]:
        raise UserError("Choose one from the list.", field=key)


def refuse_last_day(first_day: dt.date, last_day: dt.date) -> None:
    """Refuse an old post that would end after the new one began, at ``ended_on``.

    Who keeps the old post beside the new one has another post, not another job.
    """
    if last_day >= first_day:
        raise UserError(
            "The old post must end before the new one begins on {day}."
            " For who keeps both, add a post instead.",
            field="ended_on",
            day=first_day,
        )


def end_of_post(post: Period, first_day: dt.date, last_day: dt.date) -> dt.date | None:
    """The end of the old post: its own when that comes first, else ``last_day``.

    Raises UserError at ``started_on`` when it began no earlier than the new one, at ``ended_on``
    when it began after ``last_day``.
    """
    try:
        Period(post.start, first_day - dt.timedelta(days=1))
    except UserError as refusal:
        raise UserError(refusal.text, field="started_on") from refusal
    return Period(post.start, min(post.end or last_day, last_day)).end


@dataclass(frozen=True)
class Plan:
    """A change of job as it would be carried out, in names; ``left`` are the organisations.

    ``vacant`` are those of them where no other member is. ``decided`` has each thing's decision.
    """

    name: str
    organisation: str
    first_day: dt.date
    last_day: dt.date
    left: tuple[str, ...] = ()
    vacant: tuple[str, ...] = ()
    manager: str = ""
    is_member: bool = False
    decided: tuple[tuple[Hang, Decision], ...] = ()


def in_words(plan: Plan) -> tuple[Text, ...]:
    """The sentences that say what will happen, for who is about to do it."""
    return tuple(_sentences(plan))


def _sentences(plan: Plan) -> Iterator[Text]:
    for left in plan.left:
        yield text(
            "{name} leaves {organisation}: {day} is the last day.",
            name=plan.name,
            organisation=left,
            day=plan.last_day,
        )
    yield text(
        "The post at {organisation} begins on {day}.",
        organisation=plan.organisation,
        day=plan.first_day,
    )
    for vacant in plan.vacant:
        yield text("The seat of {organisation} is vacant then.", organisation=vacant)
    yield from _consent(plan)
    yield from _counts(one for one in plan.decided if one[0] is not Hang.MEMBERSHIP)


def _consent(plan: Plan) -> Iterator[Text]:
    membership = dict(plan.decided).get(Hang.MEMBERSHIP)
    if membership is Decision.END:
        yield text("The membership ends.")
    elif membership is Decision.PAUSE:
        yield text("The membership is paused until there is consent.")
    if plan.manager:
        yield text("{manager} is asked for consent.", manager=plan.manager)
    elif plan.is_member and membership is not Decision.END:
        yield text("Nobody is asked for consent.")


def _counts(decided: Iterable[tuple[Hang, Decision]]) -> Iterator[Text]:
    """``Ends: 1 secondment. Handed over: 1 talk, 2 follow-ups.``"""
    found = list(decided)
    for decision, words in _SAID.items():
        things = [hang for hang, one in found if one is decision]
        if things:
            yield text(words.source, things=_listed(things))


_SAID = {
    Decision.END: text("Ends: {things}."),
    Decision.HAND_OVER: text("Handed over: {things}."),
    Decision.ASK_MANAGER: text("Asked of the new manager: {things}."),
}


def _listed(things: list[Hang]) -> Text:
    said = [_counted(hang, things.count(hang)) for hang in dict.fromkeys(things)]
    whole = said[0]
    for one in said[1:]:
        whole = text("{first}, {rest}", first=whole, rest=one)
    return whole


def _counted(hang: Hang, number: int) -> Text:
    return {
        Hang.MEMBERSHIP: plural("{n} membership", "{n} memberships", number),
        Hang.SECONDMENT: plural("{n} secondment", "{n} secondments", number),
        Hang.PRACTICE: plural("{n} learning practice", "{n} learning practices", number),
        Hang.SPEAKING: plural("{n} talk", "{n} talks", number),
        Hang.NOMINATION: plural("{n} nomination", "{n} nominations", number),
        Hang.CONSENTING: plural("{n} question for consent", "{n} questions for consent", number),
        Hang.CONTACT: plural("{n} partner", "{n} partners", number),
        Hang.FOLLOW_UP: plural("{n} follow-up", "{n} follow-ups", number),
    }[hang]
