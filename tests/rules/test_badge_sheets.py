"""Sheets of badges: every place on the paper, none over another."""

from __future__ import annotations

from itertools import combinations

import pytest

from coordinator_app.errors import UserError
from coordinator_app.rules.badge_sheets import BadgeFormat, badge_sheet, refuse_badge_start
from coordinator_app.rules.label_sheets import SHEET_HEIGHT, SHEET_WIDTH

KINDS = pytest.mark.parametrize("kind", list(BadgeFormat))


@KINDS
def test_each_badge_is_on_the_paper_and_none_over_another(kind: BadgeFormat) -> None:
    sheet = badge_sheet(kind)
    places = [sheet.place(at) for at in range(sheet.count)]
    for left, top in places:
        assert left >= 0
        assert top >= 0
        assert left + sheet.width <= SHEET_WIDTH + 1e-6
        assert top + sheet.height <= SHEET_HEIGHT + 1e-6
    for (left, top), (other, below) in combinations(places, 2):
        apart = abs(left - other) >= sheet.width - 1e-6 or abs(top - below) >= sheet.height - 1e-6
        assert apart


@KINDS
def test_its_words_tell_how_many_there_are(kind: BadgeFormat) -> None:
    assert kind.word.say("en").startswith(f"{badge_sheet(kind).count} ")
    assert kind.word.say("nl").startswith(f"{badge_sheet(kind).count} ")


@pytest.mark.parametrize(
    ("kind", "second", "last"),
    [
        (BadgeFormat.B80X50, (112.5, 13.5), (112.5, 233.5)),
        (BadgeFormat.B85X54, (110, 13.5), (110, 229.5)),
        (BadgeFormat.B90X52, (105, 18.5), (105, 226.5)),
    ],
)
def test_the_places_are_those_of_the_makers(
    kind: BadgeFormat, second: tuple[float, float], last: tuple[float, float]
) -> None:
    sheet = badge_sheet(kind)
    assert sheet.place(1) == pytest.approx(second)
    assert sheet.place(9) == pytest.approx(last)


@pytest.mark.parametrize("start", [0, 11, -1])
def test_a_place_that_is_not_there_is_refused(start: int) -> None:
    with pytest.raises(UserError) as refusal:
        refuse_badge_start(badge_sheet(BadgeFormat.B90X54), start)
    assert refusal.value.field == "start"
