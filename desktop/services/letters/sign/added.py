"""What was added to an issued file: nothing but signatures, or what else. Needs pyHanko."""

import io
import logging
import struct
import zlib
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import SuspiciousModification
from pyhanko.sign.general import CMSExtractionError, CMSStructuralError
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator.errors import PathError, ValidationError

from desktop.domain.texts import gettext as _
from desktop.services.letters.sign import seen
from desktop.services.letters.sign.increments import unaccounted
from desktop.services.letters.sign.policy import NOTHING_BUT_SIGNATURES
from desktop.services.letters.sign.told import stamp_holds, told_of
from desktop.services.letters.sign.trust import trusted_roots
from desktop.services.letters.verdicts import SignatureTold

_HOSTILE = (
    PdfError, SuspiciousModification, SignatureValidationError, CMSExtractionError,
    CMSStructuralError, PathError, ValidationError, ArithmeticError, AssertionError,
    AttributeError, LookupError, NotImplementedError, OSError, RecursionError, TypeError,
    ValueError, zlib.error, struct.error,
)  # fmt: skip
"""What reading a file raises that somebody made to be read wrongly."""


@dataclass(slots=True)
class Added:
    """`fault` is a sentence on what is no signature, or on a broken one; empty where all is well.

    `pages` are those on which a block is seen.
    """

    signatures: list[SignatureTold] = field(default_factory=list)
    fault: str = ""
    pages: list[int] = field(default_factory=list)


def read_added(content: bytes, base: int, trust: Path, now: datetime) -> Added:
    """Look at all that stands behind the first `base` bytes, which are as issued."""
    with _quiet():
        try:
            return _read(content, base, trust, now)
        except _HOSTILE:
            return Added(fault=_("What was added behind the issued file cannot be read."))


def _read(content: bytes, base: int, trust: Path, now: datetime) -> Added:
    reader = PdfFileReader(io.BytesIO(content))
    if reader.encrypted or unaccounted(content, base, reader):
        return Added(fault=_("Behind the issued file stands something that is no signature."))
    found = Added()
    issued = sum(
        reader.xrefs.get_xref_container_info(number).declared_startxref < base
        for number in range(reader.xrefs.total_revisions)
    )
    found.fault = _foreign(reader, issued)
    if not found.fault:
        shown = seen.blocks(reader)
        found.pages = sorted({block.page for block in shown})
        covered = seen.over_ink(content[:base], shown)
        if covered:
            found.fault = _(
                "The visible block of a signature covers what stands on page {page}. Have it"
                " signed again, the block in free room."
            ).format(page=covered)
    roots = trusted_roots(trust)
    found.signatures = [
        told_of(each, content, roots, now) for each in reader.embedded_regular_signatures
    ]
    found.fault = found.fault or _broken(found.signatures)
    stamps = reader.embedded_timestamp_signatures
    if not found.fault and not all(stamp_holds(each, content) for each in stamps):
        found.fault = _("A time stamp of the file is broken.")
    return found


def _foreign(reader: Any, issued: int) -> str:
    """A sentence on the first update that adds more than signatures."""
    if issued == 0 or reader.xrefs.total_revisions < issued:
        return _("What was added behind the issued file cannot be read.")
    root = reader.get_historical_resolver(issued - 1).trailer_view.raw_get("/Root")
    for number in range(issued, reader.xrefs.total_revisions):
        revision = reader.get_historical_resolver(number)
        sound = revision.trailer_view.raw_get("/Root") == root
        if sound:
            try:
                NOTHING_BUT_SIGNATURES.apply(
                    old=reader.get_historical_resolver(issued - 1), new=revision
                )
            except SuspiciousModification:
                sound = False
        if not sound:
            return _(
                "Addition {number} behind the issued file changes more than signatures do:"
                " content, pages, attachments, notes or fields."
            ).format(number=number - issued + 1)
    if seen.odd_field(reader):
        return _("A signature's field can do more than show the signature.")
    return ""


def _broken(signatures: Sequence[SignatureTold]) -> str:
    for each in signatures:
        if not each.intact:
            return _("The signature of {name} is broken.").format(name=each.name)
    return ""


@contextmanager
def _quiet() -> Any:
    """Hush pyHanko, which warns of each thing it finds; here each is told as a verdict."""
    logger = logging.getLogger("pyhanko")
    validator = logging.getLogger("pyhanko_certvalidator")
    levels = logger.level, validator.level
    logger.setLevel(logging.CRITICAL)
    validator.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(levels[0])
        validator.setLevel(levels[1])
