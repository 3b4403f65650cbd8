"""`newsgen import` as editors meet it."""

from __future__ import annotations

import io
import os
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from docx import Document
from PIL import Image

from newsgen.cli import main
from newsgen.readers.front_matter import read_front_matter

if TYPE_CHECKING:
    from conftest import SiteFolder, Tree

HAN = re.compile(r"[一-鿿㐀-䶿]")
TEXT = """贛江新區產業基地揭牌
發布時間：2025-06-30 09:30　來源：示例日報
6月30日，贛江新區舉行產業基地揭牌儀式，首批十家企業簽約入駐,涉及數字經濟等領域。
機制重塑
一年來，新區把招商的隊伍合成一支，把分散的資源合成一處，項目落地的時間短了一半。
（示例日報記者 甲乙）
"""
NOTICE = "免責聲明\n未經本網授權，任何單位及個人不得轉載。"


def run(capsys: pytest.CaptureFixture[str], site: SiteFolder, *arguments: object) -> tuple[int, str, str]:
    code = main(["import", "--site", str(site.folder), *map(str, arguments)])
    said = capsys.readouterr()
    return code, said.out, said.err


def front(path: Path) -> dict[str, object]:
    fields = yaml.load(path.read_text(encoding="utf-8").split("---\n")[1], yaml.BaseLoader)  # noqa: S506 - strings only
    assert isinstance(fields, dict)
    return fields


def body(path: Path) -> str:
    return path.read_text(encoding="utf-8").split("\n---\n", 1)[1].strip()


def received(tmp_path: Path, text: str = TEXT, name: str = "稿件.txt", codec: str = "utf-8") -> Path:
    file = tmp_path / name
    file.write_bytes(text.encode(codec))
    return file


@pytest.mark.parametrize(
    ("codec", "said"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("gb18030", "GB18030"),
        ("big5", "Big5"),
    ],
)
def test_a_text_becomes_an_article_that_builds(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str], codec: str, said: str
) -> None:
    file = received(tmp_path, codec=codec)
    code, out, err = run(capsys, site, file, "--publish")
    assert (code, err) == (0, "")
    article = site.folder / "content/articles/2025/gan-jiang-xin-qu-chan-ye-ji-di-jie-pai.md"
    assert f"{file} ({said}) -> content/articles/2025/{article.name}" in out
    fields = front(article)
    imported = fields.pop("imported")
    assert fields == {
        "title": "贛江新區產業基地揭牌",
        "date": "2025-06-30 09:30",
        "source": "示例日報",
        "author": "示例日報記者 甲乙",
    }
    assert isinstance(imported, dict)
    assert imported["file"] == "稿件.txt"
    assert re.fullmatch(r"[0-9a-f]{64}", imported["sha256"])
    assert body(article) == (
        "6月30日，贛江新區舉行產業基地揭牌儀式，首批十家企業簽約入駐,涉及數字經濟等領域。\n\n"
        "## 機制重塑\n\n一年來，新區把招商的隊伍合成一支，把分散的資源合成一處，項目落地的時間短了一半。"
    )
    public = site.publish()
    page = (public / f"articles/2025/{article.stem}/index.html").read_text(encoding="utf-8")
    assert "甲乙" in page
    assert imported["sha256"] not in page


