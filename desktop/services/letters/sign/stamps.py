"""Moments that another vouches for (RFC 3161): asked of a service over the network."""

import asyncio
import urllib.request
from urllib.error import URLError

from asn1crypto import tsp
from pyhanko.sign.timestamps import TimeStamper

from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _

_WAIT = 15
_LARGEST = 100_000


class HttpTimeStamper(TimeStamper):
    """Asks a time-stamp service by plain HTTP or HTTPS. UserError `sign.timestamp`."""

    def __init__(self, url: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.url = url

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """The service's answer to a request."""
        answer = await asyncio.to_thread(self._ask, req.dump())
        try:
            return tsp.TimeStampResp.load(answer)
        except ValueError as fault:
            raise no_timestamp(self.url) from fault

    def _ask(self, content: bytes) -> bytes:
        if not self.url.lower().startswith(("http://", "https://")):
            raise no_timestamp(self.url)
        asked = urllib.request.Request(  # noqa: S310 - http and https alone, see above
            self.url, content, {"Content-Type": "application/timestamp-query"}
        )
        try:
            with urllib.request.urlopen(asked, timeout=_WAIT) as answer:  # noqa: S310
                return bytes(answer.read(_LARGEST))
        except (URLError, OSError, ValueError) as fault:
            raise no_timestamp(self.url) from fault


def no_timestamp(url: str) -> UserError:
    """What is told where the service gives no time stamp."""
    return UserError(
        "sign.timestamp",
        _(
            "The time-stamp service {url} gives no time stamp. Try again with a network, or"
            " empty its address in the settings."
        ).format(url=url),
    )
