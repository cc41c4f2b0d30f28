"""``python -m benchmarks.started_window FILE``: what ``python main.py --network FILE`` does.

It ends when the window is there and its first page is filled and painted.
"""

from __future__ import annotations

import gc
import os
import sys

gc.disable()  # as main.py does


def start(network: str) -> None:
    """Start the application and watch for its window, a few milliseconds apart."""
    import coordinator_app.operations.today  # noqa: F401, I001 - before PySide6, as cli.py does
    from PySide6.QtCore import QTimer

    from coordinator_app import app, background, cli

    def look() -> None:
        window = qt.activeWindow()
        if window is not None and window.isVisible() and not background.is_busy():
            # Taking down is no part of the start.
            os._exit(0)

    qt = app.make_qt()
    watch = QTimer(qt)
    watch.timeout.connect(look)
    watch.start(3)
    cli.run(["--network", network])


if __name__ == "__main__":
    start(sys.argv[1])
