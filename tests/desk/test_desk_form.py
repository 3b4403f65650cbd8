"""An article's file, loaded into a form and saved: what was not changed has the same bytes."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsgen.desk.form import NOT_SHOWN, Form, FormValue, open_form, with_form
from newsgen.library.fields import ARTICLE
from newsgen.yamlfile.table import Kind
from newsgen.yamlfile.write import NotWritable

_ROOT = Path(__file__).parents[2]
_WORDS = [
    "園區",
    "基金",
    "百億",
    "#一",
    "甲:乙",
    "“引”",
    "a,b",
    "'x'",
    '"y"',
    "-減",
    "60%",
    "第1名",
    "是",
    "no",
    "002415",
    "http://x.example/a?b=1#c",
]
_SEPARATED = "楊靜、李明"


def _texts() -> Iterator[str]:
    folders = (_ROOT / "content", _ROOT / "tests/sites", _ROOT / "docs/site")
    for file in sorted(path for folder in folders for path in folder.rglob("*.md")):
        try:
            yield file.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            continue  # the form says so, and does not open it


def _saved(text: str) -> str:
    form = open_form(text)
    return with_form(text, form.values, form.body)


def test_every_article_of_the_tests_is_saved_as_it_was() -> None:
    texts = list(_texts())
    assert len(texts) > 100
    assert [text for text in texts if _saved(text) != text] == []


class _Maker:
    """Makes articles as many hands would write them: names in three languages, all styles of YAML, comments,
    line ends of three systems, marks of byte order."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - no secret

    def text(self) -> str:
        """Return a file."""
        pick = self._random
        names = [name for name in ARTICLE if name not in ("checks", "imported") and pick.random() < 0.4]
        pick.shuffle(names)
        lines = ["---"]
        for name in names:
            lines += self._beside() + self._field(name)
        lines += [*self._beside(), "---"]
        body = "\n".join(
            pick.choice(["", "正文。", "## 小標", "---", "- a", "  縮排 ", "```"]) for _ in range(9)
        )
        text = "\n".join(lines) + pick.choice(["", "\n", "\n\n"]) + pick.choice(["", body, f"\n{body}\n"])
        ends = pick.choice(["\n", "\n", "\r\n", "\r"])
        if pick.random() < 0.1:
            text = "".join(
                part + pick.choice(["\n", "\r\n"]) for part in text.split("\n")
            )  # joined from two systems
        return pick.choice(["", "", "\ufeff"]) + text.replace("\n", ends)

    def _beside(self) -> list[str]:
        return self._random.choice([[], [], [], ["# tags: [舉例]  # a comment"], [""], ["", "# 說明"]])

    def _field(self, name: str) -> list[str]:
        pick, row = self._random, ARTICLE[name]
        key = pick.choice((name, *row.spellings))
        comment = pick.choice(["", "", "  # 說明"])
        if row.kind is Kind.WORDS:
            return self._words(key, comment)
        if row.kind is Kind.GROUP:
            if pick.random() < 0.5:
                return [f"{key}: {{src: a.jpg, alt: '園 區'}}{comment}"]
            return [f"{key}:{comment}", "  src: a.jpg", '  alt: "園區"  # c', "  # 中間", "  caption: 圖"]
        if row.kind in (Kind.ENTRIES, Kind.LEVELS):
            return [f"{key}:{comment}", "  - date: 2025-07-02", "    text: 更正", "  # 尾"]
        if row.kind is Kind.LINES:
            return [f"{key}: |", "  一：二", "  # 不是說明", "", "  三"]
        if row.kind is Kind.CHOICE:
            return [f"{key}: {pick.choice((*row.choices, *row.words, ''))}{comment}"]
        return [f"{key}: {self._scalar()}{comment}".replace(":   #", ":  #")]

    def _scalar(self) -> str:
        word = self._random.choice(_WORDS)
        quoted = "'" + word.replace("'", "''") + "'"
        return self._random.choice(
            [quoted, '"' + word.replace('"', '\\"') + '"', "百億基金", "2025-06-30", ""]
        )

    def _words(self, key: str, comment: str) -> list[str]:
        items = [self._scalar() or "乙" for _ in range(self._random.randint(1, 4))]
        return self._random.choice(
            [
                [f"{key}: [{', '.join(items)}]{comment}"],
                [f"{key}: {_SEPARATED}{comment}"],
                [f"{key}:{comment}", *(f"  - {item}" for item in items)],
                [f"{key}:", f"- {items[0]}{comment}", "  # 中間", *(f"- {item}" for item in items[1:])],
                [f"{key}: [", *(f"  {item}," for item in items), "]"],
            ]
        )


