"""A screen for every test of this folder, an example page on it, and nothing left behind."""

from __future__ import annotations

import gc
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar, cast

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coordinator_app import background
from coordinator_app.errors import UserError
from coordinator_app.rules.folding import fold
from coordinator_app.rules.memberships import MemberCategory, MembershipStatus
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.search import Hit
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, plural, text
from coordinator_app.views import palette
from coordinator_app.views.actions import Declared
from coordinator_app.views.chips import Toned
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, FieldGroup, Kind
from coordinator_app.views.filters import Filter
from coordinator_app.views.frame import Frame
from coordinator_app.views.id_table import Column
from coordinator_app.views.new_record import Double, NewRecord
from coordinator_app.views.page import Page
from coordinator_app.views.palette import Tone
from coordinator_app.views.record_list_page import RecordListPage
from coordinator_app.views.record_pane import RecordPane
from coordinator_app.views.window_state import WindowState

W = TypeVar("W", bound=QWidget)

FIRST = ["Janny", "Fatima", "Bert", "Noor", "Henk", "Çelik", "Øyvind", "Marijke", "Ruud", "Aïcha"]
LAST = [
    "Bakker-Klein",
    "van der Berg",
    "Yıldız",
    "de Vries",
    "O'Connor",
    "'t Wolkje",
    "Łoś",
    "in het Veld",
]
TOWNS = ["Zwolle", "Utrecht", "Breda", "Assen", "Goes", "Venlo", "Delft"]


class FakeStore:
    """People kept in a dictionary, with the same doors as the store."""

    def __init__(self, number: int = 40) -> None:
        categories = list(MemberCategory)
        self.people: dict[int, dict[str, Any]] = {
            n: {
                "given_name": FIRST[n % len(FIRST)],
                "family_name": f"{LAST[n % len(LAST)]}",
                "town": TOWNS[n % len(TOWNS)],
                "category": categories[n % 3],
                "status": MembershipStatus.PAUSED if n % 9 == 0 else MembershipStatus.ACTIVE,
                "emails": (f"{n}@voorbeeld.example",),
                "notes": "",
                "large_print": False,
            }
            for n in range(1, number + 1)
        }
        self.done: list[tuple[Text, int, dict[str, Any] | None]] = []
        self.undone: list[tuple[Text, int, dict[str, Any] | None]] = []
        self.asked = 0

    def change(self, label: Text, record_id: int, **values: Any) -> Outcome:
        before = self.people.get(record_id)
        self.done.append((label, record_id, dict(before) if before else None))
        self.undone.clear()
        self.people[record_id] = {**(before or {}), **values}
        return self._outcome(label, record_id)

    def undo(self) -> Outcome:
        return self._swap(self.done, self.undone)

    def redo(self) -> Outcome:
        return self._swap(self.undone, self.done)

    def undo_is_long(self) -> bool:
        return False

    def redo_is_long(self) -> bool:
        return False

    def undo_label(self) -> Text | None:
        return self.done[-1][0] if self.done else None

    def redo_label(self) -> Text | None:
        return self.undone[-1][0] if self.undone else None

    def _swap(self, here: list[Any], there: list[Any]) -> Outcome:
        label, record_id, before = here.pop()
        there.append((label, record_id, self.people.get(record_id)))
        if before is None:
            del self.people[record_id]
        else:
            self.people[record_id] = before
        return self._outcome(label, record_id)

    def _outcome(self, label: Text, record_id: int) -> Outcome:
        return Outcome(label, len(self.done) + 1, {"people": frozenset({record_id})})


