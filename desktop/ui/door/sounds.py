"""The sounds of the door: short tones, different for each state, played by the system itself.

`python -m desktop.ui.door.sounds` makes the files of `resources/sounds` anew.
"""

import io
import math
import shutil
import struct
import sys
import wave
from pathlib import Path

from PySide6.QtCore import QProcess
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop import paths

RATE = 22_050
LOUDNESS = 0.55

Tone = tuple[float, float, float]
"""Hertz at its start and at its end, and its seconds; 0 Hz is silence."""

TONES: dict[str, tuple[Tone, ...]] = {
    "marked": ((660, 990, 0.18),),
    "late": ((660, 990, 0.16), (0, 0, 0.05), (990, 990, 0.12)),
    "already": ((880, 880, 0.07), (0, 0, 0.06), (880, 880, 0.07)),
    "other": ((780, 390, 0.38),),
    "unknown": ((220, 220, 0.55),),
    "unsaved": ((260, 260, 0.13), (0, 0, 0.06), (260, 260, 0.13), (0, 0, 0.06), (260, 260, 0.13)),
    "undone": ((520, 440, 0.1),),
}
"""One rising, rising and held, two short, falling, long and low, three low: told apart unseen."""

_FADE = 0.008
_PLAYERS = (("pw-play",), ("paplay",), ("aplay", "-q"), ("afplay",))


def sound_file(name: str) -> Path:
    """The file of a sound."""
    return paths.resource("sounds", f"{name}.wav")


def wave_of(tones: tuple[Tone, ...]) -> bytes:
    """Tones as a file of sound: one channel of 16 bits."""
    samples: list[int] = []
    for first, last, seconds in tones:
        count, phase = round(seconds * RATE), 0.0
        for at in range(count):
            phase += 2 * math.pi * (first + (last - first) * at / count) / RATE
            edge = min(1.0, at / (_FADE * RATE), (count - at) / (_FADE * RATE))
            # Some of the third makes small loudspeakers heard in a hall.
            shape = math.sin(phase) + 0.25 * math.sin(3 * phase)
            samples.append(round(shape / 1.25 * edge * LOUDNESS * 32_767) if first else 0)
    kept = io.BytesIO()
    with wave.open(kept, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return kept.getvalue()


class Sounds:
    """Plays the sounds by name; `last` is the one played last, also while they are off."""

    def __init__(self, *, on: bool) -> None:
        self.on = on
        self.last = ""
        self._player = _player()

    def play(self, name: str) -> None:
        """Begin a sound and go on at once."""
        self.last = name
        if not self.on or not name or QGuiApplication.platformName() == "offscreen":
            return
        if sys.platform == "win32":
            import winsound  # late: only Windows has it

            flags = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
            winsound.PlaySound(str(sound_file(name)), flags)
        elif self._player:
            QProcess.startDetached(self._player[0], [*self._player[1:], str(sound_file(name))])
        else:
            QApplication.beep()


def _player() -> tuple[str, ...]:
    """What of this system plays a file, empty on Windows, which does it itself."""
    return next((each for each in _PLAYERS if shutil.which(each[0])), ())


def make_files(folder: Path) -> None:
    """Write every sound into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, tones in TONES.items():
        (folder / f"{name}.wav").write_bytes(wave_of(tones))


if __name__ == "__main__":
    make_files(paths.resource("sounds"))
