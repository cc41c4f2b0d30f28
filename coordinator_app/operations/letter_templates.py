"""Templates of letters: those that come with the application, and a text of the coordinator's."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from coordinator_app.documents.templates import Template, shipped_template
from coordinator_app.errors import UserError
from coordinator_app.rules.cleaning import shortened
from coordinator_app.rules.letters import OF_A_MEETING, OF_A_NOMINATION, TO_ANYBODY
from coordinator_app.texts import LANGUAGES, current

SHIPPED = OF_A_MEETING + OF_A_NOMINATION + TO_ANYBODY
_LARGEST = 200_000

Templates = Mapping[str, Template]


def templates(key_or_path: str | Path) -> Templates:
    """The letter of that kind in each language, or the coordinator's own from a file.

    ``templates("invitation")``, ``templates(Path("feest.md"))``. Raises UserError.
    """
    key = str(key_or_path)
    if key in {kind.value for kind in SHIPPED}:
        return {language: shipped_template(key, language) for language in LANGUAGES}
    if Path(key_or_path).suffix:
        return template_from(Path(key_or_path))
    raise UserError(
        "There is no letter “{key}”. There are: {known}; or give the path of a text file (.md).",
        field="template",
        key=shortened(str(key_or_path)),
        known=", ".join(kind.value for kind in SHIPPED),
    )


def template_from(path: Path) -> Templates:
    """A text of the coordinator's own, checked: Markdown with ``{{ fields }}``.

    All letters are in its language: ``language: en`` in its head, or else that of the screen.
    Raises UserError at ``template`` for an unknown field (with the nearest one), braces that hold
    something else, and a file that is no text.
    """
    source = _source(path)
    language = _language(source) or current()
    if language not in LANGUAGES:
        raise UserError(
            "A letter is in Dutch (nl) or English (en), not in “{language}”.",
            field="template",
            language=shortened(language),
        )
    template = Template(path.stem, language, source)
    if not template.passages:
        raise UserError("{name} holds no text.", field="template", name=path.name)
    _ = template.fields
    return dict.fromkeys(LANGUAGES, template)


def _language(source: str) -> str:
    """What the head (the lines between the first two ``---``) says of the language."""
    lines = [line.strip() for line in source.splitlines()]
    head = lines[1 : lines.index("---", 1)] if lines[:1] == ["---"] and "---" in lines[1:] else []
    said = (line.partition(":") for line in head)
    return next((value.strip() for name, _, value in said if name.strip() == "language"), "")


def _source(path: Path) -> str:
    try:
        content = path.read_bytes() if path.stat().st_size <= _LARGEST else b"\0"
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
    return source
