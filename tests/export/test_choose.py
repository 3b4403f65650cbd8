"""An article is named by its file, its address or its title, and what is not to go out does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsgen.export import ArticleNotFound, ExportForbidden

if TYPE_CHECKING:
    from export.conftest import Take


@pytest.mark.parametrize(
    "named",
    [
        "content/articles/2026/all.md",
        "2026/all.md",
        "2026/all",
        "all",
        "../somewhere/site/content/articles/2026/all.md",
        "/srv/site/content/articles/2026/all.md",
        "content\\articles\\2026\\all.md",
        "https://news.example/articles/2026/all/",
        "https://news.example/zh-hans/articles/2026/all/index.html",
        "/zh-hans/articles/2026/all/",
        "三十家企業",
        "三十家企业签约",
        "超過三十家企業簽約",
    ],
)
def test_an_article_by_its_file_its_address_or_a_part_of_its_title(take: Take, named: str) -> None:
    story, _ = take(named)
    assert story.path == "content/articles/2026/all.md"


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("alll", "there is no article `alll`; did you mean content/articles/2026/all.md?"),
        ("文章", "several articles have `文章` in their titles"),
        ("從沒有過的題目", "there is no article `從沒有過的題目`: name its file"),
        (" ", "there is no article ` `"),
        ("https://[", "there is no article"),
    ],
)
def test_what_names_no_article_or_several_is_told(take: Take, named: str, said: str) -> None:
    with pytest.raises(ArticleNotFound, match="^" + said.replace("?", r"\?").replace("[", r"\[")):
        take(named)


def test_an_edition_that_there_is_not_or_that_does_not_have_the_article(take: Take) -> None:
    with pytest.raises(ArticleNotFound, match=r"no edition `zh-hans`; did you mean `zh-Hans`\?"):
        take("all", edition="zh-hans")
    with pytest.raises(ArticleNotFound, match=r"zh-Hant does not have content/articles/2026/hans.md"):
        take("只有简体")
    assert take("只有简体", edition="zh-Hans")[0].title == "只有简体"


@pytest.mark.parametrize(
    ("named", "line", "said", "helps"),
    [
        ("draft", 5, "this article is a draft", True),
        ("later", 6, "this article is scheduled for 2031-01-01 00:00+08:00", True),
        ("gone", 5, "this article has expired", False),
    ],
)
def test_what_readers_do_not_see_goes_out_only_when_it_is_asked_for(
    take: Take, named: str, line: int, said: str, helps: bool
) -> None:
    with pytest.raises(ExportForbidden) as refused:
        take(named)
    problem = refused.value.problem
    assert problem.path == f"content/articles/2026/{named}.md"
    assert problem.line == line
    assert problem.message.format(**dict(problem.values)).startswith(said)
    assert ("--draft" in problem.hint) == helps
    if helps:
        assert take(named, drafts=True)[0].body
