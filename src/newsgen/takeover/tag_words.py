"""What the tags of generators and their usual themes mean, by their names."""

from __future__ import annotations

import re

PICTURES = frozenset(
    [
        "asset_img",
        "img",
        "image",
        "figure",
        "fig",
        "imgx",
        "picture",
        "fullimage",
        "fullpage-image",
        "fi",
        "lazyimg",
        "figurecaption",
        "photo",
        "imgproc",
        "image-card",
        "bundle-image",
        "imgcap",
        "single-image",
    ]
)
#: Parts that stand apart from the text: quotations here.
QUOTES = frozenset(
    [
        "alert",
        "admonition",
        "note",
        "notice",
        "blockquote",
        "quote",
        "centerquote",
        "cq",
        "pullquote",
        "callout",
        "hint",
        "tip",
        "info",
        "warning",
        "danger",
        "success",
        "attention",
        "important",
        "caution",
        "aside",
        "box",
        "notification",
        "msgbox",
        "subnote",
        "toast",
        "epigraph",
        "disclaimer",
        "error",
        "failure",
        "question",
        "bug",
        "example",
        "abstract",
        "summary",
        "quoteblock",
        "lead",
        "bq",
        "theorem",
        "definition",
        "proof",
        "lemma",
        "todo",
        "note-box",
    ]
)
FOLDED = frozenset(
    [
        "details",
        "hidetoggle",
        "hideblock",
        "hideinline",
        "fold",
        "folding",
        "folded",
        "collapse",
        "collapsible",
        "spoiler",
        "expand",
        "accordion",
        "accordion-item",
        "toggle",
    ]
)
CODE = frozenset(["codeblock", "code", "highlight", "include_code"])
CHARTS = frozenset(
    ["mermaid", "echarts", "chart", "plantuml", "flow", "graph", "vega", "graphviz", "flowchart", "sequence"]
)
GALLERIES = frozenset(
    ["gallery", "grouppicture", "gp", "galleries", "album", "photos", "image-gallery", "carousel", "slider"]
)
MATHEMATICS = frozenset(["math", "katex", "tex", "latex", "mathjax"])
#: Links; the first five stand for an address alone, or for a whole link.
LINKS = frozenset(
    [
        "post_link",
        "post_path",
        "asset_link",
        "asset_path",
        "post_url",
        "link",
        "ref",
        "relref",
        "button",
        "btn",
    ]
)
#: They only place or paint what is within.
PLAIN = frozenset(
    [
        "raw",
        "verbatim",
        "rawhtml",
        "html",
        "div",
        "center",
        "right",
        "left",
        "row",
        "column",
        "columns",
        "col",
        "endcol",
        "span",
    ]
)
#: They say nothing by themselves.
EMPTY = frozenset(["more", "toc", "br", "clear", "clearfix", "hr", "break"])
#: Words that are a colour or an icon of a part, and no title.
LOOKS = frozenset(
    [
        "default",
        "primary",
        "secondary",
        "success",
        "info",
        "warning",
        "danger",
        "no-icon",
        "noicon",
        "simple",
        "modern",
        "flat",
        "disabled",
        "tip",
        "note",
        "true",
        "false",
        "open",
        "closed",
        "light",
        "dark",
        "error",
        "blue",
        "red",
        "green",
        "yellow",
        "orange",
        "purple",
        "gray",
        "grey",
        "cyan",
        "pink",
        "quote",
        "question",
        "bug",
        "example",
        "abstract",
        "failure",
        "important",
        "caution",
    ]
)
#: Where the films, notes and sounds are that a tag shows; `{}` is the id that it is given.
EMBEDS = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "youtubepl": "https://www.youtube.com/playlist?list={}",
    "vimeo": "https://vimeo.com/{}",
    "bilibili": "https://www.bilibili.com/video/{}",
    "bvideo": "https://www.bilibili.com/video/{}",
    "gist": "https://gist.github.com/{}",
    "jsfiddle": "https://jsfiddle.net/{}",
    "tweet": "https://twitter.com/i/status/{}",
    "twitter": "https://twitter.com/i/status/{}",
    "x": "https://twitter.com/i/status/{}",
    "instagram": "https://www.instagram.com/p/{}/",
    "codepen": "https://codepen.io/{}",
    "asciinema": "https://asciinema.org/a/{}",
    "youku": "https://v.youku.com/v_show/id_{}.html",
    "tencent": "https://v.qq.com/x/page/{}.html",
    "iframe": "{}",
    "video": "{}",
    "dplayer": "{}",
    "audio": "{}",
    "aplayer": "{}",
    "music": "{}",
    "meting": "{}",
    "pdf": "{}",
    "spotify": "{}",
    "netease": "https://music.163.com/#/song?id={}",
}
PLAYED = re.compile(r"\.(?:mp4|m4v|webm|ogv|mov|mp3|m4a|aac|oga|ogg|opus|wav|flac)(?:[?#]|$)", re.IGNORECASE)
LOOKS_LIKE_FILE = re.compile(r"(?:https?:)?//\S+|[^\s\"']*\.[a-zA-Z]{3,4}(?:[?#]\S*)?|/\S+")
