from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.rules.names import (
    FormOfAddress,
    NameParts,
    NameUse,
    address_line,
    clean_parts,
    initials_of,
    list_name,
    refuse_nameless,
    running_name,
    salutation,
    sort_key,
    surname,
)

MS, MR, NEUTRAL = FormOfAddress.MS, FormOfAddress.MR, FormOfAddress.NEUTRAL

BERG = NameParts("J.", "Janny", "van der", "Berg", form_of_address=MS)
VELZEN = NameParts(
    given_name="Jo Rene",
    prefix="in het",
    family_name="Veld",
    partner_prefix="van",
    partner_family_name="Velzen",
    form_of_address=MS,
)
WOLKJE = replace(VELZEN, family_name="Zonnetje", partner_prefix="'t", partner_family_name="Wolkje")
BROECK = replace(
    VELZEN,
    prefix="Op Den",
    family_name="Berghe",
    partner_prefix="Van Der",
    partner_family_name="Broeck",
)


@pytest.mark.parametrize(
    ("given_names", "initials"),
    [
        ("Jo Rene", "J.R."),
        ("Anna Özil", "A.Ö."),
        ("Dirk-Willem", "D."),
        ("Elise Q", "E.Q"),
        ("Q", "Q"),
        ("Q Elise", "Q.E."),
        ("Bert Philip", "B.P."),
        ("jan", "J."),
        ("IJsbrand", "IJ."),
        ("J.P.", "J.P."),
        ("'Abd Allah", "A.A."),
        ("  Jan   Piet ", "J.P."),
        ("🙂", ""),
        ("", ""),
        ("محمد", "م."),
    ],
)
def test_initials_follow_from_given_names(given_names: str, initials: str) -> None:
    assert initials_of(given_names) == initials


@pytest.mark.parametrize(
    ("parts", "use", "form", "said"),
    [
        (BERG, NameUse.OWN, MS, "Geachte mevrouw Van der Berg"),
        (BERG, NameUse.OWN, MR, "Geachte heer Van der Berg"),
        (BERG, NameUse.OWN, NEUTRAL, "Geachte J. van der Berg"),
        (VELZEN, NameUse.OWN, MS, "Geachte mevrouw In het Veld"),
        (VELZEN, NameUse.PARTNER, MS, "Geachte mevrouw Van Velzen"),
        (VELZEN, NameUse.PARTNER_OWN, MS, "Geachte mevrouw Van Velzen-in het Veld"),
        (VELZEN, NameUse.OWN_PARTNER, MS, "Geachte mevrouw In het Veld-van Velzen"),
        (VELZEN, NameUse.PARTNER_OWN, NEUTRAL, "Geachte J.R. van Velzen-in het Veld"),
        (WOLKJE, NameUse.PARTNER, MS, "Geachte mevrouw 't Wolkje"),
        (WOLKJE, NameUse.PARTNER_OWN, MS, "Geachte mevrouw 't Wolkje-in het Zonnetje"),
        (WOLKJE, NameUse.OWN_PARTNER, MS, "Geachte mevrouw In het Zonnetje-'t Wolkje"),
        (WOLKJE, NameUse.OWN, NEUTRAL, "Geachte J.R. in het Zonnetje"),
        (BROECK, NameUse.OWN, MS, "Geachte mevrouw Op Den Berghe"),
        (BROECK, NameUse.OWN, NEUTRAL, "Geachte J.R. Op Den Berghe"),
        (BROECK, NameUse.PARTNER_OWN, NEUTRAL, "Geachte J.R. Van Der Broeck-Op Den Berghe"),
        (NameParts(family_name="Groenen"), NameUse.PARTNER, MR, "Geachte heer Groenen"),
        (NameParts(prefix="in het", family_name="Zonnetje"), NameUse.OWN, NEUTRAL,
         "Geachte In het Zonnetje"),
        (NameParts(prefix="d'", family_name="Ancona"), NameUse.OWN, MS, "Geachte mevrouw D'Ancona"),
        (NameParts(given_name="Rosa"), NameUse.OWN, NEUTRAL, "Geachte Rosa"),
        (NameParts(), NameUse.OWN, NEUTRAL, "Geachte heer of mevrouw"),
        (NameParts(), NameUse.OWN, MS, "Geachte mevrouw"),
    ],
)  # fmt: skip
def test_salutation(parts: NameParts, use: NameUse, form: FormOfAddress, said: str) -> None:
    assert salutation(replace(parts, name_use=use, form_of_address=form)) == said


