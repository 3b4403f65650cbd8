"""The published site where readers find it: at its address."""

from __future__ import annotations

import time
from collections.abc import Callable
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from newsgen.problems import Explained, Message, message, said_elsewhere
from newsgen.publish.published import Published, published_by

_PATIENCE = 20  # seconds without an answer
_PAUSES = (1.0, 4.0)  # seconds before it is asked again
_MOST = 256 * 1024 * 1024  # bytes of a file that are read
_NOT_THERE = (401, 403, 404, 410)


class SiteUnreachable(Explained):
    """A published site that exists, as it seems, and cannot be read just now."""


def published_at(
    address: str, notice: Callable[[Message], None], pauses: tuple[float, ...] = _PAUSES
) -> Published | None:
    """Return the site at an address, which ends with `/`.

    None, and `notice` is told, where there is nothing that newsgen has made: before a site is published for
    the first time. Raises SiteUnreachable where the host does not answer, or says that something is wrong
    with itself: what readers were promised is then not known.
    """

    def read(path: str) -> bytes | None:
        return _fetched(address + path, pauses)

    found = published_by(read)
    if found is None:
        notice(message("there is no site of newsgen at {address}: it is owed nothing", address=address))
    return found


def _fetched(address: str, pauses: tuple[float, ...]) -> bytes | None:
    """Return what is at an address; None where there is nothing, or no such host."""
    for pause in (*pauses, None):
        try:
            return _answer(address)
        except HTTPError as error:
            reason: Message = said_elsewhere(f"{error.code} {error.reason}")
            if error.code in _NOT_THERE:
                return None
        except (URLError, OSError, HTTPException) as error:
            if _is_unknown_host(error):
                return None
            reason = said_elsewhere(str(getattr(error, "reason", "") or error))
        if pause is not None:
            time.sleep(pause)
    raise SiteUnreachable("the published site cannot be read: {reason}", reason=reason)


def _answer(address: str) -> bytes:
    # Asked for as nobody has asked before, so that the answer is of now and not out of a network's cache.
    request = Request(f"{address}?{time.time_ns()}", headers={"User-Agent": "newsgen"})  # noqa: S310 - http(s), by the command line
    with urlopen(request, timeout=_PATIENCE) as answer:  # noqa: S310 - the same
        content: bytes = answer.read(_MOST)
    return content


def _is_unknown_host(error: Exception) -> bool:
    from socket import EAI_NONAME, gaierror

    reason = getattr(error, "reason", error)
    return isinstance(reason, gaierror) and reason.errno == EAI_NONAME
