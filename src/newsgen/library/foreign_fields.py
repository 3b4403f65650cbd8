"""Fields of other programs in front matter: what to write here in their place."""

from __future__ import annotations

import re

from newsgen.library.foreign_states import (
    OFF,
    ON,
    ROBOTS,
    STATES,
    WITHDRAWS,
    is_let_through,
    is_unindexed,
    is_withheld,
)
from newsgen.yamlfile import FieldReader, Text
from newsgen.yamlfile.table import Kind

# What other programs switch on or off by a field that has words here: `copyright: false`.
_SWITCHED = (*ON, *OFF, "undefined", "null", "none")
_WORDED = (Kind.TEXT, Kind.LINES, Kind.WORDS, Kind.URL)
# What has a whole address there, of which `slug` is only the end.
_ADDRESSES = ("permalink", "url", "path")
_READ = frozenset((*STATES, *_ADDRESSES, *ROBOTS))  # of which the value matters
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
        said = reader.text(key).casefold() if word in _READ else ""
        if word in WITHDRAWS and is_withheld(key, said):
            hint = "one that is taken off the site says `expires` and since when: readers are told"
        elif is_withheld(key, said):
            hint = "a draft says `status: draft`"
        elif _LINES.fullmatch(word):
            hint = "write it at the beginning of the text, or into `summary`"
        elif is_let_through(key, said):
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
