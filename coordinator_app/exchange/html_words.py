"""The words of an HTML text, in lines; markup, scripts, styles and pictures are left out."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_UNSHOWN = frozenset({"script", "style", "head", "title", "template", "noscript"})
_LINES = frozenset(
    {"address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4"}
    | {"h5", "h6", "hr", "li", "ol", "p", "pre", "section", "table", "tr", "ul"}
)
# Comments and declarations, as far as the end when they are not closed. Python's reader goes over
# the rest of the text again for each that is left open: 500 kB of them took more than a minute,
# and of ends of tags a quarter of one.
_UNREAD = re.compile(r"<!--.*?(?:-->|\Z)|<[!?][^>]*(?:>|\Z)", re.DOTALL)
_MANY_EMPTY = re.compile(r"\n\s*\n\s*\n+")


def words_of_html(html: str) -> str:
    r"""What a person reads of it: ``"<p>Beste Jo,<p>Ja&#33;"`` → ``"Beste Jo,\n\nJa!"``."""
    reader = _Words()
    closed, mark, rest = _UNREAD.sub("", html).rpartition(">")
    reader.feed(closed + mark + rest.replace("</", ""))  # no end of a tag can be after the last >
    reader.close()
    return _MANY_EMPTY.sub("\n\n", "".join(reader.found)).strip()


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._unshown = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        if tag in _UNSHOWN and not self._unshown:
            self._unshown = tag
        elif tag == "body":
            self._unshown = ""  # a head that was never closed
        elif tag in _LINES:
            self.found.append("\n")
        elif tag == "td":
            self.found.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unshown:
            self._unshown = ""
        elif tag in _LINES:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unshown:
            self.found.append(re.sub(r"\s+", " ", data))
