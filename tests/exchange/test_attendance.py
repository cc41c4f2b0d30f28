import datetime as dt
from pathlib import Path

from coordinator_app.exchange.attendance import attendance_table
from coordinator_app.exchange.reading import read_table
from coordinator_app.exchange.writing import write_table

ROW = {
    "date": dt.date(2027, 3, 20),
    "meeting": "Startbijeenkomst",
    "name": "Berg, J. van der",
    "category": "municipal_professional",
    "role": "member",
    "reply": "yes",
    "presence": "left_early",
}


def test_reply_and_presence_are_two_columns(tmp_path: Path) -> None:
    path = tmp_path / "aanwezigheid.csv"
    write_table(path, attendance_table([ROW]))
    table = read_table(path)
    row = dict(zip(table.headers, table.rows[0].cells, strict=True))
    assert (row["antwoord"], row["aanwezigheid"]) == ("ja", "eerder weg")
    assert (row["datum"], row["categorie"]) == ("2027-03-20", "gemeentelijke professional")


def test_english_words(tmp_path: Path) -> None:
    path = tmp_path / "attendance.xlsx"
    write_table(path, attendance_table([ROW], "en"))
    table = read_table(path)
    assert table.sheet == "Attendance"
    assert "left early" in table.rows[0].cells
