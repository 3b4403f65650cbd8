"""What stands behind the first fence of code -> the title of the code."""

from __future__ import annotations

import re

from newsgen.cjk import is_wide

# In the order in which they are looked for: `title="x"` of Docusaurus, VuePress, Hugo and MkDocs; `[x]` of
# VitePress.
_SAID = (
    re.compile(
        r"(?<![\w-])(?:title|filename|caption|label)\s?=\s?(?P<mark>[\"'])(?P<title>[^\n]{1,200}?)(?P=mark)"
    ),
    re.compile(r"^[\w+#.-]{0,30}[ \t]*+(?:\{[^{}\n]{0,100}+\}[ \t]*+)?\[(?P<title>[^\[\]\n]{1,200}+)\]"),
)
# Words behind the language, as Hexo has them: a name of a file, or Chinese. What is in braces or has a value
# is for programs.
_WORDS = re.compile(r"^[\w+#.-]{1,30}[ \t]++(?P<title>[^{}=\"'`\n]{1,200}+)$", re.ASCII)
_FILE = re.compile(r"[\w./@-]{1,100}\.\w{1,8}", re.ASCII)
_CODE = re.compile(r"//|/\*|[;()<>]")


def code_title(info: str) -> str:
    """Return the title that the info string of a block of code has (CommonMark 0.31, 4.5, leaves it to
    programs); none where it has none, or what may as well be code."""
    for pattern in _SAID:
        if found := pattern.search(info):
            return found["title"].strip()
    if info and is_wide(info[0]) and not _CODE.search(info):
        return info
    found = _WORDS.match(info)
    words = found["title"].strip() if found else ""
    is_title = _FILE.fullmatch(words) or (any(map(is_wide, words)) and not _CODE.search(words))
    return words if is_title else ""
