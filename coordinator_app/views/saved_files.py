"""Where a paper is saved: in the folder chosen last, under a name that every system takes."""

from __future__ import annotations

from pathlib import Path

from coordinator_app.exchange.filenames import safe_name
from coordinator_app.views.window_state import WindowState

_FOLDER = "paper_folder"


def paper_folder(state: WindowState) -> Path:
    """The folder of the last paper while it is there; else the home folder, never the program's."""
    kept = Path(state.word(_FOLDER) or Path.home())
    return kept if kept.is_dir() else Path.home()


def proposed_path(state: WindowState, stem: str, ending: str) -> str:
    """``proposed_path(state, "Agenda: mei", ".pdf")`` → ``"/home/jo/Agenda- mei.pdf"``."""
    return str(paper_folder(state) / safe_name(stem, ending))


def remember_folder(state: WindowState, folder: Path) -> None:
    """The next paper is saved beside this one."""
    state.keep(_FOLDER, str(folder))
