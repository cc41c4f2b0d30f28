"""The diet sheet: heard, counted, in both languages, and nothing on it that tells who."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from coordinator_app.documents.diet_pages import joined
from coordinator_app.documents.diet_sheet import DietSheet, diet_sheet_pdf
from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.previews import page_count, page_text
from coordinator_app.operations.diet_sheets import diet_paper, diet_preview
from coordinator_app.operations.frozen import made_again
from coordinator_app.operations.participations import record_reply
from coordinator_app.operations.reply_details import edit_reply
from coordinator_app.rules.catering import Catering, Counted
from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.participations import Reply
from coordinator_app.store.queries.letters import letters_of_meeting
from coordinator_app.store.store import Store
from tests.builders import TODAY
from tests.paper_facts import house_style as set_house_style
from tests.paper_facts import invitee, ready_meeting

Heard = Callable[[bytes], None]
COUNTS = Catering(
    28,
    3,
    (Counted("vegetarisch", 4), Counted("glutenvrij, lactosevrij", 1)),
    (Counted("Vegetarisch", 1), Counted("halal", 1)),
    (Counted("ringleiding", 1),),
)
SHEET = DietSheet(
    language="nl",
    title="Leren van wat er lukt",
    date=dt.date(2027, 3, 17),
    starts=dt.time(10),
    ends=dt.time(16),
    venue="Stadslab, Kerkstraat 12, Utrecht",
    asked_by="Netwerk Meedoen",
    counts=COUNTS,
)
MANY = tuple(Counted(f"dieet {number} " + "met uitleg " * 8, 60 - number) for number in range(60))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "counts",
    [Catering(), Catering(1), Catering(12, 2), COUNTS, Catering(60, 2, MANY, MANY[:3])],
)
def test_the_sheet_is_heard(
    language: str, counts: Catering, house_style: HouseStyle, heard: Heard
) -> None:
    pdf = diet_sheet_pdf(house_style, replace(SHEET, language=language, counts=counts))
    heard(pdf)
    said = " ".join(page_text(pdf, 0).split())
    assert ("Eten en zaal" if language == "nl" else "Food and room") in said
    assert page_count(pdf) == (1 if len(counts.diets) < 9 else page_count(pdf))


def test_it_says_how_many_and_what(house_style: HouseStyle) -> None:
    said = " ".join(page_text(diet_sheet_pdf(house_style, SHEET), 0).split())
    for words in (
        "Er komen 28 mensen, en misschien nog 3",
        "Woensdag 17 maart 2027, van 10.00 tot 16.00",
        "vegetarisch 4 1",
        "glutenvrij, lactosevrij 1 –",
        "halal – 1",
        "ringleiding 1",
    ):
        assert words in said
    nothing = diet_sheet_pdf(house_style, replace(SHEET, counts=Catering(5)))
    assert "Niemand heeft om een dieet" in " ".join(page_text(nothing, 0).split())


def test_who_perhaps_comes_stands_beside_who_does() -> None:
    assert joined(COUNTS.diets, COUNTS.diets_perhaps) == [
        ("vegetarisch", 4, 1),
        ("glutenvrij, lactosevrij", 1, 0),
        ("halal", 0, 1),
    ]


def test_it_is_kept_without_a_name_and_made_again_the_same(store: Store) -> None:
    set_house_style(store)
    meeting = ready_meeting(store)
    for name, diet in (("Zonneveld", "vegan"), ("Kwartel", "Vegan")):
        person = invitee(store, meeting, name)
        record_reply(store, meeting, [person], Reply.YES, on=TODAY, today=TODAY)
        edit_reply(store, meeting, person, "diet", diet, today=TODAY)
    made, _style = diet_preview(store, meeting, "nl")
    printed = diet_paper(store, meeting, "nl", today=TODAY)
    assert printed.pdf == made.pdf
    with store.reading() as connection:
        (kept,) = letters_of_meeting(connection, meeting)
        again = made_again(connection, kept.id)
    assert kept.kind is LetterKind.DIET_SHEET
    assert kept.person_id is None
    assert again == made.pdf
    said = page_text(made.pdf, 0)
    assert "Vegan 2" in " ".join(said.split())
    for name in ("Zonneveld", "Kwartel", "Janny"):
        assert name not in said
        assert name not in kept.data
