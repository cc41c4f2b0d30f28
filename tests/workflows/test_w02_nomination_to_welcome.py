"""W2, nomination to welcome: by keyboard, from an empty network to a consent that is taken back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from coordinator_app.clock import today
from coordinator_app.documents.previews import page_text
from coordinator_app.operations.duplicates import doubles_of_person
from coordinator_app.operations.paper_files import print_again
from coordinator_app.operations.today import today_items
from coordinator_app.rules.consents import ConsentState
from coordinator_app.rules.letter_marks import LetterState
from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.nominations import ConsentAnswer, NominationStage
from coordinator_app.rules.today_items import TodayAction
from coordinator_app.store.queries.consents import consent_state_of_members
from coordinator_app.store.queries.evidence import evidence_of_consent
from coordinator_app.store.queries.letters import LETTERS, LetterRecord, letter_record
from coordinator_app.store.queries.nominations import NominationRecord, nomination
from coordinator_app.store.store import Store
from coordinator_app.views.chips import Chip
from coordinator_app.views.letters.page import LettersPage
from coordinator_app.views.letters.paper_section import PaperSection
from coordinator_app.views.nominations.new_nomination import NewNominationForm
from coordinator_app.views.nominations.page import NominationsPage
from coordinator_app.views.partners.page import PartnersPage
from coordinator_app.views.people.page import PeoplePage
from coordinator_app.views.settings.page import SettingsPage
from coordinator_app.views.today.page import TodayPage
from tests.operations.evidence_builders import a_pdf
from tests.store.facts import facts_of
from tests.workflows.hands import CTRL, SHIFT, Hands

Key = Qt.Key
DAY = dt.timedelta(days=1)
STYLE = {
    "sender_name": "Netwerk Meedoen",
    "sender_lines": "Postbus 12",
    "place": "Utrecht",
    "signatory_name": "Marieke de Boer",
    "signatory_role": "Programmaleider",
}
ADDRESS = {"street": "Grote Kerkplein 15", "postcode": "8011 pk", "city": "Zwolle"}


# -- what is looked at ---------------------------------------------------------------------------


def nominations(hands: Hands) -> NominationsPage:
    page = hands.page("nominations")
    assert isinstance(page, NominationsPage)
    return page


def register(hands: Hands) -> LettersPage:
    page = hands.page("letters")
    assert isinstance(page, LettersPage)
    return page


def dossier(store: Store) -> NominationRecord:
    with store.reading() as connection:
        found = nomination(connection, 1, today())
    assert found is not None
    return found


def letters(store: Store) -> list[LetterRecord]:
    """Everything in the register, the last one made first."""
    with store.reading() as connection:
        found = LETTERS.ids(connection, "produced_at")
        records = [letter_record(connection, one) for one in sorted(found, reverse=True)]
    return [one for one in records if one is not None]


def chips(hands: Hands) -> list[str]:
    QApplication.processEvents()  # a new chip is shown with the next turn
    found = nominations(hands).pane.chips.findChildren(Chip)
    return [chip.text() for chip in found if chip.isVisible()]


def words_of(path: Path) -> str:
    return " ".join(page_text(path.read_bytes()).split())


# -- what the hands do ---------------------------------------------------------------------------


def pick(hands: Hands, value: str) -> None:
    """Choose this value in the list that has the focus, with the arrow keys."""
    box = hands.focus()
    assert isinstance(box, QComboBox)
    for key in (Key.Key_Down, Key.Key_Up):
        for _step in range(box.count()):
            if box.currentData() == value:
                return
            hands(key)
    raise AssertionError(f"{value} cannot be chosen")


def type_name(hands: Hands, name: str) -> None:
    """A name of which none of the proposals is taken."""
    hands.retype(name)
    if QApplication.activePopupWidget() is not None:
        hands(Key.Key_Escape)
    # Without a display a list of proposals that closes leaves no window active.
    hands.frame.activateWindow()


def save(hands: Hands, section: PaperSection, path: Path) -> str:
    """Save the letter that lies ready; tells its words."""
    hands.tab_to(section.save_button)
    hands(Key.Key_Space)
    hands.choose_file(path)
    return words_of(path)


def fill_in_the_house_style(hands: Hands) -> None:
    hands((Key.Key_K, CTRL), "instellingen", Key.Key_Return)
    settings = hands.page("settings")
    assert isinstance(settings, SettingsPage)
    hands("Netwerk Meedoen")
    for key, typed in STYLE.items():
        hands.tab_to(settings.house_style.who.rows[key].widget)
        hands(typed)
    hands(Key.Key_Tab)


def nominate(hands: Hands, qtbot: QtBot) -> None:
    """Jannie Berg by Karel Bos, while a Janny Berg is known."""
    hands((Key.Key_2, CTRL), (Key.Key_N, CTRL), "Janny", Key.Key_Tab, Key.Key_Tab, "Berg")
    hands(Key.Key_Return, (Key.Key_3, CTRL), (Key.Key_N, CTRL))
    form = nominations(hands).new_form
    assert isinstance(form, NewNominationForm)
    type_name(hands, "Jannie Berg")
    hands(Key.Key_Tab)
    qtbot.waitUntil(form.known.isVisible)
    _take, other = form.known.findChildren(QPushButton)
    assert other.accessibleDescription().startswith("Janny Berg is misschien dezelfde")
    hands.tab_to(other)
    hands(Key.Key_Space)
    assert not form.known.isVisible()
    hands(Key.Key_Tab)
    type_name(hands, "Gemeente Zwolle")
    hands(Key.Key_Tab)
    pick(hands, "municipal_professional")
    hands(Key.Key_Tab)
    type_name(hands, "Karel Bos")
    hands(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, "Brengt mensen bij elkaar.")
    hands((Key.Key_Return, CTRL))


def ask_the_manager(hands: Hands) -> None:
    """Read, approached, and asked; the nominator is refused as the manager."""
    hands(Key.Key_F8, Key.Key_F8, Key.Key_F8)
    form = nominations(hands).pane.consents.form
    type_name(hands, "Karel Bos")
    hands(Key.Key_Return)
    assert form.group.rows["manager_id"].error.isVisible()
    type_name(hands, "Els Meer")
    hands(Key.Key_Return)
    assert form.isHidden()


def mend(hands: Hands, section: PaperSection) -> list[str]:
    """Fill in what the letter lacks, each in its own line; tells the fields."""
    mended = []
    while section.gaps.lines:
        assert not section.save_button.isEnabled()
        field = hands.focus().objectName()
        mended.append(field)
        hands(ADDRESS[field], Key.Key_Return)
    return mended


def let_three_weeks_pass(hands: Hands) -> None:
    """The manager was asked three weeks ago."""
    part = nominations(hands).pane.consents
    hands.tab_to(part.lines)
    hands(Key.Key_Return)
    hands.tab_to(part.editor.rows["asked_on"].widget)
    hands.retype(f"{today() - 21 * DAY:%d-%m-%Y}")
    hands(Key.Key_Return, Key.Key_Escape, Key.Key_Escape)


def waits(store: Store) -> bool:
    return TodayAction.REMIND_MANAGER in [one.action for one in today_items(store, today())]


def remind(hands: Hands, store: Store, path: Path) -> None:
    """From its line on Today, by letter; the line is gone when it was made."""
    hands((Key.Key_1, CTRL))
    page = hands.page("today")
    assert isinstance(page, TodayPage)
    while (item := page.list.current()) and item.action is not TodayAction.REMIND_MANAGER:
        hands(Key.Key_Down)
    assert item is not None
    assert "Els Meer" in item.sentence.say()
    assert "21" in item.sentence.say()
    page.list.pressed.emit(item)  # the button of the line
    hands(Key.Key_Tab, Key.Key_Space)
    assert "Herinnering" in nominations(hands).pane.paper.kind.currentText()
    save(hands, nominations(hands).pane.paper, path)
    assert not waits(store)
    hands(Key.Key_Escape, Key.Key_Escape)
    assert hands.page("today") is page


def record_the_answer(hands: Hands, store: Store, scan: Path) -> None:
    """With the scan that came back; then the candidate is admitted."""
    hands((Key.Key_3, CTRL))
    part = nominations(hands).pane.consents.evidence
    hands.tab_to(part.add_button)
    hands(Key.Key_Space)
    scan.write_bytes(a_pdf())
    hands.choose_file(scan)
    hands.tab_to(part.answer_button)
    hands(Key.Key_Space)
    pick(hands, ConsentAnswer.GIVEN.value)
    hands(Key.Key_Tab, Key.Key_Escape, Key.Key_Escape)
    consent = dossier(store).consent
    assert consent is not None
    with store.reading() as connection:
        (kept,) = evidence_of_consent(connection, consent.id)
    assert kept.file_name == scan.name
    hands(Key.Key_F8)
    assert dossier(store).stage is NominationStage.ADMITTED


def welcome(hands: Hands, folder: Path) -> None:
    """Formal, and once more informal."""
    section = nominations(hands).pane.paper
    hands((Key.Key_P, CTRL))
    assert "Geachte J. Berg" in save(hands, section, folder / "welkom.pdf")
    # The next letter, to the nominator, lacks an address: the focus is where one chooses.
    assert hands.focus() is section.kind
    pick(hands, LetterKind.WELCOME.value)
    wishes = section.wishes
    assert wishes is not None
    if not wishes.fold.is_open():
        hands.tab_to(wishes.fold.button)
        hands(Key.Key_Space)
    hands.tab_to(wishes.tone)
    hands(Key.Key_Down)
    assert "Beste Jannie" in save(hands, section, folder / "welkom-je.pdf")


def move_house(hands: Hands) -> None:
    """The organisation of the candidate moves, after the letters went out."""
    hands((Key.Key_K, CTRL), "gemeente zwolle", Key.Key_Return)
    page = hands.page("partners")
    assert isinstance(page, PartnersPage)
    for field, typed in (("street", "Lubeckplein"), ("house_number", "2"), ("postcode", "8017JZ")):
        hands.tab_to(page.address.rows[field].widget)
        hands.retype(typed)
    hands(Key.Key_Return, Key.Key_Escape)


def make_anew(hands: Hands, store: Store, path: Path) -> None:
    """The letter that went out stays as it was; the new one has the new address."""
    hands((Key.Key_7, CTRL), (Key.Key_Home, CTRL))
    page = register(hands)
    letter = page.current_id()
    assert "Welkom" in page.letter.title.text()
    _name, before = print_again(store, letter)
    hands.tab_to(page.letter.make_anew)
    hands(Key.Key_Space)
    words = save(hands, page.letter.anew, path)
    assert "Lubeckplein 2 8017 JZ ZWOLLE" in words
    assert print_again(store, letter)[1] == before
    assert letters(store)[0].made_anew_from_id == letter


def take_back(hands: Hands, store: Store, path: Path) -> None:
    """The manager takes the consent back: the dossier is open again, and the record says so."""
    hands((Key.Key_3, CTRL))
    page = nominations(hands)
    hands.tab_to(page.pane.consents.lines)
    hands(Key.Key_Return)
    pick(hands, ConsentAnswer.REVOKED.value)
    hands(Key.Key_Tab, Key.Key_Escape, Key.Key_Escape)
    assert dossier(store).stage is NominationStage.CONSENT_ASKED
    assert any("ingetrokken" in one for one in chips(hands)), chips(hands)
    member = dossier(store).candidate.id
    with store.reading() as connection:
        held = consent_state_of_members(connection, today(), [member])[member]
    assert held.state is ConsentState.WITHDRAWN
    hands((Key.Key_P, CTRL))
    assert page.pane.paper.kind.currentData() == LetterKind.CONSENT_WITHDRAWN.value
    save(hands, page.pane.paper, path)
    # The record of the member says so too, and so does the line of the nomination.
    hands((Key.Key_2, CTRL), "jannie", Key.Key_Return)
    people = hands.page("people")
    assert isinstance(people, PeoplePage)
    said = [chip.text() for chip in people.pane.chips.findChildren(Chip) if chip.isVisible()]
    assert any("ingetrokken" in one for one in said), said


def there_and_back(hands: Hands, store: Store, nothing: dict[str, tuple[int, str]]) -> None:
    everything, steps = facts_of(store.path), 0
    while store.undo_label() is not None:
        hands((Key.Key_Z, CTRL))
        steps += 1
        assert steps < 100
    assert facts_of(store.path) == nothing
    for _step in range(steps):
        hands((Key.Key_Z, CTRL | SHIFT))
    assert store.redo_label() is None
    assert facts_of(store.path) == everything


def test_w02(hands: Hands, store: Store, tmp_path: Path, qtbot: QtBot) -> None:
    nothing = facts_of(store.path)
    fill_in_the_house_style(hands)
    nominate(hands, qtbot)
    with store.reading() as connection:
        assert doubles_of_person(connection, dossier(store).candidate.id) == []
    ask_the_manager(hands)
    hands((Key.Key_P, CTRL))
    section = nominations(hands).pane.paper
    assert mend(hands, section) == ["street", "postcode", "city"]
    asked = save(hands, section, tmp_path / "instemming.pdf")
    for expected in ("Gemeente Zwolle", "E. Meer", "Grote Kerkplein 15 8011 PK ZWOLLE"):
        assert expected in asked
    hands((Key.Key_7, CTRL), Key.Key_F8)
    (letter,) = letters(store)
    assert letter.marks.state is LetterState.SENT
    hands((Key.Key_3, CTRL))
    let_three_weeks_pass(hands)
    assert waits(store)
    remind(hands, store, tmp_path / "herinnering.pdf")
    record_the_answer(hands, store, tmp_path / "scan.pdf")
    welcome(hands, tmp_path)
    move_house(hands)
    make_anew(hands, store, tmp_path / "opnieuw.pdf")
    take_back(hands, store, tmp_path / "ingetrokken.pdf")
    there_and_back(hands, store, nothing)
