"""Templates: fields and nothing else between braces, and a way out when something is wrong."""

from __future__ import annotations

import pytest

from coordinator_app.documents.fields import fields_of
from coordinator_app.documents.template_faults import faults
from coordinator_app.documents.templates import Template, shipped_template
from coordinator_app.errors import UserError
from coordinator_app.operations.letter_templates import SHIPPED
from coordinator_app.rules.letters import LetterKind


def template(body: str, kind: str = "invitation") -> Template:
    return Template("proef", "nl", f"---\nkind: {kind}\nsubject: Proef\n---\n{body}\n")


def test_markdown_is_read_before_the_fields_are_filled() -> None:
    passages = template("Beste **{{ first_name }}**, welkom *hier*.").passages
    (passage,) = passages
    runs = passage.filled({"first_name": "*Jan* <i>"})
    assert [(run.text, run.key) for run in runs] == [
        ("Beste ", ""),
        ("*Jan* <i>", "B"),
        (", welkom ", ""),
        ("hier", "I"),
        (".", ""),
    ]


def test_the_address_of_a_link_is_printed() -> None:
    (passage,) = template("Zie [onze pagina](https://www.voorbeeld.nl/x).").passages
    runs = passage.filled({})
    assert "".join(run.text for run in runs) == "Zie onze pagina (www.voorbeeld.nl/x)."
    assert [run.link for run in runs if run.link] == ["https://www.voorbeeld.nl/x"] * 2


def test_html_is_text() -> None:
    (passage,) = template("Dit is <b>vet</b> & zo.").passages
    assert "".join(run.text for run in passage.filled({})) == "Dit is <b>vet</b> & zo."


def test_blocks_keep_their_kind() -> None:
    found = template("# Kop\n\n- een\n- twee\n\n1. eerst\n2. dan\n\n- [ ] ja\n\n---\n\nEinde")
    assert [(passage.kind, passage.label) for passage in found.passages] == [
        ("H", ""),
        ("LI", "•"),
        ("LI", "•"),
        ("LI", "1."),
        ("LI", "2."),
        ("TICK", "☐"),
        ("CUT", ""),
        ("P", ""),
    ]


def test_an_unknown_field_is_named_with_the_nearest() -> None:
    with pytest.raises(UserError) as refused:
        _ = template("Op {{ meeting_dat }}.").passages
    assert refused.value.field == "template"
    assert refused.value.text.values == {"name": "meeting_dat", "near": "meeting_date"}


def test_a_field_of_another_kind_of_letter_is_unknown() -> None:
    with pytest.raises(UserError):
        _ = template("{{ candidate_name }}").passages
    assert template("{{ candidate_name }}", "consent_request").fields == ("candidate_name",)


@pytest.mark.parametrize(
    "body",
    [
        "{{ first_name.__class__ }}",
        "{{ first_name['x'] }}",
        "{{ first_name() }}",
        "{{ first_name | upper }}",
        "{{ 1 + 1 }}",
        "{{ 'tekst' }}",
        "{% for x in range(9**9) %}x{% endfor %}",
        "{% import 'os' as os %}",
        "{# weg #}tekst",
        "{{ first_name",
        "{{ }}",
        "`{{ first_name.x }}`",
    ],
)
def test_a_template_cannot_compute(body: str) -> None:
    with pytest.raises(UserError) as refused:
        _ = template(body).passages
    assert refused.value.field == "template"
    assert str(refused.value)


def test_a_value_that_is_not_there_is_named() -> None:
    (passage,) = template("Op {{ meeting_date }}.").passages
    with pytest.raises(UserError) as refused:
        passage.filled({})
    assert refused.value.field == "meeting_date"


def test_the_version_follows_the_source() -> None:
    assert template("een").version == template("een").version != template("twee").version
    assert len(template("een").version) == 8


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("key", [kind.value for kind in SHIPPED])
def test_shipped_letters_use_known_fields_only(key: str, language: str) -> None:
    shipped = shipped_template(key, language)
    known = {field.name for field in fields_of(shipped.kind)}
    assert shipped.kind == LetterKind(key)
    assert set(shipped.fields) <= known
    assert shipped.fields == tuple(dict.fromkeys(shipped.fields))
    assert any(part.text for part in shipped.subject.parts)


def test_both_languages_use_the_same_fields() -> None:
    for key in SHIPPED:
        dutch, english = (set(shipped_template(key, language).fields) for language in ("nl", "en"))
        assert dutch == english


@pytest.mark.parametrize(
    "body",
    ["> " * 1000 + "x", "\n".join("  " * level + "- x" for level in range(12)), "- " * 500 + "x"],
    ids=["quotes", "lists", "one line"],
)
def test_what_lies_too_deep_is_refused_and_not_left_out(body: str) -> None:
    with pytest.raises(UserError):
        _ = template(body).passages
    (fault,) = faults(f"---\nsubject: Dag\n---\n{body}\n", LetterKind.OTHER)
    assert fault.sentence.source.startswith("Lists or quotes")
