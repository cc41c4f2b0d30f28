"""Elements of a document's structure tree, and what they say of themselves."""

from __future__ import annotations

from dataclasses import dataclass, field

from coordinator_app.documents.pdf_file import ascii_text, hexadecimal


@dataclass
class Element:
    """An open element of the structure tree; written to the file when it ends."""

    number: int
    tag: str
    parent: int
    entries: bytes = b""
    page: int = 0
    kids: list[bytes] = field(default_factory=list)


def header_cell(scope: str) -> str:
    """What a header cell heads: its ``Column`` or its ``Row``."""
    return f"/O/Table/Scope/{scope}"


def numbered(label: str) -> str:
    """How a list is numbered, by the label of its first item."""
    kinds = {"•": "Disc", "☐": "Square"}
    return f"/O/List/ListNumbering/{kinds.get(label, 'Decimal')}"


def placed(left: float, bottom: float, width: float, height: float) -> str:
    """Where on its page a figure stands, in points from the left and from the foot."""
    box = f"{left:.1f} {bottom:.1f} {left + width:.1f} {bottom + height:.1f}"
    return f"/O/Layout/Placement/Block/BBox[{box}]"


def entries_of(alt: str, language: str, attributes: str) -> bytes:
    """The dictionary entries of an element that is more than its kind and its content."""
    made = b"/Alt " + hexadecimal(alt) if alt else b""
    if language:
        made += b"/Lang " + ascii_text(language)
    if attributes:
        made += b"/A<<%b>>" % attributes.encode()
    return made
