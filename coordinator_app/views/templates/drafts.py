"""Texts that were typed but cannot be a letter yet: kept by the window, also when it closes."""

from __future__ import annotations

from coordinator_app.operations.template_versions import WhichText
from coordinator_app.store.store import Store
from coordinator_app.views.window_state import WindowState

_KEY = "templates/drafts"


class Drafts:
    """``drafts.keep(which, source)``; each network has its own."""

    def __init__(self, state: WindowState, store: Store) -> None:
        self._state = state
        self._place = str(store.path)

    def source(self, which: WhichText) -> str:
        """The draft of a text; empty when there is none."""
        return str(self._all().get(self._name(which), ""))

    def keep(self, which: WhichText, source: str) -> None:
        self._write(self._all() | {self._name(which): source})

    def forget(self, which: WhichText) -> None:
        kept = self._all()
        if kept.pop(self._name(which), None) is not None:
            self._write(kept)

    def _name(self, which: WhichText) -> str:
        return f"{self._place}|{which.key}|{which.language}|{which.informal}"

    def _all(self) -> dict[str, str]:
        kept = self._state.data(_KEY)
        return dict(kept) if isinstance(kept, dict) else {}

    def _write(self, kept: dict[str, str]) -> None:
        self._state.keep_data(_KEY, kept)
        self._state.save()
