"""http(s) addresses, only when the user names them: size, time and scheme are limited."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from typing import NamedTuple

from .. import __version__
from ..errors import SourceError
from . import decode

TIMEOUT = 20.0  # seconds for each step of the transfer
DEADLINE = 60.0  # seconds for the whole of it
# no handler for files or FTP, so that no redirect can lead there
_HANDLERS = (
    urllib.request.ProxyHandler,
    urllib.request.UnknownHandler,
    urllib.request.HTTPHandler,
    urllib.request.HTTPSHandler,
    urllib.request.HTTPDefaultErrorHandler,
    urllib.request.HTTPRedirectHandler,
    urllib.request.HTTPErrorProcessor,
)


class Answer(NamedTuple):
    """What a server sent: the bytes, their media type, the declared encoding, the final address."""

    data: bytes
    media_type: str
    charset: str | None
    url: str


def fetch(url: str, max_bytes: int = decode.MAX_BYTES, timeout: float = TIMEOUT) -> Answer:
    """Fetch one address. Every failure is a SourceError that names the address and the next step."""
    opener = urllib.request.OpenerDirector()
    for handler in _HANDLERS:
        opener.add_handler(handler())
    until = time.monotonic() + max(DEADLINE, timeout)
    try:
        request = urllib.request.Request(url, headers={"User-Agent": f"claimkg/{__version__}", "Accept": "*/*"})
        with opener.open(request, timeout=timeout) as response:
            data = b""
            while part := response.read1(65536):
                data += part
                if len(data) > max_bytes:
                    raise decode.too_large(len(data), url, max_bytes)
                if time.monotonic() > until:
                    raise SourceError("the server is too slow", url, "download the page and give the file")
            headers = response.headers
            if not data.strip():
                raise SourceError("the server sent an empty page", url, "check the address in a browser")
            return Answer(data, headers.get_content_type(), headers.get_content_charset(), response.geturl())
    except urllib.error.HTTPError as error:
        error.close()
        raise SourceError(
            f"the server answered {error.code} {error.reason}", url, "check the address in a browser"
        ) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise SourceError(f"cannot be fetched: {reason}", url, "check the address and the connection") from None
