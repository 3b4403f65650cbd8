"""Pages as older programs write them: items and cells without an end, and numbers of their own."""

from __future__ import annotations

import pytest

from importer.received import body, came
from newsgen.problems import Report
from newsgen.readers import from_bytes
from newsgen.readers.implied_ends import with_implied_ends

_FIRST = "六月三十日，示例港區舉行碼頭揭牌儀式，首批十家企業簽約入駐，涉及航運、倉儲等領域。"
_LAST = "港區有關負責人表示，將繼續疏浚航道，推動項目早開工、早投產，爭取年內建成二期。"


def _text(html: str) -> str:
    """Return what stands between the paragraphs of a page."""
    page = f"<html><body><h1>示例港區揭牌</h1><p>{_FIRST}</p>{html}<p>{_LAST}</p></body></html>"
    found, _, _ = came(page.encode(), "a.html")
    return body(found).removeprefix(_FIRST).removesuffix(_LAST).strip("\n")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<ul><li>碼頭<li>航道<li>倉庫</ul>", "- 碼頭\n- 航道\n- 倉庫"),
        ("<UL><LI>碼頭<LI><B>航道</B></UL>", "- 碼頭\n- **航道**"),
        ("<ol start=3><li>碼頭<li>航道</ol>", "3. 碼頭\n4. 航道"),
        ("<ul><li>碼頭<ul><li>一期<li>二期</ul><li>航道</ul>", "- 碼頭\n  - 一期\n  - 二期\n- 航道"),
        (
            "<table><tr><th>期<th>造價<tr><td>一期<td>四億<tr><td>二期<td>五億</table>",
            "| 期 | 造價 |\n| --- | --- |\n| 一期 | 四億 |\n| 二期 | 五億 |",
        ),
        (
            "<table><thead><tr><th>期<th>造價<tbody><tr><td>一期<td>四億</table>",
            "| 期 | 造價 |\n| --- | --- |\n| 一期 | 四億 |",
        ),
        ("<dl><dt>碼頭<dd>一期<dt>航道<dd>二期</dl>", "碼頭\n\n一期\n\n航道\n\n二期"),
    ],
)
def test_items_and_cells_without_an_end_stay_apart(html: str, text: str) -> None:
    assert _text(html) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (
            "<ol type=a><li>擴建碼頭工程</li><li>疏浚航道工程</li></ol>",
            "- a. 擴建碼頭工程\n- b. 疏浚航道工程",
        ),
        (
            "<ol style='list-style-type: upper-roman' start=3><li>擴建碼頭</li><li>疏浚航道</li></ol>",
            "- III. 擴建碼頭\n- IV. 疏浚航道",
        ),
        ("<ol><li value=5>擴建碼頭</li><li>疏浚航道</li></ol>", "5. 擴建碼頭\n6. 疏浚航道"),
        ("<ol><li>擴建碼頭</li><li value=7>疏浚航道</li></ol>", "- 1\\. 擴建碼頭\n- 7\\. 疏浚航道"),
        ("<ol reversed><li>擴建碼頭</li><li>疏浚航道</li></ol>", "- 2\\. 擴建碼頭\n- 1\\. 疏浚航道"),
        ("<ol><li>擴建碼頭</li><li>疏浚航道</li></ol>", "1. 擴建碼頭\n2. 疏浚航道"),
    ],
)
def test_the_numbers_of_a_list_are_those_that_readers_of_the_page_saw(html: str, text: str) -> None:
    assert _text(html) == text


@pytest.mark.parametrize(
    ("html", "closed"),
    [
        ("<ul><li>甲<li>乙</ul>", "<ul><li>甲</li><li>乙</ul>"),
        ("<li>甲</li><li>乙", "<li>甲</li><li>乙"),
        ("<ul><li>甲<ol><li>乙</ol></ul>", "<ul><li>甲<ol><li>乙</ol></ul>"),
        ("<td>甲<table><td>乙</td></table></td>", "<td>甲<table><td>乙</td></table></td>"),
        (
            "<script>'<li>'+'<li>'</script><!-- <li><li> -->",
            "<script>'<li>'+'<li>'</script><!-- <li><li> -->",
        ),
        ("甲\n<tr><td\nid=x>乙\n<tr>", "甲\n<tr><td\nid=x>乙\n</td></tr><tr>"),
        ("</li></ul></td>甲 < 乙 &amp;", "</li></ul></td>甲 < 乙 &amp;"),
    ],
)
def test_an_end_is_put_where_a_browser_thinks_it(html: str, closed: str) -> None:
    assert with_implied_ends(html) == closed


@pytest.mark.parametrize("name", ["a.csv", "a.TSV", "a.json", "b.yaml", "c.toml"])
def test_data_is_refused(name: str) -> None:
    report = Report(name)
    assert from_bytes(name, "期,造價\n一,四億\n".encode(), report) is None
    [problem] = report.problems
    assert problem.message == "this is data ({suffix}), and no text"


@pytest.mark.parametrize(
    "line",
    ["半年之内两期竣工", "新港之声"],
)
def test_a_line_below_a_labelled_title_stays_in_the_text(line: str) -> None:
    found, _, _ = came(f"标题：港区半年报告\n{line}\n{_FIRST}\n{_LAST}\n".encode(), "a.txt")
    assert found.values["title"] == "港区半年报告"
    assert line in body(found)


@pytest.mark.parametrize(
    ("line", "field"), [("副題：半年兩期竣工", "subtitle"), ("肩题：新港之声", "kicker")]
)
def test_a_labelled_line_around_a_title_is_a_field(line: str, field: str) -> None:
    found, _, _ = came(f"标题：港区半年报告\n{line}\n{_FIRST}\n{_LAST}\n".encode(), "a.txt")
    assert found.values[field] == line.partition("：")[2]
    assert line not in body(found)


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("本文轉自示例社", "示例社"),
        ("（本文转载自《示例报》）", "示例报"),
        ("稿件选自示例网。", "示例网"),
    ],
)
def test_whom_a_text_was_taken_from_is_its_source(line: str, source: str) -> None:
    found, _, _ = came(f"港区半年报告\n{_FIRST}\n{_LAST}\n{line}\n".encode(), "a.txt")
    assert found.values["source"] == source
    second, _, report = came(f"港区半年报告\n来源：另一报\n{_FIRST}\n{_LAST}\n{line}\n".encode(), "a.txt")
    assert "source" not in second.values
    assert [problem.message for problem in report.problems] == ["the text names different sources: {sources}"]
