"""The lines of an address, set as large as their place allows."""

from __future__ import annotations

from collections.abc import Sequence

from coordinator_app.documents.typesetting import SetText, Style, set_text

# Below this size a line is rather broken than made smaller still.
_WHOLE = 9
_NO_BREAK = "\N{NO-BREAK SPACE}"


def set_address(
    lines: Sequence[str], sizes: Sequence[float], width: float, height: float, leading: float = 1.25
) -> SetText:
    """The lines in the largest of these sizes that fits; each on a line of its own if it can.

    PostNL wants two spaces before the place: they stay two.
    """
    shown = "\n".join(lines).replace("  ", f"{_NO_BREAK} ")
    fitting: list[SetText] = []
    # Nearly every address fits at once: setting it in all sizes took a third of a letter's time.
    for size in sizes:
        made = set_text(shown, width, Style(size, size * leading))
        if made.height > height:
            continue
        if len(made.lines) == len(lines) and size >= _WHOLE:
            return made
        fitting.append(made)
    return fitting[0] if fitting else made
