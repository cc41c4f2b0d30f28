import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.rules.emails import deliverable, read_email, same_email


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Jan@Utrecht.NL", "Jan@utrecht.nl"),
        ("Jan de Wit <jan@x.nl>", "jan@x.nl"),
        ("mailto:jan@x.nl", "jan@x.nl"),
        (" jan@x.nl; ", "jan@x.nl"),
        ("o'connor+network@x.ie", "o'connor+network@x.ie"),
        ("jan@München.de", "jan@münchen.de"),
        ("用户@例子.广告", "用户@例子.广告"),
        ("", ""),
    ],
)
def test_an_address_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert read_email(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["jan", "jan@x", "a b@x.nl", "jan..p@x.nl", "jan.@x.nl", "jan@-x.nl", "jan@1.2.3.4", "a@b@c.nl",
     "@x.nl", "jan@x..nl", "<b>", "a" * 65 + "@x.nl"],
)  # fmt: skip
def test_what_is_no_address_is_refused_at_its_field(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        read_email(typed)
    assert refused.value.field == "email"


def test_capitals_do_not_make_another_address() -> None:
    assert same_email("Jan@x.nl", "jan@x.nl")
    assert not same_email("jan@x.nl", "jan@y.nl")


@given(st.emails() | st.text(max_size=40))
def test_a_kept_address_stays_as_it_is(typed: str) -> None:
    try:
        kept = read_email(typed)
    except UserError:
        return
    assert read_email(kept) == kept


def test_a_domain_in_other_letters_is_written_as_servers_know_it() -> None:
    assert deliverable("Jo@voorbeeld.nl") == "Jo@voorbeeld.nl"
    assert deliverable("jo@bücher.example") == "jo@xn--bcher-kva.example"
    assert deliverable("jo@straße.example") == "jo@xn--strae-oqa.example"
    # Wide letters, as a Japanese keyboard gives them, are the plain ones (UTS 46).
    assert deliverable("jo@ｅｘａｍｐｌｅ.nl") == "jo@example.nl"


@pytest.mark.parametrize("address", ["", "jo", "zoë@voorbeeld.nl", "jo@" + "é" * 60 + ".nl"])
def test_what_mail_cannot_reach_is_refused_at_the_address(address: str) -> None:
    with pytest.raises(UserError) as refusal:
        deliverable(address)
    assert refusal.value.field == "email"
