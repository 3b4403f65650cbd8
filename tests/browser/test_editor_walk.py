"""The whole way of an editor in Chromium: a received Word file becomes a published article.

Dropped, its picture described, another one placed, two editions looked at, a doubt decided, published; by the
mouse alone and by the keyboard alone, on a telephone and at a desk, in Chinese and in English. What somebody
presses is counted, and printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from conftest import run_git

if TYPE_CHECKING:
    from browser.conftest import OpenWindow
    from conftest import Served, SiteFolder

_DESK = "-/newsgen/"
_SECONDS = {"click": 2.0, "key": 0.6, "text": 0.3}  # of a person: to point and press; to press; a character
_MOST = 180  # seconds: three minutes


def _picture(colour: str) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (320, 200), colour).save(buffer, "JPEG")
    return buffer.getvalue()


def _word() -> bytes:
    document = Document()
    document.add_heading("园区新厂房动工", 0)
    for text in ("来源：示例日报", "2026-06-29 10:00", "记者 范后云", "园区的新厂房今天动工，总投资3亿元。"):
        document.add_paragraph(text)
    document.add_picture(BytesIO(_picture("teal")))
    document.add_paragraph("明年投产。")
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


class _Hand:
    """Presses what a person would, and counts it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.steps = dict.fromkeys(_SECONDS, 0)

    def press(self, target: Locator) -> None:
        """Press a button, or follow a link."""
        raise NotImplementedError

    def choose(self, target: Locator, value: str) -> None:
        """Choose from a list."""
        raise NotImplementedError

    def other(self, target: Locator) -> None:
        """Choose the second of the editions."""
        raise NotImplementedError

    def fill(self, target: Locator, text: str) -> None:
        """Write into a field."""
        self.go(target)
        self.page.keyboard.insert_text(text)
        self.steps["text"] += len(text)

    def go(self, target: Locator) -> None:
        """Bring the cursor into a field."""
        raise NotImplementedError

    @property
    def seconds(self) -> float:
        """How long a person takes for all that, without reading."""
        return sum(_SECONDS[kind] * count for kind, count in self.steps.items())


class _Mouse(_Hand):
    def press(self, target: Locator) -> None:
        target.click()
        self.steps["click"] += 1

    def go(self, target: Locator) -> None:
        self.press(target)

    def choose(self, target: Locator, value: str) -> None:
        target.select_option(value)
        self.steps["click"] += 2

    def other(self, target: Locator) -> None:
        self.press(target.nth(1))


class _Keyboard(_Hand):
    def go(self, target: Locator) -> None:
        expect(target).to_be_visible()
        for _ in range(150):
            if target.evaluate("element => element === document.activeElement"):
                return
            self._key("Tab")
        raise AssertionError(f"no way to {target} by the keyboard")

    def press(self, target: Locator) -> None:
        self.go(target)
        self._key("Enter")

    def choose(self, target: Locator, value: str) -> None:
        self.go(target)
        names = target.locator("option").evaluate_all("options => options.map(option => option.value)")
        now = target.evaluate("element => element.selectedIndex")
        for _ in range(abs(names.index(value) - now)):
            self._key("ArrowDown" if names.index(value) > now else "ArrowUp")
        assert target.input_value() == value

    def other(self, target: Locator) -> None:
        self.go(target.first)
        self._key("ArrowDown")

    def _key(self, name: str) -> None:
        self.page.keyboard.press(name)
        self.steps["key"] += 1


@pytest.fixture
def newsroom(host: Path, site: SiteFolder) -> SiteFolder:
    """A site that git knows and a host has."""
    site.article("2026/a", title="頭一篇", section="policy", author="王小明")
    (site.folder / ".gitignore").write_text(".newsgen/\npublic/\n", "utf-8")
    for arguments in (
        ("init", "-q", "-b", "main"),
        ("config", "user.name", "編輯"),
        ("config", "user.email", "desk@news.example"),
        ("remote", "add", "origin", str(host)),
        ("add", "-A"),
        ("commit", "-q", "-m", "all"),
        ("push", "-q", "-u", "origin", "main"),
    ):
        run_git(site.folder, *arguments)
    return site


def _drop(page: Page, name: str, content: bytes) -> None:
    """Drop a file on the page, as a mouse does from a window of files."""
    page.evaluate(
        """([name, bytes]) => {
            const data = new DataTransfer();
            data.items.add(new File([new Uint8Array(bytes)], name));
            for (const kind of ["dragover", "drop"]) {
                const event = new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true });
                document.querySelector("main").dispatchEvent(event);
            }
        }""",
        [name, list(content)],
    )


