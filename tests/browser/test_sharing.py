"""The code by which WeChat's readers share an article, read from the screen by a library that reads codes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from PIL import Image

if TYPE_CHECKING:
    from browser.conftest import OpenWindow, Served

ARTICLE = "articles/2025/fund-matrix/"


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_the_code_leads_to_the_article(
    width: int, scheme: str, open_window: OpenWindow, served: Served
) -> None:
    window = open_window(width, color_scheme=scheme)
    for path in (ARTICLE, f"zh-hans/{ARTICLE}"):
        window.open(served.address + path)
        window.page.locator(".share summary").click()
        picture = Image.open(BytesIO(window.page.locator(".share-code").screenshot()))
        assert [code.text for code in zxingcpp.read_barcodes(picture)] == [served.address + path]
