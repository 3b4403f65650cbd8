"""Which characters of a text are surnames."""

from __future__ import annotations

import pytest

from newsgen.hanzi import Converter
from newsgen.hanzi.surnames import surnames


def _marked(text: str) -> str:
    """Return the text with its surnames in brackets."""
    marks = {start for start, _, _ in surnames(text)}
    return "".join(f"[{character}]" if at in marks else character for at, character in enumerate(text))


@pytest.mark.parametrize(
    "marked",
    [
        "姓[于]的会计和姓[余]的司机",
        "记者[于]洋报道",
        "记者：[于]洋　编辑：[余]静",
        "（通讯员　[余]小萍）",
        "图/[于]萍",
        "副总经理[余]大鹏、总工程师[于]海涛",
        "张三、[余]莉、[于]浩三人",
        "[余]氏集团和[于]家村",
        "老[余]说，小[于]说",
        "[于]立新表示，[余]建国律师到场",
        "[钟]先生看钟，[种]女士种花",
        "涉事的[余]某和[于]某某",
        "董事长[党]志刚",
        "他和[余]天明住在一起",
    ],
)
def test_surnames_by_what_stands_around_them(marked: str) -> None:
    assert _marked(marked.replace("[", "").replace("]", "")) == marked


@pytest.mark.parametrize(
    "text",
    [
        "记者于5月3日到达",
        "总经理于上海出席会议",
        "董事长于建国七十周年之际致信",
        "主席于明年卸任",
        "原告于庭审中陈述",
        "代表于会上指出不足",
        "市长于现场表示满意",
        "取决于主席的意见",
        "百姓于是安居",
        "小于等于一百",
        "老于世故",
        "其余先生，剩余女士",
        "三百余家企业和二十余位教授",
        "客户余额不足",
        "业余教授",
        "除此之外，余由会议决定",
        "一、于本月底前办理",
        "各种先生",
        "共产党女士",
        "会议主席征得同意",
        "记者游览古镇",
        "工人涂料",
        "范围内",
        "生姜女士",
        "十分钟先生就到",
        "",
        "于",
        "余",
    ],
)
def test_words_are_no_surnames(text: str) -> None:
    assert _marked(text) == text


@pytest.mark.parametrize("unit", ["于某某", "埃里克", "余女士", "记者于海、", "马里于某", "老于", "余"])
def test_the_work_grows_with_the_text_alone(unit: str) -> None:
    """At the square of its length this would take hours."""
    text = unit * 30_000
    assert len(Converter("zh-Hant-TW", "Hans").convert(text)) == len(text)


@pytest.mark.parametrize(
    "marked",
    [
        "他被[钟]孟轩击败，又被[于]海涛追上",
        "我叫[游]芷萍，同学叫[涂]承恩",
        "今年四十岁的[于]淑芬是[于]承恩的姐姐",
        "[于]承恩站了起来，[于]雅婷没有回答",
        "[余]思远和[种]思远",
        "铜钟铭文，遍游东方，向党立功，云锋新创",
        "也是于唐武宗后式微，倾向于永久关闭",
    ],
)
def test_names_within_a_sentence_that_no_title_shows(marked: str) -> None:
    assert _marked(marked.replace("[", "").replace("]", "")) == marked
