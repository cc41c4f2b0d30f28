import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tools.setup import DEVELOPMENT, ROOT, RUNTIME

PINNED = re.compile(r"^([A-Za-z0-9_.-]+)==(\S+)", re.MULTILINE)


def project() -> dict[str, Any]:
    content = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: dict[str, Any] = content["project"]
    return found


def pinned(lock: Path) -> set[tuple[str, str]]:
    found = PINNED.findall(lock.read_text(encoding="utf-8"))
    return {(plain(name), version) for name, version in found}


def plain(requirement: str) -> str:
    """The name of a requirement, as lock files spell it: ``rl_accel>=0.9`` is ``rl-accel``."""
    name = re.split(r"[<>=;\[ ]", requirement, maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("lock", [RUNTIME, DEVELOPMENT], ids=["runtime", "development"])
def test_a_lock_file_names_no_registry_and_hashes_every_file(lock: Path) -> None:
    content = lock.read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index-url|--find-links|--trusted-host", content)
    entries = re.split(r"^(?=[A-Za-z0-9])", content, flags=re.MULTILINE)[1:]
    assert len(entries) == len(PINNED.findall(content))
    assert all("--hash=sha256:" in entry for entry in entries)


def test_the_lock_files_hold_all_that_the_project_asks() -> None:
    runtime = {name for name, _ in pinned(RUNTIME)}
    development = {name for name, _ in pinned(DEVELOPMENT)}
    assert {plain(wanted) for wanted in project()["dependencies"]} <= runtime
    assert {plain(wanted) for wanted in project()["optional-dependencies"]["dev"]} <= development


def test_whoever_develops_has_the_versions_that_run() -> None:
    assert pinned(RUNTIME) <= pinned(DEVELOPMENT)
