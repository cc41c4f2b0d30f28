"""Texts of letters as files, to keep beside the network or to give to a colleague.

The head of such a file says what it is: ``kind: invitation``, ``language: nl``, ``form: informal``
and, for a text of one's own, ``name: Kerstgroet``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from coordinator_app.documents.template_source import SourceParts, parts_of_source, written
from coordinator_app.errors import UserError
from coordinator_app.exchange.filenames import safe_name
from coordinator_app.exchange.saving import save_bytes
from coordinator_app.operations.letter_templates import text_in_file
from coordinator_app.operations.template_versions import (
    WhichText,
    add_template,
    add_version,
    as_kept,
    is_kept,
    refuse_faulty,
    source_now,
)
from coordinator_app.operations.templates import OF_OWN, refuse_name
from coordinator_app.operations.typed import line_of
from coordinator_app.rules.cleaning import shortened
from coordinator_app.rules.folding import fold
from coordinator_app.rules.letters import LetterKind
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.templates import template_named, template_row
from coordinator_app.store.store import Store
from coordinator_app.texts import LANGUAGES, current, plural, text

ENDING = ".md"
_FORMS = {"formal": False, "informal": True}


@dataclass(frozen=True)
class _Given:
    """A text that a file holds; ``key`` is empty for a text of one's own that is new here."""

    path: Path
    key: str
    name: str
    kind: LetterKind
    language: str
    informal: bool
    source: str

    @property
    def which(self) -> WhichText:
        return WhichText(self.key, self.language, self.informal)


def text_as_file(connection: Connection, which: WhichText) -> tuple[str, str]:
    """A file name, and a text with all that is needed to bring it back: `import_texts`."""
    parts = parts_of_source(source_now(connection, which))
    row = template_row(connection, which.key)
    form = "informal" if which.informal else "formal"
    name = row.name if row else ""
    head = {"name": name} if name else {}
    head |= {"kind": parts.head["kind"], "language": which.language, "form": form}
    called = name or LetterKind(which.key).word.say(which.language)
    written_out = written(head | {"subject": parts.subject}, parts.body)
    return safe_name(f"{called} ({which.language}, {form})", ENDING), written_out


def export_text(store: Store, which: WhichText, path: Path) -> Path:
    """Write a text as a file; its name when ``path`` is a folder. Raises UserError."""
    with store.reading() as connection:
        name, content = text_as_file(connection, which)
    target = path / name if path.is_dir() else path
    save_bytes(target, content.encode())
    return target


def import_texts(store: Store, paths: Sequence[Path]) -> Outcome | None:
    """Bring texts back from files, in one step; None when they hold nothing new.

    A file with a name is a text of one's own, new or known; the others change the letter of their
    kind. Raises UserError at ``template``, with the file, when one of them cannot be used; then
    none is.
    """
    with store.reading() as connection:
        given = [_given(connection, path) for path in paths]
        _refuse_twice(given)
        new = [one for one in given if _is_new(connection, one)]
    if not new:
        return None
    many = plural("{n} text from files", "{n} texts from files", len(new))
    label = text("Text from a file: {name}", name=_called(new[0])) if len(new) == 1 else many
    with store.work(label) as work:
        keys: dict[str, str] = {}
        for one in new:
            key = one.key or keys.get(fold(one.name)) or _added(work.session, one)
            keys[fold(one.name)] = key
            add_version(work.session, WhichText(key, one.language, one.informal), one.source)
    return work.outcome


def _given(connection: Connection, path: Path) -> _Given:
    parts = parts_of_source(text_in_file(path))
    try:
        name = line_of(parts.head.get("name", ""), "name")
        kind = _kind(parts)
        if not name and kind is LetterKind.OTHER:
            name = line_of(path.stem, "name", required=True)
        source = as_kept(written(parts.head, parts.body), kind)
        refuse_faulty(source, kind)
        key = _key(connection, name, kind) if name else kind.value
        return _Given(path, key, name, kind, _language(parts), _is_informal(parts), source)
    except UserError as refusal:
        raise UserError(
            "{name}: {refusal}", field="template", name=path.name, refusal=refusal.text
        ) from refusal


def _key(connection: Connection, name: str, kind: LetterKind) -> str:
    known = template_named(connection, name)
    if known is None:
        refuse_name(connection, name)
        return ""
    if known.kind is not kind:
        raise UserError(
            "There is a text “{name}” already, for another kind of letter. Give the file another"
            " name in its head.",
            name=known.name,
        )
    return known.key


def _kind(parts: SourceParts) -> LetterKind:
    said = parts.head.get("kind", LetterKind.OTHER.value)
    if said not in {kind.value for kind in OF_OWN}:
        raise UserError(
            "There is no letter “{key}”. There are: {known}.",
            key=shortened(said),
            known=", ".join(kind.value for kind in OF_OWN),
        )
    return LetterKind(said)


def _language(parts: SourceParts) -> str:
    said = parts.head.get("language") or current()
    if said not in LANGUAGES:
        raise UserError(
            "A letter is in Dutch (nl) or English (en), not in “{language}”.",
            language=shortened(said),
        )
    return said


def _is_informal(parts: SourceParts) -> bool:
    said = parts.head.get("form", "formal")
    if said not in _FORMS:
        raise UserError("A letter is formal or informal, not “{form}”.", form=shortened(said))
    return _FORMS[said]


def _refuse_twice(given: Sequence[_Given]) -> None:
    seen: dict[tuple[str, str, str, bool], str] = {}
    for one in given:
        same = (one.key, fold(one.name), one.language, one.informal)
        if same in seen:
            raise UserError(
                "{one} and {other} hold the same letter. Choose one of them.",
                field="template",
                one=seen[same],
                other=one.path.name,
            )
        seen[same] = one.path.name


def _is_new(connection: Connection, one: _Given) -> bool:
    if not one.key:
        return True
    return not is_kept(connection, one.which) or one.source != source_now(connection, one.which)


def _added(session: Session, one: _Given) -> str:
    return add_template(session, one.name, one.kind).key


def _called(one: _Given) -> object:
    return one.name or one.kind.word
