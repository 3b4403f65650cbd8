"""Received files of every kind, mutated: no traceback, no lost text, every message has a path.

The quick test has some 150 inputs, the slow one 6,000. What is made of an input is written nowhere.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from docx import Document

from newsgen.importer import Importer, ImportOptions, ImportResult, open_importer
from newsgen.library import read_article
from newsgen.model import SourceFile
from newsgen.problems import Report
from newsgen.readers import from_bytes

if TYPE_CHECKING:
    from conftest import SiteFolder

NOW = datetime(2025, 7, 1, 9, 30, tzinfo=UTC)
HAN = re.compile(r"[一-鿿㐀-䶿]")

LINES = (
    "贛江新區設立百億產業引導基金",
    "發布時間：2025-06-30 09:30　來源：示例日報　作者：甲乙　編輯：丙丁　瀏覽次數：12",
    "发布日期：2025年6月30日 来源：示例研究院",
    "6月，江西首個產業基地正式落戶，吸引了一批企業，這是一段足夠長的正文，有句號。",
    "改革是唯一出路，“先行先試”是政策優勢；重點破解方法不優的問題。",
    "机制重塑",
    "以協同效能聚招商合力",
    "一、總體要求",
    "（一）基本原則",
    "1. 第一項",
    "- 一個條目",
    "# 標題",
    "**粗體的一行**",
    "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |",
    "```\n代碼\n```",
    "（示例日報全媒體記者 甲乙）",
    "（責任編輯：丙丁）",
    "原標題：另一個標題",
    "1、凡本網註明“來源：示例日報”的所有信息內容，未經書面授權，不得轉載。",
    "2、如因版權問題需要與本網聯繫的，請在30日內進行。",
    "免責聲明",
    "---",
    "title: 前言裡的標題",
    "-{zh-Hans:软件; zh-Hant:軟體}-",
    "-{ 沒有收尾",
    "[鏈接](javascript:alert(1)) <script>alert(1)</script> & &amp; &#20013;",
    "圖為示例現場。示例日報記者 攝",
    "3*4*5 與 snake_case_name 與 `代碼`",
    "\u3000\u3000縮進的段落，也有句號。",
    "=====",
    "> 引文",
    "2025年6月30日",
)
TAGS = [
    "p", "div", "span", "b", "strong", "em", "h1", "h2", "h3", "li", "ul", "ol", "td", "tr", "table",
    "br", "blockquote", "pre", "section", "article", "a", "font", "center", "dd", "sup", "figure", "q",
]  # fmt: skip
SCRIPTS = (
    "<script>var 變量 = '腳本';</script>",
    "<p onclick='alert(1)'>有處理器的段落，也有句號。</p>",
    "<a href='javascript:alert(1)'>壞鏈接</a>",
    "<img src='https://track.example/1.gif' width=1 height=1>",
    "<img src='x.png' onerror='alert(1)'>",
    "<style>p{color:red}</style>",
    "<!-- 註釋 -->",
    "<svg onload=alert(1)></svg>",
    "<![CDATA[ x ]]>",
    "<!doctype html>",
    "<div style='display:none'>隱藏的字</div>",
)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")


@pytest.fixture
def importer(site: SiteFolder) -> Importer:
    opened, problems = open_importer(site.folder)
    assert not problems
    assert opened is not None
    return opened


def _chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - the same inputs each time, no secret


def a_text(chance: random.Random) -> str:
    lines = chance.choices(LINES, k=chance.randrange(1, 14))
    return chance.choice(("\n", "\n\n", "\r\n")).join(lines)


def a_page(chance: random.Random) -> str:
    parts: list[str] = []
    for _ in range(chance.randrange(1, 25)):
        kind = chance.random()
        tag = chance.choice(TAGS)
        if kind < 0.35:
            parts.append(
                f"<{tag}{chance.choice(('', ' class=content', ' id=zoom', ' class=footer', ' hidden'))}>"
            )
        elif kind < 0.55:
            parts.append(f"</{tag}>")
        elif kind < 0.65:
            parts.append(chance.choice(SCRIPTS))
        else:
            parts.append(chance.choice(LINES).replace("<", "&lt;"))
    return "<html><head><title>頁面標題_示例網</title></head><body>" + "".join(parts) + "</body></html>"


def a_word(chance: random.Random) -> bytes:
    document = Document()
    for _ in range(chance.randrange(1, 8)):
        kind = chance.random()
        line = chance.choice(LINES).replace("\n", " ")
        if kind < 0.15:
            document.add_heading(line, chance.randrange(0, 4))
        elif kind < 0.25:
            document.add_paragraph(line, style="List Bullet")
        elif kind < 0.35:
            table = document.add_table(2, 2)
            table.cell(0, 0).text = line
        elif kind < 0.5:
            document.add_paragraph().add_run(line).bold = True
        else:
            document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def mutated(chance: random.Random, raw: bytes) -> bytes:
    """Cut, change, double or add some bytes."""
    out = bytearray(raw)
    for _ in range(chance.choice((0, 1, 1, 2, 5, 30))):
        at = chance.randrange(len(out) + 1)
        kind = chance.randrange(4)
        if kind == 0:
            del out[at : at + chance.randrange(1, 9)]
        elif kind == 1:
            out[at:at] = bytes(chance.choices(range(256), k=chance.randrange(1, 5)))
        elif kind == 2 and at < len(out):
            out[at] = chance.randrange(256)
        else:
            out[at:at] = out[max(0, at - 20) : at]
    return bytes(out)


def repacked(chance: random.Random, raw: bytes) -> bytes:
    """Change the parts of a Word file, and pack them again, so that the archive itself is whole."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            part = given.read(name)
            if chance.random() < 0.2:
                part = mutated(chance, part)
            if chance.random() > 0.03:
                made.writestr(name, part)
    return out.getvalue()


