"""What the coordinator does with themes: adding them, and linking people to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator_app.errors import UserError
from coordinator_app.models import Person, PersonTheme, Theme
from coordinator_app.operations.called import called
from coordinator_app.operations.editing import Field, read_field
from coordinator_app.operations.rows import existing, named
from coordinator_app.operations.typed import line_of, note_of
from coordinator_app.rules.themes import ThemeLink
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.themes import said_of_link, theme_named
from coordinator_app.store.store import Store
from coordinator_app.texts import text


def _name(value: Any, name: str) -> str:
    cleaned = line_of(value, name)
    if not cleaned:
        raise UserError("A theme needs a name.", field=name)
    return cleaned


FIELDS: Mapping[str, Field] = {
    "name": Field(text("Name"), _name),
    "description": Field(text("Description"), note_of),
}


def add_theme(store: Store, name: str, description: str = "") -> Outcome:
    """Add a theme. One that is known by this name is refused."""
    kept = _name(name, "name")
    with store.work("New theme: {name}", name=kept) as work:
        _refuse_double(work.session, kept)
        work.session.add(Theme(name=kept, description=note_of(description, "description")))
    return work.outcome


def edit_theme(store: Store, theme_id: int, field: str, value: Any) -> Outcome:
    """Give one field of a theme the value that was typed."""
    kept = read_field(FIELDS, field, value)
    with store.work("{field} of a theme", field=FIELDS[field].word) as work:
        theme = existing(work.session, Theme, theme_id)
        if field == "name":
            _refuse_double(work.session, kept, besides=theme_id)
        setattr(theme, field, kept)
    return work.outcome


def link_theme(
    store: Store,
    person_id: int,
    theme: str,
    link: ThemeLink,
    *,
    today: dt.date,
    source: str = "",
) -> Outcome:
    """Say what a person brings to a theme, or seeks in it; a theme not known yet is made.

    Said before in the same way, only the source and the date become new.
    """
    name, said_by = _name(theme, "theme"), line_of(source, "source")
    person = called(store, Person, person_id)
    with store.work("Theme {theme} for {name}", theme=name, name=person) as work:
        existing(work.session, Person, person_id)
        row = _linked(work.session, person_id, theme_for(work.session, name), ThemeLink(link))
        row.source, row.noted_on = said_by or row.source, today
    return work.outcome


def unlink_theme(store: Store, person_theme_id: int) -> Outcome:
    """Take a theme away from a person; the theme itself stays."""
    with store.reading() as connection:
        theme, person = said_of_link(connection, person_theme_id)
    with store.work("Theme {theme} no longer for {name}", theme=theme, name=person) as work:
        row = work.session.get(PersonTheme, person_theme_id)
        if row is not None:
            work.session.delete(row)
    return work.outcome


def theme_for(session: Session, name: str) -> int:
    """The id of the theme of this name, made now when it is not known."""
    return named(session, Theme, _name(name, "theme")).id


def _linked(session: Session, person_id: int, theme_id: int, link: ThemeLink) -> PersonTheme:
    row = session.scalars(
        select(PersonTheme).where(
            PersonTheme.person_id == person_id,
            PersonTheme.theme_id == theme_id,
            PersonTheme.link == link,
        )
    ).first()
    if row is None:
        row = PersonTheme(person_id=person_id, theme_id=theme_id, link=link, source="")
        session.add(row)
    return row


def _refuse_double(session: Session, name: str, besides: int = 0) -> None:
    known = theme_named(session.connection(), name)
    if known is not None and known != besides:
        raise UserError(
            "The theme {name} is known already. Choose that one, or another name.",
            field="name",
            name=name,
        )
