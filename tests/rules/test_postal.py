import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.rules.postal import (
    Address,
    address_block,
    clean_address,
    country_name,
    doubtful_address,
    province_of,
    read_postcode,
    split_street,
)
from coordinator_app.rules.provinces import Province, province_of_number


@pytest.mark.parametrize("typed", ["1234ab", "1234 AB", " 1234  ab ", "NL-1234 AB", "nl1234ab"])
def test_a_dutch_postcode_is_kept_in_one_form(typed: str) -> None:
    assert read_postcode(typed) == "1234 AB"
    assert read_postcode(typed, "Nederland") == "1234 AB"


@pytest.mark.parametrize(
    "typed",
    ["0123 AB", "1234", "1234 A", "12345 AB", "1234 SS", "1234 sa", "1234 SD", "<b>", "١٢٣٤AB"],
)
def test_what_is_no_dutch_postcode_is_refused_at_its_field(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        read_postcode(typed)
    assert refused.value.field == "postcode"


def test_postcodes_abroad_are_free() -> None:
    assert read_postcode(" 1000 ", "België") == "1000"
    assert read_postcode("SW1A 1AA", "GB") == "SW1A 1AA"


@pytest.mark.parametrize(
    ("postcode", "province"),
    [
        ("1011 AB", Province.NOORD_HOLLAND),
        ("1315 AB", Province.FLEVOLAND),
        ("1391 AB", Province.UTRECHT),
        ("1398 AB", Province.NOORD_HOLLAND),
        ("2159 AB", Province.ZUID_HOLLAND),
        ("2511 AB", Province.ZUID_HOLLAND),
        ("2761 AB", Province.ZUID_HOLLAND),
        ("3465 AB", Province.ZUID_HOLLAND),
        ("3511 AB", Province.UTRECHT),
        ("3625 AB", Province.NOORD_HOLLAND),
        ("3771 AB", Province.GELDERLAND),
        ("3899 AB", Province.FLEVOLAND),
        ("4131 AB", Province.UTRECHT),
        ("4141 AB", Province.UTRECHT),
        ("4147 AB", Province.GELDERLAND),
        ("4201 AB", Province.ZUID_HOLLAND),
        ("4213 AB", Province.ZUID_HOLLAND),
        ("4251 AB", Province.NOORD_BRABANT),
        ("4331 AB", Province.ZEELAND),
        ("4675 AB", Province.ZEELAND),
        ("4681 AB", Province.NOORD_BRABANT),
        ("5301 AB", Province.GELDERLAND),
        ("5611 AB", Province.NOORD_BRABANT),
        ("5801 AB", Province.LIMBURG),
        ("5831 AB", Province.NOORD_BRABANT),
        ("6211 AB", Province.LIMBURG),
        ("6511 AB", Province.GELDERLAND),
        ("6585 AB", Province.LIMBURG),
        ("7311 AB", Province.GELDERLAND),
        ("7411 AB", Province.OVERIJSSEL),
        ("7741 AB", Province.DRENTHE),
        ("7772 AB", Province.OVERIJSSEL),
        ("8011 AB", Province.OVERIJSSEL),
        ("8051 AB", Province.GELDERLAND),
        ("8232 AB", Province.FLEVOLAND),
        ("8321 AB", Province.FLEVOLAND),
        ("8351 AB", Province.DRENTHE),
        ("8437 AB", Province.DRENTHE),
        ("8911 AB", Province.FRYSLAN),
        ("9166 AB", Province.FRYSLAN),
        ("9301 AB", Province.DRENTHE),
        ("9351 AB", Province.GRONINGEN),
        ("9401 AB", Province.DRENTHE),
        ("9479 AB", Province.GRONINGEN),
        ("9712 AB", Province.GRONINGEN),
        ("9761 AB", Province.DRENTHE),
        ("9851 AB", Province.FRYSLAN),
        ("9999 XX", Province.GRONINGEN),
        ("", None),
        ("nonsense", None),
    ],
)
def test_a_postcode_lies_in_a_province(postcode: str, province: Province | None) -> None:
    assert province_of(postcode) is province


def test_abroad_has_no_province() -> None:
    assert province_of("1000", "BE") is None
    assert province_of("3511 AB", "BE") is None


def test_every_number_has_a_province() -> None:
    assert {province_of_number(number) for number in range(1000, 10_000)} == set(Province)
    assert province_of_number(999) is None
    assert province_of_number(10_000) is None


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Dorpsstraat 7-a", ("Dorpsstraat", "7-a")),
        ("Plein 1940-1945 12 bis", ("Plein 1940-1945", "12 bis")),
        ("Laan 1940-1945", ("Laan 1940-1945", "")),
        ("2e Straat 5", ("2e Straat", "5")),
        ("Postbus 123", ("Postbus", "123")),
        ("Gracht 12-3", ("Gracht", "12-3")),
        ("Dorpsstraat", ("Dorpsstraat", "")),
        ("12", ("12", "")),
        ("", ("", "")),
    ],
)
def test_a_number_behind_the_street_is_found(line: str, parts: tuple[str, str]) -> None:
    assert split_street(line) == parts


