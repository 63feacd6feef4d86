"""Tables in HTML and in the XML of Excel 2003, under the names programs give them."""

from pathlib import Path

from tests.services.sheets.made import fields, nik, numbers, read

SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"


def html_row(number: int) -> str:
    return f"<tr><td>{number}<td>{nik(number)}</td><td>ANA&nbsp;<br>BRIA<td>01-02-1990</tr>"


def test_html_with_spans_and_open_cells_is_read(tmp_path: Path) -> None:
    path = tmp_path / "list.xls"
    path.write_text(
        "<html xmlns:x='urn:x'><head><meta charset=utf-8><style>td{mso-number-format:'@'}</style>"
        "</head><body><table><tr><td colspan=4>DAFTAR PEKERJA RENTAN</td></tr>"
        "<tr><th rowspan=2>No</th><th colspan=2>Identitas</th><th rowspan=2>Tgl Lahir</th></tr>"
        "<tr><th>NIK</th><th>Nama</th></tr>" + "".join(map(html_row, (1, 2, 3))) + "</table>",
        encoding="utf-8",
    )
    book = read(path)
    assert fields(book) == {
        "No": "ignored",
        "Identitas NIK": "nik",
        "Identitas Nama": "name",
        "Tgl Lahir": "birth_date",
    }
    assert [(row, cells[1], cells[2]) for row, cells in book.tables[0].rows] == [
        (row, nik(row - 3), "ANA BRIA") for row in (4, 5, 6)
    ]


def test_html_in_cp1252_is_read(tmp_path: Path) -> None:
    path = tmp_path / "list.xls"
    head = "<table><tr><td>NIK<td>Nama<td>Tgl Lahir</tr>"
    path.write_bytes(f"{head}<tr><td>{nik(1)}<td>JOSÉ<td>1-2-1990</table>".encode("cp1252"))
    assert read(path).tables[0].rows == [(2, [nik(1), "JOSÉ", "1-2-1990"])]


def xml_cell(value: object, kind: str = "String", index: int | None = None) -> str:
    place = f' ss:Index="{index}"' if index else ""
    return f'<Cell{place}><Data ss:Type="{kind}">{value}</Data></Cell>'


def test_the_xml_of_excel_2003_is_read(tmp_path: Path) -> None:
    header = "".join(map(xml_cell, ("No", "NIK", "Nama", "Tgl Lahir", "Desa")))
    rows = "".join(
        f"<Row>{xml_cell(n, 'Number')}{xml_cell(nik(n))}{xml_cell('ANA &amp; INA')}"
        f"{xml_cell('1990-02-01T00:00:00.000', 'DateTime')}</Row>"
        for n in (1, 2)
    )
    last = f'<Row ss:Index="9">{xml_cell(nik(3), index=2)}{xml_cell("Wesey", index=5)}</Row>'
    path = tmp_path / "list.xls"
    path.write_text(
        f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        f'<Workbook xmlns="{SPREADSHEET}" xmlns:ss="{SPREADSHEET}"><Worksheet ss:Name="Daftar">'
        f"<Table><Row>{header}</Row>{rows}{last}</Table></Worksheet></Workbook>",
        encoding="utf-8",
    )
    book = read(path)
    assert book.tables[0].sheet == "Daftar"
    assert book.tables[0].rows == [
        (2, [1.0, nik(1), "ANA & INA", "01-02-1990", ""]),
        (3, [2.0, nik(2), "ANA & INA", "01-02-1990", ""]),
        (9, ["", nik(3), "", "", "Wesey"]),
    ]
    assert numbers(book) == [2, 3, 9]
