"""Whatever is done in whatever order, allowed or refused: the network stays whole and readable."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import text

from coordinator_app.errors import UserError
from coordinator_app.operations import (
    affiliations,
    agenda,
    attendance,
    consents,
    contacts,
    date_answers,
    date_choice,
    date_poll_people,
    date_polls,
    diet_sheets,
    duplicates,
    external_calls,
    follow_ups,
    job_changes,
    meetings,
    membership_consents,
    memberships,
    nomination_rounds,
    nomination_stages,
    nominations,
    organisations,
    participant_sources,
    participations,
    partners,
    people,
    planner_events,
    planner_imports,
    practice_members,
    reach,
    reply_details,
    season_planning,
    seasons,
    secondments,
    themes,
    venues,
)
from coordinator_app.operations import (
    bin as binned,
)
from coordinator_app.operations.agenda_carry import carry_item, put_theme_on_agenda
from coordinator_app.operations.today import look_at_today
from coordinator_app.rules.agenda import AgendaKind, SpeakerState
from coordinator_app.rules.contacts import ContactKind
from coordinator_app.rules.meetings import MeetingStatus
from coordinator_app.rules.memberships import MemberCategory, MembershipStatus
from coordinator_app.rules.names import NameParts
from coordinator_app.rules.nominations import ConsentAnswer, NominationStage
from coordinator_app.rules.organisations import PartnerState
from coordinator_app.rules.participations import ParticipationRole, Presence, Reply
from coordinator_app.rules.planner_events import PlannerEventKind
from coordinator_app.rules.themes import ThemeLink
from coordinator_app.store import search
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.attendance import attendance_rows_for_export
from coordinator_app.store.queries.date_polls import DATE_POLLS, date_poll
from coordinator_app.store.queries.history import history_of
from coordinator_app.store.queries.letters import LETTERS
from coordinator_app.store.queries.meetings import MEETINGS, meeting_record
from coordinator_app.store.queries.members import member_rows_for_export
from coordinator_app.store.queries.nominations import nomination
from coordinator_app.store.queries.nominations_list import nominations_list
from coordinator_app.store.queries.partners import ALL_ORGANISATIONS, PARTNERS
from coordinator_app.store.queries.partners import partners as records
from coordinator_app.store.queries.people import person_record
from coordinator_app.store.queries.people_list import people_list
from coordinator_app.store.queries.timeline import timeline_of
from coordinator_app.store.store import Store
from tests.calendars import calendar
from tests.operations import walked_doors, walked_minutes, walked_papers
from tests.store.facts import facts_of

TODAY = dt.date(2027, 3, 20)
CALENDAR = calendar(
    "DTSTART;VALUE=DATE:20270320\nSUMMARY:Dag", "DTSTART;VALUE=DATE:20270401\nSUMMARY:x"
)
WORDS = ("Bos", "De Wit", "Çelik", "Utrecht", "Gemeente Urk", "Armoede", "", "x" * 301, "<b>&")
TYPED_DAYS = ("", "20 mrt", "31-2-2027", "1-1-2027", "over 2 weken", "2030-01-01", "morgen")
STEPS = 45
_SOUND = 0.93  # how often what is asked for is there, and what is typed can be


class Walk:
    """Chooses what is done next, and to what: mostly to what is there, at times to what is not."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store = store
        self.chance = random.Random(seed)  # noqa: S311 - a walk, no secret

    def some(self, table: str) -> int:
        with self.store.reading() as connection:
            ids = list(connection.execute(text(f"SELECT id FROM {table} ORDER BY id")).scalars())
        return int(self.chance.choice(ids)) if ids and self.chance.random() < _SOUND else 999

    def one(self, values: Any) -> Any:
        return self.chance.choice(list(values))

    def several(self, table: str) -> list[int]:
        return [self.some(table) for _ in range(self.chance.randint(1, 3))]

    def word(self) -> str:
        return str(self.one(WORDS[:6] if self.chance.random() < _SOUND else WORDS))

    def day(self) -> dt.date:
        return TODAY + dt.timedelta(days=self.chance.randint(-40, 40))

    def moment(self) -> dt.datetime:
        return dt.datetime.combine(self.day(), dt.time(self.chance.randint(8, 20)))

    def who(self) -> Any:
        known = self.some("people")
        return self.one([known, known, known, "Jan van der Berg", "Els Bos", "", "12"])

    def field(self, fields: dict[str, Any]) -> tuple[str, Any]:
        name = self.one(fields)
        value = fields[name]
        return name, value() if callable(value) else self.one(value)


