"""Texts of letters: changed, kept as versions, restored, one's own, and as files."""

from __future__ import annotations

from pathlib import Path

import pytest

from coordinator_app.documents.previews import page_text
from coordinator_app.documents.templates import shipped_template
from coordinator_app.errors import UserError
from coordinator_app.operations.frozen import made_again
from coordinator_app.operations.letter_templates import letter_text, letter_texts
from coordinator_app.operations.letters import invitations, letters_to
from coordinator_app.operations.paper_files import letters_to_files, print_again
from coordinator_app.operations.printing import print_batch
from coordinator_app.operations.template_files import export_text, import_texts
from coordinator_app.operations.template_versions import WhichText, as_kept, source_now
from coordinator_app.operations.templates import (
    NewText,
    known_texts,
    new_text,
    put_texts_in_bin,
    rename_text,
    restore_shipped,
    save_text,
    take_texts_from_bin,
    use_version,
)
from coordinator_app.rules.letters import LetterKind
from coordinator_app.store.queries.templates import own_templates, versions
from coordinator_app.store.store import Store
from tests.builders import TODAY
from tests.paper_facts import house_style, invitee, ready_meeting

INVITATION = WhichText("invitation", "nl")
OTHER = "---\nkind: invitation\nsubject: Kom ook\n---\n{{ salutation }},\n\nKomt u ook?\n\nGroet,\n"


def now_of(store: Store, which: WhichText = INVITATION) -> str:
    with store.reading() as connection:
        return source_now(connection, which)


def versions_of(store: Store, which: WhichText = INVITATION) -> list[str | None]:
    with store.reading() as connection:
        found = versions(connection, which.key, which.language, informal=which.informal)
    return [one.source for one in found]


def own(store: Store, name: str = "Kerstgroet", **values: object) -> tuple[int, str]:
    outcome = new_text(store, NewText(name, **values))  # type: ignore[arg-type]
    template_id = outcome.new_id("templates")
    with store.reading() as connection:
        return template_id, next(
            one.key for one in own_templates(connection) if one.id == template_id
        )


def said(pdf: bytes) -> str:
    return " ".join(page_text(pdf).split())


def test_a_saved_text_is_what_is_printed_and_undo_brings_the_old_one_back(store: Store) -> None:
    house_style(store)
    meeting = ready_meeting(store)
    invitee(store, meeting)
    first = print_batch(store, invitations(store, meeting, today=TODAY), one_file=True)
    save_text(store, INVITATION, OTHER)
    second = print_batch(store, invitations(store, meeting, today=TODAY), one_file=True)
    old = print_again(store, first.outcome.new_id("letters"))[1]
    new = print_again(store, second.outcome.new_id("letters"))[1]
    assert "Komt u ook?" in said(new)
    assert "Komt u ook?" not in said(old)
    with store.reading() as connection:
        assert made_again(connection, first.outcome.new_id("letters")) == old
        assert made_again(connection, second.outcome.new_id("letters")) == new
    store.undo()  # the second print
    store.undo()  # the text
    assert now_of(store) == as_kept(shipped_template("invitation", "nl").source)


def test_the_command_line_takes_the_edited_text(store: Store, tmp_path: Path) -> None:
    house_style(store)
    meeting = ready_meeting(store)
    invitee(store, meeting)
    save_text(store, INVITATION, OTHER)
    report = letters_to_files(
        store, "invitation", out=tmp_path / "uit.pdf", today=TODAY, meeting_id=meeting
    )
    assert "Komt u ook?" in said(report.files[0].read_bytes())


def test_the_command_line_takes_an_own_text_by_its_name(store: Store, tmp_path: Path) -> None:
    house_style(store)
    invitee(store, ready_meeting(store))
    own(store)
    report = letters_to_files(store, "kerstgroet", out=tmp_path / "uit.pdf", today=TODAY, to="Berg")
    assert "Kerstgroet" in said(report.files[0].read_bytes())


