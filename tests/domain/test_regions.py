"""The village that a row means, sought in the real tables of Nusa Tenggara Timur."""

from collections.abc import Callable

import pytest

from desktop.domain.findings import Severity
from desktop.domain.regions import RegionTable

TableOf = Callable[[str], RegionTable]
WESEY = "5321042001"


def codes(table: RegionTable, *texts: str) -> tuple[str | None, list[str]]:
    found = table.find_village(*texts)
    return found.code, [finding.code for finding in found.findings]


@pytest.mark.parametrize(
    "texts",
    [
        ("Wesey",), ("WESEY",), ("wesey ", "Weliman"), (WESEY,), ("53.21.04.2001",),
        ("Desa Wesey, Kec. Weliman",), ("Ds. Wesey", "KEC. WELIMAN", "Kab. Malaka"),
        ("Kel. Wesey",), ("Wesey (Weliman)",), (f"{WESEY} Wesey",), (f"Wesey ({WESEY})",),
        ("Wesey", "Welimann"), ("Wesey", "532104"), ("Wesey", "53.21.04"), ("We-sey",),
        ("Wesey", "", "Malaka"), ("Wesey Kecamatan Weliman Kabupaten Malaka",),
    ],
)  # fmt: skip
def test_a_village_is_found_however_it_is_written(
    malaka: RegionTable, texts: tuple[str, ...]
) -> None:
    assert codes(malaka, *texts) == (WESEY, [])


@pytest.mark.parametrize("text", ["", " ", "-", "\u200b", "/"])
def test_an_empty_cell_is_missing(malaka: RegionTable, text: str) -> None:
    assert codes(malaka, text, "Weliman") == (None, ["region.missing"])


@pytest.mark.parametrize("text", ["Xyzzy", "Desa", "9999999999", "5321049999"])
def test_no_such_village_is_told_with_the_offices_name(malaka: RegionTable, text: str) -> None:
    found = malaka.find_village(text)
    assert [f.code for f in found.findings] == ["region.unknown"]
    assert found.findings[0].severity is Severity.ERROR
    assert found.findings[0].params["office_region"] == "Kabupaten Malaka"


def test_the_rows_kecamatan_comes_before_the_offices_region(table_of: TableOf) -> None:
    tts = table_of("5302")
    assert codes(tts, "Oe'ekam", "Amanuban Timur") == ("5302042012", [])
    assert codes(tts, "OEEKAM", "Noebeba") == ("5302262004", [])


def test_the_offices_region_comes_before_elsewhere(malaka: RegionTable) -> None:
    assert codes(malaka, "Fatoin") == ("5321062006", [])
    assert codes(malaka, "Fatoin", "Insana") == ("5303082024", ["region.outside_office"])


def test_a_village_of_another_office_is_let_in_with_a_warning(malaka: RegionTable) -> None:
    found = malaka.find_village("Bitefa")
    assert found.code == "5303012006"
    (finding,) = found.findings
    assert (finding.code, finding.severity) == ("region.outside_office", Severity.WARNING)
    assert finding.params["found"] == "Kec. Miomaffo Timur, Kabupaten Timor Tengah Utara"


@pytest.mark.parametrize("kabupaten", ["TTU", "Timor Tengah Utara", "Kab. Timor Tengah Utara"])
def test_the_rows_kabupaten_narrows_where_to_look(malaka: RegionTable, kabupaten: str) -> None:
    assert malaka.find_village("Fatoin", "", kabupaten).code == "5303082024"


def test_two_villages_that_fit_are_both_named(table_of: TableOf) -> None:
    found = table_of("5302").find_village("Oe'ekam")
    assert found.code is None
    (finding,) = found.findings
    assert (finding.code, finding.severity) == ("region.ambiguous", Severity.ERROR)
    choices = str(finding.params["choices"]).split("; ")
    assert len(choices) == 3
    # Each choice can be typed back and is then no longer ambiguous.
    for choice in choices:
        assert table_of("5302").find_village(choice).code is not None


def test_desa_and_kelurahan_of_one_name_are_told_apart_by_their_kind(table_of: TableOf) -> None:
    kupang = table_of("5301")
    assert codes(kupang, "Oesao") == (None, ["region.ambiguous"])
    assert codes(kupang, "Desa Oesao") == ("5301062015", [])
    assert codes(kupang, "Kel. Oesao") == ("5301061004", [])


def test_a_village_in_another_kecamatan_than_the_row_says_is_a_warning(
    malaka: RegionTable,
) -> None:
    for texts in (("Wesey", "Malaka Tengah"), (WESEY, "Malaka Tengah"), ("Wesey", "Nowhere")):
        found = malaka.find_village(*texts)
        assert found.code == WESEY
        assert [(f.code, f.severity) for f in found.findings] == [
            ("region.kecamatan_mismatch", Severity.WARNING)
        ]
        assert found.findings[0].params["found"] == "Kec. Weliman"


