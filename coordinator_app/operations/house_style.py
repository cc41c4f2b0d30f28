"""The house style of the network: each field is edited in place, undoably; pictures are checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from coordinator_app.documents.house_style import HouseStyle, Window, checked_picture
from coordinator_app.errors import UserError
from coordinator_app.operations.editing import Field, read_field
from coordinator_app.operations.settings import network_settings, write_setting
from coordinator_app.operations.typed import choice_of, line_of, yes_or_no
from coordinator_app.rules.envelopes import EnvelopeSize, refuse_window
from coordinator_app.store.blobs import keep_blob
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.house_style import (
    HOUSE_STYLE,
    PICTURES,
    house_style_values,
    with_pictures,
)
from coordinator_app.store.store import Store
from coordinator_app.texts import text

_COLOUR = re.compile(r"#[0-9a-f]{6}")


def read_house_style(connection: Connection) -> HouseStyle:
    """The house style as papers take it; without a sender, the network's own name stands there."""
    return made_of(connection, house_style_values(connection))


def made_of(connection: Connection, values: dict[str, Any]) -> HouseStyle:
    """The house style that was kept as ``values`` (pictures as digests).

    What a newer version wrote besides, or in a way that cannot be used here, is passed over.
    """
    pictures = {name: values.get(name) for name in PICTURES}
    read = with_pictures(connection, pictures) | dict(_usable(values))
    read["sender_name"] = read.get("sender_name") or network_settings(connection).name
    return HouseStyle(**read)


def _usable(values: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """What can be read of what was kept, as a house style holds it; pictures aside."""
    for name in FIELDS.keys() - set(PICTURES):
        kept = values.get(name)
        typed = " ".join(map(str, kept)) if name == "window_measures" and kept else kept
        with suppress(UserError, TypeError):
            if kept is not None:
                yield name, _HELD.get(name, _as_it_is)(FIELDS[name].read(typed, name))


def _as_it_is(value: Any) -> Any:
    return value


_HELD: Mapping[str, Callable[[Any], Any]] = {
    "sender_lines": tuple,
    "window": Window,
    "window_measures": tuple,
    "envelope": EnvelopeSize,
}


def edit_house_style(store: Store, field: str, value: Any) -> Outcome:
    """Change one field: ``edit_house_style(store, "footer", "www.example.nl")``.

    ``sender_lines`` are typed as lines of one text. ``logo`` and ``signature_image`` take the path
    of a PNG or JPEG file, its bytes, or nothing to leave them out. Raises UserError at the field.
    """
    read = read_field(FIELDS, field, value)
    with store.work("House style: {field}", field=FIELDS[field].word) as work:
        connection = work.session.connection()
        kept = house_style_values(connection)
        if field in PICTURES and read is not None:
            read = keep_blob(work.session, read, "image/*")
        changed = kept | {field: read}
        if field == "envelope":
            changed["window_measures"] = []  # another envelope has another window
        if field in _OF_ENVELOPE:
            refuse_window(made_of(connection, changed).posted_in, field)
        write_setting(work.session, HOUSE_STYLE, changed)
    return work.outcome


def keep_house_style(session: Session, style: HouseStyle) -> dict[str, Any]:
    """The house style as values that can be kept with a paper; `made_of` is the opposite."""
    values = dict(vars(replace(style)))
    for name in PICTURES:
        content = values[name]
        values[name] = keep_blob(session, content, "image/*") if content else None
    return values


def _lines(value: Any, field: str) -> list[str]:
    lines = value.splitlines() if isinstance(value, str) else list(value or ())
    read = [line_of(one, field) for one in lines]
    kept = [one for one in read if one]
    if len(kept) > _MOST_LINES:
        raise UserError("At most {n} lines fit beside the address.", field=field, n=_MOST_LINES)
    return kept


_MOST_LINES = 6


def _picture(value: Any, field: str) -> bytes | None:
    if not value:
        return None
    content = value if isinstance(value, bytes) else _content(Path(str(value)), field)
    return checked_picture(content, field=field)


def _content(path: Path, field: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(
            "{name} cannot be read. Choose another file.", field=field, name=path.name
        ) from error


def _window(value: Any, field: str) -> str:
    try:
        return Window(value).value
    except ValueError:
        raise UserError("Choose one from the list.", field=field) from None


def _envelope(value: Any, field: str) -> str:
    return choice_of(value, EnvelopeSize, field).value


def _measures(value: Any, field: str) -> list[float]:
    """``"15 20 110 40"``: from the side, from the foot, wide, high; nothing is the usual window."""
    typed = line_of(value, field).replace(",", ".").replace("mm", " ").replace("×", " ").split()
    try:
        read = [float(one) for one in typed]
    except ValueError:
        read = [-1.0]
    if read and (len(read) != _MEASURES or not all(0 <= one <= _LONGEST_SIDE for one in read)):
        raise UserError(
            "Write four figures in millimetres: from the side, from the foot, wide and high, as in"
            " 15 20 110 40. Leave it empty for the usual window.",
            field=field,
        )
    return read


_MEASURES, _LONGEST_SIDE = 4, 300
_OF_ENVELOPE = {"envelope", "window", "window_measures"}


def _colour(value: Any, field: str) -> str:
    typed = line_of(value, field).lower()
    colour = typed if typed.startswith("#") else f"#{typed}"
    if not _COLOUR.fullmatch(colour):
        raise UserError(
            "Write a colour as # with six signs from 0 to 9 and a to f, as in #1f5f8b.",
            field=field,
        )
    return colour


FIELDS = {
    "sender_name": Field(text("Sender"), line_of),
    "sender_lines": Field(text("Address of the sender"), _lines),
    "place": Field(text("Place above the letter"), line_of),
    "signatory_name": Field(text("Name under the letter"), line_of),
    "signatory_role": Field(text("Function under the letter"), line_of),
    "footer": Field(text("Line at the foot"), line_of),
    "logo": Field(text("Logo"), _picture),
    "signature_image": Field(text("Signature"), _picture),
    "window": Field(text("Window of the envelope"), _window),
    "envelope": Field(text("Envelope"), _envelope),
    "window_measures": Field(text("Measures of the window"), _measures),
    "fold_marks": Field(text("Marks to fold by"), yes_or_no),
    "accent": Field(text("Colour"), _colour),
}
