"""What the old generator did not publish is a draft, and what only its programs showed is told."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from takeover.conftest import TakeOver
from takeover.old_sites import HEXO, HUGO, JEKYLL, MKDOCS, PELICAN, VUEPRESS, png

DATED = "---\ntitle: 甲\ndate: 2024-01-02\n---\n暗話。\n"
_NEVER = DATED.replace("---\n暗", "build:\n  render: never\n---\n暗")
_OLDER = DATED.replace("---\n暗", "_build: {list: never}\n---\n暗")
_HANDED = "---\ntitle: 欄\ncascade:\n  draft: true\n---\n"
_AIMED = "---\ntitle: 欄\ncascade:\n- target: {path: /in/a*}\n  draft: true\n---\n"
_UNPUBLISHED = "defaults:\n- scope: {path: _posts/in}\n  values: {published: false}\n"
_PELICAN = "Title: 甲\nDate: 2024-01-02\n\n暗話。\n"
_PUBLIC = "Title: 乙\nDate: 2024-01-03\nStatus: published\n\n明話。\n"


@pytest.mark.parametrize(
    ("generator", "files"),
    [
        ("hugo", {"hugo.toml": HUGO, "content/posts/a.md": _NEVER}),
        ("hugo", {"hugo.toml": HUGO, "content/posts/a.md": _OLDER}),
        ("hugo", {"hugo.toml": HUGO, "content/in/_index.md": _HANDED, "content/in/deep/a.md": DATED}),
        ("hugo", {"hugo.toml": HUGO, "content/in/_index.md": _AIMED, "content/in/a.md": DATED}),
        ("hugo", {"hugo.toml": f"{HUGO}[cascade]\ndraft = true\n", "content/posts/a.md": DATED}),
        ("hugo", {"hugo.toml": f"{HUGO}[cascade]\nvisible = false\n", "content/posts/a.md": DATED}),
        ("hexo", {"_config.yml": HEXO, "source/_posts/_a.md": DATED}),
        ("hexo", {"_config.yml": HEXO, "source/_posts/_old/a.md": DATED}),
        ("jekyll", {"_config.yml": JEKYLL, "_posts/a.md": DATED}),
        ("jekyll", {"_config.yml": f"{JEKYLL}exclude: [_posts/in]\n", "_posts/in/2024-01-02-a.md": DATED}),
        (
            "jekyll",
            {
                "_config.yml": f"{JEKYLL}{_UNPUBLISHED}",
                "_posts/in/2024-01-02-a.md": DATED,
            },
        ),
        (
            "pelican",
            {
                "pelicanconf.py": f"{PELICAN}DEFAULT_METADATA = {{'status': 'draft'}}\n",
                "content/a.md": _PELICAN,
            },
        ),
        ("pelican", {"pelicanconf.py": f"{PELICAN}ARTICLE_EXCLUDES = ['in']\n", "content/in/a.md": _PELICAN}),
        ("pelican", {"pelicanconf.py": f"{PELICAN}ARTICLE_PATHS = ['out']\n", "content/in/a.md": _PELICAN}),
        ("pelican", {"pelicanconf.py": f"{PELICAN}IGNORE_FILES = ['a.*']\n", "content/a.md": _PELICAN}),
        ("mkdocs", {"mkdocs.yml": f"{MKDOCS}exclude_docs: |\n  /in/\n", "docs/in/a.md": "# 甲\n\n暗話。\n"}),
        (
            "mkdocs",
            {"mkdocs.yml": f"{MKDOCS}draft_docs: '*.new.md'\n", "docs/in/a.new.md": "# 甲\n\n暗話。\n"},
        ),
    ],
)
def test_what_was_not_published_is_a_draft(
    take_over: TakeOver, generator: str, files: Mapping[str, str]
) -> None:
    new = take_over(generator, files)
    assert new.code == 0, new.said
    (path,) = [path for path in new.folder.rglob("content/**/*.md") if "暗話" in path.read_text("utf-8")]
    assert "status: draft" in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("said", "is_draft"),
    [
        ("wip: true", True),
        ("visible: false", True),
        ("skip: yes", True),
        ("隱藏: 是", True),
        ("status: pending", True),
        ("encrypt: 口令", True),
        ("protected: true", True),
        ("status: withdrawn", True),
        ("稿件狀態: 退稿", True),
        ("備註: 先不要發", True),
        ("draft: x", True),
        ("status: published", False),
        ("stage: 初創", False),
        ("params: {private: true}", True),
        ("params: {author: 丁}", False),
        ("expires: 2023-12-31", True),
        ("expires: 2099-12-31", False),
        ("visible: true", False),
        ("draft: false", False),
    ],
)
def test_what_any_program_takes_for_withheld_is_a_draft(
    take_over: TakeOver, said: str, is_draft: bool
) -> None:
    written = DATED.replace("---\n暗", f"{said}\n---\n暗")
    new = take_over("hexo", {"_config.yml": HEXO, "source/_posts/a.md": written})
    assert ("status: draft" in new.text("articles/2024/a.md")) == is_draft


def test_what_a_text_says_itself_wins(take_over: TakeOver) -> None:
    settings = f"{PELICAN}DEFAULT_METADATA = (('status', 'draft'), ('author', '丁'))\n"
    new = take_over("pelican", {"pelicanconf.py": settings, "content/b.md": _PUBLIC})
    assert "status" not in new.text("articles/2024/b.md")
    assert "author: [丁]" in new.text("articles/2024/b.md")


def test_what_is_handed_down_to_others_is_not_for_a_text(take_over: TakeOver) -> None:
    new = take_over("hugo", {"hugo.toml": HUGO, "content/in/_index.md": _AIMED, "content/in/b.md": DATED})
    assert "status" not in new.text("articles/2024/b.md")


def test_patterns_of_mkdocs_are_those_of_git(take_over: TakeOver) -> None:
    settings = f"{MKDOCS}exclude_docs: |\n  # 舊稿\n  /in/\n  old/*\n  !old/b.md\n"
    places = ("in/a.md", "x/in/b.md", "old/a.md", "old/b.md")
    texts = {f"docs/{place}": f"# 甲\n\n在 {place}。\n" for place in places}
    new = take_over("mkdocs", {"mkdocs.yml": settings, **texts})
    written = [path.read_text("utf-8") for path in new.folder.rglob("content/**/*.md")]
    drafts = {
        place for place in places for text in written if f"在 {place}。" in text and "status: draft" in text
    }
    assert drafts == {"in/a.md", "old/a.md"}


@pytest.mark.parametrize(
    ("generator", "files", "told"),
    [
        (
            "hugo",
            {"hugo.toml": HUGO, "content/a.md": DATED, "data/people.yaml": "- 丙\n"},
            "data/people.yaml",
        ),
        (
            "hexo",
            {"_config.yml": HEXO, "source/_posts/a.md": DATED, "source/_data/l.yml": "- 丙\n"},
            "source/_data/l.yml",
        ),
        (
            "jekyll",
            {"_config.yml": JEKYLL, "_posts/2024-01-02-a.md": DATED, "_data/l.yml": "- 丙\n"},
            "_data/l.yml",
        ),
        (
            "hugo",
            {"hugo.toml": HUGO, "content/a/index.md": DATED, "content/a/丙.pdf": "%PDF"},
            "content/a/丙.pdf",
        ),
        (
            "hexo",
            {"_config.yml": HEXO, "source/_posts/a.md": DATED, "source/_posts/a/b.png": png()},
            "source/_posts/a/b.png",
        ),
    ],
)
def test_files_that_no_text_shows_are_told(
    take_over: TakeOver, generator: str, files: Mapping[str, str | bytes], told: str
) -> None:
    assert told in take_over(generator, files).report


@pytest.mark.parametrize(
    ("generator", "settings", "line"),
    [
        ("mkdocs", {"mkdocs.yml": MKDOCS}, '--8<-- "parts/x.md"'),
        ("vuepress", {"docs/.vuepress/config.js": VUEPRESS}, "<<< @/parts/x.js"),
        ("vuepress", {"docs/.vuepress/config.js": VUEPRESS}, "@[code](./x.js)"),
        ("vuepress", {"docs/.vuepress/config.js": VUEPRESS}, "<!-- @include: ./x.md -->"),
    ],
)
def test_a_line_that_shows_another_file_is_told(
    take_over: TakeOver, generator: str, settings: Mapping[str, str], line: str
) -> None:
    text = f"# 甲\n\n前。\n\n{line}\n\n後。\n\n```\n{line}\n```\n"
    new = take_over(generator, {**settings, "docs/a.md": text})
    assert new.text("pages/a.md").count(line) == 1
    assert "docs/a.md:5" in new.report
    assert line in new.report


def test_a_comment_of_kramdown_is_told_and_not_published(take_over: TakeOver) -> None:
    text = f"{DATED}前。\n\n{{::comment}}\n給編輯的話\n{{:/comment}}\n\n後。\n"
    new = take_over("jekyll", {"_config.yml": JEKYLL, "_posts/2024-01-02-a.md": text})
    assert "給編輯的話" not in new.text("articles/2024/a.md")
    assert "給編輯的話" in new.report


def test_tabs_of_hexo_keep_their_titles(take_over: TakeOver) -> None:
    text = f"{DATED}{{% tabs 組, 1 %}}\n<!-- tab 產值@icon -->\n三百億\n<!-- endtab -->\n{{% endtabs %}}\n"
    new = take_over("hexo", {"_config.yml": HEXO, "source/_posts/a.md": text})
    assert "**產值**" in new.text("articles/2024/a.md")


def test_dates_in_one_field_and_blocks_of_slashes(take_over: TakeOver) -> None:
    text = (
        "---\ndate:\n  created: 2024-01-02\n  updated: 2024-02-03\n---\n# 甲\n\n"
        "/// note | 提要\n要點。\n///\n\n![江岸](p.png)\n/// caption\n圖說。\n///\n"
    )
    new = take_over(
        "mkdocs", {"mkdocs.yml": MKDOCS, "docs/blog/posts/a.md": text, "docs/blog/posts/p.png": png()}
    )
    written = new.text("articles/2024/a.md")
    assert "date: 2024-01-02" in written
    assert "updated: 2024-02-03" in written
    assert "> **提要**" in written
    assert "圖說。" in written
    assert "///" not in written


def test_what_is_said_of_the_first_picture_of_a_bundle_is_told(take_over: TakeOver) -> None:
    text = DATED.replace("---\n暗", "resources:\n- src: p.png\n  title: 江岸的工地\n---\n暗")
    new = take_over("hugo", {"hugo.toml": HUGO, "content/a/index.md": text, "content/a/p.png": png()})
    assert "江岸的工地" in new.report


def test_what_a_text_hides_and_readers_would_see_is_told(take_over: TakeOver) -> None:
    text = f'{DATED}\n<div style="color: red; display: none">藏著的話</div>\n'
    new = take_over("hugo", {"hugo.toml": HUGO, "content/posts/a.md": text})
    assert "display: none" in new.report


def test_an_address_that_stands_in_the_text_is_a_link(take_over: TakeOver) -> None:
    text = f'{DATED}\n見{{{{< ref "b.md" >}}}}，[乙]({{{{< ref "b.md" >}}}})。\n'
    files = {"hugo.toml": HUGO, "content/posts/a.md": text, "content/posts/b.md": DATED.replace("甲", "乙文")}
    assert "見[乙文](b.md)，[乙](b.md)。" in take_over("hugo", files).text("articles/2024/a.md")


def test_a_timeline_of_hexo_keeps_its_titles(take_over: TakeOver) -> None:
    inner = "<!-- timeline 3月簽約 -->\n三百億\n<!-- endtimeline -->"
    text = f"{DATED}\n{{% timeline 大事 %}}\n{inner}\n{{% endtimeline %}}\n"
    new = take_over("hexo", {"_config.yml": HEXO, "source/_posts/a.md": text})
    assert "**3月簽約**" in new.text("articles/2024/a.md")


@pytest.mark.parametrize("said", ["noindex: true", "robots: noindex", "sitemap: {disable: true}"])
def test_what_search_engines_were_kept_from_they_are_kept_from_here(take_over: TakeOver, said: str) -> None:
    written = DATED.replace("---\n暗", f"{said}\n---\n暗")
    new = take_over("hugo", {"hugo.toml": HUGO, "content/posts/a.md": written})
    assert "\nindexing: none\n" in new.text("articles/2024/a.md")


def test_front_matter_of_hexo_in_json(take_over: TakeOver) -> None:
    written = '"title": "甲",\n"date": "2024-01-02",\n"draft": true\n;;;\n暗話。\n'
    new = take_over("hexo", {"_config.yml": HEXO, "source/_posts/a.md": written})
    assert "status: draft" in new.text("articles/2024/a.md")
    assert ";;;" not in new.text("articles/2024/a.md")
