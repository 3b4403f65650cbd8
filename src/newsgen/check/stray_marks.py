"""Marks in a line that look like markup, and are printed as they were typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from newsgen.check.finding import values
from newsgen.check.slip import Edit, Slip, Typed, shortened
from newsgen.problems import sentence

_PICTURE = r"\.(?:jpe?g|png|gif|webp|avif|svg)"
_FILE = rf"(?:{_PICTURE}|\.(?:md|html?|pdf|docx?|xlsx?|pptx?|mp[34]|webm))"
_TARGET = (
    r"(?P<target>(?:https?://|www\.|mailto:|\.{0,2}/|\#)[^\s（）()]++"
    rf"|[^\s（）()]{{1,200}}?{_FILE})(?P<title>\ (?:\"[^\"\n]*\"|“[^”\n]*”))?"
)
_ELEMENTS = (
    "a|abbr|b|blockquote|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|h[1-6]|i|iframe|ins"
    "|li|ol|p|pre|s|script|section|small|span|strong|style|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul|video"
)
_VALUE = r"(?:\"[^\"\n]*\"|'[^'\n]*'|[\w.%-]+)"
_ATTRIBUTE = rf"(?:[#.][\w-]+|[A-Za-z][\w-]*={_VALUE})"


class _Rule(NamedTuple):
    """What a slip looks like, what is said of it, and what it is made by --fix: None where nobody knows."""

    pattern: re.Pattern[str]
    message: str
    hint: str
    mend: Callable[[re.Match[str]], str | None] | None = None
    is_right: Callable[[re.Match[str]], bool] = lambda _: False


def _heading(found: re.Match[str]) -> str:
    return f"{'#' * len(found['marks'])} {found['rest'].strip()}"


def _is_no_heading(found: re.Match[str]) -> bool:
    """Whether the line is a heading already, or means none: #话题#, #1."""
    lead, marks, gap, rest = found.group("lead", "marks", "gap", "rest")
    if marks.isascii() and gap and lead.isspace() <= lead.isascii() and len(lead) < 4:
        return True
    topic = (
        len(marks) == 1 and not gap and (rest[0].isdigit() or "#" in rest or "＃" in rest or rest.isascii())
    )
    return topic or "\t" in lead or "    " in lead


def _link(found: re.Match[str]) -> str:
    picture = "!" if found["bang"] else ""
    title = f' "{found["title"].strip()[1:-1]}"' if found["title"] else ""
    target = found["target"]
    return (
        f"{picture}[{found['text']}]({f'https://{target}' if target.startswith('www.') else target}{title})"
    )


def _is_link(found: re.Match[str]) -> bool:
    """Whether it is a link already, or means none: 【快讯】（见图）."""
    typed, target = found[0], found["target"]
    is_address = target.startswith(("http", "www."))
    is_picture = re.search(_PICTURE + "$", target, re.IGNORECASE) is not None
    if found["bang"] == "！" and not is_picture:
        return True
    if found["open"] != "[" or found["close"] != "]":
        return not (is_address or (found["bang"] and is_picture))
    if found["gap"]:
        return not is_address
    return found["bang"] != "！" and "（" not in typed[len(found["text"]) :] and "）" not in typed[-1]


def _is_no_attribute(found: re.Match[str]) -> bool:
    """Whether braces stand neither behind what they could be of, nor at the end of a line: x_{i=1}^n."""
    typed = found.string
    return typed[found.start() - 1 : found.start()] not in ("]", ")", "`", "*") and found.end() < len(typed)


_NO_HEADING = sentence("this is no heading: {markup}")
_NO_LINK = sentence("this is no link and no picture: {markup}")
_WIDE = sentence("full-width marks are no markup: {markup}")
_OTHER = sentence("markup that newsgen does not know stands in the text: {markup}")
_AS_TYPED = sentence("readers see it as it is typed: write it as Markdown, or delete it")
_DELETE = sentence("readers see it as it is typed: delete it")
_TAG = sentence("a tag that is no markup stands in the text: {markup}")
_CLOSE = sentence(
    "readers see it as it is typed: close what it opens, or put it between ` ` where it is spoken of"
)
_TYPE = sentence("readers see it as it is typed; type {right}")

