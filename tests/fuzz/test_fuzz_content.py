"""Files as no editor should write them: nothing is lost, nothing falls over, and every problem has its place.

A few of each kind run with the quick tests; `make test-slow` takes twenty thousand, other ones each time.
"""

from __future__ import annotations

import os
import shutil
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from newsgen.config import read_config
from newsgen.files import CONFIG_FILE
from newsgen.library import ContentFile, asset_path, page_key, read_registries
from newsgen.library.fields import ARTICLE
from newsgen.memo import Memo
from newsgen.pipeline import BuildOptions, build
from newsgen.pipeline.article_task import ArticleStage, ArticleTask
from newsgen.problems import BuildFailed, Problem, Report, Severity

if TYPE_CHECKING:
    from conftest import SiteFolder

Input = TypeVar("Input")

_ARTICLE = """---
title: 百億基金：“從哪裡來”
date: 2026-01-02 09:30
source: 示例日報
author: [全媒體記者 甲, 通訊員 乙]
section: policy
regions: 贛江新區、江西省
標籤:
  - 基金
  - "002415"
summary: |-
  第一段。

  第二段。
corrections:
  - {date: 2026-01-03, text: 數字有誤}
figures: [{value: 60%, label: 佔比}]
image: {src: a.png, alt: 裝飾}
aliases: [/2024/fund.html]
records:
  - {kind: 基金, id: fund, name: 甲基金, amount: 200億元, stages: [{stage: 簽約, date: 2025-01-01}]}
---

贛江新區的**基金**已有`code`和[連結](other.md)。

> 引文 -{zh-Hans:软件; zh-Hant:軟體}-

1. 甲
2. 乙

| 年 | 億元 |
| --- | ---: |
| 2025 | 200 |

資料來源：示例日報

![柱形圖](a.png "說明")

<p align="center">置中</p>

```
- [ ] 代碼
```
"""

_FILES = {
    "newsgen.yaml": (
        "title: {zh-Hant: 贛江觀察, zh-Hans: 赣江观察}\nbase_url: https://news.example/\n"
        "timezone: Asia/Shanghai\neditions: [zh-Hant, zh-Hans]\noperator: watch\ncards: 0\n"
        "sections:\n  - {id: policy, name: {zh-Hant: 政策, zh-Hans: 政策}}\n"
        "contact:\n  email: a@b.example\n  address: {zh-Hant: 甲, zh-Hans: 甲}\n"
        "filings: {icp: 赣ICP备12345678号-1, reporting_phone: '12377'}\n"
        "machines:\n  search: allow\n  ai_training: deny\ntypography: {quotes: yes, emphasis: dots}\n"
        "load_from:\n  images: [https://media.example]\nvocabulary: []\npage_size: 5\n"
    ),
    "content/sources.yaml": (
        "watch:\n  name: {zh-Hant: 贛江觀察, zh-Hans: 赣江观察}\n  kind: operator\n"
        "daily:\n  name: 示例日報\n  aliases: [日報, 示例網]\n  homepage: https://a.example/\n"
        "  licence:\n    id: L-1\n    from: 2025-01-01\n    expires: 2027-12-31\n    may_reprint: yes\n"
    ),
    "content/names.yaml": (
        "- {zh-Hans: 余承东, zh-Hant: 余承東, kind: person}\n- zh-Hans: 里海\n  zh-Hant: 裏海\n"
    ),
    "content/regions.yaml": (
        "jiangxi:\n  name: 江西省\n  adcodes: ['360000']\n"
        "ganjiang:\n  name: {zh-Hant: 贛江新區, zh-Hans: 赣江新区}\n  parent: jiangxi\n  kind: zone\n"
    ),
    "content/strings.yaml": "home: {zh-Hant: 首頁, zh-Hans: 首页}\nclose: 關閉\n",
    "content/notices.yaml": "own:\n  - {zh-Hant: '{operator}主辦。', zh-Hans: '{operator}主办。'}\n",
    "content/permitted-sources.yaml": "as_of: 2025-06-01\norigin: https://a.example/\nnames: [示例日報]\n",
}

