"""The two palettes, light and dark, and how well their colours are told apart."""

from __future__ import annotations

from dataclasses import dataclass

from coordinator_app.texts import Choice, text


class Tone(Choice):
    """What a chip means; the word in it says the same."""

    PLAIN = "plain", text("Neutral")
    GOOD = "good", text("Good")
    WAIT = "wait", text("Waiting")
    BAD = "bad", text("Attention")
    NEWS = "news", text("Information")


@dataclass(frozen=True)
class Colours:
    """One palette. ``*_back`` and ``*_text`` are pairs that are read on one another."""

    window: str
    navigation: str
    surface: str
    field: str
    text: str
    secondary: str
    disabled: str
    hairline: str
    border: str
    accent: str
    accent_hover: str
    on_accent: str
    selection: str
    on_selection: str
    hover: str
    focus: str
    plain_back: str
    plain_text: str
    good_back: str
    good_text: str
    wait_back: str
    wait_text: str
    bad_back: str
    bad_text: str
    news_back: str
    news_text: str

    def chip(self, tone: Tone) -> tuple[str, str]:
        """Background and text of a chip of this tone."""
        return getattr(self, f"{tone.value}_back"), getattr(self, f"{tone.value}_text")


LIGHT = Colours(
    window="#f5f6f6",
    navigation="#eaeeee",
    surface="#ffffff",
    field="#f7f8f8",
    text="#1c2326",
    secondary="#566168",
    disabled="#7a858b",
    hairline="#dfe4e5",
    border="#7f8b90",
    accent="#0b666c",
    accent_hover="#084f54",
    on_accent="#ffffff",
    selection="#d3e9e9",
    on_selection="#10292b",
    hover="#edf2f2",
    focus="#0b7f86",
    plain_back="#e6eaeb",
    plain_text="#3d484d",
    good_back="#d9efdf",
    good_text="#17592f",
    wait_back="#fbe9c6",
    wait_text="#6a4300",
    bad_back="#fbdedb",
    bad_text="#912018",
    news_back="#dbe8f8",
    news_text="#1d4a80",
)

DARK = Colours(
    window="#15191b",
    navigation="#101415",
    surface="#1d2325",
    field="#242b2e",
    text="#e9edee",
    secondary="#a9b4b8",
    disabled="#7d888c",
    hairline="#30393c",
    border="#7f8c91",
    accent="#63c8cb",
    accent_hover="#85d9db",
    on_accent="#062426",
    selection="#1f4b4e",
    on_selection="#f0fafa",
    hover="#283134",
    focus="#63c8cb",
    plain_back="#333d40",
    plain_text="#d5dddf",
    good_back="#1d4029",
    good_text="#a8e3bb",
    wait_back="#493510",
    wait_text="#f6d08a",
    bad_back="#531f1b",
    bad_text="#ffc1ba",
    news_back="#1e3a5c",
    news_text="#b9d7fb",
)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
