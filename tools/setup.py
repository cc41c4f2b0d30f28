"""Sets up the project in ``.venv``: ``python -m tools.setup`` to run it, ``--dev`` to work on it.

Runs with nothing but Python itself, on Linux, macOS and Windows. What is up to date stays as it is.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

from tools import system_libraries

FLOOR = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = ENVIRONMENT / "installed.txt"
RUNTIME = ROOT / "requirements.lock"
DEVELOPMENT = ROOT / "requirements-dev.lock"


def main(arguments: list[str]) -> int:
    """Set up everything; returns the exit status, after one sentence when it cannot be done."""
    if sys.version_info < FLOOR:
        print("Python {}.{} or newer is needed; this is {}.".format(*FLOOR, sys.version.split()[0]))
        return 1
    system_libraries.ensure()
    lock = DEVELOPMENT if "--dev" in arguments else RUNTIME
    if not is_installed(lock) and not (make_environment() and install(lock)):
        return 1
    return subprocess.call([PYTHON, "-m", "tools.catalogues", "compile"], cwd=ROOT)


def is_installed(lock: Path) -> bool:
    """Whether the environment holds what a lock file lists; the development list holds all."""
    if not STAMP.exists() or not PYTHON.exists():
        return False
    stamp = STAMP.read_text(encoding="utf-8")
    return stamp == fingerprint(DEVELOPMENT) or stamp == fingerprint(lock)


def fingerprint(lock: Path) -> str:
    """What the stamp says after installing a lock file: the list, its content, the Python."""
    content = hashlib.sha256(lock.read_bytes()).hexdigest()
    return f"{lock.name} {content} Python {sys.version.split()[0]}\n"


def make_environment() -> bool:
    """Make ``.venv`` afresh, so that nothing of an older list stays behind."""
    if importlib.util.find_spec("ensurepip") is None and not _install_venv():
        return False
    print("Making the environment in .venv …", flush=True)
    outside = getattr(sys, "_base_executable", sys.executable)  # also from within .venv itself
    return subprocess.call([outside, "-m", "venv", "--clear", ENVIRONMENT]) == 0


def install(lock: Path) -> bool:
    """Install exactly what the lock file lists, every file checked against its hash."""
    print(f"Installing what {lock.name} lists (some minutes the first time) …", flush=True)
    command = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    command += ["--no-input", "--require-hashes", "--requirement", str(lock)]
    if subprocess.call(command) != 0:
        print("Installing failed; the reason is above. Once mended, the same command goes on.")
        return False
    STAMP.write_text(fingerprint(lock), encoding="utf-8")
    return True


def _install_venv() -> bool:
    """Debian keeps the making of environments in a package of its own."""
    package = "python{}.{}-venv".format(*sys.version_info)
    if system_libraries.can_install():
        print(f"Installing {package} …", flush=True)
        system_libraries.refresh()
        if system_libraries.install([package]):
            return True
    print(f"Python cannot make environments here; ask for: sudo apt-get install {package}")
    return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
