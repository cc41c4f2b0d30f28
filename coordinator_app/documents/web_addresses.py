"""E-mail and web addresses within a text: they lead somewhere, also without being marked."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A name before the @ is looked for from its first sign alone: else a word of 30,000 signs takes
# seconds.
_ADDRESS = re.compile(
    r"https?://[^\s<>]+|www\.[\w-]+\.\w{2,}[^\s<>]*"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+",
    re.IGNORECASE,
)


def linked_parts(text: str) -> Iterator[tuple[str, str]]:
    """A text in stretches, each with where it leads or with nothing.

    ``"Zie www.voorbeeld.nl."`` → ``("Zie ", "")``, ``("www.voorbeeld.nl",
    "https://www.voorbeeld.nl")``, ``(".", "")``.
    """
    if "@" not in text and "www." not in text and "://" not in text:
        yield text, ""
        return
    at = 0
    for found in _ADDRESS.finditer(text):
        address = found[0].rstrip(".,;:)!?")
        yield text[at : found.start()], ""
        yield address, _target(address)
        at = found.start() + len(address)
    yield text[at:], ""


def _target(address: str) -> str:
    if "://" in address:
        return address
    return f"https://{address}" if address.lower().startswith("www.") else f"mailto:{address}"