def test_an_address_is_kept_tidily() -> None:
    typed = Address(" Dorpsstraat  7a", "", "3511ab", " Utrecht ", "")
    assert clean_address(typed) == Address("Dorpsstraat", "7a", "3511 AB", "Utrecht")


def test_lines_on_a_dutch_envelope() -> None:
    address = Address("Dorpsstraat", "7", "3511ab", "Utrecht")
    assert address_block(address, "Gemeente Utrecht", "", "Mevrouw J. van der Berg") == (
        "Gemeente Utrecht",
        "Mevrouw J. van der Berg",
        "Dorpsstraat 7",
        "3511 AB  UTRECHT",
    )


def test_lines_abroad_end_with_the_country() -> None:
    belgian = Address("Wetstraat", "16", "1000", "Brussel", "BE")
    assert address_block(belgian) == ("Wetstraat 16", "1000 BRUSSEL", "BELGIË")
    assert address_block(belgian, language="en")[-1] == "BELGIUM"
    british = Address("Downing Street", "10", "SW1A 2AA", "London", "GB")
    assert address_block(british)[1:] == ("LONDON SW1A 2AA", "VERENIGD KONINKRIJK")
    assert country_name("Duitsland") == "Duitsland"


def _fields(address: Address) -> list[str]:
    return [field for field, _ in doubtful_address(address)]


def test_each_gap_in_an_address_is_named() -> None:
    whole = Address("Dorpsstraat", "7", "3511 AB", "Utrecht")
    assert doubtful_address(whole) == []
    assert _fields(Address()) == ["street"]
    assert _fields(Address(country="BE")) == ["street"]
    assert _fields(Address(city="Utrecht")) == ["street", "house_number", "postcode"]
    assert _fields(Address("Dorpsstraat", "zeven", "35", "Utrecht")) == ["house_number", "postcode"]
    assert doubtful_address(Address("Wetstraat", "", "", "Brussel", "België")) == []


@given(st.builds(Address, *[st.text(max_size=40)] * 5))
def test_any_address_gives_clean_lines_and_a_verdict(address: Address) -> None:
    doubtful_address(address)
    for line in address_block(address):
        assert line == line.strip()
        assert "\n" not in line


@given(st.from_regex(r"[1-9][0-9]{3} ?[a-zA-Z]{2}", fullmatch=True))
def test_a_kept_postcode_stays_as_it_is(typed: str) -> None:
    try:
        kept = read_postcode(typed)
    except UserError:
        assert typed[-2:].upper() in {"SA", "SD", "SS"}
    else:
        assert read_postcode(kept) == kept
        assert len(kept) == len("1234 AB")
