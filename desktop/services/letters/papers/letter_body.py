"""The text of a letter as blocks that are drawn one below the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.domain.dates import letter_date
from desktop.services.letters.papers.facts import LetterFacts
from desktop.services.letters.papers.lines import Line, Run, wrap
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import LEFT, MM, SIZES, Profile
from desktop.services.letters.papers.signature import Block, draw_signature, lay_out_signature
from desktop.services.letters.papers.wording import Facts, fill, paragraph, plain

_NUMBER_COLON, _NUMBER_VALUE, _NUMBER_WIDTH = 22 * MM, 25.2 * MM, 120 * MM
_POINT_LABEL = 6 * MM
_CITY = 7 * MM


@dataclass(frozen=True, slots=True)
class Part:
    """A part that stays whole: `space` above its first baseline, then so many points deep.

    `tied` parts go to the next page with the part behind them.
    """

    space: float
    depth: float
    draw: Callable[[Pen, float], None]
    tied: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What the text of a letter is set by: profile and size."""

    profile: Profile
    size: float

    @property
    def leading(self) -> float:
        """From line to line, in points."""
        return self.size * self.profile.leading

    @property
    def width(self) -> float:
        """How wide the text is."""
        return self.profile.right - LEFT

    @property
    def axis(self) -> float:
        """Where the date and the signature begin."""
        return LEFT + self.profile.axis * self.width


def lines_part(
    setting: Setting, lines: Sequence[Line], x: float, width: float, space: float, *, spread: bool
) -> Part:
    """Lines from x on, one below the other; spread to a width, or ragged."""

    def draw(pen: Pen, y: float) -> None:
        for number, line in enumerate(lines):
            extra = line.widening(setting.size, width) if spread else 0.0
            pen.spread(line.pieces, setting.size, x, y + number * setting.leading, extra)

    return Part(space * setting.leading, (len(lines) - 1) * setting.leading, draw)


def labelled(
    setting: Setting,
    label: str,
    lines: Sequence[Line],
    columns: tuple[float, float, float],
    space: float,
    before: str = "",
) -> Part:
    """A line of label, colon and value; `before` stands at the margin (a., b. …)."""
    regular, size = setting.profile.family.regular, setting.size
    value = lines_part(setting, lines, LEFT + columns[2], 0, space, spread=False)

    def draw(pen: Pen, y: float) -> None:
        pen.text(regular, size, LEFT, y, before)
        pen.text(regular, size, LEFT + columns[0], y, label)
        pen.text(regular, size, LEFT + columns[1], y, ":")
        value.draw(pen, y)

    return Part(value.space, value.depth, draw)


def opening(
    setting: Setting, facts: LetterFacts, known: Facts, number: str, dated: Any
) -> list[Part]:
    """Place and date, the block of the number, and whom the letter goes to."""
    family, size = setting.profile.family, setting.size
    place = f"{facts.city}, {letter_date(dated)}" if facts.city else letter_date(dated)

    def draw_place(pen: Pen, y: float) -> None:
        x = min(setting.axis, setting.profile.right - family.regular.width(place, size))
        pen.text(family.regular, size, x, y, place)

    parts = [Part(8.6 * MM, 0.0, draw_place)]
    wording: Any = facts.wording
    told = (
        ("Nomor", number),
        ("Sifat", facts.sifat),
        ("Lampiran", plain(wording["lampiran"], known)),
        ("Hal", plain(wording["hal"], known)),
    )
    for at, (label, value) in enumerate(told):
        lines = wrap([Run(value)], family, size, _NUMBER_WIDTH)
        grown = setting.size / SIZES[-1]
        columns = (0.0, _NUMBER_COLON * grown, _NUMBER_VALUE * grown)
        parts.append(labelled(setting, label, lines, columns, 1.0 if at else 1.37))
    return [*parts, *addressed(setting, facts, plain(wording["yth"], known))]


