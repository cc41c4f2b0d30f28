"""A field that is edited in place: its word, and how what was typed in it is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from coordinator_app.errors import UserError
from coordinator_app.texts import Text


@dataclass(frozen=True)
class Field:
    """A field that can be edited in place.

    ``read`` makes what was typed or chosen fit to keep, or refuses it; it is told the field's name.
    """

    word: Text
    read: Callable[[Any, str], Any]


def read_field(fields: Mapping[str, Field], name: str, value: Any) -> Any:
    """What was typed into the field ``name``, fit to keep. A refusal names that field."""
    try:
        return fields[name].read(value, name)
    except UserError as refusal:
        raise UserError(refusal.text, field=name) from refusal
