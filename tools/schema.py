"""Print the schema of a fresh network as SQL: ``python -m tools.schema``."""

from __future__ import annotations

import re
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from coordinator_app.store.connections import open_plainly
from coordinator_app.store.store import Store


def schema() -> str:
    """The tables, indexes and marks of a new network, in an order that is always the same."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fresh.network"
        Store.create(path).close()
        with closing(open_plainly(path, "ro")) as connection:
            rows = connection.execute(
                "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
                # The tables that a virtual table keeps its own data in are made by itself.
                " AND name NOT LIKE 'search\\_texts\\_%' ESCAPE '\\'"
                " ORDER BY type = 'index', tbl_name, name"
            ).fetchall()
            marks = [
                f"PRAGMA {mark} = {connection.execute(f'PRAGMA {mark}').fetchone()[0]}"
                for mark in ("application_id", "user_version")
            ]
    statements = [re.sub(r"\s+\n", "\n", statement.strip()) for (statement,) in rows]
    return "".join(f"{statement};\n" for statement in statements + marks)


def main() -> None:
    sys.stdout.write(schema())


if __name__ == "__main__":
    main()
