"""What a document says about itself to programs: title, language, the claim of PDF/UA-1."""

from __future__ import annotations

from xml.sax.saxutils import escape

PRODUCER = "Network Coordinator"
_TITLE = 180


def one_line(text: str) -> str:
    """On one line, without what XML forbids."""
    line = "".join(one for one in " ".join(text.split()) if one.isprintable())
    return line if len(line) <= _TITLE else line[: _TITLE - 1] + "…"


def xmp(title: str, language: str, author: str) -> str:
    """The metadata packet: title, language, and the claim of PDF/UA-1."""
    creator = f"<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>"
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
        ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
        "<pdfuaid:part>1</pdfuaid:part>"
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>"
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt>'
        f"</dc:title>{creator if author else ''}"
        f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )
