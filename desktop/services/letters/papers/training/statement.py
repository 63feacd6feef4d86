"""The surat keterangan: that somebody attended a training which another body held."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop.domain.dates import letter_date
from desktop.domain.progress import SILENT, Progress
from desktop.domain.texts import gettext as _
from desktop.services.letters.papers.codes import draw_qr, proof_size
from desktop.services.letters.papers.faces import Family, face_for, sans
from desktop.services.letters.papers.fields import without_region
from desktop.services.letters.papers.foot import Foot, draw_foot
from desktop.services.letters.papers.kop import Kop, draw_kop, lay_out_kop
from desktop.services.letters.papers.letter_body import Part, Setting, labelled, lines_part
from desktop.services.letters.papers.letter_pages import paged
from desktop.services.letters.papers.lines import Run, wrap
from desktop.services.letters.papers.metadata import Metadata
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import (
    LEFT,
    MM,
    RIGHT,
    SIZES,
    TEXT_ENDS,
    Profile,
    profile,
)
from desktop.services.letters.papers.signature import draw_signature, lay_out_signature
from desktop.services.letters.papers.training.facts import StatementFacts
from desktop.services.letters.papers.training.training_fields import attended_fields
from desktop.services.letters.papers.wording import fill, paragraph, plain

_TITLE, _SUBTITLE = 13.0, 12.0
_LABEL, _COLON, _VALUE = 7 * MM, 47 * MM, 50 * MM
_AFTER_LABEL = 2 * MM
_HEAD, _NEXT_HEAD, _NEXT_TEXT = 8.5, 15 * MM, 19 * MM
_QR_BELOW, _QUIET = 9 * MM, 3 * MM


@dataclass(frozen=True, slots=True)
class StatementPaper:
    """A surat keterangan to draw among others: its facts, and the emblem of its letterhead."""

    facts: StatementFacts
    emblem: bytes | None = None


def statement_fields(facts: StatementFacts) -> dict[str, str]:
    """Every field that the letterform may name; an empty text where nothing is known."""
    signer = facts.signer
    nip = signer.nip if signer else ""
    return {
        **attended_fields(facts),
        "penanda": signer.name if signer else "",
        "nip": f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}" if len(nip) == 18 else nip,
        "jabatan": _position(facts),
        "tempat_lahir": facts.birth_place,
        "tanggal_lahir": letter_date(facts.birth_date) if facts.birth_date else "",
        "desa": facts.village,
        "kota": facts.city,
        "tanggal": letter_date(facts.dated),
    }


def _position(facts: StatementFacts) -> str:
    """Whose position it is, with the region."""
    if facts.signer is None:
        return ""
    return f"{without_region(facts.signer.position, facts.government)} {facts.government}".strip()


def draw_statement(
    facts: StatementFacts, emblem: bytes | None, made: datetime, mark: str = ""
) -> bytes:
    """The PDF of a surat keterangan: the same bytes for the same facts, moment and mark."""
    return _drawn([StatementPaper(facts, emblem)], made, mark, _number(facts))


def draw_statements(
    papers: Sequence[StatementPaper], made: datetime, progress: Progress = SILENT
) -> bytes:
    """One PDF of many surat keterangan, to be printed; at least one."""
    return _drawn(papers, made, "", papers[0].facts.training, progress)


def _drawn(
    papers: Sequence[StatementPaper],
    made: datetime,
    mark: str,
    subject: str,
    progress: Progress = SILENT,
) -> bytes:
    first = papers[0].facts
    title = f"{_title_of(first)} {first.training}"
    family = profile(first.paper, first.typeface).family
    pen = Pen(family.regular, Metadata(title, first.office_name, subject, mark, made))
    for at, paper in enumerate(papers):
        if at % 50 == 0 and len(papers) > 1:
            progress.step(at, len(papers), _("Drawing certificates"))
        _draw(pen, paper.facts, paper.emblem)
    return pen.finish()


def _title_of(facts: StatementFacts) -> str:
    wording: Any = facts.wording
    return plain(wording["judul"], statement_fields(facts)).title()


def _number(facts: StatementFacts) -> str:
    return f"{_title_of(facts)} Nomor {facts.number}"


def _draw(pen: Pen, facts: StatementFacts, emblem: bytes | None) -> None:
    """Draw one on pages of its own."""
    chosen = profile(facts.paper, facts.typeface)
    known = statement_fields(facts)
    wording: Any = facts.wording
    kop = lay_out_kop(chosen, facts, emblem)
    pages = _pages(chosen, facts, known, kop)
    foot = Foot(len(pages), facts.code, plain(wording["kaki"], known))
    head = f"{_number(facts)}, tanggal {known['tanggal']}"
    for at, parts in enumerate(pages, start=1):
        pen.page(chosen.width, chosen.height)
        y = _draw_top(pen, chosen, kop, head, at)
        for part in parts:
            y += part.space
            part.draw(pen, y)
            y += part.depth
        _draw_foot(pen, chosen, facts.proof, foot, at)


def _pages(
    chosen: Profile, facts: StatementFacts, known: Mapping[str, str], kop: Kop
) -> list[list[Part]]:
    """Its parts by page, in the larger size where that still ends on one."""
    above_qr = _QR_BELOW + proof_size(facts.proof) + _QUIET - TEXT_ENDS
    height = chosen.height - max(0.0, above_qr)
    pages: list[list[Part]] = []
    for size in SIZES:
        pages = paged(_body(Setting(chosen, size), facts, known), [], height, kop.ends)
        if len(pages) == 1:
            break
    return pages


def _draw_top(pen: Pen, chosen: Profile, kop: Kop, head: str, page: int) -> float:
    """The letterhead, or a later page's line; give back where the text begins."""
    if page == 1:
        draw_kop(pen, kop)
        return kop.ends
    pen.text(chosen.family.regular, _HEAD, LEFT, _NEXT_HEAD, head)
    pen.right(chosen.family.regular, _HEAD, chosen.right, _NEXT_HEAD, "(lanjutan)")
    return _NEXT_TEXT


