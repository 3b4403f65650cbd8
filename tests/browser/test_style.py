"""What is published of the theme's style sheets says to a browser what the theme says."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from newsgen.publish import minified

# The rules as the browser has understood them; what custom properties hold it keeps as typed.
_RULES = """async text => {
  const sheet = await new CSSStyleSheet().replace(text);
  const tidied = rule => rule.cssText.replace(/\\s*([,(){};:])\\s*|\\s+/g, "$1 ");
  return [...sheet.cssRules].map(tidied).join("\\n");
}"""


@pytest.mark.parametrize("name", ["style", "search", "feed"])
def test_the_rules_are_the_same(name: str, root: Path, browser: Browser) -> None:
    typed = (root / f"static/assets/{name}.css").read_bytes()
    page = browser.new_page()
    before, after = (page.evaluate(_RULES, text.decode()) for text in (typed, minified(typed)))
    page.close()
    assert before.count("\n") > 5
    assert after == before
