"""Names are shown as they were typed, whatever signs stand in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtGui import QTextDocument

from coordinator_app.texts import text
from coordinator_app.views.frame import Frame
from coordinator_app.views.plain import PlainLabel, ShortLabel, plain_action, plain_tip


def test_a_long_word_does_not_push_its_surroundings(shown: Callable[[Any], Any]) -> None:
    label = PlainLabel()
    label.setText("x" * 300)
    shown(label)
    assert label.minimumSizeHint().width() <= 160


def test_a_line_without_room_is_cut_and_told_whole_in_the_tip(
    shown: Callable[[Any], Any],
) -> None:
    label = ShortLabel()
    label.setText("Nieuwe persoon: " + "lang " * 60)
    shown(label)
    assert label.minimumSizeHint().width() < 100
    label.resize(200, 30)
    assert label.toolTip() == label.text() == label.accessibleName()
    label.setText("Kort")
    label.resize(label.sizeHint())
    assert not label.toolTip()


def test_what_was_saved_never_makes_the_window_wider(frame: Frame) -> None:
    frame.status.show_saved(text("{words}", words="lang " * 80), undoable=True)
    assert frame.status.minimumSizeHint().width() < 600
    assert "lang lang" in frame.status.saved.text()


@pytest.mark.parametrize("words", ["<b>Vet</b> & Zn", "a < b", "Jansen & Zn"])
def test_a_tip_shows_what_stands_there(words: str) -> None:
    page = QTextDocument()
    if "<" in words:
        page.setHtml(plain_tip(words))
        assert page.toPlainText() == words
    else:
        assert plain_tip(words) == words


def test_an_ampersand_stays_in_the_words_of_undo(frame: Frame) -> None:
    assert plain_action("Vet & Zn") == "Vet && Zn"
    frame.page("people").save("family_name", "<b>Vet</b> & Zn")  # type: ignore[attr-defined]
    assert frame.status.saved.textFormat() == frame.status.count.textFormat()
    assert frame.status.saved.textFormat().name == "PlainText"
