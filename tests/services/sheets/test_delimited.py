"""Delimited text: any encoding and separator; the n-th record is row n."""

from pathlib import Path

import pytest

from tests.services.sheets.made import fields, nik, numbers, read

HEAD = ("No", "NIK", "Nama Lengkap", "Tempat Lahir", "Tanggal Lahir", "L/P", "Desa")


def line(number: int, name: str = "MARÍA BRIA", separator: str = ";") -> str:
    cells = (str(number), nik(number), name, "Kupang", "01-02-1990", "P", "Wesey")
    return separator.join(cells)


def lines(*rows: str, separator: str = ";") -> str:
    return "\r\n".join([separator.join(HEAD), *rows]) + "\r\n"


def put(folder: Path, text: str, encoding: str = "utf-8", name: str = "list.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_every_encoding_and_separator_gives_the_same_people(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    text = lines(*(line(n, separator=separator) for n in (1, 2, 3)), separator=separator)
    book = read(put(tmp_path, text, encoding))
    table = book.tables[0]
    assert (table.sheet, table.header_row) == ("", 1)
    assert [(row, cells[1], cells[2]) for row, cells in table.rows] == [
        (row, nik(row - 1), "MARÍA BRIA") for row in (2, 3, 4)
    ]
    assert fields(book)["Tanggal Lahir"] == "birth_date"


def test_commas_in_places_and_dates_do_not_part_a_list_of_semicolons(tmp_path: Path) -> None:
    rows = [f"{n};{nik(n)};ANA;Kupang, 01-02-1990, NTT;x, y" for n in range(1, 9)]
    book = read(put(tmp_path, "No;NIK;Nama;Tempat, Tanggal Lahir;Alamat\n" + "\n".join(rows)))
    assert fields(book)["Tempat, Tanggal Lahir"] == "ttl"
    assert len(numbers(book)) == 8


def test_a_quoted_line_break_stays_in_its_cell_and_its_record(tmp_path: Path) -> None:
    text = lines(line(1, '"MARIA\nBRIA"'), line(2, '"ANA; ""INA"""'), line(3))
    book = read(put(tmp_path, text))
    assert [(row, cells[2]) for row, cells in book.tables[0].rows] == [
        (2, "MARIA\nBRIA"),
        (3, 'ANA; "INA"'),
        (4, "MARÍA BRIA"),
    ]


def test_a_lone_quote_swallows_nobody(tmp_path: Path) -> None:
    text = lines(line(1), line(2, '"MARIA'), line(3), line(4, 'ANA "INA'), line(5))
    book = read(put(tmp_path, text))
    assert [cells[1] for _row, cells in book.tables[0].rows] == [nik(n) for n in range(1, 6)]


def test_blank_lines_count_and_titles_are_passed_over(tmp_path: Path) -> None:
    text = "DAFTAR PEKERJA\n\n" + lines(line(1), "", line(2)) + ";;;;;;\nJumlah;2;;;;;\n"
    book = read(put(tmp_path, text))
    assert numbers(book) == [4, 6]
    assert book.ignored == 3


def test_digits_kept_as_text_by_a_formula_are_digits(tmp_path: Path) -> None:
    rows = [f'{n};"=""{nik(n)}""";ANA;Kupang;01-02-1990;P;Wesey' for n in (1, 2)]
    table = read(put(tmp_path, lines(*rows))).tables[0]
    assert [cells[1] for _row, cells in table.rows] == [nik(1), nik(2)]


def test_a_line_that_names_the_separator_is_passed_over(tmp_path: Path) -> None:
    assert numbers(read(put(tmp_path, "sep=;\n" + lines(line(1), line(2))))) == [3, 4]


def test_rows_too_short_or_too_long_lose_nobody(tmp_path: Path) -> None:
    text = lines(f"1;{nik(1)};ANA", line(2) + ";;;x;y", line(3))
    table = read(put(tmp_path, text)).tables[0]
    assert [row for row, _cells in table.rows] == [2, 3, 4]
    assert {len(cells) for _row, cells in table.rows} == {len(table.columns)}
    assert table.rows[0][1][3:7] == ["", "", "", ""]


@pytest.mark.parametrize("name", ["list.xls", "list.xlsx", "list.txt", "list"])
def test_its_name_does_not_matter(tmp_path: Path, name: str) -> None:
    assert numbers(read(put(tmp_path, lines(line(1), line(2)), name=name))) == [2, 3]
