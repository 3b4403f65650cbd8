"""What other programs for sites, wikis, forums and notes have, and Markdown has not."""

from __future__ import annotations

import re

from newsgen.check.rule import AS_TYPED, OTHER, TYPE, Rule, nothing, otherwise, whole

_BLOCKS = (
    r"^\[!\w{1,20}\]",
    r"^ {0,3}(?::{3,}+|!{3}|\?{3}\+?)[ \t]*+(?:\w[^\n]{0,80})?$",
    r"^ {0,3}===[+!]? \"[^\"\n]{1,80}\"",  # leaves of MkDocs
    r"^ {0,3}-{1,2}8<-{1,2}",
    r"^ {0,3}\.\. [\w-]{1,30}::[^\n]{0,80}",  # directives of reStructuredText
    r"^ {0,3}\^{3,}+[ \t]*$",
    r"^[ \t]*+(?:@?\[(?:TOC|toc)\]|\[\[(?:TOC|toc|_TOC_)\]\]|\$\{toc\}|\{:toc\})[ \t]*$",
    r"^: {1,3}(?=\S)|^\*\[[^\[\]\n]{1,60}+\]: ",
    r"^\[[-~/>]\] (?=\S)",  # a task that is half done
)
_WITHIN_LINES = (
    r"\{\{[^{}\n]{0,300}+\}\}|\{%[^%\n]{0,300}+%\}",
    r"!?\[\[[^\[\]\n]{1,100}+\]\]",
    r"@\[\w{1,20}\]\([^()\n]{0,300}+\)",
    r"\[(?:caption|gallery|embed|video|audio|url|img|size|color|font)[ =][^\[\]\n]{1,300}+\]",
    r"\[/(?:caption|gallery|embed|video|audio|quote|code|url|img|size|color|font|b|i|u|center)\]",
    r"(?<![A-Za-z0-9:/]):[a-z][a-z_]{2,30}:(?![A-Za-z0-9:])",
    r"\$\$(?=[^$\s])[^$\n]{1,300}+\$\$|^\$\$[ \t]*$",
    r"%%[^%\n]{1,300}+%%|\{(?:\+\+|--|>>|==|~~)[^{}\n]{1,300}+\}",
    r"\\(?:newpage|pagebreak|begin\{|end\{|section\{)",
    r"(?<!\])\^\[[^\[\]\n]{1,300}+\]",  # a note within the line
    r"\|\|[^|\s](?:[^|\n]{0,200}[^|\s])?\|\|",  # hidden till it is touched
    r"\$\{\w[\w.]{0,40}+\}",
)

#: In the order in which they are looked for.
PROGRAMS = (
    *(Rule(re.compile(pattern), OTHER, AS_TYPED) for pattern in _BLOCKS),
    # AsciiDoc.
    *(
        Rule(re.compile(pattern), OTHER, AS_TYPED, seen=whole)
        for pattern in (
            r"^\[(?:NOTE|TIP|WARNING|IMPORTANT|CAUTION|source|quote|verse|sidebar|example|abstract)"
            r"(?:,[^\[\]\n]{0,80}+)?\][ \t]*$",
            r"^\|={3,}+[ \t]*$",
            r"^(?:image|video|audio|include)::[^\s\[\]]{1,200}+\[[^\[\]\n]{0,100}+\]",
        )
    ),
    Rule(
        re.compile(
            r"(?<![A-Za-z])(?:link|image|xref|footnote|kbd|btn|icon|menu|pass):[^\s\[\]:]{0,300}+:?[^\s\[\]]{0,300}+\[[^\[\]\n]{0,200}+\]"
        ),
        OTHER,
        AS_TYPED,
        seen=lambda m: m[0].partition(":")[0] + ":",
    ),
    Rule(
        re.compile(r"^(?P<marks>={1,6}) (?P<words>[\u3400-\u9fff][^=\n]{0,80}+)$"),
        OTHER,
        TYPE,
        lambda m: f"{'#' * max(len(m['marks']), 2)} {m['words'].strip()}",
        seen=whole,
    ),
    otherwise(r"^={2,6} (?P<words>[^=\n]{1,80}?) ={2,6}[ \t]*$", r"## \g<words>"),
    otherwise(r"(?<!')'{3}(?![\s'])([^'\n]{1,200})'{3}(?!')", r"**\1**"),
    otherwise(
        r"\[\[(?P<target>https?://[^\s\[\]]{1,300}+)\]\[(?P<words>[^\[\]\n]{1,100}+)\]\]",
        r"[\g<words>](\g<target>)",
    ),
    otherwise(
        r"(?<!\[)\[(?P<target>https?://[^\s\[\]]{1,300}+) +(?P<words>[^\[\]\n]{1,100}+)\](?!\()",
        r"[\g<words>](\g<target>)",
    ),
    # How wide a picture is, in its words: Obsidian.
    Rule(
        re.compile(
            r"!\[(?P<words>[^\[\]|\n]{0,100}+)\|(?P<width>\d{2,4})(?:x(?P<height>\d{2,4}))?\]"
            r"\((?P<target>[^\s()]{1,300}+)\)"
        ),
        OTHER,
        "type {right}",
        lambda m: f"![{m['words']}]({m['target']}){_size(m)}",
        seen=nothing,
    ),
    *(Rule(re.compile(pattern), OTHER, AS_TYPED) for pattern in _WITHIN_LINES),
)


def _size(found: re.Match[str]) -> str:
    sizes = " ".join(f"{name}={found[name]}" for name in ("width", "height") if found[name])
    return f"{{{sizes}}}"