def _draw_foot(pen: Pen, chosen: Profile, proof: str, foot: Foot, page: int) -> None:
    """The foot, its right part beside the QR code."""
    size = proof_size(proof)
    beside = size + _QUIET if size else 0.0
    draw_foot(pen, foot, (chosen.width, chosen.height), (LEFT, RIGHT + beside), page)
    if proof:
        draw_qr(pen, proof, chosen.right - size, chosen.height - _QR_BELOW - size, size)


def _body(setting: Setting, facts: StatementFacts, known: Mapping[str, str]) -> list[Part]:
    """Everything from the title to the signature."""
    wording: Any = facts.wording
    text = [_paragraph(setting, known, wording[name], 1.45) for name in ("isi", "penutup")]
    return [
        _title(setting, wording, known),
        _paragraph(setting, known, wording["pembuka"], 2.2, tied=True),
        *_points(setting, wording["penanda"], known),
        _paragraph(setting, known, wording["menerangkan"], 1.5, tied=True),
        *_points(setting, wording["peserta"], known),
        text[0],
        Part(text[1].space, text[1].depth, text[1].draw, tied=True),
        _signed(setting, facts),
    ]


def _title(setting: Setting, wording: Mapping[str, Any], known: Mapping[str, str]) -> Part:
    family, size = setting.profile.family, setting.size
    lines = (
        (family.bold, _TITLE * size / 11, plain(wording["judul"], known)),
        (family.bold, _SUBTITLE * size / 11, plain(wording["subjudul"], known)),
        (family.regular, size, plain(wording["nomor"], known)),
    )
    apart = 5.6 * MM * size / 11

    def draw(pen: Pen, y: float) -> None:
        for number, (face, at, text) in enumerate(lines):
            pen.centred(face, at, LEFT + setting.width / 2, y + number * apart, text)

    return Part(12 * MM, 2 * apart, draw)


def _paragraph(
    setting: Setting, known: Mapping[str, str], template: str, space: float, *, tied: bool = False
) -> Part:
    runs = paragraph([template], known)
    lines = wrap(runs, _able(setting, runs), setting.size, setting.width)
    part = lines_part(setting, lines, LEFT, setting.width, space, spread=True)
    return Part(part.space, part.depth, part.draw, tied=tied)


def _points(
    setting: Setting, points: Sequence[Mapping[str, str]], known: Mapping[str, str]
) -> list[Part]:
    """Label, colon and value of what is known."""
    grown, regular = setting.size / SIZES[-1], setting.profile.family.regular
    widths = (regular.width(point["label"], setting.size) for point in points)
    labels = max(widths, default=0.0)
    colon = max(_COLON * grown, _LABEL + labels + _AFTER_LABEL)
    columns = (_LABEL, colon, colon + (_VALUE - _COLON) * grown)
    parts: list[Part] = []
    for point in points:
        runs = fill(point["isi"], known)
        if runs and any(run.text for run in runs):
            family = _able(setting, runs)
            lines = wrap(runs, family, setting.size, setting.width - columns[2])
            space = 1.0 if parts else 1.3
            parts.append(labelled(setting, point["label"], lines, columns, space))
    return parts


def _able(setting: Setting, runs: Sequence[Run]) -> Family:
    """The paper's faces, or Sans where a name has a letter that they lack."""
    family, text = setting.profile.family, "".join(run.text for run in runs)
    return family if face_for(text, family.bold, sans().bold) is family.bold else sans()


def _signed(setting: Setting, facts: StatementFacts) -> Part:
    """Place and date, and below them the signature."""
    family = setting.profile.family
    place = f"{facts.city}, " if facts.city else ""
    text = f"{place}{letter_date(facts.dated)}"
    wide = family.regular.width(text, setting.size)
    block = lay_out_signature(
        facts, family, setting.size, setting.leading, setting.axis, setting.profile.right
    )
    x = min(block.x if block else setting.axis, setting.profile.right - wide)

    def draw(pen: Pen, y: float) -> None:
        pen.text(family.regular, setting.size, x, y, text)
        if block:
            draw_signature(pen, family, block, y + setting.leading)

    depth = setting.leading + block.height if block else 0.0
    return Part(2.6 * setting.leading, depth, draw)
