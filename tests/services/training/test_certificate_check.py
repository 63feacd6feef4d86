"""A certificate held against forgers: what is whole is told, what is not is told too."""

import io
import random
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from db.queries.office import own_office
from db.schema import Certificate
from desktop.domain.errors import UserError
from desktop.domain.proof import proof_text, unpack
from desktop.services import seal
from desktop.services.letters.check import verify_letter
from desktop.services.letters.check_proof import verify_code
from desktop.services.letters.sign.keys import open_key
from desktop.services.letters.verdicts import Checked
from desktop.services.training.certificates import Made, issue_certificates, revoke_certificate
from tests.services.letters import reading
from tests.services.letters.sign.made_up_keys import PASSWORD, SIGNER, key_file
from tests.services.training.conftest import Workshop
from tests.services.training.made_up_closed import close_workshop, issue

STRANGER = seal.OfficeSecret(bytes(range(1, 33)))


@dataclass(slots=True)
class Issued:
    """Two certificates of the workshop, the office's key, and a folder to forge in."""

    workshop: Workshop
    made: list[Made]
    key: str
    folder: Path

    def file(self, path: Path) -> Checked:
        with self.workshop.database.read() as session:
            return verify_letter(session, path)

    def code(self, text: str) -> Checked:
        with self.workshop.database.read() as session:
            return verify_code(session, text)

    def put(self, name: str, content: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content)
        return path


@pytest.fixture
def issued(workshop: Workshop, keys_folder: Path, tmp_path: Path) -> Issued:
    close_workshop(workshop, 2, 0)
    done = issue(workshop, keys_folder, tmp_path / "out")
    with workshop.database.read() as session:
        office = own_office(session)
    assert office is not None
    folder = tmp_path / "forged"
    folder.mkdir()
    return Issued(workshop, done.certificates, office.public_key, folder)


def drawn(pdf: Path, page: int, folder: Path, dpi: int = 150) -> Path:
    picture = folder / f"{pdf.stem}-{page}"
    subprocess.run(
        ["pdftoppm", "-png", "-r", str(dpi), "-f", str(page), "-l", str(page), "-singlefile", pdf,
         picture],
        check=True,
    )  # fmt: skip
    return picture.with_suffix(".png")


def test_the_file_itself_is_authentic_and_says_what_it_is(issued: Issued) -> None:
    found = issued.file(Path(shutil.copy(issued.made[0].pdf, issued.folder / "x.PDF")))
    assert found.verdict == "authentic"
    assert found.number == issued.made[0].line.number
    assert found.certificate is not None
    assert (found.certificate.name, found.certificate.attended) == ("Peserta 0001", 24)
    assert found.office == "Dinas Tenaga Kerja dan Transmigrasi"
    assert found.reasons == ["Byte for byte the paper that was issued."]


def test_without_the_register_the_key_is_enough(issued: Issued) -> None:
    found = verify_letter(None, issued.made[0].pdf, issued.key)
    assert found.verdict == "authentic"
    assert found.certificate is not None
    assert found.certificate.name == "Peserta 0001"
    assert found.reasons[0] == "The office's seal fits the file, every byte of it."
    assert verify_letter(None, issued.made[0].pdf).verdict == "unknown_office"
    other = verify_letter(None, issued.made[0].pdf, STRANGER.public_key)
    assert (other.verdict, other.certificate) == ("unknown_office", None)
    with pytest.raises(UserError) as refused:
        verify_letter(None, issued.made[0].pdf, "no key")
    assert refused.value.code == "key.unreadable"


def test_a_wrong_key_is_told_where_the_register_needs_none_too(issued: Issued) -> None:
    with issued.workshop.database.read() as session, pytest.raises(UserError) as refused:
        verify_letter(session, issued.made[0].pdf, "no key")
    assert refused.value.code == "key.unreadable"


