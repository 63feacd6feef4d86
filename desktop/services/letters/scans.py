"""The scan of a letter signed by pen, filed with it as it came."""

import hashlib
import io
from pathlib import Path

from db.engine import Session
from db.queries import letters as queries
from db.schema import LetterFile
from desktop.domain.errors import UserError
from desktop.domain.statuses import OUT
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.letters.states import require_state
from desktop.services.outside_file import read_outside
from desktop.services.upkeep.audit import record

_LARGEST = 40_000_000
_PICTURES = ("JPEG", "PNG", "TIFF", "BMP", "WEBP")


def keep_scan(session: Session, acting: Acting, letter: int, path: Path) -> bool:
    """File a scan (a PDF or a picture) with an issued letter; False where it lies there already.

    It is kept byte for byte. UserError `file.not_found`, `file.too_large`, `scan.unreadable`,
    and those of the state.
    """
    line = require_state(
        session, letter, *OUT, to_do=_("Only an issued letter has a signed paper to scan.")
    )
    content = _read(path)
    digest = hashlib.sha256(content).hexdigest()
    kept = [file for file in queries.files(session, letter) if file.kind == "scan"]
    if any(file.sha256 == digest for file in kept):
        return False
    session.add(
        LetterFile(
            letter_id=letter,
            kind="scan",
            name=path.name,
            sha256=digest,
            content=content,
            kept_by=acting.user,
            kept_at=acting.now(),
        )
    )
    session.flush()
    told: dict[str, object] = {"uid": line.uid, "file": path.name, "sha256": digest}
    record(session, acting, "letter.scan", "letter", letter, told)
    return True


def _read(path: Path) -> bytes:
    content = read_outside(
        path,
        _LARGEST,
        _("The scan is larger than {n} MB. Scan it at 200 or 300 dpi.").format(
            n=_LARGEST // 1_000_000
        ),
    )
    if not (_is_pdf(content) or _is_picture(content)):
        raise UserError(
            "scan.unreadable",
            _("“{file}” is no PDF and no picture. Choose the scan of the signed letter.").format(
                file=path.name
            ),
        )
    return content


def _is_pdf(content: bytes) -> bool:
    if b"%PDF-" not in content[:1024]:
        return False
    import pypdfium2  # late: most runs of the program read no PDF

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return False
    pages = len(document)
    document.close()
    return pages > 0


def _is_picture(content: bytes) -> bool:
    from PIL import Image  # late, as above

    try:
        with Image.open(io.BytesIO(content), formats=_PICTURES) as picture:
            picture.verify()
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return False
    return True
