"""What a walk does with papers, dossiers and seats; see `test_random_walk`."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coordinator_app.operations import (
    consents,
    evidence,
    house_style,
    job_changes,
    labels,
    letter_marks,
    letters,
    letters_anew,
    meeting_letters,
    membership_consents,
    membership_letters,
    nomination_letters,
    people,
    practice_members,
    reach,
    referees,
    saved_searches,
    secondments,
    settings,
    templates,
    today,
)
from coordinator_app.operations.affiliations import NewPost
from coordinator_app.operations.letter_drafts import make_drafts
from coordinator_app.operations.letter_templates import SHIPPED_KEYS, letter_texts
from coordinator_app.operations.printing import print_batch
from coordinator_app.operations.seats import Decided
from coordinator_app.operations.template_versions import WhichText
from coordinator_app.rules.envelopes import EnvelopeSize
from coordinator_app.rules.job_changes import Decision
from coordinator_app.rules.label_sheets import LabelFormat
from coordinator_app.rules.letter_marks import LetterMark
from coordinator_app.rules.letters import OF_A_MEETING, OF_A_NOMINATION, LetterKind
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.hanging_on_post import hanging_on_posts
from coordinator_app.store.store import Store
from coordinator_app.texts import text
from tests.builders import TODAY
from tests.operations.evidence_builders import a_pdf, an_email
from tests.paper_facts import HOME

if TYPE_CHECKING:
    from tests.operations.walking import Walk

SOURCES = (
    "",
    "Geachte,\n\nKom.\n",
    "---\nsubject: Dag {{ first_name }}\n---\n{{ salutation }},\n\nTot ziens.\n",
    "---\nsubject: Nieuws\n---\nBeste {{ full_name }} van {{ organisation }}\n",
    "{{ onbekend }}",
    "{% for x in y %}",
    "**<b>** & <para>",
)
FILES = (("ja.pdf", a_pdf()), ("ja.eml", an_email()), ("nee.txt", b"niets"), ("leeg.pdf", b""))


def begin_papers(store: Store) -> None:
    """Enough of a house style and addresses that letters can go out."""
    settings.change_network_settings(store, name="Netwerk")
    for field, value in (("sender_name", "Netwerk"), ("signatory_name", "Els")):
        house_style.edit_house_style(store, field, value)
    for person in (1, 2, 3, 4):
        for field, value in HOME.items():
            people.edit_person(store, person, field, value)
    for key in ("kerst", "feest"):
        source = f"---\nsubject: {key}\n---\n{{{{ salutation }}}},\n\nTot dan\n"
        templates.new_text(store, templates.NewText(key, source=source))
    reach.set_emails(store, 1, ["ann@voorbeeld.example"])
    people.edit_person(store, 1, "prefers_email", True)
    new = secondments.NewSecondment("Gemeente Ede", 8, "1-1-2027", goal="Wijkteam")
    secondments.add_secondment(store, 1, new, today=TODAY)
    practice_members.add_practice_member(store, 1, "Kwaliteitskompas", today=TODAY)
    membership_consents.ask_membership_consent(store, 1, 3, TODAY, today=TODAY)
    consents.ask_consent(store, 2, 2, TODAY, today=TODAY)
    referees.add_referee(store, 1, referees.NewReferee(2, TODAY, "Goed"), today=TODAY)
    saved_searches.save_search(store, "Brabant", {"province": "noord_brabant"})
    with store.reading() as connection:
        texts = letter_texts(connection, "kerst")
    print_batch(store, letters.letters_to(store, texts, [2, 3], today=TODAY), one_file=True)


def _or_nothing(outcome: Outcome | None) -> Outcome:
    return outcome or Outcome(text("Undo"), None)


def _printed(walk: Walk, store: Store, batch: Any) -> Outcome:
    if walk.one([True, False]):
        return print_batch(store, batch, one_file=walk.one([True, False])).outcome
    return make_drafts(store, batch).outcome


def _letter(walk: Walk, store: Store) -> Outcome:
    with store.reading() as connection:
        texts = letter_texts(connection, walk.one(["cover_note", "kerst", "feest"]))
    batch = letters.letters_to(store, texts, walk.several("people"), today=TODAY)
    return _printed(walk, store, batch)


def _meeting_letter(walk: Walk, store: Store) -> Outcome:
    meeting, kind = walk.some("meetings"), walk.one(OF_A_MEETING)
    batch = meeting_letters.meeting_letters(store, meeting, kind, today=TODAY)
    return _printed(walk, store, batch)


def _nomination_letter(walk: Walk, store: Store) -> Outcome:
    one, kind = walk.some("nominations"), walk.one(OF_A_NOMINATION)
    batch = nomination_letters.nomination_letter(store, one, kind, today=TODAY)
    return _printed(walk, store, batch)


def _renewal_letter(walk: Walk, store: Store) -> Outcome:
    one = walk.some("memberships")
    return _printed(walk, store, membership_letters.consent_renewal_letter(store, one, today=TODAY))


def _anew(walk: Walk, store: Store) -> Outcome:
    batch = letters_anew.letter_anew(store, walk.some("letters"), today=TODAY)
    return _printed(walk, store, batch)


def _labels(walk: Walk, store: Store) -> Outcome:
    made = labels.addresses_on(
        store,
        walk.several("people"),
        walk.one([*LabelFormat, *EnvelopeSize]),
        language=walk.one(["nl", "en"]),
        title=walk.word(),
        today=TODAY,
        start=walk.one([1, 3, 99]),
    )
    return labels.print_addresses(store, made).outcome


def _edit_letter(walk: Walk, store: Store) -> Outcome:
    days = dict.fromkeys(("sent_on", "answered_on", "returned_on"), ("", "20 mrt", "1-1-2027"))
    fields = days | {"way": ("paper", "email", "duif"), "remark": ("", "Kwam terug", "x" * 20_001)}
    field, value = walk.field(fields)
    return letter_marks.edit_letter(store, walk.some("letters"), field, value, today=TODAY)


def _which(walk: Walk, store: Store) -> WhichText:
    with store.reading() as connection:
        own = [one.key for one in templates.known_texts(connection) if one.id]
    key = walk.one([*own, *own, "welcome", "other", *sorted(SHIPPED_KEYS)[:2]])
    return WhichText(key, walk.one(["nl", "en"]), walk.one([True, False]))


def _save_text(walk: Walk, store: Store) -> Outcome:
    source = walk.one(SOURCES)
    return _or_nothing(templates.save_text(store, _which(walk, store), source))


def _new_text(walk: Walk, store: Store) -> Outcome:
    new = templates.NewText(walk.word(), walk.one(LetterKind), source=walk.one(SOURCES))
    return templates.new_text(store, new)


def _attach(walk: Walk, store: Store) -> Outcome:
    name, content = walk.one(FILES)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        return evidence.attach_evidence(store, walk.some("consents"), path, today=TODAY)


def _referee(walk: Walk, store: Store) -> Outcome:
    new = referees.NewReferee(walk.who(), walk.one([None, walk.day()]), walk.word())
    return referees.add_referee(store, walk.some("nominations"), new, today=TODAY)


def _edit_referee(walk: Walk, store: Store) -> Outcome:
    fields = {"person_id": walk.who, "spoken_on": ("", "20 mrt", "morgen"), "said": walk.word}
    field, value = walk.field(fields)
    return referees.edit_referee(store, walk.some("referees"), field, value, today=TODAY)


def _days(walk: Walk) -> dict[str, Any]:
    return dict.fromkeys(("started_on", "ended_on"), ("", "20 mrt", "1-1-2027", "2030-01-01"))


def _edit_secondment(walk: Walk, store: Store) -> Outcome:
    fields = _days(walk) | {"host": walk.word, "hours_a_week": ("", "8", "0"), "goal": walk.word}
    field, value = walk.field(fields)
    return secondments.edit_secondment(store, walk.some("secondments"), field, value, today=TODAY)


def _edit_practice(walk: Walk, store: Store) -> Outcome:
    field, value = walk.field(_days(walk) | {"practice": walk.word})
    one = walk.some("practice_members")
    return practice_members.edit_practice_member(store, one, field, value, today=TODAY)


def _edit_membership_consent(walk: Walk, store: Store) -> Outcome:
    days = dict.fromkeys(("asked_on", "answered_on", "valid_until"), ("", "20 mrt", "1-1-2027"))
    field, value = walk.field(days | {"manager_id": walk.who, "evidence": walk.word})
    return membership_consents.edit_membership_consent(
        store, walk.some("memberships"), field, value, today=TODAY
    )


def _job(walk: Walk, store: Store) -> Outcome:
    """A change of job in which something is decided of all that hangs on the seat."""
    person = walk.some("people")
    leaving = walk.one([None, walk.some("affiliations")])
    with store.reading() as connection:
        hanging = hanging_on_posts(connection, person, [walk.some("affiliations")], TODAY)
    decided = tuple(
        Decided(one.hang, one.record_id, walk.one(Decision), walk.one([None, walk.who()]))
        for one in hanging
        if walk.one([True, False])
    )
    change = job_changes.JobChange(
        person,
        NewPost(walk.word(), walk.word(), walk.one([None, walk.day()])),
        leaving=leaving,
        last_day=walk.one([None, walk.day()]),
        manager=walk.one([None, walk.who()]),
        decisions=decided,
    )
    return job_changes.change_job(store, change, today=TODAY)


def _search(walk: Walk, store: Store) -> Outcome:
    filters = walk.one([{}, {"province": "utrecht"}, {"theme": "999"}, {"status": "in_bin"}])
    return saved_searches.save_search(store, walk.word(), filters, walk.word())


VERBS: tuple[Callable[[Walk, Store], Outcome], ...] = (
    _letter,
    _letter,
    _meeting_letter,
    _nomination_letter,
    _renewal_letter,
    _anew,
    _labels,
    _edit_letter,
    lambda walk, store: letter_marks.mark_letters(
        store, walk.several("letters"), walk.one(LetterMark), walk.one([None, TODAY]), today=TODAY
    ),
    lambda walk, store: letter_marks.toggle_mark(
        store, walk.several("letters"), walk.one(LetterMark), today=TODAY
    ),
    _save_text,
    _new_text,
    lambda walk, store: _or_nothing(templates.use_version(store, walk.some("template_versions"))),
    lambda walk, store: _or_nothing(templates.restore_shipped(store, _which(walk, store))),
    lambda walk, store: templates.rename_text(store, walk.some("templates"), walk.word()),
    lambda walk, store: templates.put_texts_in_bin(store, walk.several("templates")),
    lambda walk, store: templates.take_texts_from_bin(store, walk.several("templates")),
    _attach,
    _attach,
    lambda walk, store: evidence.remove_evidence(store, walk.some("evidence")),
    _referee,
    _edit_referee,
    lambda walk, store: referees.remove_referee(store, walk.some("referees")),
    _edit_secondment,
    lambda walk, store: secondments.take_secondments_from_bin(store, walk.several("secondments")),
    _edit_practice,
    lambda walk, store: practice_members.remove_practice_member(
        store, walk.some("practice_members")
    ),
    _edit_membership_consent,
    _job,
    _job,
    _search,
    lambda walk, store: saved_searches.rename_search(store, walk.one([1, 2]), walk.word()),
    lambda walk, store: saved_searches.delete_search(store, walk.one([1, 2])),
    lambda walk, store: today.change_today_settings(store, consent_wait_days=walk.one([7, 28])),
    lambda walk, store: house_style.edit_house_style(
        store,
        *walk.field({"envelope": [*EnvelopeSize, "?"], "footer": walk.word, "accent": ["", "#1"]}),
    ),
)
