"""The surat pengantar: what is sent with a letter, and the slip that comes back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop.services.letters.beside.facts import Beside, beside_fields
from desktop.services.letters.beside.sheets import (
    HEAD_SIZE,
    NEXT_HEAD,
    Look,
    Section,
    TableRow,
    break_pages,
    draw_pages,
)
from desktop.services.letters.beside.slip import CUT, draw_slip
from desktop.services.letters.papers.faces import sans
from desktop.services.letters.papers.foot import draw_proof
from desktop.services.letters.papers.grid import Grid, GridColumn
from desktop.services.letters.papers.kop import Kop, draw_kop, lay_out_kop
from desktop.services.letters.papers.letter_body import Part, Setting, addressed
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import LEFT, MM, RIGHT
from desktop.services.letters.papers.text_parts import (
    filled,
    place_and_date,
    signed_part,
    title_part,
)
from desktop.services.letters.papers.wording import Facts

_SIZE, _TABLE = 11.0, 10.0
_WIDTHS = (9, 78, 27, 46)
_CODE_SIZE = 6.8
_BESIDE = 3.5 * MM


def draw_cover(paper: Beside) -> bytes:
    """Its PDF: slip and letter on one page, or the slip whole on the next."""
    chosen, known = paper.profile, beside_fields(paper)
    kop = lay_out_kop(chosen, paper.facts, paper.emblem)
    setting = Setting(chosen, _SIZE)
    title = filled(paper.wording, "judul", known).title()
    pen = paper.pen(title)
    section = _section(setting, paper, known)
    parts = _all_parts(section)
    ends = kop.ends + sum(part.space + part.depth for part in parts)
    if ends <= chosen.height - CUT - 6 * MM:
        _draw_one(pen, paper, known, kop, parts)
        return pen.finish()
    pages = break_pages([section], kop.ends, chosen.height, keep=2)
    later = f"{title} Nomor {known['nomor']}, tanggal {known['tanggal']}"
    every = len(pages) + 1
    look = Look(chosen, paper.foot(every), later, (LEFT, RIGHT), kop.ends, kop)
    draw_pages(pen, look, pages)
    pen.page(chosen.width, chosen.height)
    pen.text(chosen.family.regular, HEAD_SIZE, LEFT, NEXT_HEAD, later)
    low = chosen.height - 9 * MM
    pen.text(sans().regular, _CODE_SIZE, LEFT, low, f"Halaman {every} dari {every}")
    draw_slip(pen, setting, paper, known)
    return pen.finish()


def _all_parts(section: Section) -> list[Part]:
    head = [section.head] if section.head else []
    return [*section.before, *head, *(row.part for row in section.rows), *section.after]


def _section(setting: Setting, paper: Beside, known: Facts) -> Section:
    wording, facts = paper.wording, paper.facts
    family = setting.profile.family
    dated = place_and_date(facts.city, known["tanggal"])

    def draw_place(pen: Pen, y: float) -> None:
        x = min(setting.axis, setting.profile.right - family.regular.width(dated, setting.size))
        pen.text(family.regular, setting.size, x, y, dated)

    share = setting.width / sum(_WIDTHS)
    sides = ("middle", "left", "left", "left")
    heads: Sequence[str] = wording["kepala_tabel"]
    columns = tuple(
        GridColumn(head, width * share, side)
        for head, width, side in zip(heads, _WIDTHS, sides, strict=True)
    )
    grid = Grid(columns, LEFT, _TABLE, 2.6 * MM)
    title = title_part(
        setting, filled(wording, "judul", known), "", filled(wording, "nomor", known)
    )
    return Section(
        [
            Part(8.6 * MM, 0.0, draw_place),
            *addressed(setting, facts, filled(wording, "yth", known)),
            replace(title, tied=True),
        ],
        grid.head(family.bold, 5 * MM),
        [
            TableRow(grid.row((f"{at}.", *texts), family.regular))
            for at, texts in enumerate(_items(wording["naskah"], known), start=1)
        ],
        [signed_part(setting, facts, [], space=2.1)],
    )


def _items(told: Sequence[Mapping[str, str]], known: Facts) -> list[tuple[str, str, str]]:
    """What is sent: those whose facts are known."""
    rows = (tuple(filled(one, key, known) for key in ("isi", "banyak", "catatan")) for one in told)
    return [(isi, banyak, catatan) for isi, banyak, catatan in rows if isi and banyak]


def _draw_one(pen: Pen, paper: Beside, known: Facts, kop: Kop, parts: Sequence[Part]) -> None:
    """One page: the letter with its code left of the signature, and the slip below the line."""
    chosen = paper.profile
    pen.page(chosen.width, chosen.height)
    draw_kop(pen, kop)
    y = kop.ends
    for part in parts:
        y += part.space
        part.draw(pen, y)
        y += part.depth
    face = sans().regular
    wide = draw_proof(pen, paper.proof, LEFT, y + 1 * MM, to_right=True) if paper.proof else 0.0
    x = LEFT + (wide + _BESIDE if wide else 0.0)
    pen.text(face, _CODE_SIZE, x, y + 1 * MM, "Halaman 1 dari 1")
    if paper.code:
        above = y + 1 * MM - (wide + 1.8 * MM if wide else 3.15 * MM)
        pen.text(face, _CODE_SIZE, LEFT, above, f"Kode kendali {paper.code}")
    draw_slip(pen, Setting(chosen, _SIZE), paper, known)
