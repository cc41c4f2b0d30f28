"""What is asked before letters go out beyond a name and address: dates, doubles, preferences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from coordinator_app.rules.folding import fold
from coordinator_app.rules.letters import LetterWay
from coordinator_app.rules.names import initials, list_name, surname
from coordinator_app.rules.postal import address_key
from coordinator_app.rules.preflight import Gap, Recipient
from coordinator_app.texts import Text, plural, text

_EARLY, _LATE = dt.time(7), dt.time(21, 30)
_FRIDAY = 4
_Say = Callable[[str], Text]


@dataclass(frozen=True)
class MeetingDates:
    """What a letter about a meeting takes from the calendar; local times."""

    meeting_id: int
    title: str
    starts: dt.datetime
    reply_by: dt.date | None = None


@dataclass(frozen=True)
class Mailing:
    """How somebody's letter goes out, beside how that person would have it."""

    recipient: Recipient
    way: LetterWay
    prefers_email: bool = False
    large_print: bool = False


@dataclass(frozen=True)
class Length:
    """A letter that was laid out: to whom, what they are called in a list, how many pages."""

    people: tuple[int, ...]
    name: str
    pages: int


def date_gaps(
    dates: MeetingDates, written_on: dt.date, *, asks_reply: bool, looks_back: bool
) -> Iterator[Gap]:
    """A day to reply before that cannot be right stops a letter; what is unusual is pointed at.

    ``asks_reply``: the letter says before which day to reply. ``looks_back``: it is about a
    meeting that has been (thanks), so only one that is still to come is unusual.
    """
    day = dates.starts.date()
    if looks_back:
        if day > written_on:
            said = text("The meeting is still to come, on {day}.", day=day)
            yield _of(dates, "date", said, stops=False)
        return
    if asks_reply and dates.reply_by is not None:
        yield from _reply_gaps(dates, dates.reply_by, written_on)
    if day < written_on:
        yield _of(dates, "date", text("The meeting was on {day}.", day=day), stops=False)
        return
    yield from _unusual(dates)


def double_gaps(mailings: Iterable[Mailing]) -> Iterator[Gap]:
    """Two letters that seem to go to one person: same name and address, or same e-mail address."""
    seen: dict[tuple[object, ...], str] = {}
    for one in mailings:
        name = list_name(one.recipient.parts)
        for key, sentence in _marks(one):
            if key in seen:
                yield _to(one.recipient, "", sentence(seen[key]))
            else:
                seen[key] = name


def listed_twice(recipient: Recipient) -> Gap:
    """Somebody who was named twice gets one letter, and that is said."""
    return _to(recipient, "", text("Is in the list twice, and gets one letter."))


def preference_gaps(one: Mailing) -> Iterator[Gap]:
    """Who would have it otherwise, or gets it in a way of their own."""
    if one.prefers_email and one.way is LetterWay.PAPER:
        if one.recipient.email:
            said = text("Prefers e-mail, and gets this letter on paper.")
            yield _to(one.recipient, "", said)
        else:
            said = text("Prefers e-mail, but no e-mail address is known.")
            yield _to(one.recipient, "email", said)
    if one.large_print:
        yield _to(one.recipient, "", text("Reads large print, and gets it."))


def length_gap(
    letter: Length, most: int | None, *, large_print: bool = False, slip: bool = False
) -> Gap | None:
    """A letter of more pages than were wished.

    In large print twice as many are allowed, and one more for a slip that is cut off.
    """
    if most is None or letter.pages <= most * (2 if large_print else 1) + slip:
        return None
    said = plural(
        "The letter takes {pages} pages; {n} page was wished.",
        "The letter takes {pages} pages; {n} pages were wished.",
        most,
        pages=letter.pages,
    )
    return Gap(letter.people[0], letter.name, "", said, of=letter.people, stops=False)


def _reply_gaps(dates: MeetingDates, reply_by: dt.date, written_on: dt.date) -> Iterator[Gap]:
    if reply_by < written_on:
        said = text("Replies are asked before {day}, and that day is past.", day=reply_by)
        yield _of(dates, "reply_by", said)
    elif reply_by > dates.starts.date():
        said = text("Replies are asked before {day}, which is after the meeting.", day=reply_by)
        yield _of(dates, "reply_by", said)


def _unusual(dates: MeetingDates) -> Iterator[Gap]:
    if dates.starts.weekday() > _FRIDAY:
        said = text("The meeting is in a weekend: {day}.", day=dates.starts.date())
        yield _of(dates, "date", said, stops=False)
    if not _EARLY <= dates.starts.time() <= _LATE:
        said = text("The meeting begins at {time}.", time=f"{dates.starts:%H:%M}")
        yield _of(dates, "starts_at", said, stops=False)


def _marks(one: Mailing) -> Iterator[tuple[tuple[object, ...], _Say]]:
    """By what a letter may be known as a second one, with how that is said."""
    recipient = one.recipient
    if one.way is LetterWay.EMAIL:
        if recipient.email:
            yield ("email", recipient.email.casefold()), _same_email
        return
    place = address_key(recipient.address)
    if place is not None:
        letters = initials(recipient.parts)[:1]
        name = fold(f"{letters} {surname(recipient.parts, capital=False)}")
        yield ("name", name, place), _same_name


def _same_name(name: str) -> Text:
    return text("{name} has the same address: perhaps this is one person.", name=name)


def _same_email(name: str) -> Text:
    return text("{name} has the same e-mail address; both letters go there.", name=name)


def _of(dates: MeetingDates, where: str, said: Text, *, stops: bool = True) -> Gap:
    return Gap(dates.meeting_id, dates.title, where, said, "meetings", stops=stops)


def _to(recipient: Recipient, where: str, said: Text) -> Gap:
    person = recipient.person_id
    return Gap(person, list_name(recipient.parts), where, said, of=(person,), stops=False)
