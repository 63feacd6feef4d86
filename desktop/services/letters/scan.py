"""The codes that can be read off a photo, a scan, or the pages of a PDF."""

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _

_LARGEST_SIDE = 6000
_MOST_PIXELS = 120_000_000
_MOST_PAGES = 12
_DPI, _FINER_DPI = 150, 300
_POINTS = 72
_PICTURES = ("JPEG", "PNG", "TIFF", "BMP", "WEBP")


@dataclass(slots=True)
class Scanned:
    """The texts of the QR codes found, each once; `texts_too` where the pages hold text as text."""

    codes: list[str] = field(default_factory=list)
    texts_too: bool = False

    def take(self, codes: list[str]) -> None:
        """Add those that are new."""
        self.codes.extend(code for code in codes if code not in self.codes)


def scan_picture(content: bytes) -> Scanned | None:
    """Read a photo or a scan; nothing where the bytes are no picture.

    UserError `picture.too_large`.
    """
    from PIL import Image  # late: most runs of the program read no picture

    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            picture: Any = Image.open(io.BytesIO(content), formats=_PICTURES)
            if picture.width * picture.height > _MOST_PIXELS:
                raise _too_large()
            picture.load()
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as fault:
            raise _too_large() from fault
        except (OSError, ValueError, SyntaxError, EOFError):
            return None
    found = Scanned()
    found.take(_codes_in(picture.convert("L")))
    return found


def scan_pdf(content: bytes) -> Scanned | None:
    """Read the first pages of a PDF; nothing where it cannot be opened (broken, or a password)."""
    import pypdfium2  # late, as above

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return None
    found = Scanned()
    try:
        for page in _pages(document):
            words = page.get_textpage()
            found.texts_too = found.texts_too or words.count_chars() > 0
            words.close()
            for dpi in (_DPI, _FINER_DPI):
                codes = _codes_in(_drawn(page, dpi))
                found.take(codes)
                if codes:
                    break
            page.close()
    except pypdfium2.PdfiumError:
        return found if found.codes else None
    finally:
        document.close()
    return found


def _pages(document: Any) -> Iterator[Any]:
    for number in range(min(len(document), _MOST_PAGES)):
        yield document[number]


def _drawn(page: Any, dpi: int) -> Any:
    """A page in grey, never larger than a poster would be."""
    longest = max(page.get_size())
    scale = min(dpi / _POINTS, _LARGEST_SIDE / longest)
    return page.render(scale=scale, grayscale=True).to_pil()


def _codes_in(picture: Any) -> list[str]:
    """The QR codes of a grey picture. A speckled page may hide one that its foot alone shows."""
    found = _read(picture)
    if not found:
        half = picture.height // 2
        found = _read(picture.crop((0, half, picture.width, picture.height)))
    return found


def _read(picture: Any) -> list[str]:
    import zxingcpp  # late, as above

    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    codes = zxingcpp.read_barcodes(picture, formats=formats)
    return [code.text for code in codes if code.valid]


def _too_large() -> UserError:
    return UserError(
        "picture.too_large",
        _("The picture is larger than any scan of a page. Take it again, smaller."),
    )
