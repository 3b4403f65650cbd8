"""The house style: found in either script, mended where that is safe, left alone where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsgen.cli import main

if TYPE_CHECKING:
    from conftest import SiteFolder

STYLE = """\
words:
  - {avoid: 龍頭企業, write: 領軍企業}
  - {avoid: [信息化, 資訊化], write: 數字化}
  - {avoid: 登錄, write: 登錄頁}
  - {avoid: 賦能, unless: 賦能中心}
  - {avoid: KTV, write: 歌廳}
units:
  - {avoid: [km, KM], write: 公里}
  - {avoid: 平米, write: 平方米}
dates: han
"""


def _fixed(site: SiteFolder, capsys: pytest.CaptureFixture[str], body: str, **fields: str) -> tuple[str, str]:
    """Return the body of an article once it is mended, and what is told of it then."""
    site.write("content/style.yaml", STYLE)
    file = site.article("a", body=body, **fields)
    main(["check", "--site", str(site.folder), "--jobs", "1", "--fix", "--yes"])
    capsys.readouterr()
    main(["check", "--site", str(site.folder), "--jobs", "1"])
    return file.read_text(encoding="utf-8").partition("---\n")[2].partition("---\n")[
        2
    ].strip(), capsys.readouterr().out


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("園區的龍頭企業不少。", "園區的領軍企業不少。"),
        ("园区的龙头企业不少，正在推进信息化。", "园区的领军企业不少，正在推进数字化。"),
        ("全長12km，寬3KM，佔地20平米。", "全長12公里，寬3公里，佔地20平方米。"),
        ("幾平米地，時速60km/h。", "幾平米地，時速60公里/h。"),
        ("2026-05-01召開，2026/5/3結束。", "2026年5月1日召開，2026年5月3日結束。"),
        ("2026年05月06日公布。", "2026年5月6日公布。"),
        ("附近有ktv。", "附近有歌廳。"),
        ("儀式結束。（完）", "儀式結束。"),
        ("儀式結束。\n\n（全文完）", "儀式結束。"),
    ],
)
def test_what_is_safe_is_mended_in_the_script_of_the_article(
    site: SiteFolder, capsys: pytest.CaptureFixture[str], typed: str, mended: str
) -> None:
    body, told = _fixed(site, capsys, typed)
    assert body == mended
    assert "house-" not in told
    assert "press-release" not in told


@pytest.mark.parametrize(
    "kept",
    [
        "他說：「龍頭企業要帶頭。」",
        "他说：“龙头企业要带头。”",
        "> 龍頭企業的原話。",
        "見《龍頭企業名錄》。",
        "`龍頭企業`與[報道](https://paper.example/龍頭企業/2026-05-01)。",
        "打開登錄頁即可，賦能中心已啟用。",
        "型號2026-5-1-7，版本2026.13.40。",
        "她住在WKTVX大樓，編號12kmx。",
        "-{zh-Hans:龙头企业; zh-Hant:龍頭企業}-。",
        "```\n龍頭企業 2026-05-01\n```",
    ],
)
def test_quotations_names_code_and_addresses_stay(
    site: SiteFolder, capsys: pytest.CaptureFixture[str], kept: str
) -> None:
    body, _ = _fixed(site, capsys, kept)
    assert body == kept


def test_a_press_release_that_is_spoken_of(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    _, told = _fixed(site, capsys, "業內所說的「新聞通稿」，讀者不必知道。")
    assert "press-release" not in told


def test_a_registered_name_is_no_word_of_the_text(
    site: SiteFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write("content/names.yaml", "- {zh-Hant: 江西龍頭企業聯合會, zh-Hans: 江西龙头企业联合会}\n")
    body, told = _fixed(site, capsys, "江西龍頭企業聯合會今天成立。")
    assert body == "江西龍頭企業聯合會今天成立。"
    assert "house-word" not in told


def test_titles_and_summaries_are_mended_too(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    _fixed(site, capsys, "正文。", title="龍頭企業落戶", summary='"2026-05-01起，龍頭企業進園"')
    text = (site.folder / "content/articles/a.md").read_text(encoding="utf-8")
    assert "title: 領軍企業落戶\n" in text
    assert 'summary: "2026年5月1日起，領軍企業進園"\n' in text


def test_a_word_without_another_is_only_found(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    body, told = _fixed(site, capsys, "平台赋能产业。")
    assert body == "平台赋能产业。"
    assert "content/articles/a.md:6: warning: the house style avoids 赋能 [house-word]" in told


def test_a_check_that_is_off_mends_nothing(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    body, told = _fixed(site, capsys, "龍頭企業，12km。", checks="{house-word: off}")
    assert body == "龍頭企業，12公里。"
    assert "house-word" not in told


@pytest.mark.parametrize(
    ("typed", "line", "said"),
    [
        ("words: 龍頭\n", 1, "words"),
        ("words:\n  - {write: 甲}\n", 2, "avoid"),
        (
            "words:\n  - {avoid: 龍頭企業, write: 龙头企业}\n",
            2,
            "`龍頭企業` is to be avoided",
        ),
        ("words:\n  - {avoid: 龍, write: 龍頭}\n", 2, "`龍` is one character"),
        (
            "words:\n  - avoid: 甲乙\n  - avoid: [丙丁, 甲乙]\n",
            3,
            "`甲乙` is in this list twice",
        ),
        ("dates: roman\n", 1, "roman"),
        ("wrods: []\n", 1, "unknown field `wrods`"),
        ("words:\n  - {avoid: 甲乙, wriet: 丙}\n", 2, "unknown field `wriet`"),
    ],
)
def test_what_is_wrong_in_the_style_is_told_at_its_line(
    site: SiteFolder, capsys: pytest.CaptureFixture[str], typed: str, line: int, said: str
) -> None:
    site.write("content/style.yaml", typed)
    site.article("a")
    assert main(["check", "--site", str(site.folder), "--jobs", "1"]) == 1
    told = capsys.readouterr().out
    assert f"content/style.yaml:{line}: " in told
    assert said in told
