"""An address as a QR code, which WeChat's readers scan: WeChat has no address that shares."""

from __future__ import annotations

import re

from markupsafe import Markup

# Any of the eight masks is read; to try which is the best takes four times as long (ISO/IEC 18004, 7.8).
_MASK = 2

_DARK = re.compile(rb"\0+")  # modules beside one another, in a picture of a byte for each


def qr_code(address: str) -> Markup:
    """Return an SVG, as wide as its place; black on white, whatever the colours of the page."""
    import zxingcpp  # here: most builds after an edit render few articles, or none

    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=_MASK)
    picture = code.to_image()  # white all around, as the standard asks for (6.3.8): runs end with their line
    side = picture.shape[0]
    column, row, lines = 0, 0, []
    pixels = memoryview(picture)  # type: ignore[arg-type] # it is a buffer, which its stub does not say
    for run in _DARK.finditer(pixels):
        start, length = run.start(), run.end() - run.start()
        lines.append(f"m{start % side - column} {start // side - row}h{length}")
        column, row = start % side + length, start // side
    drawn = "".join(lines)
    return Markup(  # noqa: S704 - made of numbers only
        f'<svg viewBox="0 0 {side} {side}" class="qr"><path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/>'
        f'<path stroke="#000" d="M0 .5{drawn}"/></svg>'
    )
