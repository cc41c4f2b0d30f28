"""What the coordinator does with the texts of letters: write one, go back, make one of her own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from coordinator_app.documents.template_source import written
from coordinator_app.errors import UserError
from coordinator_app.models import LetterTemplate
from coordinator_app.operations.bin import put_in_bin, take_from_bin
from coordinator_app.operations.letter_templates import SHIPPED, SHIPPED_KEYS
from coordinator_app.operations.rows import existing
from coordinator_app.operations.template_versions import (
    WhichText,
    add_template,
    add_version,
    as_kept,
    is_kept,
    refuse_faulty,
    source_now,
)
from coordinator_app.operations.typed import choice_of, line_of
from coordinator_app.rules.folding import fold
from coordinator_app.rules.letters import LetterKind
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.templates import (
    Form,
    changed_forms,
    newest_sources,
    own_templates,
    template_named,
    template_row,
    version,
)
from coordinator_app.store.store import Store
from coordinator_app.texts import LANGUAGES, Text, plural, text

OF_OWN = (LetterKind.OTHER, *SHIPPED)


@dataclass(frozen=True)
class KnownText:
    """A letter of which the text can be changed; ``changed`` are the forms that were.

    One of the coordinator's own has an ``id``; for the others that is 0.
    """

    key: str
    name: Text | str
    kind: LetterKind
    id: int = 0
    changed: frozenset[Form] = frozenset()


def known_texts(connection: Connection) -> tuple[KnownText, ...]:
    """What comes with the application in the order of its use, then the coordinator's own."""
    changed = changed_forms(connection)
    shipped = (KnownText(kind.value, kind.word, kind) for kind in SHIPPED)
    own = (KnownText(one.key, one.name, one.kind, one.id) for one in own_templates(connection))
    return tuple(
        KnownText(one.key, one.name, one.kind, one.id, changed.get(one.key, frozenset()))
        for one in (*shipped, *own)
    )


def save_text(store: Store, which: WhichText, source: str) -> Outcome | None:
    """Keep a text; from now on letters are made from it. None when nothing changed.

    Raises UserError at ``template`` when it cannot be a letter.
    """
    _refuse_unknown(which)
    with store.reading() as connection:
        kind = _kind_of(connection, which.key)
        kept = as_kept(source, kind)
        if kept == source_now(connection, which) and is_kept(connection, which):
            return None
        label = text("Change the text {name}", name=_name_of(connection, which.key))
    refuse_faulty(kept, kind)
    with store.work(label) as work:
        add_version(work.session, which, kept)
    return work.outcome


def use_version(store: Store, version_id: int) -> Outcome | None:
    """Go back to an earlier version: it becomes the latest. None when it is that already."""
    with store.reading() as connection:
        one = version(connection, version_id)
        if one is None:
            raise UserError("This version is no longer there.")
        which = WhichText(one.key, one.language, one.informal)
        if newest_sources(connection, one.key).get(which.form) == one.source:
            return None
        name = _name_of(connection, one.key)
    with store.work("Back to an earlier text: {name}", name=name) as work:
        add_version(work.session, which, one.source)
    return work.outcome


def restore_shipped(store: Store, which: WhichText) -> Outcome | None:
    """The text as it comes with the application again; None when it is that already."""
    _refuse_unknown(which)
    with store.reading() as connection:
        if newest_sources(connection, which.key).get(which.form) is None:
            return None
        name = _name_of(connection, which.key)
    if which.key not in SHIPPED_KEYS:
        raise UserError("This is a text of your own; it did not come with the application.")
    with store.work("As it comes with the application: {name}", name=name) as work:
        add_version(work.session, which, None)
    return work.outcome


@dataclass(frozen=True)
class NewText:
    """A text of the coordinator's own; without ``source`` that of its kind, or a first line."""

    name: str
    kind: LetterKind = LetterKind.OTHER
    language: str = LANGUAGES[0]
    informal: bool = False
    source: str = ""


def new_text(store: Store, new: NewText) -> Outcome:
    """Make a text of one's own. Raises UserError at ``name``, ``kind`` or ``template``."""
    name = line_of(new.name, "name", required=True)
    kind = choice_of(new.kind, LetterKind, "kind")
    if kind not in OF_OWN:
        raise UserError("Choose one from the list.", field="kind")
    with store.reading() as connection:
        refuse_name(connection, name)
        source = as_kept(new.source, kind) if new.source else _first(connection, name, new)
    refuse_faulty(source, kind)
    with store.work("New text: {name}", name=name) as work:
        row = add_template(work.session, name, kind)
        which = WhichText(row.key, new.language, new.informal)
        add_version(work.session, which, source)
    return work.outcome


def rename_text(store: Store, template_id: int, name: str) -> Outcome:
    """Give an own text another name. Raises UserError at ``name``."""
    given = line_of(name, "name", required=True)
    with store.reading() as connection:
        refuse_name(connection, given, but=template_id)
    with store.work("Change the name of a text: {name}", name=given) as work:
        row = existing(work.session, LetterTemplate, template_id)
        if row.key in SHIPPED_KEYS:
            raise UserError("What comes with the application keeps its name.", field="name")
        row.name = given
    return work.outcome


def put_texts_in_bin(store: Store, ids: Sequence[int]) -> Outcome:
    """Put texts of one's own in the bin; letters that were made from them stay as they are."""
    many = plural("{n} text to the bin", "{n} texts to the bin", len(ids))
    return put_in_bin(store, LetterTemplate, ids, many)


def take_texts_from_bin(store: Store, ids: Sequence[int]) -> Outcome:
    """Bring texts back from the bin; refused when another has the name by now."""
    many = plural("{n} text out of the bin", "{n} texts out of the bin", len(ids))
    return take_from_bin(store, LetterTemplate, ids, many, _refuse_taken)


def refuse_name(connection: Connection, name: str, but: int = 0) -> None:
    """Refuse a name that a text has already, or a letter that comes with the application."""
    taken = template_named(connection, name)
    words = {fold(kind.word.say(language)) for kind in SHIPPED for language in LANGUAGES}
    if (taken is not None and taken.id != but) or fold(name) in words | SHIPPED_KEYS:
        raise UserError(
            "There is a text “{name}” already. Choose another name.", field="name", name=name
        )


def _first(connection: Connection, name: str, new: NewText) -> str:
    if new.kind in SHIPPED:
        which = WhichText(new.kind.value, new.language, new.informal)
        return source_now(connection, which)
    greeting = text("Kind regards,").say(new.language)
    body = f"{{{{ salutation }}}},\n\n\n\n{greeting}"
    return written({"kind": new.kind.value, "subject": name}, body)


def _kind_of(connection: Connection, key: str) -> LetterKind:
    if key in SHIPPED_KEYS:
        return LetterKind(key)
    row = template_row(connection, key)
    if row is None:
        raise UserError("This text is no longer there.")
    return row.kind


def _name_of(connection: Connection, key: str) -> Text | str:
    row = template_row(connection, key)
    return row.name if row and row.name else LetterKind(key).word


def _refuse_unknown(which: WhichText) -> None:
    if which.language not in LANGUAGES:
        raise ValueError(which.language)


def _refuse_taken(session: Session, row: Any) -> None:
    query = select(LetterTemplate.name).where(
        LetterTemplate.deleted_at.is_(None), LetterTemplate.id != row.id
    )
    if fold(row.name) in {fold(name) for name in session.scalars(query) if name}:
        raise UserError("There is a text “{name}” already. Rename it first.", name=row.name)
