"""The law of the house over whole articles: each word that was typed stands in every edition, in the element
that its markup calls for; lists have the numbers that were typed.

Words have a sign each, so that one lost cell, note or list marker is missed. A text is made of blocks within
blocks, as editors write them; texts of odds and ends are those of tests/markup/test_nothing_is_lost.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement, fragment_fromstring

from newsgen.cache import decoded
from newsgen.config import read_config
from newsgen.files import CONFIG_FILE
from newsgen.hanzi import Converter
from newsgen.library import ContentFile, read_registries
from newsgen.memo import Memo
from newsgen.model import EDITIONS, Body
from newsgen.pipeline.article_task import ArticleStage, ArticleTask
from newsgen.problems import Report, Severity

if TYPE_CHECKING:
    from conftest import SiteFolder

_FRONT = "---\ntitle: 標題\ndate: 2026-01-02\nsource: 示例日報\n---\n\n"
_DEEPEST = 3
_RARE = [chr(code) for code in range(0x3400, 0x4DB6)]
#: Rare characters that are the same in every script.
SIGNS = [
    sign
    for sign, *forms in zip(
        _RARE,
        *(
            Converter(edition, script).convert("\n".join(_RARE)).split("\n")
            for edition in EDITIONS
            for script in ("zh-Hans", "zh-Hant")
        ),
        strict=True,
    )
    if {sign} == {*forms}
]


@dataclass(frozen=True)
class Word:
    """A sign, the elements around it, from the outermost, the number of its list item, and its edition."""

    sign: str
    within: tuple[str, ...]
    number: int = 0
    edition: str = ""


@dataclass
class Typist:
    """Types an article: `words` and `notes` gather what is to be found again."""

    draw: st.DrawFn
    words: list[Word] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    definitions: list[str] = field(default_factory=list)

    def word(self, *within: str, number: int = 0, edition: str = "") -> str:
        at = len(self.words)
        self.words.append(Word(SIGNS[at], within, number, edition))
        return f"{SIGNS[at]}{70_000 + at}"

    def one_of(self, *choices: Callable[[], list[str]]) -> list[str]:
        return self.draw(st.sampled_from(choices))()

    def count(self, most: int) -> int:
        return self.draw(st.integers(1, most))

    def line(self, *within: str, number: int = 0, depth: int = 0) -> str:
        """Return some words of a line, with markup; the first is plain, and has the number of a list item."""
        pieces = [self.word(*within, number=number)]
        pieces += [self.piece(within, depth) for _ in range(self.draw(st.integers(0, 3)))]
        return self.draw(st.sampled_from(["，", " ", "、"])).join(pieces)

    def piece(self, within: tuple[str, ...], depth: int) -> str:
        kinds = ["plain", "code", "picture", "kept", "variants", "ruby"]
        if "a" not in within:
            kinds += ["url", "note", "again", *(["reference", "link"] if depth < 2 else [])]
        if depth < 2:
            kinds += (
                ["html"] if {"strong", "em", "del"} & {*within} else ["strong", "emphasis", "struck", "html"]
            )
        kind = self.draw(st.sampled_from(kinds))

        def around(before: str, after: str, *names: str) -> str:
            return f"{before}{self.line(*within, *names, depth=depth + 1)}{after}"

        def word(*names: str) -> str:
            return self.word(*within, *names)

        if kind == "code":
            return f"`{word('code')}`"
        if kind == "picture":
            size = self.draw(st.sampled_from(["", "{width=300}"]))
            return f'![{word("img")}](a.png "{self.word()}"){size}'
        if kind == "kept":
            return f"-{{{word()}}}-"
        if kind == "variants":
            simplified = self.word(*within, edition="zh-Hans")
            return f"-{{zh-Hans:{simplified}; zh-Hant:{self.word(*within, edition='zh-Hant')}}}-"
        if kind == "ruby":
            return f"<ruby>{word('ruby')}<rt>{word('ruby', 'rt')}</rt></ruby>"
        if kind == "note":
            return self.note()
        if kind == "url":
            return f"<https://a.example/{70_000 + len(self.words)}{self.word(*within, 'a')[:1]}>"
        if kind == "again" and self.notes:
            return f"[^{len(self.notes)}]"
        if kind == "strong":
            return around("**", "**", "strong")
        if kind == "emphasis":
            return around("*", "*", "em")
        if kind == "struck":
            return around("~~", "~~", "del")
        if kind == "link":
            return around("[", f'](https://a.example/ "{self.word()}")', "a")
        if kind == "reference":
            label = f"r{len(self.definitions)}"
            self.definitions.append(f"[{label}]: https://a.example/{label}")
            return around("[", f"][{label}]", "a")
        if kind == "html":
            return around("<b>", "</b>", "b")
        return word()

    def note(self) -> str:
        label = str(len(self.notes) + 1)
        self.notes.append("")  # its place: a note may cite another
        lines = [self.line("li")]
        if self.draw(st.booleans()):
            lines += [
                "",
                *self.one_of(lambda: self.paragraph("li"), lambda: self.items("li", depth=_DEEPEST)),
            ]
        self.notes[int(label) - 1] = "\n".join([f"[^{label}]: {lines[0]}", *_indented(lines[1:], 4)])
        return f"[^{label}]"

    def paragraph(self, *within: str, number: int = 0) -> list[str]:
        lines = [self.line(*within, number=number)]
        for _ in range(self.draw(st.integers(0, 2))):
            lines[-1] += self.draw(st.sampled_from(["", "  ", "\\"]))
            lines.append(self.line(*within))
        return lines

    def heading(self, *within: str) -> list[str]:
        if not within and self.draw(st.booleans()):
            return [self.line("h"), "---"]
        level = self.draw(st.integers(2, 5))
        return [f"{'#' * level} {self.line(*within, 'h')}"]

    def items(self, *within: str, depth: int) -> list[str]:
        """Return a list: bullets, tasks, or numbers from any one on."""
        kind = self.draw(st.sampled_from("-*+#.)"))
        first = self.draw(st.sampled_from([1, 1, 2, 9]))
        loose = self.draw(st.booleans())
        lines: list[str] = []
        for at in range(self.count(3)):
            number = first + at if kind in ".)" else 0
            mark = f"{number}{kind}" if number else kind.replace("#", "-")
            inner = self.paragraph(*within, "li", number=number)
            if kind == "#":
                inner[0] = f"[{self.draw(st.sampled_from('x '))}] {inner[0]}"
            if depth < _DEEPEST and self.draw(st.booleans()):
                inner += ["", *self.block(*within, "li", depth=depth + 1)]
            lines += ([""] if loose and at else []) + _marked(inner, f"{mark} ")
        return lines

    def quotation(self, *within: str, depth: int) -> list[str]:
        return [f"> {line}".rstrip(" ") for line in self.blocks(*within, "blockquote", depth=depth + 1)]

    def table(self, *within: str) -> list[str]:
        columns = self.count(3)

        def row(tag: str) -> str:
            return "| " + " | ".join(self.line(*within, tag) for _ in range(columns)) + " |"

        rule = self.draw(st.sampled_from(["---", ":--", "--:", ":-:"]))
        return [
            row("th"),
            "| " + " | ".join([rule] * columns) + " |",
            *(row("td") for _ in range(self.count(3))),
        ]

    def code(self, *within: str) -> list[str]:
        fence = self.draw(st.sampled_from(["```", "~~~", "````"]))
        lines = [self.word(*within, "code") for _ in range(self.count(3))]
        return [fence, *(f"{line} <b> *x* | -{{" for line in lines), fence]

    def html(self, *within: str, depth: int) -> list[str]:
        def division() -> list[str]:
            return ["<div>", "", *self.blocks(*within, "div", depth=depth + 1), "", "</div>"]

        def details() -> list[str]:
            summary = f"<details><summary>{self.word(*within, 'details', 'summary')}</summary>"
            return [summary, "", *self.blocks(*within, "details", depth=depth + 1), "", "</details>"]

        def table() -> list[str]:
            cells = [self.word(*within, "table", "td") for _ in range(self.count(3))]
            return ["<table><tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr></table>"]

        def paragraph() -> list[str]:
            return [f'<p align="center">{self.word(*within, "p")}</p>']

        def terms() -> list[str]:
            return [f"<dl><dt>{self.word(*within, 'dt')}</dt><dd>{self.word(*within, 'dd')}</dd></dl>"]

        return self.one_of(division, details, table, paragraph, terms)

    def block(self, *within: str, depth: int) -> list[str]:
        simple: list[Callable[[], list[str]]] = [
            lambda: self.paragraph(*within),
            lambda: self.heading(*within),
            lambda: self.table(*within),
            lambda: self.code(*within),
        ]
        nested: list[Callable[[], list[str]]] = [
            lambda: self.items(*within, depth=depth),
            lambda: self.quotation(*within, depth=depth),
            lambda: self.html(*within, depth=depth),
        ]
        return self.one_of(*simple, *(nested if depth < _DEEPEST else []))

    def blocks(self, *within: str, depth: int) -> list[str]:
        lines = self.block(*within, depth=depth)
        for _ in range(self.draw(st.integers(0, 2))):
            # A comment parts two lists, which would be one.
            lines += ["", "<!-- -->", "", *self.block(*within, depth=depth)]
        return lines


def _indented(lines: list[str], by: int) -> list[str]:
    return [" " * by + line if line else "" for line in lines]


def _marked(lines: list[str], mark: str) -> list[str]:
    return [mark + lines[0], *_indented(lines[1:], len(mark))]


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, list[Word]]:
    """Make an article and the words in it."""
    typist = Typist(draw)
    lines = typist.blocks(depth=0)
    ends = ["", *(line for note in typist.notes for line in (note, "")), *typist.definitions]
    return "\n".join([*lines, *ends]) + "\n", typist.words


def _places(root: HtmlElement) -> dict[str, tuple[list[str], int]]:
    """Return, for each sign in HTML, the elements around it and the number of the innermost list item."""
    found: dict[str, tuple[list[str], int]] = {}
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        chain = [element, *element.iterancestors()]
        number = next((_number(each) for each in chain if each.tag == "li"), 0)
        # The levels of headings are made to follow one another.
        names = [re.sub(r"^h\d$", "h", str(each.tag)) for each in reversed(chain)]
        texts = [element.text or "", *(child.tail or "" for child in element)]
        texts += [value for name, value in element.attrib.items() if name in ("alt", "title", "href")]
        for sign in "".join(texts):
            found.setdefault(sign, (names, number))
    return found


def _number(item: HtmlElement) -> int:
    around = item.getparent()
    if around is None or around.tag != "ol":
        return 0
    return int(around.get("start", "1")) + [each for each in around if each.tag == "li"].index(item)


def _stands_within(names: list[str], wanted: tuple[str, ...]) -> bool:
    rest = iter(names)
    return all(any(name == each for name in rest) for each in wanted)


@pytest.fixture
def stage(site: SiteFolder) -> ArticleStage:
    config = read_config(site.folder, Report(CONFIG_FILE))
    assert config is not None
    registries, problems = read_registries(site.folder, config)
    assert not problems
    return ArticleStage(site.folder, config, registries)


def _assert_kept(stage: ArticleStage, text: str, words: list[Word]) -> None:
    memo = Memo(None)
    task = ArticleTask(ContentFile("content/articles/2026/a.md", "article"), raw=(_FRONT + text).encode())
    entry = stage(task, memo).entry
    assert not [problem for problem in entry.problems if problem.severity is Severity.ERROR], text
    assert [each.edition for each in entry.editions]
    for edition in entry.editions:
        html = decoded(memo.new[edition.body], Body).html
        places = _places(fragment_fromstring(html, create_parent="div"))
        for at, word in enumerate(words):
            if not edition.edition.startswith(word.edition):
                continue
            assert word.sign in places, (text, html, word)
            names, number = places[word.sign]
            assert _stands_within(names, word.within), (text, html, word, names)
            assert word.number in (0, number), (text, html, word, number)
            assert str(70_000 + at) in html, (text, html, word)


_CHECKS = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]


@settings(max_examples=100, deadline=None, suppress_health_check=_CHECKS)
@given(made=articles())
def test_every_word_of_an_article_stands_where_it_was_typed(
    stage: ArticleStage, made: tuple[str, list[Word]]
) -> None:
    _assert_kept(stage, *made)


@pytest.mark.slow
@settings(
    max_examples=10_000,
    derandomize=False,  # other ones each time
    deadline=None,
    suppress_health_check=_CHECKS,
)
@given(made=articles())
def test_every_word_of_ten_thousand_articles_stands_where_it_was_typed(
    stage: ArticleStage, made: tuple[str, list[Word]]
) -> None:
    _assert_kept(stage, *made)
