"""Reading themes: all of them with how many bring what, and those of one person."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from coordinator_app.models import Person, PersonTheme, Theme
from coordinator_app.rules.folding import fold
from coordinator_app.rules.themes import ThemeLink


@dataclass(frozen=True)
class PersonThemeRow:
    """What a person brings to a theme or seeks in it, who said so, and when."""

    id: int
    theme_id: int
    theme_name: str
    link: ThemeLink
    source: str
    noted_on: dt.date | None


@dataclass(frozen=True)
class ThemeRow:
    """A theme, and how many persons are linked to it."""

    id: int
    name: str
    description: str
    person_count: int


def themes_of_person(connection: Connection, person_id: int) -> tuple[PersonThemeRow, ...]:
    """The themes of a person, by name."""
    query = (
        select(
            PersonTheme.id,
            Theme.id,
            Theme.name,
            PersonTheme.link,
            PersonTheme.source,
            PersonTheme.noted_on,
        )
        .join(Theme, Theme.id == PersonTheme.theme_id)
        .where(PersonTheme.person_id == person_id, Theme.deleted_at.is_(None))
        .order_by(func.fold(Theme.name), PersonTheme.link)
    )
    return tuple(PersonThemeRow(*row) for row in connection.execute(query))


def all_themes(connection: Connection) -> tuple[ThemeRow, ...]:
    """Every theme that is not in the bin, by name; persons in the bin do not count."""
    linked = (
        select(func.count(PersonTheme.person_id.distinct()))
        .join(Person, Person.id == PersonTheme.person_id)
        .where(PersonTheme.theme_id == Theme.id, Person.deleted_at.is_(None))
        .scalar_subquery()
    )
    query = (
        select(Theme.id, Theme.name, Theme.description, linked)
        .where(Theme.deleted_at.is_(None))
        .order_by(func.fold(Theme.name))
    )
    return tuple(ThemeRow(*row) for row in connection.execute(query))


def said_of_link(connection: Connection, person_theme_id: int) -> tuple[str, str]:
    """The theme and the person of a link, in words; empty when it is not there."""
    query = (
        select(Theme.name, Person.full_name)
        .join(PersonTheme, PersonTheme.theme_id == Theme.id)
        .join(Person, Person.id == PersonTheme.person_id)
        .where(PersonTheme.id == person_theme_id)
    )
    row = connection.execute(query).first()
    return (row.name, row.full_name) if row else ("", "")


def theme_named(connection: Connection, name: str) -> int | None:
    """The theme of this name, capitals and accents aside; None when there is none."""
    query = select(Theme.id).where(func.fold(Theme.name) == fold(name), Theme.deleted_at.is_(None))
    return connection.execute(query).scalars().first()
