"""The words of the shipped letters: one tone in each, no officialese, whole on a sheet, heard."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from coordinator_app.documents.fields import fields_of
from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.letters import LetterData, letter_pdf
from coordinator_app.documents.previews import page_count, page_text
from coordinator_app.documents.templates import Template, is_informal, shipped_template
from coordinator_app.resources import resource
from coordinator_app.rules.letters import (
    OF_A_MEETING,
    OF_A_MEMBERSHIP,
    OF_A_NOMINATION,
    OF_A_YEAR,
    TO_ANYBODY,
    LetterKind,
)

Heard = Callable[[bytes], None]
WriteTo = Callable[..., LetterData]
KINDS = OF_A_MEETING + OF_A_NOMINATION + OF_A_MEMBERSHIP + OF_A_YEAR + TO_ANYBODY
FORMS = [(language, informal) for language in ("nl", "en") for informal in (False, True)]
FORMAL_WORDS = {"u", "uw", "uzelf", "uwe"}
FAMILIAR_WORDS = {"je", "jij", "jou", "jouw", "jullie", "jezelf"}
STIFF_WORDS = {
    "aangaande", "alsmede", "betreffende", "bovengenoemde", "conform", "dan wel", "derhalve",
    "dient", "dienen", "echter", "gaarne", "hierbij", "hieromtrent", "hoogachtend", "indien",
    "inzake", "middels", "mits", "naar aanleiding van", "ondergetekende", "reeds",
    "te allen tijde", "teneinde", "tevens", "trachten", "verzoeken", "verzoek", "welke", "zulks",
}  # fmt: skip
LONGEST_SENTENCE = 25  # words
OF_ONE_SEX = {
    "nl": {"hij", "hem", "haar", "hij of zij", "zijn of haar"},
    "en": {"he", "she", "him", "his", "her", "hers", "himself", "herself"},
}
LONG = "senior beleidsadviseur maatschappelijke ondersteuning, Gemeente Alphen aan den Rijn"
CLERK = {
    ("nl", False): "Geachte mevrouw Roos",
    ("nl", True): "Beste Hilde",
    ("en", False): "Dear Ms Roos",
    ("en", True): "Dear Hilde",
}


def said(template: Template) -> str:
    """What the text says itself, subject first; fields stand as ⟨name⟩."""
    return "\n".join(
        "".join(f"⟨{part.text}⟩" if part.is_field else part.text for part in passage.parts)
        for passage in (template.subject, *template.passages)
    )


def own_words(template: Template) -> list[str]:
    return re.findall(r"[^\W\d_]+", re.sub(r"⟨\w+⟩", "·", said(template)).lower())


def has(words: list[str], expressions: set[str]) -> set[str]:
    line = f" {' '.join(words)} "
    return {one for one in expressions if f" {one} " in line}


def slip(template: Template) -> list[tuple[str, str]]:
    passages = template.passages
    kinds = [passage.kind for passage in passages]
    if "CUT" not in kinds:
        return []
    lines = said(template).splitlines()[-len(kinds) + kinds.index("CUT") :]
    return list(zip(kinds[kinds.index("CUT") :], lines, strict=True))


@pytest.fixture(params=KINDS, ids=lambda kind: kind.value)
def kind(request: pytest.FixtureRequest) -> LetterKind:
    assert isinstance(request.param, LetterKind)
    return request.param


@pytest.mark.parametrize(("language", "informal"), FORMS)
def test_no_text_lies_there_that_no_letter_uses(language: str, informal: bool) -> None:
    folder = resource("templates") / language / ("informal" if informal else "")
    assert {path.stem for path in folder.glob("*.md")} == {kind.value for kind in KINDS}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_both_forms_tell_the_same(language: str, kind: LetterKind) -> None:
    formal, informal = (shipped_template(kind.value, language, form) for form in (False, True))
    assert is_informal(kind.value, language)
    assert formal.kind is informal.kind is kind
    assert set(formal.fields) == set(informal.fields) <= {one.name for one in fields_of(kind)}
    assert [one.kind for one in formal.passages] == [one.kind for one in informal.passages]
    assert slip(formal) == slip(informal)


def test_both_languages_tell_the_same(kind: LetterKind) -> None:
    for informal in (False, True):
        dutch, english = (shipped_template(kind.value, one, informal) for one in ("nl", "en"))
        assert dutch.fields == english.fields
        assert [one.kind for one in dutch.passages] == [one.kind for one in english.passages]


@pytest.mark.parametrize(("language", "informal"), FORMS)
def test_a_text_is_tidy(language: str, informal: bool, kind: LetterKind) -> None:
    template = shipped_template(kind.value, language, informal)
    letter = said(template)
    assert not re.search(r"  | [.,;:?!]|[.,]{2}|['\"]|[{}]", letter)
    assert letter.splitlines()[1] == "⟨salutation⟩,"
    closing = [one for one in template.passages if one.kind == "P" and one.fixed]
    assert any(one.parts[-1].text.endswith((" groet,", " regards,", " wishes,", " sincerely,"))
               for one in closing)  # fmt: skip
    assert not re.search(r"[ \t]$|\t|\r", template.source, re.MULTILINE)
    assert template.source.endswith("\n")


@pytest.mark.parametrize("informal", [False, True])
def test_a_dutch_letter_keeps_to_one_form_of_address(informal: bool, kind: LetterKind) -> None:
    words = own_words(shipped_template(kind.value, "nl", informal))
    assert has(words, FAMILIAR_WORDS if not informal else FORMAL_WORDS) == set()
    assert has(words, FAMILIAR_WORDS if informal else FORMAL_WORDS)


@pytest.mark.parametrize("informal", [False, True])
def test_a_dutch_letter_is_plain(informal: bool, kind: LetterKind) -> None:
    template = shipped_template(kind.value, "nl", informal)
    assert has(own_words(template), STIFF_WORDS) == set()
    for sentence in re.split(r"[.?!:]\s", said(template).partition("\nAntwoordstrook")[0]):
        assert len(sentence.split()) <= LONGEST_SENTENCE, sentence


@pytest.mark.parametrize(("language", "informal"), FORMS)
def test_nobody_is_called_a_man_or_a_woman(language: str, informal: bool, kind: LetterKind) -> None:
    words = own_words(shipped_template(kind.value, language, informal))
    assert has(words, OF_ONE_SEX[language]) == set()


@pytest.mark.parametrize(("language", "informal"), FORMS)
@pytest.mark.parametrize("large", [False, True])
def test_every_text_is_heard_and_short(
    language: str,
    informal: bool,
    large: bool,
    kind: LetterKind,
    house_style: HouseStyle,
    write_to: WriteTo,
    heard: Heard,
) -> None:
    template = shipped_template(kind.value, language, informal)
    letter = write_to(
        language,
        large_print=large,
        salutation=CLERK[language, informal],
        fields={
            "candidate_function": LONG,
            "motivation": "Deze persoon stelt de vraag die niemand stelt. " * 6,
            "member_since": "13 februari 2019",
        },
    )
    pdf = letter_pdf(house_style, template, letter)
    heard(pdf)
    pages = [" ".join(page_text(pdf, page).split()) for page in range(page_count(pdf))]
    has_slip = bool(slip(template))
    assert len(pages) <= (2 if large else 1) + has_slip
    assert f"{CLERK[language, informal]}," in pages[0]
    whole = " ".join(pages)
    order = ["Marieke de Boer"]
    if has_slip:
        order += ["Antwoordstrook" if language == "nl" else "Reply slip", "☐", "Postbus 12"]
        assert {"CUT", "H", "TICK", "P"} == {kind for kind, _line in slip(template)}
        assert order[1] in pages[-1]
    places = [whole.rindex(one) for one in order]
    assert places == sorted(places)
    assert "{{" not in whole
    assert "⟨" not in whole
