"""Badges, drawn and read back by other programs."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from desktop.services.letters.papers.training.badges import draw_badges
from desktop.services.letters.papers.training.facts import Badge, Badges
from tests.services.letters import reading
from tests.services.letters.papers.made_up_training import MADE, NAMES, TRAINING, badges

MM = 72 / 25.4


def drawn(folder: Path, told: Badges) -> Path:
    path = folder / "badges.pdf"
    path.write_bytes(draw_badges(told, MADE))
    return path


def place(number: int) -> tuple[float, float, float, float]:
    """Where a badge of a page is to be cut out."""
    return (10 + number % 2 * 95) * MM, (16.5 + number // 2 * 66) * MM, 95 * MM, 66 * MM


def photo(mode: str = "RGB", kind: str = "JPEG") -> bytes:
    kept = io.BytesIO()
    Image.linear_gradient("L").resize((1800, 2400)).convert(mode).save(kept, kind)
    return kept.getvalue()


def test_a_badge_says_name_role_body_training_and_code(tmp_path: Path) -> None:
    pdf = drawn(tmp_path, badges(9))
    told = reading.flowing(pdf)
    for text in (TRAINING, "Kota Contoh, 17–19 November 2026", "PERISAI", "Wadah Bahari"):
        assert text in told
    words = {word for word, *_box in reading.boxes_of(pdf, 1)}
    assert {"&lt;b&gt;A", "&amp;", "B&lt;/b&gt;", "X", "Šàlömé", "Dɛŋgɛ", "’Oe"} <= words
    assert reading.info_of(pdf)["Pages"] == "2"
    reading.check_sound(pdf)
    reading.check_fonts(pdf, {"LiberationSans", "LiberationSans-Bold"})


@pytest.mark.parametrize("ornament", [True, False])
def test_both_codes_of_every_badge_hold_its_code_and_nothing_else(
    ornament: bool, tmp_path: Path
) -> None:
    told = badges(8, ornament=ornament)
    pdf = drawn(tmp_path, told)
    for number, badge in enumerate(told.badges):
        found = reading.codes_of(pdf, 1, tmp_path, place(number))
        assert found == {("QR-Code", badge.code), ("CODE-128", badge.code)}


def test_the_longest_code_is_still_read(tmp_path: Path) -> None:
    code = "LT-7K3M.Q9XT-2468BCD"
    pdf = drawn(tmp_path, badges(0, badges=[Badge(code, "Umbu")]))
    assert reading.codes_of(pdf, 1, tmp_path) == {("QR-Code", code), ("CODE-128", code)}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_stands_whole_on_its_badge_and_as_large_as_it_can_be(
    name: str, tmp_path: Path
) -> None:
    pdf = drawn(tmp_path, badges(0, badges=[Badge("LT-7K3M-Q9XT", name)]))
    found = [box for box in reading.boxes_of(pdf, 1) if (16.5 + 16) * MM < box[2] < 57 * MM]
    shown = "".join(box[0] for box in found)
    told = name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert shown == told.replace(" ", "")
    assert all(left >= 14 * MM and right <= 101.2 * MM for _word, left, _top, right, _low in found)
    high = max(low - top for _word, _left, top, _right, low in found)
    assert high > (19 if len(name) < 40 else 11)


def test_a_photo_is_kept_no_larger_than_a_printer_shows_it(tmp_path: Path) -> None:
    told = badges(8)
    with_photo = [replace(badge, photo=photo()) for badge in told.badges]
    pdf = drawn(tmp_path, replace(told, badges=with_photo))
    assert pdf.stat().st_size < 110_000
    for number, badge in enumerate(with_photo):
        found = reading.codes_of(pdf, 1, tmp_path, place(number))
        assert found == {("QR-Code", badge.code), ("CODE-128", badge.code)}
    reading.check_sound(pdf)


@pytest.mark.parametrize(
    ("content", "pictures"),
    [(photo("RGBA", "PNG"), 1), (photo("P", "PNG"), 1), (b"no picture", 0), (photo()[:500], 0)],
)
def test_a_photo_of_any_make_is_drawn_and_a_broken_one_is_left_out(
    content: bytes, pictures: int, tmp_path: Path
) -> None:
    pdf = drawn(tmp_path, badges(0, badges=[Badge("LT-7K3M-Q9XT", "Umbu", photo=content)]))
    assert pdf.read_bytes().count(b"/Subtype /Image") == pictures
    reading.check_sound(pdf)


def test_two_thousand_are_drawn_and_keep_the_ornament_once(tmp_path: Path) -> None:
    pdf = drawn(tmp_path, badges(2000))
    assert reading.info_of(pdf)["Pages"] == "250"
    assert pdf.read_bytes().count(b"/Subtype /Form") == 1
    assert pdf.stat().st_size < 3_000_000


def test_without_the_ornament_all_is_black(tmp_path: Path) -> None:
    picture = tmp_path / "page"
    pdf = drawn(tmp_path, badges(8, ornament=False))
    reading.draw_page(pdf, 1, picture)
    with Image.open(picture.with_suffix(".png")) as page:
        red, green, blue = page.convert("RGB").split()
        assert red.tobytes() == green.tobytes() == blue.tobytes()


def test_the_same_facts_make_the_same_bytes() -> None:
    assert draw_badges(badges(9), MADE) == draw_badges(badges(9), MADE)