def _file(name: str, content: bytes) -> dict[str, str | bytes]:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def _copy_for_wechat(page: Page, address: str) -> None:
    """Press the button of an article's page, and look at what is in the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address)
    button = page.locator("newsgen-preview [data-copies]")
    button.click()
    expect(button).to_have_text(button.get_attribute("data-done") or "?")
    copied = page.evaluate(
        """async () => {
            const [item] = await navigator.clipboard.read();
            return (await item.getType("text/html")).text();
        }"""
    )
    assert "示例日報" in copied
    assert " class=" not in copied
    assert "<script" not in copied


@pytest.mark.slow
@pytest.mark.parametrize(
    ("hand", "width", "language"),
    [
        (_Mouse, 1280, "en"),
        (_Mouse, 360, "zh-Hant"),
        (_Keyboard, 1280, "zh-Hans"),
        (_Keyboard, 360, "en"),
    ],
)
def test_a_received_word_file_becomes_a_published_article(
    newsroom: SiteFolder,
    host: Path,
    serve_site: Callable[..., Served],
    open_window: OpenWindow,
    hand: type[_Hand],
    width: int,
    language: str,
) -> None:
    served = serve_site(newsroom.folder, "--port", "0", "--lang", language)
    found = re.search(r"http://localhost:\d+/", served.wait_for("http://localhost:"))
    assert found is not None
    window = open_window(width=width)
    page = window.page
    person = hand(page)
    page.goto(f"{found[0]}{_DESK}")
    expect(page.locator(".chip.published")).to_have_count(1)

    # A file comes in: dropped, or chosen by the keyboard.
    if hand is _Mouse:
        _drop(page, "來稿.docx", _word())
        person.steps["click"] += 1
    else:
        with page.expect_file_chooser() as chooser:
            person.press(page.locator(".drop input"))
        chooser.value.set_files(_file("來稿.docx", _word()))  # type: ignore[arg-type] # Playwright's own
        person.steps["key"] += 2  # in the window of the system
    page.wait_for_url("**/import/*")
    person.press(page.locator("a.button.main"))
    expect(page.locator("#article[data-ready]")).to_have_count(1)

    # Its picture is described, from what is found.
    body = page.locator("#body")
    describe = page.locator("#found .mend")
    expect(describe).to_have_count(1)
    person.press(describe)
    expect(page.locator("#picture-shown")).to_be_visible()
    assert page.locator("#picture-shown").evaluate(
        "async image => { await image.decode(); return image.naturalWidth; }"
    )
    person.fill(page.locator("#picture-alt"), "新厂房的工地")
    person.fill(page.locator("#picture-credit"), "示例日报")
    person.press(page.locator("#picture button.main"))
    expect(body).to_have_value(re.compile(r"!\[新厂房的工地\]\(\S+\.jpg\)\n\n图片来源：示例日报"))
    expect(describe).to_have_count(0)

    # A second one is placed, at the end of the text; it is seen before it is saved.
    person.go(body)
    page.keyboard.press("Control+End")
    person.steps["key"] += 1
    if hand is _Mouse:
        with page.expect_file_chooser() as chooser:
            person.press(page.locator("[data-tool=picture]"))
            person.press(page.locator("#picture-drop label"))
        chooser.value.set_files(_file("IMG_7.jpg", _picture("navy")))  # type: ignore[arg-type]
    else:
        person.page.keyboard.press("Shift+Tab")  # the tools stand before the text
        for _ in range(5):
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        person.steps["key"] += 7
        with page.expect_file_chooser() as chooser:
            person.press(page.locator("#picture-file"))
        chooser.value.set_files(_file("IMG_7.jpg", _picture("navy")))  # type: ignore[arg-type]
    person.steps["click"] += 1
    person.fill(page.locator("#picture-alt"), "奠基石")
    person.fill(page.locator("#picture-credit"), "示例日报")
    person.press(page.locator("#picture button.main"))
    placed = page.frame_locator("#page").locator("img[src*='dian-ji-shi']")
    expect(placed).to_have_count(1)
    assert placed.evaluate(
        "async image => { image.loading = 'eager'; await image.decode(); return image.naturalWidth; }"
    )

    # Two editions, the status, and saved.
    shown = page.frame_locator("#page").locator(".body")
    expect(shown).to_contain_text("新廠房今天動工")
    if hand is _Keyboard:
        person.page.keyboard.press("Shift+Tab")
    person.other(page.locator("[name=edition]"))
    expect(shown).to_contain_text("新厂房今天动工")
    person.choose(page.locator("#status"), "published")
    person.press(page.locator("#save"))
    expect(page.locator("form.unsaved")).to_have_count(0)

    # A doubt is decided, and back.
    person.press(page.locator("#unsure"))
    expect(page.locator("#candidates button").first).to_be_visible()
    before = page.locator("#source mark").inner_text()
    person.press(page.locator("#candidates button").first)
    expect(page.locator("#source mark")).not_to_have_text(before)
    person.press(page.locator("#article"))
    expect(page.locator("#article[data-ready]")).to_have_count(1)

    # Published.
    person.press(page.locator(".bar [href$='publish/']"))
    expect(page.locator(".files b")).to_have_text("园区新厂房动工")
    person.press(page.locator("#publish button.main"))
    expect(page.locator("#publish")).to_be_hidden()
    names = run_git(host, "ls-tree", "-r", "--name-only", "main")
    assert "dian-ji-shi.jpg" in names
    assert "content/reviewed.yaml" in names
    (written,) = (newsroom.folder / "content/articles/2026").glob("yuan-qu*.md")
    assert "status: published" in written.read_text("utf-8")
    assert window.too_wide() == []
    if hand is _Mouse:
        _copy_for_wechat(page, f"{found[0]}articles/2026/{written.stem}/")
    print(f"{hand.__name__} {width} {language}: {person.steps}, {person.seconds:.0f} s")
    assert person.seconds < _MOST