Verb = Callable[[Walk, Store], Outcome]


def begun(store: Store) -> None:
    """A network small enough that the same few records meet again and again."""
    for name in ("Ann Bos", "Bob de Wit", "Cem Çelik", "Dirk van Urk"):
        given, _, family = name.partition(" ")
        parts = NameParts(given_name=given, family_name=family)
        category = MemberCategory.SOCIAL_PROFESSIONAL if given < "C" else None
        new = people.NewPerson(parts, organisation="Gemeente Urk", category=category)
        people.add_person(store, new, today=TODAY)
    venues.add_venue(store, venues.NewVenue("Stadhuis"))
    season = seasons.NewSeason("2027", dt.date(2027, 1, 1), dt.date(2027, 12, 31))
    seasons.add_season(store, season)
    for day in (TODAY, TODAY + dt.timedelta(days=30)):
        begin = dt.datetime.combine(day, dt.time(10))
        new_meeting = meetings.NewMeeting("Dag", begin, begin.replace(hour=15), venue_id=1)
        meeting = meetings.add_meeting(store, new_meeting).new_id("meetings")
        participations.invite_all_members(store, meeting, today=TODAY)
        agenda.add_agenda_item(store, meeting, agenda.NewAgendaItem("Welkom", 15))
    for candidate in (3, 4):
        new_nomination = nominations.NewNomination(
            candidate, MemberCategory.SOCIAL_PROFESSIONAL, TODAY, nominator=1
        )
        one = nominations.nominate(store, new_nomination, today=TODAY).new_id("nominations")
        approached = NominationStage.APPROACHED
        nomination_stages.move_nomination(store, one, approached, today=TODAY)
    call = contacts.NewContact(
        TODAY, ContactKind.CALL, "Bel", person_ids=(1, 2), next_step="Brief", next_due=TODAY
    )
    contacts.log_contact(store, call, today=TODAY)
    walked_papers.begin_papers(store)


def _person(walk: Walk, store: Store) -> Outcome:
    new = people.NewPerson(
        NameParts(family_name=walk.word(), given_name=walk.word()),
        emails=(walk.one(["", "a@b.nl", "wrong"]),),
        phones=(walk.one(["", "0612345678"]),),
        organisation=walk.word(),
        category=walk.one([None, *MemberCategory]),
        member_since=walk.one([None, walk.day()]),
        themes=(walk.word(),),
    )
    return people.add_person(store, new, today=TODAY)


def _edit_person(walk: Walk, store: Store) -> Outcome:
    plain = dict.fromkeys(("family_name", "prefix", "street", "city", "country", "notes"), WORDS)
    fields = plain | {
        "postcode": ["", "3511ab", "12"],
        "name_use": ["own", "partner", "?"],
        "language": ["nl", "en", "fr"],
        "province": ["", "utrecht", "?"],
        "large_print": [True, False],
    }
    return people.edit_person(store, walk.some("people"), *walk.field(fields))


def _meeting(walk: Walk, store: Store) -> Outcome:
    begin = walk.moment()
    new = meetings.NewMeeting(
        walk.word(),
        begin,
        begin + dt.timedelta(hours=walk.chance.randint(-1, 5)),
        venue_id=walk.one([None, walk.some("venues")]),
        theme_id=walk.one([None, walk.some("themes")]),
        reply_by=walk.one([None, walk.day()]),
    )
    return meetings.add_meeting(store, new)


def _edit_meeting(walk: Walk, store: Store) -> Outcome:
    fields = {
        "title": WORDS,
        "date": TYPED_DAYS,
        "starts_at": ["9:00", "25:00", walk.moment()],
        "ends_at": ["16u", "20-3-2027 23:00", walk.moment()],
        "status": [*MeetingStatus, "?"],
        "reply_by": TYPED_DAYS,
        "venue": WORDS,
        "venue_id": lambda: walk.some("venues"),
        "theme": WORDS,
        "theme_id": lambda: walk.some("themes"),
        "season_id": lambda: walk.some("seasons"),
        "practice": WORDS,
        "time_zone": ["Europe/Amsterdam", "Mars/North", ""],
        "notes": WORDS,
    }
    field, value = walk.field(fields)
    return meetings.edit_meeting(store, walk.some("meetings"), field, value, today=TODAY)


