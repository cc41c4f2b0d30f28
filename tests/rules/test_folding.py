import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.rules.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Jansen", "jansen"),
        ("Çelik-Łoś", "celik-los"),
        ("Søren Æbelø", "soren aebelo"),
        ("Groß", "gross"),
        ("Œdipe", "oedipe"),
        ("Đorđević", "dordevic"),
        ("Þór", "thor"),
        ("ISPARTALI ılık", "ispartali ilik"),
        ("O’Connor", "o'connor"),
        ("Anna Özil", "anna ozil"),
        ("Ĳsbrand", "ijsbrand"),
        ("Σίσυφος", "σισυφοσ"),
        ("", ""),
    ],
)
def test_text_becomes_comparable(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_capitals_never_matter(text: str) -> None:
    assert fold(fold(text).upper()) == fold(fold(text).upper().lower())
