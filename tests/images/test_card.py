"""Cards: what previews of an article show elsewhere."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from newsgen.images import CARD_SIZE, CardText, card_font_file
from newsgen.images.card import draw_card
from newsgen.images.fonts import CardFont, card_font


@pytest.fixture(scope="module")
def file() -> Path:
    """The font that `newsgen[cards]` installs."""
    found = card_font_file()
    assert found is not None
    return found


def _ink(content: bytes) -> tuple[int, int, int, int]:
    """Return the box around everything below the bar that is not paper."""
    image = Image.open(BytesIO(content)).convert("L").crop((0, 30, *CARD_SIZE))
    box = image.point([255] * 240 + [0] * 16).getbbox()
    assert box is not None
    return box


@settings(max_examples=20)
@given(
    title=st.text("百億基金叢林生長，：「」（）—…AB 12", min_size=1, max_size=90),
    source=st.text("江西日報研究院", max_size=40),
)
def test_every_title_stays_within_the_card(title: str, source: str) -> None:
    found = card_font_file()
    assert found is not None
    content = draw_card(CardText("zh-Hant", "贛江投資觀察", title, source), card_font(found, "zh-Hant"))
    with Image.open(BytesIO(content)) as image:
        assert (image.format, image.size) == ("PNG", CARD_SIZE)
    left, top, right, bottom = _ink(content)
    assert left >= 70
    assert right <= CARD_SIZE[0] - 70
    assert top > 0
    assert bottom + 30 < CARD_SIZE[1]
    assert len(content) < 100_000


def test_the_same_text_gives_the_same_bytes_and_each_edition_its_own_forms(file: Path) -> None:
    cards = {
        edition: draw_card(CardText(edition, "觀察", "骨，直，喻"), CardFont(file, edition))
        for edition in ("zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK")
    }
    again = draw_card(CardText("zh-Hans", "觀察", "骨，直，喻"), CardFont(file, "zh-Hans"))
    assert cards["zh-Hans"] == again
    assert cards["zh-Hans"] != cards["zh-Hant"]
    assert cards["zh-Hant"] == cards["zh-Hant-TW"]


def test_what_the_font_lacks_is_found_before_anything_is_drawn(file: Path) -> None:
    font = CardFont(file, "zh-Hans")
    assert font.lacking("百億基金：GB/T 4754—2017，“叢林”……𬭎") == ""
    assert font.lacking("新😀區\ue000😀") == "😀\ue000"
    missing = font.sized(40).getmask("\ue000")
    assert bytes(missing) == bytes(font.sized(40).getmask("😀")), "both would come out as the same empty box"
