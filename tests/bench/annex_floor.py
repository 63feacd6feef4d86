"""The floor that the annex is measured against: ReportLab's canvas, a text object per column."""

import io
from collections.abc import Sequence

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from desktop.domain.roster import RosterLine

_ROWS = 24
_PLACES = (30, 60, 150, 290, 310, 420, 450, 550, 630, 710, 760, 800)


def plain_annex(lines: Sequence[RosterLine]) -> bytes:
    """Twelve columns of a roster, unfitted, in a font that is not embedded, without rules."""
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=landscape(A4), pageCompression=1)
    for start in range(0, len(lines), _ROWS):
        rows = [
            (
                str(line.position),
                line.nik,
                line.name,
                line.sex,
                line.birth_place,
                line.birth_date.isoformat(),
                str(line.age),
                f"{line.rt}/{line.rw} {line.hamlet}",
                line.village,
                line.kecamatan,
                line.occupation,
                str(line.cost),
            )
            for line in lines[start : start + _ROWS]
        ]
        for x, column in zip(_PLACES, zip(*rows, strict=True), strict=True):
            text = canvas.beginText(x, 540)
            text.setFont("Helvetica", 8, leading=15)
            for cell in column:
                text.textLine(cell)
            canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return packed.getvalue()
