"""Sheets of labels: every label on the paper, none twice, and what is left is remembered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.rules.label_sheets import (
    SHEET_HEIGHT,
    SHEET_WIDTH,
    LabelFormat,
    label_sheet,
    refuse_start,
)

FORMATS = st.sampled_from(LabelFormat)


@pytest.mark.parametrize("kind", list(LabelFormat))
def test_the_labels_lie_on_the_sheet_and_not_on_each_other(kind: LabelFormat) -> None:
    sheet = label_sheet(kind)
    places = [sheet.place(at) for at in range(sheet.count)]
    assert len(set(places)) == sheet.count
    assert kind.word.say("en").startswith(f"{sheet.count} labels of {sheet.width:g} × ")
    for left, top in places:
        assert 0 <= left <= SHEET_WIDTH - sheet.width
        assert 0 <= top <= SHEET_HEIGHT - sheet.height


@given(FORMATS, st.integers(0, 200), st.data())
def test_a_half_used_sheet_is_used_up(kind: LabelFormat, number: int, data: st.DataObject) -> None:
    sheet = label_sheet(kind)
    start = data.draw(st.integers(1, sheet.count))
    places = list(sheet.places(number, start))
    assert len(set(places)) == number
    assert all(0 <= at < sheet.count for _sheet, at in places)
    assert sheet.sheets(number, start) == (places[-1][0] + 1 if places else 0)
    following = list(sheet.places(number + 1, start))[-1]
    assert following[1] + 1 == sheet.next_start(number, start)


@pytest.mark.parametrize("start", [0, -3, 22, 10_000])
def test_a_label_that_is_not_there_is_refused(start: int) -> None:
    with pytest.raises(UserError) as refusal:
        refuse_start(label_sheet(LabelFormat.L21), start)
    assert refusal.value.field == "start"
