"""Small sites of other generators, written by hand."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from pathlib import Path

HEXO = """\
title: 江畔旧站
description: 写投资的旧网站
url: https://old.example/blog
root: /blog/
timezone: Asia/Shanghai
permalink: :year/:month/:day/:title/
post_asset_folder: true
"""
HUGO = """\
baseURL = "https://old.example/"
title = "江畔旧站"
timeZone = "Asia/Shanghai"
defaultContentLanguage = "zh-cn"
[permalinks]
posts = "/:year/:month/:slug/"
"""
JEKYLL = """\
title: 江畔旧站
url: https://old.example
baseurl: /blog
permalink: /:categories/:year/:month/:day/:title.html
timezone: Asia/Shanghai
"""
PELICAN = """\
AUTHOR = '甲'
SITENAME = '江畔旧站'
HOST = 'old.example'
SITEURL = 'https://' + HOST
TIMEZONE = 'Asia/Shanghai'
PATH = 'content'
ARTICLE_URL = '{date:%Y}/{slug}/'
ARTICLE_SAVE_AS = '{date:%Y}/{slug}/index.html'
"""
MKDOCS = """\
site_name: 江畔旧站
site_url: https://old.example/
nav:
  - 首页: index.md
  - 入门: guide/start.md
markdown_extensions:
  - admonition
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
"""
VUEPRESS = """\
module.exports = {
  title: '江畔旧站',
  description: "写投资的旧网站",
  base: '/',
  themeConfig: { hostname: 'https://old.example' },
}
"""


def png(width: int = 3) -> bytes:
    """Return a picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x80\x90\xa0" * width for _ in range(2))
    head = struct.pack(">IIBBBBB", width, 2, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write the files of a site, and return its folder."""
    for path, content in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root
