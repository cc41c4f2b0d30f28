"""A canvas whose pages can be heard: marked content, a structure tree, language and title.

What PDF/UA-1 (ISO 14289-1) asks of a document is done here, so that a document only says what each
piece of text is.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from coordinator_app.documents.bookmarks import Bookmarks
from coordinator_app.documents.fonts import font
from coordinator_app.documents.metadata import PRODUCER, one_line, xmp
from coordinator_app.documents.pdf_file import PdfFile, ascii_text, hexadecimal, references
from coordinator_app.documents.pictures import Picture
from coordinator_app.documents.structure import Element, entries_of, placed


class TaggedCanvas(Canvas):
    """A reportlab canvas that writes each page away when it is done, with its structure.

    >>> canvas = TaggedCanvas(sink, title="Invitation", language="nl")
    >>> with canvas.element("H1"), canvas.content():
    ...     canvas.drawString(70, 700, "Invitation")
    >>> canvas.save()
    """

    _code: list[str]
    _doc: Any
    _startPage: Callable[[], None]  # noqa: N815

    def __init__(
        self,
        sink: BinaryIO,
        *,
        title: str,
        language: str,
        author: str = "",
        size: tuple[float, float] = A4,
    ) -> None:
        settings: dict[str, Any] = {"initialFontName": font("R").fontName, "invariant": 1}
        super().__init__(sink, pagesize=size, **settings)
        self.size = size
        self.file = PdfFile(sink)
        self.title, self.language, self.author = one_line(title), language, one_line(author)
        self.pieces: set[tuple[str, int]] = set()
        self._doc.pieces = self.pieces
        self._pictures: dict[bytes, tuple[str, int]] = {}
        self._forms: dict[str, int] = {}
        self._pages = array("L")
        self._parents = array("L")
        self._marks: list[int] = []
        self._annotations: list[int] = []
        self._page_tree, self._resources, self._root = (self.file.reserve() for _ in range(3))
        self._bookmarks = Bookmarks(self.file)
        self._page = self.file.reserve()
        self._open = [Element(self.file.reserve(), "Document", self._root)]

    # Structure

    @contextmanager
    def element(
        self, tag: str, *, alt: str = "", language: str = "", attributes: str = ""
    ) -> Iterator[Element]:
        """An element of the tree: ``Sect``, ``H1``, ``P``, ``L``, ``Table``, ``TH``, ``Figure`` …

        ``alt`` says what a figure shows; ``attributes`` are those of ISO 32000-1, 14.8.5:
        see `structure`.
        """
        made = Element(self.file.reserve(), tag, self._open[-1].number)
        made.entries = entries_of(alt, language, attributes)
        self._open[-1].kids.append(b"%d 0 R" % made.number)
        self._open.append(made)
        yield made
        self._open.pop()
        self._write_element(made)

    @contextmanager
    def content(self) -> Iterator[None]:
        """Everything drawn within belongs to the open element."""
        self._code.append(self.mark())
        yield
        self._code.append("EMC")

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """What is drawn within is decoration, or repeats on each page (``Pagination``)."""
        self._code.append(f"/Artifact<</Type/{kind}>>BDC")
        yield
        self._code.append("EMC")

    def mark(self) -> str:
        """The operator that opens marked content of the open element on this page."""
        element, mark = self._open[-1], len(self._marks)
        self._marks.append(element.number)
        element.page = element.page or self._page
        if element.page == self._page:
            element.kids.append(b"%d" % mark)
        else:
            element.kids.append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (self._page, mark))
        return f"/{element.tag}<</MCID {mark}>>BDC"

    def leaf(self, tag: str) -> str:
        """An element with one piece of content, opened; its EMC is the caller's. The fast way."""
        mark, parent = len(self._marks), self._open[-1]
        number = self.file.add(
            b"<</S/%b/P %d 0 R/Pg %d 0 R/K %d>>" % (tag.encode(), parent.number, self._page, mark)
        )
        parent.kids.append(b"%d 0 R" % number)
        self._marks.append(number)
        return f"/{tag}<</MCID {mark}>>BDC"

    def link(self, address: str, box: tuple[float, float, float, float]) -> None:
        """Make ``box`` (left, bottom, right, top) lead to ``address``; within a Link element."""
        element = self._open[-1]
        key = len(self._parents)
        self._parents.append(element.number)
        number = self.file.add(
            b"<</Type/Annot/Subtype/Link/Rect[%.1f %.1f %.1f %.1f]/Border[0 0 0]/F 4/Contents %b"
            b"/StructParent %d/A<</S/URI/URI %b>>>>"
            % (*box, hexadecimal(address), key, ascii_text(address))
        )
        self._annotations.append(number)
        element.page = element.page or self._page
        element.kids.append(b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (self._page, number))

    def bookmark(self, title: str) -> None:
        """A bookmark to the top of this page."""
        self._bookmarks.add(title, self._page)

    # Drawing

    def paint(self, code: str) -> None:
        """Ready operators, of text that was laid out before."""
        self._code.append(code)

    def picture(
        self, picture: Picture, left: float, bottom: float, width: float, height: float
    ) -> None:
        """A picture in the open content; each is in the file once."""
        name = self._pictures.get(picture.digest)
        if name is None:
            name = f"P{len(self._pictures)}", picture.put(self.file)
            self._pictures[picture.digest] = name
        self._code.append(
            f"q {width:.2f} 0 0 {height:.2f} {left:.2f} {bottom:.2f} cm /{name[0]} Do Q"
        )

    def figure(
        self,
        picture: Picture,
        alt: str,
        left: float,
        bottom: float,
        width: float,
        height: float,
    ) -> None:
        """A picture as an element of its own; ``alt`` is what is read out for it."""
        box = left, bottom, width, height
        with self.element("Figure", alt=alt, attributes=placed(*box)), self.content():
            self.picture(picture, *box)

    def stencil(self, name: str, code: Callable[[], str]) -> None:
        """Paint operators that many pages share; they are in the file once, under ``name``."""
        if name not in self._forms:
            self._forms[name] = self.file.add_stream(
                b"/Type/XObject/Subtype/Form/BBox[0 0 %.2f %.2f]/Resources %d 0 R"
                % (*self.size, self._resources),
                code().encode("latin-1"),
            )
        self._code.append(f"/{name} Do")

    # Pages and the file

    def showPage(self) -> None:  # noqa: N802
        """Write the page away and begin the next."""
        content = self.file.add_stream(b"", "\n".join(self._code).encode("latin-1"))
        number = len(self._parents)
        parents = b"[%b]" % b" ".join([b"%d 0 R" % mark for mark in self._marks])
        entries = b"/Annots[%b]" % references(self._annotations) if self._annotations else b""
        self.file.put(
            self._page,
            b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %.2f %.2f]/Resources %d 0 R/Contents %d 0 R"
            b"/StructParents %d/Tabs/S%b>>"
            % (self._page_tree, *self.size, self._resources, content, number, entries),
        )
        self._parents.append(self.file.add(parents))
        self._pages.append(self._page)
        self._page = self.file.reserve()
        self._marks, self._annotations = [], []
        self._startPage()

    @property
    def page_total(self) -> int:
        """How many pages are done."""
        return len(self._pages)

    def save(self) -> None:
        """Finish the file; the canvas must not be used any more."""
        if self._code:
            self.showPage()
        self.file.put(self._page, b"null")
        self._write_structure()
        self._write_resources()
        kids = references(self._pages)
        self.file.put(
            self._page_tree, b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(self._pages), kids)
        )
        outlines = self._bookmarks.close()
        self.file.close(self._write_catalog(outlines), self._write_info())

    def _write_element(self, made: Element) -> None:
        page = b"/Pg %d 0 R" % made.page if made.page else b""
        kids = b" ".join(made.kids)
        self.file.put(
            made.number,
            b"<</S/%b/P %d 0 R%b%b/K[%b]>>"
            % (made.tag.encode(), made.parent, page, made.entries, kids),
        )

    def _write_structure(self) -> None:
        document = self._open.pop()
        self._write_element(document)
        numbers = b" ".join(
            b"%d %d 0 R" % (key, number) for key, number in enumerate(self._parents)
        )
        tree = self.file.add(b"<</Nums[%b]>>" % numbers)
        self.file.put(
            self._root,
            b"<</Type/StructTreeRoot/K[%d 0 R]/ParentTree %d 0 R/ParentTreeNextKey %d>>"
            % (document.number, tree, len(self._parents)),
        )

    def _write_resources(self) -> None:
        fonts = b"".join(
            b"/%b%d %d 0 R" % (key.encode(), piece, font(key).embed(self.file, piece))
            for key, piece in sorted(self.pieces)
        )
        shared = [*self._pictures.values(), *self._forms.items()]
        pictures = b"".join(b"/%b %d 0 R" % (name.encode(), number) for name, number in shared)
        self.file.put(self._resources, b"<</Font<<%b>>/XObject<<%b>>>>" % (fonts, pictures))

    def _write_catalog(self, outlines: bytes) -> int:
        metadata = self.file.add_packed_stream(
            b"/Type/Metadata/Subtype/XML",
            xmp(self.title, self.language, self.author).encode("utf-8", "replace"),
        )
        return self.file.add(
            b"<</Type/Catalog/Pages %d 0 R/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>/Lang %b"
            b"/ViewerPreferences<</DisplayDocTitle true>>/Metadata %d 0 R%b>>"
            % (self._page_tree, self._root, ascii_text(self.language), metadata, outlines)
        )

    def _write_info(self) -> int:
        author = b"/Author " + hexadecimal(self.author) if self.author else b""
        producer = hexadecimal(PRODUCER)
        return self.file.add(
            b"<</Title %b%b/Producer %b>>" % (hexadecimal(self.title), author, producer)
        )
