"""The text of a letter as blocks: paragraphs, the signature, the reply slip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from coordinator_app.documents.blocks import Block, FigureBlock, Group, LineBlock, TextBlock
from coordinator_app.documents.house_style import MILLIMETRE, HouseStyle
from coordinator_app.documents.letterhead import LEFT, WIDTH, Sizes
from coordinator_app.documents.pictures import prepared
from coordinator_app.documents.runs import Run
from coordinator_app.documents.tagged_pdf import TaggedCanvas
from coordinator_app.documents.templates import Passage, Template
from coordinator_app.documents.typesetting import set_text
from coordinator_app.texts import text

WRITE_ON = "____"


def body_blocks(
    template: Template,
    values: Mapping[str, str],
    house_style: HouseStyle,
    sizes: Sizes,
    language: str,
) -> list[Block | Group]:
    """The body, its last paragraph as the closing above the signature, and the slip if any."""
    kinds = [passage.kind for passage in template.passages]
    cut = kinds.index("CUT") if "CUT" in kinds else len(kinds)
    body = list(_blocks(template.passages[:cut], values, sizes))
    closing, body = body[-1:], body[:-1]
    signature: list[Block] = [*closing, *_signature(house_style, sizes, language)]
    blocks: list[Block | Group] = [*body]
    if signature:
        blocks.append(Group(signature, glued=True))
    slip = list(_blocks(template.passages[cut + 1 :], values, sizes))
    if slip:
        blocks.append(Group(slip, cut=CutBlock(before=18)))
    return blocks


def _signature(house_style: HouseStyle, sizes: Sizes, language: str) -> Iterator[Block]:
    gap = 44.0
    if house_style.signature_image:
        picture = prepared(house_style.signature_image)
        width, height = picture.fitted(55 * MILLIMETRE, 16 * MILLIMETRE)
        alt = text("Signature of {name}", name=house_style.signatory_name).say(language)
        yield FigureBlock(picture, alt, width, height, before=10)
        gap = 8
    name = house_style.signatory_name or house_style.sender_name
    yield TextBlock("P", set_text(name, WIDTH, sizes.body), before=gap)
    if house_style.signatory_role:
        style = replace(sizes.body, colour=sizes.sender.colour)
        yield TextBlock("P", set_text(house_style.signatory_role, WIDTH, style))


def _blocks(
    passages: tuple[Passage, ...], values: Mapping[str, str], sizes: Sizes
) -> Iterator[Block]:
    before = 0.0
    said = ((one, runs) for one in passages for runs in one.each_filled(values))
    for passage, runs in said:
        if not any(run.text.strip() for run in runs):
            continue
        tight = passage.kind in ("LI", "TICK") and before < 0
        block = _block(passage, runs, sizes, 3 if tight else sizes.gap)
        before = -1.0 if passage.kind in ("LI", "TICK") else 0.0
        yield block


def _block(passage: Passage, runs: tuple[Run, ...], sizes: Sizes, gap: float) -> Block:
    if passage.kind == "H":
        heading = set_text(runs, WIDTH, sizes.heading)
        return TextBlock("H2", heading, gap * 1.5, with_next=True)
    if passage.label:
        indent = sizes.body.size * 1.7
        label = set_text(passage.label, indent, replace(sizes.body, key="R"))
        return TextBlock("LI", set_text(runs, WIDTH - indent, sizes.body), gap, indent, label)
    if WRITE_ON in runs[-1].text:
        return _line(runs, sizes)
    return TextBlock("P", set_text(runs, WIDTH, sizes.body), gap)


def _line(runs: tuple[Run, ...], sizes: Sizes) -> LineBlock:
    words = tuple(run._replace(text=run.text.replace("_", "").rstrip()) for run in runs)
    made = set_text(words, WIDTH, sizes.body)
    begin = max(38 * MILLIMETRE, made.width + 8)
    return LineBlock(made, WIDTH, begin, before=sizes.body.leading * 0.75)


@dataclass
class CutBlock:
    """Where a reply slip is cut off: a dashed line over the width of the sheet."""

    before: float = 0
    height: float = 14

    def paint(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Decoration: it is not read out."""
        right = left + WIDTH + LEFT
        with canvas.artifact():
            canvas.paint(
                f"q 0.36 0.38 0.41 RG 0.6 w [3 3] 0 d {left - LEFT + 20:.2f} {top:.2f} m"
                f" {right:.2f} {top:.2f} l S Q"
            )