def addressed(setting: Setting, facts: LetterFacts, addressee: str) -> list[Part]:
    """Yth., the addressee, di, the city; nothing of the city where it is not known."""
    family, size = setting.profile.family, setting.size
    if not addressee:
        return []
    lines = wrap([Run(addressee)], family, size, _NUMBER_WIDTH)
    parts = [lines_part(setting, lines, LEFT, 0, 1.74, spread=False)]
    if facts.addressee_city:
        for text, x in (("di", LEFT), (facts.addressee_city, LEFT + _CITY)):
            lines = wrap([Run(text)], family, size, _NUMBER_WIDTH)
            parts.append(lines_part(setting, lines, x, 0, 1.0, spread=False))
    return parts


def body(setting: Setting, facts: LetterFacts, known: Facts) -> list[Part]:
    """The opening sentence, the points with their letters, and what follows them."""
    wording: Any = facts.wording
    profile, family = setting.profile, setting.profile.family
    lead = wrap(paragraph([wording["pembuka"]], known), family, setting.size, setting.width)
    parts = [lines_part(setting, lead, LEFT, setting.width, 1.74, spread=True)]
    grown = setting.size / SIZES[-1]
    columns = (_POINT_LABEL * grown, profile.colon * grown, profile.value * grown)
    filled = ((point["label"], fill(point["isi"], known)) for point in wording["rincian"])
    points = [(label, runs) for label, runs in filled if runs]
    for at, (label, runs) in enumerate(points):
        lines = wrap(runs, family, setting.size, setting.width - columns[2])
        letter = f"{chr(ord('a') + at)}."
        parts.append(labelled(setting, label, lines, columns, 1.055 if at else 1.42, letter))
    told = paragraph(wording["penjelasan"], known)
    if told:
        lines = wrap(told, family, setting.size, setting.width)
        parts.append(lines_part(setting, lines, LEFT, setting.width, 1.53, spread=True))
    return parts


def closing(setting: Setting, facts: LetterFacts, known: Facts) -> list[Part]:
    """The closing sentence, tied to the signature: neither stands alone on a page."""
    wording: Any = facts.wording
    family = setting.profile.family
    lines = wrap(paragraph([wording["penutup"]], known), family, setting.size, setting.width)
    sentence = lines_part(setting, lines, LEFT, setting.width, 1.43, spread=True)
    block = lay_out_signature(
        facts, family, setting.size, setting.leading, setting.axis, setting.profile.right
    )
    if block is None:
        return [sentence]
    signature: Block = block

    def draw(pen: Pen, y: float) -> None:
        draw_signature(pen, family, signature, y)

    tied = Part(sentence.space, sentence.depth, sentence.draw, tied=True)
    return [tied, Part(1.74 * setting.leading, signature.height, draw)]


def copies(setting: Setting, facts: LetterFacts) -> list[Part]:
    """Tembusan, smaller; numbered where there are several."""
    if not facts.copies:
        return []
    regular, size = setting.profile.family.regular, setting.size - 1.5
    small = Setting(setting.profile, size)
    leading = size * 1.28
    several = len(facts.copies) > 1
    hang = 5 * MM if several else 0.0
    texts = [wrap([Run(text)], small.profile.family, size, 125 * MM) for text in _ended(facts)]
    depth = leading * sum(len(lines) for lines in texts)

    def draw(pen: Pen, y: float) -> None:
        pen.text(regular, size, LEFT, y, "Tembusan:")
        for number, lines in enumerate(texts, start=1):
            if several:
                pen.text(regular, size, LEFT, y + leading, f"{number}.")
            for line in lines:
                y += leading
                pen.spread(line.pieces, size, LEFT + hang, y, 0.0)

    return [Part(1.5 * setting.leading, depth, draw)]


def _ended(facts: LetterFacts) -> list[str]:
    """Each with its sign: semicolons, and a full stop behind the last of several."""
    texts = [text.rstrip(" ;.") for text in facts.copies]
    if len(texts) == 1:
        return texts
    return [f"{text};" for text in texts[:-1]] + [f"{texts[-1]}."]
