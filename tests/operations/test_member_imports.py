"""Member lists in real files: what each row becomes, what is written, and how it is taken back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from coordinator_app.errors import Conflict, UserError
from coordinator_app.operations.import_review import ImportReview, ReviewedRow, Verdict
from coordinator_app.operations.imports import import_members, review_and_import, review_members
from coordinator_app.operations.memberships import edit_membership
from coordinator_app.operations.people import edit_person
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.names import NameUse
from coordinator_app.rules.themes import ThemeLink
from coordinator_app.store.queries.imports import everybody
from coordinator_app.store.queries.people import PersonRecord, person_record
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person

FILES = Path(__file__).parent.parent / "files"
HEADERS = "voornaam;tussenvoegsel;achternaam;organisatie;functie;categorie;email;telefoon;plaats"


def written(folder: Path, *rows: str, headers: str = HEADERS, name: str = "leden.csv") -> Path:
    path = folder / name
    path.write_text("\n".join((headers, *rows)), encoding="utf-8")
    return path


def review(store: Store, path: Path) -> ImportReview:
    return review_members(store, path, today=TODAY)


def only(reviewed: ImportReview) -> ReviewedRow:
    (row,) = reviewed.rows
    return row


def people(store: Store) -> list[PersonRecord]:
    with store.reading() as connection:
        ids = sorted(person.id for person in everybody(connection, TODAY))
        return [record for one in ids if (record := person_record(connection, one, TODAY))]


@pytest.mark.parametrize("name", ["awkward_members.csv", "awkward_members_utf8.csv"])
def test_forty_awkward_names_go_in_and_the_same_file_again_changes_nothing(
    store: Store, name: str
) -> None:
    first = review_and_import(store, FILES / name, "members", today=TODAY)
    assert (first.new, first.changed, first.doubtful, first.errors) == (40, 0, (), ())
    again = review_and_import(store, FILES / name, "members", today=TODAY)
    assert (again.new, again.changed, again.same, again.outcome) == (0, 0, 40, None)


def test_awkward_names_are_read_as_people_mean_them(store: Store) -> None:
    review_and_import(store, FILES / "awkward_members.csv", "members", today=TODAY)
    by_name = {person.full_name: person for person in people(store)}
    jan = by_name["Jan van der Berg"]
    assert (jan.name.prefix, jan.name.family_name) == ("van der", "Berg")
    assert jan.phones == ("+31612345602",)
    assert jan.memberships[0].started_on == dt.date(2020, 2, 5)
    janny = by_name["Janny van der Berg"]
    assert janny.address.postcode == "3511 AB"
    assert janny.province == "utrecht"
    assert {(one.theme_name, one.link) for one in janny.themes} == {
        ("schulden", ThemeLink.EXPERIENCE),
        ("wonen", ThemeLink.INTEREST),
    }
    assert by_name["Maarten 't Hart"].salutation() == "Geachte heer 't Hart"
    mieke = next(person for person in people(store) if person.name.given_name == "Mieke")
    assert mieke.name.name_use is NameUse.PARTNER_OWN
    assert mieke.salutation() == "Geachte mevrouw Van Dam-de Vries"
    assert "Formule =1+1" in by_name
    assert "Bo <b>Vet</b>" in by_name


def test_a_person_of_the_same_address_is_changed_and_blanks_never_wipe(
    store: Store, tmp_path: Path
) -> None:
    person = add_person(
        store, "Bakker", given_name="Janny", emails=("janny@x.example",), city="Goes",
        phones=("0612345678",), organisation="Gemeente Goes", job_title="Adviseur",
    )  # fmt: skip
    path = written(tmp_path, "Janny;;Bakker;;;;JANNY@x.example;;Middelburg")
    row = only(review(store, path))
    assert row.verdict is Verdict.CHANGE
    assert [(one.field, one.old, one.new) for one in row.changes] == [
        ("city", "Goes", "Middelburg")
    ]
    import_members(store, review(store, path), today=TODAY)
    with store.reading() as connection:
        record = person_record(connection, person, TODAY)
    assert record is not None
    assert record.address.city == "Middelburg"
    assert record.emails == ("janny@x.example",)
    assert record.phones == ("+31612345678",)
    assert [post.organisation_name for post in record.affiliations] == ["Gemeente Goes"]


def test_a_new_organisation_ends_the_old_post_and_keeps_the_past(
    store: Store, tmp_path: Path
) -> None:
    add_person(store, "Bakker", given_name="Janny", emails=("j@x.example",), organisation="Oud")
    path = written(tmp_path, "Janny;;Bakker;Nieuw;Wethouder;;j@x.example;;")
    import_members(store, review(store, path), today=TODAY)
    (person,) = people(store)
    posts = {post.organisation_name: post for post in person.affiliations}
    assert posts["Oud"].ended_on == TODAY - dt.timedelta(days=1)
    assert (posts["Nieuw"].job_title, posts["Nieuw"].started_on) == ("Wethouder", TODAY)
    assert review(store, path).count(Verdict.SAME) == 1


def test_a_couple_that_shares_an_address_is_two_people(store: Store, tmp_path: Path) -> None:
    add_person(store, "Bakker", given_name="Jan", emails=("bakker@x.example",))
    path = written(tmp_path, "Truus;;Bakker;;;;bakker@x.example;;")
    row = only(review(store, path))
    assert row.verdict is Verdict.DOUBT
    assert "e-mail" in row.details[0].say("en")
    import_members(store, review(store, path), choices={2: "new"}, today=TODAY)
    assert len(people(store)) == 2
    assert only(review(store, path)).verdict is Verdict.SAME


def test_a_doubtful_row_stops_until_somebody_chooses(store: Store, tmp_path: Path) -> None:
    janssen = add_person(store, "Janssen", given_name="Jan", city="Assen")
    path = written(tmp_path, "Jan;;Jansen;;;;;;Assen", "Noor;;Smit;;;;;;Delft")
    reviewed = review(store, path)
    assert [row.verdict for row in reviewed.rows] == [Verdict.DOUBT, Verdict.NEW]
    assert reviewed.rows[0].record_id == janssen
    with pytest.raises(UserError, match="2"):
        import_members(store, reviewed, today=TODAY)
    assert len(people(store)) == 1
    import_members(store, reviewed, choices={2: janssen}, today=TODAY)
    assert sorted(person.full_name for person in people(store)) == ["Jan Jansen", "Noor Smit"]


def test_a_double_inside_the_file_is_found(store: Store, tmp_path: Path) -> None:
    row = "Noor;de;Wit;;;;noor@x.example;;Delft"
    reviewed = review(store, written(tmp_path, row, row))
    assert [one.verdict for one in reviewed.rows] == [Verdict.NEW, Verdict.DOUBT]
    assert reviewed.rows[1].double_of == 2
    import_members(store, reviewed, doubt="skip", today=TODAY)
    assert len(people(store)) == 1


def test_two_rows_that_change_one_person_ask_which(store: Store, tmp_path: Path) -> None:
    add_person(store, "Wit", given_name="Noor", emails=("noor@x.example",))
    path = written(
        tmp_path, "Noor;;Wit;;;;noor@x.example;;Delft", "Noor;;Wit;;;;noor@x.example;;Gouda"
    )
    verdicts = [row.verdict for row in review(store, path).rows]
    assert verdicts == [Verdict.CHANGE, Verdict.DOUBT]


@pytest.mark.parametrize(
    ("headers", "row", "said"),
    [
        ("voornaam;achternaam", "Jan;", "achternaam"),
        ("achternaam;lid_sinds", "Smit;31-02-2020", "29 dagen"),
        ("achternaam;postcode", "Smit;35ab", "35ab"),
        ("achternaam;email", "Smit;geen-adres", "geen-adres"),
        ("achternaam;telefoon", "Smit;12", "12"),
        ("achternaam;categorie", "Smit;koning", "koning"),
        ("achternaam;plaats", f"Smit;{'x' * 301}", "301"),
    ],
)
def test_a_row_that_cannot_go_in_says_its_field_and_the_way_out(
    store: Store, tmp_path: Path, headers: str, row: str, said: str
) -> None:
    path = written(tmp_path, row, headers=headers)
    reviewed = only(review(store, path))
    assert reviewed.verdict is Verdict.ERROR
    assert said in reviewed.details[0].say("nl")
    report = review_and_import(store, path, "members", today=TODAY)
    assert report.outcome is None
    assert [one.number for one in report.errors] == [2]
    with pytest.raises(UserError, match="2"):
        import_members(store, review(store, path), today=TODAY)
    assert people(store) == []


def test_words_in_the_column_of_initials_are_refused(store: Store, tmp_path: Path) -> None:
    path = written(tmp_path, "geen adres;Groot", headers="voorletters;achternaam")
    row = only(review(store, path))
    assert row.verdict is Verdict.ERROR
    with pytest.raises(UserError) as refused:
        edit_person(store, add_person(store, "Groot"), "initials", "geen adres")
    assert refused.value.field == "initials"


def test_one_wrong_row_keeps_the_others_out_unless_it_is_skipped(
    store: Store, tmp_path: Path
) -> None:
    path = written(tmp_path, "Jan;;Smit;;;;;;", "Noor;;;;;;;;", "Bo;;Vos;;;;;;")
    with pytest.raises(UserError):
        import_members(store, review(store, path), doubt="new", today=TODAY)
    assert people(store) == []
    import_members(store, review(store, path), choices={3: "skip"}, today=TODAY)
    assert len(people(store)) == 2


def test_undo_takes_everything_back_and_redo_brings_it_again(store: Store) -> None:
    review_and_import(store, FILES / "awkward_members.csv", "members", today=TODAY)
    store.undo()
    assert people(store) == []
    store.redo()
    assert len(people(store)) == 40


def test_undo_of_an_older_import_spares_what_was_edited_since(store: Store, tmp_path: Path) -> None:
    path = written(tmp_path, "Jan;;Smit;;;;;;Assen")
    outcome = import_members(store, review(store, path), today=TODAY)
    assert outcome.change_set is not None
    other = add_person(store, "Anders")
    edit_person(store, outcome.new_id("people"), "city", "Emmen")
    with pytest.raises(Conflict):
        store.undo_step(outcome.change_set)
    store.undo()
    store.undo_step(outcome.change_set)
    assert [person.id for person in people(store)] == [other]


def test_a_review_of_yesterday_is_not_written(store: Store, tmp_path: Path) -> None:
    reviewed = review(store, written(tmp_path, "Jan;;Smit;;;;;;"))
    add_person(store, "Smit", given_name="Jan")
    with pytest.raises(UserError, match=r"opnieuw|again"):
        import_members(store, reviewed, today=TODAY)


def test_stopping_halfway_writes_nothing(store: Store, tmp_path: Path) -> None:
    rows = [f"Naam{n};;Familie{n};;;;;;Plaats{n}" for n in range(1200)]
    path = written(tmp_path, *rows)

    def stop(done: int, total: int) -> None:
        if done >= 500:
            raise KeyboardInterrupt(total)

    with pytest.raises(KeyboardInterrupt):
        review_members(store, path, today=TODAY, step=stop)
    reviewed = review(store, path)
    with pytest.raises(KeyboardInterrupt):
        import_members(store, reviewed, doubt="new", today=TODAY, step=stop)
    assert people(store) == []
    assert store.undo_label() is None


def test_who_left_is_not_made_a_member_again_by_an_old_list(store: Store, tmp_path: Path) -> None:
    person = add_person(
        store, "Smit", given_name="Jan", city="Assen",
        category=MemberCategory.EXPERT_BY_EXPERIENCE, member_since=dt.date(2019, 1, 1),
    )  # fmt: skip
    with store.reading() as connection:
        record = person_record(connection, person, TODAY)
    assert record is not None
    edit_membership(store, record.memberships[0].id, "ended_on", dt.date(2021, 1, 1), today=TODAY)
    headers = "voornaam;achternaam;plaats;categorie;lid_sinds"
    old = only(review(store, written(tmp_path, "Jan;Smit;Assen;ed;1-1-2019", headers=headers)))
    assert old.verdict is Verdict.SAME
    assert old.details
    back = written(tmp_path, "Jan;Smit;Assen;ed;1-6-2024", headers=headers)
    assert only(review(store, back)).verdict is Verdict.CHANGE
    import_members(store, review(store, back), today=TODAY)
    assert len(people(store)[0].memberships) == 2


def test_whole_names_and_english_headers_go_in(store: Store, tmp_path: Path) -> None:
    path = written(tmp_path, "dhr. J. v.d. Berg,expert by experience,2020-02-01",
                   headers="name,category,member_since")  # fmt: skip
    review_and_import(store, path, "members", today=TODAY)
    (person,) = people(store)
    assert person.salutation().startswith("Geachte heer Van de")
    assert person.memberships[0].started_on == dt.date(2020, 2, 1)


def test_a_phone_with_the_apostrophe_of_excel_is_read(store: Store, tmp_path: Path) -> None:
    path = written(tmp_path, "Smit;'0612345678", headers="achternaam;telefoon")
    review_and_import(store, path, "members", today=TODAY)
    assert people(store)[0].phones == ("+31612345678",)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01\x02\xff" * 500,
        b"%PDF-1.7 none",
        b"PK\x03\x04 broken",
        b"voornaam;plaats\nJan;Assen\n",
        b"achternaam;achternaam\nSmit;Smit\n",
        b"achternaam;plaats\n",
    ],
    ids=["empty", "binary", "pdf", "damaged", "no family name", "header twice", "no rows"],
)
def test_a_file_that_is_no_list_is_refused_with_a_sentence(
    store: Store, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "leden.csv"
    path.write_bytes(content)
    with pytest.raises(UserError) as refused:
        review_and_import(store, path, "members", today=TODAY)
    assert len(str(refused.value)) > 15
    assert people(store) == []


def test_200_megabytes_are_refused_at_once(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "leden.csv"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(UserError, match="200 MB"):
        review(store, path)


def test_a_mixture_of_encodings_is_refused_at_its_row(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "leden.csv"
    path.write_bytes(b"voornaam;achternaam\nZo\xc3\xab;Smit\nRen\xe9;Vos\n")
    with pytest.raises(UserError, match="rij 3"):
        review(store, path)
    assert people(store) == []
