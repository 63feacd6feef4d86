"""Badges (tanda pengenal), eight on a page, to be cut along crosses."""

from datetime import datetime

from desktop.domain.progress import SILENT, Progress
from desktop.domain.texts import gettext as _
from desktop.services.letters.papers.codes import code128_modules, draw_code128, draw_qr
from desktop.services.letters.papers.faces import sans
from desktop.services.letters.papers.metadata import Metadata
from desktop.services.letters.papers.pen import BLACK, Pen
from desktop.services.letters.papers.profiles import MM, SHEETS
from desktop.services.letters.papers.training.boxes import boxed, draw_boxed
from desktop.services.letters.papers.training.facts import Badge, Badges
from desktop.services.letters.papers.training.ornament import MADDER, NARROW, draw_band
from desktop.services.letters.papers.training.photos import fitted_photo

_WIDE, _HIGH = 95 * MM, 66 * MM
_SIDE, _TOP = 10 * MM, 16.5 * MM
_PAGE = 8
_CROSS = 2 * MM
_IN = 4 * MM
_INNER = _WIDE - 2 * _IN
_QR = 18 * MM
_PHOTO = 22 * MM, 28 * MM
_BESIDE_PHOTO = 61 * MM
_BARS_WIDEST, _BARS_HIGH = 62 * MM, 7 * MM
_MODULE = 0.33 * MM
_NAME, _NAME_AS_THREE, _ROLE, _BODY, _CODE = 23.0, 18.0, 13.0, 10.5, 8.0


def draw_badges(badges: Badges, made: datetime, progress: Progress = SILENT) -> bytes:
    """The PDF of all badges: the same bytes for the same facts and moment."""
    title = f"Tanda Pengenal {badges.training}"
    pen = Pen(sans().bold, Metadata(title, "", title, "", made))
    for first in range(0, max(len(badges.badges), 1), _PAGE):
        pen.page(*SHEETS["A4"])
        _draw_crosses(pen)
        for place, badge in enumerate(badges.badges[first : first + _PAGE]):
            x = _SIDE + place % 2 * _WIDE
            y = _TOP + place // 2 * _HIGH
            _draw_badge(pen, badges, badge, x, y)
        progress.step(first, len(badges.badges), _("Drawing badges"))
    return pen.finish()


def _draw_crosses(pen: Pen) -> None:
    """Where to cut."""
    for column in range(3):
        for row in range(5):
            x, y = _SIDE + column * _WIDE, _TOP + row * _HIGH
            pen.rule(x - _CROSS, y, x + _CROSS, y, 0.4)
            pen.rule(x, y - _CROSS, x, y + _CROSS, 0.4)


def _draw_badge(pen: Pen, badges: Badges, badge: Badge, x: float, y: float) -> None:
    left = x + _IN
    if badges.ornament:
        draw_band(pen, NARROW, left, y + 3.4 * MM, lying=True)
    photo = fitted_photo(badge.photo, *_PHOTO) if badge.photo else None
    width = _BESIDE_PHOTO if photo else _INNER
    _draw_words(pen, badges, badge, (left, y, width))
    if photo:
        pen.picture(photo, left + _INNER - _PHOTO[0], y + 9.2 * MM, _PHOTO[1])
    _draw_codes(pen, badge.code, left, y)


def _draw_words(pen: Pen, badges: Badges, badge: Badge, place: tuple[float, float, float]) -> None:
    """What is read: the training small, the name at a metre, role and body."""
    left, y, width = place
    bold, regular = sans().bold, sans().regular
    training = boxed(badges.training, bold, 7.5, width, 5.4 * MM)
    draw_boxed(pen, bold, training, left, y + 10.6 * MM)
    when = boxed(badges.when, regular, 7.5, width, 3.2 * MM)
    draw_boxed(pen, regular, when, left, y + 12.5 * MM + training.height / 2)
    name = boxed(badge.name, bold, _NAME, width, 20 * MM)
    if len(name.lines) > 2:
        name = boxed(badge.name, bold, _NAME_AS_THREE, width, 22.4 * MM)
    draw_boxed(pen, bold, name, left, y + 29 * MM)
    beside = _INNER - _QR - 3 * MM
    pen.ink(MADDER if badges.ornament else BLACK)
    role = boxed(badge.role.upper(), bold, _ROLE, beside, 5.4 * MM)
    draw_boxed(pen, bold, role, left, y + 44.3 * MM)
    pen.ink(BLACK)
    body = boxed(badge.body, regular, _BODY, beside, 5.6 * MM)
    draw_boxed(pen, regular, body, left, y + 49.7 * MM)


def _draw_codes(pen: Pen, code: str, left: float, y: float) -> None:
    """The code for cameras at the right, for laser scanners at the left, in print below."""
    draw_qr(pen, code, left + _INNER - _QR, y + 42.2 * MM, _QR)
    bars = min(_BARS_WIDEST, code128_modules(code) * _MODULE)
    draw_code128(pen, code, left, y + 53.3 * MM, (bars, _BARS_HIGH))
    pen.text(sans().regular, _CODE, left, y + 63.6 * MM, code)
