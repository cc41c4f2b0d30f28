"""A closed list of words that are said again by themselves when the language changes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from coordinator_app.texts import LANGUAGES, Text, current, text
from coordinator_app.views.choice_box import ChoiceBox
from coordinator_app.views.said import Said

_TONGUES = {"nl": text("In Dutch"), "en": text("In English")}


class WordBox(ChoiceBox):
    """``name`` is what a screen reader says it is."""

    def __init__(self, words: Sequence[Text], name: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = tuple(words)
        self._said = Said()
        self._said(self.setAccessibleName, name)
        self.addItems([word.say() for word in words])

    def retranslate(self) -> None:
        self._said.again()
        for place, word in enumerate(self._words):
            self.setItemText(place, word.say())


class LanguageBox(WordBox):
    """The language of a paper; to begin with, the one of the screen."""

    def __init__(self, name: Text, parent: QWidget | None = None) -> None:
        super().__init__([_TONGUES[one] for one in LANGUAGES], name, parent)
        self.setCurrentIndex(LANGUAGES.index(current()))

    @property
    def language(self) -> str:
        return LANGUAGES[self.currentIndex()]
