"""The one place that knows every part: opens the network and builds its window."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import platformdirs
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from coordinator_app import __version__, background, texts
from coordinator_app.background import Report, Task
from coordinator_app.clock import today
from coordinator_app.errors import UserError
from coordinator_app.operations import networks
from coordinator_app.store import search
from coordinator_app.store.file import SUFFIX
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.saved_searches import searches_found
from coordinator_app.store.search import Hit
from coordinator_app.store.store import Store, declare_tables
from coordinator_app.texts import Text, _, text
from coordinator_app.views import error_net, first_window
from coordinator_app.views.desk import Desk
from coordinator_app.views.due_erasures import DueErasures
from coordinator_app.views.file_questions import FileQuestions
from coordinator_app.views.first_window import FirstWindow
from coordinator_app.views.frame import Frame
from coordinator_app.views.garbage import GarbageCollector
from coordinator_app.views.load_ahead import LoadAhead
from coordinator_app.views.pages import PAGES
from coordinator_app.views.palette import Tone
from coordinator_app.views.screen_settings import ScreenSettings
from coordinator_app.views.start_window import StartWindow
from coordinator_app.views.window_state import WindowState

NAME = "Network Coordinator"
RECENT = 8
CHECK_AFTER = 1000  # milliseconds: the first page is read and painted by then
HITS = 40
Step = Callable[[int, int], None]
Making = Callable[[Step], None]
Made = Callable[[Path | None, BaseException | None], None]
UNDISPLAYED = ("offscreen", "minimal", "vnc")


def has_display() -> bool:
    """Whether a window can be shown; a chosen platform such as ``offscreen`` counts as one."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM") in UNDISPLAYED:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def data_folder() -> Path:
    """Where networks lie unless the coordinator chooses otherwise."""
    return Path(platformdirs.user_data_dir(NAME, appauthor=False))


def run(network: Path | None, language: str | None) -> int:
    """Show the window until it is closed; returns the exit status."""
    qt = make_qt()
    state = WindowState.at(Path(platformdirs.user_config_dir(NAME, appauthor=False)) / "window.ini")
    if language:
        state.keep("language", language)
    texts.use(state.word("language", texts.current()))
    error_net.keep_log(Path(platformdirs.user_log_dir(NAME, appauthor=False)))
    path = network or _last_network(state)
    if first_window.raise_first(path):
        return 0
    application = Application(state)
    application.start(path)
    # What was made until now stays: there is no need to look at it again.
    gc.freeze()
    GarbageCollector(qt)
    LoadAhead([declare_tables, *(card.page for card in PAGES)], qt)
    status = qt.exec()
    application.close()
    return status


def make_qt() -> QApplication:
    """The QApplication, made once."""
    present = QApplication.instance()
    if isinstance(present, QApplication):
        return present
    # Work in the background gives way to the screen after half a millisecond, not after five:
    # one paint asks for Python's lock a thousand times.
    sys.setswitchinterval(0.0005)
    qt = QApplication([NAME])
    qt.setApplicationName(NAME)
    qt.setApplicationVersion(__version__)
    return qt


def _last_network(state: WindowState) -> Path:
    recent = state.data("recent") or []
    found = next((Path(path) for path in recent if Path(path).exists()), None)
    return found or data_folder() / f"{_('network')}{SUFFIX}"


def _steps(report: Report, label: Text) -> Step:
    """The steps of a copy as progress; a cancel stops it at the next one."""

    def step(done: int, total: int) -> None:
        report(done, total, label)

    return step


class Application(QObject):
    """The open network and its window; opening another one replaces both."""

    def __init__(self, state: WindowState) -> None:
        super().__init__()
        self.state = state
        self.store: Store | None = None
        self.frame: Frame | None = None
        self._first: FirstWindow | None = None
        self._net: error_net.ErrorNet | None = None
        self._start_window: StartWindow | None = None
        self._making: Task | None = None
        self._check_soon = QTimer(self)
        self._check_soon.setSingleShot(True)
        self._check_soon.timeout.connect(self._check_large)
        self.questions = FileQuestions(SUFFIX, self)
        self.questions.new_chosen.connect(self._create)
        self.questions.open_chosen.connect(self._open)
        self.questions.restore_chosen.connect(self._restore)
        self.questions.backup_chosen.connect(self._back_up)

    def start(self, path: Path) -> None:
        """Open the network at ``path``, or make it there; what hinders that is said in a window."""
        try:
            store = Store.open(path) if path.exists() else self._first_network(path)
        except UserError as refusal:
            self._show_start(refusal.text)
        else:
            self._show(store)

    def close(self) -> None:
        """Let go of the window and the network."""
        if self._net is not None:
            self._net.remove()
            self._net = None
        if self._first is not None:
            self._first.close()
            self._first = None
        if self.frame is not None:
            self.frame.deleteLater()
            self.frame = None
        if self.store is not None:
            self.store.close()
            self.store = None

    # -- the window ----------------------------------------------------------------------------

    def _first_network(self, path: Path) -> Store:
        if path.parent != data_folder():
            return Store.open(path)  # a file that was asked for and is not there: say so
        return Store.create(path)

    def _show(self, store: Store) -> None:
        store.screen_thread = threading.get_ident()
        self.store = store
        desk = Desk(store, self.state)
        frame = Frame(desk, PAGES, self._find)
        self.frame = frame
        self._net = error_net.ErrorNet(desk, frame)
        self._net.install()
        self._first = FirstWindow(store.path, self)
        self._first.called.connect(self._come_forward)
        frame.asked.connect(self.do)
        frame.file_asked.connect(self._open_recent)
        self._show_name()
        desk.changed.connect(self._on_changed)
        frame.start()
        frame.show()
        DueErasures(desk, frame).start()
        if not store.was_checked:
            self._check_soon.start(CHECK_AFTER)

    def _on_changed(self, outcome: Outcome) -> None:
        if outcome.ids("settings"):
            self._show_name()

    def _show_name(self) -> None:
        """The network by its own name, or by that of its file."""
        if self.store is not None and self.frame is not None:
            name = networks.name_of(self.store) or self.store.path.stem
            self.frame.set_network(name, self._remember(self.store.path))

    def _show_start(self, reason: Text) -> None:
        window = StartWindow(reason)
        ScreenSettings(self.state, window).restore()
        window.asked.connect(self.do)
        window.show()
        self._start_window = window

    def _window(self) -> QWidget | None:
        return self.frame or self._start_window

    def _come_forward(self) -> None:
        window = self._window()
        if window is not None:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.raise_()
            window.activateWindow()

    def _find(self, typed: str) -> list[Hit]:
        if self.store is None:
            return []
        with self.store.reading() as connection:
            return [*searches_found(connection, typed), *search.find(connection, typed, HITS)]

    def _check_large(self) -> None:
        """A large file is read through after the first page is there, not before."""
        store = self.store
        if store is None or store.was_checked:
            return

        def work(report: Report) -> None:
            del report
            store.check()

        background.run_task(work, self._on_checked)

    def _on_checked(self, _result: object, error: BaseException | None) -> None:
        if error is not None:
            self._complain(error)

    # -- what the menu asks --------------------------------------------------------------------

    def do(self, name: str) -> None:
        """Do what the window asked of the application: an action of `frame.OUTSIDE`."""
        self.questions.ask_over(
            self._window(), self.store.path.parent if self.store else data_folder()
        )
        {
            "new_network": self.questions.ask_new,
            "open_network": self.questions.ask_open,
            "restore": self.questions.ask_restore,
            "back_up": self.questions.ask_backup_folder,
            "demo": self._try_demo,
            "about": self._about,
        }[name]()

    def _create(self, path: Path) -> None:
        self._replace(path, Store.create)

    def _open(self, path: Path) -> None:
        if self.store is None or path.resolve() != self.store.path.resolve():
            self._replace(path, Store.open)

    def _open_recent(self, path: str) -> None:
        self._open(Path(path))

    def _replace(self, path: Path, opened: Callable[[Path], Store]) -> None:
        """Open another network; the present one stays when that one is refused."""
        if self.frame is None and first_window.raise_first(path):
            return
        try:
            store = opened(path)
        except UserError as refusal:
            self._complain(refusal)
            return
        if self.frame is not None and not self.frame.close():
            store.close()
            return
        start, self._start_window = self._start_window, None
        self.close()
        self._show(store)
        if start is not None:
            start.close()

    def _make(self, label: Text, make: Making, path: Path, done: Made) -> None:
        """Make a network in the background, from whichever window is there; one at a time."""
        if self._making is not None:
            return

        def work(report: Report) -> Path:
            make(_steps(report, label))
            return path

        if self.frame is not None:
            self._making = self.frame.desk.run(label, work, done)
        else:
            self._making = background.run_task(work, done)
            if self._start_window is not None:
                self._start_window.show_task(self._making, label)

    def _open_made(self, path: Path | None, error: BaseException | None) -> bool:
        """Open what was made; not when that was cancelled, or the window was closed meanwhile."""
        task, self._making = self._making, None
        if error is not None:
            self._complain(error)
        if path is None or task is None:
            return False
        if task.was_cancelled:
            path.unlink(missing_ok=True)  # it was ready before it heard
            return False
        self._open(path)
        return self.store is not None and self.store.path == path

    def _restore(self, backup: Path, target: Path) -> None:
        def make(step: Step) -> None:
            networks.restore(backup, target, step)

        self._make(text("Restoring and proving the backup"), make, target, self._on_restored)

    def _on_restored(self, target: Path | None, error: BaseException | None) -> None:
        if self._open_made(target, error) and self.frame is not None:
            sentence = text("Restored and found equal: {path}", path=target)
            self.frame.desk.say(sentence, Tone.GOOD)

    def _back_up(self, folder: Path) -> None:
        if self.frame is None or self.store is None:
            return
        store, label = self.store, text("Making and proving a backup")

        def work(report: Report) -> Path:
            return networks.back_up(store, folder, _steps(report, label)).path

        self.frame.desk.run(label, work, self._on_backed_up)

    def _on_backed_up(self, path: Path | None, error: BaseException | None) -> None:
        if error is not None:
            self._complain(error)
        elif path is not None and self.frame is not None:
            sentence = text("The backup was made, opened again and found equal: {path}", path=path)
            self.frame.desk.say(sentence, Tone.GOOD)

    def _try_demo(self) -> None:
        from coordinator_app.operations import demo

        path, day = demo.free_path(data_folder()), today()

        def make(step: Step) -> None:
            demo.make_network(path, today=day, step=step)

        label = text("Making the demonstration network")
        self._make(label, make, path, self._on_demo_made)

    def _on_demo_made(self, path: Path | None, error: BaseException | None) -> None:
        self._open_made(path, error)

    def _about(self) -> None:
        box = QMessageBox(self._window())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(_("About Network Coordinator"))
        box.setText(
            _(
                "Network Coordinator {version}\n\nThe members, meetings, attendance, partners and"
                " letters of a knowledge network, on your own computer.",
                version=__version__,
            )
        )
        box.open()

    def _complain(self, error: BaseException) -> None:
        if isinstance(error, background.Cancelled):
            return
        if self._net is not None:
            self._net.catch(error)
        elif isinstance(error, UserError) and self._start_window is not None:
            self._start_window.close()
            self._show_start(error.text)

    def _remember(self, path: Path) -> list[Path]:
        known = [Path(one) for one in self.state.data("recent") or []]
        recent = [path, *(one for one in known if one != path)][:RECENT]
        self.state.keep_data("recent", [str(one) for one in recent])
        return recent
