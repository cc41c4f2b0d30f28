"""What the window remembers between two starts: sizes, columns, filters, look. No facts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings


class WindowState:
    """Typed reading and writing: an INI file gives back ``'false'`` and ``'5'`` otherwise."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    @classmethod
    def at(cls, path: Path) -> WindowState:
        """The state kept in the INI file ``path``, which is made when it is not there."""
        return cls(QSettings(str(path), QSettings.Format.IniFormat))

    def word(self, key: str, otherwise: str = "") -> str:
        return str(self._settings.value(key, otherwise, type=str))

    def number(self, key: str, otherwise: int = 0) -> int:
        return int(str(self._settings.value(key, otherwise, type=int)))

    def flag(self, key: str, otherwise: bool = False) -> bool:
        return bool(self._settings.value(key, otherwise, type=bool))

    def shape(self, key: str) -> QByteArray:
        """What Qt itself saved: a splitter, a header, a window."""
        value = self._settings.value(key, QByteArray(), type=QByteArray)
        return value if isinstance(value, QByteArray) else QByteArray()

    def data(self, key: str) -> Any:
        """A value kept as JSON; None when there is none, or when it cannot be read."""
        try:
            return json.loads(self.word(key, "null"))
        except ValueError:
            return None

    def keep(self, key: str, value: str | int | bool | QByteArray) -> None:
        self._settings.setValue(key, value)

    def keep_data(self, key: str, value: Any) -> None:
        self._settings.setValue(key, json.dumps(value))

    def save(self) -> None:
        """Write it to disk now."""
        self._settings.sync()
