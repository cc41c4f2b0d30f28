"""The usual preparation of the network, changed in the settings."""

from __future__ import annotations

import datetime as dt

import pytest

from coordinator_app import texts
from coordinator_app.errors import UserError
from coordinator_app.operations.meetings import NewMeeting, add_meeting
from coordinator_app.operations.preparation_settings import (
    change_usual_step,
    usual_steps,
    usual_values,
)
from coordinator_app.operations.settings import write_setting
from coordinator_app.rules.preparation import USUAL_STEPS, PreparationKind, UsualStep
from coordinator_app.store.queries.preparation import steps_of
from coordinator_app.store.store import Store

Kind = PreparationKind


def kept(store: Store) -> tuple[UsualStep, ...]:
    with store.reading() as connection:
        return usual_steps(connection)


def values(store: Store) -> dict[str, object]:
    with store.reading() as connection:
        return usual_values(connection)


def planned(store: Store) -> list[tuple[Kind, int, str]]:
    start = dt.datetime(2027, 4, 15, 13)
    new = NewMeeting("Wijkteams", start, start + dt.timedelta(hours=3))
    meeting = add_meeting(store, new).new_id("meetings")
    with store.reading() as connection:
        steps = steps_of(connection, [meeting]).get(meeting, ())
    return [(step.kind, step.days_before, step.words) for step in steps]


def test_the_next_meeting_gets_what_was_chosen(store: Store) -> None:
    before = planned(store)
    change_usual_step(store, "invite", "8 weken ervoor")
    change_usual_step(store, "thank", "")
    change_usual_step(store, "own", ["2 weken ervoor: taart bestellen", " ", "T-1 bloemen"])
    after = planned(store)
    assert before == [(step.kind, step.days_before, "") for step in USUAL_STEPS]
    assert (Kind.INVITE, 56, "") in after
    assert Kind.THANK not in {kind for kind, _days, _words in after}
    assert [one for one in after if one[0] is Kind.OWN] == [
        (Kind.OWN, 14, "Taart bestellen"),
        (Kind.OWN, 1, "Bloemen"),
    ]
    store.undo()
    store.undo()
    store.undo()
    store.undo()
    assert kept(store) == USUAL_STEPS


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_what_is_shown_can_be_typed_again(
    store: Store, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_usual_step(store, "own", ["2 weken ervoor taart bestellen"])
    before = kept(store)
    monkeypatch.setattr(texts, "_current", language)
    for field, value in values(store).items():
        change_usual_step(store, field, value)
    assert set(kept(store)) == set(before)


def test_a_list_without_steps_stays_empty(store: Store) -> None:
    for step in USUAL_STEPS:
        change_usual_step(store, step.kind.value, "")
    assert kept(store) == ()
    assert planned(store) == []


def test_what_cannot_be_read_is_refused_at_its_field(store: Store) -> None:
    for field, typed in (("invite", "ooit"), ("own", ["taart"]), ("minutes", "999 weken erna")):
        with pytest.raises(UserError) as refusal:
            change_usual_step(store, field, typed)
        assert refusal.value.field == field
    assert kept(store) == USUAL_STEPS


def test_what_a_newer_version_wrote_is_passed_over(store: Store) -> None:
    newer = [
        {"kind": "invite", "days_before": 30, "words": "", "colour": "red"},
        {"kind": "sing", "days_before": 3},
        {"kind": "own", "days_before": 3},
        {"kind": "thank", "days_before": "soon"},
        "what",
    ]
    with store.work("A newer version") as work:
        write_setting(work.session, "preparation", newer)
    assert kept(store) == (UsualStep(Kind.INVITE, 30),)
    with store.work("A newer version") as work:
        write_setting(work.session, "preparation", {"steps": newer})
    assert kept(store) == USUAL_STEPS
