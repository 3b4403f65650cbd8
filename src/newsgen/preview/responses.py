"""How the preview answers with pages of its own."""

from __future__ import annotations

from starlette.responses import Response

#: The type of a page.
HTML = "text/html; charset=utf-8"

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data: blob:; frame-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)


def own_page(content: bytes, status: int = 200) -> Response:
    """Answer with a page of the desk, which loads nothing from elsewhere and stands in no frame."""
    headers = {"Content-Type": HTML, "Content-Security-Policy": _POLICY}
    return Response(content, status, headers)