class FakeSource:
    """The list of the people of a `FakeStore`."""

    def __init__(self, store: FakeStore) -> None:
        self._store = store

    def ids(
        self, order: str, descending: bool, filters: Mapping[str, str], find: str
    ) -> array[int]:
        self._store.asked += 1
        people = self._store.people
        found = [
            n
            for n, person in people.items()
            if all(person[key] == value for key, value in filters.items())
            and fold(find) in fold(f"{person['family_name']} {person['given_name']}")
        ]
        found.sort(key=lambda n: (fold(str(people[n].get(order, ""))), n), reverse=descending)
        return array("q", found)

    def rows(self, ids: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
        return {n: self._cells(self._store.people[n]) for n in ids if n in self._store.people}

    def _cells(self, person: Mapping[str, Any]) -> tuple[str, ...]:
        status: MembershipStatus = person["status"]
        tone = Tone.GOOD if status is MembershipStatus.ACTIVE else Tone.WAIT
        return (
            f"{person['family_name']}, {person['given_name']}",
            f"Gemeente {person['town']}",
            person["category"].word.say(),
            Toned(status.word.say(), tone),
        )


class ExamplePage(RecordListPage):
    name = "people"
    title = text("People")
    icon = "users"
    nouns = frozenset({"people"})
    opens = frozenset({"people"})
    offers = RecordListPage.offers | {"new_record", "delete_record"}
    declared = (Declared("new_person", text("New person"), icon="user-plus", slot="new_record"),)
    columns = (
        Column("family_name", text("Name"), 26),
        Column("town", text("Organisation"), 22, quiet=True),
        Column("category", text("Category"), 24, sortable=False),
        Column("status", text("Status"), 12, chip=True),
    )
    filters = (
        Filter.of("category", text("Category"), MemberCategory),
        Filter.of("status", text("Status"), MembershipStatus),
    )
    empty = text("Here come the people of the network.")
    begin = text("New person")

    def make_source(self) -> FakeSource:
        return FakeSource(cast("FakeStore", self.desk.store))

    def make_record(self) -> RecordPane:
        self.pane = RecordPane()
        self.group = FieldGroup(
            text("Name"),
            [
                Field("given_name", text("Given name"), width=24),
                Field("family_name", text("Family name"), required=True),
                Field("town", text("Town"), width=24),
                Field("category", text("Category"), Kind.CHOICE, choices=MemberCategory),
                Field("large_print", text("Large print"), Kind.CHECK),
            ],
            self.save,
        )
        self.contact = FieldGroup(
            text("Contact"),
            [
                Field("emails", text("E-mail"), Kind.SEVERAL, hint=text("One on each line")),
                Field("notes", text("Notes"), Kind.LINES),
            ],
            self.save,
        )
        self.pane.add(self.group)
        self.pane.add(self.contact)
        self.pane.add_button(text("Invite…"), self.print_paper, primary=True)
        return self.pane

    def show_record(self, record_id: int) -> None:
        person = cast("FakeStore", self.desk.store).people[record_id]
        status: MembershipStatus = person["status"]
        self.pane.show_heading(
            f"{person['given_name']} {person['family_name']}",
            f"Gemeente {person['town']}",
            [(status.word, Tone.GOOD), (person["category"].word, Tone.PLAIN)],
        )
        self.group.load(person, record_id)
        self.contact.load(person, record_id)

    def save(self, key: str, value: Any) -> None:
        if key == "town" and value == "Nergens":
            raise UserError("There is no town of this name.", field="town")
        store = cast("FakeStore", self.desk.store)
        label = text("Change {field}", field=key)
        self.desk.did(store.change(label, self.current_id(), **{key: value}))

    def make_new_form(self) -> NewRecord:
        fields = [
            Field("given_name", text("Given name")),
            Field("family_name", text("Family name"), required=True),
        ]
        return NewRecord(text("New person"), fields, self.add, self.find_doubles)

    def add(self, values: Mapping[str, Any]) -> int:
        store = cast("FakeStore", self.desk.store)
        record_id = max(store.people, default=0) + 1
        rest = {
            "town": "Goes",
            "category": MemberCategory.SOCIAL_PROFESSIONAL,
            "status": MembershipStatus.ACTIVE,
            "emails": (),
            "notes": "",
        }
        self.desk.did(store.change(text("New person"), record_id, **values, **rest))
        return record_id

    def find_doubles(self, typed: Mapping[str, str]) -> list[Double]:
        people = cast("FakeStore", self.desk.store).people
        return [
            Double(n, f"{person['given_name']} {person['family_name']}", text("same family name"))
            for n, person in people.items()
            if typed["family_name"] and fold(person["family_name"]) == fold(typed["family_name"])
        ]

    def count(self, number: int) -> Text:
        return plural("{n} member", "{n} members", number)

    @classmethod
    def waiting(cls, desk: Desk) -> int:
        people = cast("FakeStore", desk.store).people
        return sum(p["status"] is MembershipStatus.PAUSED for p in people.values())


class OtherPage(Page):
    name = "other"
    title = text("Meetings")
    icon = "calendar-blank"


def make_frame(folder: Path, number: int = 40) -> Frame:
    store = FakeStore(number)
    desk = Desk(cast("Store", store), WindowState.at(folder / "window.ini"))

    def search(typed: str) -> list[Hit]:
        return [
            Hit("people", n, f"{p['given_name']} {p['family_name']}", p["town"])
            for n, p in store.people.items()
            if fold(typed) in fold(f"{p['given_name']} {p['family_name']}")
        ][:20]

    frame = Frame(desk, [ExamplePage, OtherPage], search)
    frame.set_network("Voorbeeldnetwerk")
    return frame


@pytest.fixture(autouse=True)
def _nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    palette.apply(palette.Scheme.LIGHT, percent=100)
    yield
    background.wait_for_all()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    left = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    for widget in left:
        widget.close()
    assert not left, f"windows left behind: {left}"


@pytest.fixture
def state(tmp_path: Path) -> WindowState:
    return WindowState.at(tmp_path / "window.ini")


@pytest.fixture
def desk(state: WindowState) -> Desk:
    return Desk(cast("Store", FakeStore()), state)


Show = Callable[[W], W]


@pytest.fixture
def shown(qtbot: QtBot, _nothing_left_behind: None) -> Callable[[QWidget], QWidget]:
    """Show a widget, wait until it is on the screen, and close it after the test."""

    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        return widget

    return show


@pytest.fixture
def frame(qtbot: QtBot, shown: Callable[[Frame], Frame], tmp_path: Path) -> Frame:
    """The main window with the example page, its list filled, the focus in the list."""
    made = shown(make_frame(tmp_path))
    made.start()
    background.wait_for_all()
    return made


@pytest.fixture
def window(
    shown: Callable[[Frame], Frame], state: WindowState
) -> Callable[[Store, type[Page]], Frame]:
    """``window(store, PeoplePage)``: the main window with this page alone, on a real network."""
    kept: list[Frame] = []

    def show(store: Store, *pages: type[Page]) -> Frame:
        def search(typed: str) -> list[Hit]:
            del typed
            return []

        made = shown(Frame(Desk(store, state), pages, search))
        kept.append(made)
        made.start()
        background.wait_for_all()
        return made

    return show


@pytest.fixture
def make() -> Callable[..., Frame]:
    return make_frame


@pytest.fixture
def fake() -> type[FakeStore]:
    return FakeStore


@pytest.fixture
def fake_source() -> type[FakeSource]:
    return FakeSource