_TRICKS = [
    *("---", "...", "- ", ": ", "：", "#", " #x", "\t", " ", "\n", "\r\n", "\r", "\n\n", '"', "'", "\\"),
    *("|\n", ">-\n", "{", "}", "[", "]", "*a", "&a ", "<<: *a\n", "!x ", "? a\n: b\n", "%YAML 1.2\n"),
    *("~", "null", "no", "0x1F", "2026-02-30", "9" * 400, "@", "`", "%", "{name}", "{0}", "{}", "%s"),
    *("\0", "\x07", "\x1b[31m", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\ufffe", "\u200d", "\u202e"),
    *("🎉", "e\u0301", "é", "\U000e0041", "甲" * 3000, "x" * 5000, "[" * 200, "{a: " * 150, "- " * 300),
    *("title: 甲\n", "標題: 甲\n", "status: draft\n", "slug: a b\n", "aliases: [../../x]\n", "? " * 200),
    *("-{", "}-", "-{zh-Hans:甲; zh-Hant:乙}-", "-{A|zh-Hans:甲; zh-Hant:乙}-", "-{X|甲}-", "`-{`"),
    *("<script>x</script>", "<p", "</div>", "<!--", "]]>", "&#0;", "&#x110000;", "<details>", "{!r}"),
    *("<a href='javascript:x'>", "[x](", "[x](../../../etc/passwd)", "[x](%zz)", "![](x.png)", "[^1]"),
    *("[x]: y", "[x](http://[::1)", "[x](//)", "!!python/object/apply:os.system [x]", "editions: zh-Hans\n"),
    *("> " * 400, "*" * 900, "_" * 301, "`" * 77, "|" * 300, "#" * 9, "1. " * 200, "* " * 200),
    *("\n    " * 50, "~~~\n", "===\n"),
]
_ACCIDENTS = ("trick", "trick", "cut", "keep", "twice", "swap", "drop", "any", "indent")
_ENCODINGS = ("gb18030", "big5", "utf-16", "utf-16-le", "utf-8-sig", "utf-7", "utf-32")


@st.composite
def _mutated(draw: st.DrawFn, text: str) -> bytes:
    """Return a valid file after a few accidents."""
    for _ in range(draw(st.integers(1, 4))):
        lines = text.split("\n")
        at, to = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        line, other = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        accident = draw(st.sampled_from(_ACCIDENTS))
        if accident == "trick":
            text = text[:at] + draw(st.sampled_from(_TRICKS)) + text[at:]
        elif accident == "cut":
            text = text[:at] + text[to:]
        elif accident == "keep":
            text = text[at:to]
        elif accident == "any":
            text = text[:at] + draw(st.text(max_size=12)) + text[at:]
        else:
            if accident == "twice":
                lines.insert(other, lines[line])
            elif accident == "swap":
                lines[line], lines[other] = lines[other], lines[line]
            elif accident == "drop":
                del lines[line]
            else:
                lines[line] = " " * draw(st.integers(1, 5)) + lines[line]
            text = "\n".join(lines)
    if draw(st.integers(0, 15)) == 0:
        return text.encode(draw(st.sampled_from(_ENCODINGS)), "replace")
    raw = text.encode("utf-8", "surrogatepass")
    if draw(st.integers(0, 15)) == 0:
        at = draw(st.integers(0, len(raw)))
        raw = raw[:at] + draw(st.binary(max_size=6)) + raw[at:]
    return raw


def _many(strategy: st.SearchStrategy[Input], check: Callable[[Input], None], examples: int) -> None:
    """Check so many inputs; few ones are the same in every run, many are other ones each time."""
    tried = 0

    @settings(
        max_examples=examples,
        derandomize=examples < 1000,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
    )
    @given(strategy)
    def run(given_input: Input) -> None:
        nonlocal tried
        tried += 1
        check(given_input)

    run()
    assert tried >= examples


def _check_problems(problems: Iterable[Problem], path: str, raw: bytes) -> bool:
    """Check that each problem can be said and has its place; return whether any stops a build."""
    text = raw.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.count("\n") + 1
    stopped = False
    for problem in problems:
        assert problem.path == path
        assert 0 <= problem.line <= lines, problem
        said = problem.text()
        assert not any(unicodedata.category(character) == "Cc" for character in said.replace("\n", "")), said
        stopped |= problem.severity is Severity.ERROR
    return stopped


@pytest.mark.parametrize("examples", [100, pytest.param(13_000, marks=pytest.mark.slow)])
def test_an_article_is_read_or_reported(site: SiteFolder, examples: int) -> None:
    config = read_config(site.folder, Report(CONFIG_FILE))
    assert config is not None
    registries, found = read_registries(site.folder, config)
    assert found == ()
    stage = ArticleStage(site.folder, config, registries)
    path = "content/articles/2026/a.md"

    def check(raw: bytes) -> None:
        entry = stage(ArticleTask(ContentFile(path, "article"), raw=raw), Memo(None)).entry
        stopped = _check_problems(entry.problems, path, raw)
        assert stopped or entry.outline is not None
        assert entry.outline is None or [edition.edition for edition in entry.editions]

    _many(_mutated(_ARTICLE), check, examples)


@pytest.mark.parametrize("examples", [60, pytest.param(4_000, marks=pytest.mark.slow)])
def test_a_configuration_is_read_or_reported(site: SiteFolder, examples: int) -> None:
    def check(raw: bytes) -> None:
        (site.folder / CONFIG_FILE).write_bytes(raw)
        report = Report(CONFIG_FILE)
        config = read_config(site.folder, report)
        assert _check_problems(report.problems, CONFIG_FILE, raw) or config is not None

    _many(_mutated(_FILES[CONFIG_FILE]), check, examples)


@pytest.mark.parametrize("examples", [8, pytest.param(600, marks=pytest.mark.slow)])
@pytest.mark.parametrize("path", [path for path in _FILES if path != CONFIG_FILE])
def test_a_registry_is_read_or_reported(site: SiteFolder, path: str, examples: int) -> None:
    config = read_config(site.folder, Report(CONFIG_FILE))
    assert config is not None

    def check(raw: bytes) -> None:
        site.folder.joinpath(path).write_bytes(raw)
        _, problems = read_registries(site.folder, config)
        # Without the operator's source the configuration is wrong too.
        _check_problems((item for item in problems if item.path != CONFIG_FILE), path, raw)

    _many(_mutated(_FILES[path]), check, examples)


_NAMES = st.sampled_from(
    [
        *("a", "A", "é", "e\u0301", "É", "b c", "it's", 'say "x"', "🎉", "甲", "a#b", "a?b", "100%", "a:b"),
        *("a\\b", "*", "a\x07", "a\nb", "a.b", "index", " ", "a.", "-rf", "&amp;", "<b>", "con", "\udcff"),
        *("x" * 240, "題" * 80, "page", "{name}", "{0}", "\u202eb", "\ufeff", "%2e%2e"),
    ]
)
_PATHS = st.builds(
    lambda folder, name, suffix: f"content/{folder}/{name}{suffix}",
    st.sampled_from(["articles/2026", "articles/2026", "articles", "articles/b c/甲", "pages"]),
    _NAMES,
    st.sampled_from([".md", ".md", ".markdown", ".MD", ".txt"]),
)


def _check_failure(failed: BuildFailed, site: Path) -> None:
    assert any(problem.severity is Severity.ERROR for problem in failed.problems)
    for problem in failed.problems:
        assert os.path.lexists(site / problem.path), problem
        assert problem.text()


_PLAIN = "---\ntitle: 標題\ndate: 2026-01-02\nsource: 示例日報\n---\n正文。\n"
# What may keep an article from the site, or move it, without being wrong.
_WITHHELD = [
    name.encode()
    for field in ("status", "expires", "publish_at", "editions", "slug")
    for name in (field, *ARTICLE[field].spellings)
]


@pytest.mark.parametrize("examples", [6, pytest.param(200, marks=pytest.mark.slow)])
def test_a_site_is_built_whole_or_not_at_all(site: SiteFolder, examples: int) -> None:
    content, output = site.folder / "content", site.folder.parent / "public"
    site.write("content/articles/2026/other.md", _PLAIN)
    site.write("static/a.png", "")
    shutil.copytree(content, site.folder.parent / "kept")

    def check(files: dict[str, bytes]) -> None:
        shutil.rmtree(content)
        shutil.copytree(site.folder.parent / "kept", content)
        shutil.rmtree(output, ignore_errors=True)
        for path, raw in files.items():
            target = site.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(raw)
        options = BuildOptions(site=site.folder, output=output, jobs=1, cache=False)
        try:
            result = build(options)
        except BuildFailed as failed:
            _check_failure(failed, site.folder)
            assert not output.exists()
            return
        assert not any(problem.severity is Severity.ERROR for problem in result.warnings)
        told = {problem.path for problem in result.warnings}
        for path, raw in files.items():
            if path.endswith(".txt"):
                assert path in told, path
                assert not (output / asset_path(path)).exists(), path
            elif not any(word in raw for word in _WITHHELD):
                assert (output / page_key(path) / "index.html").exists(), path

    whole = st.just(_PLAIN.encode())
    texts = whole | whole | _mutated(_PLAIN)
    _many(st.dictionaries(_PATHS, texts, min_size=1, max_size=3), check, examples)


_BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\n",
        b"---",
        b"---\n---\n",
        b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40,
        b"PK\x03\x04" + bytes(4000),
        f"---\n{_BOMB}---\n".encode(),
        b"\xff\xfe",
    ],
    ids=["empty", "empty line", "fence", "no fields", "picture", "Word", "alias bomb", "mark only"],
)
def test_what_is_no_article_is_reported(site: SiteFolder, raw: bytes) -> None:
    site.folder.joinpath("content/articles").mkdir()
    site.folder.joinpath("content/articles/a.md").write_bytes(raw)
    with pytest.raises(BuildFailed) as failed:
        site.publish()
    assert {problem.path for problem in failed.value.problems} == {"content/articles/a.md"}


def test_a_film_that_is_named_as_an_article_is_reported(site: SiteFolder) -> None:
    path = site.write("content/articles/film.md", "")
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(BuildFailed) as failed:
        site.publish()
    (problem,) = failed.value.problems
    assert (problem.path, problem.message.partition(":")[0]) == (
        "content/articles/film.md",
        "this file is too large for a text",
    )
    assert not Path(site.folder.parent / "public").exists()
