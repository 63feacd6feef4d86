"""A signature among many, its key loaded once, against pyHanko as it comes."""

import io
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner

from desktop.services.letters.sign.block import SignBlock
from desktop.services.letters.sign.keys import open_key
from desktop.services.letters.sign.signing import sign_pdf
from tests.services.letters.attacks.letters import SIGNED_AT, letter
from tests.services.letters.sign.made_up_keys import PASSWORD, SIGNER, key_file

pytestmark = [pytest.mark.bench, pytest.mark.slow]

MOST = 0.35
RUNS = 20


def _seconds(work: Callable[[], object]) -> float:
    """CPU seconds of the median of some runs."""
    taken = []
    for _ in range(RUNS):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return sorted(taken)[RUNS // 2]


def test_a_signature_in_a_batch_costs_a_third_of_pyhankos(tmp_path: Path) -> None:
    drawn, path = letter(45), key_file(tmp_path)
    assert drawn.room is not None
    room = drawn.room
    key = open_key(path, PASSWORD, SIGNED_AT)
    block = SignBlock(room, SIGNER)

    def ours() -> bytes:
        return sign_pdf(drawn.content, [key], [block], SIGNED_AT)

    def theirs() -> object:
        signer = SimpleSigner.load_pkcs12(str(path), passphrase=PASSWORD.encode())
        meta = PdfSignatureMetadata(
            field_name="Signature",
            certify=True,
            docmdp_permissions=MDPPerm.NO_CHANGES,
            subfilter=SigSeedSubFilter.PADES,
        )
        box = (int(room.left), int(room.lower), int(room.right), int(room.upper))
        spec = SigFieldSpec("Signature", on_page=room.page - 1, box=box)
        writer = IncrementalPdfFileWriter(io.BytesIO(drawn.content))
        return PdfSigner(meta, signer, new_field_spec=spec).sign_pdf(writer)

    ours(), theirs()
    floor = _seconds(theirs)
    share = _seconds(ours) / floor
    print(f"a signature: {share:.2f} of pyHanko's {floor * 1000:.0f} ms")
    assert share <= MOST
