"""Faults of a text: all of them, each at its place, whatever is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.documents.fields import fields_of
from coordinator_app.documents.template_faults import LONGEST_TEXT, faults, nearest_field
from coordinator_app.documents.template_source import parts_of_source, written
from coordinator_app.documents.templates import Template, shipped_template
from coordinator_app.errors import UserError
from coordinator_app.operations.letter_templates import SHIPPED
from coordinator_app.rules.letters import LetterKind

INVITATION = LetterKind.INVITATION
HEAD = "---\nkind: invitation\nsubject: Proef\n---\n"

_PIECES = st.sampled_from(
    [
        *("{{ salutation }}", "{{salutatoin}}", "{{ x.y }}", "{{", "}}", "{%", "%}", "{#", "\\{"),
        *("&#123;", "**", "*", "`", "---\n", "\n", "\n\n", "- [ ] ", "![a](b)", "[a](b)", "<b>"),
        *("{ salutation }", "{{ salu*ta*tion }}", "____", "1. ", "# ", "> ", "\r\n", "\ufeff"),
    ]
)
_TEXTS = st.lists(_PIECES | st.text(max_size=8), max_size=25).map("".join)


@pytest.mark.parametrize("kind", SHIPPED)
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("informal", [False, True])
def test_what_comes_with_the_application_has_no_faults(
    kind: LetterKind, language: str, informal: bool
) -> None:
    assert faults(shipped_template(kind.value, language, informal).source, kind) == []


def test_every_unknown_field_is_found_at_its_place_with_the_nearest() -> None:
    source = HEAD + "{{ salutatoin }},\n\nOp {{ meeting_dat }} en {{ venue_name }}."
    found = faults(source, INVITATION)
    assert [source[one.start : one.end] for one in found] == [
        "{{ salutatoin }}",
        "{{ meeting_dat }}",
    ]
    assert [one.suggestion for one in found] == ["{{ salutation }}", "{{ meeting_date }}"]


def test_a_field_may_be_named_by_its_meaning() -> None:
    assert nearest_field("aanhef", INVITATION) == "salutation"
    assert nearest_field("Naam van de locatie", INVITATION) == "venue_name"


def test_the_subject_is_checked_too() -> None:
    source = "---\nkind: invitation\nsubject: Voor {{ meeting_titel }}\n---\nBeste"
    (found,) = faults(source, INVITATION)
    assert source[found.start : found.end] == "{{ meeting_titel }}"
    (missing,) = faults("---\nkind: invitation\nsubject:\n---\nBeste", INVITATION)
    assert missing.start == missing.end


@pytest.mark.parametrize(
    "body",
    [
        "",
        "  \n\t",
        "{{ first_name.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{% for x in range(9**9) %}x{% endfor %}",
        "{% import 'os' as os %}",
        "{{ first_name",
        "first_name }}",
        "{ first_name }",
        "{{ first*_name* }}",
        "{{ first\nname }}",
        "&#123;&#123; nergens &#125;&#125;",
        "![logo](https://voorbeeld.nl/x.png)",
        "![logo][x]\n\n[x]: https://voorbeeld.nl/x.png",
        "{{ " + "a" * 20_000 + " }}",
        "{{ " + "(" * 20_000 + " }}",
        "\\{\\{ " + "(" * 20_000 + " \\}\\}",
        "a" * 1_000_000,
        "Naam en functie\n---\nStrook",
    ],
)
def test_what_cannot_be_a_letter_is_a_fault(body: str) -> None:
    source = HEAD + body
    found = faults(source, INVITATION)
    assert found
    assert all(0 <= one.start <= one.end <= len(source) for one in found)
    assert all(str(one.sentence) and len(str(one.sentence)) < 200 for one in found)


@pytest.mark.parametrize("body", ["<b>vet</b> & <para>", "1 < 2 {a} }", "<img src='x'>", "{}"])
def test_markup_is_text_and_no_fault(body: str) -> None:
    assert faults(HEAD + body, INVITATION) == []


def test_a_long_text_is_cut_short() -> None:
    (found,) = faults("{{ x }}" * LONGEST_TEXT, INVITATION)
    assert found.start == LONGEST_TEXT


@given(_TEXTS, st.sampled_from(LetterKind))
def test_nothing_raises_and_every_place_lies_within(body: str, kind: LetterKind) -> None:
    for source in (body, HEAD + body):
        for one in faults(source, kind):
            assert 0 <= one.start <= one.end <= len(source)


@given(_TEXTS)
def test_a_text_without_faults_is_a_letter(body: str) -> None:
    source = HEAD + body
    if faults(source, INVITATION):
        return
    template = Template("invitation", "nl", source)
    assert template.passages
    assert set(template.fields) <= {one.name for one in fields_of(INVITATION)}


@given(_TEXTS)
def test_what_a_letter_refuses_is_a_fault(body: str) -> None:
    source = HEAD + body
    try:
        _ = Template("invitation", "nl", source).fields
    except UserError:
        assert faults(source, INVITATION)


@given(_TEXTS, st.text(max_size=20).map(lambda one: " ".join(one.split())))
def test_parts_and_whole(body: str, subject: str) -> None:
    source = written({"kind": "other", "subject": subject}, body)
    parts = parts_of_source(source)
    assert parts.head == {"kind": "other", "subject": subject}
    assert source[parts.body_at :] == parts.body
    assert source[parts.subject_at :].startswith(subject)
    assert written(parts.head, parts.body) == source
