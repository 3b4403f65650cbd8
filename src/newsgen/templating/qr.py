"""An address as a QR code, which WeChat's readers scan: WeChat has no address that shares."""

from __future__ import annotations

from markupsafe import Markup

# Any of the eight masks is read; to try which is the best takes four times as long (ISO/IEC 18004, 7.8).
_MASK = 2
_QUIET = 4  # modules of white around it, which the standard asks for (6.3.8)


def qr_code(address: str) -> Markup:
    """Return an SVG, as wide as its place; black on white, whatever the colours of the page."""
    import segno  # here, as it brings the mail of the standard library along

    code = segno.make_qr(address, error="m", mask=_MASK)
    drawn = code.svg_inline(border=_QUIET, omitsize=True, light="#fff", svgclass="qr", lineclass=None)
    return Markup(drawn)  # noqa: S704 - made of numbers only
