"""What the field at the door asks, and the line below it says."""

from __future__ import annotations

from coordinator_app.texts import Text, text


def hint_words(*, replacing: bool, unknown: bool) -> Text:
    """What can be typed now; ``unknown``: nobody on the list is called so."""
    if replacing:
        return text("Type the name and press Enter; Esc leaves it as it was.")
    if unknown:
        return text("Nobody on the list is called so.")
    return text(
        "Type a few letters and press Enter: present. Or the numbers of the signed sheet, as in"
        " 1-12 14 !15. Or scan a badge. ↓ goes to the list."
    )


def choice_words(first: str, typed: str) -> Text:
    """Whom Enter is about, and that somebody else of nearly that name can come in too."""
    return text("Enter: {name} is present. Ctrl+Enter: “{typed}” walks in as a guest.",
                name=first, typed=typed)  # fmt: skip


def question_words(replaced: str) -> Text:
    """What is asked for: a name, or who came instead of somebody."""
    return text("Who came instead of {name}?", name=replaced) if replaced else text("Name")


SCANNING = text("A badge is being scanned.")
