"""The text of a paper with its title in the middle: title, paragraphs, points, signature."""

from collections.abc import Mapping, Sequence

from desktop.services.letters.papers.faces import Family, face_for, sans
from desktop.services.letters.papers.letter_body import Part, Setting, labelled, lines_part
from desktop.services.letters.papers.lines import Run, phrased, wrap
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import LEFT, MM, SIZES
from desktop.services.letters.papers.signature import Signed, draw_signature, lay_out_signature
from desktop.services.letters.papers.wording import Facts, fill, paragraph, plain

_TITLE, _SUBTITLE = 13.0, 12.0
_LABEL, _COLON, _VALUE = 7 * MM, 45 * MM, 48 * MM
_AFTER_LABEL = 2 * MM
_NUMBER = 7 * MM
_STAMP_WIDE, _STAMP_HIGH, _STAMP_GAP, _STAMP_SIZE = 23 * MM, 21 * MM, 4 * MM, 8.0


def able(setting: Setting, runs: Sequence[Run]) -> Family:
    """The paper's faces, or Sans where a name has a letter that they lack."""
    family, text = setting.profile.family, "".join(run.text for run in runs)
    return family if face_for(text, family.bold, sans().bold) is family.bold else sans()


def title_part(setting: Setting, title: str, subtitle: str, number: str) -> Part:
    """Title, subtitle where there is one, and number, in the middle."""
    family, size = setting.profile.family, setting.size
    grown = size / SIZES[-1]
    lines = [
        (family.bold, at * grown, line)
        for at, text in ((_TITLE, title), (_SUBTITLE, subtitle))
        for part in text.split("\n")
        for line in phrased(part, family.bold, at * grown, setting.width)
        if line
    ]
    if number:
        lines.append((family.regular, size, number))
    apart = 5.6 * MM * grown

    def draw(pen: Pen, y: float) -> None:
        for at, (face, points, text) in enumerate(lines):
            pen.centred(face, points, LEFT + setting.width / 2, y + at * apart, text)

    return Part(12 * MM, (len(lines) - 1) * apart, draw)


def paragraph_part(
    setting: Setting, known: Facts, template: str, space: float, *, tied: bool = False
) -> list[Part]:
    """A paragraph from margin to margin; nothing where a field it needs is not known."""
    runs = paragraph([template], known)
    if not runs:
        return []
    lines = wrap(runs, able(setting, runs), setting.size, setting.width)
    part = lines_part(setting, lines, LEFT, setting.width, space, spread=True)
    return [Part(part.space, part.depth, part.draw, tied=tied)]


def points(setting: Setting, told: Sequence[Mapping[str, str]], known: Facts) -> list[Part]:
    """Label, colon and value of each point that is known."""
    grown, regular = setting.size / SIZES[-1], setting.profile.family.regular
    widths = (regular.width(point["label"], setting.size) for point in told)
    colon = max(_COLON * grown, _LABEL + max(widths, default=0.0) + _AFTER_LABEL)
    columns = (_LABEL, colon, colon + (_VALUE - _COLON) * grown)
    parts: list[Part] = []
    for point in told:
        runs = fill(point["isi"], known)
        if runs and any(run.text for run in runs):
            family = able(setting, runs)
            lines = wrap(runs, family, setting.size, setting.width - columns[2])
            parts.append(labelled(setting, point["label"], lines, columns, 1.05 if parts else 1.35))
    return parts


def numbered(setting: Setting, templates: Sequence[str], known: Facts) -> list[Part]:
    """Points with their numbers, each of them whole; those that are not known are left out."""
    regular, size = setting.profile.family.regular, setting.size
    parts: list[Part] = []
    for template in templates:
        runs = fill(template, known)
        if not runs:
            continue
        lines = wrap(runs, able(setting, runs), size, setting.width - _NUMBER)
        value = lines_part(setting, lines, LEFT + _NUMBER, 0, 1.15 if parts else 1.3, spread=False)

        def draw(pen: Pen, y: float, at: int = len(parts) + 1, value: Part = value) -> None:
            pen.text(regular, size, LEFT, y, f"{at}.")
            value.draw(pen, y)

        parts.append(Part(value.space, value.depth, draw))
    return parts


def signed_part(
    setting: Setting, facts: Signed, above: Sequence[str], stamp: str = "", space: float = 2.3
) -> Part:
    """Lines above, then the signature; `stamp` names the box for a stamp duty left of it."""
    family, size = setting.profile.family, setting.size
    block = lay_out_signature(
        facts, family, size, setting.leading, setting.axis, setting.profile.right
    )
    lines = [line for line in above if line]
    wide = max((family.regular.width(line, size) for line in lines), default=0.0)
    x = min(block.x if block else setting.axis, setting.profile.right - wide)
    depth = len(lines) * setting.leading + (block.height if block else 0.0)

    def draw(pen: Pen, y: float) -> None:
        for line in lines:
            pen.text(family.regular, size, x, y, line)
            y += setting.leading
        if block is None:
            return
        draw_signature(pen, family, block, y)
        if stamp:
            heading = y + (len(block.heading) - 1) * setting.leading
            draw_stamp(pen, stamp, block.x - _STAMP_GAP - _STAMP_WIDE, heading + 2.2 * MM)

    return Part(space * setting.leading, depth, draw)


def draw_stamp(pen: Pen, label: str, x: float, y: float) -> None:
    """The dotted box where the stamp duty (meterai) is put, its upper left corner at x, y."""
    dash = 0.7 * MM
    for top in (y, y + _STAMP_HIGH):
        _dotted(pen, x, top, x + _STAMP_WIDE, top, dash)
    for left in (x, x + _STAMP_WIDE):
        _dotted(pen, left, y, left, y + _STAMP_HIGH, dash)
    face, lines = sans().regular, label.split("\n")
    at = y + _STAMP_HIGH / 2 - (len(lines) - 1) * 1.9 * MM + 0.9 * MM
    for line in lines:
        pen.centred(face, _STAMP_SIZE, x + _STAMP_WIDE / 2, at, line)
        at += 3.8 * MM


def _dotted(pen: Pen, x: float, y: float, to_x: float, to_y: float, dash: float) -> None:
    length = (to_x - x) + (to_y - y)
    steps = max(1, round(length / (2 * dash)))
    for step in range(steps):
        begin, end = step / steps, (step + 0.5) / steps
        pen.rule(
            x + (to_x - x) * begin,
            y + (to_y - y) * begin,
            x + (to_x - x) * end,
            y + (to_y - y) * end,
            0.6,
        )


def dotted_line(pen: Pen, x: float, y: float, to_x: float) -> None:
    """A line to write on."""
    _dotted(pen, x, y, to_x, y, 0.35 * MM)


def place_and_date(city: str, dated: str) -> str:
    """`Betun, 24 November 2026`."""
    return f"{city}, {dated}" if city else dated


def filled(wording: Mapping[str, str], key: str, known: Facts) -> str:
    """A part of a wording as bare text."""
    return plain(str(wording.get(key, "")), known)
