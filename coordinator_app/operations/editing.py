"""Editing one field in place: its word, how what was typed is read, and writing it as one step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from coordinator_app.errors import UserError
from coordinator_app.rules.cleaning import clean, clean_lines, refuse_too_long
from coordinator_app.texts import Choice, Text

LONGEST_NOTE = 20_000


@dataclass(frozen=True)
class Field:
    """A field that can be edited in place.

    ``read`` makes what was typed or chosen fit to keep, or refuses it; it is told the field's name.
    """

    word: Text
    read: Callable[[Any, str], Any]


def line(value: Any, field: str) -> str:
    """One line of at most 300 characters."""
    cleaned = clean(str(value or ""))
    refuse_too_long(cleaned, field)
    return cleaned


def note(value: Any, field: str) -> str:
    """Text of several lines."""
    cleaned = clean_lines(str(value or ""))
    refuse_too_long(cleaned, field, LONGEST_NOTE)
    return cleaned


def yes_or_no(value: Any, field: str) -> bool:  # noqa: ARG001 - a reader is told its field
    return bool(value)


def one_of(kind: type[Choice]) -> Callable[[Any, str], Choice]:
    """A reader that takes a value of ``kind``, or its text."""

    def read(value: Any, field: str) -> Choice:
        try:
            return kind(value)
        except ValueError:
            raise UserError("Choose one of the values.", field=field) from None

    return read


def read_field(fields: Mapping[str, Field], name: str, value: Any) -> Any:
    """What was typed into the field ``name``, fit to keep. A refusal names that field."""
    try:
        return fields[name].read(value, name)
    except UserError as refusal:
        raise UserError(refusal.text, field=name) from refusal
