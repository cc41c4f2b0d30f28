"""Names that are known already, shown while one is typed; another name may be typed as well."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from coordinator_app.store.queries.organisations import organisation_names
from coordinator_app.store.store import Store

MOST = 12
Known = Callable[[str], Sequence[str]]


def organisations(store: Store) -> Known:
    """The names of organisations that hold what is typed."""

    def known(typed: str) -> Sequence[str]:
        with store.reading() as connection:
            return [one.name for one in organisation_names(connection, typed, MOST)]

    return known


class NameCompleter(QObject):
    """``NameCompleter(line, known)``: ``known`` is asked with each letter and must be quick."""

    def __init__(self, line: QWidget, known: Known) -> None:
        super().__init__(line)
        self._known = known
        self._names = QStringListModel(self)
        if isinstance(line, QLineEdit):
            completer = QCompleter(self._names, line)
            completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            line.setCompleter(completer)
            line.textEdited.connect(self._on_typed)

    def _on_typed(self, typed: str) -> None:
        self._names.setStringList(list(self._known(typed.strip())) if typed.strip() else [])
