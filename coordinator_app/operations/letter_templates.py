"""Templates of letters: those that come with the application, and a text of the coordinator's."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Connection

from coordinator_app.documents.template_faults import LONGEST_TEXT, PICTURE
from coordinator_app.documents.template_source import parts_of_source
from coordinator_app.documents.templates import Template, is_informal, shipped_template
from coordinator_app.errors import UserError
from coordinator_app.rules.cleaning import shortened
from coordinator_app.rules.letters import (
    OF_A_MEETING,
    OF_A_MEMBERSHIP,
    OF_A_NOMINATION,
    OF_A_YEAR,
    TO_ANYBODY,
)
from coordinator_app.store.queries.templates import (
    Form,
    TemplateRow,
    newest_sources,
    own_templates,
    template_named,
    template_row,
)
from coordinator_app.texts import LANGUAGES, current

SHIPPED = OF_A_MEETING + OF_A_NOMINATION + OF_A_MEMBERSHIP + OF_A_YEAR + TO_ANYBODY
SHIPPED_KEYS = frozenset(kind.value for kind in SHIPPED)
LARGEST = 200_000

Templates = Mapping[str, Template]


def letter_texts(
    connection: Connection, key_or_path: str | Path, *, informal: bool = False
) -> Templates:
    """What letters are made from now, in each language: as the coordinator wrote it, or shipped.

    ``letter_texts(connection, "invitation")``; one of the coordinator's own by its name or key;
    a text in a file, ``letter_texts(connection, Path("feest.md"))``. Raises UserError.
    """
    key = str(key_or_path)
    found = _key_of(connection, key)
    if found is not None:
        return {one: letter_text(connection, found, (one, informal)) for one in LANGUAGES}
    if Path(key_or_path).suffix:
        return template_from(Path(key_or_path))
    names = [one.value for one in SHIPPED] + [one.name for one in own_templates(connection)]
    raise _no_such_letter(key, names)


def letter_text(connection: Connection, key: str, form: Form) -> Template:
    """One text as it is now: ``letter_text(connection, "invitation", ("nl", False))``."""
    if key in SHIPPED_KEYS:
        return _shipped_or_edited(connection, key, form)
    own = template_row(connection, key)
    if own is None:
        raise UserError("This text is no longer there.")
    return _own(connection, own, form)


def _key_of(connection: Connection, key_or_name: str) -> str | None:
    """The key of a text that comes with the application, or of one of the coordinator's own."""
    if key_or_name in SHIPPED_KEYS:
        return key_or_name
    own = template_row(connection, key_or_name) or template_named(connection, key_or_name)
    return None if own is None or own.in_bin else own.key


def templates(key_or_path: str | Path) -> Templates:
    """The letter of that kind as it comes with the application, or a text in a file.

    What letters are made from is told by `letter_texts`. Raises UserError.
    """
    key = str(key_or_path)
    if key in SHIPPED_KEYS:
        return {language: shipped_template(key, language) for language in LANGUAGES}
    if Path(key_or_path).suffix:
        return template_from(Path(key_or_path))
    raise _no_such_letter(key, [kind.value for kind in SHIPPED])


def _shipped_or_edited(connection: Connection, key: str, form: Form) -> Template:
    """An edited text, or the shipped one; an informal one that nobody wrote is the formal one."""
    language, informal = form
    source = newest_sources(connection, key).get(form)
    if source is not None:
        return Template(key, language, source)
    if informal and not is_informal(key, language):
        return _shipped_or_edited(connection, key, (language, False))
    return shipped_template(key, language, informal)


def _own(connection: Connection, own: TemplateRow, form: Form) -> Template:
    """The text in this language and form, or else the nearest: the language comes first."""
    kept = {key: source for key, source in newest_sources(connection, own.key).items() if source}
    language, informal = form
    nearest = sorted(kept, key=lambda one: (one[0] != language, one[1] != informal, one))
    if not nearest:
        raise UserError("{name} holds no text.", field="template", name=own.name)
    return Template(own.name, nearest[0][0], kept[nearest[0]])


def _no_such_letter(key: str, known: list[str]) -> UserError:
    return UserError(
        "There is no letter “{key}”. There are: {known}; or give the path of a text file (.md).",
        field="template",
        key=shortened(key),
        known=", ".join(known),
    )


def template_from(path: Path) -> Templates:
    """A text of the coordinator's own, checked: Markdown with ``{{ fields }}``.

    All letters are in its language: ``language: en`` in its head, or else that of the screen.
    Raises UserError at ``template`` for an unknown field (with the nearest one), braces that hold
    something else, a picture, and a file that is no text.
    """
    source = text_in_file(path)
    language = parts_of_source(source).head.get("language") or current()
    if language not in LANGUAGES:
        raise UserError(
            "A letter is in Dutch (nl) or English (en), not in “{language}”.",
            field="template",
            language=shortened(language),
        )
    template = Template(path.stem, language, source)
    if not template.passages:
        raise UserError("{name} holds no text.", field="template", name=path.name)
    if template.holds_picture:
        raise UserError(PICTURE, field="template")
    _ = template.fields
    return dict.fromkeys(LANGUAGES, template)


def text_in_file(path: Path) -> str:
    """The text of a file, as UTF-8 or else as Windows writes it. Raises UserError."""
    try:
        if path.stat().st_size > LARGEST:
            raise _too_large(path)
        content = path.read_bytes()
    except OSError as error:
        raise UserError(
            "{name} cannot be read. Choose another file.", field="template", name=path.name
        ) from error
    try:
        source = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        source = content.decode("cp1252", "replace")
    if "\0" in source:
        raise UserError(
            "{name} is no text. Write the letter as plain text (.md or .txt).",
            field="template",
            name=path.name,
        )
    if len(source) > LONGEST_TEXT:
        raise _too_large(path)
    return source


def _too_large(path: Path) -> UserError:
    return UserError(
        "{name} is too large for a letter. Choose another file.", field="template", name=path.name
    )