@pytest.mark.parametrize("key_only", [False, True])
def test_any_change_of_the_file_is_told(issued: Issued, key_only: bool) -> None:
    content = issued.made[0].pdf.read_bytes()
    middle = len(content) // 2
    flipped = bytes([content[middle] ^ 1])
    other = issued.made[1].pdf.read_bytes()
    forged = [
        issued.put("flip.pdf", content[:middle] + flipped + content[middle + 1 :]),
        issued.put("more.pdf", content + b"\n"),
        issued.put("half.pdf", content[: middle + len(content) // 3]),
        # The proof of one on the pages of another.
        issued.put("moved.pdf", other.replace(
            issued.made[1].line.proof.encode(), issued.made[0].line.proof.encode()
        )),
        issued.put("unsealed.pdf", content.replace(b"lontar-seal:", b"lontar-shell")),
    ]  # fmt: skip
    again = issued.folder / "again.pdf"
    subprocess.run(
        ["qpdf", "--deterministic-id", "--object-streams=generate", issued.made[0].pdf, again],
        check=True,
    )
    for path in (*forged, again):
        found = verify_letter(None, path, issued.key) if key_only else issued.file(path)
        assert found.verdict == "altered", path.name
        assert found.reasons


@pytest.mark.parametrize("page", [1, 2])
def test_a_scan_is_known_by_its_code(issued: Issued, page: int) -> None:
    picture = drawn(issued.made[1].pdf, page, issued.folder)
    found = issued.file(picture)
    assert found.verdict == "authentic"
    assert found.certificate is not None
    assert found.certificate.name == "Peserta 0002"
    assert "Compare what it says with what is printed" in found.reasons[-1]
    with Image.open(picture) as page_picture:
        bent = page_picture.convert("L").rotate(7, expand=True, fillcolor=200)
        grain = random.Random(1)
        noise = Image.frombytes("L", bent.size, grain.randbytes(bent.width * bent.height))
        photo = Image.blend(bent, noise, 0.2)
        kept = io.BytesIO()
        photo.save(kept, "JPEG", quality=40)
        assert issued.file(issued.put("photo.jpg", kept.getvalue())).verdict == "authentic"
        scan = io.BytesIO()
        page_picture.convert("L").save(scan, "PDF", resolution=150)
    assert issued.file(issued.put("scan.pdf", scan.getvalue())).verdict == "authentic"


def test_a_pdf_saved_by_another_program_is_not_the_one_issued(issued: Issued) -> None:
    saved = issued.folder / "saved.pdf"
    subprocess.run(["pdftocairo", "-pdf", issued.made[0].pdf, saved], check=True)
    found = issued.file(saved)
    assert found.verdict == "altered"
    assert "it bears no seal" in found.reasons[0]
    assert found.certificate is not None
    assert found.certificate.name == "Peserta 0001"


def test_pages_of_two_papers_put_together_are_told(issued: Issued) -> None:
    mixed = issued.folder / "mixed.pdf"
    with (
        Image.open(drawn(issued.made[0].pdf, 1, issued.folder)) as front,
        Image.open(drawn(issued.made[1].pdf, 2, issued.folder)) as back,
    ):
        front.convert("L").save(
            mixed, "PDF", resolution=150, save_all=True, append_images=[back.convert("L")]
        )
    found = issued.file(mixed)
    assert (found.verdict, found.certificate) == ("altered", None)


def test_a_code_is_checked_as_it_is_typed(issued: Issued) -> None:
    proof = issued.made[0].line.proof
    assert issued.code(proof.lower() + "\n").verdict == "authentic"
    assert verify_code(None, proof, issued.key).verdict == "authentic"
    assert verify_code(None, proof).verdict == "unknown_office"
    for text, code in (("LT-1234", "proof.none"), (proof[:-3], "proof.damaged")):
        with pytest.raises(UserError) as refused:
            issued.code(text)
        assert refused.value.code == code


def test_a_forged_code_is_told(issued: Issued) -> None:
    proof = unpack(issued.made[0].line.proof)
    better = proof_text(proof.payload.replace(b"24/24", b"99/99"), proof.signature)
    found = issued.code(better)
    assert (found.verdict, found.certificate) == ("altered", None)
    own = STRANGER.sign(b"lontar-proof/1\n" + proof.payload)
    assert issued.code(proof_text(proof.payload, own)).verdict == "altered"
    strange = seal.make_proof(STRANGER, "C", proof.lines)
    assert issued.code(strange).verdict == "unknown_office"
    with issued.workshop.database.read() as session:
        assert verify_code(session, strange, STRANGER.public_key).verdict == "authentic"


def test_a_kind_of_later_times_is_told_apart(issued: Issued) -> None:
    later = seal.make_proof(STRANGER, "Z", ["something"])
    found = verify_code(None, later, STRANGER.public_key)
    assert found.verdict == "not_ours"
    assert "does not know" in found.reasons[0]


def test_a_revoked_one_is_told_however_it_comes(issued: Issued) -> None:
    line = issued.made[0].line
    picture = drawn(issued.made[0].pdf, 1, issued.folder)
    with issued.workshop.database.write() as session:
        revoke_certificate(session, issued.workshop.acting, line.number, "Nama keliru")
    for found in (
        issued.file(issued.made[0].pdf), issued.file(picture), issued.code(line.proof),
    ):  # fmt: skip
        assert found.verdict == "cancelled"
        assert found.certificate is not None
        assert found.reasons == ["The certificate was revoked: Nama keliru"]
    assert issued.file(issued.made[1].pdf).verdict == "authentic"


def test_what_the_register_does_not_have_is_told(issued: Issued) -> None:
    proof = issued.made[0].line.proof
    with issued.workshop.database.write() as session:
        session.delete(session.get_one(Certificate, issued.made[0].line.id))
    found = issued.code(proof)
    assert found.verdict == "altered"
    assert found.reasons == ["The office signed the code, but no such paper is in its register."]


def test_other_files_are_none_of_ours(issued: Issued) -> None:
    blank = io.BytesIO()
    Image.new("L", (400, 300), 255).save(blank, "PNG")
    for name, content in (
        ("a.txt", b"hello"),
        ("a.png", blank.getvalue()),
        ("b.png", blank.getvalue()[:60]),
        ("a.pdf", b"%PDF-1.7 nothing"),
        ("b.pdf", b"%PDF-1.7\nlontar-proof:LT1.ABC"),
    ):
        assert issued.file(issued.put(name, content)).verdict == "not_ours", name
    junk = b"%PDF-1.7\nlontar-proof:LT1." + b"A" * 200
    assert issued.file(issued.put("c.pdf", junk)).verdict == "altered"


def test_a_picture_that_would_fill_the_memory_is_refused(issued: Issued) -> None:
    huge = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(huge, "PNG")
    with pytest.raises(UserError) as refused:
        issued.file(issued.put("huge.png", huge.getvalue()))
    assert refused.value.code == "picture.too_large"


def test_an_outside_program_reads_the_very_proof(issued: Issued) -> None:
    (read,) = reading.codes_of(issued.made[0].pdf, 1, issued.folder)
    assert issued.code(read[1]).verdict == "authentic"


def test_a_certificate_signed_with_a_key_file_is_sealed_beneath(
    workshop: Workshop, keys_folder: Path, tmp_path: Path
) -> None:
    close_workshop(workshop, 1, 0)
    acting = workshop.acting
    key = open_key(key_file(tmp_path), PASSWORD, acting.now())
    with workshop.database.write() as session:
        done = issue_certificates(
            session,
            acting,
            workshop.training,
            keys_folder=keys_folder,
            out=tmp_path / "out",
            sign=[key],
        )
    (made,) = done.certificates
    with workshop.database.read() as session:
        found = verify_letter(session, made.pdf, now=acting.now())
        assert found.verdict == "authentic"
        assert [(each.name, each.intact) for each in found.signatures] == [(SIGNER, True)]
        made.pdf.write_bytes(made.pdf.read_bytes() + b"\n")
        assert verify_letter(session, made.pdf, now=acting.now()).verdict == "altered"
