"""What a conversion was unsure of is told of the very texts that are converted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsgen.editions import ArticleTexts, EditionConverter
from newsgen.editions.texts import Texts
from newsgen.hanzi import Converter, Decided
from newsgen.markup import render_markdown
from newsgen.model import Article, Credit, Forms, Image, Name, Script

_NAMES = [{"zh-Hans": "小米", "zh-Hant": "小米科技"}, {"zh-Hans": "梅赛德斯", "zh-Hant": "賓士"}]
_CONVERTERS = [
    Converter("zh-Hant", "Hans", names=_NAMES),
    Converter("zh-Hant-TW", "Hans", vocabulary=True),
    Converter("zh-Hant-HK", "Hant", "mainland"),
    Converter("zh-Hans", "Hant"),
]
_WORDS = ["咽", "松", "头发", "小米", "梅赛德斯", "软件", "唯一齣路", "，", "x", " "]
_RULES = ["-{zh-Hans:软件; zh-Hant:軟體}-", "-{咽}-", "-{"]
_ANY = st.lists(st.sampled_from([*_WORDS, *_RULES]), max_size=6).map("".join)


@given(st.lists(_ANY, max_size=6), st.sampled_from(_CONVERTERS))
def test_each_text_is_explained_as_it_is_converted(given_texts: list[str], converter: Converter) -> None:
    texts = Texts()
    numbers = [texts.add(text) for text in given_texts]
    parts, explained = texts.converted(converter), texts.explained(converter)
    assert texts.typed() == dict(zip(numbers, given_texts, strict=True))
    for number, text in zip(numbers, given_texts, strict=True):
        found = explained[number]
        assert (found.source, found.target) == (text, parts[number])
        for choice in found.choices:
            assert text[choice.start : choice.end] == choice.given
            low, high = found.place(choice.start, choice.end)
            assert found.target[low:high] == choice.chosen


def _explained(body: str, **fields: object) -> dict[str, list[tuple[str, str]]]:
    """Return the doubtful characters of an article and their form, by what they stand in."""
    article = Article("content/articles/a.md", "articles/a", "article", Script.HANS, "标题")
    article = Article(**{**{name: getattr(article, name) for name in Article.__struct_fields__}, **fields})
    rendered = render_markdown(body).body
    names = [Name(Forms((("zh-Hans", "松野"), ("zh-Hant", "松野"))))]
    converter = EditionConverter("zh-Hant", names, {})
    fields_of = [field for field, _ in ArticleTexts(article, rendered).typed()]
    found: dict[str, list[tuple[str, str]]] = {}
    for field, text in zip(fields_of, converter.explain(article, rendered), strict=True):
        doubts = [(choice.given, choice.chosen) for choice in text.choices if choice.doubtful]
        if doubts:
            found.setdefault(field, []).extend(doubts)
    return found


def test_every_text_that_readers_see_is_explained_once() -> None:
    found = _explained(
        "## 小标题说咽\n\n正文说**咽**。\n\n![图说咽](a.png)\n",
        title="咽",
        summary="摘要说松",
        tags=("咽",),
        image=Image("a.png", "说咽", "说松"),
    )
    assert found == {
        "title": [("咽", "咽")],
        "summary": [("松", "松")],
        "tags": [("咽", "咽")],
        "image": [("咽", "咽"), ("松", "松")],
        "heading": [("咽", "咽")],
        "text": [("咽", "咽")],
        "alt": [("咽", "咽")],
    }


def test_what_is_protected_leaves_no_doubt() -> None:
    body = "-{咽}-与`咽`与松野，以及咽某某。\n\n```\n咽\n```\n"
    assert _explained(body, credits=(Credit("咽某某"),)) == {"author": [("咽", "咽")]}  # in the byline alone


def test_a_name_is_a_choice_without_doubt() -> None:
    [choice] = Converter("zh-Hant", "Hans", names=_NAMES).explain("小米")
    assert (choice.decided, choice.doubtful) == (Decided.NAME, False)
