import csv
import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.exchange.cells import Cell
from coordinator_app.exchange.reading import read_table
from coordinator_app.exchange.writing import OutTable, write_csv, write_table, write_xlsx
from coordinator_app.texts import use

# NUL, half surrogates and U+FFFE/FFFF cannot stand in any file and are left out on writing.
cells = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffe\uffff"), max_size=30
) | st.text(alphabet="'=+-@ \t\r\n\";,|ë", max_size=6)
tables = st.lists(st.lists(cells, min_size=3, max_size=3), max_size=8)
HEADERS = ["eerste", "tweede", "derde"]
WRITERS = [("xlsx", write_xlsx), ("csv", write_csv)]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    use("en")
    yield
    use("nl")


def filled(rows: list[list[str]]) -> list[tuple[int, tuple[str, ...]]]:
    return [
        (number, tuple(row))
        for number, row in enumerate(rows, start=2)
        if any(cell.strip() for cell in row)
    ]


@pytest.mark.parametrize(("ending", "write"), WRITERS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(rows=tables)
def test_any_text_comes_back_unchanged(
    tmp_path: Path, ending: str, write: Callable[[Path, OutTable], int], rows: list[list[str]]
) -> None:
    path = tmp_path / f"lijst.{ending}"
    assert write(path, OutTable("Lijst", HEADERS, rows)) == len(rows)
    table = read_table(path)
    assert list(table.headers) == HEADERS
    assert [(row.number, row.cells) for row in table.rows] == filled(rows)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(rows=tables)
def test_no_cell_of_a_csv_file_begins_with_a_formula_sign(
    tmp_path: Path, rows: list[list[str]]
) -> None:
    path = tmp_path / "lijst.csv"
    write_csv(path, OutTable("Lijst", HEADERS, rows))
    text = path.read_bytes().decode("utf-8-sig")
    for record in csv.reader(io.StringIO(text, newline=""), delimiter=";"):
        for cell in record:
            assert not cell.lstrip().startswith(("=", "+", "-", "@"))
            assert not cell.startswith(("\t", "\r", "\n"))


def test_csv_is_what_dutch_excel_opens(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    rows: list[list[Cell]] = [["Ötker; zn", dt.date(2027, 3, 20)], ["=1+1", None], ["'t Hart", 5]]
    write_table(path, OutTable("Lijst", ["naam", "lid sinds"], rows))
    assert path.read_bytes().decode("utf-8") == (
        "\ufeffnaam;lid sinds\r\n\"Ötker; zn\";2027-03-20\r\n'=1+1;\r\n't Hart;5\r\n"
    )


def test_a_workbook_has_no_formula_a_header_that_stays_and_real_dates(tmp_path: Path) -> None:
    path = tmp_path / "lijst.xlsx"
    rows: list[list[Cell]] = [["=1+1", dt.date(2027, 3, 20)]]
    write_table(path, OutTable("Leden: [1]", ["naam", "lid sinds"], rows, [30, 12]))
    with zipfile.ZipFile(path) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
        styles = package.read("xl/styles.xml").decode()
        book = package.read("xl/workbook.xml").decode()
    assert "<f>" not in sheet
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:B2"/>' in sheet
    assert "<v>46466</v>" in sheet
    assert 'quotePrefix="1"' in styles
    assert 'name="Leden   1"' in book
    assert read_table(path).rows[0].cells == ("=1+1", "2027-03-20")


def test_the_same_list_gives_the_same_file(tmp_path: Path) -> None:
    table = OutTable("Leden", ["naam"], [["Bakker"]])
    write_xlsx(tmp_path / "een.xlsx", table)
    write_xlsx(tmp_path / "twee.xlsx", table)
    assert (tmp_path / "een.xlsx").read_bytes() == (tmp_path / "twee.xlsx").read_bytes()


def test_what_excel_cannot_hold_is_said(tmp_path: Path) -> None:
    path = tmp_path / "lijst.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(UserError, match="Row 2 has a text of 40000 characters"):
        write_xlsx(path, OutTable("Leden", ["naam"], [["x" * 40_000]]))
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
    write_csv(tmp_path / "lijst.csv", OutTable("Leden", ["naam"], [["x" * 400_000]]))
    assert len(read_table(tmp_path / "lijst.csv").rows[0].cells[0]) == 400_000


@pytest.mark.parametrize(("ending", "write"), WRITERS)
def test_stopping_halfway_leaves_the_old_file(
    tmp_path: Path, ending: str, write: Callable[[Path, OutTable], int]
) -> None:
    def stops() -> Iterator[list[str]]:
        yield ["Bakker"]
        raise UserError("enough")

    path = tmp_path / f"lijst.{ending}"
    path.write_bytes(b"old")
    with pytest.raises(UserError, match="enough"):
        write(path, OutTable("Leden", ["naam"], stops()))
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_an_absent_folder_is_said(tmp_path: Path, ending: str) -> None:
    with pytest.raises(UserError, match="is not there"):
        write_table(tmp_path / "weg" / f"l.{ending}", OutTable("Leden", ["naam"], []))


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"not as \.doc"):
        write_table(tmp_path / "l.doc", OutTable("Leden", ["naam"], []))
