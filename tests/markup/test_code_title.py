"""The title of a block of code, as it stands behind the first fence."""

from __future__ import annotations

import pytest

from newsgen.markup import render_markdown
from newsgen.markup.code_title import code_title


@pytest.mark.parametrize(
    ("info", "title"),
    [
        ("js app.js", "app.js"),
        ("cpp 最大公約數", "最大公約數"),
        ("default windows cmd 命令", "windows cmd 命令"),
        ('vue {1,3} title="便利貼"', "便利貼"),
        ("{.python title='甲'}", "甲"),
        ("ts [配置.ts]", "配置.ts"),
        ("ts {2} [vite.config.ts]", "vite.config.ts"),
        ("執行結果", "執行結果"),
        ("js", ""),
        ("", ""),
        ("js {1,3-5}", ""),
        ('js linenums="1" hl_lines="2 3"', ""),
        ("python hljs copy", ""),
        ("//獲取 Factory", ""),
        ("java Map<String> 例", ""),
    ],
)
def test_the_title_is_told_from_what_is_for_programs(info: str, title: str) -> None:
    assert code_title(info) == title


def test_a_title_stands_above_the_code_as_it_was_typed() -> None:
    rendered = render_markdown('甲\n\n```py title="__init__.py <b>"\nx\n```\n')
    assert rendered.remarks == ()
    assert rendered.body.html == (
        '<p>甲</p>\n<p class="code-title">__init__.py &lt;b&gt;</p>\n'
        '<pre><code class="language-py">x\n</code></pre>'
    )


def test_words_that_are_no_title_are_told() -> None:
    rendered = render_markdown('```js {data="資料"} 甲\nx\n```\n')
    assert [remark.line for remark in rendered.remarks] == [1]


def test_a_title_is_no_beginning_of_an_article() -> None:
    assert render_markdown("```sh 命令\nx\n```\n\n正文。\n").opening == "正文。"
