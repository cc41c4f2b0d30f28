"""Search over all nouns: an FTS5 table of folded text, kept up to date by the store itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, text

from coordinator_app.rules.folding import fold

TABLE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_texts USING fts5"
    "(body, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3')"
)

# A rowid holds both the record's id and its noun, so that a hit needs no second table.
_NOUNS_AT_MOST = 16


@dataclass(frozen=True)
class Hit:
    """A record that was found; ``noun`` is its table."""

    noun: str
    record_id: int
    title: str
    subtitle: str


@dataclass(frozen=True)
class _Searchable:
    number: int
    body: str  # SQL: the text that finds it
    title: str  # SQL
    subtitle: str  # SQL
    alive: str = "t.deleted_at IS NULL"


_POST = (
    "(SELECT group_concat(o.name || ' ' || a.job_title, ' ') FROM affiliations AS a JOIN"
    " organisations AS o ON o.id = a.organisation_id WHERE a.person_id = t.id"
    " AND a.ended_on IS NULL)"
)
_NOMINEE = "(SELECT p.full_name FROM people AS p WHERE p.id = t.candidate_id)"

SEARCHABLE: Mapping[str, _Searchable] = {
    "people": _Searchable(
        1,
        "t.full_name || ' ' || t.list_name || ' ' || t.initials || ' ' || t.city || ' ' || t.notes"
        " || ' ' || coalesce((SELECT group_concat(address, ' ') FROM email_addresses"
        " WHERE person_id = t.id), '') || ' ' || coalesce((SELECT group_concat(number || ' 0' ||"
        f" substr(number, 4), ' ') FROM phone_numbers WHERE person_id = t.id), '') || ' ' ||"
        f" coalesce({_POST}, '')",
        "t.list_name",
        f"coalesce({_POST}, t.city)",
    ),
    "organisations": _Searchable(
        2, "t.name || ' ' || t.city || ' ' || t.website || ' ' || t.notes", "t.name", "t.city"
    ),
    "nominations": _Searchable(3, f"{_NOMINEE} || ' ' || t.motivation", _NOMINEE, "t.received_on"),
    "meetings": _Searchable(
        4,
        "t.title || ' ' || t.notes || ' ' || coalesce((SELECT v.name || ' ' || v.city FROM venues"
        " AS v WHERE v.id = t.venue_id), '') || ' ' || coalesce((SELECT group_concat(i.title ||"
        " ' ' || i.notes, ' ') FROM agenda_items AS i WHERE i.meeting_id = t.id), '')",
        "t.title",
        "substr(t.starts_at, 1, 10)",
    ),
    "contact_moments": _Searchable(5, "t.subject || ' ' || t.notes", "t.subject", "t.occurred_on"),
    "follow_ups": _Searchable(6, "t.reason", "t.reason", "t.due_on"),
    "letters": _Searchable(7, "t.title", "t.title", "substr(t.produced_at, 1, 10)", "1"),
    "themes": _Searchable(8, "t.name || ' ' || t.description", "t.name", "''"),
    "venues": _Searchable(9, "t.name || ' ' || t.city || ' ' || t.room", "t.name", "t.city"),
    "nomination_rounds": _Searchable(10, "t.name || ' ' || t.notes", "t.name", "t.closes_on"),
    "seasons": _Searchable(11, "t.name", "t.name", "t.starts_on"),
    "learning_practices": _Searchable(12, "t.name || ' ' || t.description", "t.name", "''"),
}

# Records whose text holds words of the record that changed: an organisation's new name must
# find its people.
_FOLLOWERS = {
    "organisations": ("people", "SELECT person_id FROM affiliations WHERE organisation_id"),
    "people": ("nominations", "SELECT id FROM nominations WHERE candidate_id"),
    "venues": ("meetings", "SELECT id FROM meetings WHERE venue_id"),
}
_IDS_A_STATEMENT = 5000
_WORD = re.compile(r"[^\W_]+", re.UNICODE)


def refresh(connection: Connection, touched: Mapping[str, Iterable[int]]) -> None:
    """Bring the search text of the touched records up to date."""
    stale: dict[str, set[int]] = {noun: set(ids) for noun, ids in touched.items()}
    for noun, (follower, query) in _FOLLOWERS.items():
        for ids in _portions(touched.get(noun, ())):
            found = connection.execute(text(f"{query} IN ({ids})")).scalars()
            stale.setdefault(follower, set()).update(found)
    for noun, records in stale.items():
        if noun in SEARCHABLE:
            for ids in _portions(records):
                _drop(connection, noun, ids)
                _index(connection, noun, f"t.id IN ({ids})")


def rebuild(connection: Connection) -> None:
    """Make the whole index anew."""
    connection.execute(text("DELETE FROM search_texts"))
    for noun in SEARCHABLE:
        _index(connection, noun, "1")


def _index(connection: Connection, noun: str, condition: str) -> None:
    kind = SEARCHABLE[noun]
    connection.execute(
        text(
            "INSERT INTO search_texts (rowid, body)"
            f" SELECT t.id * {_NOUNS_AT_MOST} + {kind.number}, fold({kind.body})"
            f" FROM {noun} AS t WHERE {kind.alive} AND {condition}"
        )
    )


def _drop(connection: Connection, noun: str, ids: str) -> None:
    number = SEARCHABLE[noun].number
    rows = ",".join(str(int(i) * _NOUNS_AT_MOST + number) for i in ids.split(","))
    connection.execute(text(f"DELETE FROM search_texts WHERE rowid IN ({rows})"))


def _portions(ids: Iterable[int]) -> Iterable[str]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), _IDS_A_STATEMENT):
        yield ",".join(map(str, ordered[start : start + _IDS_A_STATEMENT]))


def match_of(typed: str) -> str:
    """What was typed as an FTS5 question: each word quoted, the last letters still being typed.

    Quoting keeps ``O'Brien``, ``C++`` and ``AND`` from being read as operators.
    >>> match_of("O'Brien AND")
    '"o"* "brien"* "and"*'
    """
    return " ".join(f'"{word}"*' for word in _WORD.findall(fold(typed)))


def condition(noun: str) -> str:
    """The SQL condition that row ``t`` of ``noun`` holds the words of ``:match``."""
    number = SEARCHABLE[noun].number
    return (
        f"t.id IN (SELECT rowid / {_NOUNS_AT_MOST} FROM search_texts WHERE search_texts"
        f" MATCH :match AND rowid % {_NOUNS_AT_MOST} = {number})"
    )


def find(connection: Connection, typed: str, limit: int = 50) -> list[Hit]:
    """The first records of any noun that hold each typed word, in the order they were made."""
    match = match_of(typed)
    if not match:
        return []
    query = text("SELECT rowid FROM search_texts WHERE search_texts MATCH :match LIMIT :limit")
    rows = connection.execute(query, {"match": match, "limit": limit}).scalars()
    return _hits(connection, [divmod(row, _NOUNS_AT_MOST) for row in rows])


def _hits(connection: Connection, found: list[tuple[int, int]]) -> list[Hit]:
    hits = []
    for noun, kind in SEARCHABLE.items():
        ids = ",".join(str(record) for record, number in found if number == kind.number)
        if not ids:
            continue
        query = text(
            f"SELECT t.id, {kind.title}, {kind.subtitle} FROM {noun} AS t WHERE t.id IN ({ids})"
        )
        rows = sorted(connection.execute(query), key=lambda row: fold(row[1] or ""))
        hits += [Hit(noun, row[0], row[1] or "", row[2] or "") for row in rows]
    return hits
