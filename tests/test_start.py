"""The start: the window shows its first page without what only a change or another page needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from coordinator_app.store.store import Store

LATE = ("sqlalchemy.orm", "coordinator_app.models", "coordinator_app.documents", "babel", "jinja2",
        "markdown_it", "reportlab", "PIL", "docx", "icalendar", "rapidfuzz", "holidays",
        "phonenumbers", "pikepdf", "xlsxwriter", "alembic", "typer")  # fmt: skip

SCRIPT = """
import sys
from pathlib import Path
from coordinator_app import app, background
from coordinator_app.views.window_state import WindowState
folder = Path(sys.argv[1])
qt = app.make_qt()
application = app.Application(WindowState.at(folder / "window.ini"))
application.start(folder / "test.network")
background.wait_for_all()
print(*sys.modules)
application.close()
"""


def test_the_first_page_waits_for_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    Store.create(tmp_path / "test.network").close()
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)], capture_output=True, text=True, check=True
    )
    loaded = set(ran.stdout.split())
    assert "coordinator_app.views.today.page" in loaded
    assert loaded.isdisjoint(LATE)
