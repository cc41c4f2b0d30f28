"""Labels and envelopes: addresses alone, on sheets of labels or each on an envelope."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.rules.envelopes import EnvelopeSize
from coordinator_app.rules.label_sheets import LabelFormat

AddressLines = tuple[str, ...]


@dataclass(frozen=True)
class Labels:
    """Addresses for a sheet of labels; the first one goes on the label ``start`` (from 1)."""

    kind: LabelFormat
    start: int
    language: str
    title: str
    addresses: tuple[AddressLines, ...]


def labels_pdf(house_style: HouseStyle, labels: Labels) -> bytes:
    """The sheets of labels, row by row. Print them at 100 %, never fitted to the page."""
    from coordinator_app.documents.label_pages import draw_labels

    return draw_labels(house_style, labels)


def envelopes_pdf(
    house_style: HouseStyle,
    size: EnvelopeSize,
    addresses: Sequence[AddressLines],
    *,
    language: str,
    title: str,
) -> bytes:
    """An envelope without window for each address: a page of its size, lying down."""
    from coordinator_app.documents.envelope_pages import draw_envelopes

    return draw_envelopes(house_style, size, addresses, language=language, title=title)
