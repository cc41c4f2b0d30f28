import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.exchange.cells import as_text, guarded, starts_formula, unguarded

signs = st.text(alphabet="'=+-@ \t\r\n＝ab1", max_size=8) | st.text()


@given(signs)
def test_guarding_can_be_undone(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(signs)
def test_no_guarded_cell_begins_with_a_formula_sign(text: str) -> None:
    written = guarded(text)
    assert not written.lstrip().startswith(("=", "+", "-", "@", "＝"))
    assert not written.startswith(("\t", "\r", "\n"))


@pytest.mark.parametrize("text", ["'t Hart", "'s-Gravenhage", "Jan", "", "'", "a=b"])
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert guarded(text) == text == unguarded(text)
    assert not starts_formula(text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (612345678.0, "612345678"),
        (0.1, "0.1"),
        ("0612", "0612"),
        (dt.date(2027, 3, 20), "2027-03-20"),
        (dt.datetime(2027, 3, 20), "2027-03-20"),
        (dt.datetime(2027, 3, 20, 13, 5), "2027-03-20 13:05"),
        (dt.time(9, 30), "09:30"),
        (dt.timedelta(hours=30), "1 day, 6:00:00"),
        (True, "TRUE"),
        (None, ""),
    ],
)
def test_cells_read_as_somebody_would_type_them(value: object, text: str) -> None:
    assert as_text(value) == text
