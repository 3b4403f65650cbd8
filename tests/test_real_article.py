"""A real article, as a newsroom received it, through the whole program into both editions.

The text is test data beside the checkout: Traditional from a careless converter, and the same text as it
must read in Simplified and in Taiwan-standard Traditional, character for character.
"""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from lxml import html

from newsgen.cli import main

EDITIONS = {"zh-Hant": "", "zh-Hans": "zh-hans/"}
FIGURES = ("50億元", "20億元", "超200億元", "36.4%", "20%", "10個", "1+1+N", "30日")

# Both forms are in use, so either may stand where the received text has one of them.
VARIANTS = ("借藉", "注註", "佈布", "群羣", "臺台")

NEWSROOM = {
    "newsgen.yaml": """\
title: {zh-Hant: 國際在線, zh-Hans: 国际在线}
base_url: https://online.example/
timezone: Asia/Shanghai
editions: [zh-Hant, zh-Hans]
operator: cri-online
typography: {quotes: no, punctuation: no}
""",
    "content/sources.yaml": """\
cri-online:
  name: {zh-Hant: 國際在線, zh-Hans: 国际在线}
  aliases: [國際在線專稿, 國際在線消息, 國際在線報道]
  kind: operator
  holder: {zh-Hant: 國廣國際在線網絡（北京）有限公司, zh-Hans: 国广国际在线网络（北京）有限公司}
jiangxi-daily:
  name: {zh-Hant: 江西日報, zh-Hans: 江西日报}
  kind: newspaper
""",
    "content/names.yaml": """\
- {zh-Hant: 楊靜, zh-Hans: 杨静, kind: person}
- {zh-Hant: 國廣國際在線網絡（北京）有限公司, zh-Hans: 国广国际在线网络（北京）有限公司, kind: organisation}
""",
}
FRONT_MATTER = """\
---
title: 贛江新區的招商改革
date: 2025-06-30
source: 江西日報
author: 楊靜
---
"""


def blocks(text: str) -> list[str]:
    """Return a text's paragraphs; a short line with another after it is a heading of two lines."""
    lines = iter(text.strip().split("\n"))
    return [line if line[-1] in "。)" else f"## {line}　{next(lines)}" for line in lines]


class Body(HTMLParser):
    """The paragraphs and headings of an article's page, and its byline and notice."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.byline = ""
        self.notice = ""
        self.rights_class = ""
        self._classes: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("div", "p", "h2", "footer"):
            self._classes.append(given.get("class") or tag)
            if "body" in self._classes and tag in ("p", "h2"):
                self.blocks.append("## " if tag == "h2" else "")
        if tag == "footer" and "data-rights-class" in given:
            self.rights_class = given["data-rights-class"] or ""

    def handle_endtag(self, tag: str) -> None:
        if tag in ("div", "p", "h2", "footer"):
            self._classes.pop()

    def handle_data(self, data: str) -> None:
        if "body" in self._classes and self._classes[-1] != "body":
            self.blocks[-1] += data
        elif "byline" in self._classes:
            self.byline += data.strip()
        elif "notice" in self._classes:
            self.notice += data.strip()


@pytest.fixture(scope="module")
def received(shared: Path) -> str:
    return (shared / "real" / "ganjiang.hant.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def public(received: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The newsroom with the article, built."""
    folder = tmp_path_factory.mktemp("real")
    files = NEWSROOM | {
        "content/articles/2025/ganjiang.md": FRONT_MATTER + "\n\n".join(blocks(received)) + "\n"
    }
    for path, text in files.items():
        target = folder / "site" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    assert main(["build", "--site", str(folder / "site"), "--output", str(folder / "public")]) == 0
    return folder / "public"


def read(public: Path, edition: str) -> Body:
    page = public / EDITIONS[edition] / "articles/2025/ganjiang/index.html"
    return Body(page.read_text(encoding="utf-8"))


def test_the_simplified_edition_holds_every_paragraph(public: Path, shared: Path) -> None:
    expected = blocks((shared / "real" / "ganjiang.hans.txt").read_text(encoding="utf-8"))

    assert read(public, "zh-Hans").blocks == expected


