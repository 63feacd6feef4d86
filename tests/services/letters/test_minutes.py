"""A berita acara tells what the register says, read back by another program."""

from pathlib import Path

import pytest
from sqlalchemy import text

from db.engine import Database
from db.queries import audit, workers
from desktop.domain.errors import UserError
from desktop.domain.statuses import IneligibilityReason
from desktop.services.acting import Acting
from desktop.services.demo.chance import SeededChance, SteppingClock
from desktop.services.letters.minutes import make_minutes
from desktop.services.letters.papers.minutes_facts import REASONS
from desktop.services.offices.settings import change_settings
from desktop.services.register.importing import import_list
from desktop.services.register.verify import verify_workers
from tests.services.letters.reading import check_sound, flowing, fonts_of, info_of
from tests.services.register.conftest import SAMPLE_DAY
from tests.services.register.lists import write_list

WELIMAN = "532104"
TEAM = "Kristina Contoh, S.E. | Kepala Bidang | Ketua; Petrus <b>Contoh | Pengantar Kerja"


@pytest.fixture
def acting() -> Acting:
    """The operator on the first of November 2026, a Sunday."""
    return Acting(clock=SteppingClock(SAMPLE_DAY), chance=SeededChance(4))


def _nik(number: int) -> str:
    return f"532104170885{number:04}"


def _enter(database: Database, acting: Acting, folder: Path, villages: dict[str, int]) -> None:
    names = [village for village, people in villages.items() for _ in range(people)]
    rows = [
        {
            "nik": _nik(number),
            "name": f"Pekerja {'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[number % 26] * 3} Seran",
            "birth_date": "17-08-1985",
            "sex": "L",
            "region": village,
            "kecamatan": "Weliman",
            "occupation": "Petani",
        }
        for number, village in enumerate(names, start=1)
    ]
    with database.write() as session:
        import_list(session, acting, write_list(folder / "list.csv", rows))


def _say(database: Database, acting: Acting, numbers: range, result: str, reason: str = "") -> None:
    with database.write() as session:
        niks = [_nik(number) for number in numbers]
        verify_workers(session, acting, niks=niks, result=result, reason=reason)


@pytest.fixture
def verified(office_database: Database, acting: Acting, tmp_path: Path) -> Database:
    """Wesey: six eligible, two moved, one dead, one not looked at; Lakulo: three eligible."""
    _enter(office_database, acting, tmp_path, {"Wesey": 10, "Lakulo": 3})
    _say(office_database, acting, range(1, 7), "eligible")
    _say(office_database, acting, range(7, 9), "ineligible", "moved")
    _say(office_database, acting, range(9, 10), "ineligible", "died")
    _say(office_database, acting, range(11, 14), "eligible")
    with office_database.write() as session:
        change_settings(session, acting, {"verification_team": TEAM})
    return office_database


def test_the_sums_equal_the_register_and_add_up(
    verified: Database, acting: Acting, tmp_path: Path
) -> None:
    out = tmp_path / "ba.pdf"
    with verified.write() as session:
        made = make_minutes(session, acting, "53.21.04", number="500/7/XI/2026", path=out)
        by_status = workers.count_by_status(session, workers.WorkerFilter(region=WELIMAN))
        assert audit.entries(session, "region", None)[-1].action == "verification.minutes"
    assert (made.proposed, made.eligible, made.ineligible, made.not_verified) == (12, 9, 3, 1)
    assert by_status == {"eligible": 9, "ineligible": 3, "listed": 1}
    assert [(one.village, one.proposed, one.eligible, one.ineligible) for one in made.villages] == [
        ("Lakulo", 3, 3, 0),
        ("Wesey", 9, 6, 3),
    ]
    assert made.reasons == {"moved": 2, "died": 1}
    check_sound(out)
    told = flowing(out)
    for words in (
        "BERITA ACARA VERIFIKASI DAN VALIDASI DATA PEKERJA RENTAN KECAMATAN WELIMAN",
        "Nomor 500/7/XI/2026",
        "hari ini Minggu, tanggal satu bulan November tahun dua ribu dua puluh enam (01-11-2026)",
        "bertempat di Kantor Camat Weliman",
        "1 Lakulo 3 3 0 2 Wesey 9 6 3 Jumlah 12 9 3",
        "12 (dua belas) orang yang diusulkan, 9 (sembilan) orang memenuhi syarat dan 3 (tiga)",
        "karena: pindah domisili (2) dan meninggal dunia (1).",
        "Selain itu 1 (satu) orang belum diperiksa",
        "dalam rangkap 3 (tiga) untuk dipergunakan sebagaimana mestinya.",
        "CAMAT WELIMAN,",
        "Petrus <b>Contoh",
        "12 orang diperiksa · 9 memenuhi syarat",
    ):
        assert words in told, words
    assert all(fonts_of(out).values())


def test_every_name_stands_once_in_its_list(
    verified: Database, acting: Acting, tmp_path: Path
) -> None:
    out = tmp_path / "ba.pdf"
    with verified.write() as session:
        make_minutes(session, acting, WELIMAN, path=out)
    told = flowing(out)
    good, bad = told.split("DAFTAR NAMA YANG TIDAK MEMENUHI SYARAT")
    eligible = [*range(1, 7), *range(11, 14)]
    assert all(good.count(_nik(number)) == 1 for number in eligible)
    assert all(bad.count(_nik(number)) == 1 for number in range(7, 10))
    assert _nik(10) not in told
    assert bad.count("pindah domisili") == 2