_RULES = (
    _Rule(
        re.compile(
            r"^(?P<lead>[ \t\u3000]*+)(?P<marks>[＃#]{1,6}+)(?P<gap>[ \t\u3000]*+)(?P<rest>[^\s#＃].*)$"
        ),
        _NO_HEADING,
        _TYPE,
        _heading,
        _is_no_heading,
    ),
    _Rule(
        re.compile(r"(?<![＊*])[＊]{2}(?![＊*\s])([^＊*\n]{1,200})(?<!\s)[＊]{2}(?![＊*])"),
        _WIDE,
        _TYPE,
        lambda m: f"**{m[1]}**",
    ),
    _Rule(
        re.compile(r"(?<!～)～～(?![～\s])([^～\n]{1,200})(?<!\s)～～(?!～)"),
        _WIDE,
        _TYPE,
        lambda m: f"~~{m[1]}~~",
    ),
    _Rule(re.compile(r"(?<!｀)｀(?!｀)([^｀\n]{1,200})｀(?!｀)"), _WIDE, _TYPE, lambda m: f"`{m[1]}`"),
    _Rule(re.compile(r"^｀{3,}+(.*)$"), _WIDE, _TYPE, lambda m: f"```{m[1]}"),
    _Rule(re.compile(r"^[ \u3000]*+＞[ \u3000]*+(?=[^\s\d＞＝=])"), _WIDE, _TYPE, lambda _: "> "),
    _Rule(re.compile(r"^( *+)[－＊＋][ \u3000]++(?=[^\s\d])"), _WIDE, _TYPE, lambda m: f"{m[1]}- "),
    _Rule(re.compile(r"^\[\^([^\]\s]{1,40})\]：[ \u3000]*+"), _WIDE, _TYPE, lambda m: f"[^{m[1]}]: "),
    _Rule(re.compile(r"[［【]\^(\w{1,20})[］】]"), _WIDE, _TYPE, lambda m: f"[^{m[1]}]"),
    _Rule(
        re.compile(
            r"(?P<bang>[！!]?)(?P<open>[\[［【])(?P<text>[^\[\]［］【】\n]{0,200}+)(?P<close>[\]］】])"
            rf"(?P<gap>\ {{0,2}})[（(]{_TARGET}[）)]",
            re.IGNORECASE,
        ),
        _NO_LINK,
        _TYPE,
        _link,
        _is_link,
    ),
    _Rule(
        re.compile(r"[（(](?P<text>[^（）()\[\]\n]{1,60}+)[）)]\[(?P<target>https?://[^\s\[\]]++)\]"),
        _NO_LINK,
        _TYPE,
        lambda m: f"[{m['text']}]({m['target']})",
    ),
    _Rule(
        re.compile(r"(?<![=＝])==(?![=\s])([^=\n]{1,200})(?<!\s)==(?!=)"),
        _OTHER,
        _TYPE,
        lambda m: f"<mark>{m[1]}</mark>",
    ),
    _Rule(
        re.compile(rf"[ \t]?\{{[:：]?\ *{_ATTRIBUTE}(?:\ ++{_ATTRIBUTE})*+\ *\}}"),
        _OTHER,
        _DELETE,
        lambda _: "",
        _is_no_attribute,
    ),
    _Rule(re.compile(r"^ {0,3}[＃#]{1,6}+[ \t\u3000]*$"), _NO_HEADING, _DELETE, lambda _: ""),
    _Rule(
        re.compile(
            r"(?P<bang>!?)\[(?P<text>[^\[\]\n]{1,200}+)\]"
            r"\((?P<target>(?:https?://|\.{0,2}/)[^()<>\n\"]{0,400}?[ \u3000][^()<>\n\"]{1,400})\)"
        ),
        _NO_LINK,
        _TYPE,
        lambda m: f"{m['bang']}[{m['text']}](<{m['target'].strip()}>)",
    ),
    _Rule(
        re.compile(rf"</?(?:{_ELEMENTS})(?:\s[^<>\n]{{0,300}}+)?/?>", re.IGNORECASE),
        _TAG,
        _CLOSE,
    ),
    _Rule(re.compile(r"\$(?=[^$\s])([^$\n]{0,300}[\\^_{][^$\n]{0,300})(?<!\s)\$(?!\d)"), _OTHER, _AS_TYPED),
    _Rule(re.compile(r"(?<=\w)\^([\w+-]{1,12})\^"), _OTHER, _TYPE, lambda m: f"<sup>{m[1]}</sup>"),
    _Rule(re.compile(r"(?<=\w)~(\w{1,12})~(?!~)"), _OTHER, _TYPE, lambda m: f"<sub>{m[1]}</sub>"),
    # What other programs for sites, wikis, forums and notes have, and Markdown has not.
    *(
        _Rule(re.compile(pattern), _OTHER, _AS_TYPED)
        for pattern in (
            r"\{\{[^{}\n]{0,300}+\}\}|\{%[^%\n]{0,300}+%\}",
            r"^(?:> ?)+\[!\w{1,20}\]",
            r"^ {0,3}(?::{3,}+|!{3}|\?{3}\+?)[ \t]*+(?:\w[^\n]{0,80})?$",
            r"^[ \t]*+(?:@?\[(?:TOC|toc)\]|\[\[(?:TOC|toc|_TOC_)\]\]|\$\{toc\}|\{:toc\})[ \t]*$",
            r"!?\[\[[^\[\]\n]{1,100}+\]\]",
            r"@\[\w{1,20}\]\([^()\n]{0,300}+\)",
            r"\[(?:caption|gallery|embed|video|audio|url|img|size|color|font)[ =][^\[\]\n]{1,300}+\]",
            r"\[/(?:caption|gallery|embed|video|audio|quote|code|url|img|size|color|font|b|i|u|center)\]",
            r"(?<![A-Za-z0-9:/]):[a-z][a-z_]{2,30}:(?![A-Za-z0-9:])",
            r"\$\$(?=[^$\s])[^$\n]{1,300}+\$\$|^\$\$[ \t]*$",
            r"%%[^%\n]{1,300}+%%|\{(?:\+\+|--|>>|==|~~)[^{}\n]{1,300}+\}",
            r"^: {1,3}(?=\S)|^\*\[[^\[\]\n]{1,60}+\]: ",
            r"\\(?:newpage|pagebreak|begin\{|end\{|section\{)",
        )
    ),
)


