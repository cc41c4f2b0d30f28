"""Envelopes: what shows in the window wherever the sheet slides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.rules.envelopes import (
    Box,
    EnvelopeSize,
    WindowMeasures,
    envelope,
    refuse_window,
)

SIZES = st.sampled_from(EnvelopeSize)
SIDES = st.booleans()
PART = st.floats(0, 1)


def test_the_arithmetic_of_dl_with_the_window_right() -> None:
    one = envelope(EnvelopeSize.DL)
    assert (one.panel, one.play) == (99, (10, 11))
    assert one.window_box == Box(95, 50, 110, 40)
    assert one.shown_at_ends[1] == Box(85, 39, 110, 40)
    assert one.always_shown == Box(95, 50, 100, 29)
    assert one.address == Box(110, 50, 80, 29)


@pytest.mark.parametrize("size", list(EnvelopeSize))
@pytest.mark.parametrize("right", [True, False])
def test_the_usual_windows_always_show_the_address(size: EnvelopeSize, right: bool) -> None:
    one = envelope(size, right=right)
    refuse_window(one, "envelope")
    assert one.address.height >= 25


@given(SIZES, SIDES, PART, PART)
def test_wherever_the_sheet_slides_the_address_is_in_the_window(
    size: EnvelopeSize, right: bool, across: float, down: float
) -> None:
    one = envelope(size, right=right)
    slid = one.address.moved(across * one.play[0], down * one.play[1])
    seen = slid.within(one.window_box)
    assert (seen.width, seen.height) == pytest.approx((slid.width, slid.height))


@given(SIZES, SIDES, *[st.floats(0, 230)] * 4)
def test_a_window_that_passes_shows_an_address(
    size: EnvelopeSize, right: bool, side: float, foot: float, width: float, height: float
) -> None:
    one = envelope(size, right=right, window=WindowMeasures(side, foot, width, height))
    try:
        refuse_window(one, "window_width")
    except UserError:
        return
    seen = one.always_shown
    assert seen.left <= one.address.left
    assert one.address.right <= seen.right
    assert seen.top <= one.address.top
    assert one.address.bottom <= seen.bottom


@pytest.mark.parametrize(
    "window",
    [WindowMeasures(15, 20, 60, 40), WindowMeasures(15, 90, 110, 40), WindowMeasures(1, 1, 9, 9)],
)
def test_a_window_without_room_for_an_address_is_refused(window: WindowMeasures) -> None:
    with pytest.raises(UserError) as refusal:
        refuse_window(envelope(EnvelopeSize.DL, window=window), "window_width")
    assert refusal.value.field == "window_width"
