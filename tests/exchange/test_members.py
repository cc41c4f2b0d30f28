import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.exchange.columns import separate, several
from coordinator_app.exchange.members import COLUMNS, EXPORT, member_table, read_members
from coordinator_app.exchange.reading import read_table
from coordinator_app.exchange.rows import ReadList
from coordinator_app.exchange.sheets import SheetRow, SheetTable
from coordinator_app.exchange.theme_cells import ThemeEntry, read_themes, write_themes
from coordinator_app.exchange.words import CATEGORY, FORM_OF_ADDRESS, LANGUAGE, NAME_USE, Words
from coordinator_app.exchange.writing import write_table
from coordinator_app.rules.names import NameUse
from coordinator_app.rules.themes import ThemeLink
from coordinator_app.texts import use

ISSUE_HEADERS = [
    *("voorletters", "voornaam", "tussenvoegsel", "achternaam"),
    *("partner_tussenvoegsel", "partner_achternaam", "naamgebruik", "aanspreekvorm"),
    *("titel_voor", "titel_na", "organisatie", "functie", "categorie", "email", "telefoon"),
    *("straat", "huisnummer", "postcode", "plaats", "land", "lid_sinds", "taal", "themas"),
]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    use("en")
    yield
    use("nl")


def read(headers: list[str], *rows: list[str]) -> ReadList:
    numbered = (SheetRow(number, tuple(row)) for number, row in enumerate(rows, start=2))
    return read_members(SheetTable(tuple(headers), tuple(numbered)))


def values(headers: list[str], row: list[str]) -> dict[str, str]:
    return dict(read(headers, row).rows[0].values)


def test_the_columns_are_those_of_the_list() -> None:
    assert [column.nl for column in COLUMNS] == ISSUE_HEADERS
    assert [column.nl for column in EXPORT] == [
        *ISSUE_HEADERS,
        "aanhef",
        "adresregel",
        "sorteernaam",
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_own_headers_are_known_in_any_order(language: str) -> None:
    headers = [column.header(language) for column in reversed(EXPORT)]
    known = read(headers)
    assert known.fields == {column.key for column in COLUMNS}
    assert (known.unknown, len(known.ignored)) == ((), 3)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("ACHTERNAAM", "family_name"),
        ("Familienaam", "family_name"),
        ("Last Name", "family_name"),
        ("surname", "family_name"),
        ("E-mail", "email"),
        ("e-mail adres", "email"),
        ("Email 2", "email"),
        ("Mobiel", "phone"),
        ("Tel.", "phone"),
        ("06", "phone"),
        ("Woonplaats", "city"),
        ("Partner Achternaam", "partner_family_name"),
        ("partner-tussenvoegsel", "partner_prefix"),
        ("Lid sinds", "member_since"),
        ("Thema's", "themes"),
        ("M/V", "form_of_address"),
        ("Titel (vóór)", "title_before"),
    ],
)
def test_headers_in_many_spellings(header: str, field: str) -> None:
    assert field in read([header, "naam"]).fields


def test_unknown_headers_are_told_and_leave_the_rest() -> None:
    known = read(["achternaam", "schoenmaat", ""], ["Bakker", "43", "x"])
    assert known.unknown == ("schoenmaat", "C")
    assert known.rows[0].values == {"family_name": "Bakker"}


