"""Papers read back by other people's programs: poppler, qpdf, LibreOffice."""

import re
import subprocess
from pathlib import Path

_NO_CODE = 4
"""What zbarimg ends with where a picture bears no code."""


def _said(*command: str | Path, also: int = 0) -> str:
    """What a program says; it ends with 0, or with what it may end with also."""
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, timeout=120, check=False
    )
    assert done.returncode in (0, also), done.stderr.decode(errors="replace")
    return done.stdout.decode("utf-8")


def text_of(pdf: Path, page: int | None = None, *, layout: bool = False) -> str:
    """What pdftotext reads, of one page or of all."""
    pages = ["-f", str(page), "-l", str(page)] if page else []
    return _said("pdftotext", *pages, *(["-layout"] if layout else []), pdf, "-")


def flowing(pdf: Path, page: int | None = None) -> str:
    """The text with every run of blanks and line breaks as one blank."""
    return " ".join(text_of(pdf, page, layout=True).split())


def info_of(pdf: Path) -> dict[str, str]:
    """What pdfinfo tells, by its labels."""
    lines = _said("pdfinfo", pdf).splitlines()
    return {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in lines)}


def fonts_of(pdf: Path) -> dict[str, bool]:
    """Font to whether it is embedded, by pdffonts."""
    fonts = {}
    for line in _said("pdffonts", pdf).splitlines()[2:]:
        embedded = re.search(r"\s(yes|no)\s+(yes|no)\s+(yes|no)\s", line)
        assert embedded, line
        fonts[line.split()[0].rpartition("+")[2]] = embedded[1] == "yes"
    return fonts


def check_sound(pdf: Path) -> None:
    """qpdf finds no fault."""
    _said("qpdf", "--check", pdf)


def boxes_of(pdf: Path, page: int) -> list[tuple[str, float, float, float, float]]:
    """(word, left, top, right, bottom) in points of every word of a page."""
    shown = _said("pdftotext", "-bbox", "-f", str(page), "-l", str(page), pdf, "-")
    found = re.findall(
        r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<', shown
    )
    return [
        (word, float(left), float(top), float(right), float(bottom))
        for left, top, right, bottom, word in found
    ]


def as_csv(sheet: Path, folder: Path) -> str:
    """A workbook's first sheet as LibreOffice reads it."""
    _said(
        "soffice",
        f"-env:UserInstallation=file://{folder}/office",
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false",
        "--outdir",
        folder,
        sheet,
    )
    return (folder / f"{sheet.stem}.csv").read_text(encoding="utf-8")


def codes_of(
    pdf: Path, page: int, folder: Path, within: tuple[float, float, float, float] | None = None
) -> set[tuple[str, str]]:
    """(kind, text) of every code that zbar finds on a page as a printer at 150 dpi shows it.

    `within` is left, top, width and height in points of the part that is held before the reader.
    """
    picture = folder / f"page-{page}"
    at = ["-r", "150", "-f", str(page), "-l", str(page), "-singlefile"]
    if within is not None:
        for flag, points in zip(("-x", "-y", "-W", "-H"), within, strict=True):
            at += [flag, str(round(points / 72 * 150))]
    _said("pdftoppm", "-png", *at, pdf, picture)
    found = _said("zbarimg", "--quiet", f"{picture}.png", also=_NO_CODE).splitlines()
    return {(kind, text) for kind, _, text in (line.partition(":") for line in found)}


def size_of(pdf: Path, page: int) -> tuple[float, float]:
    """Width and height of a page in points."""
    shown = _said("pdfinfo", "-f", str(page), "-l", str(page), pdf)
    found = re.search(r"Page +\d+ size: +([\d.]+) x ([\d.]+) pts", shown)
    assert found, shown
    return float(found[1]), float(found[2])


def draw_page(pdf: Path, page: int, picture: Path, dpi: int = 100) -> None:
    """A page as a picture, kept as `picture`.png."""
    at = ("-r", str(dpi), "-f", str(page), "-l", str(page), "-singlefile")
    _said("pdftoppm", "-png", *at, pdf, picture)


def check_fonts(pdf: Path, expected: set[str]) -> None:
    """Those fonts and no others, every one of them in the file."""
    fonts = fonts_of(pdf)
    assert set(fonts) == expected
    assert all(fonts.values())


def files_in(pdf: Path, folder: Path) -> dict[str, bytes]:
    """The files that lie in a PDF, as pdfdetach takes them out into a folder."""
    folder.mkdir(exist_ok=True)
    _said("pdfdetach", "-saveall", "-o", folder, pdf)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def as_pdf(pdf: Path, folder: Path) -> Path:
    """A PDF as LibreOffice Draw opens it and writes it again."""
    _said(
        "soffice",
        f"-env:UserInstallation=file://{folder}/office",
        "--headless",
        "--infilter=draw_pdf_import",
        "--convert-to",
        "pdf:draw_pdf_Export",
        "--outdir",
        folder,
        pdf,
    )
    return folder / pdf.name
