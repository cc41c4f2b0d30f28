from dataclasses import replace

from coordinator_app.rules.names import FormOfAddress, NameParts, NameUse
from coordinator_app.rules.postal import Address
from coordinator_app.rules.preflight import LetterNeeds, Recipient, gaps
from coordinator_app.texts import text

WHOLE = Recipient(
    1,
    NameParts("J.", "Janny", "van der", "Berg", form_of_address=FormOfAddress.MS),
    Address("Dorpsstraat", "7", "3511 AB", "Utrecht"),
)


def fields(recipient: Recipient, needs: LetterNeeds | None = None) -> list[str]:
    return [gap.field for gap in gaps([recipient], needs or LetterNeeds())]


def test_nothing_lacks_nothing_said() -> None:
    assert fields(WHOLE) == []


def test_each_gap_names_person_field_and_sentence() -> None:
    gap = gaps([WHOLE, replace(WHOLE, person_id=2, address=Address())], LetterNeeds())[0]
    assert (gap.record_id, gap.name, gap.field) == (2, "Berg, Janny van der", "street")
    assert gap.text.say("en") == "The postal address is missing."


def test_paper_needs_an_address_and_a_message_an_email_address() -> None:
    homeless = replace(WHOLE, address=Address())
    assert fields(homeless, LetterNeeds(paper=False)) == ["email"]
    assert fields(replace(homeless, email="j@x.nl"), LetterNeeds(paper=False)) == []
    assert fields(replace(WHOLE, address=replace(WHOLE.address, postcode=""))) == ["postcode"]


def test_a_doubtful_salutation_is_a_gap() -> None:
    neutral = NameParts(family_name="Berg")
    assert fields(replace(WHOLE, parts=neutral)) == ["form_of_address"]
    assert fields(replace(WHOLE, parts=replace(neutral, initials="J."))) == []
    assert fields(replace(WHOLE, parts=replace(neutral, salutation_override="Dag"))) == []
    informal = LetterNeeds(informal=True)
    assert fields(replace(WHOLE, parts=neutral), informal) == ["given_name"]
    assert fields(WHOLE, informal) == []


def test_a_partners_name_that_is_used_must_be_there() -> None:
    partner = replace(WHOLE.parts, name_use=NameUse.PARTNER)
    assert fields(replace(WHOLE, parts=partner)) == ["partner_family_name"]
    assert fields(replace(WHOLE, parts=replace(partner, family_name=" "))) == ["family_name"]


def test_a_letters_own_fields_are_needed_too() -> None:
    needs = LetterNeeds(fields={"job_title": text("job title")})
    (gap,) = gaps([WHOLE], needs)
    assert (gap.field, gap.text.say("en")) == ("job_title", "Missing: job title.")
    assert fields(replace(WHOLE, values={"job_title": "Adviser"}), needs) == []
