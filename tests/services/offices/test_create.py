"""The register of an office: its regions, its rates, its key, itself."""

from datetime import date
from pathlib import Path
from time import process_time

import pytest

from db.engine import Database
from db.queries import office as queries
from db.queries import regions as region_queries
from db.queries.audit import entries
from desktop.domain.contributions import monthly
from desktop.domain.errors import UserError
from desktop.services import seal
from desktop.services.acting import Acting
from desktop.services.offices.create import CreatedOffice, create_office
from desktop.services.offices.key import open_key
from desktop.services.offices.settings import read_settings, require_office
from desktop.services.offices.tables import read_rate_files, read_rates, read_regions
from desktop.services.upkeep.audit import verify_chain

RESOURCES = Path(__file__).parents[3] / "resources"


def make(database: Database, acting: Acting, keys: Path, **said: str) -> CreatedOffice:
    told = {"region": "5321", "name": "Dinas", **said}
    with database.write() as session:
        return create_office(session, acting, keys_folder=keys, **told)  # type: ignore[arg-type]


def test_an_office_has_its_regions_its_rates_and_its_key(
    database: Database, acting: Acting, tmp_path: Path
) -> None:
    made = make(
        database, acting, tmp_path / "keys", name="  Dinas \u200bTenaga  Kerja ", city="Betun"
    )
    with database.read() as session:
        office = require_office(session)
        assert (office.name, office.region_name) == ("Dinas Tenaga Kerja", "Kabupaten Malaka")
        assert (office.city, office.public_key) == ("Betun", made.public_key)
        assert open_key(session, acting, tmp_path / "keys").public_key == made.public_key
        assert read_rates(session) == read_rate_files(RESOURCES / "rates")
        quote = monthly(read_rates(session), month=date(2027, 1, 1), sector="other", payer="apbd")
        assert quote.monthly == 16_800
        found = read_regions(session, office.region).find_village("Wesey", "Weliman")
        assert found.code == "5321042001"
        (entry,) = entries(session)
        assert (entry.action, entry.entity, entry.by) == ("office.create", "office", "operator")
        assert verify_chain(session).intact


def test_the_tables_hold_indonesia_down_to_kecamatan_and_the_province_down_to_villages(
    office_database: Database,
) -> None:
    with office_database.read() as session:
        assert queries.counts(session)["villages"] == 305 + 3137
        provinces = region_queries.children(session, "")
        assert len(provinces) == 38
        assert len(region_queries.children(session, "53")) == 22
        assert len(region_queries.children(session, "5321")) == 12
        assert [v.name for v in region_queries.children(session, "532104")][:2] == [
            "Angkaes", "Bonetasea",
        ]  # fmt: skip
        village = region_queries.region(session, "5321042001")
        assert village is not None
        assert (village.name, village.kind, village.parent) == ("Wesey", "desa", "532104")
        assert region_queries.region(session, "9999") is None


def test_kecamatan_of_today_and_of_before_a_split_are_known_in_a_nik(
    office_database: Database,
) -> None:
    with office_database.read() as session:
        known = region_queries.known_districts(session)
    # Weliman of today, Belu's and Kupang's numbers that went to Malaka and Sabu Raijua, Jakarta.
    assert {"532104", "530406", "530101", "317101"} <= known
    assert "999999" not in known
    assert all(len(code) == 6 for code in known)


def test_a_register_has_one_office(office_database: Database, acting: Acting, home: Path) -> None:
    with pytest.raises(UserError) as refused:
        make(office_database, acting, home / "keys")
    assert refused.value.code == "office.exists"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"region": "99"}, "office.region"),
        ({"region": "3171"}, "office.region"),
        ({"region": "532104"}, "office.region"),
        ({"region": ""}, "office.region"),
        ({"name": " \u200b"}, "office.name"),
    ],
)
def test_a_refused_office_leaves_the_register_empty(
    database: Database, acting: Acting, tmp_path: Path, said: dict[str, str], code: str
) -> None:
    with pytest.raises(UserError) as refused:
        make(database, acting, tmp_path / "keys", **said)
    assert refused.value.code == code
    with database.read() as session:
        assert queries.own_office(session) is None
        assert set(queries.counts(session).values()) == {0}


@pytest.mark.parametrize(
    "picture", [b"", b"GIF89a", b"\x89PNG", b"\x89PNG\r\n\x1a\n" + bytes(2_000_000)]
)
def test_a_logo_is_a_png_or_jpeg_of_no_more_than_two_megabytes(
    database: Database, acting: Acting, tmp_path: Path, picture: bytes
) -> None:
    with pytest.raises(UserError) as refused, database.write() as session:
        create_office(
            session, acting, region="5321", name="A", letterhead=picture, keys_folder=tmp_path
        )
    assert refused.value.code == "office.letterhead"


def test_two_offices_never_have_the_same_key(tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        database = Database.create(tmp_path / f"{name}.lontar")
        database.migrate()
        made.append(make(database, Acting(), tmp_path / "keys"))
        database.close()
    assert made[0].public_key != made[1].public_key
    assert made[0].recovery_code != made[1].recovery_code
    assert seal.fingerprint(made[0].public_key) == made[0].fingerprint


def test_the_recovery_code_stands_nowhere(tmp_path: Path, acting: Acting) -> None:
    database = Database.create(tmp_path / "a.lontar")
    database.migrate()
    made = make(database, acting, tmp_path / "keys")
    database.close()
    plain = made.recovery_code.replace("-", "")
    for path in tmp_path.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert made.recovery_code.encode() not in content
            assert plain.encode() not in content


def test_an_office_is_made_within_two_seconds(
    database: Database, acting: Acting, tmp_path: Path
) -> None:
    # Processor time of this process: other programs of a busy machine do not count.
    started = process_time()
    make(database, acting, tmp_path / "keys")
    assert process_time() - started < 2


def test_a_new_office_has_the_defaults_and_asks_the_insurer_before_a_letter(
    database: Database, acting: Acting, tmp_path: Path
) -> None:
    make(database, acting, tmp_path / "keys")
    with database.read() as session:
        settings = read_settings(session)
    assert settings.chosen == {}
    assert settings.yes("letters_need_check")
