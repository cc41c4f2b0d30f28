"""Everything a change must pass: ``python -m tools.check``; one line per step, then the tests.

All steps run, so that one round shows all there is to mend.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BESIDE_PYTHON = Path(sys.executable).parent

STEPS: dict[str, list[str]] = {
    "format": ["-m", "ruff", "format", "--check", "--quiet", "."],
    "lint": ["-m", "ruff", "check", "--quiet", "."],
    "types": ["-m", "mypy"],
    "import contracts": [str(BESIDE_PYTHON / "lint-imports"), "--no-logo"],
    "catalogues": ["-m", "tools.catalogues", "check"],
}
COMPILE = ["-m", "tools.catalogues", "compile"]  # the tests read what a person will read
TESTS = ["-m", "pytest", "--quiet", "--numprocesses=2", "--durations=5", "--durations-min=5"]


def main() -> int:
    """Run every step and the tests; 0 when all passed."""
    run(COMPILE)
    failed = [name for name, command in STEPS.items() if not passes(name, command)]
    if run(TESTS).returncode:
        failed.append("tests")
    print(f"To mend: {', '.join(failed)}." if failed else "Everything passes.", flush=True)
    return 1 if failed else 0


def passes(name: str, command: list[str]) -> bool:
    """Run one step; what it said is shown only when it found something."""
    print(f"{name:<18}", end="", flush=True)
    done = run(command, quiet=True)
    print("to mend" if done.returncode else "in order", flush=True)
    if done.returncode:
        print(done.stdout, flush=True)
    return done.returncode == 0


def run(command: list[str], *, quiet: bool = False) -> subprocess.CompletedProcess[str]:
    """Run a module, or a program that lies beside Python, in the project's folder."""
    program = [] if Path(command[0]).is_absolute() else [sys.executable]
    return subprocess.run(
        program + command,
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE if quiet else None,
        stderr=subprocess.STDOUT if quiet else None,
        encoding="utf-8",
        check=False,
    )


if __name__ == "__main__":
    sys.exit(main())
