"""What the desk does itself: taking back a step, at once or in the background."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import insert

from coordinator_app import background
from coordinator_app.models import Theme
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.themes import all_themes
from coordinator_app.store.store import Store
from coordinator_app.texts import text
from coordinator_app.views.desk import Desk
from coordinator_app.views.frame import Frame
from coordinator_app.views.window_state import WindowState


def themes(store: Store) -> int:
    with store.reading() as connection:
        return len(all_themes(connection))


@pytest.mark.parametrize(("rows", "in_background"), [(3, False), (1001, True)])
def test_a_long_step_is_taken_back_in_the_background(
    store: Store, state: WindowState, rows: int, in_background: bool
) -> None:
    desk = Desk(store, state)
    heard: list[Outcome] = []
    desk.changed.connect(heard.append)
    with store.work("Many themes") as work:
        names = [{"name": f"Thema {number}", "uid": str(number)} for number in range(rows)]
        work.session.execute(insert(Theme), names)
    for verb, left in ((desk.undo, 0), (desk.redo, rows)):
        verb()
        assert background.is_busy() == in_background
        background.wait_for_all()
        assert themes(store) == left
        assert len(heard.pop().ids("themes")) == rows


def test_what_was_undone_does_not_read_as_done(frame: Frame) -> None:
    store: Any = frame.desk.store
    label = text("Change town")
    frame.desk.did(store.change(label, 3, town="Emmen"))
    assert frame.status.saved.text() == f"✓ {label.say()}"
    frame.do("undo")
    assert text("Undone: {label}", label=label).say() in frame.status.saved.text()
    frame.do("redo")
    assert text("Done again: {label}", label=label).say() in frame.status.saved.text()