def _changed(form: Form, pick: random.Random) -> dict[str, FormValue]:
    """Return the values with a few of them changed, as an editor may."""
    values = dict(form.values)
    names = [name for name in values if name not in form.typed]
    for name in pick.sample(names, min(3, len(names))):
        row, before = ARTICLE[name], values[name]
        word = pick.choice(_WORDS)
        if isinstance(before, list):
            options = [[], [word], [*before, word], before[1:], list(reversed(before)), [f"{word}x", *before]]
            values[name] = list(dict.fromkeys(pick.choice(options)))
        elif isinstance(before, dict):
            values[name] = before | {pick.choice(list(before)): pick.choice(["", word])}
        elif row.kind is Kind.CHOICE:
            values[name] = pick.choice((*map(str, row.choices), ""))
        elif row.kind is Kind.LINES:
            values[name] = pick.choice(["", word, f"{word}\n# 二\n\n  三"])
        elif row.kind is Kind.DATE:
            values[name] = pick.choice(
                ["2025-07-01 09:00", "2025年7月1日", "明天", "", "2025-07-01T09:00:00+08:00"]
            )
        else:
            values[name] = pick.choice([word, "", f"{word}：{word}"])
    return values


def _holds(seed: int) -> None:
    """What is the same stays the same; what is changed is read back, and nothing else with it."""
    text = _Maker(seed).text()
    form = open_form(text)
    assert with_form(text, form.values, form.body) == text
    if form.whole:
        return
    pick = random.Random(seed)  # noqa: S311 - no secret
    values = _changed(form, pick)
    body = pick.choice([form.body, f"{form.body}\n\n又一段。", "只有這段。", ""])
    after = with_form(text, values, body)
    again = open_form(after)
    assert not again.whole, after
    assert again.body == body.strip("\n")
    assert {name: value for name, value in again.values.items() if value != values[name]} == {}, after
    same = {name for name in values if values[name] == form.values[name]}
    kept = [line for line in text.lstrip("\ufeff").splitlines() if line.startswith("#")]
    if body == form.body:
        assert [line for line in kept if line not in after.splitlines()] == [], "comments beside fields stay"
    assert with_form(after, {name: form.values[name] for name in same}, body) == after


@pytest.mark.parametrize("seed", range(200))
def test_what_is_changed_is_read_back_and_all_else_stays(seed: int) -> None:
    _holds(seed)


@pytest.mark.slow
def test_so_it_is_with_thousands() -> None:
    for seed in range(200, 2_200):
        _holds(seed)


def test_every_field_of_the_table_is_in_the_form() -> None:
    form = open_form("---\ntitle: 甲\n---\n")
    assert form.values.keys() == ARTICLE.keys() - NOT_SHOWN


_KEPT = """\
---
# 稿件
标题: "百亿" # 說明
来源:   # 誰
標籤:
  # 第一個
  - 甲
  - 乙  # 尾

# 栏目: news  # The section
image: {src: a.jpg, alt: "旧"}
---

正文。
"""


def test_a_file_is_changed_as_an_editor_would() -> None:
    form = open_form(_KEPT)
    image = form.values["image"]
    assert isinstance(image, dict)
    values = form.values | {
        "title": "新的标题",
        "source": "江西日報",
        "tags": ["甲", "丙"],
        "section": "news",
        "date": "2025-07-01 09:00",
        "image": image | {"caption": "圖: 說"},
    }
    assert with_form(_KEPT, values, "二。") == (
        """\
---
# 稿件
标题: "新的标题" # 說明
来源: 江西日報   # 誰
標籤:
  # 第一個
  - 甲
  - 丙

# 栏目: news  # The section
栏目: news
image: {src: a.jpg, alt: "旧", caption: "圖: 說"}
日期: 2025-07-01 09:00
---

二。
"""
    )


def test_a_file_whose_fields_cannot_be_told_is_edited_as_a_whole() -> None:
    text = "---\r\ntitle: [\r\n---\r\n正文\r\n"
    form = open_form(text)
    assert form.whole
    assert form.body == "---\ntitle: [\n---\n正文\n"
    assert with_form(text, {}, form.body.replace("[", "甲")) == text.replace("[", "甲")


@pytest.mark.parametrize(
    ("values", "body"), [({"title": "a\x07"}, ""), ({}, "\ud800"), ({"tags": ["\x1b"]}, "")]
)
def test_what_no_file_can_hold_is_refused(values: dict[str, FormValue], body: str) -> None:
    with pytest.raises(NotWritable):
        with_form("---\ntitle: 甲\n---\n", values, body)


@pytest.mark.parametrize(
    "values", [{"title": ["甲"]}, {"tags": "甲"}, {"image": "x"}, {"tags": [None, 3, {}]}, {"nothing": "x"}]
)
def test_values_of_another_shape_break_nothing(values: dict[str, FormValue]) -> None:
    assert not open_form(with_form("---\ntitle: 乙\ntags: [丙]\n---\n", values, "")).whole