@pytest.mark.parametrize("typed", ["Wesei", "Weesy", "Wese", "Wessey", "Wessei"])
def test_a_misspelling_is_corrected_within_the_rows_kecamatan(
    malaka: RegionTable, typed: str
) -> None:
    found = malaka.find_village(typed, "Weliman")
    assert found.code == WESEY
    assert [(f.code, f.params["found"]) for f in found.findings] == [("region.corrected", "Wesey")]


def test_without_a_kecamatan_no_spelling_is_corrected(malaka: RegionTable) -> None:
    assert codes(malaka, "Wesei") == (None, ["region.unknown"])


@pytest.mark.parametrize("typed", ["Weseyxxx", "Ab", "Xyzzy"])
def test_more_than_two_slips_are_another_word(malaka: RegionTable, typed: str) -> None:
    assert codes(malaka, typed, "Weliman") == (None, ["region.unknown"])


def test_two_villages_equally_near_are_not_chosen_between() -> None:
    table = RegionTable(
        [
            ("53", "NTT", "provinsi", None),
            ("5321", "Kabupaten Malaka", "kabupaten", "53"),
            ("532104", "Weliman", "kecamatan", "5321"),
            ("5321042001", "Lamara", "desa", "532104"),
            ("5321042002", "Lamata", "desa", "532104"),
        ],
        [],
        "5321",
    )
    assert codes(table, "Lamaga", "Weliman") == (None, ["region.ambiguous"])
    assert codes(table, "Lamarra", "Weliman") == ("5321042001", ["region.corrected"])


def test_old_codes_and_other_names_lead_to_the_village_of_today(malaka: RegionTable) -> None:
    assert malaka.find_village("5303011006").code == "5303012006"
    assert malaka.find_village("53.03.01.1006").code == "5303012006"
    assert malaka.find_village("Ohaem I").code == "5301122005"


def test_other_names_of_a_kecamatan_are_known(table_of: TableOf) -> None:
    ttu = table_of("5303")
    assert codes(ttu, "Bitefa", "Miomafo Timur") == ("5303012006", [])
    belu = table_of("5304")
    village = belu.villages("530412")[0]
    name = belu.name(village)
    for kecamatan in ("Kota Atambua", "Atambua Kota", "Atambua"):
        assert codes(belu, name, kecamatan) == (village, []), kecamatan


def test_a_kecamatan_that_two_kabupaten_have_is_that_of_the_row_or_of_none(
    table_of: TableOf,
) -> None:
    rows = [
        ("53", "NTT", "provinsi", None),
        ("5301", "Kabupaten A", "kabupaten", "53"),
        ("5302", "Kabupaten B", "kabupaten", "53"),
        ("530101", "Kota Baru", "kecamatan", "5301"),
        ("530201", "Kota Baru", "kecamatan", "5302"),
        ("5301012001", "Suka", "desa", "530101"),
        ("5302012001", "Suka", "desa", "530201"),
    ]
    province = RegionTable(rows, [], "53")
    assert codes(province, "Suka", "Kota Baru") == (None, ["region.ambiguous"])
    assert codes(province, "Suka", "Kota Baru", "Kabupaten B") == ("5302012001", [])
    assert codes(RegionTable(rows, [], "5302"), "Suka", "Kota Baru") == ("5302012001", [])


def test_a_province_office_looks_in_all_of_its_kabupaten(table_of: TableOf) -> None:
    province = table_of("53")
    assert codes(province, "Lotas") == (None, ["region.ambiguous"])
    assert codes(province, "Niti", "", "Malaka") == ("5321052010", [])


def test_the_same_row_is_sought_once(malaka: RegionTable) -> None:
    assert malaka.find_village("Wesey", "Weliman") is malaka.find_village("Wesey", "Weliman")


@pytest.mark.parametrize(
    ("code", "label"),
    [
        (WESEY, "Desa Wesey, Kec. Weliman"),
        ("532104", "Kec. Weliman"),
        ("5321", "Kabupaten Malaka"),
        ("5303012006", "Desa Bitefa, Kec. Miomaffo Timur, Kab. Timor Tengah Utara"),
        ("5371031010", "Kel. Oesapa, Kec. Kelapa Lima, Kota Kupang"),
        ("77", "77"),
    ],
)
def test_a_region_is_named_as_people_tell_it_apart(
    malaka: RegionTable, code: str, label: str
) -> None:
    assert malaka.label(code) == label


def test_every_label_leads_back_to_its_village(table_of: TableOf) -> None:
    for office in ("5321", "53", "5302"):
        table = table_of(office)
        lost = [
            table.label(code)
            for code in table.villages("53")
            if table.find_village(table.label(code)).code != code
        ]
        assert lost == []


def test_the_office_has_the_villages_of_its_region(malaka: RegionTable, table_of: TableOf) -> None:
    assert len(malaka.villages()) == 127
    assert malaka.villages("532104")[0] == WESEY
    assert len(table_of("53").villages()) == 305 + 3137
    assert malaka.kecamatan_of(WESEY) == "Weliman"
