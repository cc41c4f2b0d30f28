"""Files as people send them, and as they should not, for the tests of evidence."""

from __future__ import annotations

import io
import struct
import zlib
from email.message import EmailMessage

from PIL import Image
from reportlab.pdfgen.canvas import Canvas


def a_pdf(words: str = "Akkoord", *, pages: int = 1, locked_with: str = "") -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=locked_with or None)
    for page in range(pages):
        canvas.drawString(72, 720, f"{words} {page + 1}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def a_picture(kind: str = "JPEG", size: tuple[int, int] = (120, 80)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#cc3333").save(out, kind)
    return out.getvalue()


def a_huge_png(side: int = 10_000) -> bytes:
    """A picture of 100 megapixels in some tens of kilobytes."""
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(1 + (side + 7) // 8) * side, 9)
    chunks = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )


def an_email(text: str = "Akkoord, Els", *, html: str = "", subject: str = "Instemming") -> bytes:
    message = EmailMessage()
    message["From"] = "Els van der Meer <els@voorbeeld.example>"
    message["To"] = "coordinator@voorbeeld.example"
    message["Date"] = "Wed, 03 Mar 2027 10:15:00 +0100"
    message["Subject"] = subject
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return message.as_bytes()
