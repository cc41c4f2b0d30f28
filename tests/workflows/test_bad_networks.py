"""Networks that cannot be opened: the start window says why, and each of its buttons leads on."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from coordinator_app import background
from coordinator_app.app import Application, data_folder
from coordinator_app.operations import networks
from coordinator_app.store.store import Store
from coordinator_app.views import first_window, palette
from coordinator_app.views.start_window import StartWindow
from coordinator_app.views.window_state import WindowState
from tests.builders import add_person

Key = Qt.Key
HOLDER = """
import sys
from pathlib import Path
from coordinator_app.store.store import Store
with Store.open(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def application(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Application]:
    """The application, with a data folder of its own."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    made = Application(WindowState.at(tmp_path / "window.ini"))
    yield made
    background.wait_for_all()
    for widget in QApplication.topLevelWidgets():
        widget.close()
    made.close()


@pytest.fixture
def network(tmp_path: Path) -> Path:
    """Two people, in a file in several pages."""
    path = tmp_path / "leden.network"
    with Store.create(path) as store:
        add_person(store, "Berg")
        add_person(store, "Vos")
    return path


def start_window() -> StartWindow:
    (found,) = (
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, StartWindow) and one.isVisible()
    )
    return found


def sentence(window: StartWindow) -> str:
    return " ".join(label.text() for label in window.findChildren(QLabel))


def people(application: Application) -> int:
    assert application.store is not None
    with application.store.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM people").scalar_one())


def choose(path: Path) -> None:
    """Answer the file dialog that is open."""
    dialog = next(
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, QFileDialog) and one.isVisible()
    )
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    background.wait_for_all()


def no_network(path: Path) -> Path:
    path.write_text("Geachte heer, mevrouw,")
    return path


def damaged(path: Path) -> Path:
    content = bytearray(path.read_bytes())
    content[8192:40960] = bytes(range(256)) * 128
    path.write_bytes(content)
    return path


def newer(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 9999")
    return path


def other_program(path: Path) -> Path:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (x)")
    return path


def synchronised(path: Path) -> Path:
    folder = path.parent / "OneDrive - Gemeente"
    folder.mkdir()
    return path.rename(folder / path.name)


def vanished(path: Path) -> Path:
    path.unlink()
    return path


def folder(path: Path) -> Path:
    return path.parent


BAD: dict[Callable[[Path], Path], str] = {
    no_network: "leden.network",
    damaged: "beschadigd",
    newer: "nieuwere",
    other_program: "leden.network",
    synchronised: "OneDrive - Gemeente",
    vanished: "leden.network",
    folder: "",
}


@pytest.mark.parametrize("spoil", BAD, ids=lambda spoil: spoil.__name__)
def test_what_cannot_be_opened_is_said_and_left_alone(
    application: Application, network: Path, spoil: Callable[[Path], Path]
) -> None:
    path = spoil(network)
    content = path.read_bytes() if path.is_file() else b""
    application.start(path)
    background.wait_for_all()
    assert application.frame is None
    assert BAD[spoil] in sentence(start_window())
    assert "{" not in sentence(start_window())
    assert not path.is_file() or path.read_bytes() == content


def test_the_start_window_looks_as_was_chosen(application: Application, tmp_path: Path) -> None:
    application.state.keep("text_size", 150)
    application.state.keep("scheme", palette.Scheme.DARK.value)
    application.start(no_network(tmp_path / "brief.network"))
    assert start_window().isVisible()
    assert palette.percent() == 150
    assert palette.colours() is palette.DARK


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_read_only_network_is_said(application: Application, network: Path) -> None:
    network.chmod(0o400)
    application.start(network)
    assert "leden.network" in sentence(start_window())


def test_another_network_is_opened_from_the_start_window(
    application: Application, network: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    application.start(no_network(tmp_path / "brief.network"))
    qtbot.keyClick(start_window().choices.buttons[0], Key.Key_Space)
    choose(no_network(tmp_path / "nog een.network"))
    assert "nog een.network" in sentence(start_window())
    qtbot.keyClick(start_window().choices.buttons[0], Key.Key_Space)
    choose(network)
    assert people(application) == 2
    assert not any(isinstance(one, StartWindow) and one.isVisible()
                   for one in QApplication.topLevelWidgets())  # fmt: skip


def test_a_backup_is_restored_from_the_start_window(
    application: Application, network: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    with Store.open(network) as store:
        copy = store.back_up(tmp_path).path
    application.start(damaged(network))
    qtbot.keyClick(start_window().choices.buttons[1], Key.Key_Space)
    choose(copy)
    choose(tmp_path / "terug.network")
    assert people(application) == 2
    assert application.frame is not None
    assert "terug.network" in application.frame.messages.words()


def test_a_new_network_from_the_start_window(
    application: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    application.start(no_network(tmp_path / "brief.network"))
    qtbot.keyClick(start_window().choices.buttons[2], Key.Key_Space)
    choose(tmp_path / "nieuw.network")
    assert people(application) == 0
    assert application.frame is not None
    assert application.frame.isVisible()


def test_the_demonstration_from_the_start_window(
    application: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    application.start(no_network(tmp_path / "brief.network"))
    qtbot.keyClick(start_window().choices.buttons[3], Key.Key_Space)
    background.wait_for_all()
    assert people(application) > 40


def test_the_start_window_stays_usable_while_it_makes_and_can_stop_it(
    application: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    application.start(no_network(tmp_path / "brief.network"))
    window = start_window()
    window.activateWindow()
    qtbot.keyClick(window.choices.buttons[3], Key.Key_Space)
    assert background.is_busy()  # not done on the screen thread
    assert window.doing.isVisible()
    assert not window.choices.isEnabled()
    application.do("demo")  # asked twice is made once
    qtbot.keyClick(window.cancel, Key.Key_Space)
    background.wait_for_all()
    assert application.store is None
    assert window.choices.isEnabled()
    assert not list(data_folder().glob("*"))
    qtbot.keyClick(window.choices.buttons[3], Key.Key_Space)
    background.wait_for_all()
    assert people(application) > 40
    assert len(list(data_folder().glob("*.network"))) == 1


def test_a_restore_from_the_menu_can_be_stopped_and_leaves_nothing(
    application: Application, network: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    application.start(network)
    background.wait_for_all()
    assert application.store is not None
    copy = networks.back_up(application.store, tmp_path).path
    assert application.frame is not None
    application._restore(copy, tmp_path / "terug.network")
    assert background.is_busy()
    qtbot.keyClick(application.frame.status.cancel, Key.Key_Space)
    background.wait_for_all()
    assert application.store.path == network
    assert not list(tmp_path.glob("terug*"))


def test_a_backup_is_made_and_restored_from_the_menu(
    application: Application, network: Path, tmp_path: Path
) -> None:
    application.start(network)
    background.wait_for_all()
    assert application.frame is not None
    (tmp_path / "stick").mkdir()
    application.frame.do("back_up")
    choose(tmp_path / "stick")
    (copy,) = (tmp_path / "stick").iterdir()
    assert str(copy) in application.frame.messages.words()
    application.frame.do("restore")
    choose(copy)
    choose(tmp_path / "terug.network")
    assert application.store is not None
    assert application.store.path == tmp_path / "terug.network"
    assert people(application) == 2


def test_a_backup_that_is_none_keeps_the_present_network(
    application: Application, network: Path, tmp_path: Path
) -> None:
    application.start(network)
    assert application.frame is not None
    application.frame.do("restore")
    choose(no_network(tmp_path / "brief.network"))
    choose(tmp_path / "terug.network")
    assert application.store is not None
    assert application.store.path == network
    assert application.frame.messages.words()
    assert not (tmp_path / "terug.network").exists()


def test_another_network_is_opened_in_the_place_of_the_present_one(
    application: Application, network: Path, tmp_path: Path
) -> None:
    other = tmp_path / "ander.network"
    Store.create(other).close()
    application.start(network)
    first = application.frame
    assert first is not None
    first.do("open_network")
    choose(no_network(tmp_path / "brief.network"))
    assert application.frame is first
    assert "brief.network" in first.messages.words()
    first.do("open_network")
    choose(other)
    assert people(application) == 0
    assert application.frame is not first
    Store.open(network).close()  # let go of
    assert application.frame is not None
    application.frame.file_asked.emit(str(network))
    assert people(application) == 2


def test_a_recent_network_that_vanished_is_said(
    application: Application, network: Path, tmp_path: Path
) -> None:
    application.start(network)
    assert application.frame is not None
    application.frame.file_asked.emit(str(tmp_path / "weg.network"))
    assert "weg.network" in application.frame.messages.words()
    assert people(application) == 2


@contextmanager
def held_elsewhere(path: Path) -> Iterator[None]:
    """Another process has the network open."""
    command = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline() == "open\n"
        yield
        process.stdin.close()


def test_a_network_that_is_open_elsewhere_is_said(application: Application, network: Path) -> None:
    with held_elsewhere(network):
        application.start(network)
        assert application.frame is None
        assert "elders open" in sentence(start_window())
    start_window().asked.emit("open_network")
    choose(network)
    assert people(application) == 2


def test_a_second_start_raises_the_first_window(
    application: Application, network: Path, qtbot: QtBot
) -> None:
    application.start(network)
    assert application.frame is not None
    application.frame.showMinimized()
    assert first_window.raise_first(network)
    qtbot.waitUntil(lambda: not application.frame.isMinimized())  # type: ignore[union-attr]
    application.frame.close()
    application.close()
    assert not first_window.raise_first(network)
