"""Fields between double braces: found by Jinja's grammar in a text, never run."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from coordinator_app.errors import UserError

if TYPE_CHECKING:
    from jinja2 import nodes
    from jinja2.sandbox import SandboxedEnvironment

_LONGEST_NAME = 60


class Part(NamedTuple):
    """A stretch of text, or the name of a field to be filled."""

    text: str
    is_field: bool = False
    key: str = ""
    link: str = ""


@cache
def _environment() -> SandboxedEnvironment:
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(autoescape=True)


def parts_of(text: str, known: Iterable[str], key: str = "", link: str = "") -> Iterator[Part]:
    """A text in stretches of plain text and fields; a `UserError` for anything else in braces."""
    if "{" not in text:
        yield Part(text, key=key, link=link)
        return
    from jinja2 import nodes

    for node in _read(text):
        if isinstance(node, nodes.TemplateData):
            yield Part(node.data, key=key, link=link)
        elif isinstance(node, nodes.Name):
            yield Part(_known(node.name, list(known)), True, key, link)
        else:
            raise UserError(
                "Between double braces stands the name of a field and nothing else: see “{text}”.",
                field="template",
                text=text.strip()[:60],
            )


def _known(name: str, known: list[str]) -> str:
    if name in known:
        return name
    near = difflib.get_close_matches(name[:_LONGEST_NAME], known, n=1, cutoff=0)
    raise UserError(
        "The letter has a field “{name}” that does not exist. Do you mean “{near}”?",
        field="template",
        name=name[:_LONGEST_NAME],
        near=near[0],
    )


def _read(text: str) -> Iterator[nodes.Node]:
    """The text and the fields of a stretch, by Jinja's own grammar; nothing is ever run."""
    from jinja2 import TemplateSyntaxError, nodes

    if "{%" in text or "{#" in text:
        raise _braces(text)
    try:
        body = _environment().parse(text).body
    except (TemplateSyntaxError, RecursionError) as error:
        raise _braces(text) from error
    for node in body:
        if not isinstance(node, nodes.Output):
            raise _braces(text)
        yield from node.nodes


def _braces(text: str) -> UserError:
    return UserError(
        "The letter has braces that cannot be read: see “{text}”. "
        "A field is written as {{{{ salutation }}}}.",
        field="template",
        text=text.strip()[:60],
    )


def value_of(values: Mapping[str, str], name: str) -> str:
    """The value of a field; a `UserError` at the field when there is none."""
    try:
        return values[name]
    except KeyError:
        raise UserError(
            "The letter needs “{name}”, which is not known.", field=name, name=name
        ) from None
