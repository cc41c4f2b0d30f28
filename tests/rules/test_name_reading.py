import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.rules.names import FormOfAddress, NameParts, list_name, parse_name

MS, MR = FormOfAddress.MS, FormOfAddress.MR


def name(initials: str, given_name: str, prefix: str, family: str, **more: object) -> NameParts:
    return NameParts(initials, given_name, prefix, family, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Berg, Jan van der", name("", "Jan", "van der", "Berg")),
        ("Jan van der Berg", name("", "Jan", "van der", "Berg")),
        ("dhr. J. v.d. Berg", name("J.", "", "van der", "Berg", form_of_address=MR)),
        ("Janny Bakker-Klein", name("", "Janny", "", "Bakker-Klein")),
        ("mevr. drs. A.B. de Vries-van Dam MSc", name("A.B.", "", "de", "Vries-van Dam",
            form_of_address=MS, title_before="drs.", title_after="MSc")),
        ("O'Connor", name("", "", "", "O'Connor")),
        ("Seán O’Connor", name("", "Seán", "", "O'Connor")),
        ("'t Hart", name("", "", "'t", "Hart")),
        ("Maarten ’t Hart", name("", "Maarten", "'t", "Hart")),
        ("Van Puffelen, R.M.", name("R.M.", "", "van", "Puffelen")),
        ("Van Den Berg, Luc", name("", "Luc", "Van Den", "Berg")),
        ("Berg, van der, Jan", name("", "Jan", "van der", "Berg")),
        ("Berg, van der", name("", "", "van der", "Berg")),
        ("van 't Hof, Bart", name("", "Bart", "van 't", "Hof")),
        ("Jan van't Hof", name("", "Jan", "van 't", "Hof")),
        ("Ben Jansen", name("", "Ben", "", "Jansen")),
        ("Rachid Ben Ali", name("", "Rachid", "Ben", "Ali")),
        ("Mohammed El Idrissi", name("", "Mohammed", "El", "Idrissi")),
        ("Ursula von der Leyen", name("", "Ursula", "von der", "Leyen")),
        ("Anna Bakker-van der Berg", name("", "Anna", "", "Bakker-van der Berg")),
        ("de Vries - van Dam, Anna", name("", "Anna", "de", "Vries-van Dam")),
        ("J.P.Balkenende", name("J.P.", "", "", "Balkenende")),
        ("J.v.d.Berg", name("J.", "", "van der", "Berg")),
        ("J. v/d Berg", name("J.", "", "van der", "Berg")),
        ("Jan vd Berg", name("", "Jan", "van der", "Berg")),
        ("Jan v. Dam", name("", "Jan", "van", "Dam")),
        ("V. de Boer", name("V.", "", "de", "Boer")),
        ("V.D. Jansen", name("V.D.", "", "", "Jansen")),
        ("JP de Wit", name("J.P.", "", "de", "Wit")),
        ("Th.M. Jansen", name("Th.M.", "", "", "Jansen")),
        ("R.M. (Jan) van Dam", name("R.M.", "Jan", "van", "Dam")),
        ("Jan (J.P.) Smit", name("J.P.", "Jan", "", "Smit")),
        ("de heer P. Jansen", name("P.", "", "", "Jansen", form_of_address=MR)),
        ("De Heer", name("", "", "de", "Heer")),
        ("mr. A. de Wit", name("A.", "", "de", "Wit", title_before="mr.")),
        ("Mr. A. de Wit", name("A.", "", "de", "Wit", form_of_address=MR)),
        ("Jansen, mevr. P.", name("P.", "", "", "Jansen", form_of_address=MS)),
        ("Jansen, MSc", name("", "", "", "Jansen", title_after="MSc")),
        ("BERG, JAN VAN DER", name("", "JAN", "VAN DER", "BERG")),
        ("Berg (v.d.), Jan", name("", "Jan", "van der", "Berg")),
        ("Berg van der, Jan", name("", "Jan", "van der", "Berg")),
        ("Jansen-de Boer, A.", name("A.", "", "", "Jansen-de Boer")),
        ("Wit, JP de", name("J.P.", "", "de", "Wit")),
        ("Li Ma", name("", "Li", "", "Ma")),
        ("Malcolm X", name("", "Malcolm", "", "X")),
        ("Hedy d'Ancona", name("", "Hedy", "d'", "Ancona")),
        ("Eric D'Hondt", name("", "Eric", "", "D'Hondt")),
        ("Marie-Claire in 't Veld", name("", "Marie-Claire", "in 't", "Veld")),
        ("محمد علي", name("", "محمد", "", "علي")),
        ("🙂", name("", "", "", "🙂")),
        ("<b>Jan</b> de Groot", name("", "<b>Jan</b>", "de", "Groot")),
        ("Jansen", name("", "", "", "Jansen")),
        ("mevrouw", name("", "", "", "mevrouw")),
        ("", NameParts()),
    ],
)  # fmt: skip
def test_a_name_typed_in_one_piece_is_taken_apart(typed: str, read: NameParts) -> None:
    assert parse_name(typed) == read


pieces = st.sampled_from(
    [
        "van",
        "v.d.",
        "J.",
        "Jan",
        "dhr.",
        "drs.",
        ",",
        "-",
        "MSc",
        "'t",
        "d'",
        "(",
        "De heer",
        "Berg",
    ]
)


@given(st.text() | st.lists(pieces, max_size=8).map(" ".join) | st.lists(pieces).map("".join))
def test_any_text_can_be_read(typed: str) -> None:
    read = parse_name(typed)
    assert "  " not in list_name(read)


@given(
    st.sampled_from(["Jan", "Anna Maria", "Zoë", "J.R.", "Th."]),
    st.sampled_from(["", "van", "van der", "'t", "in 't", "De", "El", "op den"]),
    st.sampled_from(["Berg", "O'Connor", "Bakker-Klein", "Çelik", "Vries-van Dam"]),
)
def test_a_name_in_a_list_reads_back_as_it_was(first: str, prefix: str, family: str) -> None:
    written = " ".join(part for part in (first, prefix) if part)
    assert list_name(parse_name(f"{family}, {written}")) == f"{family}, {written}"
