"""A PDF as Qt draws it: opened from its very bytes, asked for its pages and what they lie on."""

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument

POINTS = 72
_PAPERS = {(210, 297): "A4", (215, 330): "F4"}


@dataclass(frozen=True, slots=True)
class PaperRun:
    """Pages that follow each other on the same paper, counted from 1, both ends with them."""

    first: int
    last: int
    paper: str
    lying: bool


def open_pdf(content: bytes) -> QPdfDocument | None:
    """A document of these bytes, nothing where they cannot be drawn.

    It has no parent: one that belongs to the application is never freed. Whoever opened it calls
    `close_pdf`.
    """
    document = QPdfDocument()
    buffer = QBuffer(document)
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.status() != QPdfDocument.Status.Ready:
        close_pdf(document)
        return None
    return document


def close_pdf(document: QPdfDocument) -> None:
    """Let a document and its bytes go."""
    document.close()
    document.deleteLater()


def paper_name(document: QPdfDocument, page: int) -> str:
    """What a page is printed on: A4, F4, or its millimetres."""
    size = document.pagePointSize(page)
    sides = sorted(round(side * 25.4 / POINTS) for side in (size.width(), size.height()))
    return _PAPERS.get((sides[0], sides[1]), f"{sides[0]} × {sides[1]} mm")


def paper_runs(content: bytes) -> list[PaperRun]:
    """The pages by their paper: of a letter the letter itself, then its annex lying."""
    document = open_pdf(content)
    if document is None:
        return []
    runs: list[PaperRun] = []
    for page in range(document.pageCount()):
        size = document.pagePointSize(page)
        paper, lying = paper_name(document, page), size.width() > size.height()
        last = runs[-1] if runs else None
        if last is not None and (last.paper, last.lying) == (paper, lying):
            runs[-1] = PaperRun(last.first, page + 1, paper, lying)
        else:
            runs.append(PaperRun(page + 1, page + 1, paper, lying))
    close_pdf(document)
    return runs
