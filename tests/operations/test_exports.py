"""Exports in real files: they come back the same, and each ending holds what it should."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.exchange.reading import read_table
from coordinator_app.operations.attendance import record_presence
from coordinator_app.operations.exports import (
    export,
    export_attendance,
    export_calendar,
    export_members,
    export_partners,
)
from coordinator_app.operations.import_review import Verdict
from coordinator_app.operations.imports import import_members, review_and_import, review_members
from coordinator_app.operations.meetings import NewMeeting, add_meeting
from coordinator_app.operations.memberships import add_membership
from coordinator_app.operations.participations import add_participants
from coordinator_app.operations.people import NewPerson
from coordinator_app.operations.people import add_person as add_new_person
from coordinator_app.operations.saved_searches import save_search
from coordinator_app.operations.themes import link_theme
from coordinator_app.rules.cleaning import clean
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.names import FormOfAddress, NameParts, NameUse
from coordinator_app.rules.participations import Presence
from coordinator_app.rules.postal import Address
from coordinator_app.rules.themes import ThemeLink
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person

FILES = Path(__file__).parent.parent / "files"


@pytest.fixture
def held_meeting(store: Store) -> int:
    """A meeting of last week at which one person was present."""
    start = dt.datetime.combine(TODAY - dt.timedelta(days=7), dt.time(10))
    new = NewMeeting("Voorjaar", start, start + dt.timedelta(hours=3))
    meeting = add_meeting(store, new).new_id("meetings")
    person = add_person(store, "Smit", given_name="Jan")
    add_participants(store, meeting, [person])
    record_presence(store, meeting, [person], Presence.PRESENT, today=TODAY)
    return meeting


def again(source: Path, folder: Path, ending: str) -> Path:
    """The list of ``source``, brought into an empty network and exported from there."""
    with Store.create(folder / f"copy{ending}.network") as copy:
        review = review_members(copy, source, today=TODAY)
        import_members(copy, review, doubt="new", today=TODAY)
        export_members(copy, folder / f"again{ending}", today=TODAY)
    return folder / f"again{ending}"


def cells(path: Path) -> list[tuple[str, ...]]:
    table = read_table(path)
    return [table.headers, *(row.cells for row in table.rows)]


@pytest.mark.parametrize("name", ["awkward_members.csv", "awkward_members_utf8.csv"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_export_brought_into_an_empty_network_is_exported_the_same(
    store: Store, tmp_path: Path, name: str, language: str
) -> None:
    review_and_import(store, FILES / name, "members", today=TODAY)
    first = tmp_path / "first.csv"
    assert export_members(store, first, today=TODAY, language=language) == 40
    with Store.create(tmp_path / "copy.network") as copy:
        report = review_and_import(copy, first, "members", today=TODAY)
        assert (report.new, report.doubtful, report.errors) == (40, (), ())
        export_members(copy, tmp_path / "again.csv", today=TODAY, language=language)
    assert (tmp_path / "again.csv").read_bytes() == first.read_bytes()


def test_a_workbook_comes_back_with_the_same_cells(store: Store, tmp_path: Path) -> None:
    review_and_import(store, FILES / "awkward_members_utf8.csv", "members", today=TODAY)
    export_members(store, tmp_path / "first.xlsx", today=TODAY)
    assert cells(again(tmp_path / "first.xlsx", tmp_path, ".xlsx")) == cells(
        tmp_path / "first.xlsx"
    )


def test_own_wording_survives_but_an_edited_name_gets_a_new_salutation(
    store: Store, tmp_path: Path
) -> None:
    add_person(
        store, "Bakker", given_name="Janny", salutation_override="Hooggeachte Janny",
        category=MemberCategory.EXPERT_BY_EXPERIENCE,
    )  # fmt: skip
    first = tmp_path / "first.csv"
    export_members(store, first, today=TODAY)
    assert again(first, tmp_path, ".csv").read_bytes() == first.read_bytes()
    edited = tmp_path / "edited.csv"
    edited.write_text(first.read_text("utf-8").replace(";Bakker;", ";Smit;"), "utf-8")
    folder = tmp_path / "other"
    folder.mkdir()
    assert "Hooggeachte" not in again(edited, folder, ".csv").read_text("utf-8")


def test_a_colleague_who_edits_an_export_changes_exactly_that(store: Store, tmp_path: Path) -> None:
    review_and_import(store, FILES / "awkward_members.csv", "members", today=TODAY)
    path = tmp_path / "leden.csv"
    export_members(store, path, today=TODAY)
    path.write_text(path.read_text("utf-8").replace(";Venlo;", ";Roermond;"), "utf-8")
    review = review_members(store, path, today=TODAY)
    assert review.count(Verdict.SAME) == 39
    (changed,) = review.of(Verdict.CHANGE)
    assert [(one.field, one.new) for one in changed.changes] == [("city", "Roermond")]


words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp")),
    max_size=12,
).map(clean)
filled = words.filter(lambda word: any(sign.isalnum() for sign in word))
maybe = st.just("") | filled


@st.composite
def new_people(draw: st.DrawFn) -> NewPerson:
    name = NameParts(
        initials=draw(st.sampled_from(["", "J.P.", "Chr.", "JW", "=1", "IJ."])),
        given_name=draw(maybe),
        prefix=draw(st.sampled_from(["", "van der", "'t", "De", "d'"])),
        family_name=draw(filled | st.sampled_from(["=1+1", "'t Hart", "Berg, Jan van der", "@a"])),
        partner_family_name=draw(maybe),
        name_use=draw(st.sampled_from(NameUse)),
        form_of_address=draw(st.sampled_from(FormOfAddress)),
        title_before=draw(maybe),
        salutation_override=draw(maybe),
    )
    address = Address(draw(maybe), draw(st.sampled_from(["", "12", "7-a"])), "3511 AB", draw(maybe))
    return NewPerson(
        name=name,
        address=address,
        organisation=draw(maybe),
        job_title="Adviseur",
        category=draw(st.sampled_from(MemberCategory)),
        member_since=draw(st.dates(dt.date(1950, 1, 1), TODAY)),
        language=draw(st.sampled_from(["nl", "en"])),
        emails=tuple(draw(st.lists(st.sampled_from(["a@x.nl", "b@x.nl"]), unique=True))),
        phones=tuple(draw(st.lists(st.sampled_from(["0612345678", "+32470123456"]), unique=True))),
        themes=tuple(draw(st.lists(filled, max_size=2))),
    )


@settings(max_examples=12)  # two network files each
@given(st.lists(new_people(), min_size=1, max_size=3))
def test_whatever_people_there_are_an_export_comes_back_the_same(people: list[NewPerson]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with Store.create(folder / "first.network") as store:
            for person in people:
                add_new_person(store, person, today=TODAY)
            export_members(store, folder / "first.csv", today=TODAY)
        assert (
            again(folder / "first.csv", folder, ".csv").read_bytes()
            == (folder / "first.csv").read_bytes()
        )


def test_each_ending_holds_the_members(store: Store, tmp_path: Path) -> None:
    person = add_person(
        store, "Berg", prefix="van der", given_name="Janny", phones=("0612345678",),
        category=MemberCategory.SOCIAL_PROFESSIONAL,
    )  # fmt: skip
    add_person(store, "Geen-Lid")
    link_theme(store, person, "wonen", ThemeLink.EXPERTISE, today=TODAY)
    for ending in (".xlsx", ".csv", ".vcf", ".json", ""):
        assert export(store, "members", tmp_path / f"leden{ending}", today=TODAY) == 1
    assert (tmp_path / "leden.xlsx").exists()
    assert "FN:Janny van der Berg" in (tmp_path / "leden.vcf").read_text("utf-8")
    (record,) = json.loads((tmp_path / "leden.json").read_text("utf-8"))
    assert record["themes"] == [{"name": "wonen", "link": "expertise"}]
    assert "wonen (expertise)" in (tmp_path / "leden.csv").read_text("utf-8")


@pytest.mark.parametrize(
    ("kind", "name"),
    [("members", "a.ics"), ("attendance", "a.vcf"), ("calendar", "a.xlsx"), ("partners", "a.doc")],
)
def test_an_ending_that_does_not_fit_is_refused(
    store: Store, tmp_path: Path, kind: str, name: str
) -> None:
    with pytest.raises(UserError, match=r"\.\w+, " if kind != "calendar" else r"\.ics"):
        export(store, kind, tmp_path / name, today=TODAY)
    assert list(tmp_path.glob("a.*")) == []


def test_partners_come_back_the_same(store: Store, tmp_path: Path) -> None:
    source = tmp_path / "partners.csv"
    source.write_text(PARTNERS, encoding="utf-8")
    assert review_and_import(store, source, "partners", today=TODAY).new == 3
    again_here = review_and_import(store, source, "partners", today=TODAY)
    assert (again_here.same, again_here.outcome) == (3, None)
    assert export_partners(store, tmp_path / "first.csv", today=TODAY) == 3
    with Store.create(tmp_path / "copy.network") as copy:
        review_and_import(copy, tmp_path / "first.csv", "partners", today=TODAY)
        export_partners(copy, tmp_path / "again.csv", today=TODAY)
    assert (tmp_path / "again.csv").read_bytes() == (tmp_path / "first.csv").read_bytes()
    assert export_partners(store, tmp_path / "partners.vcf", today=TODAY) == 3


PARTNERS = """naam;soort;status;postcode;plaats;email;telefoon;contactpersonen;notitie
Vereniging van Secretarissen;vereniging;partner;2514JS;Den Haag;\
Jan de Wit <jan@vgs.example> | info@vgs.example;06 12345678 (Els van Dam);\
Jan de Wit | Els van Dam;spreekt graag
Ministerie;ministerie;in gesprek;;Den Haag;info@vws.example;;;
Instituut;kennisinstituut;;;Utrecht;;;Bakker, Janny;
"""


def test_attendance_and_calendar(store: Store, tmp_path: Path, held_meeting: int) -> None:
    assert export_attendance(store, tmp_path / "a.csv") == 1
    assert "aanwezig" in (tmp_path / "a.csv").read_text("utf-8-sig")
    assert export_calendar(store, tmp_path / "a.ics", held_meeting) == 1
    assert "SUMMARY:Voorjaar" in (tmp_path / "a.ics").read_text("utf-8")
    assert export_calendar(store, tmp_path / "b.ics") == 1


def test_no_meeting_is_no_calendar(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        export_calendar(store, tmp_path / "a.ics")
    assert not (tmp_path / "a.ics").exists()


def test_a_saved_search_chooses_among_the_members(store: Store, tmp_path: Path) -> None:
    for name, province in (("Berg", "zeeland"), ("Dam", "utrecht")):
        person = add_person(store, name, province=province)
        add_membership(store, person, MemberCategory.SOCIAL_PROFESSIONAL, TODAY, today=TODAY)
    add_person(store, "Zee", province="zeeland")  # no member
    save_search(store, "Zeeuwen", {"province": "zeeland"})
    save_search(store, "Limburgers", {"province": "limburg"})
    path = tmp_path / "zeeuwen.json"
    assert export(store, "members", path, today=TODAY, search_id=1) == 1
    assert [one["family_name"] for one in json.loads(path.read_text("utf-8"))] == ["Berg"]
    for search_id in (2, 3):  # nobody; gone
        with pytest.raises(UserError):
            export(store, "members", tmp_path / "x.csv", today=TODAY, search_id=search_id)
    assert not (tmp_path / "x.csv").exists()
