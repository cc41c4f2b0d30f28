"""Reads of templates: the coordinator's own texts, and every version of any text of a letter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from coordinator_app.models import LetterTemplate, TemplateVersion
from coordinator_app.rules.folding import fold
from coordinator_app.rules.letters import LetterKind

Form = tuple[str, bool]


@dataclass(frozen=True)
class TemplateRow:
    """A template the network knows; without a name it is one that comes with the application."""

    id: int
    key: str
    name: str
    kind: LetterKind
    in_bin: bool


@dataclass(frozen=True)
class VersionRow:
    """A text as it was kept at ``made_at``; without source: as it comes with the application."""

    id: int
    key: str
    name: str
    language: str
    informal: bool
    source: str | None
    made_at: dt.datetime


def own_templates(connection: Connection, *, in_bin: bool = False) -> tuple[TemplateRow, ...]:
    """The coordinator's own texts in the order of their names, or those in the bin."""
    there = (
        LetterTemplate.deleted_at.is_not(None) if in_bin else LetterTemplate.deleted_at.is_(None)
    )
    query = _TEMPLATE.where(LetterTemplate.name != "", there)
    found = connection.execute(query.order_by(func.fold(LetterTemplate.name), LetterTemplate.id))
    return tuple(TemplateRow(*row) for row in found)


def template_row(connection: Connection, key: str) -> TemplateRow | None:
    """The template of that key, in the bin or not."""
    row = connection.execute(_TEMPLATE.where(LetterTemplate.key == key)).first()
    return None if row is None else TemplateRow(*row)


def template_named(connection: Connection, name: str) -> TemplateRow | None:
    """The own template of that name, capitals and accents aside; not one in the bin."""
    wanted = fold(name)
    return next((one for one in own_templates(connection) if fold(one.name) == wanted), None)


def newest_sources(connection: Connection, key: str) -> Mapping[Form, str | None]:
    """The last text of each language and form (informal or not) that was ever kept."""
    newest = (
        select(func.max(TemplateVersion.id))
        .join(LetterTemplate, LetterTemplate.id == TemplateVersion.template_id)
        .where(LetterTemplate.key == key)
        .group_by(TemplateVersion.language, TemplateVersion.informal)
    )
    query = select(TemplateVersion.language, TemplateVersion.informal, TemplateVersion.source)
    found = connection.execute(query.where(TemplateVersion.id.in_(newest)))
    return {(language, informal): source for language, informal, source in found}


def changed_forms(connection: Connection) -> Mapping[str, frozenset[Form]]:
    """Per key the languages and forms whose text is the coordinator's own now."""
    newest = select(func.max(TemplateVersion.id)).group_by(
        TemplateVersion.template_id, TemplateVersion.language, TemplateVersion.informal
    )
    query = (
        select(LetterTemplate.key, TemplateVersion.language, TemplateVersion.informal)
        .join(LetterTemplate, LetterTemplate.id == TemplateVersion.template_id)
        .where(TemplateVersion.id.in_(newest), TemplateVersion.source.is_not(None))
    )
    found: dict[str, frozenset[Form]] = {}
    for key, language, informal in connection.execute(query):
        found[key] = found.get(key, frozenset()) | {(language, informal)}
    return found


def versions(
    connection: Connection, key: str, language: str, *, informal: bool
) -> tuple[VersionRow, ...]:
    """Every version of one text, the latest first."""
    query = _VERSION.where(
        LetterTemplate.key == key,
        TemplateVersion.language == language,
        TemplateVersion.informal == informal,
    )
    found = connection.execute(query.order_by(TemplateVersion.id.desc()))
    return tuple(VersionRow(*row) for row in found)


def version(connection: Connection, version_id: int) -> VersionRow | None:
    """One version of a text."""
    row = connection.execute(_VERSION.where(TemplateVersion.id == version_id)).first()
    return None if row is None else VersionRow(*row)


_TEMPLATE = select(
    LetterTemplate.id,
    LetterTemplate.key,
    LetterTemplate.name,
    LetterTemplate.kind,
    LetterTemplate.deleted_at.is_not(None),
)
_VERSION = select(
    TemplateVersion.id,
    LetterTemplate.key,
    LetterTemplate.name,
    TemplateVersion.language,
    TemplateVersion.informal,
    TemplateVersion.source,
    TemplateVersion.made_at,
).join(LetterTemplate, LetterTemplate.id == TemplateVersion.template_id)
