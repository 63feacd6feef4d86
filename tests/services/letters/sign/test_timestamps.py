"""Time stamps (PAdES B-T): asked of a service of RFC 3161, here one on this very computer."""

import asyncio
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import keys as asn1_keys
from asn1crypto import tsp, x509
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from desktop.domain.errors import UserError
from tests.services.letters.attacks.letters import NOW, SIGNED_AT, letter, signed, verdict
from tests.services.letters.sign.made_up_keys import BODY, ENDS, made_up, trust

STAMPED_AT = SIGNED_AT + timedelta(seconds=3)


def stamper(at: datetime) -> Any:
    one, body = made_up("Jam Contoh", BODY, use="stamps"), made_up(BODY)
    store = SimpleCertificateStore()
    store.register(x509.Certificate.load(body.certificate.public_bytes(Encoding.DER)))
    private = one.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return DummyTimeStamper(
        tsa_cert=x509.Certificate.load(one.certificate.public_bytes(Encoding.DER)),
        tsa_key=asn1_keys.PrivateKeyInfo.load(private),
        certs_to_embed=store,
        fixed_dt=at,
    )


class _Service(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        content = self.rfile.read(int(self.headers["Content-Length"]))
        request = tsp.TimeStampReq.load(content)
        answer = asyncio.run(stamper(STAMPED_AT).async_request_tsa_response(request)).dump()
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.end_headers()
        self.wfile.write(b"nothing" if self.path == "/broken" else answer)

    def log_message(self, *_said: object) -> None:
        pass


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Service)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_trusted_stamp_tells_when_it_was_signed_and_outlives_the_certificate(
    service: str, tmp_path: Path
) -> None:
    content = signed(tmp_path, url=service)
    later = ENDS + timedelta(days=30)
    found = verdict(content, tmp_path, trust=trust(tmp_path / "trust"), now=later)
    (one,) = found.signatures
    assert found.verdict == "authentic"
    assert (one.stamped, one.at, one.expired, one.trusted) == (True, STAMPED_AT, False, True)
    untrusted = verdict(content, tmp_path, now=later)
    assert (untrusted.verdict, untrusted.signatures[0].expired) == ("authentic", True)
    assert not verdict(signed(tmp_path), tmp_path, now=NOW).signatures[0].stamped


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "ftp://127.0.0.1/", "nowhere"])
def test_a_service_that_does_not_answer_is_told(tmp_path: Path, url: str) -> None:
    with pytest.raises(UserError) as refused:
        signed(tmp_path, url=url)
    assert refused.value.code == "sign.timestamp"


def test_a_service_that_answers_otherwise_is_told(service: str, tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        signed(tmp_path, url=f"{service}/broken")
    assert refused.value.code == "sign.timestamp"
    assert letter().room is not None
