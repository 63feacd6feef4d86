"""Certificates drawn from what is frozen of them: each sealed in a file, or all in one to print."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.domain.progress import SILENT, Progress
from desktop.services import seal
from desktop.services.letters.papers.training.certificate import (
    CertificatePaper,
    draw_certificate,
    draw_certificates,
)
from desktop.services.letters.papers.training.facts import CertificateFacts, StatementFacts
from desktop.services.letters.papers.training.statement import (
    StatementPaper,
    draw_statement,
    draw_statements,
)
from desktop.services.letters.pdf_seal import proof_mark, seal_pdf
from desktop.services.training.certificate_facts import PrintedFacts


@dataclass(frozen=True, slots=True)
class Drawable:
    """A certificate to draw: its facts with code and proof, its emblem, when it was issued."""

    facts: PrintedFacts
    emblem: bytes | None
    made: datetime


def draw_sealed(paper: Drawable, secret: seal.OfficeSecret) -> bytes:
    """The PDF of one, sealed by the office: the same bytes whenever it is drawn."""
    mark = proof_mark(paper.facts.proof)
    if isinstance(paper.facts, StatementFacts):
        drawn = draw_statement(paper.facts, paper.emblem, paper.made, mark)
    else:
        drawn = draw_certificate(paper.facts, paper.emblem, paper.made, mark=mark)
    return seal_pdf(drawn, secret)


def draw_together(papers: Sequence[Drawable], progress: Progress = SILENT) -> bytes:
    """One PDF of several of one kind, to be printed; it bears no seal."""
    made = max(paper.made for paper in papers)
    certificates = [
        CertificatePaper(paper.facts, emblem=paper.emblem)
        for paper in papers
        if isinstance(paper.facts, CertificateFacts)
    ]
    if certificates:
        return draw_certificates(certificates, None, made, progress)
    statements = [
        StatementPaper(paper.facts, paper.emblem)
        for paper in papers
        if isinstance(paper.facts, StatementFacts)
    ]
    return draw_statements(statements, made, progress)
