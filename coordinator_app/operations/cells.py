"""The cells of one row of a list, read one by one; what is refused is gathered at its field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from coordinator_app.errors import UserError
from coordinator_app.operations.typed import line_of
from coordinator_app.rules.postal import ADDRESS_FIELDS, Address, clean_address
from coordinator_app.texts import Text, text


class Cells:
    """``values`` by key, absent when blank; ``words`` say the keys; ``errors`` are sentences."""

    def __init__(self, values: Mapping[str, str], words: Mapping[str, Text]) -> None:
        self.values = values
        self.errors: list[Text] = []
        self._words = words

    def refuse(self, key: str, why: Text) -> None:
        """Note what is wrong with a cell."""
        word = self._words.get(key, key)
        self.errors.append(text("{field}: {why}", field=word, why=why))

    def tried(self, key: str, read: Callable[[], Any]) -> Any:
        """What ``read`` makes of a cell; None when it refuses, which is noted."""
        try:
            return read()
        except UserError as refusal:
            self.refuse(key, refusal.text)
            return None

    def line(self, key: str) -> str:
        """One line; empty when it is blank or refused."""
        return self.tried(key, lambda: line_of(self.values.get(key), key)) or ""

    def address(self) -> dict[str, str]:
        """The postal address, tidied up; as it was typed when that is refused."""
        typed = Address(**{key: self.line(key) for key in ADDRESS_FIELDS})
        return vars(self.tried("postcode", lambda: clean_address(typed)) or typed).copy()
