"""Only the names that an article mentions matter to its conversion."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsgen.editions import EditionConverter, Mentions
from newsgen.model import Article, Attribution, Body, Credit, Forms, Heading, Image, Name, Script

_NAMES = [
    Name(Forms((("zh-Hans", hans), ("zh-Hant", hant))), kind)
    for hans, hant, kind in (
        ("余承东", "余承東", "person"),
        ("国家发改委", "國家發展委", "organisation"),
        ("发改委", "發展改革委", "organisation"),
        ("软件园（一期）", "軟體園(一期)", "place"),
        ("头发", "髮頭", "brand"),
        ("A&B公司", "甲乙公司", "organisation"),
    )
]
_PIECES = st.sampled_from(
    [
        "余承东",
        "余承東",
        "国家",
        "发改委",
        "發改委",
        "软件园",
        "（一期）",
        "(一期)",
        "头",
        "发",
        "，",
        "甲",
        "A&amp;B公司",
    ]
)
_HTML = st.lists(
    st.sampled_from(["<b>", "</b>", '<a href="x">', "</a>", "</p>\n<p>", '<img alt="余承东" src="a">'])
    | _PIECES,
    max_size=12,
).map(lambda pieces: f"<p>{''.join(pieces)}</p>")
_TEXT = st.lists(_PIECES, max_size=4).map("".join)


@given(
    _TEXT, _TEXT, _TEXT, _HTML, st.sampled_from(["zh-Hans", "zh-Hant", "zh-Hant-TW"]), st.sampled_from(Script)
)
def test_the_names_that_are_not_mentioned_do_not_matter(
    title: str, summary: str, credit: str, html: str, edition: str, script: Script
) -> None:
    article = Article(
        "content/articles/a.md",
        "articles/a",
        "article",
        script,
        title,
        summary=summary,
        source=Attribution(credit, third_party=bool(title)),
        credits=(Credit(credit),),
        tags=(summary,),
        image=Image("a.png", credit, summary, title),
    )
    body = Body(html, (Heading(2, "a", summary),))
    named = [_NAMES[at] for at in Mentions(_NAMES)(article, body)]
    every = EditionConverter(edition, _NAMES, {}).convert(article, body)
    assert EditionConverter(edition, named, {}).convert(article, body) == every


def test_a_name_across_a_tag_is_mentioned_and_others_are_not() -> None:
    article = Article("content/articles/a.md", "articles/a", "article", Script.HANS, "题")
    assert Mentions(_NAMES)(article, Body('<p>余<b title="a>b">承</b>东</p>')) == [0]
    assert Mentions(_NAMES)(article, Body("<p>余 承东</p>")) == []
