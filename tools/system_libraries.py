"""The system libraries Qt needs on Linux: which are missing, and how to get them.

A bare Debian or Ubuntu lacks them. As root they are installed; anybody else is told in one line.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys

# What Qt loads, and the Debian packages that bring it: the first name that exists is taken
# (Debian 13 and Ubuntu 24.04 renamed GLib's package for 64-bit time).
LIBRARIES = {
    "libGL.so.1": ("libgl1",),
    "libEGL.so.1": ("libegl1",),
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libxkbcommon.so.0": ("libxkbcommon0",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
}


def loads(library: str) -> bool:
    """Whether the system finds a shared library: ``loads("libGL.so.1")``."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing() -> list[str]:
    """The libraries of `LIBRARIES` that are not here; none where Qt brings its own."""
    if not sys.platform.startswith("linux"):
        return []
    return [library for library in LIBRARIES if not loads(library)]


def can_install() -> bool:
    """Whether this process may install packages: root, on a system with apt-get."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(packages: list[str]) -> bool:
    """Install Debian packages quietly; what apt-get said is shown only when it fails."""
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n", file=sys.stderr)
    return done.returncode == 0


def refresh() -> None:
    """Fetch apt's lists; a fresh container has none."""
    subprocess.run(["apt-get", "update"], capture_output=True, check=False)


def package(library: str) -> str:
    """The Debian package of a library, by the name it has on this system."""
    names = LIBRARIES[library]
    return next((name for name in names if _known(name)), names[-1])


def sentence(libraries: list[str]) -> str:
    """What to ask of an administrator, in one line."""
    if shutil.which("apt-get"):
        packages = " ".join(package(library) for library in libraries)
        return f"Qt needs system libraries; ask for: sudo apt-get install {packages}"
    return f"Qt needs system libraries that are not here: {', '.join(libraries)}"


def ensure() -> None:
    """Install what is missing, or name it; never stops the work that follows."""
    libraries = missing()
    if not libraries:
        return
    if can_install():
        print(f"Installing {len(libraries)} system libraries for Qt …", flush=True)
        refresh()
        install([package(library) for library in libraries])
        libraries = missing()
    if libraries:
        print(sentence(libraries), flush=True)


def _known(name: str) -> bool:
    """Whether apt can install a package of this very name."""
    found = subprocess.run(
        ["apt-cache", "show", "--no-all-versions", name], capture_output=True, check=False
    )
    return found.returncode == 0


if __name__ == "__main__":
    ensure()
