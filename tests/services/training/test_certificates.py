"""Certificates: numbered once, the same bytes again, signed, taken back."""

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from db.engine import Database
from db.queries import certificates as queries
from db.queries.office import own_office
from db.schema import Participant, Training
from desktop.domain.errors import Cancelled, UserError
from desktop.domain.proof import certificate_says, unpack
from desktop.domain.roster import control_code
from desktop.services import seal
from desktop.services.letters.pdf_seal import find_seal, seal_fits
from desktop.services.offices.officials import save_official
from desktop.services.offices.settings import change_office, change_settings
from desktop.services.training.certificates import revoke_certificate
from desktop.services.upkeep.audit import verify_chain
from tests.services.letters import reading
from tests.services.letters.papers.made_up_training import emblem
from tests.services.training.conftest import SetClock, Workshop
from tests.services.training.made_up_closed import close_workshop, issue

FIRST = "500.15.3.3/1/DISNAKER/XI/2026"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "sertifikat"


def lines(workshop: Workshop) -> list[queries.CertificateLine]:
    with workshop.database.read() as session:
        return queries.certificates(session, workshop.training)


def public_key(database: Database) -> str:
    with database.read() as session:
        office = own_office(session)
    assert office is not None
    return office.public_key


def visible(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_who_passed_gets_a_numbered_certificate(
    workshop: Workshop, keys_folder: Path, out: Path
) -> None:
    close_workshop(workshop)
    done = issue(workshop, keys_folder, out)
    assert done.new == 2
    assert [made.line.number for made in done.certificates] == [
        FIRST, "500.15.3.3/2/DISNAKER/XI/2026",
    ]  # fmt: skip
    assert visible(out) == [
        "Pelatihan Wadah Perisai - cetak.pdf",
        "Sertifikat 2026-0001 Peserta 0001.pdf",
        "Sertifikat 2026-0002 Peserta 0002.pdf",
    ]
    told = reading.flowing(done.certificates[1].pdf)
    for word in (
        "Peserta 0002", "Wadah Sehati", "telah mengikuti Pelatihan Wadah Perisai",
        "24 dari 24 jam pelajaran", "Sosialisasi", done.certificates[1].line.code,
        "KABUPATEN MALAKA", "Betun, 24 November 2026",
    ):  # fmt: skip
        assert word in told
    assert reading.info_of(done.together)["Pages"] == "4"
    assert [made.line for made in done.certificates] == lines(workshop)


def test_code_proof_and_seal_hold(workshop: Workshop, keys_folder: Path, out: Path) -> None:
    close_workshop(workshop)
    made = issue(workshop, keys_folder, out).certificates[0]
    key = public_key(workshop.database)
    content = made.pdf.read_bytes()
    assert hashlib.sha256(content).hexdigest() == made.line.sha256
    found = find_seal(content)
    assert found is not None
    assert found.signature is not None
    assert found.proof == made.line.proof
    assert seal_fits(content, found.signature, key)
    proof = unpack(made.line.proof)
    assert seal.check_proof(key, proof)
    says = certificate_says(proof)
    assert says is not None
    assert (says.number, says.name, says.training) == (
        FIRST, "Peserta 0001", "Pelatihan Wadah Perisai",
    )  # fmt: skip
    assert (says.date, says.attended, says.held, says.exam_mark, says.until, says.code) == (
        date(2026, 11, 24), 24, 24, None, None, made.line.code,
    )  # fmt: skip
    with workshop.database.read() as session:
        facts = queries.frozen_facts(session, [made.line.id])[made.line.id]
    assert control_code(hashlib.sha256(facts.encode()).hexdigest()) == made.line.code
    assert json.loads(facts)["public_key"] == key


@pytest.mark.parametrize("page", [1, 2])
def test_the_qr_code_of_both_sides_is_read_at_150_dpi(
    page: int, workshop: Workshop, keys_folder: Path, out: Path, tmp_path: Path
) -> None:
    close_workshop(workshop, 1, 0)
    made = issue(workshop, keys_folder, out).certificates[0]
    assert reading.codes_of(made.pdf, page, tmp_path) == {("QR-Code", made.line.proof)}


def test_again_is_the_same_bytes_and_no_new_number(
    workshop: Workshop, keys_folder: Path, out: Path, tmp_path: Path, clock: SetClock
) -> None:
    with workshop.database.write() as session:
        change_office(session, workshop.acting, {}, emblem())
    close_workshop(workshop)
    first = issue(workshop, keys_folder, out)
    kept = {path.name: path.read_bytes() for path in out.iterdir()}
    clock.at(9, day=28)
    with workshop.database.write() as session:
        # What changes since reaches no certificate.
        change_office(session, workshop.acting, {"city": "Kota Lain", "name": "Dinas Lain"})
        change_settings(session, workshop.acting, {"code_certificate": "400.9.11"})
        session.get_one(Participant, first.certificates[0].line.participant_id).name = "Nama Lain"
        session.get_one(Training, workshop.training).name = "Pelatihan Lain"
    again = issue(workshop, keys_folder, tmp_path / "lagi")
    assert again.new == 0
    assert again.certificates[0].line == first.certificates[0].line
    for made in again.certificates:
        assert made.pdf.read_bytes() == kept[made.pdf.name]
    assert again.together.read_bytes() == kept["Pelatihan Wadah Perisai - cetak.pdf"]
    same = issue(workshop, keys_folder, tmp_path / "lagi")
    assert [made.pdf for made in same.certificates] == [made.pdf for made in again.certificates]
    assert len(visible(tmp_path / "lagi")) == 3


def test_late_passers_get_the_next_numbers(
    workshop: Workshop, keys_folder: Path, out: Path
) -> None:
    people = close_workshop(workshop)
    issue(workshop, keys_folder, out)
    with workshop.database.write() as session:
        session.get_one(Participant, people[2]).passed = True
    done = issue(workshop, keys_folder, out)
    assert (done.new, len(done.certificates)) == (1, 3)
    assert done.certificates[2].line.ordinal == 3
    one = issue(workshop, keys_folder, out, participants=(people[1],))
    assert (one.new, [made.line.ordinal for made in one.certificates]) == (0, [2])


def test_a_revoked_one_keeps_its_number_and_a_new_one_must_be_asked_for(
    workshop: Workshop, keys_folder: Path, out: Path
) -> None:
    people = close_workshop(workshop)
    issue(workshop, keys_folder, out)
    with workshop.database.write() as session:
        line = revoke_certificate(session, workshop.acting, f" {FIRST.lower()} ", " Salah nama ")
    assert (line.revoked, line.reason, line.revoked_by) == (True, "Salah nama", "operator")
    done = issue(workshop, keys_folder, out)
    assert (done.new, [made.line.ordinal for made in done.certificates]) == (0, [2])
    anew = issue(workshop, keys_folder, out, participants=people[:1])
    assert (anew.new, anew.certificates[0].line.ordinal) == (1, 3)
    assert [each.revoked for each in lines(workshop)] == [True, False, False]
    with workshop.database.write() as session:
        for number, reason, code in (
            (FIRST, "lagi", "certificate.revoked"),
            ("500.15.3.3/9/DISNAKER/XI/2026", "x", "certificate.unknown"),
            ("500.15.3.3/2/DISNAKER/XI/2026", " \u200b", "certificate.reason"),
        ):
            with pytest.raises(UserError) as refused:
                revoke_certificate(session, workshop.acting, number, reason)
            assert refused.value.code == code
    with workshop.database.read() as session:
        assert verify_chain(session).intact


def test_numbers_go_on_by_code_and_year(workshop: Workshop, keys_folder: Path, out: Path) -> None:
    people = close_workshop(workshop)
    issue(workshop, keys_folder, out, participants=people[:1])
    one = issue(workshop, keys_folder, out, participants=people[1:2], date=date(2027, 1, 4))
    assert one.certificates[0].line.number == "500.15.3.3/1/DISNAKER/I/2027"
    with workshop.database.write() as session:
        change_settings(session, workshop.acting, {"code_certificate": "400.9.11"})
        session.get_one(Participant, people[2]).passed = True
    other = issue(workshop, keys_folder, out, participants=people[2:])
    assert other.certificates[0].line.number == "400.9.11/1/DISNAKER/XI/2026"


def test_the_office_chooses_titles_end_and_who_signs(
    workshop: Workshop, keys_folder: Path, out: Path
) -> None:
    people = close_workshop(workshop, 1, 0)
    with workshop.database.write() as session:
        session.get_one(Participant, people[0]).name = "Dra. Maria Bete, S.Pd."
        change_settings(
            session, workshop.acting, {"certificate_titles": "no", "certificate_months": "36"}
        )
        head, second = (
            save_official(session, workshop.acting, name=name, position=position).id
            for name, position in (
                ("Dr. Yosef Klau, S.Sos.", "Kepala Dinas"),
                ("Maria Seran, S.E.", "Kepala Bidang"),
            )
        )
    made = issue(workshop, keys_folder, out, official=head, back_official=second).certificates[0]
    assert made.line.until == date(2029, 11, 24)
    front, back = (reading.flowing(made.pdf, page) for page in (1, 2))
    assert "kepada Maria Bete Wadah" in front
    assert "Yosef Klau" in front
    assert "Maria Seran" in back
    for title in ("Dra.", "S.Pd", "Dr.", "S.Sos", "S.E."):
        assert title not in front + back
    assert "Berlaku sampai dengan 24 November 2029" in front


def test_another_bodys_training_gets_a_surat_keterangan(
    workshop: Workshop, keys_folder: Path, out: Path, tmp_path: Path
) -> None:
    with workshop.database.write() as session:
        session.get_one(Training, workshop.training).organiser = "BPJS Ketenagakerjaan"
    close_workshop(workshop)
    done = issue(workshop, keys_folder, out)
    made = done.certificates[0]
    assert made.line.kind == "statement"
    assert made.pdf.name == "Surat Keterangan 2026-0001 Peserta 0001.pdf"
    told = reading.flowing(made.pdf)
    assert "SURAT KETERANGAN" in told
    assert "diselenggarakan oleh BPJS Ketenagakerjaan di Hotel Contoh, Betun" in told
    assert unpack(made.line.proof).kind == "K"
    assert reading.codes_of(made.pdf, 1, tmp_path) == {("QR-Code", made.line.proof)}
    assert reading.info_of(done.together)["Pages"] == "2"


def test_the_office_named_as_organiser_gives_certificates(
    workshop: Workshop, keys_folder: Path, out: Path
) -> None:
    with workshop.database.write() as session:
        name = "DINAS TENAGA KERJA dan Transmigrasi"
        session.get_one(Training, workshop.training).organiser = name
    close_workshop(workshop, 1, 0)
    assert issue(workshop, keys_folder, out).certificates[0].line.kind == "certificate"


def refused(workshop: Workshop, keys: Path, out: Path, **changes: object) -> str:
    with pytest.raises(UserError) as told:
        issue(workshop, keys, out, **changes)
    return told.value.code


def test_what_is_refused_makes_nothing(
    workshop: Workshop, keys_folder: Path, out: Path, tmp_path: Path
) -> None:
    assert refused(workshop, keys_folder, out) == "training.not_closed"
    people = close_workshop(workshop)
    for code, changes in (
        ("certificate.not_passed", {"participants": (people[2],)}),
        ("certificate.not_passed", {"participants": (people[0], 10**6)}),
        ("certificate.date", {"date": date(2026, 11, 23)}),
        ("official.unknown", {"official": 99}),
    ):
        assert refused(workshop, keys_folder, out, **changes) == code
    assert refused(workshop, tmp_path / "other keys", out) == "key.wrong_secret"
    blocked = tmp_path / "blocked"
    blocked.write_text("a file")
    assert refused(workshop, keys_folder, blocked) == "file.not_written"
    assert lines(workshop) == []
    assert not out.exists() or visible(out) == []


def test_nobody_passed_is_told(workshop: Workshop, keys_folder: Path, out: Path) -> None:
    close_workshop(workshop, 0, 2)
    assert refused(workshop, keys_folder, out) == "certificate.nobody"


class Stops:
    """Progress that is stopped at its last part."""

    def step(self, done: int, total: int, text: str) -> None:
        if text == "Drawing certificates":
            raise Cancelled


def test_stopped_it_leaves_nothing(workshop: Workshop, keys_folder: Path, out: Path) -> None:
    close_workshop(workshop)
    with pytest.raises(Cancelled):
        issue(workshop, keys_folder, out, progress=Stops())
    assert lines(workshop) == []
    assert visible(out) == []
    assert issue(workshop, keys_folder, out).certificates[0].line.number == FIRST
