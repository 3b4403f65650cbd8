"""Fields of other programs in front matter: what to write here in their place."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newsgen.library.status_words import STATUS_WORDS
from newsgen.model import Status
from newsgen.yamlfile import FieldReader, Text
from newsgen.yamlfile.table import Kind

_ON, _OFF = ("true", "yes", "on"), ("false", "no", "off")
_YES = (*_ON, "1", "是", "真")
_NO = (*_OFF, "0", "否", "假", "never")
_WITHHOLDS = (
    "draft isdraft is_draft wip hidden hide private unlisted headless ignore ignored skip archived"
    " protected locked secret confidential internal members_only membersonly"
    " 草稿 隱藏 隐藏 保密 內部 内部 私密 加密 待審 待审"
)
_SHOWS = (
    "published publish public visible ispublished is_published online"
    " 發布 发布 發佈 已發布 已发布 已發佈 可見 可见 公開 公开 顯示 显示 已審 已审 已審核 已审核"
    " approved"
)
_UNBUILT = ("never", "link", "false", "no")  # Hugo: no page of its own, or in no list
#: Fields that say in other programs whether a text is to be seen, and what they say where it is not.
FLAGS = {
    **dict.fromkeys(_WITHHOLDS.split(), _YES),
    **dict.fromkeys(_SHOWS.split(), _NO),
    "visibility": (
        *("private", "hidden", "draft", "pending", "unlisted"),
        *("members", "paid", "internal", "protected", "password"),
    ),
}
_DONE = {
    **dict.fromkeys(_WITHHOLDS.split(), _NO),
    **dict.fromkeys(_SHOWS.split(), _YES),
    "visibility": ("public", "published", "visible"),
}
_LOCKS = ("password", "encrypt", "encrypted", "密碼", "密码", "口令", "禁發", "禁发")  # with any value but no
#: All of them, in small letters.
STATES = (*FLAGS, *_LOCKS)
# What other programs have for a status, beside our own words.
_DRAFTS = frozenset(("draft", "private", "hidden", "pending", "skip")).union(
    word for word, status in STATUS_WORDS.items() if status is Status.DRAFT
)
# What other programs switch on or off by a field that has words here: `copyright: false`.
_SWITCHED = (*_ON, *_OFF, "undefined", "null", "none")
_WORDED = (Kind.TEXT, Kind.LINES, Kind.WORDS, Kind.URL)
# What has a whole address there, of which `slug` is only the end.
_ADDRESSES = ("permalink", "url", "path")
# What says there whether search engines may have a text.
_ROBOTS = ("noindex", "robotsnoindex", "robots", "sitemap")
#: What other programs keep in front matter, and an article here does without.
NEEDLESS = (
    "layout template theme type weight toc comments comment math mathjax katex mermaid"
    " sitemap robots noindex robotsnoindex"
    " seo pin pinned top sticky outputs output menu nav_order sidebar aside uid guid id lang"
    " language locale translationkey iscjklanguage markup reward share nolink showtoc hidemeta searchhidden"
    " disableshare featured reading_time readingtime author_profile classes parent grand_parent"
    " has_children breadcrumbs"
)
# What stands before a text, and has no field.
_LINES = re.compile(r"[編编]者按")


def is_withheld(key: str, value: str) -> bool:
    """Whether a field says, as some program has it, that a text is unfinished, or not for everybody."""
    word, said = key.casefold(), value.strip().casefold()
    if word == "status":
        return said in _DRAFTS
    return said in FLAGS.get(word, ()) or (is_lock(word) and said not in ("", *_NO))


def is_unbuilt(key: str, value: object) -> bool:
    """Whether a field says, as Hugo's and Eleventy's do, that a text gets no page, or is in no list."""
    if isinstance(value, Mapping):
        parts = (str(value.get(part, "")).casefold() for part in ("render", "list"))
        return key.casefold().strip("_") == "build" and any(part in _UNBUILT for part in parts)
    return key.casefold() in ("permalink", "render") and str(value).casefold() in ("false", "no", "never")


def is_lock(key: str) -> bool:
    """Whether a field says by what a text is locked, in programs that can lock one."""
    return key.casefold() in _LOCKS


def is_unindexed(key: str, value: object) -> bool:
    """Whether a field says, as some program has it, that search engines are not to have a text."""
    word = key.casefold()
    if isinstance(value, Mapping):
        return word == "sitemap" and str(value.get("disable", "")).casefold() in _YES
    said = str(value).strip().casefold()
    if word == "sitemap":
        return said in _NO
    return word in _ROBOTS and (said in _YES or "noindex" in said)


def is_switch(value: str) -> bool:
    """Whether a value says yes or no, where words belong."""
    return value.strip().casefold() in _SWITCHED


def report_switches(reader: FieldReader) -> None:
    """Report the fields of words that say yes or no, which readers would see: `copyright: false`.

    A title may be a single word.
    """
    for key in reader.fields.key_lines:
        row, node = reader.table.get(key), reader.node(key)
        is_worded = row is not None and row.kind in _WORDED and key != "title"
        if is_worded and isinstance(node, Text) and is_switch(node.value):
            reader.report.error(
                reader.line(key),
                "`{name}` has words, and nothing to switch on or off: `{value}`",
                "leave the line out, or write the words",
                name=key,
                value=node.value.strip(),
            )


def report_foreign(reader: FieldReader) -> frozenset[str]:
    """Report the keys that mean nothing here, or that are a status here; return them."""
    told = set()
    for key, line in reader.fields.key_lines.items():
        word = key.casefold()
        is_read = word in FLAGS or is_lock(word) or word in _ADDRESSES or word in _ROBOTS
        said = reader.text(key).casefold() if is_read else ""
        if is_withheld(key, said):
            hint = "a draft says `status: draft`"
        elif _LINES.fullmatch(word):
            hint = "write it at the beginning of the text, or into `summary`"
        elif word in FLAGS and said in _DONE[word]:
            hint = "leave it out: an article is published, unless its `status` says otherwise"
        elif word in _ADDRESSES and "/" in said:
            hint = "its address is that of its file, with `slug` for a name; a former one goes into `aliases`"
        elif is_unindexed(key, said):
            hint = "`indexing: none` keeps an article out of search engines"
        elif word in NEEDLESS.split():
            hint = "it belongs to another program; leave it out"
        else:
            continue
        told.add(key)
        reader.report.error(line, "unknown field `{key}`", hint, key=key)
    return frozenset(told)
