"""Columns chosen once are used for the next list with the same header, and can be forgotten."""

from pathlib import Path

import openpyxl
import pytest

from db.engine import Database
from db.queries.audit import entries
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.register.held import held_rows
from desktop.services.register.importing import apply_preview, import_list
from desktop.services.register.known_columns import forget_columns, known_columns
from desktop.services.register.preview import Preview, preview_list
from desktop.services.register.report import save_held

HEADER = "Identitas;Panggilan;Lahirnya;Sex;Tinggal;Kecamatan;Lain-lain"
CHOSEN = {
    "Identitas": "nik", "Panggilan": "name", "Lahirnya": "birth_date", "Tinggal": "region",
    "Lain-lain": "hamlet",
}  # fmt: skip
FIRST = "5321044505900001;Maria Nahak;1990-05-05;P;Wesey;Weliman;Dusun A"
SECOND = "5321041708850002;Yohanes Bria;1985-08-17;L;Lakulo;Weliman;Dusun B"
THIRD = "532104170885;Petrus Luan;1985-08-17;L;Lakulo;Weliman;Dusun C"


def _written(path: Path, *rows: str, header: str = HEADER) -> Path:
    path.write_text("\n".join(("DAFTAR WARGA", header, *rows)), encoding="utf-8")
    return path


def _looked(
    database: Database, acting: Acting, path: Path, mapping: dict[str, str] | None = None
) -> Preview:
    with database.read() as session:
        return preview_list(session, acting, path, mapping=mapping)


def _entered(
    database: Database, acting: Acting, path: Path, mapping: dict[str, str] | None = None
) -> Preview:
    with database.write() as session:
        return import_list(session, acting, path, mapping=mapping)[1]


def test_what_was_chosen_is_used_for_the_next_list_of_the_same_header(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    _entered(office_database, acting, _written(tmp_path / "a.csv", FIRST), CHOSEN)
    # Written otherwise, it is the same header all the same.
    header = HEADER.replace("Identitas", " IDENTITAS: ").replace("Lahirnya", "lahirnya")
    later = _looked(office_database, acting, _written(tmp_path / "b.csv", SECOND, header=header))
    assert later.counts.new == 1
    assert later.rows[0].values["hamlet"] == "Dusun B"
    (known,) = later.known
    assert (known.file, known.by, known.chosen) == ("a.csv", acting.user, CHOSEN)


def test_a_list_that_did_not_come_in_teaches_nothing(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    _looked(office_database, acting, _written(tmp_path / "a.csv", FIRST), CHOSEN)
    with office_database.read() as session:
        assert known_columns(session) == []


def test_what_nobody_chose_is_not_kept(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    plain = _written(tmp_path / "a.csv", FIRST, header="NIK;Nama;Tgl Lahir;L/P;Desa;Kecamatan;Ket")
    _entered(office_database, acting, plain)
    with office_database.read() as session:
        assert known_columns(session) == []
    _entered(office_database, acting, plain, {"Ket": "hamlet"})
    with office_database.read() as session:
        (known,) = known_columns(session)
    assert known.chosen == {"Ket": "hamlet"}


@pytest.mark.parametrize(
    "header",
    [
        HEADER.replace("Lain-lain", "Lain-lain;Asal"),
        "Panggilan;Identitas;Lahirnya;Sex;Tinggal;Kecamatan;Lain-lain",
        HEADER.replace("Lain-lain", "Catatan kami"),
    ],
)
def test_another_header_is_another_kind(
    office_database: Database, acting: Acting, tmp_path: Path, header: str
) -> None:
    _entered(office_database, acting, _written(tmp_path / "a.csv", FIRST), CHOSEN)
    plain = header.replace("Identitas", "NIK").replace("Panggilan", "Nama")
    later = _looked(office_database, acting, _written(tmp_path / "b.csv", SECOND, header=plain))
    assert later.known == []
    assert "hamlet" not in later.rows[0].values


def test_a_later_choice_changes_the_one_before_and_keeps_the_rest(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    _entered(office_database, acting, _written(tmp_path / "a.csv", FIRST), CHOSEN)
    _entered(
        office_database, acting, _written(tmp_path / "b.csv", SECOND), {"Lain-lain": "address"}
    )
    with office_database.read() as session:
        (known,) = known_columns(session)
        told = [one for one in entries(session) if one.action == "columns.keep"]
    assert known.chosen == {**CHOSEN, "Lain-lain": "address"}
    assert known.file == "b.csv"
    assert len(told) == 2


def test_a_column_chosen_for_a_field_takes_it_from_the_one_before(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    _entered(office_database, acting, _written(tmp_path / "a.csv", FIRST), CHOSEN)
    path = _written(tmp_path / "b.csv", SECOND)
    _entered(office_database, acting, path, {"Sex": "hamlet"})
    with office_database.read() as session:
        (known,) = known_columns(session)
    assert known.chosen["Sex"] == "hamlet"
    assert "Lain-lain" not in known.chosen


def test_what_is_forgotten_is_used_no_more(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    plain = _written(tmp_path / "a.csv", FIRST, header="NIK;Nama;Tgl Lahir;L/P;Desa;Kecamatan;Ket")
    _entered(office_database, acting, plain, {"Ket": "hamlet"})
    (known,) = _looked(office_database, acting, plain).known
    with office_database.write() as session:
        forget_columns(session, acting, known.id)
        assert [one.action for one in entries(session)].count("columns.forget") == 1
    again = _looked(office_database, acting, plain)
    assert (again.known, again.rows[0].values.get("hamlet")) == ([], None)
    with pytest.raises(UserError) as refused, office_database.write() as session:
        forget_columns(session, acting, known.id)
    assert refused.value.code == "columns.unknown"


def test_the_rows_that_wait_come_back_with_the_columns_of_their_list(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    path = _written(tmp_path / "a.csv", FIRST, THIRD)
    held = tmp_path / "held.xlsx"
    with office_database.write() as session:
        batch, _preview = import_list(session, acting, path, mapping=CHOSEN)
        assert len(held_rows(session, batch.id)) == 1
        save_held(session, acting, batch.id, held)
    book = openpyxl.load_workbook(held)
    sheet = book.active
    assert sheet is not None
    at = [cell.value for cell in sheet[1]].index("Identitas") + 1
    sheet.cell(2, at).value = "5321041708850003"
    book.save(held)
    with office_database.read() as session:
        preview = preview_list(session, acting, held)
    assert (preview.counts.new, preview.counts.held) == (1, 0)
    assert preview.rows[0].values["hamlet"] == "Dusun C"
    assert len(preview.known) == 1
    with office_database.write() as session:
        apply_preview(session, acting, preview)
        assert len(known_columns(session)) == 1


def test_each_sheet_of_a_workbook_is_of_its_own_kind(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    one, two = book.create_sheet("Satu"), book.create_sheet("Dua")
    del book["Sheet"]
    for sheet, header, row in (
        (one, HEADER, FIRST),
        (two, "NIK;Nama;Tgl Lahir;L/P;Desa;Kecamatan;Ket", SECOND),
    ):
        sheet.append(header.split(";"))
        sheet.append(row.split(";"))
    book.save(path)
    _entered(office_database, acting, path, {**CHOSEN, "Ket": "note"})
    with office_database.read() as session:
        known = known_columns(session)
    assert sorted(len(each.chosen) for each in known) == [1, 5]
    assert {"Ket": "note"} in [each.chosen for each in known]
