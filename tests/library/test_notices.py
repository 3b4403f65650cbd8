"""The clauses of the copyright notices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html

from newsgen.library.notices import NOTICES_FILE, PLACEHOLDERS, read_notices
from newsgen.library.placeholders import placeholders
from newsgen.library.registry_fields import NOTICES
from newsgen.model import EDITIONS, Forms, Notices

if TYPE_CHECKING:
    from conftest import SiteFolder

_BOTH = ("zh-Hant", "zh-Hans")

# A publisher's own five clauses, in its own words and numbering: four under its own articles, and how to
# complain under any.
_FIVE = """\
own:
  - zh-Hans: 1、“{operator}”由示例台主办，{holder}独家负责经营。
    zh-Hant: 1、「{operator}」由示例臺主辦，{holder}獨家負責經營。
  - zh-Hans: 2、凡注明“来源：{source}”的内容，未经书面授权不得转载。
    zh-Hant: 2、凡註明「來源：{source}」的內容，未經書面授權不得轉載。
    zh-Hant-HK: 2、凡註明「來源：{source}」的內容，未獲書面授權不得轉載。
  - zh-Hans: 3、{year}年自有版权信息由{holder}统一管理。
    zh-Hant: 3、{year}年自有版權信息由{holder}統一管理。
  - zh-Hans: 4、凡注明“来源：×××（非{operator}）”的作品，均转载自其他媒体。{{不另注明}}
    zh-Hant: 4、凡註明「來源：×××（非{operator}）」的作品，均轉載自其他媒體。{{不另註明}}
complaints:
  - zh-Hans: 5、请在30日内联系：{contact}
    zh-Hant: 5、請在30日內聯繫：{contact}