def _nominate(walk: Walk, store: Store) -> Outcome:
    new = nominations.NewNomination(
        walk.who(),
        walk.one(MemberCategory),
        walk.day(),
        nominator=walk.one([None, walk.who()]),
        round_id=walk.one([None, walk.some("nomination_rounds")]),
        organisation=walk.word(),
    )
    return nominations.nominate(store, new, today=TODAY)


def _edit_nomination(walk: Walk, store: Store) -> Outcome:
    fields = {
        "category": [*MemberCategory, "?"],
        "motivation": WORDS,
        "received_on": TYPED_DAYS,
        "round_id": lambda: walk.one([None, walk.some("nomination_rounds")]),
        "nominator_id": walk.who,
    }
    field, value = walk.field(fields)
    one = walk.some("nominations")
    return nominations.edit_nomination(store, one, field, value, today=TODAY)


def _edit_consent(walk: Walk, store: Store) -> Outcome:
    days = dict.fromkeys(("asked_on", "answered_on", "valid_until"), TYPED_DAYS)
    field, value = walk.field(days | {"evidence": WORDS, "manager_id": walk.who})
    return consents.edit_consent(store, walk.some("nominations"), field, value, today=TODAY)


def _contact(walk: Walk, store: Store) -> Outcome:
    new = contacts.NewContact(
        walk.day(),
        walk.one(ContactKind),
        walk.word(),
        organisation_id=walk.one([None, walk.some("organisations")]),
        person_ids=tuple(walk.several("people")),
        next_step=walk.word(),
        next_due=walk.one([None, walk.day()]),
        settles=walk.one([None, None, walk.some("follow_ups")]),
    )
    return contacts.log_contact(store, new, today=TODAY)


def _edit_contact(walk: Walk, store: Store) -> Outcome:
    fields = {
        "occurred_on": TYPED_DAYS,
        "kind": [*ContactKind, "?"],
        "subject": WORDS,
        "organisation_id": lambda: walk.one([None, walk.some("organisations")]),
    }
    field, value = walk.field(fields)
    return contacts.edit_contact(store, walk.some("contact_moments"), field, value, today=TODAY)


def _agenda_item(walk: Walk, store: Store) -> Outcome:
    new = agenda.NewAgendaItem(
        walk.word(),
        walk.one([20, "1:15", "long", 0]),
        walk.one(AgendaKind),
        walk.one([None, "12u30", "99"]),
        speaker_ids=tuple(walk.several("people")),
        parallel=walk.one([True, False]),
        opened_by_id=walk.one([None, walk.some("people")]),
    )
    place = walk.one([None, 0, 1, 5])
    return agenda.add_agenda_item(store, walk.some("meetings"), new, position=place)


def _edit_agenda_item(walk: Walk, store: Store) -> Outcome:
    fields = {
        "parallel": [True, False],
        "room": WORDS,
        "theme": WORDS,
        "goal": WORDS,
        "opened_by_id": lambda: walk.one([None, walk.some("people")]),
        "fixed_start": ["12:30", "", "?"],
    }
    field, value = walk.field(fields)
    return agenda.edit_agenda_item(store, walk.some("agenda_items"), field, value)


def _carry(walk: Walk, store: Store) -> Outcome:
    if walk.one([True, False]):
        return put_theme_on_agenda(store, walk.some("meetings"), walk.some("themes"))
    return carry_item(store, walk.some("meetings"), walk.some("agenda_items"))


def _edit_affiliation(walk: Walk, store: Store) -> Outcome:
    days = dict.fromkeys(("started_on", "ended_on"), TYPED_DAYS)
    field, value = walk.field(days | {"organisation": WORDS, "job_title": WORDS})
    one = walk.some("affiliations")
    return affiliations.edit_affiliation(store, one, field, value, today=TODAY)


