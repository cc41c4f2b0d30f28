"""Evidence of a consent: what is kept, what is refused with a sentence, and taken away undoably."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from coordinator_app.errors import UserError
from coordinator_app.operations.consents import ask_consent
from coordinator_app.operations.evidence import attach_evidence, remove_evidence
from coordinator_app.operations.evidence_files import LARGEST, EvidenceKind
from coordinator_app.operations.house_style import edit_house_style
from coordinator_app.operations.membership_consents import ask_membership_consent
from coordinator_app.operations.nomination_stages import move_nomination
from coordinator_app.operations.nominations import NewNomination, nominate
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.nominations import ConsentAnswer, NominationStage
from coordinator_app.store import search
from coordinator_app.store.blobs import read_blob
from coordinator_app.store.queries.evidence import EvidenceRow, evidence_of_consent
from coordinator_app.store.queries.history import history_of
from coordinator_app.store.queries.memberships import memberships_of_person
from coordinator_app.store.queries.nominations import nomination
from coordinator_app.store.store import Store
from tests.builders import TODAY, add_person
from tests.operations.evidence_builders import a_huge_png, a_pdf, a_picture, an_email
from tests.store.facts import facts_of
from tests.store.test_faults import limit_pages


@pytest.fixture
def nominated(store: Store) -> int:
    new = NewNomination(
        "Anna de Groot",
        MemberCategory.SOCIAL_PROFESSIONAL,
        TODAY,
        "Karel Bos",
        organisation="Gemeente Urk",
    )
    made = nominate(store, new, today=TODAY).new_id("nominations")
    move_nomination(store, made, NominationStage.APPROACHED, today=TODAY)
    return made


@pytest.fixture
def consent(store: Store, nominated: int) -> int:
    return ask_consent(store, nominated, "Els Meer", TODAY, today=TODAY).new_id("consents")


def file(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def kept(store: Store, consent_id: int) -> tuple[EvidenceRow, ...]:
    with store.reading() as connection:
        return evidence_of_consent(connection, consent_id)


@pytest.mark.parametrize(
    ("name", "content", "media_type", "kept_as"),
    [
        ("brief.pdf", a_pdf(), "application/pdf", "brief.pdf"),
        ("scan.JPEG", a_picture(), "image/jpeg", "scan.JPEG"),
        ("foto.png", a_picture("PNG"), "image/png", "foto.png"),
        ("ja.eml", an_email(), "message/rfc822", "ja.eml"),
        # The name tells nothing; what is in it does.
        ("foto.png", a_pdf(), "application/pdf", "foto.png.pdf"),
        ("zonder ending", an_email(), "message/rfc822", "zonder ending.eml"),
        ("bericht.txt", b"\xef\xbb\xbf" + an_email(), "message/rfc822", "bericht.txt.eml"),
        ("vreemd\x07\u202efdp.exe", a_pdf(), "application/pdf", "vreemdfdp.exe.pdf"),
    ],
)
def test_a_file_is_known_by_what_is_in_it(
    store: Store, consent: int, tmp_path: Path, name: str, content: bytes, media_type: str,
    kept_as: str,
) -> None:  # fmt: skip
    attach_evidence(store, consent, file(tmp_path, name, content), today=TODAY)
    (row,) = kept(store, consent)
    assert (row.file_name, row.media_type, row.size) == (kept_as, media_type, len(content))
    assert row.added_on == TODAY
    with store.reading() as connection:
        assert read_blob(connection, row.sha256) == content


def svg() -> bytes:
    return b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"


def with_bad_charset() -> bytes:
    return an_email().replace(b'charset="utf-8"', b'charset="klopt-niet"')


BAD = {
    "leeg.pdf": b"",
    "nullen.pdf": bytes(4000),
    "tekst.pdf": b"Beste Jo, ik ga akkoord.",
    "tekst.eml": b"Beste Jo, ik ga akkoord.",
    "concept.eml": b"From: els@voorbeeld.example\r\n\r\nnog niet verstuurd",
    "groot.png": a_huge_png(),
    "ontploft.png": a_huge_png(20_000),
    "tekening.png": svg(),
    "half.pdf": a_pdf(pages=3)[:-700],
    "half.jpg": a_picture(size=(800, 600))[:-2000],
    "half.png": a_picture("PNG", (800, 600))[:200],
    "kapot.pdf": b"%PDF-1.7\nniets\n%%EOF",
    "geheim.pdf": a_pdf(locked_with="kust"),
    "outlook.msg": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + b"x",
    "foto.heic": b"\0\0\0\x18ftypheic" + b"x" * 100,
    "scan.tif": b"II*\0" + b"x" * 100,
    "brief.docx": b"PK\x03\x04" + b"x" * 100,
    "te groot.pdf": a_pdf() + b" " * (LARGEST + 1_000_000),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_with_its_name_and_leaves_nothing(
    store: Store, consent: int, tmp_path: Path, name: str
) -> None:
    path, before = file(tmp_path, name, BAD[name]), facts_of(store.path)
    with pytest.raises(UserError) as refused:
        attach_evidence(store, consent, path, today=TODAY)
    assert refused.value.field == "evidence"
    assert name in str(refused.value) or name == "concept.eml"
    assert facts_of(store.path) == before
    assert path.read_bytes() == BAD[name]


def test_a_folder_and_a_file_that_is_gone(store: Store, consent: int, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "weg.pdf"):
        with pytest.raises(UserError):
            attach_evidence(store, consent, path, today=TODAY)


def test_an_email_in_an_encoding_nobody_knows_is_kept(
    store: Store, consent: int, tmp_path: Path
) -> None:
    attach_evidence(store, consent, file(tmp_path, "ja.eml", with_bad_charset()), today=TODAY)
    assert len(kept(store, consent)) == 1


def test_a_large_scan_fits(store: Store, consent: int, tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("1", (4960, 7016)).save(out, "PNG")  # A4 at 600 dots an inch
    attach_evidence(store, consent, file(tmp_path, "scan.png", out.getvalue()), today=TODAY)
    assert len(kept(store, consent)) == 1


def test_the_same_file_twice_says_under_which_name(
    store: Store, consent: int, tmp_path: Path
) -> None:
    attach_evidence(store, consent, file(tmp_path, "brief.pdf", a_pdf()), today=TODAY)
    again = file(tmp_path, "kopie.pdf", kept_content(store, consent))
    with pytest.raises(UserError, match=r"brief\.pdf"):
        attach_evidence(store, consent, again, today=TODAY)
    assert len(kept(store, consent)) == 1


def kept_content(store: Store, consent_id: int) -> bytes:
    with store.reading() as connection:
        content = read_blob(connection, kept(store, consent_id)[0].sha256)
    assert content is not None
    return content


def test_the_answer_is_not_recorded_by_a_file(
    store: Store, nominated: int, consent: int, tmp_path: Path
) -> None:
    attach_evidence(store, consent, file(tmp_path, "ja.eml", an_email()), today=TODAY)
    with store.reading() as connection:
        record = nomination(connection, nominated, TODAY)
        history = history_of(connection, "nominations", nominated)
    assert record is not None
    assert record.consents[0].answer is ConsentAnswer.AWAITED
    assert "ja.eml" in history[0].label.say()


def test_taking_away_is_undone_with_the_bytes(
    store: Store, nominated: int, consent: int, tmp_path: Path
) -> None:
    attach_evidence(store, consent, file(tmp_path, "foto.jpg", a_picture()), today=TODAY)
    (row,) = kept(store, consent)
    remove_evidence(store, row.id)
    assert kept(store, consent) == ()
    with store.reading() as connection:
        taken, added, *_ = history_of(connection, "nominations", nominated)
    assert (taken.label.say(), added.label.say()) == (
        "Bewijs weghalen: foto.jpg",
        "Bewijs bij Anna de Groot: foto.jpg",
    )
    store.undo()
    assert kept(store, consent) == (row,)
    assert kept_content(store, consent) == a_picture()
    with pytest.raises(UserError):
        remove_evidence(store, row.id + 1)


def test_a_dossier_is_found_by_the_name_of_its_file(
    store: Store, nominated: int, consent: int, tmp_path: Path
) -> None:
    attach_evidence(store, consent, file(tmp_path, "Zwanenzang.pdf", a_pdf()), today=TODAY)

    def found() -> list[tuple[str, int]]:
        with store.reading() as connection:
            return [(hit.noun, hit.record_id) for hit in search.find(connection, "zwanenz")]

    assert found() == [("nominations", nominated)]
    store.undo()
    assert found() == []


def test_a_full_disk_keeps_nothing_half(store: Store, consent: int, tmp_path: Path) -> None:
    large = a_pdf() + b"\n%" + b"x" * 900_000 + b"\n%%EOF"
    path, before = file(tmp_path, "brief.pdf", large), facts_of(store.path)
    limit_pages(store, 5)
    with pytest.raises(UserError, match=r"schijf|disk"):
        attach_evidence(store, consent, path, today=TODAY)
    assert facts_of(store.path) == before
    limit_pages(store, 100_000)
    attach_evidence(store, consent, path, today=TODAY)
    assert len(kept(store, consent)) == 1


def test_evidence_of_a_membership_is_found_with_the_member(store: Store, tmp_path: Path) -> None:
    social = MemberCategory.SOCIAL_PROFESSIONAL
    member = add_person(store, "Kok", given_name="Bea", category=social, organisation="Urk")
    with store.reading() as connection:
        (running,) = memberships_of_person(connection, member)
    asked = ask_membership_consent(store, running.id, "Els Meer", TODAY, today=TODAY)
    path = file(tmp_path, "Zwanenzang.pdf", a_pdf())
    attach_evidence(store, asked.new_id("consents"), path, today=TODAY)
    with store.reading() as connection:
        assert [hit.record_id for hit in search.find(connection, "zwanenz")] == [member]
        assert "Zwanenzang.pdf" in history_of(connection, "people", member)[0].label.say()


def test_a_picture_that_is_the_logo_too_is_known_for_what_it_is(
    store: Store, consent: int, tmp_path: Path
) -> None:
    picture = tmp_path / "scan.PNG"
    picture.write_bytes(a_picture("PNG"))
    edit_house_style(store, "logo", picture.read_bytes())
    attach_evidence(store, consent, picture, today=TODAY)
    with store.reading() as connection:
        (row,) = evidence_of_consent(connection, consent)
    assert EvidenceKind.of(row.file_name) is EvidenceKind.PNG