@pytest.mark.parametrize(
    ("headers", "sentence"),
    [
        (["voornaam", "plaats"], "no column with the family name"),
        (["achternaam", "Achternaam"], "Achternaam is there twice"),
        (["achternaam", "familienaam"], "achternaam and familienaam mean the same"),
        (["Jan", "Bakker"], "first row must hold the names"),
        (["email", "naam", "E-mail"], "E-mail is there twice"),
    ],
)
def test_headers_that_are_refused(headers: list[str], sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        read(headers)


def test_a_name_in_one_cell() -> None:
    assert values(["Naam"], ["Berg, Jan van der"]) == {"name": "Berg, Jan van der"}
    assert values(["voornaam", "naam"], ["Jan", "Berg"]) == {
        "given_name": "Jan",
        "family_name": "Berg",
    }
    both = read(["achternaam", "naam"], ["Berg", "Jan Berg"])
    assert (both.rows[0].values, both.ignored) == ({"family_name": "Berg"}, ("naam",))


@pytest.mark.parametrize(
    ("address", "street", "number"),
    [
        ("Dorpsstraat 12", "Dorpsstraat", "12"),
        ("Dorpsstraat 12 a", "Dorpsstraat", "12 a"),
        ("Plein 1944 12-3", "Plein 1944", "12-3"),
        ("1e Dwarsstraat 5 bis rood", "1e Dwarsstraat", "5 bis rood"),
        ("'t Zand", "'t Zand", None),
    ],
)
def test_an_address_in_one_cell(address: str, street: str, number: str | None) -> None:
    found = values(["naam", "adres"], ["A", address])
    assert (found["street"], found.get("house_number")) == (street, number)


def test_several_columns_of_one_kind_become_one_cell() -> None:
    found = values(["naam", "telefoon", "mobiel"], ["A", "020 1234567 / 030 7", "'+31 6 1"])
    assert separate(found["phone"]) == ("020 1234567", "030 7", "'+31 6 1")


def test_blanks_and_signs_for_nothing_hold_no_value() -> None:
    row = ["  Van   den Berg ", "-", "n.v.t.", "\u00a0"]
    found = values(["achternaam", "tussenvoegsel", "functie", "plaats"], row)
    assert found == {"family_name": "Van den Berg"}


@pytest.mark.parametrize(
    ("header", "word", "code"),
    [
        ("aanspreekvorm", "Dhr.", "mr"),
        ("aanspreekvorm", "MEVR", "ms"),
        ("aanspreekvorm", "v", "ms"),
        ("aanspreekvorm", "M", "mr"),
        ("aanspreekvorm", "Ms", "ms"),
        ("naamgebruik", "Partner - Eigen", "partner_own"),
        ("naamgebruik", "own-partner", "own_partner"),
        ("categorie", "Gemeente", "municipal_professional"),
        ("categorie", "ERVARINGSDESKUNDIGE", "expert_by_experience"),
        ("categorie", "Social professional", "social_professional"),
        ("taal", "Engels", "en"),
        ("taal", "NL", "nl"),
    ],
)
def test_words_in_both_languages(header: str, word: str, code: str) -> None:
    known = read(["naam", header], ["A", word])
    assert code in known.rows[0].values.values()
    assert not known.rows[0].problems


def test_a_word_nobody_knows_is_told_with_the_choices() -> None:
    row = read(["naam", "aanspreekvorm"], ["A", "kameraad"]).rows[0]
    assert "form_of_address" not in row.values
    assert row.problems[0].field == "form_of_address"
    assert "kameraad" in str(row.problems[0].text)
    assert "mevrouw" in row.problems[0].text.say("nl") or "ms" in str(row.problems[0].text)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("words", [NAME_USE, FORM_OF_ADDRESS, CATEGORY, LANGUAGE])
def test_what_an_export_says_is_read_back(words: Words[Any], language: str) -> None:
    for value in words.table:
        assert words.read(words.written(value, language)) == value
        assert words.read(str(value)) == value


names = st.text(min_size=1, max_size=20).map(lambda name: " ".join(name.split())).filter(bool)
entries = st.builds(ThemeEntry, names, st.sampled_from(ThemeLink))


@given(st.lists(entries, unique=True, max_size=5), st.sampled_from(["nl", "en"]))
def test_themes_come_back_as_they_were(themes: list[ThemeEntry], language: str) -> None:
    assert list(read_themes(write_themes(themes, language))) == themes


@given(st.lists(names.filter(lambda name: "|" not in name), unique=True, max_size=4))
def test_several_values_come_back_as_they_were(cells: list[str]) -> None:
    assert list(separate(several(cells))) == cells


def test_themes_as_people_type_them() -> None:
    assert read_themes("wonen (zorg), schulden (ervaring, interesse); ") == (
        ThemeEntry("wonen (zorg)"),
        ThemeEntry("schulden", ThemeLink.EXPERIENCE),
        ThemeEntry("schulden", ThemeLink.INTEREST),
    )
    assert read_themes("wonen, zorg; schulden") == (
        ThemeEntry("wonen, zorg"),
        ThemeEntry("schulden"),
    )
    assert read_themes("wonen (zorg), schulden (Expertise)") == (
        ThemeEntry("wonen (zorg)"),
        ThemeEntry("schulden", ThemeLink.EXPERTISE),
    )


FACTS: dict[str, Any] = {
    "initials": "J.A.",
    "given_name": "Jan",
    "prefix": "van 't",
    "family_name": "'s-Gravesande",
    "partner_family_name": "=Bakker",
    "name_use": NameUse.PARTNER_OWN,
    "form_of_address": "neutral",
    "category": "expert_by_experience",
    "email": ("jan@example.nl", "j@example.org"),
    "phone": ("+31612345678", "020 1234567, tst. 5"),
    "house_number": "12-3",
    "postcode": "1234 AB",
    "member_since": dt.date(2019, 3, 20),
    "language": "nl",
    "themes": (ThemeEntry("schulden, wonen", ThemeLink.EXPERIENCE),),
    "salutation": "Geachte …",
}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_export_import_export_gives_the_same_file(
    tmp_path: Path, ending: str, language: str
) -> None:
    first, second = tmp_path / f"een.{ending}", tmp_path / f"twee.{ending}"
    write_table(first, member_table([FACTS], language))
    read_back: dict[str, Any] = dict(read_members(read_table(first)).rows[0].values)
    read_back["member_since"] = dt.date.fromisoformat(read_back["member_since"])
    read_back["salutation"] = FACTS["salutation"]
    for key in ("email", "phone"):
        read_back[key] = separate(read_back[key])
    read_back["themes"] = read_themes(read_back["themes"])
    assert read_back == {**FACTS, "name_use": "partner_own"} | {"email": FACTS["email"]}
    write_table(second, member_table([read_back], language))
    assert first.read_bytes() == second.read_bytes()
