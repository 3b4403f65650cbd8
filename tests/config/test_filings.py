"""Filings and permits, and the footer that shows them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from newsgen.config.fields import SITE
from newsgen.config.filings import KINDS, Filing, read_filings
from newsgen.problems import Report
from newsgen.yamlfile import FieldReader, read_fields

if TYPE_CHECKING:
    from conftest import SiteFolder


def _read(text: str) -> tuple[tuple[Filing, ...], list[str]]:
    report = Report("newsgen.yaml", text)
    fields = read_fields(text, report)
    assert fields is not None
    return read_filings(FieldReader(fields, report, SITE)), [problem.text() for problem in report.problems]


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("icp", "赣ICP备12345678号-1"),
        ("icp", "贛ICP備12345678號-1"),
        ("icp", "京ICP证030173号"),
        ("icp", "滬ICP證030173號-12A"),
        ("icp", "粤ICP备2021012345号"),
        ("icp", "赣ＩＣＰ备12345678号－1"),
        ("icp", "赣ICP备12345678"),
        ("public_security", "赣公网安备36010000000001号"),
        ("public_security", "贛公網安備36010000000001號"),
        ("public_security", "赣公网安备 36010000000001号"),
        ("news_service", "36120170001"),
        ("audiovisual", "1412345"),
        ("broadcast", "（赣）字第123号"),
        ("broadcast", "（贛）字第00123號"),
        ("reporting_phone", "12377"),
        ("reporting_phone", "+86 791-8888 6666"),
        ("reporting_phone", "(0791) 88886666"),
        ("reporting_email", "jubao@example.org"),
    ],
)
def test_a_number_of_the_right_form_is_kept_as_typed(kind: str, number: str) -> None:
    assert _read(f'filings: {{{kind}: "{number}"}}') == ((Filing(kind, number),), [])


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("icp", "示例ICP备00000000号"),
        ("icp", "ICP备12345678号"),
        ("icp", "赣ICP备12345号"),
        ("icp", "赣ICP备12345678号-"),
        ("icp", "赣ICP12345678号"),
        ("icp", "36120170001"),
        ("public_security", "赣公网安备3601000000001号"),
        ("public_security", "36010000000001"),
        ("public_security", "赣ICP备12345678号"),
        ("news_service", "361"),
        ("news_service", "许可证36120170001"),
        ("audiovisual", "14"),
        ("audiovisual", "一四一二三四五"),
        ("broadcast", "赣字第号"),
        ("reporting_phone", "電話"),
        ("reporting_phone", "123"),
        ("reporting_email", "jubao"),
        ("reporting_email", "a@b"),
        ("reporting_email", "a b@example.org"),
    ],
)
def test_a_number_of_another_form_is_refused_with_an_example(kind: str, number: str) -> None:
    _, said = _read(f'title: x\nfilings:\n  {kind}: "{number}"\n')
    assert said == [
        f"newsgen.yaml:3: `{number}` cannot be a number of `{kind}`\n"
        f'    {kind}: "{number}"\n'
        f"  hint: it looks like this: {KINDS[kind][1]}"
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_every_example_is_right(kind: str) -> None:
    form, example = KINDS[kind]
    assert _read(f'filings: {{{kind}: "{example}"}}')[1] == []
    assert re.fullmatch(form, "") is None


def test_none_are_shown_where_none_are_given() -> None:
    assert _read("title: x") == ((), [])
    assert _read("filings: {icp: ''}") == ((), [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("filings: 赣ICP备12345678号", "1: `filings` has fields of its own, one a line"),
        ("filings: {icpp: 1}", "1: unknown field `icpp`"),
        ("filings: {icp: [a, b]}", "1: `icp` takes one value, not a list"),
    ],
)
def test_filings_have_fields(text: str, said: str) -> None:
    assert [problem.split("\n")[0] for problem in _read(text)[1]] == [f"newsgen.yaml:{said}"]


def test_they_stand_in_the_usual_order() -> None:
    backwards = "".join(f'  {kind}: "{KINDS[kind][1]}"\n' for kind in reversed(KINDS))
    filings, said = _read(f"filings:\n{backwards}")
    assert said == []
    assert [filing.kind for filing in filings] == list(KINDS)


_LABELS = {
    "": "ICP備案 公安備案 互聯網新聞信息服務許可證 信息網絡傳播視聽節目許可證 廣播電視節目製作經營許可證 "
    "違法和不良信息舉報電話 舉報郵箱",
    "zh-hans/": "ICP备案 公安备案 互联网新闻信息服务许可证 信息网络传播视听节目许可证 "
    "广播电视节目制作经营许可证 违法和不良信息举报电话 举报邮箱",
}


@pytest.mark.parametrize("folder", _LABELS)
def test_the_footer_shows_all_in_that_order_and_numbers_as_typed(site: SiteFolder, folder: str) -> None:
    backwards = "".join(f'  {kind}: "{KINDS[kind][1]}"\n' for kind in reversed(KINDS))
    site.configure(f"filings:\n{backwards}")
    page = (site.publish() / folder / "index.html").read_text(encoding="utf-8")
    imprint = page.split('<ul class="imprint"', 1)[1]
    shown = [(re.sub("<[^>]+>", "", item).split("：", 1)) for item in re.findall(r"<li>(.*?)</li>", imprint)]
    assert shown[1:] == [
        [label, example] for label, (_, example) in zip(_LABELS[folder].split(), KINDS.values(), strict=True)
    ]
    assert 'href="https://beian.miit.gov.cn/"' in imprint
    assert 'href="https://beian.mps.gov.cn/#/query/webSearch?code=36010000000001"' in imprint
    assert 'href="mailto:jubao@example.org"' in imprint
