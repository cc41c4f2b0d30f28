"""The main window: navigation, title line, message line, pages, status line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QCloseEvent

from coordinator_app import background, texts
from coordinator_app.background import Task
from coordinator_app.store.outcome import Outcome
from coordinator_app.texts import Text, text
from coordinator_app.views import palette
from coordinator_app.views.actions import Declared
from coordinator_app.views.command_box import Search
from coordinator_app.views.desk import Desk
from coordinator_app.views.file_drop import REPLIES, FileDrop, FilesDrop
from coordinator_app.views.frame_parts import FrameParts
from coordinator_app.views.page import Page
from coordinator_app.views.page_card import PageCard
from coordinator_app.views.palette import Scheme
from coordinator_app.views.said import retranslate
from coordinator_app.views.shortcut_sheet import ShortcutSheet

OUTSIDE = frozenset({"new_network", "open_network", "restore", "back_up", "demo", "about"})


class Frame(FrameParts):
    """Shows the pages and routes the actions; what it cannot do itself it asks by ``asked``.

    ``asked`` carries the id of an action of `OUTSIDE`, ``file_asked`` a network to open.
    """

    asked = Signal(str)
    file_asked = Signal(str)

    def __init__(self, desk: Desk, pages: Sequence[type[PageCard]], search: Search) -> None:
        super().__init__(desk, pages, search)
        self._classes = {page.name: page for page in pages}
        self._pages: dict[str, Page] = {}
        self._came_from = ""
        self._connect()
        self._restore_shape()
        self._show_undo()
        self.counter.count()

    # -- pages ---------------------------------------------------------------------------------

    def page(self, name: str) -> Page:
        """The page of this name; it is made when it is first asked for."""
        if name not in self._pages:
            page = self._classes[name].page()(self.desk, self.stack)
            page.status_changed.connect(self._show_status)
            self._pages[name] = page
            self.stack.addWidget(page)
        return self._pages[name]

    def current_page(self) -> Page | None:
        page = self.stack.currentWidget()
        return page if isinstance(page, Page) else None

    def go(self, name: str) -> bool:
        """Show a page. False: the present one has something that must be mended first."""
        now = self.current_page()
        page = self.page(name)
        if now is not None and now is not page and not now.settle():
            self.navigation.select(now.under or now.name)
            return False
        if now is not page:
            self.messages.clear()  # it was about the page that is left
        self.stack.setCurrentWidget(page)
        self._came_from = ""
        self.navigation.select(page.under or name)
        self.actions_table.enable_for(name, page.offers)
        self._show_title()
        self._show_status()
        page.take_focus()
        return True

    def start(self) -> None:
        """Show the first page: the day begins with what asks for attention."""
        self.go(next(iter(self._classes)))

    def open_record(self, noun: str, record_id: int) -> None:
        """Show a record on the page that opens this noun; ``record_id`` 0 is the page itself."""
        noun, record_id = self.desk.home_of(noun, record_id)
        name = next((n for n, page in self._classes.items() if noun in page.opens or noun == n), "")
        now = self.current_page()
        if name and self.go(name) and record_id:
            self._came_from = now.name if now is not None and now.name != name else ""
            self.page(name).open_noun(noun, record_id)

    def open_field(self, noun: str, record_id: int, field: str) -> None:
        """Show a record and put the focus in one of its fields."""
        now = self.current_page()
        if now is not None and noun in now.opens:
            now.mark_place()
        self.open_record(noun, record_id)
        page = self.current_page()
        if page is not None and (noun in page.opens or noun == page.name):
            self._came_from = now.name if now is not None and now is not page else ""
            page.edit_field(field)

    def go_back(self) -> None:
        """Return to the page that a record was opened from."""
        if self._came_from and self.go(self._came_from):
            page = self.current_page()
            if page is not None:
                page.come_back()

    # -- actions -------------------------------------------------------------------------------

    def do(self, name: str) -> None:
        """Do the action of this id, as a menu, a key or the command box asks."""
        declared = self.actions_table.declared(name)
        if name.startswith("go."):
            self.go(name.removeprefix("go."))
        elif declared.slot:
            self._do_on_page(declared)
        elif name in OUTSIDE:
            self.asked.emit(name)
        else:
            self._own_actions()[name]()

    def _do_on_page(self, declared: Declared) -> None:
        if declared.page and not self.go(declared.page):
            return
        page = self.current_page()
        if page is not None and page.settle():
            getattr(page, declared.slot)()

    def _own_actions(self) -> Mapping[str, Callable[[], object]]:
        return {
            "undo": self._undo,
            "redo": self._redo,
            "quit": self.close,
            "command": self._open_box,
            "import": lambda: self._visit("import"),
            "export": lambda: self._visit("export"),
            "navigation": self._toggle_navigation,
            "larger": self.settings.larger,
            "smaller": self.settings.smaller,
            "normal": self.settings.normal,
            "scheme.system": lambda: self.settings.set_scheme(Scheme.SYSTEM),
            "scheme.light": lambda: self.settings.set_scheme(Scheme.LIGHT),
            "scheme.dark": lambda: self.settings.set_scheme(Scheme.DARK),
            "language.nl": lambda: self.settings.set_language("nl"),
            "language.en": lambda: self.settings.set_language("en"),
            "shortcuts": self._show_shortcuts,
        }

    def _visit(self, name: str) -> bool:
        """Show a page that Esc leads back from."""
        now = self.current_page()
        if not self.go(name):
            return False
        if now is not None and now.name != name:
            self._came_from = now.name
        return True

    def _on_dropped(self, path: str) -> None:
        if "import" in self._classes and self._visit("import"):
            self.page("import").take_file(Path(path))

    def _on_replies(self, paths: list[str]) -> None:
        if "meetings" in self._classes and self._visit("meetings"):
            self.page("meetings").take_files(paths)

    def _undo(self) -> None:
        if self._settled():
            self.desk.undo()

    def _redo(self) -> None:
        if self._settled():
            self.desk.redo()

    def _settled(self) -> bool:
        page = self.current_page()
        return page is None or page.settle()

    def _open_box(self) -> None:
        search = self.title.search
        right = search.mapTo(self, QPoint(search.width(), 0))
        self.box.open_at(right, max(search.width(), min(560, self.width() - 64)))

    def _toggle_navigation(self) -> None:
        collapsed = not self.desk.state.flag("navigation_collapsed")
        self.desk.state.keep("navigation_collapsed", collapsed)
        self._restore_navigation()

    def _show_shortcuts(self) -> None:
        ShortcutSheet(self.actions_table, self).open()

    # -- what was heard ------------------------------------------------------------------------

    def set_network(self, name: str, recent: Sequence[Path] = ()) -> None:
        """The name of the open network, and the networks opened before."""
        self.setWindowTitle(f"{name} — Network Coordinator")
        self.navigation.set_network(name)
        self.menus.show_recent(recent)

    def _on_changed(self, outcome: Outcome) -> None:
        self.messages.clear()
        self._show_undo()
        undoable = outcome.undoable and self.desk.store.undo_label() is not None
        self.status.show_saved(outcome.label, undoable=undoable)
        self.counter.count()

    def _on_started(self, task: Task, label: Text) -> None:
        self.status.show_task(task, label)
        task.ended.connect(self.counter.count)

    def _show_undo(self) -> None:
        store = self.desk.store
        self.actions_table.show_undo(store.undo_label(), store.redo_label())

    def _show_title(self) -> None:
        page = self.current_page()
        self.title.show_title(page.title if page else text(""))

    def _show_status(self) -> None:
        page = self.current_page()
        if page is not None:
            self.status.show_count(page.status(), filtered=page.is_filtered())

    def _filters_off(self) -> None:
        page = self.current_page()
        if page is not None:
            page.clear_filters()

    def _on_language(self) -> None:
        self.actions_table.retranslate()
        self.menus.retranslate()
        self._show_undo()
        retranslate(self)
        self._show_title()
        self._show_status()
        self._show_checks()

    def _show_checks(self) -> None:
        on = [f"scheme.{palette.scheme().value}", f"language.{texts.current()}"]
        if not self.desk.state.flag("navigation_collapsed"):
            on.append("navigation")
        self.actions_table.show_checks(*on)

    # -- making --------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.actions_table.asked.connect(self.do)
        self.navigation.chosen.connect(self.go)
        self.title.search_asked.connect(self._open_box)
        self.title.settings_asked.connect(self._open_settings)
        self.title.settings.setVisible("settings" in self._classes)
        self.menus.recent_chosen.connect(self.file_asked)
        self.status.filters_off.connect(self._filters_off)
        self.status.undo_asked.connect(self._undo)
        self.box.record_chosen.connect(self.open_record)
        self.box.command_chosen.connect(self.do)
        self.settings.language_changed.connect(self._on_language)
        self.settings.look_changed.connect(self._restore_navigation)
        self.desk.changed.connect(self._on_changed)
        self.counter.counted.connect(self.navigation.show_waiting)
        self.desk.said.connect(self.messages.show_message)
        self.desk.opening.connect(self.open_record)
        self.desk.mending.connect(self.open_field)
        self.desk.leaving.connect(self.go_back)
        self.desk.asking.connect(self.do)
        self.desk.started.connect(self._on_started)
        FileDrop(self).dropped.connect(self._on_dropped)
        FilesDrop(self, REPLIES).dropped.connect(self._on_replies)

    def _open_settings(self) -> None:
        self.go("settings")

    def _restore_shape(self) -> None:
        # Some rows of the screen are for the title bar and the task bar.
        room = self.screen().availableSize() - QSize(0, 64)
        self.resize(QSize(1280, 800).boundedTo(room))
        self.restoreGeometry(self.desk.state.shape("window"))
        self._restore_navigation()

    def _restore_navigation(self) -> None:
        self._fit_navigation()
        self._show_checks()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """What is being typed is saved first; running work is stopped and waited for."""
        if not self._settled():
            event.ignore()
            return
        background.cancel_all()
        background.wait_for_all()
        for page in self._pages.values():
            page.keep()
        self.desk.state.keep("window", self.saveGeometry())
        self.desk.state.save()
        super().closeEvent(event)
