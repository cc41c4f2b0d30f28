"""What is searched for: per noun the words that find a record, in SQL, and where they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Searchable:
    """One noun; ``t`` is its row. ``number`` tells the nouns apart in the index: never change it.

    ``words`` are expressions; an empty one (NULL) adds nothing.
    """

    number: int
    title: str
    subtitle: str
    words: tuple[str, ...] = ()
    alive: str = "t.deleted_at IS NULL"

    @property
    def body(self) -> str:
        """The words beside the title, as one expression."""
        return " || ' ' || ".join(f"coalesce({words}, '')" for words in self.words) or "''"


def _all(expression: str, rows: str) -> str:
    return f"(SELECT group_concat({expression}, ' ') FROM {rows})"


def _one(expression: str, table: str, key: str) -> str:
    return f"(SELECT {expression} FROM {table} AS o WHERE o.id = t.{key})"


_ADDRESS = ("t.city", "t.street", "t.postcode", "replace(t.postcode, ' ', '')")
# What is somebody's is hidden in the bin with them.
_BINNED = "(SELECT id FROM people WHERE deleted_at IS NOT NULL)"
_POSTS = "affiliations AS a JOIN organisations AS o ON o.id = a.organisation_id"
_HOSTS = "secondments AS s JOIN organisations AS o ON o.id = s.host_id"
_POST_NOW = _all(
    "o.name || coalesce(' · ' || nullif(a.job_title, ''), '')",
    f"{_POSTS} WHERE a.person_id = t.id AND a.ended_on IS NULL",
)

SEARCHABLE: Mapping[str, Searchable] = {
    "people": Searchable(
        1,
        "t.list_name",
        f"coalesce({_POST_NOW}, t.city)",
        (
            "t.full_name",
            "t.given_name",
            "t.initials",
            *_ADDRESS,
            "t.notes",
            _all("address", "email_addresses WHERE person_id = t.id"),
            # +31612345678 is looked for as 0612345678 too.
            _all("number || ' 0' || substr(number, 4)", "phone_numbers WHERE person_id = t.id"),
            _all(
                "e.file_name",
                "memberships AS m JOIN consents AS c ON c.membership_id = m.id"
                " JOIN evidence AS e ON e.consent_id = c.id WHERE m.person_id = t.id",
            ),
            # Former posts too: people are remembered by where they were.
            _all("o.name || ' ' || a.job_title", f"{_POSTS} WHERE a.person_id = t.id"),
            # And where they are lent out.
            _all("o.name", f"{_HOSTS} WHERE s.person_id = t.id AND s.deleted_at IS NULL"),
        ),
    ),
    "organisations": Searchable(2, "t.name", "t.city", (*_ADDRESS, "t.website", "t.notes")),
    "nominations": Searchable(
        3,
        _one("full_name", "people", "candidate_id"),
        "t.received_on",
        (
            "t.motivation",
            "t.decision_reason",
            _one("full_name", "people", "nominator_id"),
            _one("name", "nomination_rounds", "round_id"),
            _all(
                "p.full_name",
                "consents AS c JOIN people AS p ON p.id = c.manager_id"
                " WHERE c.nomination_id = t.id",
            ),
            _all(
                "coalesce(e.file_name, '') || ' ' || c.evidence",
                "consents AS c LEFT JOIN evidence AS e ON e.consent_id = c.id"
                " WHERE c.nomination_id = t.id",
            ),
            _all(
                "p.full_name || ' ' || r.said",
                "referees AS r JOIN people AS p ON p.id = r.person_id WHERE r.nomination_id = t.id",
            ),
        ),
        alive=f"t.deleted_at IS NULL AND t.candidate_id NOT IN {_BINNED}",
    ),
    "meetings": Searchable(
        4,
        "t.title",
        "substr(t.starts_at, 1, 10)",
        (
            "t.notes",
            _one("name || ' ' || city || ' ' || room", "venues", "venue_id"),
            _one("name", "themes", "theme_id"),
            _one("name", "learning_practices", "learning_practice_id"),
            _one("name", "seasons", "season_id"),
            _all(
                "i.title || ' ' || i.notes || ' ' || i.goal || ' ' || i.materials || ' ' || i.room",
                "agenda_items AS i WHERE i.meeting_id = t.id",
            ),
            _all(
                "d.file_name",
                "agenda_items AS i JOIN agenda_documents AS d ON d.agenda_item_id = i.id"
                " WHERE i.meeting_id = t.id",
            ),
            _all("s.words", "preparation_steps AS s WHERE s.meeting_id = t.id"),
            _all(
                "p.full_name",
                "agenda_items AS i JOIN agenda_speakers AS s ON s.agenda_item_id = i.id"
                " JOIN people AS p ON p.id = s.person_id WHERE i.meeting_id = t.id",
            ),
        ),
    ),
    "contact_moments": Searchable(
        5,
        "t.subject",
        "t.occurred_on",
        (
            "t.notes",
            _one("name", "organisations", "organisation_id"),
            _all(
                "p.full_name",
                "contact_moment_people AS c JOIN people AS p ON p.id = c.person_id"
                " WHERE c.contact_moment_id = t.id",
            ),
        ),
    ),
    "follow_ups": Searchable(
        6,
        "t.reason",
        "t.due_on",
        (
            _one("full_name", "people", "person_id"),
            _one("name", "organisations", "organisation_id"),
        ),
        alive=f"t.deleted_at IS NULL AND coalesce(t.person_id, 0) NOT IN {_BINNED}",
    ),
    "letters": Searchable(
        7,
        f"coalesce({_one('list_name', 'people', 'person_id')} || ' · ', '') || t.title",
        "substr(t.produced_at, 1, 10)",
        (
            _one("full_name", "people", "person_id"),
            _one("title", "meetings", "meeting_id"),
            "t.remark",
            # What was filled in: the address, names, places, the programme.
            _all("value", "json_tree(t.data, '$.made') WHERE type = 'text'"),
        ),
        alive="1",
    ),
    "themes": Searchable(8, "t.name", "''", ("t.description",)),
    "venues": Searchable(9, "t.name", "t.city", (*_ADDRESS, "t.room")),
    "nomination_rounds": Searchable(10, "t.name", "t.closes_on", ("t.notes",)),
    "seasons": Searchable(11, "t.name", "t.starts_on"),
    "learning_practices": Searchable(12, "t.name", "''", ("t.description",)),
    "external_calls": Searchable(
        13,
        "t.name",
        "t.closes_on",
        ("t.website", "t.notes", _one("name", "organisations", "organisation_id")),
    ),
    "planner_events": Searchable(
        16,
        "t.name",
        "t.starts_on",
        ("t.place", "t.notes", _one("name", "organisations", "organisation_id")),
    ),
    "date_polls": Searchable(
        17,
        "t.title",
        "(SELECT substr(min(d.starts_at), 1, 10) FROM date_options AS d"
        " WHERE d.date_poll_id = t.id)",
        (
            "t.notes",
            _one("name || ' ' || city || ' ' || room", "venues", "venue_id"),
            _one("name", "themes", "theme_id"),
        ),
    ),
}

# The record that a row is part of: a new phone number must find its person.
PARTS: tuple[tuple[str, str, str], ...] = (
    ("email_addresses", "person_id", "people"),
    ("phone_numbers", "person_id", "people"),
    ("affiliations", "person_id", "people"),
    ("memberships", "person_id", "people"),
    ("secondments", "person_id", "people"),
    ("consents", "nomination_id", "nominations"),
    ("referees", "nomination_id", "nominations"),
    ("agenda_items", "meeting_id", "meetings"),
    ("preparation_steps", "meeting_id", "meetings"),
    ("contact_moment_people", "contact_moment_id", "contact_moments"),
    ("date_options", "date_poll_id", "date_polls"),
)

_SPOKEN_AT = (
    "SELECT i.meeting_id FROM agenda_items AS i JOIN agenda_speakers AS s"
    " ON s.agenda_item_id = i.id"
)

# A consent asked for a membership belongs to no nomination.
_ASKED_FOR = "SELECT nomination_id FROM consents WHERE nomination_id IS NOT NULL AND"

_FOR_MEMBERSHIP = (
    "SELECT m.person_id FROM consents AS c JOIN memberships AS m ON m.id = c.membership_id WHERE"
)

# The records whose words come from the row that changed: an organisation's new name must find
# its people.
FOLLOWERS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "people": (
        ("nominations", "SELECT id FROM nominations WHERE candidate_id"),
        ("nominations", "SELECT id FROM nominations WHERE nominator_id"),
        ("nominations", f"{_ASKED_FOR} manager_id"),
        ("nominations", "SELECT nomination_id FROM referees WHERE person_id"),
        ("meetings", f"{_SPOKEN_AT} WHERE s.person_id"),
        ("contact_moments", "SELECT contact_moment_id FROM contact_moment_people WHERE person_id"),
        ("follow_ups", "SELECT id FROM follow_ups WHERE person_id"),
        ("letters", "SELECT id FROM letters WHERE person_id"),
    ),
    "organisations": (
        ("people", "SELECT person_id FROM affiliations WHERE organisation_id"),
        ("people", "SELECT person_id FROM secondments WHERE host_id"),
        ("contact_moments", "SELECT id FROM contact_moments WHERE organisation_id"),
        ("follow_ups", "SELECT id FROM follow_ups WHERE organisation_id"),
        ("external_calls", "SELECT id FROM external_calls WHERE organisation_id"),
        ("planner_events", "SELECT id FROM planner_events WHERE organisation_id"),
    ),
    "nomination_rounds": (("nominations", "SELECT id FROM nominations WHERE round_id"),),
    "venues": (
        ("meetings", "SELECT id FROM meetings WHERE venue_id"),
        ("date_polls", "SELECT id FROM date_polls WHERE venue_id"),
    ),
    "themes": (
        ("meetings", "SELECT id FROM meetings WHERE theme_id"),
        ("date_polls", "SELECT id FROM date_polls WHERE theme_id"),
    ),
    "learning_practices": (("meetings", "SELECT id FROM meetings WHERE learning_practice_id"),),
    "seasons": (("meetings", "SELECT id FROM meetings WHERE season_id"),),
    "meetings": (("letters", "SELECT id FROM letters WHERE meeting_id"),),
    # Evidence stands at a consent, the consent at a nomination or a membership.
    "consents": (
        ("nominations", f"{_ASKED_FOR} id"),
        ("people", f"{_FOR_MEMBERSHIP} c.id"),
    ),
    # Speakers and documents stand at an item of the agenda, items at a meeting.
    "agenda_items": (("meetings", "SELECT meeting_id FROM agenda_items WHERE id"),),
}