def test_a_village_has_its_own_and_a_line_to_sign_where_nobody_is_set(
    verified: Database, acting: Acting, tmp_path: Path
) -> None:
    out = tmp_path / "ba.pdf"
    with verified.write() as session:
        change_settings(session, acting, {"verification_team": ""})
        made = make_minutes(session, acting, "5321042001", path=out)
    assert (made.proposed, len(made.villages)) == (9, 1) or made.villages[0].village == "Lakulo"
    told = flowing(out)
    team = told.partition("telah memeriksa")[0]
    assert (team.count("Ketua"), team.count("Anggota")) == (1, 2)
    assert "Kantor Desa" in told


def test_who_went_on_since_counts_as_found(verified: Database, acting: Acting) -> None:
    with verified.write() as session:
        session.execute(text("UPDATE worker SET status = 'proposed' WHERE id <= 3"))
        session.execute(text("UPDATE worker SET status = 'ended' WHERE id = 4"))
        session.execute(text("UPDATE worker SET status = 'refused' WHERE id = 5"))
        made = make_minutes(session, acting, WELIMAN)
    assert (made.proposed, made.eligible, made.ineligible) == (12, 9, 3)


@pytest.mark.parametrize(
    ("region", "code"),
    [("5321", "minutes.region"), ("999999", "region.unknown"), ("532105", "minutes.nobody")],
)
def test_what_cannot_be_told_is_refused(
    verified: Database, acting: Acting, region: str, code: str, tmp_path: Path
) -> None:
    with pytest.raises(UserError) as refused, verified.write() as session:
        make_minutes(session, acting, region, path=tmp_path / "ba.pdf")
    assert refused.value.code == code
    assert not (tmp_path / "ba.pdf").exists()


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_long_lists_run_over_pages_and_the_signatures_stay_together(
    office_database: Database, acting: Acting, tmp_path: Path, paper: str
) -> None:
    _enter(office_database, acting, tmp_path, {"Wesey": 90, "Lakulo": 60})
    out = tmp_path / "ba.pdf"
    team = "; ".join(f"Nama {number} | Jabatan {number}" for number in range(1, 8))
    with office_database.write() as session:
        verify_workers(session, acting, everybody=True, result="eligible")
        typeface = "bookman" if paper == "F4" else "sans"
        change_settings(
            session, acting, {"verification_team": team, "paper": paper, "typeface": typeface}
        )
        make_minutes(session, acting, WELIMAN, path=out)
    pages = int(info_of(out)["Pages"])
    told = [flowing(out, page) for page in range(1, pages + 1)]
    assert [f"Halaman {at} dari {pages}" in words for at, words in enumerate(told, 1)] == [
        True
    ] * pages
    (signing,) = [words for words in told if "Demikian berita acara" in words]
    assert all(f"Nama {number}" in signing for number in range(1, 8))
    assert "CAMAT WELIMAN," in signing
    assert sum(words.count("Nama lengkap") for words in told) == pages - 2
    numbers = sum(_nik(number) in " ".join(told) for number in range(1, 151))
    assert numbers == 150


def test_every_reason_has_its_words_on_paper() -> None:
    assert set(REASONS) == {reason.value for reason in IneligibilityReason}


def test_the_same_minutes_are_the_same_bytes(verified: Database) -> None:
    def drawn() -> bytes:
        acting = Acting(clock=SteppingClock(SAMPLE_DAY), chance=SeededChance(9))
        with verified.read() as session:
            return make_minutes(session, acting, WELIMAN).content

    assert drawn() == drawn()


def _pages(path: Path) -> list[str]:
    return [flowing(path, page) for page in range(1, int(info_of(path)["Pages"]) + 1)]


def test_every_page_has_the_code_and_who_initials_it_stands_on_all_but_the_signed(
    verified: Database, acting: Acting, tmp_path: Path
) -> None:
    out = tmp_path / "ba.pdf"
    team = "; ".join(f"Nama {number} | Jabatan {number}" for number in range(1, 6))
    with verified.write() as session:
        change_settings(session, acting, {"verification_team": team})
        made = make_minutes(session, acting, WELIMAN, path=out)
        told = audit.entries(session, "region", None)[-1].detail
    pages = _pages(out)
    assert len(made.code) == len("M2QP-7H4K-W8TC")
    assert all(f"Kode kendali {made.code}" in page for page in pages)
    assert made.code in told
    initialled = ["Ketua Anggota Anggota" in page for page in pages]
    signed = ["Demikian berita acara" in page for page in pages]
    assert initialled == [not one for one in signed]
    assert signed.count(True) == 1


def test_the_code_is_another_when_anything_it_says_of_a_person_is(
    verified: Database, acting: Acting
) -> None:
    def code(number: str = "") -> str:
        with verified.read() as session:
            return make_minutes(session, acting, WELIMAN, number=number).code

    before = code()
    assert code("500/8/XI/2026") == before
    for change in ("name = 'LAIN'", "occupation = 'Nelayan'", "status = 'ineligible'"):
        with verified.write() as session:
            session.execute(text(f"UPDATE worker SET {change} WHERE id = 1"))
        after = code()
        assert after != before, change
        before = after
