import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter

from coordinator_app.errors import UserError
from coordinator_app.exchange.reading import SheetTable, read_table
from coordinator_app.texts import use

FILES = Path(__file__).parent / "files"


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    use("en")
    yield
    use("nl")


def read(tmp_path: Path, content: bytes | str, name: str = "leden.csv") -> SheetTable:
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return read_table(file)


def rows(table: SheetTable) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.number, row.cells) for row in table.rows]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"]
)
def test_delimiters_and_encodings(tmp_path: Path, delimiter: str, encoding: str) -> None:
    lines = [("voornaam", "achternaam", "plaats"), ("Zoë", "Ötker, J.; zn", "Ĳmuiden"[1:])]
    text = "".join(delimiter.join(f'"{cell}"' for cell in line) + "\r\n" for line in lines)
    table = read(tmp_path, text.encode(encoding))
    assert (table.headers, rows(table)) == (lines[0], [(2, lines[1])])
    assert table.delimiter == delimiter


@pytest.mark.parametrize(
    "name",
    ["José d’Ancona", "‘s-Gravenhage", "Muñoz – García", "JOSÉ", "Çelik", "€ 5", "Ødegård “Bo”"],
)
def test_windows_text_is_not_taken_for_a_macintosh(tmp_path: Path, name: str) -> None:
    table = read(tmp_path, f"naam;plaats\r\n{name};Ede\r\n".encode("cp1252"))
    assert rows(table) == [(2, (name, "Ede"))]
    assert table.encoding == "cp1252"


@pytest.mark.parametrize("name", ["José", "Muñoz", "Zoë", "Ötker"])
def test_text_of_a_macintosh(tmp_path: Path, name: str) -> None:
    table = read(tmp_path, f"naam;plaats\r{name};Ede\r".encode("mac_roman"))
    assert rows(table) == [(2, (name, "Ede"))]


def test_the_sep_line_of_excel_is_no_row(tmp_path: Path) -> None:
    table = read(tmp_path, "sep=;\r\nachternaam;plaats\r\nBakker;Ede, Lunteren\r\n")
    assert table.headers == ("achternaam", "plaats")
    assert rows(table) == [(2, ("Bakker", "Ede, Lunteren"))]


def test_rows_carry_the_number_that_excel_shows(tmp_path: Path) -> None:
    text = '\r\nLedenlijst 2027;;\r\nnaam;adres;\r\nA;"een\r\ntwee";\r\n;;\r\n\r\nB;drie;\r\n'
    table = read(tmp_path, text)
    assert table.headers == ("naam", "adres")
    assert rows(table) == [(4, ("A", "een\r\ntwee")), (7, ("B", "drie"))]


def test_short_and_long_rows_are_evened(tmp_path: Path) -> None:
    table = read(tmp_path, "naam;plaats\nA\nB;Ede;extra\n")
    assert table.headers == ("naam", "plaats", "")
    assert rows(table) == [(2, ("A", "", "")), (3, ("B", "Ede", "extra"))]


def test_one_column_is_a_list_too(tmp_path: Path) -> None:
    assert rows(read(tmp_path, "achternaam\nBakker\n")) == [(2, ("Bakker",))]


def test_one_column_of_names_written_with_a_comma(tmp_path: Path) -> None:
    table = read(tmp_path, "naam\nBerg, Jan van der\nVries, Piet de\n")
    assert rows(table) == [(2, ("Berg, Jan van der",)), (3, ("Vries, Piet de",))]


def test_commas_in_cells_and_title_do_not_mislead(tmp_path: Path) -> None:
    table = read(tmp_path, "Lijst, versie 2\nnaam;bedrag\nBerg, J.;1,5\nVries, P.;2,5\n")
    assert table.headers == ("naam", "bedrag")
    assert rows(table)[1] == (4, ("Vries, P.", "2,5"))


def test_an_apostrophe_that_guards_is_taken_off(tmp_path: Path) -> None:
    table = read(tmp_path, "naam;telefoon\n't Hart;'+31 6\n''=x;\n")
    assert rows(table) == [(2, ("'t Hart", "+31 6")), (3, ("'=x", ""))]


def test_lines_that_end_as_on_an_old_macintosh(tmp_path: Path) -> None:
    assert rows(read(tmp_path, "naam;plaats\rA;Ede\r")) == [(2, ("A", "Ede"))]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n;;\r\n", "no row with column names"),
        (b"%PDF-1.7 ...", "another kind .PDF."),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "another kind .PNG."),
        (b"<!doctype html><table>", "another kind .HTML."),
        (b"naam;plaats\nA\0;Ede\n", "Row 2 .* no list has"),
        (bytes(range(256)) * 9, "no list has"),
        ("naam\nZoë\nAda\n".encode() + "Chloé\n".encode("cp1252"), "From row 4 on"),
        ("naam\n".encode("utf-16") + b"\x00", "From row 2 on"),
        (b'naam;plaats\nA;Ede\n"B;Ede\nC;Ede\n', "opened in row 3"),
        (b"PK\x03\x04" + b"x" * 90, "another kind .ZIP."),
        (b"PK\x03\x04xl/workbook.xml", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "damaged"),
        (b"naam\n" + b"a\n" * 200_001, "more than 200000 rows"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, content: bytes, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        read(tmp_path, content)


def test_an_absent_file_and_a_folder_are_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is not there"):
        read_table(tmp_path / "weg.csv")
    with pytest.raises(UserError, match="is a folder"):
        read_table(tmp_path)


def test_two_hundred_megabytes_are_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "groot.csv"
    with file.open("wb") as out:
        out.truncate(200 * 1024 * 1024)
    with pytest.raises(UserError, match="is 200 MB; a list of at most 50 MB"):
        read_table(file)


def workbook(fill: object, **options: object) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, options) as book:
        fill(book)  # type: ignore[operator]
    return content.getvalue()


