"""A small site of each generator: addresses, fields, pictures, links, and a build without an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from takeover import old_sites

if TYPE_CHECKING:
    from takeover.conftest import TakeOver


def test_hexo(take_over: TakeOver) -> None:
    new = take_over(
        "hexo",
        {
            "_config.yml": old_sites.HEXO,
            "source/_posts/river.md": "title: 江水\ndate: 2020-03-04 05:06:07\ncategories: [观察]\n"
            "tags: [水]\nupdated: 2020-03-05\ncover: /images/c.png\noriginallink: https://a.example/x\n"
            "translator: 乙\nlayout: post\nmystery: 谜\n---\n导语在此。\n<!-- more -->\n第一行\n第二行\n\n"
            '{% asset_img a.png "图一" %}\n\n{% note info 提示 %}\n要点\n{% endnote %}\n\n'
            "{% post_link lake 那个湖 %}，[旧](https://old.example/blog/2020/03/05/lake/#深度)，[无](/blog/none/)\n"
            "{% codeblock lang:js %}\nlet x = '{% x %}'\n{% endcodeblock %}\n\n"
            "{% youtube abc %}\n\n`{% 码 %}`\n",
            "source/_posts/river/a.png": old_sites.png(),
            "source/_posts/lake.md": "---\ntitle: 湖\ndate: 2020-03-05\ncategories: 观察\n---\n"
            "## 深度\n很深\n",
            "source/_drafts/later.md": "---\ntitle: 以后\n---\n还没写完\n",
            "source/about/index.md": "---\ntitle: 关于\ndate: 2019-01-01\n---\n我们\n",
            "source/tags/index.md": "---\ntitle: 标签\ntype: tags\n---\n",
            "source/images/c.png": old_sites.png(4),
        },
    )
    assert new.code == 0
    river = new.text("articles/2020/river.md")
    assert 'aliases: ["/2020/03/04/river/"]' in river
    for line in (
        "title: 江水",
        "date: 2020-03-04 05:06:07",
        "source: 江畔旧站",
        "summary: 导语在此。",
        "translator: [乙]",
        "original_url: https://a.example/x",
        "updated: 2020-03-05 00:00",
        '  src: "/images/c.png"',
        "第一行\\",
        "![图一](river/a.png)",
        "> **提示**",
        "> 要点",
        "[那个湖](lake.md)",
        "[旧](lake.md#深度)",
        "[无](https://old.example/blog/none/)",
        "```js",
        "let x = '{% x %}'",
        "<https://www.youtube.com/watch?v=abc>",
        "`{% 码 %}`",
    ):
        assert line in river
    assert "status: draft" in next((new.folder / "content/articles").rglob("later.md")).read_text("utf-8")
    assert new.text("pages/about.md").endswith("我们\n")
    assert "mystery: 谜" in new.report
    assert "river.md:10" in new.report
    public = new.build()
    assert "/articles/2020/river/" in (public / "2020/03/04/river/index.html").read_text("utf-8")
    assert (public / "articles/2020/river/a.png").exists()
    assert (public / "images/c.png").exists()


def test_hugo(take_over: TakeOver) -> None:
    new = take_over(
        "hugo",
        {
            "hugo.toml": old_sites.HUGO,
            "content/posts/river/index.md": '+++\ntitle = "江水"\ndate = 2020-03-04T05:06:07+08:00\n'
            'slug = "river-one"\nlastmod = 2019-01-01\naliases = ["/a%20b/", "/旧/"]\ncategories = ["观察"]\n'
            'series = ["江河"]\n[[authors]]\nname = "甲"\nlink = "https://a.example/"\n+++\n'
            '{{< figure src="a.png" alt="图一" caption="水位" width="300" >}}\n\n'
            '[湖]({{< relref "lake.md#深度" >}})\n\n{{% alert warning %}}\n小心\n{{% /alert %}}\n\n'
            "{{< mystery 谜 >}}内文{{< /mystery >}}\n\n```\n{{< 码 >}}\n```\n",
            "content/posts/river/a.png": old_sites.png(),
            "content/posts/lake.md": '{"title": "湖", "date": "2020-03-05"}\n\n'
            "## 深度 {#deep}\n\n[回](../river-one/)\n",
            "content/posts/later.md": "---\ntitle: 以后\ndate: 2020-01-01\ndraft: true\n---\n还没写完\n",
            "content/about.md": "\ufeff---\ntitle: 关于\n---\n我们\n",
            "content/ask.md": "\n\n---\ntitle: 常见问题\ndescription: 常见 · 问题\ndraft: true\n---\n问答\n",
            "static/logo.png": old_sites.png(4),
        },
    )
    river = new.text("articles/2020/river-one.md")
    for line in (
        'aliases: ["/2020/03/river-one/", "/旧/"]',
        "author: [甲]",
        "tags: [江河]",
        '![图一](river-one/a.png "水位")',
        "[湖](lake.md#深度)",
        "> 小心",
        "内文",
        "{{< 码 >}}",
    ):
        assert line in river
    assert "updated" not in river
    assert "[回](river-one.md)" in new.text("articles/2020/lake.md")
    for told in ("link: https://a.example/", "{{< mystery 谜 >}}", "2019-01-01", "/a b/"):
        assert told in new.report
    ask = new.text("pages/ask.md")
    assert "title: 常见问题" in ask
    assert "summary" not in ask
    built = new.build()
    assert (built / "about/index.html").exists()
    assert not (built / "ask").exists()


def test_jekyll(take_over: TakeOver) -> None:
    new = take_over(
        "jekyll",
        {
            "_config.yml": old_sites.JEKYLL,
            "_posts/2020-03-04-River-One.md": "---\ntitle: 江水\ncategories: watch\ntags: 水 江\n"
            "header:\n  image: /img/c.png\nredirect_from: [/r/]\n---\n![图]({{ site.baseurl }}/img/c.png)\n\n"
            "[湖]({% post_url 2020-03-05-lake %})\n{: .note}\n\n* TOC\n{:toc}\n\n"
            "{% highlight ruby %}\nputs '水'\n{% endhighlight %}\n\n"
            "{% include figure.html src='/img/c.png' alt='丙' %}\n\n"
            "{% if 真 %}正文{% endif %}\n",
            "_posts/2020-03-05-lake.md": "---\ntitle: 湖\npublished: false\n---\n水\n",
            "about.md": "---\ntitle: 关于\npermalink: /who/\n---\n我们\n",
            "README.md": "# 仓库\n",
            "img/c.png": old_sites.png(),
            "css/site.css": "p {}",
        },
    )
    river = new.text("articles/2020/river-one.md")
    for line in (
        'aliases: ["/watch/2020/03/04/River-One.html", "/r/"]',
        "tags: [水, 江]",
        '  src: "/img/c.png"',
        "  alt: 图",
        "[湖](lake.md)",
        "```ruby",
        "![丙](/img/c.png)",
        "正文",
    ):
        assert line in river
    assert "TOC" not in river
    assert "![图]" not in river
    assert "status: draft" in new.text("articles/2020/lake.md")
    assert (new.build() / "who/index.html").exists()
    assert "{% if 真 %}" in new.report


def test_pelican(take_over: TakeOver) -> None:
    new = take_over(
        "pelican",
        {
            "pelicanconf.py": old_sites.PELICAN,
            "content/观察/river.md": "Title: 江水\nDate: 2020-03-04 05:06\nModified: 2020-03-06\n"
            "Tags: 水, 江\nSlug: river-one\nAuthors: 甲, 乙\nSummary: **要**点\n\n[TOC]\n\n"
            '[湖]({filename}/观察/lake.md)，![图]({static}/images/c.png)\n\n!!! note "提示"\n    小心\n',
            "content/观察/lake.md": "Title: 长江\nDate: 2020-03-05\nStatus: hidden\n\n水\n",
            "content/pages/who.md": "Title: 关于\n\n我们\n",
            "content/images/c.png": old_sites.png(),
        },
    )
    river = new.text("articles/2020/river-one.md")
    for line in (
        'aliases: ["/2020/river-one/"]',
        "author: [甲, 乙]",
        "summary: 要点",
        "updated: 2020-03-06 00:00",
        "![图](/images/c.png)",
        "> **提示**",
        "> 小心",
    ):
        assert line in river
    assert "TOC" not in river
    lake = new.text("articles/2020/lake.md")
    assert "/2020/chang-jiang/" in lake
    assert "status: draft" in lake
    assert "section:" in river
    assert (new.build() / "pages/guan-yu.html").exists()


def test_mkdocs(take_over: TakeOver) -> None:
    new = take_over(
        "mkdocs",
        {
            "mkdocs.yml": old_sites.MKDOCS,
            "docs/index.md": "# 欢迎\n\n见[入门](guide/start.md#第一步)\n",
            "docs/guide/start.md": "首先\n\n## 第一步\n\n!!! tip\n    小心\n\n    再小心\n\n"
            "![图](../img/c.png)\n",
            "docs/news/day.md": "---\ndate: 2020-03-04\n---\n# 新闻\n\n正文 $x_1$ 与 $5 和 $6\n",
            "docs/img/c.png": old_sites.png(),
        },
    )
    assert "[入门](guide/start.md#第一步)" in new.text("pages/index.md")
    start = new.text("pages/guide/start.md")
    assert "title: 入门" in start
    assert "> 小心\n>\n> 再小心\n" in start
    assert "![图](/img/c.png)" in start
    assert "正文 `$x_1$` 与 $5 和 $6" in new.text("articles/2020/day.md")
    public = new.build()
    assert (public / "guide/start/index.html").exists()
    assert (public / "news/day/index.html").exists()


def test_vuepress(take_over: TakeOver) -> None:
    new = take_over(
        "vuepress",
        {
            "docs/.vuepress/config.js": old_sites.VUEPRESS,
            "docs/.vuepress/public/c.png": old_sites.png(),
            "docs/README.md": "---\ntitle: 首页\n---\n欢迎\n",
            "docs/guide/start.md": "# 入门\n\n::: warning 小心\n内文\n:::\n\n"
            '<img :src="$withBase(\'/c.png\')" alt="图">\n\n'
            '<Badge text="新"/>\n\n[[toc]]\n\n[首](../README.md)\n',
            "docs/river.md": "---\ntitle: 江水\ndate: 2020-03-04\npermalink: /pages/abc/\n"
            "author: {name: 甲, link: https://a.example/}\n---\n水\n",
        },
    )
    start = new.text("pages/guide/start.md")
    assert "> **小心**" in start
    assert 'src="/c.png"' in start
    assert "[首](../index.md)" in start
    assert "title: 入门" in start
    assert "# 入门" not in start
    assert "/pages/abc/" in new.text("articles/2020/river.md")
    assert '<Badge text="新"/>' in new.report
    public = new.build()
    assert (public / "guide/start.html").exists()
    assert "c.png" in (public / "guide/start/index.html").read_text("utf-8")


@pytest.mark.parametrize("generator", ["hexo", "hugo", "jekyll", "pelican", "mkdocs", "vuepress"])
def test_what_is_no_such_site_is_said_and_nothing_is_written(generator: str, take_over: TakeOver) -> None:
    new = take_over(generator, {"note.txt": "甲"})
    assert new.code == 1
    assert "old" in new.said
    assert not new.folder.exists()


def test_without_a_source_articles_are_drafts(take_over: TakeOver) -> None:
    post = "---\ntitle: 江水\ndate: 2020-03-04\n---\n水\n"
    new = take_over("hexo", {"_config.yml": old_sites.HEXO, "source/_posts/river.md": post}, source="")
    assert new.code == 0
    assert "status: draft" in new.text("articles/2020/river.md")


def test_the_old_site_is_only_read(take_over: TakeOver) -> None:
    post = "---\ntitle: 江水\ndate: 2020-03-04\n---\n水\n"
    files: dict[str, str | bytes] = {"_config.yml": old_sites.HEXO, "source/_posts/river.md": post}
    new = take_over("hexo", files)
    old = new.folder.parent / "old"
    found = {path.relative_to(old).as_posix(): path.read_text("utf-8") for path in old.rglob("*.*")}
    assert found == files


@pytest.mark.parametrize(
    ("generator", "config", "settings", "folder"),
    [
        ("hexo", "_config.yml", old_sites.HEXO, "source/_posts"),
        ("jekyll", "_config.yml", old_sites.JEKYLL, "_posts"),
        ("hugo", "hugo.toml", old_sites.HUGO, "content/posts"),
        ("pelican", "pelicanconf.py", old_sites.PELICAN, "content"),
    ],
)
def test_a_text_that_is_no_markdown_is_told(
    generator: str, config: str, settings: str, folder: str, take_over: TakeOver
) -> None:
    post = "---\ntitle: 江水\ndate: 2020-03-04\n---\n水\n"
    files: dict[str, str | bytes] = {config: settings, f"{folder}/2020-03-04-river.md": post}
    others = [
        f"{folder}/2020-03-0{day}-lake{suffix}" for day, suffix in enumerate((".html", ".org", ".rst"), 5)
    ]
    new = take_over(generator, files | dict.fromkeys(others, "湖"))
    assert new.code == 0
    for path in others:
        assert path in new.report
    assert "a text that is no Markdown" in new.report or "不是 Markdown" in new.report


def test_pages_at_addresses_of_newsgens_own_find_others(take_over: TakeOver) -> None:
    taken = ("search", "kept", "data", "series", "topics", "feeds", "tags")
    texts = {f"source/{name}/index.md": f"---\ntitle: {name}\n---\n旧日页。\n" for name in taken}
    inside = {"source/series/lake.md": "---\ntitle: 湖\n---\n又有一篇。\n"}
    new = take_over("hexo", {"_config.yml": old_sites.HEXO} | texts | inside)
    public = new.build()
    for name in taken:
        assert "旧日页。" in (public / f"{name}-page/index.html").read_text("utf-8")
    assert "又有一篇。" in (public / "series/lake/index.html").read_text("utf-8")


def test_every_role_of_a_byline_is_taken_over(take_over: TakeOver) -> None:
    text = "---\ntitle: 江水\ndate: 2020-03-04\n責編: 甲乙\n全媒體記者: [丙丁, 戊己]\n---\n水\n"
    new = take_over("hexo", {"_config.yml": old_sites.HEXO, "source/_posts/river.md": text})
    river = new.text("articles/2020/river.md")
    assert "responsible_editor: [甲乙]" in river
    assert "media_reporter: [丙丁, 戊己]" in river
