"""Every finding code: a row that bears it, its severity, and how the row ends."""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from db.engine import Database
from desktop.domain.finding_texts import CODES, sentence
from desktop.domain.findings import Severity
from tests.services.register.conftest import TakeIn
from tests.services.register.lists import OTHER, PERSON, codes, row_of


@dataclass(frozen=True)
class Case:
    """What a row says other than PERSON, and how it ends."""

    said: Mapping[str, str]
    ends: str
    before: tuple[Mapping[str, str], ...] = ()
    on: int = 0
    """Which row bears the code, counted from the last one."""


HELD, NEW = "held", "new"
_TWIN_NIK = {"nik": "5321044505900002"}
_STRANGER = {**PERSON, "name": "Yohanes Bria Seran", "birth_date": "17-08-1985"}

CASES: dict[tuple[str, str], Case] = {
    ("nik.missing", "empty"): Case({"nik": ""}, HELD),
    ("nik.missing", "a dash"): Case({"nik": " – "}, HELD),
    ("nik.length", "15 digits"): Case({"nik": "532104450590001"}, HELD),
    ("nik.length", "17 digits"): Case({"nik": "53210445059000011"}, HELD),
    ("nik.characters", "O for 0"): Case({"nik": "53210445O5900001"}, HELD),
    ("nik.precision_lost", "scientific"): Case({"nik": "5,32104E+15"}, HELD),
    ("nik.date_invalid", "month 13"): Case({"nik": "5321044513900001"}, HELD),
    ("nik.date_invalid", "day 73"): Case({"nik": "5321047305900001"}, HELD),
    ("nik.serial_zero", ""): Case({"nik": "5321044505900000"}, NEW),
    ("nik.region_unknown", ""): Case({"nik": "9999994505900001"}, NEW),
    ("nik.birth_date_mismatch", ""): Case({"birth_date": "1990-05-06"}, NEW),
    ("nik.sex_mismatch", ""): Case({"sex": "L"}, NEW),
    ("nik.duplicate_in_file", ""): Case(_STRANGER, HELD, (PERSON,)),
    ("nik.claimed_twice", ""): Case(_STRANGER, NEW, (PERSON,), on=1),
    ("person.differs", ""): Case({"region": "Lakulo"}, "unchanged", (PERSON,)),
    ("person.possible_duplicate", "one slip"): Case(_TWIN_NIK, NEW, (PERSON,)),
    ("name.missing", "empty"): Case({"name": ""}, HELD),
    ("name.missing", "a dot"): Case({"name": " . "}, HELD),
    ("name.characters", "digits"): Case({"name": "Maria Nahak 085"}, NEW),
    ("birth_date.missing", ""): Case({"birth_date": ""}, HELD),
    ("birth_date.unreadable", "a year"): Case({"birth_date": "1990"}, HELD),
    ("birth_date.unreadable", "no day"): Case({"birth_date": "00-00-1965"}, HELD),
    ("birth_date.unreadable", "month 13"): Case({"birth_date": "31-13-1980"}, HELD),
    ("birth_date.future", ""): Case({"birth_date": "05-05-2090"}, HELD),
    ("birth_date.ambiguous", "settled"): Case(
        {"nik": "5321044404900001", "birth_date": "04-04-90"}, NEW
    ),
    ("birth_date.ambiguous", "not settled"): Case({"birth_date": "03-04-1991"}, HELD),
    ("age.below_minimum", ""): Case({"birth_date": "2009-11-02"}, HELD),
    ("age.above_maximum", ""): Case({"birth_date": "1961-10-31"}, HELD),
    ("region.missing", ""): Case({"region": "", "kecamatan": ""}, HELD),
    ("region.unknown", ""): Case({"region": "Kampung Tengah Lama"}, HELD),
    ("region.ambiguous", ""): Case({"region": "Oe'ekam", "kecamatan": ""}, HELD),
    ("region.outside_office", ""): Case({"region": "5304012001", "kecamatan": ""}, NEW),
    ("region.kecamatan_mismatch", ""): Case({"kecamatan": "Rinhat"}, NEW),
    ("region.corrected", ""): Case({"region": "Wesei"}, NEW),
    ("sex.unreadable", "X"): Case({"sex": "X"}, NEW),
    ("sex.unreadable", "empty"): Case({"sex": ""}, NEW),
    ("phone.unreadable", ""): Case({"phone": "tidak punya"}, NEW),
    ("income.unreadable", ""): Case({"income": "cukup"}, NEW),
    ("occupation.excluded", ""): Case({"occupation": "Pensiunan PNS"}, NEW),
}
ELSEWHERE = {
    "nik.duplicate_in_register": "test_importing",
    "agent.unknown": "test_who_brought",
    "agent.ambiguous": "test_who_brought",
    "field.missing": "no field of the register has it now",
}


@pytest.mark.parametrize(("code", "how"), CASES)
def test_a_row_bears_its_code_and_ends_as_it_must(
    register: Database, take_in: TakeIn, code: str, how: str
) -> None:
    case = CASES[code, how]
    rows = [*case.before, {**PERSON, **case.said}]
    _batch, preview = take_in(register, rows)
    row = row_of(preview, len(rows) + 1 - case.on)
    assert code in codes(row)
    assert row.outcome == case.ends
    found = next(found for found in row.findings if found.code == code)
    assert (found.severity is Severity.ERROR) == (case.ends == HELD)
    assert sentence(found)


def test_every_code_has_its_case() -> None:
    assert {code for code, _how in CASES} | set(ELSEWHERE) == set(CODES)


def test_a_sound_row_bears_nothing(register: Database, take_in: TakeIn) -> None:
    batch, preview = take_in(register, [PERSON, OTHER])
    assert batch.new == 2
    assert [row.findings for row in preview.rows] == [[], []]


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("nik", "5321 0445\u00a00590\u200b 0001", "5321044505900001"),
        ("nik", "'5321.04.450590.0001`", "5321044505900001"),
        ("name", "  MARIA\u200b  YOVITA \u202eNAHAK", "MARIA YOVITA NAHAK"),
        ("birth_date", "5 Mei 1990", "1990-05-05"),
        ("sex", "perempuan", "P"),
        ("region", "Desa WESEY", "5321042001"),
        ("region", "5321042001", "5321042001"),
        ("phone", "+62 812-3456-7890", "081234567890"),
        ("phone", "81234567890", "081234567890"),
        ("income", "Rp 1,5 juta", "1500000"),
        ("kk", "5321 0412 3456 0001", "5321041234560001"),
    ],
)
def test_what_can_be_read_is_read_without_a_word(
    register: Database, take_in: TakeIn, field: str, typed: str, kept: str
) -> None:
    _batch, preview = take_in(register, [{**PERSON, field: typed}])
    row = preview.rows[0]
    assert row.values[field] == kept
    assert row.findings == []


def test_an_address_tells_rt_and_rw(register: Database, take_in: TakeIn) -> None:
    _batch, preview = take_in(register, [{**PERSON, "address": "RT 005 / RW 001"}])
    values = preview.rows[0].values
    assert (values["rt"], values["rw"]) == ("005", "001")