def test_a_workbook_reads_as_it_was_typed(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("Leeg")
        hidden = book.add_worksheet("Verborgen")
        hidden.write(0, 0, "nee")
        hidden.hide()
        sheet = book.add_worksheet("Leden")
        sheet.write_row(2, 1, ["achternaam", "telefoon", "mobiel", "x"])
        sheet.write_row(4, 1, ["Bakker", 612345678.0])
        sheet.write_string(4, 3, "0612345678")
        sheet.write_formula(4, 4, "=1/0", None, "#DIV/0!")
        sheet.write_blank(300, 20, None, book.add_format({"bold": True}))

    table = read(tmp_path, workbook(fill), "leden.xlsx")
    assert table.sheet == "Leden"
    assert table.headers == ("achternaam", "telefoon", "mobiel", "x")
    assert rows(table) == [(5, ("Bakker", "612345678", "0612345678", ""))]


def test_the_name_of_the_file_does_not_matter(tmp_path: Path) -> None:
    content = workbook(lambda book: book.add_worksheet().write(0, 0, "achternaam"))
    assert read(tmp_path, content, "leden.csv").headers == ("achternaam",)


def test_a_sheet_can_be_chosen(tmp_path: Path) -> None:
    file = tmp_path / "leden.xlsx"
    file.write_bytes(workbook(lambda book: book.add_worksheet("Een").write(0, 0, "naam")))
    assert read_table(file, sheet="Een").headers == ("naam",)
    with pytest.raises(UserError, match="has no sheet Twee"):
        read_table(file, sheet="Twee")


def test_old_excel_files(tmp_path: Path) -> None:
    table = read_table(FILES / "leden.xls")
    assert rows(table) == [
        (2, ("Zoë", "'t Hart", "0612345678", "2019-03-20")),
        (3, ("Bo", "Ötker", "612345678", "")),
    ]


def test_a_password_is_said() -> None:
    with pytest.raises(UserError, match="password"):
        read_table(FILES / "met_wachtwoord.xlsx")


def test_a_damaged_old_file_is_said_and_does_not_end_the_program(tmp_path: Path) -> None:
    sound = (FILES / "leden.xls").read_bytes()
    dimensions = sound.index(bytes.fromhex("00020e00"))
    far = sound[: dimensions + 8] + b"\xff\xff\xff\x7f" + sound[dimensions + 12 :]
    circle = sound[:512] + bytes(512) + sound[1024:]
    for damaged in (sound[:3000], far, circle, sound[:48] + b"\x99" * 8 + sound[56:]):
        with pytest.raises(UserError, match="damaged"):
            read(tmp_path, damaged, "leden.xls")


@pytest.mark.parametrize(("row", "column"), [(1_048_575, 16_383), (0, 16_383), (300_000, 0)])
def test_a_cell_far_away_is_refused_before_it_takes_the_memory(
    tmp_path: Path, row: int, column: int
) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "naam")
        sheet.write(row, column, "x")

    with pytest.raises(UserError, match="far outside the list"):
        read(tmp_path, workbook(fill), "leden.xlsx")


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(401):
                part.write(bytes(1024 * 1024))
    with pytest.raises(UserError, match="unpacks to more than 400 MB"):
        read(tmp_path, content.getvalue(), "leden.xlsx")


def test_half_a_workbook_is_damaged(tmp_path: Path) -> None:
    content = workbook(lambda book: book.add_worksheet().write(0, 0, "naam"))
    with pytest.raises(UserError, match="damaged"):
        read(tmp_path, content[:-200], "leden.xlsx")


def open_document(cells: str) -> bytes:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{names}:office:1.0" '
            f'xmlns:table="{names}:table:1.0" xmlns:text="{names}:text:1.0"><office:body>'
            f'<office:spreadsheet><table:table table:name="Leden">{cells}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
        package.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{names}:manifest:1.0"/>',
        )
    return content.getvalue()


CELL = '<table:table-cell office:value-type="{0}" {2}><text:p>{1}</text:p></table:table-cell>'
REST = (
    '<table:table-row table:number-rows-repeated="1048574">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)


def test_open_document(tmp_path: Path) -> None:
    day = CELL.format("date", "20-03-27", 'office:date-value="2027-03-20"')
    text = CELL.format("string", "0612", "")
    cells = f"<table:table-row>{text}{day}</table:table-row>" * 2 + REST
    assert rows(read(tmp_path, open_document(cells), "l.ods")) == [(2, ("0612", "2027-03-20"))]


def test_open_document_with_a_cell_far_away(tmp_path: Path) -> None:
    last = "<table:table-row>" + CELL.format("string", "x", "") + "</table:table-row>"
    with pytest.raises(UserError, match="far outside the list"):
        read(tmp_path, open_document(last + REST + last), "l.ods")