def stray_marks(typed: Typed) -> Iterator[Slip]:
    """Give the slips of single lines: in order of the lines, and no two at one place."""
    for number, line in enumerate(typed.lines):
        if not _SIGNS.search(line):
            continue
        taken: set[int] = set()
        for rule in _RULES:
            for found in rule.pattern.finditer(line):
                place = range(found.start(), found.end())
                if rule.is_right(found) or not taken.isdisjoint(place) or not _is_seen(typed, found):
                    continue
                taken.update(place)
                yield _slip(rule, found, number)


#: What none of the rules is without.
_SIGNS = re.compile(r"[<#＃＊～｀＞－＋［【\[（=\{:!?@$%\\^~]")


def _is_seen(typed: Typed, found: re.Match[str]) -> bool:
    """Whether a reader sees the marks: of a heading its beginning, of a link what parts text and target."""
    named = found.groupdict()
    if "marks" in named:
        return typed.is_seen(f"{named['marks']}{named['rest'][:1]}")
    if "target" in named:
        parts = found[0].split(named["target"])
        return (
            typed.is_seen(parts[0].removeprefix("!")[-2 - len(named.get("gap") or "") :])
            or named.get("bang") == "！"
        )
    marks = found[0].strip().lstrip("> ")
    inner = found.re.groups and found[1]
    return typed.is_seen(marks.split(inner)[0] if inner and marks.startswith(inner) is False else marks)


def _slip(rule: _Rule, found: re.Match[str], number: int) -> Slip:
    markup = found[0].strip()
    right = rule.mend(found) if rule.mend else None
    shown = {"markup": shortened(markup), "right": shortened(right or "")}
    edits = () if right is None else (Edit(number, found.start(), found.end(), right),)
    return Slip(number, found.start(), rule.message, rule.hint, values(**shown), edits)
