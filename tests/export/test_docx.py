"""An article as a Word file: what colleagues print, and what comes back when it is imported."""

from __future__ import annotations

import io
import random
import re
import sys
import zipfile
from html import unescape
from typing import TYPE_CHECKING

import pytest
from docx import Document
from lxml import etree
from msgspec.structs import replace

from importer.received import body, came
from newsgen.export import docx_file
from newsgen.markup import render_markdown
from newsgen.model import Outlet
from newsgen.problems import Explained

if TYPE_CHECKING:
    from conftest import SiteFolder
    from export.conftest import Take

WORDS = re.compile(r"[一-鿿]+|[A-Za-z0-9]+")


def _words(text: str) -> list[str]:
    return WORDS.findall(text)


def test_headings_lists_tables_pictures_and_footnotes_are_words_own(newsroom: SiteFolder, take: Take) -> None:
    story, _ = take("all", Outlet.DOCX)
    raw, problems = docx_file(story, newsroom.folder)
    assert problems == []
    document = Document(io.BytesIO(raw))
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert styles["超過三十家企業簽約"] == "Title"
    assert styles["第二節"] == "Heading 2"
    assert styles["引文一句"] == "Quote"
    assert styles["圖下說明"] == "Caption"
    assert styles["條目內"] == "List Paragraph"
    [table] = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["項目", "金額"],
        ["甲園", "1"],
        ["乙乙乙", "2200"],
    ]
    [shape] = document.inline_shapes
    assert shape.width.cm < 16
    links = {relation.target_ref for relation in document.part.rels.values() if relation.is_external}
    assert "https://outside.example/a?b=1&c=2" in links
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        notes = etree.fromstring(archive.read("word/footnotes.xml"))
        assert "註腳甲，見出處（https://note.example/）。" in "".join(notes.itertext())
        assert all(
            etree.fromstring(archive.read(name)) is not None for name in archive.namelist() if ".xml" in name
        )
    for line in story.notice:
        assert line in styles


def test_the_same_article_gives_the_same_file(newsroom: SiteFolder, take: Take) -> None:
    story, _ = take("all", Outlet.DOCX)
    assert docx_file(story, newsroom.folder) == docx_file(story, newsroom.folder)


def test_an_exported_article_is_imported_with_all_that_it_says(newsroom: SiteFolder, take: Take) -> None:
    story, _ = take("all", Outlet.DOCX)
    found, _, _ = came(docx_file(story, newsroom.folder)[0], "a.docx")
    assert found.values["title"] == story.title
    text = body(found)
    assert "## 第二節" in text
    assert "[外部鏈接](https://outside.example/a?b=1&c=2)" in text
    assert re.search(r"開頭(<sup>)?\[\^1\]", text)
    assert "[^2]: 註腳乙。" in text
    assert "| **項目** | **金額** |" in text
    assert "- 條目甲\n  - 條目內\n- 條目乙" in text
    missing = [word for word in _words(unescape(re.sub(r"<[^>]*>", " ", story.body))) if word not in text]
    assert missing == []


class _Texts:
    """Makes texts of all kinds of blocks; every word is another one, so that each can be looked for."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - the same texts in every run
        self.words: list[str] = []

    def line(self) -> str:
        looks = ("{}", "{}", "**{}**", "*{}*", "[{}](https://a.example/x)", "`{}`", "<u>{}</u>")
        return "，".join(
            self._random.choice(looks).format(self._word()) for _ in range(self._random.randint(1, 3))
        )

    def block(self, at: int) -> str:
        lines = [self.line() for _ in range(self._random.randint(1, 4))]
        head = ["| 甲 | 乙 |", "| --- | --: |"]
        return self._random.choice(
            (
                lines[0],
                f"{'#' * self._random.randint(2, 4)} {lines[0]}",
                "\n".join(f"> {line}" for line in lines),
                "\n".join(f"- {line}" for line in lines),
                "\n".join(f"{'  ' * depth}- {line}" for depth, line in enumerate(lines)),
                "\n".join(f"{number}. {line}" for number, line in enumerate(lines, at)),
                f"1. {lines[0]}\n\n   {self.line()}\n   - {self.line()}\n2. {self.line()}",
                "\n".join([*head, *(f"| {line} | {self.line()} |" for line in lines)]),
                f"```\n{self._word()}\n  {self._word()}\n```",
                f"{lines[0]}[^{at}]\n\n[^{at}]: {self.line()}\n\n    {self.line()}",
                f"<details><summary>{lines[0]}</summary>\n\n{self.line()}\n\n</details>",
            )
        )

    def _word(self) -> str:
        self.words.append(f"詞{len(self.words) + 101}尾")
        return self.words[-1]


def test_no_word_is_lost_on_the_way_out_and_back(newsroom: SiteFolder, take: Take) -> None:
    story, _ = take("all", Outlet.DOCX)
    for seed in range(25):
        texts = _Texts(seed)
        rendered = render_markdown("\n\n".join(texts.block(at) for at in range(1, 9)))
        said = [word for word in texts.words if word in rendered.body.html]
        raw, problems = docx_file(replace(story, body=rendered.body.html), newsroom.folder)
        assert problems == []
        found, received, _ = came(raw, "a.docx")
        text = body(found)
        assert [word for word in said if text.count(word) != 1] == [], (seed, text)
        assert received.left_out == ()


def test_a_picture_that_word_cannot_show_is_told(newsroom: SiteFolder, take: Take) -> None:
    newsroom.write("content/articles/2026/plan.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    newsroom.article("2026/drawn", title="有圖紙", body="![平面圖](plan.svg)")
    story, _ = take("drawn", Outlet.DOCX)
    raw, (problem,) = docx_file(story, newsroom.folder)
    assert "https://news.example/articles/2026/plan.svg" in problem.text()
    assert any(paragraph.text == "平面圖" for paragraph in Document(io.BytesIO(raw)).paragraphs)


def test_without_python_docx_it_is_said_what_to_install(
    newsroom: SiteFolder, take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    story, _ = take("all", Outlet.DOCX)
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(Explained, match=r"pip install 'newsgen\[docx\]'"):
        docx_file(story, newsroom.folder)
