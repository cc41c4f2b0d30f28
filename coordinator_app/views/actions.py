"""Every action once: menus, shortcuts, the sheet of shortcuts and the command box come from here.

A page declares its own actions in the same form (`Page.declared`); the window adds them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from coordinator_app.texts import Choice, Text, text
from coordinator_app.views.icons import icon
from coordinator_app.views.plain import plain_action


class Menu(Choice):
    """The menus of the menu bar, in their order."""

    FILE = "file", text("&File")
    EDIT = "edit", text("&Edit")
    VIEW = "view", text("&View")
    GO = "go", text("&Go to")
    HELP = "help", text("&Help")


NOTHING = text("")


@dataclass(frozen=True)
class Declared:
    """One action. ``slot`` names the method of the page that does it; without, the window does it.

    ``shortcut``: portable text, several divided by a space. ``words``: more words to find it by in
    the command box. ``by_key``: the key works where the focus is, and is only shown here.
    """

    id: str
    text: Text
    shortcut: str = ""
    icon: str = ""
    menu: Menu | None = None
    slot: str = ""
    words: Text = NOTHING
    by_key: bool = False
    page: str = ""
    checkable: bool = False
    line_above: bool = False

    @property
    def keys(self) -> list[QKeySequence]:
        portable = QKeySequence.SequenceFormat.PortableText
        return [QKeySequence.fromString(key, portable) for key in self.shortcut.split()]

    @property
    def shown_keys(self) -> str:
        """The first shortcut as the platform writes it."""
        return self.all_keys[0] if self.shortcut else ""

    @property
    def all_keys(self) -> list[str]:
        """Every shortcut as the platform writes it."""
        return [key.toString(QKeySequence.SequenceFormat.NativeText) for key in self.keys]


ACTIONS: tuple[Declared, ...] = (
    Declared("new_network", text("New network…"), icon="file-plus", menu=Menu.FILE),
    Declared("open_network", text("Open…"), "Ctrl+O", "folder-open", Menu.FILE),
    Declared("recent", text("Recent"), menu=Menu.FILE, by_key=True),
    Declared("demo", text("Try the demonstration network"), icon="sparkle", menu=Menu.FILE,
             words=text("example trial")),
    Declared("back_up", text("Back up…"), icon="shield-check", menu=Menu.FILE, line_above=True),
    Declared("restore", text("Restore a backup…"), menu=Menu.FILE),
    Declared("import", text("Import…"), icon="download-simple", menu=Menu.FILE, line_above=True),
    Declared("export", text("Export…"), icon="upload-simple", menu=Menu.FILE),
    Declared("print", text("Print…"), "Ctrl+P", "printer", Menu.FILE, "print_paper",
             line_above=True),
    Declared("quit", text("Quit"), "Ctrl+Q", menu=Menu.FILE, line_above=True),
    Declared("undo", text("Undo"), "Ctrl+Z", "arrow-u-up-left", Menu.EDIT),
    Declared("redo", text("Redo"), "Ctrl+Shift+Z Ctrl+Y", "arrow-u-up-right", Menu.EDIT),
    Declared("new", text("New"), "Ctrl+N", "plus", Menu.EDIT, "new_record", line_above=True),
    Declared("edit", text("Edit"), "F2", "note-pencil", Menu.EDIT, "edit_record"),
    Declared("delete", text("Delete"), "Del", "trash", Menu.EDIT, "delete_record"),
    Declared("find", text("Find in the list"), "Ctrl+F", "funnel", Menu.EDIT, "find_in_list",
             line_above=True),
    Declared("save_search", text("Save this search…"), icon="funnel", menu=Menu.EDIT,
             slot="save_search", words=text("filter name keep list")),
    Declared("open", text("Open the record"), "Enter", by_key=True),
    Declared("back", text("Back to the list"), "Esc", by_key=True),
    Declared("preview.turn", text("Preview: turn the pages"), "PgDown PgUp", by_key=True),
    Declared("command", text("Search or command"), "Ctrl+K", "magnifying-glass", Menu.VIEW),
    Declared("navigation", text("Navigation"), "Ctrl+B", "list", Menu.VIEW, checkable=True),
    Declared("columns", text("Columns and order…"), icon="columns", menu=Menu.VIEW,
             slot="choose_columns", words=text("sort hide show column")),
    Declared("larger", text("Larger text"), "Ctrl++ Ctrl+=", "magnifying-glass-plus", Menu.VIEW,
             words=text("zoom text size"), line_above=True),
    Declared("smaller", text("Smaller text"), "Ctrl+-", "magnifying-glass-minus", Menu.VIEW,
             words=text("zoom text size")),
    Declared("normal", text("Normal text"), "Ctrl+0", menu=Menu.VIEW, words=text("zoom text size")),
    Declared("scheme.system", text("Colours as the system"), menu=Menu.VIEW, checkable=True,
             words=text("dark light theme"), line_above=True),
    Declared("scheme.light", text("Light"), icon="sun", menu=Menu.VIEW, checkable=True,
             words=text("dark light theme")),
    Declared("scheme.dark", text("Dark"), icon="moon", menu=Menu.VIEW, checkable=True,
             words=text("dark light theme")),
    Declared("language.nl", text("Nederlands"), menu=Menu.VIEW, checkable=True,
             words=text("language taal Dutch"), line_above=True),
    Declared("language.en", text("English"), menu=Menu.VIEW, checkable=True,
             words=text("language taal Engels")),
    Declared("shortcuts", text("Keyboard shortcuts"), "F1", "keyboard", Menu.HELP),
    Declared("about", text("About Network Coordinator"), icon="info", menu=Menu.HELP),
)  # fmt: skip


class Actions(QObject):
    """The QActions made from the table; ``asked`` tells the id of the one that was chosen."""

    asked = Signal(str)

    def __init__(self, declared: tuple[Declared, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._declared: dict[str, Declared] = {}
        self._made: dict[str, QAction] = {}
        for one in declared:
            self.add(one)

    def add(self, declared: Declared) -> QAction:
        action = QAction(self)
        action.setObjectName(declared.id)
        action.setIcon(icon(declared.icon))
        action.setIconVisibleInMenu(bool(declared.icon))
        action.setData(declared.id)
        action.setCheckable(declared.checkable)
        if not declared.by_key:
            action.setShortcuts(declared.keys)
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setText(declared.text.say())
        action.triggered.connect(self._on_triggered)
        self._declared[declared.id] = declared
        self._made[declared.id] = action
        return action

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def __contains__(self, name: str) -> bool:
        return name in self._made

    def __iter__(self) -> Iterator[Declared]:
        return iter(self._declared.values())

    def declared(self, name: str) -> Declared:
        return self._declared[name]

    def retranslate(self) -> None:
        for name, declared in self._declared.items():
            self._made[name].setText(declared.text.say())

    def enable_for(self, page: str, offers: frozenset[str]) -> None:
        """Enable what the page of this name can do: its own actions and the slots it offers."""
        for name, declared in self._declared.items():
            if declared.page:
                self._made[name].setEnabled(declared.page == page)
            elif declared.slot:
                self._made[name].setEnabled(declared.slot in offers)

    def show_undo(self, undo: Text | None, redo: Text | None) -> None:
        """What can be undone and done again, in the words of the change."""
        for name, label in (("undo", undo), ("redo", redo)):
            bare = self._declared[name].text
            shown = text("{what}: {label}", what=bare, label=label) if label is not None else bare
            self._made[name].setText(plain_action(shown.say()))
            self._made[name].setEnabled(label is not None)

    def show_checks(self, *on: str) -> None:
        """Tick these of the actions that can be ticked, and no others."""
        for name, declared in self._declared.items():
            if declared.checkable:
                self._made[name].setChecked(name in on)

    def _on_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.asked.emit(str(action.data()))
