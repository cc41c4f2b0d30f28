"""A change of job: what hangs on the seat that is left, what may become of it, and all in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from coordinator_app.errors import UserError
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
            "The old post ends before the new one begins on {day}."
            " Who keeps both has another post.",
            field="ended_on",
            day=first_day,
        )


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
    yield from _counts(decision for hang, decision in plan.decided if hang is not Hang.MEMBERSHIP)


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


def _counts(decisions: Iterable[Decision]) -> Iterator[Text]:
    found = list(decisions)
    ends = found.count(Decision.END)
    handed, asked = found.count(Decision.HAND_OVER), found.count(Decision.ASK_MANAGER)
    if ends:
        yield plural("{n} thing ends.", "{n} things end.", ends)
    if handed:
        yield plural("{n} thing is handed over.", "{n} things are handed over.", handed)
    if asked:
        yield plural(
            "The new manager is asked about {n} nomination.",
            "The new manager is asked about {n} nominations.",
            asked,
        )
