"""The attendance report on paper: heard at every size, with a head and a number on each page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from coordinator_app.documents.attendance_report import attendance_report_pdf
from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.previews import page_count, page_text
from coordinator_app.rules.attendance_report import (
    Facts,
    HeldMeeting,
    MemberFacts,
    Report,
    Seat,
    report,
)
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.participations import Presence
from coordinator_app.rules.provinces import Province

Heard = Callable[[bytes], None]
TODAY = dt.date(2027, 3, 20)
NAMES = ("Özil, Anna", "<b>Jan</b> & co", "Puffelen, R.M. van", "Zoë 🙂", "דוד לוי")


def made(members: int, meetings: int) -> Report:
    """Everybody with another row of signs; each fifth was a member for half of the time."""
    days = [TODAY - dt.timedelta(days=40 * number) for number in range(meetings, 0, -1)]
    held = tuple(
        HeldMeeting(number, f"Bijeenkomst {number}", day) for number, day in enumerate(days)
    )
    return report(Facts(held, tuple(member(n, meetings) for n in range(members))), "all", TODAY)


def member(number: int, meetings: int) -> MemberFacts:
    presences = (*Presence, None)
    category = list(MemberCategory)[number % 3]
    seats = {
        place: Seat(presences[(number + place) % 8], category, "Gemeente Zwolle" * (number % 4))
        for place in range(meetings // 2 if number % 5 == 0 else 0, meetings)
    }
    province = None if number % 7 == 0 else list(Province)[number % 12]
    return MemberFacts(number, NAMES[number % 5], province, seats)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("members", "meetings"), [(0, 0), (1, 1), (40, 6), (30, 16), (90, 25)])
def test_the_report_is_heard(
    members: int, meetings: int, language: str, house_style: HouseStyle, heard: Heard
) -> None:
    heard(attendance_report_pdf(house_style, made(members, meetings), language))


def test_every_page_of_the_matrix_has_its_head_and_number(house_style: HouseStyle) -> None:
    pdf = attendance_report_pdf(house_style, made(60, 13), "en")
    total = page_count(pdf)
    pages = [page_text(pdf, page) for page in range(total)]
    for number, said in enumerate(pages, start=1):
        assert f"Page {number} of {total}" in said
    assert all("Organisation" in said for said in pages[2:])
    for name in NAMES[:3]:
        assert sum(said.count(name) for said in pages) >= 24


def test_the_signs_are_explained(house_style: HouseStyle) -> None:
    pdf = attendance_report_pdf(house_style, made(9, 4), "en")
    said = " ".join(page_text(pdf, page) for page in range(page_count(pdf)))
    assert "→ ✓ late; ✓ → left early; (✓) replaced" in " ".join(said.split())