"""


def _read(site: SiteFolder, text: str, editions: tuple[str, ...] = _BOTH) -> tuple[Notices, list[str]]:
    site.write(NOTICES_FILE, text)
    notices, problems = read_notices(site.folder, editions)
    return notices, [problem.text() for problem in problems]


def test_the_theme_has_clauses_of_every_class_in_every_edition(site: SiteFolder) -> None:
    notices, problems = read_notices(site.folder, EDITIONS)
    assert problems == ()
    for name in NOTICES:
        clauses = getattr(notices, name)
        assert clauses, name
        for forms in clauses:
            assert placeholders(forms) <= set(PLACEHOLDERS)
            assert all(forms.covers(edition) for edition in EDITIONS)


def test_a_class_of_the_site_replaces_that_of_the_theme_as_a_whole(site: SiteFolder) -> None:
    theme, _ = read_notices(site.folder, _BOTH)
    notices, said = _read(site, _FIVE)
    assert said == []
    assert (len(notices.own), len(notices.complaints)) == (4, 1)
    assert (notices.licensed, notices.reprinted) == (theme.licensed, theme.reprinted)


@pytest.mark.parametrize(
    ("edition", "folder", "clauses"),
    [
        (
            "zh-Hans",
            "zh-hans/",
            [
                "1、“国际在线”由示例台主办，国广在线（北京）公司独家负责经营。",
                "2、凡注明“来源：国际在线”的内容，未经书面授权不得转载。",
                "3、2019年自有版权信息由国广在线（北京）公司统一管理。",
                "4、凡注明“来源：×××（非国际在线）”的作品，均转载自其他媒体。{不另注明}",
                "5、请在30日内联系：电子邮箱：desk@news.example",
            ],
        ),
        (
            "zh-Hant",
            "",
            [
                "1、「國際在線」由示例臺主辦，國廣在線（北京）公司獨家負責經營。",
                "2、凡註明「來源：國際在線」的內容，未經書面授權不得轉載。",
                "3、2019年自有版權信息由國廣在線（北京）公司統一管理。",
                "4、凡註明「來源：×××（非國際在線）」的作品，均轉載自其他媒體。{不另註明}",
                "5、請在30日內聯繫：電子郵箱：desk@news.example",
            ],
        ),
        (
            "zh-Hant-HK",
            "zh-hant-hk/",
            [
                "1、「國際在線」由示例臺主辦，國廣在線（北京）公司獨家負責經營。",
                "2、凡註明「來源：國際在線」的內容，未獲書面授權不得轉載。",
                "3、2019年自有版權信息由國廣在線（北京）公司統一管理。",
                "4、凡註明「來源：×××（非國際在線）」的作品，均轉載自其他媒體。{不另註明}",
                "5、請在30日內聯繫：電郵：desk@news.example",
            ],
        ),
    ],
)
def test_five_clauses_of_a_publisher_are_right_in_each_edition(
    site: SiteFolder, edition: str, folder: str, clauses: list[str]
) -> None:
    config = (site.folder / "newsgen.yaml").read_text(encoding="utf-8")
    config = config.replace("editions: [zh-Hant, zh-Hans]", "editions: [zh-Hant, zh-Hans, zh-Hant-HK]")
    site.write("newsgen.yaml", f"{config}contact: {{email: desk@news.example}}\n")
    site.write(
        "content/sources.yaml",
        "watch:\n  name: {zh-Hant: 國際在線, zh-Hans: 国际在线}\n"
        "  holder: {zh-Hant: 國廣在線（北京）公司, zh-Hans: 国广在线（北京）公司}\n",
    )
    site.write(NOTICES_FILE, _FIVE)
    site.article("own", date="2019-12-31", source="國際在線")
    page = html.fromstring((site.publish() / folder / "articles/own/index.html").read_bytes())
    assert page.get("lang") == edition
    [footer] = page.xpath("//footer[@data-rights-class='own']")
    shown = [clause.text_content().strip() for clause in footer.xpath(".//p[not(@class)]")]
    assert shown == clauses


def test_a_clause_may_be_one_text_for_all_editions(site: SiteFolder) -> None:
    notices, said = _read(site, "own: 不得轉載。\nlicensed:\n  - 第一條\n  - {zh-Hans: 二, zh-Hant: 貳}\n")
    assert said == []
    assert notices.own == (Forms(everywhere="不得轉載。"),)
    assert [forms.of("zh-Hans") for forms in notices.licensed] == ["第一條", "二"]


def test_a_clause_may_have_several_lines(site: SiteFolder) -> None:
    notices, said = _read(site, "own:\n  - |\n    第一段\n    第二段\n")
    assert said == []
    assert notices.own[0].of("zh-Hans") == "第一段\n第二段"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "own:\n  - zh-Hans: 甲\n    zh-Hant: 甲\n  - zh-Hans: 由{operater}\n    zh-Hant: 由{operator}\n",
            "4: `own` cannot have the placeholder {operater}\n    - zh-Hans: 由{operater}\n"
            "  hint: it can have: {contact}, {credit}, {holder}, {operator}, {source}, {year}",
        ),
        (
            "own:\n  - {zh-Hans: 甲, zh-Hant: 甲}\n  - zh-Hans: 乙\n",
            "3: `own` has no form for zh-Hant\n    - zh-Hans: 乙\n  hint: add `zh-Hant: …` to it",
        ),
        (
            "own:\n  - zh-Hant: 甲{\n    zh-Hans: 甲\n",
            "2: a brace in `own` has no partner\n    - zh-Hant: 甲{\n"
            "  hint: double a brace that is to be shown: {{ or }}",
        ),
        (
            "complaints: '{year:>5}'\n",
            "1: `complaints` cannot have the placeholder {year:>5}\n    complaints: '{year:>5}'\n"
            "  hint: it can have: {contact}, {credit}, {holder}, {operator}, {source}, {year}",
        ),
        (
            "onw:\n  - 甲\n",
            "1: unknown field `onw`\n    onw:\n  hint: did you mean `own`?",
        ),
        (
            "own:\n  - [甲]\n",
            "2: `own` is a text, or a text per edition\n    - [甲]",
        ),
        (
            "own:\n  - {zh-Hans: 甲, zh-Hant: 甲, zh-Hnat: 甲}\n",
            "2: unknown field `zh-Hnat`\n    - {zh-Hans: 甲, zh-Hant: 甲, zh-Hnat: 甲}\n"
            "  hint: did you mean `zh-Hant`?",
        ),
    ],
    ids=["placeholder", "edition missing", "brace", "format", "class", "list", "edition"],
)
def test_what_is_wrong_is_reported_at_its_line(site: SiteFolder, text: str, said: str) -> None:
    assert _read(site, text)[1] == [f"{NOTICES_FILE}:{said}"]


def test_a_form_of_the_same_script_will_do(site: SiteFolder) -> None:
    notices, said = _read(site, "own:\n  - {zh-Hant-TW: 甲, zh-Hans: 乙}\n", EDITIONS)
    assert said == []
    assert [notices.own[0].of(edition) for edition in EDITIONS] == ["乙", "甲", "甲", "甲"]


def test_a_clause_without_an_edition_that_the_site_does_not_have_is_right(site: SiteFolder) -> None:
    assert _read(site, "own:\n  - zh-Hans: 甲\n", ("zh-Hans",))[1] == []


def test_every_wrong_clause_is_reported_in_one_run(site: SiteFolder) -> None:
    _, said = _read(site, "own:\n  - '{a}'\n  - '{b}{c}'\nreprinted: '{d}'\n")
    assert [text.split(" cannot")[0] for text in said] == [
        f"{NOTICES_FILE}:2: `own`",
        f"{NOTICES_FILE}:3: `own`",
        f"{NOTICES_FILE}:3: `own`",
        f"{NOTICES_FILE}:4: `reprinted`",
    ]
