"""What the comparison of editions marks, and that it shows what is published."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from newsgen.config import Config, read_config
from newsgen.editions import EditionConverter
from newsgen.editions.aligned import aligned_texts
from newsgen.editions.html import html_blocks
from newsgen.hanzi import Converter, Decided
from newsgen.library import Registries, read_article, read_registries
from newsgen.model import Article, Body, Forms, Name, SourceFile
from newsgen.preview.compare import ComparedSpan, compare_editions
from newsgen.problems import Report

_EDITIONS = ("zh-Hant", "zh-Hans")


@pytest.fixture(scope="module")
def newsroom(root: Path) -> tuple[Config, Registries]:
    """The sample newsroom's configuration and registries."""
    config = read_config(root, Report("newsgen.yaml"))
    assert config is not None
    return config, read_registries(root, config)[0]


def _read(text: str, newsroom: tuple[Config, Registries], title: str = "題") -> tuple[Article, Body]:
    front = f"---\ntitle: {title}\ndate: 2026-01-02\nsource: 贛江投資觀察\nsummary: 要\n---\n"
    read = read_article(SourceFile("content/articles/a.md", front + text), "article", *newsroom)
    assert read.article is not None
    assert read.body is not None
    return read.article, read.body


def _marked(
    text: str, edition: str, newsroom: tuple[Config, Registries], title: str = "題"
) -> list[ComparedSpan]:
    """Return the spans of a text that are marked in one edition."""
    rows = compare_editions(*_read(text, newsroom, title), _EDITIONS, *newsroom)
    column = _EDITIONS.index(edition)
    return [span for row in rows for span in row.cells[column] if span.why or span.unsure]


def test_the_columns_say_what_is_published(root: Path, newsroom: tuple[Config, Registries]) -> None:
    config, registries = newsroom
    typography = replace(config.typography, units=False)  # which only say where lines may break
    paths = sorted((root / "content/articles").rglob("*.md"))
    assert len(paths) > 20
    for path in paths:
        name = path.relative_to(root).as_posix()
        read = read_article(SourceFile(name, path.read_text(encoding="utf-8")), "article", *newsroom)
        assert read.article is not None
        assert read.body is not None
        rows = compare_editions(read.article, read.body, _EDITIONS, *newsroom)
        for column, edition in enumerate(_EDITIONS):
            made = EditionConverter(edition, registries.names, registries.sources, False, typography)
            item, body = made.convert(read.article, read.body)
            shown = ["".join(span.text for span in row.cells[column]) for row in rows]
            published = ["".join(piece for piece, _ in block) for block in html_blocks(body.html)]
            assert shown[0] == item.title, name
            assert shown[2 if read.article.summary else 1 :] == published, name


def test_a_plain_exchange_of_characters_is_not_marked(newsroom: tuple[Config, Registries]) -> None:
    assert _marked("国家发展。", "zh-Hant", newsroom, "国家") == []


def test_what_a_word_decides_is_marked_with_the_word(newsroom: tuple[Config, Registries]) -> None:
    spans = _marked("他剪了头发。", "zh-Hant", newsroom, "国家")
    assert [(span.text, span.why, span.given, span.because) for span in spans] == [
        ("髮", Decided.PHRASE, "发", "头发")
    ]


def test_a_name_is_marked_whole(newsroom: tuple[Config, Registries]) -> None:
    config, registries = newsroom
    name = Name(Forms((("zh-Hans", "赣观"), ("zh-Hant", "贛江觀察社"))))
    named = config, replace(registries, names=(*registries.names, name))
    spans = _marked("赣观说。", "zh-Hant", named, "国家")
    assert [(span.text, span.why, span.given) for span in spans] == [("贛江觀察社", Decided.NAME, "赣观")]


def test_quotation_marks_of_an_edition_are_marked(newsroom: tuple[Config, Registries]) -> None:
    spans = _marked("他说：“好。”", "zh-Hant", newsroom, "国家")
    assert [(span.text, span.given, span.why) for span in spans] == [("「", "“", "mark"), ("」", "”", "mark")]
    assert _marked("他说：“好。”", "zh-Hans", newsroom, "国家") == []


def test_a_careless_form_that_was_put_right_is_marked(newsroom: tuple[Config, Registries]) -> None:
    spans = _marked("於是産業發展，這說明國家于一體。", "zh-Hant", newsroom)
    assert ("產", "産") in [(span.text, span.given) for span in spans]


def test_what_is_unsure_has_its_candidates(newsroom: tuple[Config, Registries]) -> None:
    unsure = [span for span in _marked("用绳他制的。", "zh-Hant", newsroom, "国家") if span.unsure]
    assert unsure
    assert all(span.others and span.text not in span.others for span in unsure)


def test_a_form_given_in_the_article_is_marked(newsroom: tuple[Config, Registries]) -> None:
    text = "用-{zh-Hans:软件; zh-Hant:軟體}-的“人”。"
    spans = _marked(text, "zh-Hant", newsroom, "国家")
    assert [(span.text, span.why) for span in spans] == [("軟體", "rule"), ("「", "mark"), ("」", "mark")]


def test_code_stays_in_its_paragraph(newsroom: tuple[Config, Registries]) -> None:
    rows = compare_editions(
        *_read("## 国\n\n见`names.yaml`上**的**话。\n\n- 一\n- 二", newsroom), _EDITIONS, *newsroom
    )
    assert [row.kind for row in rows] == ["title", "summary", "heading", "text", "text", "text"]
    assert [(span.text, span.kept) for span in rows[3].cells[0]] == [
        ("見", False),
        ("names.yaml", True),
        ("上的話。", False),
    ]


def test_texts_that_are_empty_or_end_in_a_name_stay_apart() -> None:
    converter = Converter("zh-Hant", "Hans", names=[{"zh-Hans": "台积电", "zh-Hant": "台灣積體電路"}])
    texts = ["", "在台积电", "", "台积电的", "-{A}-里", "里"]
    made = aligned_texts(texts, converter)
    assert ["".join(segment.target for segment in each) for each in made] == [
        "",
        "在台灣積體電路",
        "",
        "台灣積體電路的",
        "A裡",
        "裡",
    ]
    for text, each in zip(texts, made, strict=True):
        assert [segment.start for segment in each] == [0, *[segment.end for segment in each]][: len(each)]
        assert (each[-1].end if each else 0) == len(text)
