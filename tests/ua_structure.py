"""ISO 14289-1, 7.1 to 7.5 and 7.18: the tree of structure, its parent tree, tables and lists."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pikepdf

from tests.ua_content import Object

# Standard structure types (ISO 32000-1, 14.8.4); ours is a subset of them.
STANDARD = {
    *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index"),
    *("NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl"),
    *("LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note"),
    *("Reference", "BibEntry", "Code", "Link", "Annot", "Figure", "Formula", "Form"),
}
# What may stand in what (7.2); what is not named here may stand anywhere.
CHILDREN = {
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOC", "TOCI", "Caption"},
}
PARENTS = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
}


def structure_faults(pdf: pikepdf.Pdf, numbers: dict[int, list[int]]) -> Iterator[str]:
    """What is wrong with the tree; ``numbers`` are the marked contents by number of the page."""
    root = pdf.Root.StructTreeRoot
    kinds = dict(root.get("/RoleMap", pikepdf.Dictionary()).items())
    yield from _roles({name[1:]: str(to)[1:] for name, to in kinds.items()})
    elements = list(_elements(root, root))
    for element, parent in elements:
        yield from _place(element, parent)
    yield from _headings(elements)
    tree = _flat(root.ParentTree)
    for place, page in enumerate(pdf.pages):
        yield from _parents(page.obj, tree, numbers[place], place)


def _roles(roles: dict[str, str]) -> Iterator[str]:
    for name in roles:
        if name in STANDARD:
            yield f"7.1-7: the standard type {name} is given another role"
        seen = [name]
        while seen[-1] not in STANDARD and seen[-1] in roles:
            seen.append(roles[seen[-1]])
            if seen[-1] in seen[:-1]:
                yield f"7.1-6: the role of {name} leads back to itself"
                break
        if seen[-1] not in STANDARD:
            yield f"7.1-5: {name} has no standard role"


def kind_of(element: Object) -> str:
    return str(element.get("/S", "/"))[1:]


def kids_of(element: Object) -> list[Object]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def inner(element: Object) -> list[Object]:
    """The elements directly within, without marked content and annotations."""
    return [one for one in kids_of(element) if isinstance(one, pikepdf.Dictionary) and "/S" in one]


def _elements(element: Object, root: Object) -> Iterator[tuple[Object, Object]]:
    for one in inner(element):
        yield one, element
        yield from _elements(one, root)


def _place(element: Object, parent: Object) -> Iterator[str]:
    kind, above = kind_of(element), kind_of(parent)
    if element.P.objgen != parent.objgen:
        yield f"a {kind} points at another parent than the one it stands in"
    if kind not in STANDARD:
        yield f"7.1-5: {kind} is no standard type"
    if above not in PARENTS.get(kind, {above}):
        yield f"7.2: a {kind} stands in a {above}"
    yield from _within(element, kind)
    if kind == "Table":
        yield from _table(element)
    if kind == "Figure" and not str(element.get("/Alt", "")).strip():
        yield "7.3: a figure without words"
    if not kids_of(element) and kind not in {"TD", "TH"}:
        yield f"an empty {kind}"


def _within(element: Object, kind: str) -> Iterator[str]:
    may = CHILDREN.get(kind)
    if may is None:
        return
    wrong = [kind_of(one) for one in inner(element) if kind_of(one) not in may]
    yield from (f"7.2: a {one} stands in a {kind}" for one in wrong)
    if any(not isinstance(one, pikepdf.Dictionary) for one in kids_of(element)):
        yield f"7.2: a {kind} holds content of its own"


def _table(table: Object) -> Iterator[str]:
    """Regular: each row as wide as the others, spans counted; headers have a scope (7.5)."""
    rows = [
        row
        for part in inner(table)
        for row in (inner(part) if kind_of(part) in {"THead", "TBody", "TFoot"} else [part])
        if kind_of(row) == "TR"
    ]
    widths, hanging = set(), [0] * 99
    for row in rows:
        width = sum(1 for left in hanging if left)
        hanging = [max(left - 1, 0) for left in hanging]
        for cell in inner(row):
            wide, high = _attribute(cell, "/ColSpan", 1), _attribute(cell, "/RowSpan", 1)
            free = hanging.index(0)
            hanging[free : free + wide] = [high - 1] * wide
            width += wide
            if kind_of(cell) == "TH" and not _attribute(cell, "/Scope", ""):
                yield "7.5: a header cell without a scope"
        widths.add(width)
    if len(widths) > 1:
        yield f"7.2: the rows of a table are {sorted(widths)} cells wide"


def _attribute(cell: Object, name: str, otherwise: int | str) -> int:
    sets = cell.get("/A", pikepdf.Array())
    for one in sets if isinstance(sets, pikepdf.Array) else [sets]:
        if isinstance(one, pikepdf.Dictionary) and name in one:
            return one[name]  # type: ignore[return-value]
    return otherwise  # type: ignore[return-value]


def _headings(elements: list[tuple[Object, Object]]) -> Iterator[str]:
    levels = [
        int(kind_of(one)[1:]) for one, _ in elements if kind_of(one)[:1] == "H" != kind_of(one)
    ]
    if any(kind_of(one) == "H" for one, _ in elements):
        yield "7.4.4: H stands beside numbered headings"
    if levels and levels[0] != 1:
        yield f"7.4.2: the first heading is of level {levels[0]}"
    yield from (
        f"7.4.2: from level {before} to {after}"
        for before, after in pairwise(levels)
        if after > before + 1
    )


def _flat(tree: Object) -> dict[int, Object]:
    """A number tree (ISO 32000-1, 7.9.7) as a dictionary."""
    found: dict[int, Object] = {}
    numbers = list(tree.get("/Nums", []))
    found.update({int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)})
    for kid in tree.get("/Kids", []):
        found |= _flat(kid)
    return found


def _parents(
    page: Object, tree: dict[int, Object], numbers: list[int], place: int
) -> Iterator[str]:
    """Each marked content leads to the element that holds it, and back."""
    where = f"page {place + 1}"
    above = tree.get(int(page.get("/StructParents", -1)))
    if numbers and above is None:
        yield f"{where}: no parents for its contents"
        return
    for number in numbers:
        element = above[number] if above is not None and number < len(above) else None
        if not isinstance(element, pikepdf.Dictionary) or not _holds(element, number, page):
            yield f"{where}: content {number} leads to no element that holds it"
    for note in page.get("/Annots", []):
        yield from (f"{where}: {fault}" for fault in _annotation(note, page, tree))


def _holds(element: Object, number: int, page: Object) -> bool:
    """Whether the element names this content: by number on its own page, or with the page."""
    here = element.get("/Pg", page).objgen == page.objgen
    return any(
        int(kid.get("/MCID", -1)) == number and kid.get("/Pg", page).objgen == page.objgen
        if isinstance(kid, pikepdf.Dictionary)
        else here and kid == number
        for kid in kids_of(element)
    )


def _annotation(note: Object, page: Object, tree: dict[int, Object]) -> Iterator[str]:
    if note.Subtype != "/Link":
        yield f"7.18: a {note.Subtype} is no annotation that we make"
    if not str(note.get("/Contents", "")).strip():
        yield "7.18.5-2: a link without a description"
    if page.get("/Tabs") != "/S":
        yield "7.18.3: the order of Tab is not that of the structure"
    element = tree.get(int(note.get("/StructParent", -1)))
    if element is None or kind_of(element) != "Link":
        yield "7.18.5-1: a link stands outside a Link"
    elif not any(_points_at(kid, note) for kid in kids_of(element)):
        yield "7.18.1: the Link does not hold its annotation"
    left, bottom, right, top = (float(one) for one in note.Rect)
    if not (0 <= left < right <= float(page.MediaBox[2]) and 0 <= bottom < top):
        yield "a link that lies outside its page"


def _points_at(kid: Object, note: Object) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and kid.get("/Obj", kid).objgen == note.objgen
