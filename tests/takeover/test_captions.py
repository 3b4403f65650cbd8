"""Captions below pictures, as HTML outside a figure."""

from __future__ import annotations

import pytest

from newsgen.takeover.captions import with_captions
from newsgen.takeover.lines import joined, lines_of

_CRANE = "![吊机](crane.jpg)"


@pytest.mark.parametrize(
    ("typed", "after"),
    [
        (
            f"{_CRANE}\n\n<figcaption>到港的吊机</figcaption>\n\n正文",
            '![吊机](crane.jpg "到港的吊机")\n\n\n正文',
        ),
        (f"{_CRANE}\n<figcaption class='a'> 到港 </figcaption>", '![吊机](crane.jpg "到港")'),
        (
            f"{_CRANE}\n<figcaption>到港<br>甲攝<BR /> 乙日</figcaption>",
            '![吊机](crane.jpg "到港\u3000甲攝\u3000乙日")',
        ),
        ("正文\n\n<figcaption>到港的吊机</figcaption>", "正文\n\n到港的吊机"),
        (f'{_CRANE}\n<figcaption>"到港"</figcaption>', f'{_CRANE}\n"到港"'),
    ],
)
def test_a_caption_is_that_of_the_picture_above(typed: str, after: str) -> None:
    assert joined(with_captions(lines_of(typed, 1))) == after


@pytest.mark.parametrize(
    "typed",
    [
        "<figure>\n<img src='crane.jpg'>\n<figcaption>到港</figcaption>\n</figure>",
        f"```\n{_CRANE}\n<figcaption>到港</figcaption>\n```",
        "<figcaption>到港<b>吊机</b></figcaption>",
    ],
)
def test_others_stay(typed: str) -> None:
    assert joined(with_captions(lines_of(typed, 1))) == typed
