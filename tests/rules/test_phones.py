import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.rules.phones import read_phone, shown_phone


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("06-12 34 56 78", "+31612345678", "06 12345678"),
        ("06.12.34.56.78", "+31612345678", "06 12345678"),
        ("06/12345678", "+31612345678", "06 12345678"),
        ("0031612345678", "+31612345678", "06 12345678"),
        ("+31 (0)6 12345678", "+31612345678", "06 12345678"),
        ("612345678", "+31612345678", "06 12345678"),
        ("31612345678", "+31612345678", "06 12345678"),
        ("(030) 231 45 67", "+31302314567", "030 231 4567"),
        ("088 1234567", "+31881234567", "088 123 4567"),
        ("0032 470 12 34 56", "+32470123456", "+32 470 12 34 56"),
        ("+49 30 123456", "+4930123456", "+49 30 123456"),
        ("", "", ""),
    ],
)
def test_any_way_of_typing_a_number_is_kept_in_one_form(typed: str, kept: str, shown: str) -> None:
    assert read_phone(typed) == kept
    assert shown_phone(kept) == shown


@pytest.mark.parametrize("typed", ["abc", "12", "0612345", "06 12345678 90", "<b>", "🙂"])
def test_what_is_nobodys_number_is_refused_at_its_field(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        read_phone(typed)
    assert refused.value.field == "phone"


@given(st.text(max_size=60) | st.from_regex(r"[+0-9 ()-]{0,20}", fullmatch=True))
def test_a_kept_number_stays_as_it_is(typed: str) -> None:
    try:
        kept = read_phone(typed)
    except UserError:
        return
    assert read_phone(kept) == kept
    assert read_phone(shown_phone(kept)) == kept
