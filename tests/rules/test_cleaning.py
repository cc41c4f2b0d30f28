import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.rules.cleaning import clean, clean_lines, refuse_too_long, shortened


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  Jan \t de\n Groot ", "Jan de Groot"),
        ("Jan\xa0de\u2003Groot", "Jan de Groot"),
        ("Jan\x00sen\x1b", "Jansen"),
        ("\ufeffJansen\u00ad", "Jansen"),
        ("\u202enesnaJ\u202c", "nesnaJ"),
        ("Zoe\u0308", "Zoë"),
        ("علي", "علي"),
        ("👩\u200d⚕️", "👩\u200d⚕️"),
        ("\u200d\u200e", ""),
        ("<b>&amp;", "<b>&amp;"),
    ],
)
def test_what_is_invisible_goes_and_every_script_stays(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text())
def test_cleaned_text_is_one_tidy_line_and_stays_so(text: str) -> None:
    cleaned = clean(text)
    assert cleaned == cleaned.strip()
    assert "  " not in cleaned
    assert not any(unicodedata.category(letter) == "Cc" for letter in cleaned)
    assert clean(cleaned) == cleaned


def test_a_note_keeps_its_lines() -> None:
    assert clean_lines("\n first \r\n\r\nsecond\x07 \n") == "first\n\nsecond"


def test_three_hundred_characters_fit_and_one_more_does_not() -> None:
    refuse_too_long("a" * 300, "family_name")
    with pytest.raises(UserError, match="301") as refused:
        refuse_too_long("a" * 301, "family_name")
    assert refused.value.field == "family_name"


def test_what_is_said_of_a_text_stays_short() -> None:
    assert shortened("abc") == "abc"
    assert shortened("a" * 1_000_000) == "a" * 39 + "…"
    assert shortened(" ") == "–"
