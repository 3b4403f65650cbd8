"""`-{ }-` in an article: each edition has its own form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsgen.cli import main

if TYPE_CHECKING:
    from conftest import SiteFolder


def _built(site: SiteFolder, edition: str) -> str:
    assert main(["build", "--site", str(site.folder), "--jobs", "1"]) == 0
    return (site.folder / "public" / edition / "articles" / "a" / "index.html").read_text("utf-8")


def test_a_form_for_each_edition_in_text_title_and_attribute(site: SiteFolder) -> None:
    rule = "-{zh-Hans:打印机; zh-Hant:印表機}-"
    site.write("static/p.svg", "<svg/>")
    site.article("a", title=f"买{rule}", body=f"用**{rule}**打字。![{rule}](/p.svg)")
    hant, hans = _built(site, ""), _built(site, "zh-hans")
    assert "<h1>買印表機</h1>" in hant
    assert "<h1>买打印机</h1>" in hans
    assert "用<strong>印表機</strong>打字" in hant
    assert 'alt="打印机"' in hans


def test_a_text_that_stays_as_it_is_and_code(site: SiteFolder) -> None:
    site.article("a", body="头发写作 -{头发}-，记号是 `-{`，实例 `-{头发}-`。")
    hant = _built(site, "")
    assert "頭髮寫作 头发" in hant
    assert "<code>-{</code>" in hant
    assert "<code>-{头发}-</code>" in hant


def test_a_rule_for_the_whole_article(site: SiteFolder) -> None:
    site.article(
        "a", title="甲公司的头发", body="-{H|zh-Hans:甲公司; zh-Hant:乙公司}-前面说甲公司，`-{`也说。"
    )
    hant = _built(site, "")
    assert "前面說乙公司" in hant
    assert "<h1>乙公司的頭髮</h1>" in hant


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        ("第一行\n\n-{zh-Hans:软件", 9, "`-{` without `}-`"),
        ("-{zh-Hunt:软件}-", 7, "unknown edition `zh-Hunt` in `-{ }-`"),
    ],
)
def test_a_wrong_rule_is_a_problem_at_its_line(
    site: SiteFolder, capsys: pytest.CaptureFixture[str], body: str, line: int, message: str
) -> None:
    site.article("a", body=body, author="甲乙")
    assert main(["build", "--site", str(site.folder)]) == 1
    assert f"content/articles/a.md:{line}: {message}" in capsys.readouterr().err
