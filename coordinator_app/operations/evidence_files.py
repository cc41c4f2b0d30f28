"""Which files can be kept as evidence: told by what is in them, never by how they are called."""

from __future__ import annotations

import io
import warnings
from enum import StrEnum
from pathlib import Path

from coordinator_app.documents.previews import page_count
from coordinator_app.errors import UserError
from coordinator_app.exchange.emails import read_email
from coordinator_app.texts import Text, text

LARGEST = 10_000_000  # bytes
MEGAPIXELS = 50  # an A4 page scanned at 600 dots an inch has 35
FIELD = "evidence"


class EvidenceKind(StrEnum):
    """The media type, as it is kept with the bytes."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    EMAIL = "message/rfc822"

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings that a file of this kind may have; the first is given to one without."""
        return _ENDINGS[self]

    @classmethod
    def of(cls, kept_name: str) -> EvidenceKind:
        """What a file is that was kept under this name, whose ending says it.

        The media type beside the bytes may be less exact: the same picture may have come into the
        network as a logo first, and bytes are kept once.
        """
        ending = Path(kept_name).suffix.lower()
        return next(kind for kind in cls if ending in kind.endings)


_ENDINGS = {
    EvidenceKind.PDF: (".pdf",),
    EvidenceKind.JPEG: (".jpg", ".jpeg"),
    EvidenceKind.PNG: (".png",),
    EvidenceKind.EMAIL: (".eml",),
}


def read_evidence(path: Path) -> bytes:
    """The bytes of the file; refused when it cannot be read, or is larger than 10 MB."""
    try:
        if not path.is_file():
            raise UserError("{name} is not a file. Choose another.", field=FIELD, name=path.name)
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise UserError(
            "{name} cannot be read. Choose another file.", field=FIELD, name=path.name
        ) from error
    if len(content) > LARGEST:
        raise UserError(
            "{name} is larger than {limit} MB. Scan it smaller, or save it as PDF.",
            field=FIELD,
            name=path.name,
            limit=LARGEST // 1_000_000,
        )
    return content


def kind_of_evidence(content: bytes, name: str) -> EvidenceKind:
    """What the file is, opened once so that it can be shown later; else a `UserError`.

    Refused: an empty file, a PDF with a password or broken off, a picture of more than 50
    megapixels, an e-mail without sender or date, and everything that is none of these.
    """
    if not content.strip(b"\0 \r\n\t"):
        raise UserError("{name} is empty. Save it again, or choose another.", **_named(name))
    if b"%PDF-" in content[:1024]:
        _check_pdf(content, name)
        return EvidenceKind.PDF
    for mark, kind in ((b"\xff\xd8\xff", EvidenceKind.JPEG), (b"\x89PNG", EvidenceKind.PNG)):
        if content.startswith(mark):
            _check_picture(content, name)
            return kind
    if _looks_like_mail(content):
        _check_mail(content)
        return EvidenceKind.EMAIL
    raise UserError(_reason(content, name), field=FIELD)


def _named(name: str) -> dict[str, str]:
    return {"field": FIELD, "name": name}


def _check_pdf(content: bytes, name: str) -> None:
    from pypdfium2 import PdfiumError, raw

    try:
        pages = page_count(content)
    except PdfiumError as error:
        if error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
            raise UserError(
                "{name} has a password. Save it without one first.", **_named(name)
            ) from error
        raise _broken(name) from error
    # A reader mends a file that was broken off by leaving pages out.
    if not pages or b"%%EOF" not in content[-4096:]:
        raise _broken(name)


def _check_picture(content: bytes, name: str) -> None:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
                pixels = picture.size[0] * picture.size[1]
                if pixels <= MEGAPIXELS * 1_000_000:
                    picture.load()
    except Image.DecompressionBombError as error:
        raise _too_large(name) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise _broken(name) from error
    if pixels > MEGAPIXELS * 1_000_000:
        raise _too_large(name)


def _check_mail(content: bytes) -> None:
    try:
        read_email(content)
    except UserError as refusal:
        raise UserError(refusal.text, field=FIELD) from refusal


def _looks_like_mail(content: bytes) -> bool:
    """Its first lines name a sender or how it came, as the head of an e-mail does."""
    head = content[:20_000].removeprefix(b"\xef\xbb\xbf").partition(b"\n\n")[0]
    head = head.partition(b"\r\n\r\n")[0].lower()
    names = {line.partition(b":")[0] for line in head.splitlines()}
    return bool(names & {b"from", b"received", b"return-path", b"message-id", b"mime-version"})


def _broken(name: str) -> UserError:
    return UserError(
        "{name} is damaged, or was not saved whole. Scan or save it again.", **_named(name)
    )


def _too_large(name: str) -> UserError:
    return UserError(
        "The picture {name} has more than {limit} megapixels. Save it smaller first.",
        **_named(name),
        limit=MEGAPIXELS,
    )


def _reason(content: bytes, name: str) -> Text:
    """Why it is refused, and the way out for the kinds that people have at hand."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return text(
            "{name} is as Outlook or Word keeps it. Save it as PDF or e-mail (.eml) first.",
            name=name,
        )
    if content[4:8] == b"ftyp":
        return text("{name} is as telephones keep it. Save it as JPEG first.", name=name)
    if content.startswith((b"PK\x03\x04", b"II*\0", b"MM\0*")):
        return text("{name} cannot be shown here. Save it as PDF first.", name=name)
    return text(
        "{name} is not a PDF, JPEG, PNG or e-mail (.eml). Save it as one of these first.",
        name=name,
    )
