"""Characters that readers do not see, or do not see as they were meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from linear import assert_linear, repeated
from newsgen.check.fixer import fixed
from newsgen.check.odd_characters import ODD_CHARACTER, without_odd
from newsgen.problems import Message, Severity

if TYPE_CHECKING:
    from check.conftest import Find

_FRONT = "---\ntitle: 標題\ndate: 2026-01-02\nsource: 示例報\n---\n"


def _said(find: Find, body: str, **fields: str) -> list[tuple[int, str]]:
    found = find(ODD_CHARACTER, body, **fields)
    return [(each.line, Message(each.message, each.values).text()) for each in found]


@pytest.mark.parametrize(
    "lost",
    [
        "\ufffd",
        "\ufffd\ufffd",
        "锟斤拷",
        "錕斤拷锟斤拷",
        "烫烫烫烫",
        "屯屯屯",
        "å¤§åž‹",
        "ï¼Œæ˜¯",
        "\ufffd號\ufffd",
    ],
)
def test_lost_characters_are_told(find: Find, lost: str) -> None:
    told = _said(find, f"碼頭\n投資{lost}億元。")
    assert {message.split(":")[0] for _, message in told} == {"characters were lost on the way here"}
    assert len({line for line, _ in told}) == 1
    assert _said(find, "正文。", author=f"余{lost}")


@pytest.mark.parametrize(("char", "code"), [("\uf0b7", "F0B7"), ("\uf06c", "F06C"), ("\U000f1234", "F1234")])
def test_what_only_one_font_has_is_told(find: Find, char: str, code: str) -> None:
    ((_, message),) = _said(find, f"{char} 第一項")
    assert message == f"readers see an empty box here, as only one font has this character: U+{code}"


@pytest.mark.parametrize(
    ("body", "message", "right"),
    [
        ("甲\x07乙", "an invisible control character (U+0007) stands in this line", "甲乙"),
        ("甲\x7f乙", "an invisible control character (U+007F) stands in this line", "甲乙"),
        ("甲\ufffe乙", "an invisible control character (U+FFFE) stands in this line", "甲乙"),
        (
            "⽂化⼤省，⻛電",
            "characters only look like those of words, 3 in all, here first: ⽂ for 文",
            "文化大省，风電",
        ),
        (
            "港\uf914\uf90a",
            "characters only look like those of words, 2 in all, here first: \uf914 for 樂",
            "港樂金",
        ),
        (
            "河\u200b谷\u202e港\u202c",
            "invisible characters stand in the text, 3 in all, here first: U+200B",
            "河谷港",
        ),
    ],
)
def test_what_can_be_mended_is_told_and_mended(find: Find, body: str, message: str, right: str) -> None:
    assert [said for _, said in _said(find, body)] == [message]
    (found,) = find(ODD_CHARACTER, body)
    assert found.fixable
    assert (found.severity is Severity.NOTICE) == ("invisible characters" in message)
    mended = fixed(f"{_FRONT}{body}\n".encode(), None, frozenset(), without_odd)
    assert mended == f"{_FRONT}{right}\n".encode()
    assert not _said(find, right)


def test_what_stands_in_code_and_addresses_stays() -> None:
    typed = "![⽂](a.png) ⽂化 `⽂` [甲](https://a.example/⽂)\n\n    ⽂\n"
    mended = fixed(f"{_FRONT}{typed}".encode(), None, frozenset(), without_odd)
    assert mended is not None
    assert mended.decode() == f"{_FRONT}![文](a.png) 文化 `⽂` [甲](https://a.example/⽂)\n\n    ⽂\n"


@pytest.mark.parametrize(
    "body",
    [
        "正文，２００億元，Ａ股。",
        "café, Ångström, São Paulo",
        "烫金与屯垦，屯屯相连",
        "👨\u200d👩\u200d👧 ☎\ufe0f 葛\U000e0100城",
        "extra\u00adordinary",
        "שלום\u200f (עולם)",
        "㎡、℃、①、㈱、﨑",
    ],
)
def test_what_is_meant_so_is_not_told(find: Find, body: str) -> None:
    assert _said(find, body) == []


@pytest.mark.parametrize(
    "unit", ["\ufffd", "å¤§", "å¤", "锟斤", "烫", "\uf0b7", "⽂", "甲\u200b", "\u200d", "\u00ad"]
)
def test_long_texts_take_linear_time(unit: str) -> None:
    assert_linear(without_odd, repeated(unit), 10_000, 40_000)
