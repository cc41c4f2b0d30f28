"""The palettes can be read by everybody, and the text size follows its steps."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from coordinator_app.views import palette
from coordinator_app.views.palette import DARK, LIGHT, Colours, Scheme, Tone

READ = [
    ("text", "window"), ("text", "surface"), ("text", "field"), ("text", "navigation"),
    ("text", "hover"), ("secondary", "window"), ("secondary", "surface"),
    ("secondary", "navigation"), ("secondary", "field"), ("accent", "surface"),
    ("accent", "window"), ("on_accent", "accent"), ("on_accent", "accent_hover"),
    ("on_selection", "selection"), ("secondary", "hover"),
    *((f"{tone.value}_text", f"{tone.value}_back") for tone in Tone),
    ("accent", "wait_back"), ("surface", "text"),
]  # fmt: skip
SEEN = [
    ("border", "surface"), ("border", "window"), ("focus", "surface"), ("focus", "window"),
    ("focus", "navigation"), ("focus", "field"), ("border", "field"), ("bad_text", "surface"),
]  # fmt: skip


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), READ)
def test_text_is_readable(colours: Colours, front: str, back: str) -> None:
    assert palette.contrast(getattr(colours, front), getattr(colours, back)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), SEEN)
def test_controls_and_focus_are_seen(colours: Colours, front: str, back: str) -> None:
    assert palette.contrast(getattr(colours, front), getattr(colours, back)) >= 3


def test_contrast_is_that_of_the_standard() -> None:
    assert palette.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert palette.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_style_sheet_has_no_open_ends() -> None:
    assert "@" not in palette.style_sheet(LIGHT, 10)


def test_text_size_goes_by_steps_and_stops_at_the_ends() -> None:
    assert palette.next_size(100, larger=True) == 110
    assert palette.next_size(100, larger=False) == 90
    assert palette.next_size(200, larger=True) == 200
    assert palette.next_size(80, larger=False) == 80


def test_scheme_and_size_reach_the_application(qapp: QApplication) -> None:
    usual = qapp.font().pointSizeF()
    palette.apply(Scheme.DARK, 200)
    assert palette.colours() is DARK
    assert qapp.font().pointSizeF() == pytest.approx(usual * 2)
    palette.apply(Scheme.LIGHT, 100)
    assert palette.colours() is LIGHT
    assert qapp.font().pointSizeF() == pytest.approx(usual)