def test_the_same_text_is_no_change(store: Store) -> None:
    assert save_text(store, INVITATION, now_of(store)) is None
    save_text(store, INVITATION, OTHER)
    assert save_text(store, INVITATION, OTHER.replace("\n", "\r\n") + "\n\n") is None
    assert len(versions_of(store)) == 1


def test_the_shipped_text_saved_again_is_as_it_comes(store: Store) -> None:
    shipped = now_of(store)
    save_text(store, INVITATION, OTHER)
    save_text(store, INVITATION, shipped)
    assert versions_of(store) == [None, OTHER]
    with store.reading() as connection:
        assert not any(one.changed for one in known_texts(connection))


def test_back_to_an_earlier_version_and_to_the_shipped_one(store: Store) -> None:
    later = OTHER.replace("Komt u ook?", "Komt u nu ook?")
    save_text(store, INVITATION, OTHER)
    save_text(store, INVITATION, later)
    with store.reading() as connection:
        first = versions(connection, "invitation", "nl", informal=False)[-1]
    use_version(store, first.id)
    assert now_of(store) == OTHER
    assert use_version(store, first.id) is None
    assert restore_shipped(store, INVITATION) is not None
    assert restore_shipped(store, INVITATION) is None
    assert versions_of(store) == [None, OTHER, later, OTHER]
    store.undo()
    assert now_of(store) == OTHER


@pytest.mark.parametrize("body", ["", "{{ x }}", "{% for %}", "![x](y)", "a" * 1_000_000])
def test_what_cannot_be_a_letter_is_not_kept(store: Store, body: str) -> None:
    with pytest.raises(UserError) as refused:
        save_text(store, INVITATION, f"---\nkind: invitation\nsubject: x\n---\n{body}")
    assert refused.value.field == "template"
    assert versions_of(store) == []


def test_languages_and_forms_are_apart(store: Store) -> None:
    save_text(store, WhichText("invitation", "nl", informal=True), OTHER)
    with store.reading() as connection:
        assert letter_texts(connection, "invitation")["nl"] == shipped_template("invitation", "nl")
        assert letter_texts(connection, "invitation", informal=True)["nl"].source == OTHER
        assert letter_texts(connection, "invitation", informal=True)["en"].language == "en"
        changed = {one.key: one.changed for one in known_texts(connection)}
    assert changed["invitation"] == {("nl", True)}


def test_an_own_text_is_a_letter_in_every_language(store: Store) -> None:
    house_style(store)
    person = invitee(store, ready_meeting(store))
    template_id, key = own(store)
    save_text(
        store, WhichText(key, "nl"), "---\nsubject: Fijne dagen\n---\n{{ salutation }},\n\nTot!"
    )
    with store.reading() as connection:
        texts = letter_texts(connection, "kerstgroet")
        assert texts == letter_texts(connection, key)
        assert texts["en"].language == "nl"
    batch = letters_to(store, texts, [person], today=TODAY)
    assert batch.kind is LetterKind.OTHER
    assert batch.title == "Kerstgroet"
    rename_text(store, template_id, "Nieuwjaarsgroet")
    put_texts_in_bin(store, [template_id])
    with store.reading() as connection, pytest.raises(UserError) as refused:
        letter_texts(connection, "Nieuwjaarsgroet")
    assert "invitation" in str(refused.value)
    take_texts_from_bin(store, [template_id])
    with store.reading() as connection:
        assert letter_text(connection, key, ("nl", False)).key == "Nieuwjaarsgroet"


def test_an_own_text_begins_as_the_letter_of_its_kind(store: Store) -> None:
    save_text(store, INVITATION, OTHER)
    _id, key = own(store, "Uitnodiging feest", kind=LetterKind.INVITATION)
    assert now_of(store, WhichText(key, "nl")) == OTHER


