"""Whatever is done to a letter behind the office's back is told (safety.md, F35 and F36)."""

import re
from pathlib import Path

import pytest

from tests.services.letters.attacks import kit
from tests.services.letters.attacks.letters import OTHER, SECRET, letter, signed, verdict
from tests.services.letters.sign.made_up_keys import SIGNER


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("attacks")


@pytest.fixture(scope="module")
def one(folder: Path) -> bytes:
    return signed(folder)


def test_what_the_attacks_begin_with_is_authentic(folder: Path, one: bytes) -> None:
    assert verdict(letter().content, folder).verdict == "authentic"
    found = verdict(one, folder)
    assert (found.verdict, [each.intact for each in found.signatures]) == ("authentic", [True])
    two = verdict(signed(folder, ("Yohanes Seran", SIGNER)), folder)
    assert (two.verdict, len(two.signatures)) == ("authentic", 2)


@pytest.mark.parametrize("attack", kit.UPDATES.values(), ids=kit.UPDATES)
def test_an_unsigned_letter_shows_each_attack(attack: object, folder: Path) -> None:
    forged = attack(letter().content)  # type: ignore[operator]
    found = verdict(forged, folder)
    assert found.verdict == "altered"
    assert found.reasons
    assert found.says is not None
    assert found.says.rows == 3


@pytest.mark.parametrize("attack", kit.UPDATES.values(), ids=kit.UPDATES)
def test_a_signed_letter_shows_each_attack(attack: object, folder: Path, one: bytes) -> None:
    assert verdict(attack(one), folder).verdict == "altered"  # type: ignore[operator]


@pytest.mark.parametrize("attack", kit.UPDATES.values(), ids=kit.UPDATES)
def test_signing_a_forgery_makes_it_no_letter(attack: object, folder: Path) -> None:
    """The last signature of a stranger covers the whole file: what it covers counts."""
    from desktop.services.letters.papers.draw import Drawn

    forged = attack(letter().content)  # type: ignore[operator]
    if attack is kit.ended_twice:
        # What no program signs is no attack.
        with pytest.raises(ValueError, match=r"."):
            signed(folder, drawn=Drawn(forged, None))
        return
    content = signed(folder, drawn=Drawn(forged, None))
    assert verdict(content, folder).verdict == "altered"


def test_any_byte_changed_is_told(folder: Path) -> None:
    content = letter().content
    for forged in kit.flips(content, 0, len(content), 200, seed=7):
        assert verdict(forged, folder).verdict != "authentic"


def test_any_byte_of_a_signature_changed_is_told(folder: Path, one: bytes) -> None:
    base = len(letter().content)
    for forged in kit.flips(one, base, len(one), 200, seed=8):
        assert verdict(forged, folder).verdict == "altered"


def test_any_byte_of_a_container_changed_is_told(folder: Path, one: bytes) -> None:
    hole = re.search(rb"/Contents <([0-9a-fA-F]+)>", one)
    assert hole is not None
    for forged in kit.flips(one, hole.start(1), hole.start(1) + 4400, 200, seed=9):
        assert verdict(forged, folder).verdict == "altered"


def test_a_signature_moved_to_another_letter_is_told(folder: Path, one: bytes) -> None:
    base, other = letter().content, letter(4).content
    found = verdict(kit.signature_moved(one, base, other), folder)
    assert found.verdict == "altered"


def test_a_seal_copied_onto_another_letter_is_told(folder: Path) -> None:
    ours, theirs = letter().content, letter(4, OTHER).content
    keywords = re.search(rb"lontar-proof:\S+ lontar-seal:[\w-]{86}", ours)
    assert keywords is not None
    forged = re.sub(rb"lontar-proof:\S+ lontar-seal:[\w-]{86}", keywords[0], theirs)
    found = verdict(forged, folder)
    assert found.verdict == "altered"
    assert found.says is not None
    assert found.says.rows == 3  # what the office said, not what the forgery shows


def test_another_offices_letter_is_known_by_its_key_alone(folder: Path) -> None:
    theirs = letter(3, OTHER).content
    found = verdict(theirs, folder)
    assert (found.verdict, found.says) == ("unknown_office", None)
    assert verdict(theirs, folder, OTHER.public_key).verdict == "authentic"


def test_pages_put_into_another_file_with_our_code_are_told(folder: Path) -> None:
    """A PDF made anew bears the code, but no seal that fits."""
    found = verdict(kit.saved_by_qpdf(letter().content), folder)
    assert found.verdict == "altered"


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.7\n%%EOF\n" * 500,
        b"%PDF-1.7\n1 0 obj\n<< /Length 999999999999 >>\nstream\n",
    ],
)
def test_a_broken_file_is_no_letter_and_no_fault(folder: Path, content: bytes) -> None:
    assert verdict(content, folder).verdict == "not_ours"


def test_a_letter_cut_off_anywhere_is_told(folder: Path, one: bytes) -> None:
    for part in range(1, 20):
        found = verdict(one[: len(one) * part // 20], folder)
        assert found.verdict in ("altered", "not_ours", "unknown_office")
    assert SECRET.public_key != OTHER.public_key


def test_an_encrypted_copy_is_told(folder: Path) -> None:
    import io

    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(letter().content)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="x", user="y"))
    found = verdict(out.getvalue(), folder)
    assert found.verdict in ("altered", "not_ours")
    assert len(found.reasons) == 1


def test_a_scan_says_what_the_office_said_and_a_pdf_made_anew_with_the_code_is_altered(
    folder: Path,
) -> None:
    from desktop.services.letters.papers.draw import draw_letter
    from tests.services.letters import reading
    from tests.services.letters.made_up_papers import facts, paper, people, proof_of

    (folder / "letter.pdf").write_bytes(letter().content)
    reading.draw_page(folder / "letter.pdf", 1, folder / "photo")
    found = verdict((folder / "photo.png").read_bytes(), folder)
    assert (found.verdict, found.rows) == ("authentic", 3)
    assert "Only the code was checked." in found.reasons[-1]
    made = paper(proof=proof_of(people(3), SECRET), mark="")
    anew = verdict(draw_letter(facts(), people(30), made), folder)
    assert (anew.verdict, anew.rows) == ("altered", 3)
