"""A letter to many people: whom, which letter, and about which meeting when its text asks so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QComboBox, QWidget

from coordinator_app.clock import today
from coordinator_app.documents.fields import fields_of
from coordinator_app.errors import UserError
from coordinator_app.operations.recipients import letters_to_list
from coordinator_app.rules.cleaning import shortened
from coordinator_app.rules.letters import TO_ANYBODY, LetterKind
from coordinator_app.store.queries.meetings import coming_meetings
from coordinator_app.store.store import Store
from coordinator_app.texts import Text, day, plural, text
from coordinator_app.views.choice_box import ChoiceBox
from coordinator_app.views.desk import Desk
from coordinator_app.views.letters.letter_to_people import LetterText
from coordinator_app.views.letters.own_text import OwnText
from coordinator_app.views.letters.paper_section import PaperSection
from coordinator_app.views.letters.ready_paper import Find, Ready
from coordinator_app.views.letters.ready_papers import ready_batch

_KINDS = TO_ANYBODY[::-1]
_LONGEST = 40  # characters of a name that somebody gave, in a list to choose from

# What a letter can say of a meeting alone.
_OF_MEETING = frozenset(one.name for one in fields_of(LetterKind.INVITATION)) - frozenset(
    one.name for one in fields_of(LetterKind.COVER_NOTE)
) | {"season", "reply_by"}


@dataclass(frozen=True)
class Whom:
    """A choice of people: ``find`` gives their ids when the letters are laid out, or refuses.

    ``key`` keeps the choice when the list of choices is made anew.
    """

    key: str
    words: Text
    find: Callable[[], Sequence[int]]


class LettersToMany(PaperSection):
    """`show_whom` gives the choices of people; a meeting that is given is what all letters say."""

    def __init__(self, desk: Desk, title: Text, parent: QWidget | None = None) -> None:
        super().__init__(desk, title, letters=True, wishes=True, parent=parent)
        self._store = desk.store
        self._whom: tuple[Whom, ...] = ()
        self._picked = ""  # the key of whom somebody chose
        self._meeting: int | None = None
        self.whom = self._box(text("To whom"), self._on_whom)
        self.letter = self._box(text("Which letter"), self._on_letter)
        _fill(self.letter, [(kind.word, kind) for kind in _KINDS], 0)
        self.about = self._box(text("About which meeting"), self._on_about)
        self.own_text = OwnText(desk, (LetterKind.OTHER, *_KINDS), self)
        self.own_text.changed.connect(self._on_letter)
        for part in (self.whom, self.letter, self.own_text, self.about):
            self.put_above(part)
        self.wished.connect(self._ask_letters)

    def show_whom(self, choices: Sequence[Whom], meeting_id: int | None = None) -> None:
        """Show these choices of people, and lay out anew; the first is proposed."""
        if meeting_id != self._meeting:
            self._picked = ""
        self._meeting = meeting_id
        self._whom = tuple(choices)
        self._fill_whom()
        self._fill_about()
        self._ask_letters()

    def retranslate(self) -> None:
        super().retranslate()
        for place, kind in enumerate(_KINDS):
            self.letter.setItemText(place, kind.word.say())
        self._fill_whom()
        self._fill_about()

    # -- inside ----------------------------------------------------------------------------------

    def _on_whom(self) -> None:
        self._picked = str(self.whom.currentData())
        self._ask_letters()

    def _on_letter(self) -> None:
        self._fill_about()
        self._ask_letters()

    def _on_about(self) -> None:
        self._ask_letters()

    def _ask_letters(self) -> None:
        if not self._whom:
            return
        whom = self._whom[max(self.whom.currentIndex(), 0)]
        self.show_kind(self._text().kind)
        wanted = self._text()  # with what is wished for letters of that kind
        meeting = self._meeting
        if meeting is None and self._asks_meeting():
            meeting = self.about.currentData()
        self.ask(ready_letters_to(self._store, whom, wanted, meeting, today()))

    def _text(self) -> LetterText:
        own = self.own_text.taken(informal=self.chosen.informal)
        kind = next(iter(own.values())).kind if own else _KINDS[self.letter.currentIndex()]
        return LetterText(kind, own, self.chosen)

    def _asks_meeting(self) -> bool:
        """Whether the text has a field that only a meeting can fill."""
        try:
            found = self._text().templates(self._store).values()
            return any(_OF_MEETING & set(one.fields) for one in found)
        except UserError:
            return False  # a text that cannot be read is refused when it is laid out

    def _fill_whom(self) -> None:
        keys = [one.key for one in self._whom]
        place = keys.index(self._picked) if self._picked in keys else 0
        _fill(self.whom, [(one.words, one.key) for one in self._whom], place)

    def _fill_about(self) -> None:
        """A meeting is asked for when the text needs one and none was given."""
        wanted = self._meeting is None and self._asks_meeting()
        self.about.setVisible(wanted)
        if not wanted:
            return
        before = self.about.currentData()
        with self._store.reading() as connection:
            found = coming_meetings(connection, today())
        ids = [one for one, _title, _day in found]
        lines = [
            (f"{shortened(title, _LONGEST)}, {day(on, style='d MMM y')}", one)
            for one, title, on in found
        ]
        _fill(self.about, lines, ids.index(before) if before in ids else 0)
        self.about.setEnabled(bool(ids))

    def _box(self, name: Text, slot: Callable[[], object]) -> QComboBox:
        box = ChoiceBox(self)
        self._said(box.setAccessibleName, name)
        self._said(box.setToolTip, name)
        box.activated.connect(slot)
        return box


def ready_letters_to(
    store: Store, whom: Whom, text_of: LetterText, meeting_id: int | None, day_: dt.date
) -> Find:
    """The letters to these people, and in words to whom they go."""

    def find() -> Ready:
        people, chosen = whom.find(), text_of.chosen
        batch = letters_to_list(
            store,
            people,
            text_of.own or text_of.kind,
            today=day_,
            meeting_id=meeting_id,
            **chosen.how,
        )
        ready = ready_batch(store, batch, two_sided=chosen.two_sided)
        number = plural("{n} person", "{n} people", len(people))
        words = text("{people}: {letters}", people=number, letters=ready.words)
        return replace(ready, words=words)

    return find


def _fill(box: QComboBox, lines: Sequence[tuple[Text | str, object]], place: int) -> None:
    """The lines of a box anew, only when they are others: an open list stays open."""
    words = [(str(word), data) for word, data in lines]
    if words != [(box.itemText(n), box.itemData(n)) for n in range(box.count())]:
        box.clear()
        for word, data in words:
            box.addItem(word, data)
    box.setCurrentIndex(place)
