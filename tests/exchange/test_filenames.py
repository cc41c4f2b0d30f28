import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.exchange.filenames import LONGEST_NAME, FileNames, safe_name


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        (
            "2027-03-20 Uitnodiging – Berg, J. van der",
            "2027-03-20 Uitnodiging – Berg, J. van der.pdf",
        ),
        ("Agenda 13:00/14:00?", "Agenda 13-00-14-00-.pdf"),
        ("con", "_con.pdf"),
        ("Con.Brief", "_Con.Brief.pdf"),
        ("Conny", "Conny.pdf"),
        ("LPT1", "_LPT1.pdf"),
        ("einde. . ", "einde.pdf"),
        ("..verborgen", "verborgen.pdf"),
        ("", "_.pdf"),
        ("a\u202eb\x07c\nd", "abc d.pdf"),
    ],
)
def test_names_that_windows_takes(stem: str, name: str) -> None:
    assert safe_name(stem, ".pdf") == name


@given(st.text(max_size=400))
def test_any_text_makes_a_safe_name(stem: str) -> None:
    name = safe_name(stem, ".pdf")
    assert name.endswith(".pdf")
    assert 5 <= len(name) <= LONGEST_NAME
    assert len(name.encode()) <= 255
    assert not set(name) & set('<>:"/\\|?*' + "".join(map(chr, range(32))))
    assert not name.startswith((" ", "."))


@given(st.lists(st.text(alphabet=string.ascii_letters + " é.", max_size=4), max_size=30))
def test_a_batch_has_no_two_names_alike(stems: list[str]) -> None:
    names = FileNames()
    given_out = [names.give(stem, ".pdf") for stem in stems]
    assert len({name.casefold() for name in given_out}) == len(stems)


def test_long_names_stay_apart() -> None:
    names = FileNames()
    first, second = (names.give("x" * 300, ".pdf") for _ in range(2))
    assert (len(first), first != second, len(second)) == (149, True, 149)
    assert second.endswith("x (2).pdf")