@pytest.mark.parametrize("name", ["KERSTGROET", "invitation", "Uitnodiging", "", "x" * 400])
def test_a_name_is_given_once(store: Store, name: str) -> None:
    own(store)
    with pytest.raises(UserError) as refused:
        own(store, name)
    assert refused.value.field == "name"


def test_a_name_that_was_taken_meanwhile_stays_in_the_bin(store: Store) -> None:
    template_id, _key = own(store)
    put_texts_in_bin(store, [template_id])
    own(store)
    with pytest.raises(UserError):
        take_texts_from_bin(store, [template_id])


def test_a_text_out_and_back_is_no_change(store: Store, tmp_path: Path) -> None:
    save_text(store, INVITATION, OTHER)
    _id, key = own(store)
    files = [
        export_text(store, which, tmp_path)
        for which in (INVITATION, WhichText(key, "nl"), WhichText("welcome", "en", informal=True))
    ]
    assert len({file.name for file in files}) == 3
    assert import_texts(store, files) is None


def test_texts_come_to_another_network_in_one_step(store: Store, tmp_path: Path) -> None:
    save_text(store, INVITATION, OTHER)
    _id, key = own(store)
    files = [export_text(store, one, tmp_path) for one in (INVITATION, WhichText(key, "nl"))]
    with Store.create(tmp_path / "ander.network") as other:
        import_texts(other, files)
        assert now_of(other) == OTHER
        with other.reading() as connection:
            assert letter_texts(connection, "Kerstgroet")
        other.undo()
        assert now_of(other) != OTHER
        with other.reading() as connection:
            assert own_templates(connection) == ()


def test_a_plain_text_becomes_an_own_text_under_the_name_of_its_file(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "Nieuws.txt"
    path.write_bytes("---\r\nsubject: Nieuws\r\n---\r\nBeste Ren\xe9e".encode("cp1252"))
    import_texts(store, [path])
    with store.reading() as connection:
        assert "Beste Renée" in letter_texts(connection, "nieuws")["nl"].source


_BAD = {
    "leeg.md": b"",
    "kop.md": b"---\nsubject: x\n---\n",
    "geen_onderwerp.md": b"Beste",
    "plaatje.md": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "groot.md": b"a" * 300_000,
    "veld.md": b"---\nsubject: x\n---\n{{ onbekend }}",
    "taal.md": b"---\nsubject: x\nlanguage: fr\n---\nBonjour",
    "soort.md": b"---\nsubject: x\nkind: agenda\n---\nDag",
    "vorm.md": b"---\nsubject: x\nform: losjes\n---\nDag",
    "naam.md": b"---\nsubject: x\nname: Uitnodiging\n---\nDag",
    "ander.md": b"---\nsubject: x\nname: Kerstgroet\nkind: welcome\n---\nDag",
}


@pytest.mark.parametrize("name", _BAD)
def test_a_bad_file_is_refused_with_its_name_and_nothing_is_kept(
    store: Store, tmp_path: Path, name: str
) -> None:
    own(store)
    good, bad = tmp_path / "goed.md", tmp_path / name
    good.write_text("---\nsubject: x\n---\nDag", encoding="utf-8")
    bad.write_bytes(_BAD[name])
    with pytest.raises(UserError) as refused:
        import_texts(store, [good, bad])
    assert name in str(refused.value)
    with store.reading() as connection:
        assert [one.name for one in own_templates(connection)] == ["Kerstgroet"]


def test_a_file_of_two_hundred_megabytes_is_not_read(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "enorm.md"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(UserError) as refused:
        import_texts(store, [path])
    assert "enorm.md" in str(refused.value)


def test_two_files_with_the_same_letter_are_refused(store: Store, tmp_path: Path) -> None:
    for name in ("een.md", "twee.md"):
        (tmp_path / name).write_text("---\nsubject: x\nname: A\n---\nDag", encoding="utf-8")
    with pytest.raises(UserError) as refused:
        import_texts(store, [tmp_path / "een.md", tmp_path / "twee.md"])
    assert "een.md" in str(refused.value)