def inputs(chance: random.Random, count: int) -> Iterator[tuple[str, bytes, str | None]]:
    """Give names, bytes, and the text that they say where that is known."""
    for number in range(count):
        kind = number % 6
        if kind == 0:
            text = a_text(chance)
            encoding = chance.choice(ENCODINGS)
            try:
                yield f"{number}.txt", text.encode(encoding), text
            except UnicodeEncodeError:
                yield f"{number}.txt", text.encode("utf-8"), text
        elif kind == 1:
            yield (
                f"{number}.{chance.choice(('txt', 'md', 'html', ''))}",
                mutated(chance, a_text(chance).encode(chance.choice(ENCODINGS), "ignore")),
                None,
            )
        elif kind == 2:
            text = a_text(chance)
            yield f"{number}.md", text.encode(), text
        elif kind == 3:
            page = a_page(chance)
            yield f"{number}.html", page.encode(chance.choice(("utf-8", "gb18030", "utf-16"))), None
        elif kind == 4:
            yield f"{number}.html", mutated(chance, a_page(chance).encode("utf-8")), None
        else:
            word = a_word(chance)
            make: Callable[[random.Random, bytes], bytes] = chance.choice((mutated, repacked))
            yield f"{number}.docx", make(chance, word), None


def check(name: str, raw: bytes, text: str | None, importer: Importer) -> ImportResult | None:
    report = Report(name)
    received = from_bytes(name, raw, report)
    result = importer.import_file(received, ImportOptions(dry_run=True), NOW, report) if received else None
    problems = result.problems if result else report.problems
    assert all(problem.path == name and problem.text() for problem in problems)
    if result is None or result.failed:
        assert problems, name
        return None
    if result.earlier:
        return result
    read = read_article(SourceFile(result.path, result.text), "article", importer.config, importer.registries)
    assert read.article is not None
    assert read.article.imported is not None
    assert read.body is not None
    assert not re.search(r"<script|<svg|<[^>]*\son\w+=|href=.javascript:|track\.example", read.body.html)
    if text is not None:
        body = result.text.partition("\n---\n")[2]
        kept = "".join([body, *result.found.taken, *result.found.notice, *result.found.left_out])
        lost = Counter(HAN.findall(text)) - Counter(HAN.findall(kept))
        own = {"title": "前言裡的標題"}
        for value in own.values():
            if value in str(result.found.values.get("title", "")):
                lost -= Counter(value)
        assert not lost, (name, text, result.text, result.found)
    return result


def test_some_inputs(importer: Importer) -> None:
    came = [check(*each, importer) for each in inputs(_chance(1), 150)]
    assert sum(result is not None for result in came) > 75


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 8))
def test_six_thousand_inputs(importer: Importer, seed: int) -> None:
    came = [check(*each, importer) for each in inputs(_chance(seed), 1_000)]
    assert sum(result is not None for result in came) > 500
