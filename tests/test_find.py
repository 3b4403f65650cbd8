"""`newsgen find`: every line that a query finds, in either script, in drafts too."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from newsgen.cli import main
from newsgen.find import lines_of
from newsgen.model import SourceFile
from newsgen.search import parse_query

if TYPE_CHECKING:
    from conftest import SiteFolder


def _run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, list[str], str]:
    code = main(["find", "--jobs", "1", *map(str, arguments)])
    said = capsys.readouterr()
    return code, said.out.splitlines(), said.err


def test_lines_are_told_with_their_file_in_either_script(
    site: SiteFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    site.article("hant", body="第一段。\n\n園區說明「產業鏈」的意思。\n\n產業鏈，又一次。")
    site.article("hans", title="产业链在哪里", date="2026-01-03", body="正文。")
    site.article("other", title="別的")
    for typed in ("产业链", "產業鏈"):
        assert _run(capsys, "--site", site.folder, typed) == (
            0,
            [
                "content/articles/hans.md:2: title: 产业链在哪里",
                "content/articles/hant.md:8: 園區說明「產業鏈」的意思。",
                "content/articles/hant.md:10: 產業鏈，又一次。",
            ],
            "",
        )
    assert not (site.folder / ".newsgen").exists()


def test_what_readers_do_not_see_is_found_too(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    site.article("draft", title="半導體", status="draft")
    site.article("later", body="半導體", status="scheduled", publish_at="2030-01-01")
    site.article("gone", body="半導體", expires="2026-02-01")
    site.article("unclear", body="半導體", source='""')
    site.write("content/pages/about.md", "---\ntitle: 半導體\n---\n半導體\n")
    code, lines, _ = _run(capsys, "--site", site.folder, "半导体")
    assert code == 0
    assert {line.split(":")[0].removeprefix("content/articles/") for line in lines} == {
        "draft.md",
        "later.md",
        "gone.md",
        "unclear.md",
    }


def test_the_rules_are_those_of_readers(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    site.article("both", body="基金在南昌。")
    site.article("one", body="基金在九江。")
    site.article("amount", body="投資50億元。")

    def files(*query: str) -> list[str]:
        return sorted(
            {line.split("/")[-1].split(".")[0] for line in _run(capsys, "--site", site.folder, *query)[1]}
        )

    assert files("基金 南昌") == ["both"]
    assert files("基金", "南昌") == ["both"]
    assert files("基金 -南昌") == ["one"]
    assert files("基金", "-南昌") == ["one"]
    assert files('"在九江"') == ["one"]
    assert files("5,000,000,000") == ["amount"]


def test_exit_codes_are_those_of_grep(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    site.article("a")
    assert _run(capsys, "--site", site.folder, "無此詞") == (1, [], "")
    code, _, said = _run(capsys, "--site", site.folder, "，")
    assert (code, said) == (2, "there is nothing to look for: name at least one word that is to be found\n")
    code, _, said = _run(capsys, "--site", site.folder / "nowhere", "甲")
    assert code == 2
    assert "newsgen.yaml: this file is missing" in said


def test_json_has_the_places(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    site.article("a", body="甲說頭髮，乙說头发。")
    code, lines, _ = _run(capsys, "--site", site.folder, "--json", "头发")
    [found] = json.loads("\n".join(lines))
    assert code == 0
    assert found == {
        "path": "content/articles/a.md",
        "line": 6,
        "text": "甲說頭髮，乙說头发。",
        "matches": [[2, 4], [7, 9]],
    }
    assert json.loads("\n".join(_run(capsys, "--site", site.folder, "--json", "無此詞")[1])) == []


def test_a_terminal_has_the_places_in_colour(
    site: SiteFolder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site.article("a", body="甲乙\x1b[2J甲")
    monkeypatch.setattr("newsgen.cli.find.wants_colour", lambda _: True)
    _, [line], _ = _run(capsys, "--site", site.folder, "甲乙")
    assert line == "content/articles/a.md:6: \x1b[1;31m甲乙\x1b[0m�[2J甲"


def _lines(text: str, query: str) -> list[tuple[int, list[str]]]:
    found = lines_of(SourceFile("content/articles/a.md", text), parse_query(query))
    return [(each.line, [each.text[start:end] for start, end in each.matches]) for each in found]


_FILE = """---
title: 甲
slug: fund
source: 本站
summary: >
  一句
  摘要
---
前面說到
早期企業。fund
"""


@pytest.mark.parametrize(
    ("query", "lines"),
    [
        ("甲 fund", [(2, ["甲"]), (10, ["fund"])]),  # the address is not searched
        ("摘要", [(7, ["摘要"])]),
        ("說到早期", [(9, ["說到"])]),  # from one line into the next
        ("贛江觀察", [(2, [])]),  # what the page says of 本站
    ],
)
def test_the_lines_of_a_file(query: str, lines: list[tuple[int, list[str]]]) -> None:
    assert _lines(_FILE, query) == lines


_MARKED = """---
title: 甲
original_title: Fund
kicker: 引題一
subtitle: 副題二
image: {src: /one.svg, caption: 塔吊林立}
figures:
  - {value: 7億斤, label: 稻穀產量}
corrections:
  - {date: 2026-02-03, text: 更正一個年份}
---
規模[^1]持續擴大，見[官網](https://example.org/a)之後。

<ruby>饕<rt>tāo</rt>餮<rt>tiè</rt></ruby>紋，CO<sub>2</sub>減排，甲&amp;乙，A&amp;B，可見<!-- 暗
話 -->文字。

[^1]: 註一。
"""


@pytest.mark.parametrize(
    ("query", "lines"),
    [
        ("規模持續", [(12, ["規模[^1]持續"])]),
        ("官網之後", [(12, ["官網](https://example.org/a)之後"])]),
        ("饕餮紋", [(14, ["饕<rt>tāo</rt>餮<rt>tiè</rt></ruby>紋"])]),
        ("co2減排", [(14, ["CO<sub>2</sub>減排"])]),
        ("A&B", [(14, ["A&amp;B"])]),
        ("可見文字", [(14, ["可見<!-- 暗"])]),
        ("塔吊", [(6, ["塔吊"])]),
        ("稻穀產量", [(8, ["稻穀產量"])]),
        ("更正一個 規模", [(10, ["更正一個"]), (12, ["規模"])]),
        ("fund", [(3, ["Fund"])]),
        ("引題一 副題", [(4, ["引題一"]), (5, ["副題"])]),
    ],
)
def test_the_lines_behind_markup_and_in_further_fields(
    query: str, lines: list[tuple[int, list[str]]]
) -> None:
    assert _lines(_MARKED, query) == lines
