"""E-mail addresses: checked as far as a form can, kept so that equal addresses are equal."""

from __future__ import annotations

import re
import unicodedata

from coordinator_app.errors import UserError
from coordinator_app.rules.cleaning import clean, shortened

# RFC 5322 "atext" with dots between, and RFC 6531's letters of every script; no quoted local parts,
# no comments, no address literals: nobody has them and every mail program trips over them.
_LOCAL = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*")
_LABEL = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?")
_LONGEST = 254  # RFC 5321, erratum 1690
_LONGEST_LABEL = 63  # RFC 1035 §2.3.4
_LONGEST_LOCAL = 64  # RFC 5321 §4.5.3.1.1


def read_email(typed: str) -> str:
    """An address as it is kept: the domain in small letters, the part before @ as it was typed.

    ``"mailto:Jan@Utrecht.NL"``, ``"Jan de Wit <Jan@Utrecht.NL>"`` → ``"Jan@utrecht.nl"``. Empty
    stays empty. Raises UserError at ``email``.
    """
    address = _bare(clean(typed))
    if not address:
        return ""
    local, at, domain = address.rpartition("@")
    if not at or not _good_local(local) or not _good_domain(domain):
        raise _refused(address)
    return f"{local}@{domain.lower()}"


def same_email(one: str, other: str) -> bool:
    """Whether two kept addresses reach the same person; capitals before @ never matter in fact."""
    return one.casefold() == other.casefold()


def deliverable(address: str) -> str:
    """A kept address as every mail server takes it: a domain in other letters as IDNA writes it.

    ``"jo@bücher.example"`` → ``"jo@xn--bcher-kva.example"``. Raises UserError at ``email`` when
    there is no address, and for other letters before the @: they ask for SMTPUTF8 (RFC 6531),
    which many servers lack.
    """
    local, at, domain = address.strip().rpartition("@")
    if not at or not _good_local(local) or not _good_domain(domain):
        raise _refused(address)
    if not local.isascii():
        raise UserError(
            "{address} has letters before the @ that many mail programs do not take. Ask for"
            " another address, or write on paper.",
            field="email",
            address=shortened(address),
        )
    encoded = ".".join(_encoded(label) for label in domain.split("."))
    if any(len(label) > _LONGEST_LABEL for label in encoded.split(".")):
        raise _refused(address)
    return f"{local}@{encoded}"


def _encoded(label: str) -> str:
    """One part of a domain by IDNA 2008 (RFC 5891) and UTS 46: ``ß`` stays a letter of its own."""
    lowered = unicodedata.normalize("NFKC", label).lower()
    return lowered if lowered.isascii() else "xn--" + lowered.encode("punycode").decode("ascii")


def _refused(address: str) -> UserError:
    return UserError(
        "{address} is not an e-mail address. It looks like name@example.nl.",
        field="email",
        address=shortened(address),
    )


def _bare(text: str) -> str:
    found = re.fullmatch(r"[^<>]*<([^<>]*)>", text)
    text = found[1].strip() if found else text
    return text.removeprefix("mailto:").rstrip(".,;")


def _good_local(local: str) -> bool:
    return len(local.encode("utf-8", "replace")) <= _LONGEST_LOCAL and bool(_LOCAL.fullmatch(local))


def _good_domain(domain: str) -> bool:
    labels = domain.split(".")
    written_well = len(labels) > 1 and all(_LABEL.fullmatch(label) for label in labels)
    return written_well and len(domain) < _LONGEST and not labels[-1].isdigit()
