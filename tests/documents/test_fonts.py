"""Fonts: what can be drawn, what is reported, and that the pieces never change."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.documents.fonts import FALLBACK, clean, font, missing_characters


def test_dutch_and_its_neighbours_are_in_reach() -> None:
    assert missing_characters("Ĳsbrand Öz ñ ł ğ ő ș “citaat” – € ✓ ☐ Ψυχή Юлия") == ""


def test_what_cannot_be_drawn_is_reported_once() -> None:
    assert missing_characters("Zoë 🙂 en 🙂 דוד") == "🙂דו"
    assert missing_characters("e\u0301\u200d\u00ad\t\n") == ""


def test_what_cannot_be_drawn_is_visible() -> None:
    assert clean("Zoë 🙂") == "Zoë ☐"
    assert clean("cafe\u0301") == "café"


@given(st.text())
def test_clean_text_can_always_be_drawn(text: str) -> None:
    made = clean(text).replace("\n", "")
    for key in ("R", "B"):
        assert font(key).width(made, 10) >= 0
        assert bool(font(key).shown(made)) == bool(made) or not made
    assert clean(made) == made


@given(st.text(max_size=30))
def test_nothing_is_dropped_unsaid(text: str) -> None:
    dropped = set(missing_characters(text))
    assert (FALLBACK in clean(text)) == bool(dropped) or FALLBACK in text


def test_codes_fit_a_byte_and_no_two_share_one() -> None:
    for key in ("R", "B", "I"):
        codes = [place for one, place in font(key).codes.items() if one != 0xA0]
        assert len(set(codes)) == len(codes)
        assert all(32 <= code < 256 for _, code in codes)
