"""The usual preparation list of the network: what each new meeting is to be prepared by."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection

from coordinator_app.errors import UserError
from coordinator_app.operations.settings import read_setting, write_setting
from coordinator_app.rules.preparation import USUAL_STEPS, PreparationKind, UsualStep
from coordinator_app.rules.preparation_distances import (
    distance_words,
    read_distance,
    read_step,
    refuse_far,
)
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.store import Store
from coordinator_app.texts import text

_SETTING = "preparation"
OWN = PreparationKind.OWN


def usual_steps(connection: Connection) -> tuple[UsualStep, ...]:
    """The list that a new meeting gets; what a newer version wrote besides is passed over."""
    kept = read_setting(connection, _SETTING)
    if not isinstance(kept, list):
        return USUAL_STEPS
    return tuple(step for one in kept if (step := _read(one)) is not None)


def usual_values(connection: Connection) -> dict[str, Any]:
    """The list as fields show it: by kind how long before, empty when it is not on the list.

    ``own`` holds the own steps, each as it would be typed.
    """
    steps = usual_steps(connection)
    values: dict[str, Any] = {
        step.kind.value: distance_words(step.days_before).say()
        for step in steps
        if step.kind is not OWN
    }
    values[OWN.value] = tuple(
        text("{when}: {what}", when=distance_words(step.days_before), what=step.words).say()
        for step in steps
        if step.kind is OWN
    )
    return values


def change_usual_step(store: Store, field: str, value: Any) -> Outcome:
    """Change one field of `usual_values`: how long before a step is done, empty takes it off.

    ``own`` takes the own steps, each typed as ``2 weeks before order cake``. Meetings that are
    there keep the list they have. Raises UserError at the field.
    """
    kind = PreparationKind(field)
    new = _own_steps(value) if kind is OWN else _one_step(kind, value)
    with store.work("Usual preparation: {what}", what=kind.word) as work:
        kept = [one for one in usual_steps(work.session.connection()) if one.kind is not kind]
        steps = sorted([*kept, *new], key=lambda one: -one.days_before)
        write_setting(work.session, _SETTING, [_packed(one) for one in steps])
    return work.outcome


def _one_step(kind: PreparationKind, typed: Any) -> list[UsualStep]:
    said = str(typed or "").strip()
    return [UsualStep(kind, read_distance(said, kind.value))] if said else []


def _own_steps(typed: Sequence[str] | str | None) -> list[UsualStep]:
    lines = typed.splitlines() if isinstance(typed, str) else (typed or ())
    read = (read_step(line, OWN.value) for line in lines if line.strip())
    return [UsualStep(OWN, days, words) for words, days in read]


def _packed(step: UsualStep) -> dict[str, Any]:
    return {"kind": step.kind.value, "days_before": step.days_before, "words": step.words}


def _read(kept: Any) -> UsualStep | None:
    with suppress(KeyError, TypeError, ValueError, UserError):
        kind, words = PreparationKind(kept["kind"]), str(kept.get("words") or "")
        days = refuse_far(int(kept["days_before"]), "days_before")
        if bool(words) == (kind is OWN):
            return UsualStep(kind, days, words)
    return None