def test_the_traditional_edition_holds_every_paragraph(public: Path, received: str, shared: Path) -> None:
    repaired = blocks((shared / "real" / "ganjiang.hant-tw.txt").read_text(encoding="utf-8"))
    built = read(public, "zh-Hant").blocks

    assert [len(block) for block in built] == [len(block) for block in repaired]
    for got, *both in zip(built, blocks(received), repaired, strict=True):
        for at, char in enumerate(got):
            allowed = {text[at] for text in both}
            allowed |= {form for pair in VARIANTS for form in pair if allowed & set(pair)}
            assert char in allowed, (
                f"{char} for {'/'.join(sorted(allowed))} in {got[max(0, at - 8) : at + 8]}"
            )


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_figure_stands_as_often_as_in_the_source(edition: str, public: Path, received: str) -> None:
    simplified = str.maketrans("億個", "亿个")
    text = "\n".join(read(public, edition).blocks)

    for figure in FIGURES:
        form = figure.translate(simplified) if edition == "zh-Hans" else figure
        assert text.count(form) == received.count(figure) > 0, figure
    assert re.findall(r"\d+(?:\.\d+)?", text) == re.findall(r"\d+(?:\.\d+)?", "\n".join(blocks(received)))


@pytest.mark.parametrize(
    ("edition", "byline", "clause"),
    [
        ("zh-Hant", ["來源：江西日報", "作者：楊靜"], "本文轉載自江西日報，"),
        ("zh-Hans", ["来源：江西日报", "作者：杨静"], "本文转载自江西日报，"),
    ],
)
def test_it_is_a_reprint_of_its_paper_by_its_reporter(
    edition: str, byline: list[str], clause: str, public: Path
) -> None:
    page = read(public, edition)

    assert page.rights_class == "reprinted"
    assert re.split("\\s+", page.byline.replace("作者", " 作者").strip()) == byline
    assert clause in page.notice
    assert "版权所有" not in page.notice
    assert "版權所有" not in page.notice, "nobody has stated who holds the rights"


def test_the_operator_keeps_its_name_everywhere(public: Path, received: str) -> None:
    counts = {"國際在線": 0, "国际在线": 0}
    for path in sorted(public.rglob("*.html")) + sorted(public.rglob("*.xml")):
        text = path.read_text(encoding="utf-8")
        in_simplified = path.relative_to(public).parts[0] == "zh-hans"
        right, wrong = ("国际在线", "國際在線") if in_simplified else ("國際在線", "国际在线")
        assert wrong not in text, path
        assert right in text or path.name.endswith("sitemap.xml"), path
        assert not re.search("國際線上|国际线上|國際在綫|網路|网路|資訊|專案", text), path
        counts[right] += text.count(right)
    assert counts["國際在線"] == counts["国际在线"] > 2 * received.count("國際在線")
    company = "國廣國際在線網絡(北京)有限公司"
    assert "".join(read(public, "zh-Hant").blocks).count(company) == received.count(company) > 0


@pytest.mark.parametrize(
    ("edition", "name", "marks"),
    [("zh-Hant", "ganjiang.hant.txt", "「」『』"), ("zh-Hans", "ganjiang.hans.txt", "“”‘’")],
)
def test_its_typography_is_that_of_each_edition(
    edition: str, name: str, marks: str, shared: Path, tmp_path: Path
) -> None:
    """All that is set is quotation marks and half-width punctuation; the rest of the text is the same."""
    text = (shared / "real" / name).read_text(encoding="utf-8")
    article = FRONT_MATTER + "\n\n".join(blocks(text)) + "\n"
    plain = NEWSROOM["newsgen.yaml"]
    built = []
    for number, setup in enumerate((plain, plain.replace("typography: {quotes: no, punctuation: no}\n", ""))):
        for path, content in (
            NEWSROOM | {"newsgen.yaml": setup, "content/articles/2025/ganjiang.md": article}
        ).items():
            target = tmp_path / f"site{number}" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(content, encoding="utf-8")
        output = tmp_path / f"public{number}"
        assert main(["build", "--site", str(tmp_path / f"site{number}"), "--output", str(output)]) == 0
        built.append("\n".join(read(output, edition).blocks))
    typed, shown = built

    assert (
        shown.translate(str.maketrans(marks, "“”‘’")).translate(str.maketrans("，；：？（）", ",;:?()"))
        == typed
    )
    assert [shown.count(mark) for mark in marks] == [text.count(mark) for mark in "“”‘’"]
    # What is left half-width is part of a registered name, as received.
    assert not re.search("[,;:?]", shown)
    assert set(re.findall(r".{6}\([^)]*\)", shown)) <= {"國際在線網絡(北京)", "国际在线网络(北京)"}


