"""Partner lists in real files: organisations, their contact persons, and what changes there."""

from __future__ import annotations

from pathlib import Path

from coordinator_app.operations.import_review import ImportKind, ImportReview, Verdict
from coordinator_app.operations.imports import guess_kind, import_partners, review_partners
from coordinator_app.operations.partners import add_contact_person
from coordinator_app.rules.organisations import OrganisationKind, PartnerState
from coordinator_app.store.queries.imports import everybody
from coordinator_app.store.queries.partners import ALL_ORGANISATIONS, PartnerRecord, partners
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_organisation, add_person

HEADERS = "naam;soort;status;plaats;email;telefoon;contactpersonen;notitie"


def review(store: Store, folder: Path, *rows: str) -> ImportReview:
    path = folder / "partners.csv"
    path.write_text("\n".join((HEADERS, *rows)), encoding="utf-8")
    return review_partners(store, path, today=TODAY)


def kept(store: Store) -> dict[str, PartnerRecord]:
    with store.reading() as connection:
        ids = list(ALL_ORGANISATIONS.ids(connection, "name"))
        return {one.name: one for one in partners(connection, ids, TODAY)} if ids else {}


def test_addresses_go_to_the_person_they_belong_to_and_others_to_the_notes(
    store: Store, tmp_path: Path
) -> None:
    row = (
        "Vereniging;vereniging;in gesprek;Utrecht;Els van Dam <els@v.example> | info@v.example;"
        "0612345678 (Jan de Wit);Jan de Wit | Els van Dam;spreekt"
    )
    import_partners(store, review(store, tmp_path, row), today=TODAY)
    record = kept(store)["Vereniging"]
    assert (record.kind, record.partner_state) == (
        OrganisationKind.ASSOCIATION,
        PartnerState.IN_TALKS,
    )
    people = {one.name: (one.email, one.phone) for one in record.contact_persons}
    assert people == {"Els van Dam": ("els@v.example", ""), "Jan de Wit": ("", "+31612345678")}
    assert record.notes == "spreekt\ninfo@v.example"
    assert review(store, tmp_path, row).count(Verdict.SAME) == 1


def test_a_known_organisation_is_changed_and_blanks_never_wipe(
    store: Store, tmp_path: Path
) -> None:
    made = add_organisation(store, "Instituut", city="Goes", notes="let op")
    add_contact_person(store, made, "Jan de Wit", today=TODAY)
    reviewed = review(store, tmp_path, "instituut;;partner;;jan@i.example;;Jan de Wit;")
    (row,) = reviewed.rows
    assert row.verdict is Verdict.CHANGE
    assert [one.field for one in row.changes] == ["partner_state", "email"]
    import_partners(store, reviewed, today=TODAY)
    record = kept(store)["Instituut"]
    assert (record.city, record.notes) == ("Goes", "let op")
    assert [one.email for one in record.contact_persons] == ["jan@i.example"]
    store.undo()
    assert kept(store)["Instituut"].partner_state is None


def test_somebody_who_is_known_gets_a_post_and_no_double(store: Store, tmp_path: Path) -> None:
    person = add_person(store, "Wit", prefix="de", given_name="Jan")
    reviewed = review(store, tmp_path, "Instituut;;;;;;Jan de Wit;")
    assert reviewed.rows[0].details
    import_partners(store, reviewed, today=TODAY)
    assert [one.person_id for one in kept(store)["Instituut"].contact_persons] == [person]
    with store.reading() as connection:
        assert len(everybody(connection, TODAY)) == 1


def test_names_that_look_alike_and_doubles_in_the_file_are_doubtful(
    store: Store, tmp_path: Path
) -> None:
    known = add_organisation(store, "Gemeente Utrecht")
    reviewed = review(store, tmp_path, "Gem. Utrecht;;;;;;;", "Nieuw;;;;;;;", "nieuw;;;Goes;;;;")
    verdicts = [row.verdict for row in reviewed.rows]
    assert verdicts == [Verdict.DOUBT, Verdict.NEW, Verdict.DOUBT]
    assert (reviewed.rows[0].record_id, reviewed.rows[2].double_of) == (known, 3)
    import_partners(store, reviewed, choices={2: known, 4: "skip"}, today=TODAY)
    records = kept(store)
    assert set(records) == {"Gemeente Utrecht", "Nieuw"}
    assert records["Gemeente Utrecht"].partner_state is PartnerState.PARTNER


def test_rows_that_cannot_go_in_say_why(store: Store, tmp_path: Path) -> None:
    reviewed = review(store, tmp_path, ";;partner;Goes;;;;", "Goed;;keizer;;geen-adres;;Jan;")
    assert [row.verdict for row in reviewed.rows] == [Verdict.ERROR, Verdict.ERROR]
    assert len(reviewed.rows[1].details) == 2


def test_a_file_says_itself_what_kind_of_list_it_is(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    for headers, kind in (
        (HEADERS, ImportKind.PARTNERS),
        ("naam;status;lid_sinds", ImportKind.MEMBERS),
        ("voornaam;achternaam", ImportKind.MEMBERS),
        ("naam;email", ImportKind.MEMBERS),
        ("", ImportKind.MEMBERS),
    ):
        path.write_text(f"{headers}\n", encoding="utf-8")
        assert guess_kind(path) is kind
