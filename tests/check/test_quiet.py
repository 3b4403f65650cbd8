"""Checks are quiet where nothing is wrong, and where everything is wrong in one way they say so once."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from newsgen.check.finding import Diagnostic
from newsgen.cli import main
from newsgen.problems import Problem, ProblemLimit

if TYPE_CHECKING:
    from conftest import SiteFolder

_SIMPLIFIED = "港区的吊机已经运到，码头将会扩建，这个项目总投资四亿元，预计两年建成。"


@pytest.mark.parametrize(
    "body",
    [
        f"{_SIMPLIFIED}\n\n![裝飾](crane.png)",
        f"{_SIMPLIFIED}\n\n![碼頭擴建後的樣子](crane.png)",
        f"{_SIMPLIFIED}展览名为“碼頭擴建與項目”。",
        f"{_SIMPLIFIED}原题（碼頭擴建與項目總投資額）。",
        f"{_SIMPLIFIED}\n\nこの学会は国際的な会議を開く港湾発展の団体です。",
        f"{_SIMPLIFIED}`碼頭擴建項目`",
        f"{_SIMPLIFIED * 20}他叫鄧麗萍。",
        f"{_SIMPLIFIED}@碼頭擴建項目說了。",
        f"{_SIMPLIFIED}见[碼頭擴建項目總部](https://port.example/)。",
        f"{_SIMPLIFIED}他写道：”碼頭擴建與項目，都已經開始。”",
        f"{_SIMPLIFIED}焚烧时没有二噁英，也不恶臭。",
    ],
)
def test_what_is_in_the_other_script_for_a_reason(body: str, find: Callable[..., list[Diagnostic]]) -> None:
    assert find("mixed-scripts", body=body, title="港区扩建") == []


@pytest.mark.parametrize(
    "body",
    [
        "“吊机到了。\n\n后来又走了。\n\n第二年才开工。”",
        "「吊機到了。\n\n後來又走了。\n\n第二年才開工。」",
        "> “吊机到了。\n>\n> 第二年才开工。”",
        "他说”吊机到了”，又说”第二年才开工”。",
        "“吊机到了。\n\n“第二年才开工。”",
    ],
)
def test_quotations_that_end_later_or_that_a_build_turns_round(
    body: str, find: Callable[..., list[Diagnostic]]
) -> None:
    assert find("unclosed-mark", body=body) == []


@pytest.mark.parametrize(
    "body", ['他说“吊机到了"。', "他说“吊机到了“，又走了。", "他说：“吊机到了。", "吊机到了”。", "见《港区。"]
)
def test_of_a_paragraph_one_mark_is_told(body: str, find: Callable[..., list[Diagnostic]]) -> None:
    assert len(find("unclosed-mark", body=body)) == 1


def test_the_top_of_a_page_is_there(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    site.article("a", body="[甲](#) [乙](#top)")
    assert "leads to a place" not in _said(site, capsys)


def test_a_paragraph_in_the_other_script_is_told(find: Callable[..., list[Diagnostic]]) -> None:
    [found] = find(
        "mixed-scripts", body=f"{_SIMPLIFIED}\n\n碼頭將會擴建，這個項目已經開始。", title="港区扩建"
    )
    assert str(dict(found.values)["characters"]).startswith("碼頭將會擴")


def test_many_pictures_of_one_host_are_one_finding(
    site: SiteFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    found = _told(site, capsys, 9)
    assert [each["message"] for each in found] == [
        "9 pictures of img.port.example have no credit, here first"
    ]


def test_few_pictures_are_told_each(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(_told(site, capsys, 3)) == 3


@pytest.mark.parametrize("key", ["credited", "decorative"])
@pytest.mark.parametrize("place", ["img.port.example", "port.example"])
def test_a_host_is_settled_at_once(
    key: str, place: str, site: SiteFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _told(site, capsys, 9, f"pictures: {{{key}: [{place}]}}\n") == []


def test_pictures_that_only_adorn_need_no_words(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    site.write("static/lines/a.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    site.article("b", body="正文。\n\n![](/lines/a.svg)")
    assert "has no alternative text" in _said(site, capsys)
    _configure(site, "pictures: {decorative: [static/lines]}\n")
    assert "has no alternative text" not in _said(site, capsys)


def _configure(site: SiteFolder, more: str) -> None:
    path = site.folder / "newsgen.yaml"
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")


def _said(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> str:
    main(["check", "--site", str(site.folder), "--jobs", "1"])
    return capsys.readouterr().out


def _told(
    site: SiteFolder, capsys: pytest.CaptureFixture[str], count: int, config: str = ""
) -> list[dict[str, object]]:
    site.article("a", body="\n\n".join(f"![吊机](https://img.port.example/{n}.png)" for n in range(count)))
    _configure(site, config)
    main(["check", "--site", str(site.folder), "--format", "json", "--jobs", "1"])
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return [each for each in found if each["code"] == "image-credit"]


def test_of_a_kind_fifty_are_told_of_a_file() -> None:
    limit = ProblemLimit()
    problems = [
        Problem(path, line, message)
        for path in ("a.md", "b.md")
        for message in ("dead", "odd")
        for line in range(70 if (path, message) == ("a.md", "dead") else 50)
    ]
    told = [*filter(limit.admits, problems), *limit.rest()]
    assert len(told) == 201
    assert told[-1].text() == "a.md: 20 more problems of one kind, like this: dead"


def test_a_file_of_dead_links_has_a_short_report(
    site: SiteFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    site.article("a", body=" ".join(f"[甲](none-{n}.md)" for n in range(2000)))
    said = {"check": _said(site, capsys)}
    main(["build", "--site", str(site.folder), "--jobs", "1"])
    said["build"] = capsys.readouterr().err
    for text in said.values():
        assert len(text) < 40_000
        assert len(re.findall(r"\(none-|`none-", text)) > 49
        assert "1950 more problems of one kind" in text
        assert "2000 problems" in text
