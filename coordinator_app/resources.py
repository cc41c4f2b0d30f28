"""Where the files that come with the application lie: in a checkout, a wheel or a frozen bundle."""

import sys
from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    package = Path(__file__).resolve().parent
    bundle = getattr(sys, "_MEIPASS", None)
    places = [package / "resources_files", package.parent / "resources"]
    if bundle:
        places.insert(0, Path(bundle) / "resources")
    return next((place for place in places if place.is_dir()), places[-1])


def resource(name: str) -> Path:
    """The path of a shipped file: ``resource("templates/nl/invitation.md")``."""
    return _root() / name
