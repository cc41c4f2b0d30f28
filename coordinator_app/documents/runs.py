"""Stretches of text in one typeface: what templates give and lines are set from."""

from __future__ import annotations

from typing import NamedTuple


class Run(NamedTuple):
    """A stretch of one typeface: R, B or I; empty takes that of the style."""

    text: str
    key: str = ""
    link: str = ""
