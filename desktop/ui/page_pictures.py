"""Pages of a PDF as picture files, drawn by the same library as the preview on screen."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtPdf import QPdfDocument


def save_page_pictures(pdf: Path, folder: Path, width: int = 900) -> list[Path]:
    """Draw every page of `pdf`, `width` pixels wide, as page-N.png in `folder`; give their paths.

    Raises ValueError when the file is no PDF that can be drawn, OSError when a picture cannot be
    written.
    """
    application = QGuiApplication.instance() or QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    # Without a parent: one owned by the application is never freed (frescobaldi/qpageview#52).
    document = QPdfDocument()
    fault = document.load(str(pdf))
    if fault != QPdfDocument.Error.None_:
        raise ValueError(f"{pdf.name} cannot be drawn: {fault.name}")
    pictures = []
    for number in range(document.pageCount()):
        size = document.pagePointSize(number)
        height = round(width * size.height() / size.width())
        path = folder / f"page-{number + 1}.png"
        if not document.render(number, QSize(width, height)).save(str(path)):
            raise OSError(f"cannot write {path}")
        pictures.append(path)
    document.close()
    del application
    return pictures
