"""python main.py = the window; python main.py COMMAND = the same work without a display."""

import gc
import sys


def main() -> int:
    # Collecting garbage while modules load finds none and takes a third of the start.
    gc.disable()
    from coordinator_app.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