RECEIVED = {"zh-Hant": "ganjiang.hant.txt", "zh-Hans": "ganjiang.hans.txt"}
OPERATOR = {
    "zh-Hant": ("國際在線", "國廣國際在線網絡(北京)有限公司"),
    "zh-Hans": ("国际在线", "国广国际在线网络(北京)有限公司"),
}


def notice_clauses(text: str) -> list[str]:
    """Return the five numbered clauses at the end of a text, each with its paragraphs."""
    clauses = re.split(r"^(?=[1-5]、)", text.strip(), flags=re.MULTILINE)[1:]
    assert [clause[0] for clause in clauses] == list("12345")
    return [clause.strip() for clause in clauses]


@pytest.fixture(scope="module")
def own_notice(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, list[str]]]:
    """The newsroom with the five clauses as its own notice, built; and the clauses of each edition."""
    folder = tmp_path_factory.mktemp("notice")
    clauses = {
        edition: notice_clauses((shared / "real" / name).read_text(encoding="utf-8"))
        for edition, name in RECEIVED.items()
    }
    forms = [dict(zip(clauses, both, strict=True)) for both in zip(*clauses.values(), strict=True)]
    # Written out twice where two classes share it: a site's files have no YAML anchors.
    notices = {"own": forms[:4], "reprinted": [dict(forms[0]), dict(forms[3])], "complaints": forms[4:]}
    files = NEWSROOM | {
        "content/notices.yaml": yaml.safe_dump(notices, allow_unicode=True, width=10_000),
        "content/articles/own.md": FRONT_MATTER.replace("江西日報", "國際在線專稿") + "正文。\n",
        "content/articles/reprint.md": FRONT_MATTER + "正文。\n",
    }
    for path, text in files.items():
        target = folder / "site" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    assert main(["build", "--site", str(folder / "site"), "--output", str(folder / "public")]) == 0
    return folder / "public", clauses


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(("name", "shown"), [("own", "12345"), ("reprint", "145")])
def test_its_notice_can_be_the_newsrooms_own(
    name: str, shown: str, edition: str, own_notice: tuple[Path, dict[str, list[str]]]
) -> None:
    public, clauses = own_notice
    page = html.fromstring((public / EDITIONS[edition] / f"articles/{name}/index.html").read_bytes())
    [footer] = page.xpath("//footer[@data-rights-class]")
    found = [clause.text_content().strip() for clause in footer.xpath(".//p[not(@class)]")]

    assert found == [clause for clause in clauses[edition] if clause[0] in shown], "letter by letter"
    for words in OPERATOR[edition]:
        count = sum(clause.count(words) for clause in clauses[edition] if clause[0] in shown)
        assert sum(clause.count(words) for clause in found) == count > 0
    wrong = OPERATOR["zh-Hans" if edition == "zh-Hant" else "zh-Hant"]
    assert not any(words in footer.text_content() for words in wrong)


@pytest.mark.parametrize("edition", EDITIONS)
def test_machines_are_told_its_notice_in_the_same_words(
    edition: str, own_notice: tuple[Path, dict[str, list[str]]]
) -> None:
    public, clauses = own_notice
    page = html.fromstring((public / EDITIONS[edition] / "articles/own/index.html").read_bytes())
    scripts = map(json.loads, page.xpath("//script[@type='application/ld+json']/text()"))
    [told] = [script for script in scripts if script["@type"] != "BreadcrumbList"]

    assert told["copyrightNotice"].startswith(" ".join(clauses[edition][:4]))
    assert told["copyrightHolder"]["name"] == OPERATOR[edition][1].replace("(", "（").replace(")", "）")