def test_neutral_salutation_has_initials_and_a_small_prefix() -> None:
    parts = NameParts(initials="R.M.", prefix="van", family_name="Puffelen")
    assert salutation(parts) == "Geachte R.M. van Puffelen"
    assert address_line(parts) == "R.M. van Puffelen"


def test_informal_and_english_salutations() -> None:
    assert salutation(BERG, informal=True) == "Beste Janny"
    assert salutation(BERG, "en") == "Dear Ms Van der Berg"
    assert salutation(BERG, "en", informal=True) == "Dear Janny"
    assert salutation(replace(BERG, given_name=""), informal=True) == "Beste mevrouw Van der Berg"
    assert salutation(NameParts(), "en") == "Dear Sir or Madam"


def test_own_wording_wins_in_its_own_tone() -> None:
    own = replace(
        BERG,
        salutation_override="Geachte burgemeester",
        informal_salutation_override="Lieve Jan",
        address_line_override="Aan de burgemeester",
    )
    assert salutation(own) == "Geachte burgemeester"
    assert salutation(own, "en") == "Geachte burgemeester"
    assert salutation(own, informal=True) == "Lieve Jan"
    assert address_line(own) == "Aan de burgemeester"


@pytest.mark.parametrize(
    ("parts", "language", "line"),
    [
        (BERG, "nl", "Mevrouw J. van der Berg"),
        (BERG, "en", "Ms J. van der Berg"),
        (replace(BERG, form_of_address=MR, title_before="drs."), "nl",
         "De heer drs. J. van der Berg"),
        (replace(BERG, form_of_address=MR), "en", "Mr J. van der Berg"),
        (replace(BERG, form_of_address=NEUTRAL, title_before="drs."), "nl", "Drs. J. van der Berg"),
        (replace(BERG, title_before="prof. dr.", title_after="MSc"), "nl",
         "Mevrouw prof. dr. J. van der Berg MSc"),
        (replace(BERG, initials="", given_name=""), "nl", "Mevrouw Van der Berg"),
        (replace(BERG, initials="", given_name="Jo Rene"), "nl", "Mevrouw J.R. van der Berg"),
        (replace(BERG, initials="", given_name="", form_of_address=NEUTRAL), "nl", "Van der Berg"),
    ],
)  # fmt: skip
def test_address_line(parts: NameParts, language: str, line: str) -> None:
    assert address_line(parts, language) == line


def test_names_in_text_and_in_lists() -> None:
    assert running_name(BERG) == "Janny van der Berg"
    assert running_name(replace(BERG, given_name="")) == "J. van der Berg"
    assert running_name(NameParts(prefix="van der", family_name="Berg")) == "Van der Berg"
    assert list_name(BERG) == "Berg, Janny van der"
    assert list_name(NameParts(family_name="Jansen")) == "Jansen"
    partner = replace(BERG, partner_prefix="van", partner_family_name="Dam")
    assert list_name(replace(partner, name_use=NameUse.OWN_PARTNER)) == (
        "Berg-van Dam, Janny van der"
    )
    assert list_name(replace(partner, name_use=NameUse.PARTNER_OWN)) == (
        "Dam-van der Berg, Janny van"
    )


def test_hyphens_lose_the_spaces_round_them() -> None:
    assert surname(NameParts(family_name="Bakker - Klein"), capital=False) == "Bakker-Klein"
    assert surname(NameParts(prefix=" van  der ", family_name=" Berg"), capital=True) == (
        "Van der Berg"
    )


def _sorted(*names: tuple[str, str, str], by_prefix: bool = False) -> list[str]:
    people = [NameParts(given_name=g, prefix=p, family_name=f) for g, p, f in names]
    people.sort(key=lambda parts: sort_key(parts, by_prefix=by_prefix))
    return [running_name(parts) for parts in people]


