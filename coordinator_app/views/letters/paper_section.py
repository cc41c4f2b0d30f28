"""One kind of paper on the screen: what would be printed now, and the buttons to do it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QVBoxLayout, QWidget

from coordinator_app.background import Report, run_task
from coordinator_app.errors import UserError
from coordinator_app.rules.letters import LetterKind
from coordinator_app.store.outcome import Outcome
from coordinator_app.texts import Text, text
from coordinator_app.views.desk import Desk
from coordinator_app.views.flow import Flow
from coordinator_app.views.fold_line import FoldLine
from coordinator_app.views.late_parts import let_tab_follow
from coordinator_app.views.letters.folder_link import FolderLink
from coordinator_app.views.letters.gap_list import GapList
from coordinator_app.views.letters.letter_choices import Chosen, LetterChoices
from coordinator_app.views.letters.paper_output import PaperOutput
from coordinator_app.views.letters.preview_window import PreviewWindow
from coordinator_app.views.letters.ready_paper import Find, Ready
from coordinator_app.views.said import Said

_MADE_FROM = frozenset({"templates", "template_versions", "settings"})
_BUSY = text("Being laid out…")


class PaperSection(QWidget):
    """``section.ask(find)`` lays a paper out in the background; a refusal is said in its place.

    Nothing can be printed while there is a gap: the buttons are off and the gaps are shown.
    ``wishes``: with a line of choices how letters are made; who asks listens to ``wished``.
    ``each``: there may be a copy for each person, as of letters there always is.
    ``folds``: it can be shut to its heading and a few words; it begins so.
    """

    wished = Signal()

    def __init__(
        self,
        desk: Desk,
        title: Text,
        *,
        letters: bool = False,
        each: bool = False,
        wishes: bool = False,
        folds: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said = Said()
        self._title = title
        self._ready: Ready | None = None
        self._words = _BUSY
        self._found_by: Find | None = None
        self._asked = self._answered = 0
        self._focus_from: QWidget | None = None
        self._choice: QWidget | None = None
        self._last_choice: QWidget | None = None
        self._inside = QWidget(self)
        self.fold = FoldLine(self._inside, self, heading=True) if folds else None
        self.wishes = LetterChoices(desk.state, several=letters, parent=self) if wishes else None
        if self.wishes is not None:
            self.wishes.changed.connect(self.wished)
        self._window: PreviewWindow | None = None
        self.output = PaperOutput(desk, self)
        self._several = letters or each
        self._make_parts(letters=letters)
        self._lay_out()
        self._show()
        desk.changed.connect(self._on_changed)

    def ask(self, find: Find | None) -> None:
        """Lay out what ``find`` gives; None: there is nothing to lay out."""
        self._asked += 1
        self._found_by = find
        if find is None:
            self._ready, self._answered = None, self._asked
            return
        asked = self._asked

        def work(report: Report) -> tuple[int, Ready | Text]:
            del report
            try:
                return asked, find()
            except UserError as refusal:
                return asked, refusal.text

        run_task(work, self._on_found)

    def is_ready(self) -> bool:
        """Whether it can be printed now."""
        return self._ready is not None and not self._ready.gaps

    @property
    def chosen(self) -> Chosen:
        """How the letters are wished."""
        return self.wishes.chosen if self.wishes is not None else Chosen()

    def show_kind(self, kind: LetterKind) -> None:
        """Show how letters of this kind were wished the last time."""
        if self.wishes is not None:
            self.wishes.show_kind(kind)

    def put_above(self, part: QWidget) -> None:
        """Put a choice (for whom, in which language) above the words."""
        self._choice = self._choice or part
        self._choices.addWidget(part)
        let_tab_follow(self._last_choice or self.heading, part)
        self._last_choice = part
        self._above.show()

    def put_check(self, word: Text) -> QCheckBox:
        """Put a choice of yes or no above the words."""
        box = QCheckBox(self)
        self._said(box.setText, word)
        self.put_above(box)
        return box

    def preview(self) -> None:
        """Look at it, gaps and all."""
        if self._ready is None:
            return
        proof = self._ready.proof

        def work(report: Report) -> bytes:
            del report
            return proof()

        self._desk.run(text("Laying out the paper"), work, self._on_proof)

    def save(self) -> None:
        if self._ready is not None and self.is_ready() and self._ready.on_paper:
            self.output.to_file(self._ready.job)

    def save_each(self) -> None:
        if self._ready is not None and self._ready.each is not None and self.is_ready():
            self.output.to_folder(self._ready.each)

    def save_drafts(self) -> None:
        if self._ready is not None and self._ready.drafts is not None and self.is_ready():
            self.output.to_folder(self._ready.drafts)

    def save_copies(self) -> None:
        if self._ready is not None and self._ready.copies is not None and self.is_ready():
            self.output.to_folder(self._ready.copies)

    def print_out(self) -> None:
        if self._ready is not None and self.is_ready() and self._ready.on_paper:
            self.output.to_printer(self._ready.job)

    def take_focus(self) -> None:
        """Put the focus where the work is: the first gap, the first button, or else a choice.

        While the paper is being laid out it waits, unless the hand goes elsewhere meanwhile.
        """
        if self.fold is not None:
            self.fold.set_open(is_open=True)
        if self._answered != self._asked:
            self._focus_from = QApplication.focusWidget()
            return
        if self.gaps.take_focus():
            return
        first: QWidget = self.preview_button
        if not first.isEnabled() and self._choice is not None:
            first = self._choice
        first.setFocus()

    def retranslate(self) -> None:
        self._said.again()
        self.folder.retranslate()
        self._show()

    # -- inside ----------------------------------------------------------------------------------

    def _on_changed(self, outcome: Outcome) -> None:
        """A text or the house style was changed elsewhere: what is printed now has it."""
        if self._found_by is not None and _MADE_FROM & outcome.touched.keys():
            self.ask(self._found_by)

    def _on_found(
        self, found: tuple[int, Ready | Text] | None, error: BaseException | None
    ) -> None:
        if found is None:
            raise error or RuntimeError("nothing was laid out")
        if found[0] != self._asked:
            return
        self._answered = self._asked
        self._ready = found[1] if isinstance(found[1], Ready) else None
        self._words = found[1].words if isinstance(found[1], Ready) else found[1]
        mending = self.gaps.isAncestorOf(QApplication.focusWidget() or self)
        making = any(button.hasFocus() for button in self._makers())
        self._show()
        if making and not any(button.hasFocus() for button in self._makers()):
            # Another letter lies here now, which lacks something: to where it says which.
            (self._choice or self.preview_button).setFocus()
        if mending and not self.gaps.isAncestorOf(QApplication.focusWidget() or self):
            self.take_focus()
        if self._focus_from is not None and self._focus_from is QApplication.focusWidget():
            self.take_focus()
        self._focus_from = None

    def _on_proof(self, pdf: bytes | None, error: BaseException | None) -> None:
        if self._desk.trouble(error) or pdf is None:
            return
        if self._window is None:
            self._window = PreviewWindow(self._desk, self)
        self._window.show_proof(self._title, pdf)

    def _show(self) -> None:
        self.words.setText(self._words.say())
        found = self._ready
        if found is None:
            self.gaps.show_gaps(())
        else:
            self.gaps.show_gaps(found.gaps, found.notices, letters=found.letters)
        if self.fold is not None:
            missing = found is not None and found.gaps
            self.fold.say(self.gaps.heading.text() if missing else self._words.say())
        ready = self.is_ready()
        self.preview_button.setEnabled(self._ready is not None)
        why = "" if ready else self.gaps.heading.text() or self.words.text()
        on_paper = found is None or found.on_paper
        each = found is None or found.each is not None
        for button in (self.print_button, self.save_button, self.each_button):
            wanted = button is not self.each_button or (self._several and each)
            button.setVisible(on_paper and wanted)
        self.drafts_button.setVisible(found is not None and found.drafts is not None)
        self.copies_button.setVisible(found is not None and found.copies is not None)
        for button in self._makers():
            button.setEnabled(ready)
            button.setToolTip(why)
            button.setAccessibleDescription(why)

    def _makers(self) -> tuple[QPushButton, ...]:
        """The buttons that wait until nothing is missing."""
        return (
            self.print_button,
            self.save_button,
            self.each_button,
            self.drafts_button,
            self.copies_button,
        )

    def _make_parts(self, *, letters: bool) -> None:
        self.heading = QLabel(self) if self.fold is None else self.fold.button
        self.heading.setProperty("role", "heading")
        self._said(self.heading.setText, self._title)
        self._said(self.setAccessibleName, self._title)
        self.words = QLabel(self)
        self.words.setProperty("role", "secondary")
        self.words.setWordWrap(True)
        self.gaps = GapList(self._desk, self)
        one_file = text("In one file…") if letters else text("Save as…")
        self.preview_button = self._button(text("Preview"), self.preview)
        self.print_button = self._button(text("Print…"), self.print_out)
        self.save_button = self._button(one_file, self.save)
        self.each_button = self._button(text("A file for each…"), self.save_each)
        drafts = text("E-mail drafts…") if self._several else text("E-mail draft…")
        copies = text("Word copies…") if letters else text("Word copy…")
        self.drafts_button = self._button(drafts, self.save_drafts)
        self.copies_button = self._button(copies, self.save_copies)
        self.copies_button.setProperty("link", "true")
        self.folder = FolderLink(self._desk, self)
        self.output.filled.connect(self.folder.show_folder)

    def _lay_out(self) -> None:
        self._above, below = QWidget(self._inside), QWidget(self._inside)
        self._above.hide()
        self._choices, buttons = Flow(self._above), Flow(below)
        for button in (self.preview_button, *self._makers(), self.folder):
            buttons.addWidget(button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self.heading if self.fold is None else self.fold)
        outer.addWidget(self._inside)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._above)
        if self.wishes is not None:
            column.addWidget(self.wishes)
            self.gaps.follows = self.wishes.two_sided
        column.addWidget(self.words)
        column.addWidget(self.gaps)
        column.addWidget(below)

    def _button(self, word: Text, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(self)
        self._said(button.setText, word)
        button.clicked.connect(slot)
        return button
