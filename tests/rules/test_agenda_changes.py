import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.rules.agenda_changes import PrintedItem, changes

WELCOME = PrintedItem(1, "Welcome", dt.time(10), 30, {"room": ""})
TALK = PrintedItem(2, "Talk", dt.time(10, 30), 60, {"room": "", "speakers": ("Anna",)})
CLOSE = PrintedItem(3, "Close", dt.time(11, 30), 15, {})
BEFORE = (WELCOME, TALK, CLOSE)


def marks(*now: PrintedItem) -> list[str]:
    found = changes(BEFORE, now).marks
    return [mark.say("en") if mark is not None else "" for mark in found]


def test_the_same_bears_no_mark() -> None:
    assert marks(*BEFORE) == ["", "", ""]
    assert not changes(BEFORE, BEFORE).removed


def test_what_changed_is_named_and_what_moves_by_it_is_at_another_time() -> None:
    shorter = replace(TALK, minutes=45, content={"room": "Hall", "speakers": ("Anna",)})
    moved = replace(CLOSE, starts=dt.time(11, 15))
    assert marks(WELCOME, shorter, moved) == ["", "Changed: length, room", "Other time (was 11:30)"]
    told = changes(BEFORE, (WELCOME, shorter, moved)).marks[2]
    assert told is not None
    assert told.say("nl").endswith("11.30)")


def test_a_new_title_is_a_change_and_not_another_item() -> None:
    assert marks(WELCOME, replace(TALK, title="Story"), CLOSE)[1] == "Changed: title"


def test_new_and_removed() -> None:
    new = PrintedItem(9, "Round", dt.time(10, 30), 60, {})
    found = changes(BEFORE, (WELCOME, new, CLOSE))
    assert [mark.say("en") if mark else "" for mark in found.marks] == ["", "New", ""]
    assert found.removed == ("Talk",)


def test_items_of_older_versions_are_known_by_their_title() -> None:
    old = tuple(replace(one, id=0) for one in BEFORE)
    found = changes(old, (WELCOME, replace(TALK, minutes=45), CLOSE))
    assert [mark.say("en") if mark else "" for mark in found.marks] == ["", "Changed: length", ""]


items = st.lists(
    st.builds(
        PrintedItem,
        st.integers(1, 6),
        st.sampled_from(["Welcome", "Talk", "Lunch"]),
        st.just(dt.time(10)),
        st.integers(0, 90),
        st.just({}),
    ),
    unique_by=lambda one: one.id,
    max_size=6,
)


@given(items, items)
def test_everything_is_accounted_for(before: list[PrintedItem], now: list[PrintedItem]) -> None:
    found = changes(before, now)
    new = sum(mark is not None and mark.source == "New" for mark in found.marks)
    assert len(found.marks) == len(now)
    assert len(before) - len(found.removed) == len(now) - new
