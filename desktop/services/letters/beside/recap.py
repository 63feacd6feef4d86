"""The recapitulation of a letter: by kecamatan, desa, sex and occupation."""

from collections.abc import Callable, Sequence

from desktop.services.letters.beside.facts import Beside, beside_fields
from desktop.services.letters.beside.head import Reference, reference_part, title_lines
from desktop.services.letters.beside.recap_sums import agree, by_kecamatan, by_occupation, summed
from desktop.services.letters.beside.recap_table import (
    MARGIN,
    edges,
    head_part,
    occupation_head,
    occupation_rows,
    rows_of,
)
from desktop.services.letters.beside.sheets import (
    NEXT_TEXT,
    Look,
    Section,
    TableRow,
    break_pages,
    draw_pages,
)
from desktop.services.letters.papers.faces import Family
from desktop.services.letters.papers.fields import short_programmes
from desktop.services.letters.papers.letter_body import Part
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import MM, TEXT_ENDS, Profile
from desktop.services.letters.papers.signature import Block, draw_signature, lay_out_signature
from desktop.services.letters.papers.text_parts import filled

_FIRST = 16 * MM
_HEADING = 10.0
_SIGNED_FROM = 103 * MM
_SIGN_SIZE, _SIGN_LEADING = 10.0, 13.2
_BEFORE_B, _BEFORE_SIGN = 7.5 * MM, 4.5 * MM


def draw_recap(paper: Beside) -> bytes:
    """Its PDF; the line that all sums are one is printed only where they are."""
    facts, chosen, wording = paper.facts, paper.profile, paper.wording
    known = beside_fields(paper) | {"program_singkat": short_programmes(facts)}
    width = chosen.width - 2 * MARGIN
    whole = summed("", paper.lines)
    kecamatan = by_kecamatan(paper.lines, dict(facts.regencies))
    occupations = by_occupation(paper.lines, wording["tanpa_pekerjaan"])
    at = edges(width)
    heads = [filled({"x": text}, "x", known) for text in wording["kepala_a"]]
    reference = Reference(
        filled(wording, "kepala", known), known["nomor_surat"], known["tanggal_surat"]
    )
    first = Section(
        [
            reference_part(chosen, reference, MARGIN),
            *title_lines(chosen, filled(wording, "judul", known), 8.5 * MM),
            *title_lines(chosen, filled(wording, "keterangan", known), 5.8 * MM, small=True),
            _heading(chosen.family, filled(wording, "bagian_a", known), 8 * MM),
        ],
        head_part(at, heads, chosen.family, 2 * MM),
        rows_of(at, kecamatan, whole),
    )
    pages = break_pages([first], _FIRST, chosen.height)
    block = lay_out_signature(
        facts,
        chosen.family,
        _SIGN_SIZE,
        _SIGN_LEADING,
        MARGIN + _SIGNED_FROM,
        MARGIN + width,
        21 * MM,
    )
    heading = _heading(chosen.family, filled(wording, "bagian_b", known), _BEFORE_B)
    head = occupation_head(wording["kepala_b"], chosen.family, 1.6 * MM)
    rows = occupation_rows(occupations, whole)
    pages = _with_b(pages, heading, head, rows, block, chosen)
    title = filled(wording, "judul", known).split("\n")[0].title()
    later = f"Rekapitulasi, Lampiran Surat Nomor {known['nomor_surat']}, {known['tanggal_surat']}"
    true = agree(kecamatan, occupations, whole) and whole.people == paper.people
    look = Look(
        chosen,
        paper.foot(len(pages)),
        later,
        (MARGIN, MARGIN),
        _FIRST,
        initials=wording["paraf"],
        above=filled(wording, "sama", known) if true else "",
    )
    pen = paper.pen(title)
    draw_pages(pen, look, pages)
    return pen.finish()


def _heading(family: Family, text: str, space: float) -> Part:
    def draw(pen: Pen, y: float) -> None:
        pen.text(family.bold, _HEADING, MARGIN, y, text)

    return Part(space, 0.0, draw, tied=True)


def _with_b(
    pages: list[list[Part]],
    heading: Part,
    head: Part,
    rows: Sequence[Part],
    block: Block | None,
    chosen: Profile,
) -> list[list[Part]]:
    """Part B behind part A: whole with the signature beside it, or broken with it below."""
    used = _FIRST if len(pages) == 1 else NEXT_TEXT
    used += sum(part.space + part.depth for part in pages[-1])
    parts = [heading, head, *rows]
    deep = sum(part.space + part.depth for part in parts)
    beside = heading.space + _BEFORE_SIGN + (block.height if block else 0.0)
    whole = Part(0.0, max(deep, beside), _together(parts, block, chosen.family))
    lowest = chosen.height - TEXT_ENDS
    if used + whole.depth <= lowest:
        return [*pages[:-1], [*pages[-1], whole]]
    if NEXT_TEXT + whole.depth <= lowest:
        return [*pages, [whole]]
    after = [_signature(block, chosen.family)] if block else []
    told = Section([heading], head, [TableRow(part) for part in rows], after)
    behind = break_pages([told], used, chosen.height)
    return [*pages[:-1], [*pages[-1], *behind[0]], *behind[1:]]


def _together(
    parts: Sequence[Part], block: Block | None, family: Family
) -> Callable[[Pen, float], None]:
    def draw(pen: Pen, y: float) -> None:
        begin = y
        for part in parts:
            y += part.space
            part.draw(pen, y)
            y += part.depth
        if block:
            draw_signature(pen, family, block, begin + parts[0].space + _BEFORE_SIGN)

    return draw


def _signature(block: Block, family: Family) -> Part:
    def draw(pen: Pen, y: float) -> None:
        draw_signature(pen, family, block, y)

    return Part(9 * MM, block.height, draw)
