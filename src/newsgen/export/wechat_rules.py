"""What the editor of WeChat's official accounts keeps, as public editors for it have written down.

The platform documents none of it. Sources, as of November 2026:

- md2wechat: geekjourneyx/md2wechat-skill, skills/md2wechat/references/html-guide.md (elements, properties)
- doocs: doocs/md, apps/web/src/services/export/clipboard-dom.ts and clipboard.ts (lists, pictures, anchors)
- mdnice: mdnice/markdown-nice, src/template/content.md (links), src/utils/converter.js
- wechat-format: lyricat/wechat-format, README.md (lists are styled anew, links become references)
"""

from __future__ import annotations

from msgspec import Struct


class WechatRule(Struct, frozen=True):
    """A rule: what holds, and who says so."""

    says: str
    source: str


#: The rules that are no list of names, by a short name; the tests hold every export against each.
RULES = {
    "elements": WechatRule("other elements than these are dropped", "md2wechat; mdnice for sup"),
    "attributes": WechatRule(
        "classes, ids and handlers are dropped: all style is inline", "md2wechat, doocs"
    ),
    "properties": WechatRule(
        "other properties than these are dropped, position and layouts first", "md2wechat"
    ),
    "variables": WechatRule("nothing is reckoned: no var(), calc() or currentcolor", "doocs"),
    "links": WechatRule("links lead nowhere but to other articles of WeChat", "mdnice, wechat-format"),
    "anchors": WechatRule("links within the text are dropped", "doocs"),
    "nested-lists": WechatRule("a list within an item falls apart: it stands behind the item", "doocs"),
    "pictures": WechatRule(
        "the size of a picture is style, not an attribute; its address is absolute", "doocs"
    ),
    "colour": WechatRule("a paragraph without a colour of its own turns black", "md2wechat"),
    "one-piece": WechatRule("the style of the page is dropped: one element holds everything", "md2wechat"),
    "code": WechatRule("line ends and runs of blanks are lost in code: they are written out", "doocs"),
}

_ELEMENT_NAMES = """
    section p span strong em u a h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code table thead tbody tr th td
    br img hr sup
"""
#: The elements that stay. `sup` marks references in mdnice and wechat-format.
ELEMENTS = frozenset(_ELEMENT_NAMES.split())

#: The attributes that stay, beside `style`: cells that span others are the editor's own, too.
ATTRIBUTES = {
    "a": frozenset(("href",)),
    "img": frozenset(("src", "alt")),
    "td": frozenset(("colspan", "rowspan")),
    "th": frozenset(("colspan", "rowspan")),
    "ol": frozenset(("start",)),
}

_PROPERTY_NAMES = """
    color font-size font-weight font-style font-family line-height letter-spacing text-align text-decoration
    text-indent background-color border border-left border-right border-top border-bottom border-radius
    margin margin-top margin-bottom margin-left margin-right padding padding-top padding-bottom padding-left
    padding-right width max-width min-width height max-height min-height display overflow overflow-x
    box-shadow text-shadow border-collapse vertical-align white-space word-break list-style-type
"""
#: The properties that stay; for `display` and `float` only some values.
PROPERTIES = frozenset(_PROPERTY_NAMES.split())
DISPLAYS = frozenset(("block", "inline-block", "none", "inline"))

#: Where links may lead.
LINKS = "https://mp.weixin.qq.com/"
