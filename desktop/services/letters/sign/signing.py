"""Signing a PDF with key files (PAdES B-B, B-T with a time stamp), each an incremental update.

Imported late, since it needs pyHanko.
"""

import asyncio
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pyhanko.pdf_utils import content as pdf_content
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, MDPPerm, SigFieldSpec
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.timestamps.common_utils import TimestampRequestError
from pyhanko.stamp import BaseStampStyle

from desktop.services.acting import OFFICE_ZONE
from desktop.services.key_file import PersonKey
from desktop.services.letters.sign.block import SignBlock, draw_block
from desktop.services.letters.sign.keys import SigningKey
from desktop.services.letters.sign.signer import LoadedSigner
from desktop.services.letters.sign.stamps import HttpTimeStamper, no_timestamp

_DIGEST = "sha256"
_AROUND = 1_600
_TIMESTAMP_ROOM = 12_000
"""Bytes of a container beside certificates and signature: what is signed, and a time stamp."""


@dataclass(frozen=True)
class _BlockStyle(BaseStampStyle):
    """pyHanko's own styles write in Courier that is not in the file; this one shows a drawing."""

    drawing: bytes = b""

    def create_stamp(self, writer: Any, box: Any, text_params: dict[str, Any]) -> Any:  # noqa: ARG002
        return _Block(writer, box, self.drawing)


class _Writer(IncrementalPdfFileWriter):
    """Leaves alone what the file says of itself: a signature does not change who wrote it."""

    def _update_meta(self) -> None:
        pass


class _Block(pdf_content.AppearanceContent):
    def __init__(self, writer: Any, box: Any, drawing: bytes) -> None:
        super().__init__(writer=writer, box=box)
        self._drawing = drawing

    def render(self) -> bytes:
        reader = PdfFileReader(io.BytesIO(self._drawing))
        drawn = self._ensure_writer.import_page_as_xobject(reader)
        self.set_resource(pdf_content.ResourceType.XOBJECT, pdf_name("/Block"), drawn)
        return b"/Block Do"


def sign_pdf(
    content: bytes,
    keys: Sequence[SigningKey],
    blocks: Sequence[SignBlock],
    at: datetime,
    timestamp_url: str = "",
) -> bytes:
    """The PDF with a signature of each key, in their order; `blocks` tell where each is seen.

    The only one certifies and allows no change; of several the first certifies and allows
    signatures, the last locks. UserError `sign.timestamp`.
    """
    stamper = HttpTimeStamper(timestamp_url) if timestamp_url else None
    names = [f"Tanda-tangan-{number}" for number in range(1, len(keys) + 1)]
    specs = [
        _field(name, block, last=number == len(keys) > 1)
        for number, (name, block) in enumerate(zip(names, blocks, strict=True), start=1)
    ]
    for number, (key, block) in enumerate(zip(keys, blocks, strict=True)):
        writer = _Writer(io.BytesIO(content))
        if number == 0:
            for spec in specs:  # all before the first signs: it allows no new field to be seen
                fields.append_signature_field(writer, spec)
        last = number == len(keys) - 1
        meta = PdfSignatureMetadata(
            field_name=names[number],
            md_algorithm=_DIGEST,
            name=key.name,
            certify=number == 0,
            docmdp_permissions=MDPPerm.NO_CHANGES if last else MDPPerm.FILL_FORMS,
            subfilter=fields.SigSeedSubFilter.PADES,
        )
        style = _BlockStyle(border_width=0, drawing=draw_block(block, at)) if block.room else None
        signer = PdfSigner(meta, LoadedSigner(key.key), timestamper=stamper, stamp_style=style)
        content = _signed(signer, writer, key.key, at)
    return content


def _field(name: str, block: SignBlock, *, last: bool) -> SigFieldSpec:
    room = block.room
    box = (room.left, room.lower, room.right, room.upper) if room else None
    lock = FieldMDPSpec(FieldMDPAction.ALL) if last else None
    return SigFieldSpec(
        name,
        on_page=room.page - 1 if room else 0,
        box=box,  # type: ignore[arg-type]  # fractions of points are fine
        field_mdp_spec=lock,
        doc_mdp_update_value=MDPPerm.NO_CHANGES if last else None,
    )


def _signed(
    signer: PdfSigner, writer: IncrementalPdfFileWriter, key: PersonKey, at: datetime
) -> bytes:
    session = signer.init_signing_session(writer, existing_fields_only=True)
    session.system_time = at.astimezone(OFFICE_ZONE)  # pyHanko would take the computer's clock
    room = _AROUND + len(key.certificate) + sum(map(len, key.chain)) + key.signature_size
    room += _TIMESTAMP_ROOM if session.timestamper is not None else 0
    document = session.prepare_tbs_document(validation_info=None, bytes_reserved=2 * room)
    digest, output = document.digest_tbs_document()
    attributes = PdfCMSSignedAttributes(signing_time=session.system_time)
    try:
        asyncio.run(
            document.perform_signature(
                document_digest=digest.document_digest, pdf_cms_signed_attrs=attributes
            )
        )
    except (TimestampRequestError, SigningError) as fault:
        stamper = session.timestamper
        if isinstance(stamper, HttpTimeStamper):
            raise no_timestamp(stamper.url) from fault
        raise
    output.seek(0)
    return bytes(output.read())