def _edit_membership(walk: Walk, store: Store) -> Outcome:
    days = dict.fromkeys(("started_on", "ended_on"), TYPED_DAYS)
    field, value = walk.field(days | {"category": [*MemberCategory], "status": [*MembershipStatus]})
    return memberships.edit_membership(store, walk.some("memberships"), field, value, today=TODAY)


def _post(walk: Walk) -> affiliations.NewPost:
    return affiliations.NewPost(walk.word(), walk.word(), walk.one([None, walk.day()]))


def _round(walk: Walk) -> dict[str, Any]:
    return {
        "name": walk.word,
        "opens_on": TYPED_DAYS,
        "closes_on": TYPED_DAYS,
        "wished_number": ("", "8", "0", "veel"),
        "notes": walk.word,
    }


def _poll(walk: Walk) -> dict[str, Any]:
    return {
        "title": walk.word, "duration": ("2:00", "x", ""), "answer_by": TYPED_DAYS,
        "venue": walk.word, "theme": walk.word, "notes": WORDS,
    }  # fmt: skip


def _event(walk: Walk) -> dict[str, Any]:
    return {
        "name": walk.word,
        "kind": list(PlannerEventKind),
        "organisation_id": lambda: walk.one([None, walk.some("organisations"), walk.word()]),
        "starts_on": walk.day,
        "ends_on": walk.day,
        "place": WORDS,
        "notes": WORDS,
    }


def _call(walk: Walk) -> dict[str, Any]:
    return {
        "name": walk.word,
        "organisation_id": lambda: walk.one([None, walk.some("organisations"), walk.word()]),
        "opens_on": TYPED_DAYS,
        "closes_on": TYPED_DAYS,
        "website": ("", "www.voorbeeld.nl", "file:///etc"),
        "notes": walk.word,
    }


