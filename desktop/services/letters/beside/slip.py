"""The receipt slip of a surat pengantar: cut off and sent back, with a code of its own."""

from desktop.services.letters.beside.facts import Beside
from desktop.services.letters.papers.faces import sans
from desktop.services.letters.papers.foot import draw_proof
from desktop.services.letters.papers.letter_body import Setting
from desktop.services.letters.papers.lines import shrunk
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import LEFT, MM
from desktop.services.letters.papers.text_parts import dotted_line, filled
from desktop.services.letters.papers.wording import Facts

CUT = 85 * MM
"""Of the line to cut along above the paper's lower edge."""
_SMALL, _TEXT, _FOOT = 6.8, 10.0, 6.8
_ROW, _LINES_FROM, _LINES_TO = 7.6 * MM, 34 * MM, 86 * MM
_SIGN_FROM = 94 * MM
_OVER = 10 * MM


def draw_slip(pen: Pen, setting: Setting, paper: Beside, known: Facts) -> None:
    """Draw it at the foot of the page, below the line to cut along."""
    chosen, wording = setting.profile, paper.wording
    y = chosen.height - CUT
    middle = LEFT + setting.width / 2
    _cut_line(pen, _OVER, y, chosen.width - _OVER)
    pen.centred(
        sans().regular, _SMALL, chosen.width / 2, y - 1.3 * MM, filled(wording, "gunting", known)
    )
    family = chosen.family
    y += 7.5 * MM
    pen.centred(family.bold, 11.0, middle, y, filled(wording, "judul_slip", known))
    told = filled(wording, "nomor_slip", known)
    size = shrunk(told, family.regular, 9.0, setting.width)
    pen.centred(family.regular, size, middle, y + 4.4 * MM, told)
    _draw_lines(pen, setting, paper, y + 13 * MM)
    low = chosen.height - 9 * MM
    right = chosen.right
    if paper.proof:
        right -= draw_proof(pen, paper.proof, right, low) + 3.5 * MM
    face = sans().regular
    if paper.code:
        pen.right(face, _FOOT, right, low - 3.15 * MM, f"Kode kendali {paper.code}")
    pen.right(face, _FOOT, right, low, f"Tanda terima {paper.sums()}")


def _draw_lines(pen: Pen, setting: Setting, paper: Beside, y: float) -> None:
    """What the receiver fills in at the left; where they sign at the right."""
    regular, wording = setting.profile.family.regular, paper.wording
    for at, label in enumerate(wording["isian"]):
        row = y + at * _ROW
        pen.text(regular, _TEXT, LEFT, row, label)
        pen.text(regular, _TEXT, LEFT + _LINES_FROM - 3 * MM, row, ":")
        dotted_line(pen, LEFT + _LINES_FROM, row + 0.5 * MM, LEFT + _LINES_TO)
    x = LEFT + _SIGN_FROM
    pen.text(regular, _TEXT, x, y, wording["penerima_slip"])
    dotted_line(pen, x, y + 24 * MM, setting.profile.right - 6 * MM)
    pen.text(regular, 8.0, x, y + 27.5 * MM, wording["tanda_slip"])


def _cut_line(pen: Pen, x: float, y: float, to_x: float) -> None:
    dash = 1.3 * MM
    while x < to_x:
        pen.rule(x, y, min(x + dash, to_x), y, 0.5)
        x += 2 * dash
