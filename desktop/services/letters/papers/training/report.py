"""The report of a training as one PDF: its text, then the matrix of attendance."""

from datetime import datetime
from typing import Any

from desktop.domain.progress import SILENT, Progress
from desktop.services.letters.papers.foot import Foot, draw_foot
from desktop.services.letters.papers.kop import draw_kop, lay_out_kop
from desktop.services.letters.papers.letter_body import Setting
from desktop.services.letters.papers.letter_pages import paged
from desktop.services.letters.papers.metadata import Metadata
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import LEFT, MM, RIGHT, TEXT_ENDS, profile
from desktop.services.letters.papers.training.record_facts import ReportFacts
from desktop.services.letters.papers.training.report_matrix import draw_matrix, lay_out_matrix
from desktop.services.letters.papers.training.report_sums import report_fields
from desktop.services.letters.papers.training.report_text import report_parts
from desktop.services.letters.papers.wording import letterform, plain

_SIZE = 11.0
_HEAD, _NEXT_HEAD, _NEXT_TEXT = 8.5, 15 * MM, 19 * MM
_LOWER = TEXT_ENDS - 20 * MM
"""A report has no QR code in its foot: its text may stand lower than a letter's."""


def draw_training_report(
    facts: ReportFacts,
    emblem: bytes | None,
    made: datetime,
    progress: Progress = SILENT,
    *,
    wording: Any = None,
) -> bytes:
    """The PDF of a report: the same bytes for the same facts, moment and wording."""
    wording = wording or letterform("training_report")
    chosen = profile(facts.paper, facts.typeface)
    setting = Setting(chosen, _SIZE)
    known = report_fields(facts)
    kop = lay_out_kop(chosen, facts, emblem)
    parts = report_parts(setting, facts, known, wording)
    pages = paged(parts, [], chosen.height + _LOWER, kop.ends)
    matrices = lay_out_matrix(facts, wording, (chosen.width, chosen.height))
    total = len(pages) + sum(len(one.pages) for one in matrices)
    foot = Foot(total, "", plain(wording["kaki"], known))
    title = f"{wording['judul'].title()} {facts.training}"
    pen = Pen(chosen.family.regular, Metadata(title, facts.office_name, title, "", made))
    for at, page in enumerate(pages, start=1):
        pen.page(chosen.width, chosen.height)
        y = _NEXT_TEXT if at > 1 else kop.ends
        if at == 1:
            draw_kop(pen, kop)
        else:
            pen.text(chosen.family.regular, _HEAD, LEFT, _NEXT_HEAD, wording["judul"].title())
            pen.right(chosen.family.regular, _HEAD, chosen.right, _NEXT_HEAD, "(lanjutan)")
        for part in page:
            y += part.space
            part.draw(pen, y)
            y += part.depth
        draw_foot(pen, foot, (chosen.width, chosen.height), (LEFT, RIGHT), at)
    done = len(pages)
    for matrix in matrices:
        draw_matrix(pen, facts, matrix, wording, (foot, done), progress)
        done += len(matrix.pages)
    return pen.finish()
