"""The SPTJM: who signs answers for the people of a letter."""

from desktop.services.letters.beside.facts import Beside, beside_fields
from desktop.services.letters.beside.sheets import Look, draw_pages
from desktop.services.letters.papers.kop import lay_out_kop
from desktop.services.letters.papers.letter_body import Part, Setting
from desktop.services.letters.papers.letter_pages import paged
from desktop.services.letters.papers.profiles import LEFT, RIGHT, SIZES
from desktop.services.letters.papers.text_parts import (
    filled,
    numbered,
    paragraph_part,
    place_and_date,
    points,
    signed_part,
    title_part,
)
from desktop.services.letters.papers.wording import Facts


def draw_sptjm(paper: Beside) -> bytes:
    """Its PDF: one page where it can be, in the larger size where that still ends on it."""
    chosen, known = paper.profile, beside_fields(paper)
    kop = lay_out_kop(chosen, paper.facts, paper.emblem)
    pages: list[list[Part]] = []
    for size in SIZES:
        parts = _parts(Setting(chosen, size), paper, known)
        pages = paged(parts, [], chosen.height, kop.ends)
        if len(pages) == 1:
            break
    title = filled(paper.wording, "judul", known).title()
    pen = paper.pen(title)
    later = f"{title} Nomor {known['nomor']}, tanggal {known['tanggal']}"
    look = Look(chosen, paper.foot(len(pages)), later, (LEFT, RIGHT), kop.ends, kop)
    draw_pages(pen, look, pages)
    return pen.finish()


def _parts(setting: Setting, paper: Beside, known: Facts) -> list[Part]:
    wording = paper.wording
    above = [
        place_and_date(paper.facts.city, known["tanggal"]),
        filled(wording, "pembuat", known),
    ]
    return [
        title_part(setting, filled(wording, "judul", known), "", filled(wording, "nomor", known)),
        *paragraph_part(setting, known, wording["pembuka"], 2.2, tied=True),
        *points(setting, wording["penanda"], known),
        *paragraph_part(setting, known, wording["menyatakan"], 1.55, tied=True),
        *points(setting, wording["data"], known),
        *paragraph_part(setting, known, wording["bahwa"], 1.55, tied=True),
        *numbered(setting, wording["pernyataan"], known),
        *paragraph_part(setting, known, wording["akibat"], 1.4),
        *paragraph_part(setting, known, wording["penutup"], 1.4, tied=True),
        signed_part(setting, paper.facts, above, filled(wording, "meterai", known), 2.1),
    ]
