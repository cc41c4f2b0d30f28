"""Lists for other programs: JSON with the same keys in every language."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any

from coordinator_app.exchange.saving import save_bytes


def write_json(path: Path, records: Iterable[Mapping[str, Any]]) -> int:
    """Write ``records`` as a JSON array: UTF-8, dates in ISO form, codes instead of words.

    Returns the number of records; raises `UserError` as `saving` does.
    """
    rows = [dict(record) for record in records]
    save_bytes(path, f"{as_json(rows)}\n".encode())
    return len(rows)


def as_json(value: Any) -> str:
    """``value`` as JSON text that reads well: indented, accents as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return list(value) if isinstance(value, set | frozenset) else str(value)
