"""Sentences on the screen that are said again when the language changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from coordinator_app.texts import Text


class Said:
    """Remembers what a widget says: ``self.said(label.setText, text("Name"))``.

    Hand in bound methods of Qt objects, never a lambda: that would keep the widget alive.
    """

    def __init__(self) -> None:
        self._all: list[tuple[Callable[[str], object], Text]] = []

    def __call__(self, show: Callable[[str], object], sentence: Text) -> None:
        self._all.append((show, sentence))
        show(sentence.say())

    def again(self) -> None:
        """Say everything in the language of the screen."""
        for show, sentence in self._all:
            show(sentence.say())


def retranslate(widget: QWidget) -> None:
    """Let ``widget`` and everything in it that has a ``retranslate()`` say its texts again."""
    for part in (widget, *_parts(widget)):
        again = getattr(part, "retranslate", None)
        if again is not None:
            again()


def _parts(widget: QWidget) -> Iterator[QWidget]:
    yield from widget.findChildren(QWidget)
