"""How large a drawing is."""

from __future__ import annotations

import pytest

from newsgen.images import svg_size


@pytest.mark.parametrize(
    ("tag", "size"),
    [
        ('<svg width="640" height="400px">', (640, 400)),
        ("<svg viewBox='0 0 300.4 150'>", (300, 150)),
        ('<svg width="100%" height="100%" viewBox="0,0,12,9">', (12, 9)),
        ('<svg:svg width="2in" height="1in" viewBox="0 0 20 10">', (20, 10)),
        ('<svg data-a="1>0" stroke-width="3" viewBox="-5 -5 8 6">', (8, 6)),
        ("<svg>", None),
        ('<svg width="640">', None),
        ('<svg width="0" height="0">', None),
        ("no picture", None),
    ],
)
def test_a_drawing_says_its_size(tag: str, size: tuple[int, int] | None) -> None:
    assert svg_size(f'<?xml version="1.0"?><!-- x -->{tag}<path d="M0 0h9"/>'.encode()) == size