def test_sorting_is_under_the_family_name_and_accents_sort_in_place() -> None:
    assert _sorted(
        ("Anna", "", "Bergen"),
        ("Zoë", "van der", "Berg"),
        ("Jan", "", "Çelik"),
        ("Jan", "", "Cohen"),
        ("Jan", "", "Cadier"),
        ("Aad", "van den", "Berg"),
        ("Jan", "", "Berg op Zoom"),
        ("Kim", "", "Łoś"),
        ("Kim", "", "Ma"),
        ("Seán", "", "O'Connor"),
        ("Ida", "", "Oberman"),
    ) == [
        "Aad van den Berg",
        "Zoë van der Berg",
        "Jan Berg op Zoom",
        "Anna Bergen",
        "Jan Cadier",
        "Jan Çelik",
        "Jan Cohen",
        "Kim Łoś",
        "Kim Ma",
        "Ida Oberman",
        "Seán O'Connor",
    ]


def test_the_belgian_way_sorts_under_the_prefix() -> None:
    names = ("Jan", "van der", "Berg"), ("Kim", "", "Smit"), ("An", "", "Claes")
    assert _sorted(*names, by_prefix=True) == ["An Claes", "Kim Smit", "Jan van der Berg"]
    assert _sorted(*names) == ["Jan van der Berg", "An Claes", "Kim Smit"]


def test_a_person_needs_a_family_name() -> None:
    refuse_nameless(NameParts(family_name="X"))
    for nothing in ("", "  ", "\u200d"):
        with pytest.raises(UserError) as refused:
            refuse_nameless(NameParts(given_name="Jan", family_name=nothing))
        assert refused.value.field == "family_name"


def test_a_family_name_with_a_hyphen_in_front_stays_as_given() -> None:
    parts = NameParts(given_name="Ann", family_name="-Streep")
    assert running_name(parts) == "Ann -Streep"
    assert list_name(parts) == "-Streep, Ann"
    assert address_line(parts) == "A. -Streep"
    assert sort_key(parts) == sort_key(replace(parts, family_name="Streep"))
    both = replace(parts, partner_family_name="Bos", name_use=NameUse.PARTNER_OWN)
    assert surname(both, capital=True) == "Bos-Streep"


def test_a_part_that_is_too_long_is_named() -> None:
    with pytest.raises(UserError) as refused:
        clean_parts(replace(BERG, partner_family_name="a" * 301))
    assert refused.value.field == "partner_family_name"
    assert clean_parts(replace(BERG, prefix=" van\tder ")) == BERG


@pytest.mark.parametrize(
    "typed", ["", "J.", "J.P.", "JW", "J P", "Chr.", "Th", "J.-P.", "IJ.", "李小龍"]
)
def test_initials_may_be_written_in_many_ways(typed: str) -> None:
    assert clean_parts(replace(BERG, initials=typed)).initials == typed


@pytest.mark.parametrize("typed", ["geen adres", "Johanna", "J. onbekend"])
def test_words_are_no_initials(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        clean_parts(replace(BERG, initials=typed))
    assert refused.value.field == "initials"


words = st.text(max_size=12) | st.sampled_from(["van", "'t", "d'", "de ", "-", "Jansen", "<b>"])
name_parts = st.builds(
    NameParts,
    *[words] * 6,
    st.sampled_from(NameUse),
    st.sampled_from(FormOfAddress),
    words,
    words,
)


@given(name_parts, st.sampled_from(["nl", "en"]), st.booleans())
def test_no_name_gives_double_spaces_or_loose_hyphens(
    parts: NameParts, language: str, informal: bool
) -> None:
    lines = [
        salutation(parts, language, informal=informal),
        address_line(parts, language),
        running_name(parts),
        list_name(parts),
    ]
    for line in lines:
        assert "  " not in line
        assert line == line.strip()
    assert "- " not in surname(parts, capital=True).strip("- ")


@given(name_parts)
def test_a_sort_key_ignores_capitals(parts: NameParts) -> None:
    assert sort_key(parts) == sort_key(parts).lower()


@given(name_parts, st.from_regex(r"[A-Z][a-z]{1,9}", fullmatch=True), st.sampled_from(["nl", "en"]))
def test_own_wording_always_wins(parts: NameParts, wording: str, language: str) -> None:
    own = replace(
        parts,
        salutation_override=wording,
        address_line_override=wording,
        informal_salutation_override=wording,
    )
    said = {salutation(own, language, informal=informal) for informal in (True, False)}
    assert said | {address_line(own, language)} == {wording}
