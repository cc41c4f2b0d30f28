from pathlib import Path

import pytest

from coordinator_app.errors import UserError
from coordinator_app.exchange.columns import separate
from coordinator_app.exchange.partners import COLUMNS, partner_table, read_partners
from coordinator_app.exchange.reading import read_table
from coordinator_app.exchange.sheets import SheetTable
from coordinator_app.exchange.writing import write_table

FACTS = {
    "name": "Vereniging van Griffiers",
    "kind": "association",
    "state": "in_talks",
    "city": "Den Haag",
    "website": "https://example.nl",
    "contacts": ("Berg, Jan van der", "Zoë Bakker"),
}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_partners_come_back_as_they_were_written(tmp_path: Path, language: str) -> None:
    path = tmp_path / "partners.xlsx"
    assert write_table(path, partner_table([FACTS], language)) == 1
    read = read_partners(read_table(path))
    values = dict(read.rows[0].values)
    assert separate(values.pop("contacts"), by_comma=False) == FACTS["contacts"]
    assert values == {key: value for key, value in FACTS.items() if key != "contacts"}
    assert read.fields == {column.key for column in COLUMNS}


def test_a_list_without_names_is_refused() -> None:
    with pytest.raises(UserError) as refused:
        read_partners(SheetTable(("plaats", "soort"), ()))
    assert refused.value.field == "name"
