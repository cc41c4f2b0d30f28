"""The text of a template as it is kept: which one, as it is now, and the next version of it.

A text is known by the key of its template, its language and its form: ``("invitation", "nl",
False)`` is the formal Dutch invitation. Every text that was kept stays, as a version.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from coordinator_app.clock import now
from coordinator_app.documents.template_faults import faults
from coordinator_app.documents.template_source import parts_of_source, written
from coordinator_app.documents.templates import is_informal, shipped_template
from coordinator_app.errors import UserError
from coordinator_app.models import LetterTemplate, TemplateVersion
from coordinator_app.operations.letter_templates import SHIPPED_KEYS, letter_text
from coordinator_app.rules.letters import LetterKind
from coordinator_app.store.queries.templates import Form, newest_sources


@dataclass(frozen=True)
class WhichText:
    """One text: ``WhichText("invitation", "nl")``, or the informal one of a language."""

    key: str
    language: str
    informal: bool = False

    @property
    def form(self) -> Form:
        return self.language, self.informal


def source_now(connection: Connection, which: WhichText) -> str:
    """The source of a text as letters are made from it now.

    An own text that was not written in this language or form yet is the nearest one there is.
    """
    return as_kept(letter_text(connection, which.key, which.form).source)


def is_kept(connection: Connection, which: WhichText) -> bool:
    """Whether this very text is there, and not only one near to it."""
    return which.key in SHIPPED_KEYS or which.form in newest_sources(connection, which.key)


def as_kept(source: str, kind: LetterKind | None = None) -> str:
    """A source as it is kept: its kind and subject in the head, one line end at the end."""
    parts = parts_of_source(source)
    of_kind = kind.value if kind else parts.head.get("kind", LetterKind.OTHER.value)
    return written({"kind": of_kind, "subject": parts.subject}, parts.body)


def refuse_faulty(source: str, kind: LetterKind) -> None:
    """Refuse a text that cannot be a letter, with the first thing that is wrong."""
    for fault in faults(source, kind):
        raise UserError(fault.sentence, field="template")


def add_template(session: Session, name: str, kind: LetterKind) -> LetterTemplate:
    """A template of one's own, inside a step that is open."""
    row = LetterTemplate(key=f"own-{uuid4().hex[:12]}", name=name, kind=kind)
    session.add(row)
    session.flush()
    return row


def add_version(session: Session, which: WhichText, source: str | None) -> None:
    """The next version of a text, inside a step that is open."""
    if which.key in SHIPPED_KEYS and source == _shipped(which):
        source = None
    query = select(LetterTemplate).where(LetterTemplate.key == which.key)
    row = session.scalars(query).first()
    if row is None:
        row = LetterTemplate(key=which.key, name="", kind=LetterKind(which.key))
        session.add(row)
        session.flush()
    session.add(
        TemplateVersion(
            template_id=row.id,
            language=which.language,
            informal=which.informal,
            source=source,
            made_at=now(),
        )
    )


def _shipped(which: WhichText) -> str | None:
    """The shipped text of exactly this form; None where there is none."""
    if which.informal and not is_informal(which.key, which.language):
        return None
    return as_kept(shipped_template(which.key, which.language, which.informal).source)