def test_the_real_article(
    site: SiteFolder, shared: Path, tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write(
        "content/sources.yaml",
        (site.folder / "content/sources.yaml").read_text(encoding="utf-8")
        + "jiangxi-daily:\n  name: {zh-Hant: 江西日報, zh-Hans: 江西日报}\n",
    )
    file = shared / "real" / "ganjiang.hant.txt"
    code, out, err = run(capsys, site, file)
    assert (code, err) == (0, "")
    assert "not found: title, date" in out
    (article,) = (site.folder / "content/articles").rglob("*.md")
    fields = front(article)
    assert (fields["title"], fields["date"], fields["status"]) == ("", "", "draft")
    assert (fields["source"], fields["author"]) == ("江西日報", "江西日報全媒體記者 楊靜")
    text = body(article)
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == [
        "機制重塑　以協同效能聚招商合力",
        "模式革新　用基金杠桿撬發展動能",
        "方向重構　靠未來産業拓發展新局",
    ]
    (kept,) = (site.folder / "content/received").rglob("*.txt")
    notice = kept.read_text(encoding="utf-8")
    given = file.read_text(encoding="utf-8")
    lines = given.split("\n")
    clauses = lines[next(at for at, line in enumerate(lines) if line.startswith("1、")) :]
    assert "\n".join(clauses) in notice
    assert not any(clause in text for clause in clauses)
    assert "copyright" not in fields
    signed = "(江西日報全媒體記者 楊靜)"
    assert Counter(HAN.findall(text + signed + "".join(clauses))) == Counter(HAN.findall(given))
    # Half-width commas stay: the build sets them.
    assert "作為江西唯一的國家級新區,贛江新區" in text

    # A build goes on, without it; and with it when the editor has filled in the rest.
    site.article("2025/other")
    name = (
        f"articles/2026/{article.stem}"
        if "2026" in article.parts
        else f"articles/{article.parent.name}/{article.stem}"
    )
    assert f"{name}/index.html" not in tree(site.publish())
    done = article.read_text(encoding="utf-8")
    done = done.replace("title:\n", "title: 招商改革\n").replace('title: ""', "title: 招商改革")
    done = done.replace("date:\n", "date: 2025-06-30\n").replace('date: ""', "date: 2025-06-30")
    article.write_text(done.replace("status: draft\n", ""), encoding="utf-8")
    page = tree(site.publish())[f"{name}/index.html"].decode()
    assert "楊靜" in page
    assert 'data-rights-class="reprinted"' in page
    assert "國廣國際在線" not in page


def test_what_is_missing_can_be_given(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = received(tmp_path, "新區把招商的隊伍合成一支，把分散的資源合成一處，項目落地的時間短了一半。\n")
    options = ["--title", "招商", "--date", "2025-06-30", "--source", "示例日報", "--section", "policy"]
    assert run(capsys, site, file, *options)[0] == 0
    fields = front(site.folder / "content/articles/2025/zhao-shang.md")
    fields.pop("imported")
    assert fields == {
        "title": "招商",
        "date": "2025-06-30",
        "source": "示例日報",
        "section": "policy",
        "status": "draft",
    }


def test_titles_and_dates_are_for_one_file(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, site, tmp_path / "a", tmp_path / "b", "--title", "招商")[0] == 2


def test_a_date_that_is_none_is_a_problem(
    site: SiteFolder, tmp_path: Path, tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(site.folder)
    code, _, err = run(capsys, site, received(tmp_path), "--date", "2025-02-30")
    assert code == 1
    assert "that month has 28 days" in err
    assert tree(site.folder) == before


def test_the_same_file_is_known_again(
    site: SiteFolder, tmp_path: Path, tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    file = received(tmp_path)
    run(capsys, site, file)
    before = tree(site.folder)
    copy = received(tmp_path, name="另一個名字.txt")
    code, out, _ = run(capsys, site, copy)
    assert code == 0
    assert "imported before, as content/articles/2025/gan-jiang" in out
    assert tree(site.folder) == before
    assert run(capsys, site, copy, "--again")[0] == 0
    after = tree(site.folder)
    assert before.items() <= after.items()
    assert "content/articles/2025/gan-jiang-xin-qu-chan-ye-ji-di-jie-pai-2.md" in after


def test_a_dry_run_prints_and_writes_nothing(
    site: SiteFolder, tmp_path: Path, tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(site.folder)
    code, out, _ = run(capsys, site, received(tmp_path, TEXT + NOTICE), "--dry-run")
    assert code == 0
    assert "## 機制重塑" in out
    assert NOTICE in out
    assert tree(site.folder) == before


def test_standard_input(
    site: SiteFolder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = f"<h1>揭牌的標題</h1><p>{TEXT.split(chr(10))[2]}</p>"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(page.encode("gb18030"))))
    code, out, _ = run(capsys, site, "-")
    assert code == 0
    assert "standard input (HTML, GB18030)" in out
    (article,) = (site.folder / "content/articles").rglob("*.md")
    assert front(article)["title"] == "揭牌的標題"
    assert body(article) == TEXT.split("\n")[2]


def test_markdown_stays_as_it_is(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        "> 引文\n\n```\n代碼\n\n代碼\n```\n\n## 小節\n\n- 一\n- 二\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |"
    )
    source = f"---\n标题: 招商\n日期: 2025-06-30\n来源: 示例日报\n編號: 七\n---\n\n{text}\n"
    assert run(capsys, site, received(tmp_path, source, "稿.md"))[0] == 0
    (article,) = (site.folder / "content/articles").rglob("*.md")
    assert body(article) == text
    assert front(article)["source"] == "示例日报"
    (kept,) = (site.folder / "content/received").rglob("*.txt")
    assert "編號: 七" in kept.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "line", ["作者：甲乙\n![揭牌](b.png)", "# 基地揭牌 ![徽標](b.png)", "（甲乙）![揭牌](b.png)"]
)
@pytest.mark.parametrize(
    "place", ["{}\n\n正文的第一段話，說的是一件事。", "正文的第一段話，說的是一件事。\n\n{}"]
)
def test_a_picture_in_a_line_of_labels_stays(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, place: str
) -> None:
    file = received(tmp_path, place.format(line), "稿.md")
    _, out, _ = run(capsys, site, file, "--title", "基地揭牌")
    (article,) = (site.folder / "content/articles").rglob("*.md")
    assert "](b.png)" in body(article), out


@pytest.mark.parametrize(
    "text",
    [
        "# [基地揭牌](https://a.example/1)\n\n正文的第一段話，說的是一件事。",
        "基地揭牌\n\n來源：[示例日報](https://a.example/1)\n\n正文的第一段話，說的是一件事。",
        "正文的第一段話，說的是一件事。\n\n（[甲乙日報](https://a.example/1)記者 丙丁）",
        "正文的第一段話，說的是一件事。\n\n未經本報授權，不得轉載，見[聲明](https://a.example/1)。",
        "正文的第一段話，說的是一件事。\n\n未經本報授權，不得轉載。![見聲明](https://a.example/1)",
    ],
)
def test_the_address_of_a_link_in_what_leaves_the_article_is_kept(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    run(capsys, site, received(tmp_path, text, "稿.md"))
    came = [*(site.folder / "content/articles").rglob("*.md"), *(site.folder / "content").rglob("*.txt")]
    assert any("https://a.example/1" in file.read_text(encoding="utf-8") for file in came)


def test_comments_among_received_fields_are_kept(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = "---\n# 標題待改\ntitle: 園區揭牌#二期\ndate: 2025-06-30 # 按公報\n---\n"
    run(capsys, site, received(tmp_path, f"{head}\n正文的一段話。\n", "稿.md"))
    (kept,) = (site.folder / "content/received").rglob("*.txt")
    lines = kept.read_text(encoding="utf-8").split("\n")
    assert "# 標題待改" in lines
    assert "# 按公報" in lines
    assert not any("二期" in line for line in lines)


def test_an_import_is_a_draft(site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site.article("2025/other")
    code, out, err = run(capsys, site, received(tmp_path))
    assert (code, err) == (0, "")
    assert "it is a draft" in out
    (article,) = (site.folder / "content/articles").rglob("gan-jiang*.md")
    assert front(article)["status"] == "draft"
    public = site.publish()
    assert not list(public.rglob(f"*{article.stem}*"))


def test_what_is_asked_about_stays_a_draft_even_when_it_is_to_be_published(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = TEXT.replace("來源：示例日報", "")
    run(capsys, site, received(tmp_path, text.replace("（示例日報記者 甲乙）", "")), "--publish")
    (article,) = (site.folder / "content/articles").rglob("*.md")
    assert front(article)["status"] == "draft"


OWN = {
    "yaml": """---
title: 揭牌的標題
date: 2025-06-30
source: 示例日報
slug: jie-pai
status: scheduled
publish_at: 2099-01-01 08:00
expires: 2099-02-01
updated: 2025-07-01 10:00
editions: [zh-Hant]
copyright: 只限本站刊登。
lastmod_by: 某人
---
""",
    "toml": """+++
title = "揭牌的標題"
date = 2025-06-30
source = "示例日報"
slug = "jie-pai"
status = "scheduled"
publishDate = 2099-01-01T08:00:00+08:00
expiryDate = 2099-02-01
lastmod = 2025-07-01T10:00:00+08:00
editions = ["zh-Hant"]
copyright = "只限本站刊登。"
lastmod_by = "某人"
+++
""",
    "json": """{
  "title": "揭牌的標題", "date": "2025-06-30", "source": "示例日報", "slug": "jie-pai",
  "status": "scheduled", "publishDate": "2099-01-01T08:00:00+08:00", "expiryDate": "2099-02-01",
  "lastmod": "2025-07-01T10:00:00+08:00", "editions": ["zh-Hant"], "copyright": "只限本站刊登。",
  "lastmod_by": "某人"
}
""",
}


@pytest.mark.parametrize("notation", OWN)
@pytest.mark.parametrize("published", [False, True])
def test_what_the_fields_of_a_received_file_say_is_kept(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str], notation: str, published: bool
) -> None:
    file = received(tmp_path, OWN[notation] + "\n" + TEXT.split("\n")[2] + "\n", "稿.md")
    assert run(capsys, site, file, *(["--publish"] if published else []))[0] == 0
    article = site.folder / "content/articles/2025/jie-pai.md"
    fields = front(article)
    assert fields["status"] == ("scheduled" if published else "draft")
    if not published:
        assert "# it was received as: scheduled\nstatus: draft" in article.read_text(encoding="utf-8")
    assert str(fields["publish_at"]).startswith("2099-01-01 08:00")
    assert (fields["expires"], fields["slug"]) == ("2099-02-01", "jie-pai")
    assert str(fields["updated"]).startswith("2025-07-01 10:00")
    assert fields["editions"] in (["zh-Hant"], "zh-Hant")
    assert fields["copyright"] == "只限本站刊登。"
    (kept,) = (site.folder / "content/received").rglob("*.txt")
    assert "lastmod_by: 某人" in kept.read_text(encoding="utf-8")
    assert body(article) == TEXT.split("\n")[2]
    assert main(["check", "--site", str(site.folder)]) in (0, 1)  # which reads the fields
    assert "unknown field" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("written", "field", "value"),
    [
        ("pubDate: 2025-06-29", "date", "2025-06-29"),
        ("desc: 一句話", "summary", "一句話"),
        ("keyword: [甲, 乙]", "tags", ["甲", "乙"]),
        ("canonical_url: https://a.example/1", "original_url", "https://a.example/1"),
        ("abbrlink: ab12cd", "slug", "ab12cd"),
        ("redirect_from: [/old/]", "aliases", ["/old/"]),
        ("cover: {src: a.png, alt: 園區}", "image", {"src": "a.png", "alt": "園區"}),
    ],
)
def test_what_other_programs_call_a_field_is_that_field(written: str, field: str, value: object) -> None:
    front = read_front_matter(f"---\ntitle: 甲\n{written}\n---\n")
    assert front.fields[field] == value
    assert not front.others


@pytest.mark.parametrize(
    "written",
    [
        "permalink: /2025/06/a.html",
        "categories: [新聞]",
        "lang: zh-CN",
        "license: CC BY 4.0",
        "photo: a.jpg",
        "cover: a.jpg",
        "created: 昨天",
        "link: 原文",
    ],
)
def test_what_a_field_cannot_have_is_kept_aside(written: str) -> None:
    front = read_front_matter(f"---\ntitle: 甲\n{written}\n---\n")
    assert front.fields == {"title": "甲"}
    assert len(front.others) == 1


@pytest.mark.parametrize(
    "written",
    [
        *("draft: yes", "published: no", "publish: false", "hidden: true", "visibility: private"),
        *("狀態: 待審", "Status: published\n状态: 草稿", "status: pending"),
    ],
)
def test_whatever_says_that_a_text_is_not_finished_is_heard(written: str) -> None:
    assert read_front_matter(f"---\ntitle: 甲\n{written}\n---\n").unfinished


@pytest.mark.parametrize(
    "written", ["draft: false", "published: true", "status: published", "status: 已發布"]
)
def test_what_says_that_it_is_finished_is_not_unfinished(written: str) -> None:
    assert not read_front_matter(f"---\ntitle: 甲\n{written}\n---\n").unfinished


@pytest.mark.parametrize("line", ["draft: true", "draft: yes", "published: false"])
def test_a_draft_of_another_generator_stays_one(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    text = f"---\ntitle: 揭牌\ndate: 2025-06-30\nsource: 示例日報\n{line}\n---\n{TEXT.split(chr(10))[2]}\n"
    run(capsys, site, received(tmp_path, text, "a.md"), "--publish")
    (article,) = (site.folder / "content/articles").rglob("*.md")
    assert front(article)["status"] == "draft"


def test_tags_and_pictures_of_another_generator_are_told_with_their_lines(
    site: SiteFolder, tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "park.jpg").write_bytes(
        (root / "tests/sites/golden/content/articles/2025/park.jpg").read_bytes()
    )
    text = (
        f"{OWN['yaml']}{TEXT.split(chr(10))[2]}\n\n{{% asset_img a.jpg 說明 %}}\n\n"
        '{{< figure src="b.jpg" >}}\n\n![園區](park.jpg)\n\n![別處](gone.jpg)\n'
    )
    _, _, err = run(capsys, site, received(tmp_path, text, "a.md"))
    assert "a.md:16: warning: `{% asset_img a.jpg 說明 %}`" in err
    assert "a.md:18: warning: `{{< figure" in err
    assert "the picture gone.jpg is not beside the file" in err
    (picture,) = (site.folder / "content/articles").rglob("*.jpg")
    article = site.folder / "content/articles/2025/jie-pai.md"
    assert f"![園區]({picture.name})" in body(article)
    assert "![別處](gone.jpg)" in body(article)


def test_a_second_line_of_authors_is_added_to_the_first(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = TEXT.replace("來源：示例日報\n", "來源：示例日報\n作者：戊己\n本報記者 庚辛 通訊員 壬癸\n")
    run(capsys, site, received(tmp_path, text))
    (article,) = (site.folder / "content/articles").rglob("*.md")
    assert set(front(article)["author"]) == {"示例日報記者 甲乙", "戊己", "本報記者 庚辛", "通訊員 壬癸"}  # type: ignore[call-overload] # a list


def test_two_sources_are_told_and_none_is_taken(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = TEXT.replace("（示例日報記者 甲乙）", "（來源：新區晚報）")
    _, out, err = run(capsys, site, received(tmp_path, text), "--publish")
    assert "the text names different sources: 新區晚報" in err
    assert "示例日報 (" in err
    assert "not found: source" in out
    (article,) = (site.folder / "content/articles").rglob("*.md")
    assert (front(article)["source"], front(article)["status"]) == ("", "draft")
    (kept,) = (site.folder / "content/received").rglob("*.txt")
    assert "來源：示例日報" in kept.read_text(encoding="utf-8")
    assert "來源：新區晚報" in kept.read_text(encoding="utf-8")


def test_a_source_that_is_not_registered_is_proposed(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(capsys, site, received(tmp_path, TEXT.replace("示例日報", "新區晚報")))
    assert "the source is not registered" in out
    (kept,) = (site.folder / "content/received").rglob("*.txt")
    entry = kept.read_text(encoding="utf-8").partition("==\n")[2]
    assert yaml.safe_load(entry) == {
        "xin-qu-wan-bao": {"name": {"zh-Hant": "新區晚報", "zh-Hans": "新区晚报"}, "kind": "other"}
    }


def test_pictures_of_a_word_file_lie_beside_the_article_and_a_build_asks_for_their_words(
    site: SiteFolder, tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = Document()
    for line in TEXT.splitlines()[:3]:
        document.add_paragraph(line)
    document.add_picture(str(root / "tests/sites/golden/content/articles/2025/park.jpg"))
    document.save(str(tmp_path / "稿.docx"))
    code, out, _ = run(capsys, site, tmp_path / "稿.docx")
    assert code == 0
    assert "pictures without alternative text: 1" in out
    (article,) = (site.folder / "content/articles").rglob("*.md")
    (picture,) = (site.folder / "content/articles").rglob("*.jpg")
    sent = root / "tests/sites/golden/content/articles/2025/park.jpg"
    with Image.open(picture) as kept, Image.open(sent) as original:
        assert (kept.format, kept.size) == (original.format, original.size)
    assert f"![]({picture.name})" in body(article)
    assert front(article)["status"] == "draft"
    site.article("2025/other")
    site.publish()  # goes on
    assert main(["build", "--site", str(site.folder), "--jobs", "1"]) == 0
    assert "has no alternative text" in capsys.readouterr().err
    article.write_text(article.read_text(encoding="utf-8").replace("status: draft\n", ""), encoding="utf-8")
    assert main(["build", "--site", str(site.folder), "--jobs", "1"]) == 1


@pytest.mark.parametrize(
    ("raw", "name", "said"),
    [
        (b"", "empty.txt", "this file is empty"),
        (b"\xef\xbb\xbf \n", "blank.txt", "this file is empty"),
        (bytes(range(256)) * 40, "binary.txt", "this is"),
        ("正文".encode() + b"\0" * 30, "nul.txt", "this is not a text file"),
        (
            "一段被截斷的正文，少了半個字，說的是產業基地。".encode("gb18030") + b"\x81",
            "cut.txt",
            "this is neither UTF-8",
        ),
        (b"%PDF-1.7", "a.pdf", "this is a PDF"),
        (b"<html><script>x</script></html>", "no-text.html", "there is no text"),
    ],
)
def test_bad_files_are_told_and_leave_nothing(
    site: SiteFolder,
    tmp_path: Path,
    tree: Tree,
    capsys: pytest.CaptureFixture[str],
    raw: bytes,
    name: str,
    said: str,
) -> None:
    (tmp_path / name).write_bytes(raw)
    before = tree(site.folder)
    code, out, err = run(capsys, site, tmp_path / name)
    assert (code, out) == (1, "")
    assert err.startswith(f"{tmp_path / name}: {said}")
    assert tree(site.folder) == before


def test_a_file_that_is_too_large_is_not_read(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "large.txt"
    with file.open("wb") as opened:
        opened.truncate(200_000_000)  # takes no room on the disk
    code, _, err = run(capsys, site, file)
    assert code == 1
    assert "has 200 megabytes; at most 100 are read" in err


def test_folders_and_files_that_are_not_there(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, site, tmp_path, tmp_path / "gone.txt")
    assert code == 1
    assert "this is not a file" in err
    assert "gone.txt: there is no such file" in err


def test_all_problems_of_a_run_are_told_and_the_good_files_come_in(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [received(tmp_path, "", "a.txt"), received(tmp_path), received(tmp_path, "", "c.txt")]
    code, out, err = run(capsys, site, *files)
    assert code == 1
    assert err.count("this file is empty") == 2
    assert "稿件.txt (UTF-8) -> content/articles/2025/" in out
    assert len(list((site.folder / "content/articles").rglob("*.md"))) == 1


@pytest.mark.parametrize(
    "name",
    [
        "有 空格.txt",
        "有'引號\".txt",
        "表情😀.txt",
        "控制\x07\x1b[31m.txt",
        unicodedata.normalize("NFD", "é稿.txt"),
        "-{.txt",
    ],
)
def test_names_of_files(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    code, out, err = run(capsys, site, received(tmp_path, name=name))
    assert (code, err) == (0, "")
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", out)
    (article,) = (site.folder / "content/articles").rglob("*.md")
    imported = front(article)["imported"]
    assert isinstance(imported, dict)
    assert imported["file"] == unicodedata.normalize(
        "NFC", re.sub(r"[\x00-\x1f]", "\N{REPLACEMENT CHARACTER}", name)
    )
    site.publish()


@pytest.mark.skipif(os.name == "nt", reason="such a name cannot be on Windows")
def test_a_name_that_is_no_text(site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = os.fsencode(tmp_path) + b"/\xb8\xe5.txt"
    Path(os.fsdecode(path)).write_text(TEXT, encoding="utf-8")
    assert run(capsys, site, os.fsdecode(path))[0] == 0


def test_a_text_that_is_a_notice_only_in_part_is_left_and_told(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = TEXT + "未經本網授權，任何單位及個人不得轉載。\n最後一段是正文，說的是新區明年的打算，也有句號。\n"
    code, _, err = run(capsys, site, received(tmp_path, text))
    assert code == 0
    assert "this may be the publisher's notice: it was left in the text" in err
    (article,) = (site.folder / "content/articles").rglob("*.md")
    assert "未經本網授權" in body(article)
    assert front(article)["status"] == "draft"


def test_what_markdown_hides_and_readers_would_see_keeps_an_article_a_draft(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = "---\ntitle: 示例基地揭牌\ndate: 2025-06-30\nsource: 示例日報\n---\n"
    file = received(tmp_path, f'{head}公開的話。\n\n<span style="display:none">藏著的話。</span>\n', "稿.md")
    _, out, err = run(capsys, site, "--publish", file)
    assert "display:none" in out + err
    (path,) = (site.folder / "content/articles").rglob("*.md")
    assert "status: draft" in path.read_text(encoding="utf-8")


def test_a_source_that_is_not_registered_is_said_once_and_is_no_doubt(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = "---\ntitle: 示例基地揭牌\ndate: 2025-06-30\nsource: 江畔新報\n---\n"
    _, out, err = run(capsys, site, "--publish", received(tmp_path, f"{head}公開的話。\n", "稿.md"))
    assert "a build will say" not in out + err
    (path,) = (site.folder / "content/articles").rglob("*.md")
    assert "status: draft" not in path.read_text(encoding="utf-8")


def _markdown(tmp_path: Path, *fields: str, text: str = "公開的話。", name: str = "稿.md") -> Path:
    head = "\n".join(("---", "title: 示例基地揭牌", "date: 2025-06-30", "source: 示例日報", *fields, "---"))
    return received(tmp_path, f"{head}\n{text}\n", name)


def test_what_a_build_will_say_is_told_in_the_language_of_the_command(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = _markdown(tmp_path, "publish_at: 2099-01-01")
    assert main(["--lang", "zh-Hant", "import", "--site", str(site.folder), "--publish", str(file)]) == 0
    (path,) = (site.folder / "content/articles").rglob("*.md")
    where = path.relative_to(site.folder).as_posix()
    assert (
        f"警告：生成時 {where}:5 會有問題：`publish_at` 只對 `status: scheduled` 的文章有效\n"
        "  提示：請加上 `status: scheduled`，或刪去這一行\n"
    ) in capsys.readouterr().err


@pytest.mark.parametrize(
    "fields",
    [
        ("build:", "  render: never"),
        ("_build: {list: false}",),
        ("permalink: false",),
        ("禁发: 是",),
        ("禁發: 2099-01-01",),
        ("approved: no",),
    ],
)
def test_what_gets_no_page_elsewhere_is_a_draft(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str], fields: tuple[str, ...]
) -> None:
    run(capsys, site, "--publish", _markdown(tmp_path, *fields))
    (path,) = (site.folder / "content/articles").rglob("*.md")
    assert front(path)["status"] == "draft"
    assert "slug" not in front(path)


def test_an_embargo_in_chinese_is_the_time_of_publication(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, site, "--publish", _markdown(tmp_path, "禁發至: 2099-01-01"))
    (path,) = (site.folder / "content/articles").rglob("*.md")
    assert (front(path)["publish_at"], front(path)["status"]) == ("2099-01-01", "draft")


def test_a_field_with_two_values_is_asked_about(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, _, err = run(capsys, site, "--publish", _markdown(tmp_path, "date: 2025-07-01", "source: 示例日報"))
    assert err.count("is given twice") == 1
    assert "稿.md:5: warning: `date` is given twice: first on line 3 as `date`" in err
    (path,) = (site.folder / "content/articles").rglob("*.md")
    assert front(path)["status"] == "draft"


def test_front_matter_is_read_whatever_the_name_of_the_file(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = _markdown(tmp_path, "draft: true", text="**公開**的話。", name="稿.md.txt")
    run(capsys, site, "--publish", file)
    (path,) = (site.folder / "content/articles").rglob("*.md")
    assert (front(path)["title"], front(path)["status"]) == ("示例基地揭牌", "draft")
    assert body(path) == "**公開**的話。"


def test_front_matter_of_hexo_may_have_no_line_above_it(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fields = "title: 示例基地揭牌\ndate: 2025-06-30\nsource: 示例日報\ntop: true\npassword: 0791\n"
    run(capsys, site, "--publish", received(tmp_path, f"{fields}---\n公開的話。\n", "稿.md"))
    (path,) = (site.folder / "content/articles").rglob("*.md")
    assert (front(path)["title"], front(path)["status"]) == ("示例基地揭牌", "draft")
    assert body(path) == "公開的話。"


@pytest.mark.parametrize(
    ("name", "typed", "rest"),
    [
        ("園 門.png", "![園門](<園 門.png>)", ")"),
        ("園 門.png", "![園門](園 門.png)", ")"),
        ("園(1).png", "![園門](園(1).png)", ")"),
        ("園.png", '![園門](園.png "他說\\"好\\"")', ' "他說\\"好\\"")'),
        ("園 門.png", '<img src="園 門.png" alt="園門">', '" alt="園門">'),
    ],
)
def test_pictures_beside_markdown_are_taken_however_their_names_are_written(
    site: SiteFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, typed: str, rest: str
) -> None:
    Image.new("RGB", (4, 4), "red").save(tmp_path / name)
    _, _, err = run(capsys, site, "--publish", _markdown(tmp_path, text=f"公開的話。\n\n{typed}"))
    (path,) = (site.folder / "content/articles").rglob("*.md")
    (picture,) = (site.folder / "content/articles").rglob("*.png")
    assert body(path).endswith(f"{picture.name}{rest}"), err
    assert "status" not in front(path)
