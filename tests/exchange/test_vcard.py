import datetime as dt
from pathlib import Path

import vobject
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.exchange.vcard import Contact, vcard_bytes, write_vcards

ZOE = Contact(
    uid="6f1c",
    full_name="Zoë van der Berg-'t Hart",
    surname="van der Berg-'t Hart",
    given_name="Zoë",
    initials="Z.",
    sort_name="Berg-'t Hart, Zoë van der",
    title_before="dr.",
    title_after="MSc",
    organisation="Gemeente Ede; sociaal domein",
    job_title="beleidsadviseur",
    emails=("zoe@example.nl", "z@example.org"),
    phones=("+31612345678", "+31201234567"),
    street="Plein 1944",
    house_number="12 a",
    postcode="6711 AB",
    city="Ede",
    country="Nederland",
    changed=dt.datetime(2027, 3, 20, 12, tzinfo=dt.UTC),
)


def test_a_card_holds_everything() -> None:
    content = vcard_bytes([ZOE])
    card = vobject.readOne(content.decode())
    assert card.version.value == "3.0"
    assert (card.uid.value, card.fn.value) == ("6f1c", ZOE.full_name)
    name = card.n.value
    assert (name.family, name.given) == ("van der Berg-'t Hart", "Zoë")
    assert (name.prefix, name.suffix) == ("dr.", "MSc")
    assert card.contents["sort-string"][0].value == ZOE.sort_name
    assert card.org.value == ["Gemeente Ede; sociaal domein"]
    assert card.title.value == "beleidsadviseur"
    assert [line.value for line in card.email_list] == list(ZOE.emails)
    assert [(line.value, line.type_param) for line in card.tel_list] == [
        ("+31612345678", "CELL"),
        ("+31201234567", "VOICE"),
    ]
    address = card.adr.value
    assert (address.street, address.code, address.city) == ("Plein 1944 12 a", "6711 AB", "Ede")
    assert card.rev.value == "2027-03-20T12:00:00Z"


def test_lines_end_and_fold_as_the_standard_asks() -> None:
    lines = vcard_bytes([ZOE]).split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)


def test_a_bare_contact_and_a_file_of_several(tmp_path: Path) -> None:
    path = tmp_path / "leden.vcf"
    assert write_vcards(path, [ZOE, Contact(uid="2", full_name="Bakker", surname="Bakker")]) == 2
    cards = list(vobject.readComponents(path.read_text("utf-8")))
    assert [card.fn.value for card in cards] == [ZOE.full_name, "Bakker"]
    assert "adr" not in cards[1].contents


@given(
    st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=80
    ).filter(str.strip)
)
def test_any_name_comes_back(name: str) -> None:
    content = vcard_bytes([Contact(uid="1", full_name=name, surname=name)])
    card = vobject.readOne(content.decode())
    assert card.fn.value == " ".join(name.split())
    assert card.n.value.family == " ".join(name.split())
