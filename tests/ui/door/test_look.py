"""How the door looks and sounds: nothing cut at any size, photos where there are, the tones."""

import io
import wave
from collections.abc import Callable

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.services.register.evidence import place_of
from desktop.services.training.persons import Listed
from desktop.ui.colours import DARK, LIGHT
from desktop.ui.door import sounds
from desktop.ui.door.answers import FACES, Answer, State
from desktop.ui.door.door import Door
from desktop.ui.door.stage import LARGEST, LEAST, Stage, fitted
from desktop.ui.look import look
from tests.ui.door.conftest import Workshop, scan, written

LONG = "Maria Gaudensiana Theresia Bernadetha Seuk Nahak Bria Klau de Fatima Amaral dos Santos"
SIZES = ((1366, 768), (1920, 1080), (1024, 768), (683, 384))
SHA = "ab" * 32


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["Ani", "Maria Goreti Seuk Nahak", LONG, "W" * 40])
def test_a_name_of_any_length_is_whole_at_every_size(
    application: QApplication, size: tuple[int, int], name: str
) -> None:
    stage = Stage()
    stage.resize(size[0], size[1] - 240)
    stage.show_answer(
        Answer(State.MARKED, name, "Wadah Perisai Weliman · nomor 27", "datang 09.14")
    )
    pieces, room = stage.pieces(), stage.room()
    large = pieces[1]
    assert "".join(large.text.split()) == "".join(name.split())
    metrics = QFontMetricsF(large.font)
    widest = max(metrics.horizontalAdvance(line) for line in large.text.split("\n"))
    # One word of forty capitals may be as small as it gets, and no smaller.
    assert widest <= room.width() or large.font.pixelSize() == LEAST
    assert sum(piece.height for piece in pieces) <= stage.height()


def test_a_short_name_is_as_large_as_it_may_be_and_a_long_one_takes_two_lines(
    application: QApplication,
) -> None:
    assert fitted("Blasius Taek", 990, 1.0) == (LARGEST, ["Blasius Taek"])
    size, lines = fitted("Maria Goreti Seuk Nahak Bria Klau", 990, 1.0)
    assert (size, len(lines)) == (72, 2)


def test_each_state_fills_the_field_with_its_colour(workshop: Workshop, door: Door) -> None:
    def middle() -> str:
        image = door.stage.grab().toImage()
        return QColor(image.pixel(image.width() - 6, image.height() // 2)).name().upper()

    colours = look().colours
    scan(door, workshop.codes[0])
    assert middle() == colours.door_green
    scan(door, workshop.codes[0])
    assert middle() == colours.door_yellow
    scan(door, "LT-2222-3333")
    assert middle() == colours.door_red


def test_the_words_of_each_state_are_read_on_its_ground() -> None:
    for colours in (LIGHT, DARK):
        for face in FACES.values():
            ground, ink = colours.colour(face.ground), colours.colour(face.ink)
            light, dark = sorted((_light(ground), _light(ink)), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5


def _light(colour: QColor) -> float:
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("size", SIZES)
def test_no_key_and_no_count_is_cut_at_any_size(
    workshop: Workshop, door: Door, size: tuple[int, int]
) -> None:
    door.resize(*size)
    QApplication.processEvents()
    assert door.size().toTuple() == size
    for key in door.footer.keys:
        assert key.width() >= key.sizeHint().width()
        assert key.geometry().right() <= door.width()
    for words in (door.header.came, door.header.total, door.header.rest, door.header.clock):
        assert words.width() >= words.sizeHint().width()


def test_a_photo_stands_beside_whom_it_is_of_and_comes_after_the_answer(
    workshop: Workshop, open_it: Callable[..., Door]
) -> None:
    folder = paths.files_folder(workshop.context.database.location)
    place = place_of(folder, SHA, "jpg")
    place.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (900, 1200), "#808000").save(place)
    with_photo, gone = workshop.enrol(
        [Listed("Rosalinda Bete", photo=SHA), Listed("Yuliana Hoar", photo="cd" * 32)]
    )
    door = open_it()
    scan(door, with_photo)
    shown = [door.stage.photo]
    QApplication.processEvents()
    shown.append(door.stage.photo)
    assert shown[0] is None
    assert shown[1] is not None
    assert shown[1].height() == 480
    scan(door, gone)
    QApplication.processEvents()
    assert door.stage.photo is None
    scan(door, workshop.codes[0])
    written(door)
    QApplication.processEvents()
    assert door.stage.photo is None


def test_the_files_of_the_tones_are_those_that_the_program_makes() -> None:
    for name, tones in sounds.TONES.items():
        assert sounds.sound_file(name).read_bytes() == sounds.wave_of(tones)
    lengths = []
    for name in sounds.TONES:
        with wave.open(io.BytesIO(sounds.sound_file(name).read_bytes())) as file:
            lengths.append(file.getnframes() / file.getframerate())
    assert max(lengths) < 0.6


def test_a_panel_lies_over_no_half_covered_words(workshop: Workshop, door: Door) -> None:
    scan(door, workshop.codes[0])
    before = door.stage.grab().toImage()
    QTest.keyClick(door, Qt.Key.Key_F3)
    assert door.stage._covered
    assert door.stage.grab().toImage() != before
    QTest.keyClick(door, Qt.Key.Key_Escape)
    assert not door.stage._covered
