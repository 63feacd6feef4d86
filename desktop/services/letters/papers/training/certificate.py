"""Certificates of a training, two sides each: one in a file, or many."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.domain.dates import letter_date
from desktop.domain.progress import SILENT, Progress
from desktop.domain.texts import gettext as _
from desktop.services.letters.papers.faces import bookman
from desktop.services.letters.papers.metadata import Metadata
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import MM
from desktop.services.letters.papers.training.certificate_back import draw_back
from desktop.services.letters.papers.training.certificate_frame import HIGH, WIDE
from desktop.services.letters.papers.training.certificate_front import draw_front
from desktop.services.letters.papers.training.facts import CertificateFacts
from desktop.services.letters.papers.training.photos import fitted_photo
from desktop.services.letters.papers.training.training_fields import (
    attended_fields,
    minimum_fields,
)

_PASSED = "LULUS"
_PHOTO = 30 * MM, 40 * MM


@dataclass(frozen=True, slots=True)
class CertificatePaper:
    """A certificate to draw among others: its facts, a photo if there is to be one, an emblem.

    Without an emblem of its own it has that of all.
    """

    facts: CertificateFacts
    photo: bytes | None = None
    emblem: bytes | None = None


def certificate_fields(facts: CertificateFacts) -> dict[str, str]:
    """Every field that the letterform may name; an empty text where nothing is known."""
    exam = facts.pass_mark is not None
    return {
        **attended_fields(facts),
        **minimum_fields(facts.held, facts.minimum),
        "pemerintah": facts.government,
        "pemerintah_kapital": facts.government.upper(),
        "desa": facts.village,
        "kota": facts.city,
        "tanggal": letter_date(facts.dated),
        "lulus": _PASSED if exam else "",
        "nilai": str(facts.exam_mark) if exam and facts.exam_mark is not None else "",
        "batas": str(facts.pass_mark) if exam else "",
        "berlaku": letter_date(facts.until) if facts.until else "",
    }


def draw_certificate(
    facts: CertificateFacts,
    emblem: bytes | None,
    made: datetime,
    photo: bytes | None = None,
    mark: str = "",
) -> bytes:
    """The PDF of one certificate: the same bytes for the same facts, moment and mark."""
    title = f"Sertifikat {facts.training}"
    pen = _pen(facts, title, f"Sertifikat Nomor {facts.number}", made, mark)
    _draw(pen, CertificatePaper(facts, photo), emblem)
    return pen.finish()


def draw_certificates(
    papers: Sequence[CertificatePaper],
    emblem: bytes | None,
    made: datetime,
    progress: Progress = SILENT,
) -> bytes:
    """One PDF of many certificates, to be printed on both sides; at least one."""
    title = f"Sertifikat {papers[0].facts.training}"
    pen = _pen(papers[0].facts, title, title, made)
    for at, paper in enumerate(papers):
        if at % 50 == 0:
            progress.step(at, len(papers), _("Drawing certificates"))
        _draw(pen, paper, emblem)
    return pen.finish()


def _pen(facts: CertificateFacts, title: str, subject: str, made: datetime, mark: str = "") -> Pen:
    return Pen(bookman().regular, Metadata(title, facts.office_name, subject, mark, made))


def _draw(pen: Pen, paper: CertificatePaper, emblem: bytes | None) -> None:
    known = certificate_fields(paper.facts)
    photo = fitted_photo(paper.photo, *_PHOTO) if paper.photo else None
    pen.page(WIDE, HIGH)
    draw_front(pen, paper.facts, known, paper.emblem or emblem, photo)
    pen.page(WIDE, HIGH)
    draw_back(pen, paper.facts, known)
