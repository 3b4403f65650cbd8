"""An article read aloud by the device's own voices: which of them, what they say, and that they stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from browser.conftest import OpenWindow, Served

ARTICLE = "articles/2025/medical-isotopes/"  # with a footnote, a list, a table and a chart
# Voices as a browser has them: some come late, and some name their language with an underscore. What is asked
# of them is noted; `finish` says the one that is being said to its end.
VOICES = """(late) => {
    const all = ["en-US", "zh-CN", "zh_TW", "zh-HK"].map(lang => ({ lang, name: lang }));
    let known = late ? [] : all;
    const queue = window.queue = [], told = new EventTarget();
    window.said = [];
    window.SpeechSynthesisUtterance = class extends EventTarget {
        constructor(text) { super(); this.text = text; }
    };
    window.come = () => { known = all; told.dispatchEvent(new Event("voiceschanged")); };
    window.finish = () => queue.shift()?.dispatchEvent(new Event("end"));
    Object.defineProperty(window, "speechSynthesis", { value: {
        getVoices: () => known,
        speak: (one) => {
            queue.push(one);
            said.push({ text: one.text, lang: one.lang, voice: one.voice.name });
        },
        cancel: () => { queue.length = 0; },
        addEventListener: (...of) => told.addEventListener(...of),
    } });
}"""


def opened(open_window: OpenWindow, url: str, *, late: bool = False) -> Page:
    window = open_window(360)
    window.page.add_init_script(f"({VOICES})({str(late).lower()})")
    window.open(url)
    return window.page


@pytest.mark.parametrize(
    ("prefix", "voice", "lang"), [("", "zh_TW", "zh-TW"), ("zh-hans/", "zh-CN", "zh-CN")]
)
def test_the_text_is_read_in_its_order_by_a_voice_of_the_edition(
    prefix: str, voice: str, lang: str, open_window: OpenWindow, served: Served
) -> None:
    page = opened(open_window, served.address + prefix + ARTICLE)
    page.locator(".listen").click()
    said = page.evaluate("said")

    assert {(one["voice"], one["lang"]) for one in said} == {(voice, lang)}
    texts = [one["text"] for one in said]
    assert texts[0] == page.locator("h1").inner_text().replace("\n", "")
    assert len(texts) == len(set(texts))  # nothing twice
    whole = page.locator(".body").text_content()
    places = [(whole or "").find(text[:12]) for text in texts if text[:12] in (whole or "")]
    assert len(places) > 8
    assert places == sorted(places)
    # No number of a note, no way back from one, nothing that is for the eye only.
    assert not [text for text in texts if text.endswith(("1", "\N{LEFTWARDS ARROW WITH HOOK}"))]
    assert not [text for text in texts if "CSV" in text]


def test_listening_stops_when_it_is_told_to_and_at_the_end(open_window: OpenWindow, served: Served) -> None:
    page = opened(open_window, served.address + ARTICLE)
    button = page.locator(".listen")
    start = button.inner_text()
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert button.inner_text() != start
    page.evaluate("finish()")
    expect(button).to_have_attribute("aria-pressed", "true")  # the next text
    button.click()
    assert page.evaluate("queue.length") == 0
    expect(button).to_have_attribute("aria-pressed", "false")

    button.click()
    page.evaluate("while (queue.length) finish()")
    expect(button).to_have_attribute("aria-pressed", "false")
    assert button.inner_text() == start


def test_a_voice_that_comes_late_is_offered_and_moves_nothing(
    open_window: OpenWindow, served: Served
) -> None:
    page = opened(open_window, served.address + ARTICLE, late=True)
    body, before = page.locator(".body"), page.locator(".body").bounding_box()
    expect(page.locator(".listen")).to_be_hidden()
    page.evaluate("come()")
    expect(page.locator(".listen")).to_be_visible()
    assert body.bounding_box() == before
