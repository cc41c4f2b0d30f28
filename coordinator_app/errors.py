"""What the application raises on purpose: each is a sentence with a way out, in any language."""

from __future__ import annotations

from typing import Any

from coordinator_app.texts import Text


class UserError(Exception):
    """Something the coordinator asked for cannot be done; nothing was written.

    ``field`` names the field at which the sentence belongs (``"postcode"``), if there is one.
    >>> str(UserError("{name} is needed.", field="family_name", name="A family name"))
    'A family name is needed.'
    """

    def __init__(self, source: str | Text, /, *, field: str | None = None, **values: Any) -> None:
        self.text = source if isinstance(source, Text) else Text(source, values)
        self.field = field
        super().__init__(self.text)

    def __str__(self) -> str:
        return self.text.say()


class NetworkBusy(UserError):
    """Another program, or a long task of this one, is writing to the network file."""


class NetworkTooNew(UserError):
    """The file was written by a newer version of the application."""


class NetworkDamaged(UserError):
    """The file is not a network, or its content is damaged."""


class Conflict(UserError):
    """A change cannot be undone because what it touched was edited since."""
