"""Calls of others: an award or a grant with a closing date, and the website where it stands."""

from __future__ import annotations

import datetime as dt
import re
from urllib.parse import urlsplit

from coordinator_app.errors import UserError
from coordinator_app.rules.cleaning import clean, refuse_too_long

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)  # host:8080 is a port
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+(?:xn--[a-z\d-]+|[^\W\d_]{2,})")


def read_website(typed: str, field: str = "website") -> str:
    """A web address that a browser may open: ``www.voorbeeld.nl`` → ``https://www.voorbeeld.nl``.

    Empty stays empty. Raises UserError at ``field`` for anything but http and https: a file, a
    script or a program would be opened by the computer itself.
    """
    found = clean(typed)
    refuse_too_long(found, field)
    if not found:
        return ""
    address = found if _SCHEME.match(found) else f"https://{found}"
    if not is_website(address):
        raise UserError("This is no web address. Write it as https://www.example.org.", field=field)
    return address


def is_website(address: str) -> bool:
    """Whether it is http or https, with the name of a host, without a password and without spaces.

    A password in an address (``https://bank.nl@elsewhere.org``) hides where it leads.
    """
    try:
        parts = urlsplit(address)
        port_is_number = parts.port is None or parts.port > 0
    except ValueError:
        return False
    plain = not re.search(r"[\s\\\x00-\x1f]", address) and "@" not in parts.netloc
    secure = parts.scheme in {"http", "https"} and port_is_number
    return plain and secure and bool(_HOST.fullmatch(parts.hostname or ""))


def refuse_dates(opens_on: dt.date | None, closes_on: dt.date) -> None:
    """Refuse at ``closes_on`` a call that closes before it opens."""
    if opens_on is not None and closes_on < opens_on:
        raise UserError("A call cannot close before it opens.", field="closes_on")