VERBS: tuple[Verb, ...] = (
    _person,
    _person,
    _edit_person,
    _meeting,
    _edit_meeting,
    _edit_meeting,
    _nominate,
    _nominate,
    _edit_nomination,
    _edit_consent,
    _contact,
    _edit_contact,
    _agenda_item,
    _edit_agenda_item,
    _carry,
    _edit_affiliation,
    _edit_membership,
    lambda walk, store: binned.put_people_in_bin(store, walk.several("people")),
    lambda walk, store: binned.take_people_from_bin(store, walk.several("people")),
    lambda walk, store: binned.put_organisations_in_bin(store, walk.several("organisations")),
    lambda walk, store: binned.take_organisations_from_bin(store, walk.several("organisations")),
    lambda walk, store: binned.put_themes_in_bin(store, walk.several("themes")),
    lambda walk, store: binned.take_themes_from_bin(store, walk.several("themes")),
    lambda walk, store: reach.set_emails(
        store, walk.some("people"), walk.one([["c@d.nl"], [], ["a@b.nl", "e@f.nl"], ["wrong"]])
    ),
    lambda walk, store: duplicates.say_not_same(store, walk.some("people"), walk.some("people")),
    lambda walk, store: affiliations.start_affiliation(
        store, walk.some("people"), _post(walk), today=TODAY
    ),
    lambda walk, store: job_changes.change_job(
        store,
        job_changes.JobChange(
            walk.some("people"), _post(walk), manager=walk.one([None, "Els Meer"])
        ),
        today=TODAY,
    ),
    lambda walk, store: secondments.add_secondment(
        store,
        walk.some("people"),
        secondments.NewSecondment(walk.word(), walk.one([None, 8, 41]), walk.one(TYPED_DAYS)),
        today=TODAY,
    ),
    lambda walk, store: secondments.put_secondments_in_bin(store, walk.several("secondments")),
    lambda walk, store: practice_members.add_practice_member(
        store, walk.some("people"), walk.word(), walk.one(TYPED_DAYS), today=TODAY
    ),
    lambda walk, store: membership_consents.ask_membership_consent(
        store, walk.some("memberships"), walk.some("people"), TODAY, today=TODAY
    ),
    lambda walk, store: membership_consents.record_membership_consent(
        store, walk.some("memberships"), walk.one(ConsentAnswer), TODAY, today=TODAY
    ),
    lambda walk, store: affiliations.remove_affiliation(store, walk.some("affiliations")),
    lambda walk, store: memberships.add_membership(
        store, walk.some("people"), walk.one(MemberCategory), walk.day(), today=TODAY
    ),
    lambda walk, store: memberships.remove_membership(store, walk.some("memberships")),
    lambda walk, store: organisations.add_organisation(
        store, organisations.NewOrganisation(walk.word(), partner_state=walk.one(PartnerState))
    ),
    lambda walk, store: organisations.edit_organisation(
        store,
        walk.some("organisations"),
        *walk.field({"name": WORDS, "partner_state": ["", "talks", "partner"], "city": WORDS}),
    ),
    lambda walk, store: partners.add_contact_person(
        store, walk.some("organisations"), walk.who(), walk.word(), today=TODAY
    ),
    lambda walk, store: themes.link_theme(
        store, walk.some("people"), walk.word(), walk.one(ThemeLink), today=TODAY
    ),
    lambda walk, store: themes.unlink_theme(store, walk.some("person_themes")),
    lambda walk, store: venues.add_venue(store, venues.NewVenue(walk.word(), capacity=20)),
    lambda walk, store: venues.edit_venue(
        store, walk.some("venues"), *walk.field({"name": WORDS, "capacity": ["", "0", "30"]})
    ),
    lambda walk, store: seasons.add_season(
        store, seasons.NewSeason(walk.word(), walk.day(), walk.day())
    ),
    lambda walk, store: nomination_rounds.add_round(
        store, nomination_rounds.NewRound(walk.word(), walk.day(), walk.day())
    ),
    lambda walk, store: nomination_rounds.edit_round(
        store, walk.some("nomination_rounds"), *walk.field(_round(walk)), today=TODAY
    ),
    lambda walk, store: nomination_rounds.copy_round(store, walk.some("nomination_rounds")),
    lambda walk, store: nomination_rounds.take_rounds_from_bin(
        store, walk.several("nomination_rounds")
    ),
    lambda walk, store: date_polls.add_date_poll(
        store,
        date_polls.NewDatePoll(walk.word(), f"{walk.day():%d-%m-%Y} 10u", walk.one(["2:00", "x"])),
        today=TODAY,
    ),
    lambda walk, store: date_polls.edit_date_poll(
        store, walk.some("date_polls"), *walk.field(_poll(walk)), today=TODAY
    ),
    lambda walk, store: date_polls.add_options(
        store, walk.some("date_polls"), f"{walk.day():%d-%m-%Y} 11u", today=TODAY
    ),
    lambda walk, store: date_polls.remove_option(store, walk.some("date_options")),
    lambda walk, store: date_polls.put_date_polls_in_bin(store, walk.several("date_polls")),
    lambda walk, store: date_polls.take_date_polls_from_bin(store, walk.several("date_polls")),
    lambda walk, store: date_poll_people.ask_people(
        store, walk.some("date_polls"), walk.several("people")
    ),
    lambda walk, store: date_poll_people.ask_no_longer(
        store, walk.some("date_polls"), [walk.some("people")]
    ),
    lambda walk, store: date_poll_people.set_must_be_there(
        store, walk.some("date_polls"), [walk.some("people")], must=walk.one([True, False])
    ),
    lambda walk, store: date_poll_people.set_need(
        store, walk.some("date_polls"), walk.one(MemberCategory), walk.one(["1", "2", "", "x"])
    ),
    lambda walk, store: date_answers.type_date_answers(
        store,
        walk.some("date_polls"),
        walk.some("people"),
        walk.one(["j", "alles n", "jz"]),
        on=TODAY,
    ),
    lambda walk, store: date_choice.choose_option(store, walk.some("date_options"), today=TODAY),
    lambda walk, store: external_calls.add_call(
        store, external_calls.NewCall(walk.word(), walk.day(), walk.one([None, walk.word()]))
    ),
    lambda walk, store: external_calls.edit_call(
        store, walk.some("external_calls"), *walk.field(_call(walk)), today=TODAY
    ),
    lambda walk, store: planner_events.add_planner_event(
        store,
        planner_events.NewPlannerEvent(
            walk.word(), walk.day(), None, walk.one(PlannerEventKind), walk.one([None, walk.word()])
        ),
    ),
    lambda walk, store: planner_events.edit_planner_event(
        store, walk.some("planner_events"), *walk.field(_event(walk)), today=TODAY
    ),
    lambda walk, store: planner_events.put_planner_events_in_bin(
        store, walk.several("planner_events")
    ),
    lambda walk, store: planner_events.take_planner_events_from_bin(
        store, walk.several("planner_events")
    ),
    lambda walk, store: (
        planner_imports.import_planner_events(
            store,
            walk.one([CALENDAR, CALENDAR.replace(b"Dag", b"Feest")]),
            PlannerEventKind.OTHER,
            today=TODAY,
            name="agenda.ics",
        ).outcome
    ),
    lambda walk, store: season_planning.plan_meetings(
        store,
        season_planning.NewMeetings(
            walk.word(),
            (walk.day(), walk.day()),
            dt.time(13),
            dt.time(16),
            like=walk.one([None, walk.some("meetings")]),
        ),
    ),
    lambda walk, store: external_calls.settle_call(
        store, walk.some("external_calls"), today=walk.day()
    ),
    lambda walk, store: external_calls.reopen_call(store, walk.some("external_calls")),
    lambda walk, store: external_calls.put_calls_in_bin(store, walk.several("external_calls")),
    lambda walk, store: external_calls.take_calls_from_bin(store, walk.several("external_calls")),
    lambda walk, store: nomination_rounds.put_rounds_in_bin(
        store, walk.several("nomination_rounds")
    ),
    lambda walk, store: nomination_stages.move_nomination(
        store, walk.some("nominations"), walk.one(NominationStage), today=TODAY
    ),
    lambda walk, store: nomination_stages.move_nomination(
        store, walk.some("nominations"), NominationStage.APPROACHED, today=TODAY
    ),
    lambda walk, store: nomination_stages.decline(store, walk.some("nominations"), today=TODAY),
    lambda walk, store: nominations.put_nominations_in_bin(store, walk.several("nominations")),
    lambda walk, store: nominations.take_nominations_from_bin(store, walk.several("nominations")),
    lambda walk, store: consents.ask_consent(
        store, walk.some("nominations"), walk.who(), TODAY, today=TODAY
    ),
    lambda walk, store: consents.ask_consent(
        store, walk.some("nominations"), walk.who(), walk.day(), today=TODAY
    ),
    lambda walk, store: consents.record_consent(
        store, walk.some("nominations"), walk.one(ConsentAnswer), walk.day(), today=TODAY
    ),
    lambda walk, store: meetings.cancel_meeting(store, walk.some("meetings")),
    lambda walk, store: meetings.copy_meeting(store, walk.some("meetings"), walk.day()),
    lambda walk, store: meetings.put_meetings_in_bin(store, walk.several("meetings")),
    lambda walk, store: meetings.take_meetings_from_bin(store, walk.several("meetings")),
    lambda walk, store: agenda.move_agenda_item(
        store, walk.some("agenda_items"), by=walk.chance.randint(-2, 2)
    ),
    lambda walk, store: agenda.delete_agenda_item(store, walk.some("agenda_items")),
    lambda walk, store: agenda.set_speaker(store, walk.some("agenda_items"), walk.some("people")),
    lambda walk, store: agenda.set_speaker(
        store, walk.some("agenda_items"), walk.some("people"), walk.one(SpeakerState)
    ),
    lambda walk, store: participations.add_participants(
        store, walk.some("meetings"), walk.several("people"), walk.one(ParticipationRole)
    ),
    lambda walk, store: participations.invite_people(
        store, walk.some("meetings"), walk.several("people"), today=TODAY
    ),
    lambda walk, store: participations.invite_all_members(
        store, walk.some("meetings"), today=TODAY
    ),
    lambda walk, store: participations.record_reply(
        store, walk.some("meetings"), walk.several("people"), walk.one(Reply), on=TODAY, today=TODAY
    ),
    lambda walk, store: reply_details.edit_reply(
        store,
        walk.some("meetings"),
        walk.some("people"),
        walk.one(("remark", "diet", "access_needs", "replied_by")),
        walk.word(),
        today=TODAY,
    ),
    lambda walk, store: participant_sources.add_from(
        store, walk.some("meetings"), "partners", walk.one(ParticipationRole), today=TODAY
    ),
    lambda walk, store: (
        diet_sheets.diet_paper(store, walk.some("meetings"), "nl", today=TODAY).outcome
    ),
    lambda walk, store: participations.remove_participant(
        store, walk.some("meetings"), walk.some("people")
    ),
    lambda walk, store: attendance.record_presence(
        store, walk.some("meetings"), walk.several("people"), walk.one(Presence), today=TODAY
    ),
    lambda walk, store: attendance.record_rest(store, walk.some("meetings"), today=TODAY),
    lambda walk, store: attendance.replaced_by(
        store, walk.some("meetings"), walk.some("people"), walk.who(), today=TODAY
    ),
    lambda walk, store: attendance.walk_in(store, walk.some("meetings"), walk.who(), today=TODAY),
    lambda walk, store: contacts.set_contact_people(
        store, walk.some("contact_moments"), walk.several("people")
    ),
    lambda walk, store: contacts.put_contacts_in_bin(store, walk.several("contact_moments")),
    lambda walk, store: follow_ups.finish_follow_up(store, walk.some("follow_ups"), today=TODAY),
    lambda walk, store: follow_ups.add_follow_up(
        store, follow_ups.NewFollowUp(walk.day(), walk.word(), walk.some("people"))
    ),
    lambda walk, store: follow_ups.put_follow_ups_in_bin(store, walk.several("follow_ups")),
)

