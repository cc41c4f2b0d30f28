"""The demonstration: an invented network, made by the same verbs the coordinator uses.

Its days are counted from today, so that there is always a meeting coming and a consent waiting.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from coordinator_app.operations import (
    contacts,
    demo_dates,
    demo_meetings,
    demo_minutes,
    demo_nominations,
    demo_season,
    follow_ups,
    house_style,
    imports,
    learning_practices,
    nomination_rounds,
    organisations,
    partners,
    seasons,
    settings,
    themes,
    venues,
)
from coordinator_app.operations.demo_people import Invented, add_invented, note_wishes
from coordinator_app.resources import resource
from coordinator_app.rules.contacts import ContactKind
from coordinator_app.rules.learning_practices import PracticeKind
from coordinator_app.rules.organisations import OrganisationKind, PartnerState
from coordinator_app.rules.postal import Address
from coordinator_app.store import file
from coordinator_app.store.file import SUFFIX
from coordinator_app.store.store import Store
from coordinator_app.texts import _

Step = Callable[[int, int], None]


def free_path(folder: Path) -> Path:
    """A file name for a demonstration that is not taken yet."""
    stem = _("Demonstration")
    names = [f"{stem}{SUFFIX}", *(f"{stem} {n}{SUFFIX}" for n in range(2, 1000))]
    return next(folder / name for name in names if not (folder / name).exists())


def make_network(path: Path, *, today: dt.date, step: Step | None = None) -> None:
    """Write the demonstration network to the new file ``path``.

    ``step(done, total)`` is called meanwhile; what it raises stops the work, and nothing stays.
    """
    store = Store.create(path)
    try:
        with store:
            _fill(store, today, step or _in_silence)
    except BaseException:
        file.discard(path)
        raise


def _fill(store: Store, today: dt.date, step: Step) -> None:
    told = json.loads(resource("demo/network.json").read_text(encoding="utf-8"))
    parts: tuple[Callable[[], object], ...] = (
        lambda: _settings(store, told),
        lambda: _subjects(store, told),
        lambda: _members(store, told, today),
        lambda: _partners(store, told["partners"], today),
        lambda: _nominations(store, told, today),
        lambda: _meetings(store, told, today),
    )
    for number, part in enumerate(parts):
        step(number, len(parts))
        part()
    step(len(parts), len(parts))


def _in_silence(_done: int, _total: int) -> None:
    """Nobody looks on."""


def _nominations(store: Store, told: dict[str, Any], today: dt.date) -> None:
    rounds = _rounds(store, told["rounds"], today)
    demo_nominations.add_all(store, told["nominations"], rounds, today)
    demo_nominations.add_calls(store, told["calls"], today)


def _meetings(store: Store, told: dict[str, Any], today: dt.date) -> None:
    _season(store, told, today)
    places = [_venue(store, one) for one in told["venues"]]
    demo_meetings.add_all(store, told["meetings"], places, today)
    demo_minutes.add_all(store, today=today)
    demo_dates.add_poll(store, today)


def _settings(store: Store, told: dict[str, Any]) -> None:
    settings.change_network_settings(store, name=told["name"])
    for field, value in told["house_style"].items():
        house_style.edit_house_style(store, field, value)
    for field, picture in (("logo", "logo.png"), ("signature_image", "signature.png")):
        content = resource(f"demo/{picture}").read_bytes()
        house_style.edit_house_style(store, field, content)


def _subjects(store: Store, told: dict[str, Any]) -> None:
    for name, description in told["themes"].items():
        themes.add_theme(store, name, description)
    for one in told["practices"]:
        learning_practices.add_learning_practice(
            store, one["name"], PracticeKind(one["kind"]), description=one["description"]
        )


def _members(store: Store, told: dict[str, Any], today: dt.date) -> None:
    review = imports.review_members(store, resource("demo/ledenlijst.csv"), today=today)
    imports.import_members(store, review, doubt="new", today=today)
    note_wishes(store, told["wishes"], today)


def _partners(store: Store, told: list[dict[str, Any]], today: dt.date) -> None:
    for one in told:
        address = {part: one.get(part, "") for part in ("street", "house_number", "postcode")}
        new = organisations.NewOrganisation(
            name=one["name"],
            kind=OrganisationKind(one["kind"]),
            partner_state=PartnerState(one["state"]),
            address=Address(**address, city=one["city"]),
            website=one["website"],
        )
        organisation_id = organisations.add_organisation(store, new).new_id("organisations")
        people = [add_invented(store, Invented.of(who), today) for who in one["contacts"]]
        for person_id, who in zip(people, one["contacts"], strict=True):
            partners.add_contact_person(
                store, organisation_id, person_id, who["job_title"], today=today
            )
        _contact_log(store, one, organisation_id, people, today)


def _contact_log(
    store: Store, one: dict[str, Any], organisation_id: int, people: list[int], today: dt.date
) -> None:
    for moment in one["moments"]:
        new = contacts.NewContact(
            occurred_on=today - dt.timedelta(days=moment["ago"]),
            kind=ContactKind(moment["kind"]),
            subject=moment["subject"],
            notes=moment["notes"],
            organisation_id=organisation_id,
            person_ids=tuple(people),
        )
        contacts.log_contact(store, new, today=today)
    for later in one["follow_ups"]:
        due_on = today + dt.timedelta(days=later["due"])
        new_step = follow_ups.NewFollowUp(due_on, later["reason"], people[0], organisation_id)
        follow_ups.add_follow_up(store, new_step)


def _rounds(store: Store, told: list[dict[str, Any]], today: dt.date) -> list[int]:
    made = []
    for one in told:
        opens, closes = (today + dt.timedelta(days=one[day]) for day in ("opens", "closes"))
        new = nomination_rounds.NewRound(
            f"{one['name']} {opens.year}", opens, closes, one["wished"]
        )
        made.append(nomination_rounds.add_round(store, new).new_id("nomination_rounds"))
        if one.get("again"):
            nomination_rounds.copy_round(store, made[-1])
    return made


def _season(store: Store, told: dict[str, Any], today: dt.date) -> None:
    season = told["season"]
    starts, ends = (today + dt.timedelta(days=season[day]) for day in ("starts", "ends"))
    name = f"{season['name']} {starts.year}–{ends.year}"
    seasons.add_season(store, seasons.NewSeason(name, starts, ends))
    demo_season.add_days(store, told["days"], starts, ends, today)


def _venue(store: Store, told: dict[str, Any]) -> int:
    known = {**told, "capacity": int(told["capacity"])}
    return venues.add_venue(store, venues.NewVenue(**known)).new_id("venues")