ALL = VERBS + walked_papers.VERBS + walked_minutes.VERBS + walked_doors.VERBS


@pytest.mark.parametrize("seed", range(5))
def test_no_walk_breaks_the_network(store: Store, seed: int) -> None:
    walk = Walk(store, seed)
    begun(store)
    begin = facts_of(store.path)
    outcomes = [_tried(walk, walk.one(ALL)) for _ in range(STEPS)]
    steps = sum(outcome.change_set is not None for outcome in outcomes)
    _everything_can_be_read(store)
    _search_is_as_made_anew(store)
    full = facts_of(store.path)
    for _ in range(steps):
        store.undo()
    assert facts_of(store.path) == begin
    for _ in range(steps):
        store.redo()
    assert facts_of(store.path) == full
    _search_is_as_made_anew(store)


def _tried(walk: Walk, verb: Verb) -> Outcome:
    """What the verb wrote: nothing when it refused, with a sentence that can be said."""
    before = facts_of(walk.store.path)
    try:
        return verb(walk, walk.store)
    except UserError as refusal:
        said = refusal.text
    assert said.say("nl").strip()
    assert facts_of(walk.store.path) == before
    return Outcome(said, None)


def _everything_can_be_read(store: Store) -> None:
    look_at_today(store, TODAY)
    lists = (
        *(people_list(TODAY), nominations_list(TODAY)),
        *(MEETINGS, PARTNERS, LETTERS, DATE_POLLS),
    )
    with store.reading() as connection:
        for declared in lists:
            for order in declared.sorts:
                declared.rows(connection, declared.ids(connection, order))
        records(connection, list(ALL_ORGANISATIONS.ids(connection, "name")), TODAY)
        member_rows_for_export(connection, TODAY)
        attendance_rows_for_export(connection)
        for person in connection.execute(text("SELECT id FROM people")).scalars():
            person_record(connection, person, TODAY)
            timeline_of(connection, person)
            history_of(connection, "people", person)
        for meeting in connection.execute(text("SELECT id FROM meetings")).scalars():
            found = meeting_record(connection, meeting)
            assert found is not None
            counters = found.counters
            answered = counters.yes + counters.no + counters.maybe + counters.none
            assert answered == counters.invited
            assert counters.participants == len(found.participants)
            assert [item.position for item in found.items] == list(range(len(found.items)))
            assert len(found.times) == len(found.items)
        for dossier in connection.execute(text("SELECT id FROM nominations")).scalars():
            nomination(connection, dossier, TODAY)
        for poll in connection.execute(text("SELECT id FROM date_polls")).scalars():
            read = date_poll(connection, poll, TODAY)
            assert read is not None
            assert len(read.ranked(TODAY)) == len(read.dates)
            history_of(connection, "date_polls", poll)


def _search_is_as_made_anew(store: Store) -> None:
    texts = text("SELECT rowid, title, body FROM search_texts ORDER BY rowid")
    with store.reading() as connection:
        kept = connection.execute(texts).all()
    with store._changing() as connection:
        search.rebuild(connection)
        assert connection.execute(texts).all() == kept
