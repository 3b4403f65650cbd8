"""Marks of headings, emphasis, notes and HTML that are none, and those of other programs."""

from __future__ import annotations

import re

from newsgen.check.rule import AS_TYPED, DELETE, OTHER, TYPE, WIDE, Rule, nothing, otherwise, whole
from newsgen.problems import sentence

_HAN = r"\u3400-\u9fff"
# Every element of HTML, of today and of yesterday (HTML Living Standard, 4 and 16.2), and those of programs.
_ELEMENTS = (
    "a|abbr|acronym|address|applet|area|article|aside|audio|b|base|basefont|bdi|bdo|bgsound|big|blink|blockquote|body"
    "|br|button|canvas|caption|center|cite|code|col|colgroup|data|datalist|dd|del|details|dfn|dialog|dir|div|dl|dt|em"
    "|embed|fieldset|figcaption|figure|font|footer|form|frame|frameset|h[1-6]|head|header|hgroup|hr|html|i|iframe|img"
    "|input|ins|kbd|label|legend|li|link|main|map|mark|marquee|math|menu|meta|meter|nav|nobr|noembed|noframes|noscript"
    "|object|ol|optgroup|option|output|p|param|picture|plaintext|pre|progress|q|rp|rt|rtc|ruby|s|samp|script|search"
    "|section|select|slot|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea"
    "|tfoot|th|thead|time|title|tr|track|tt|u|ul|var|video|wbr|xmp|image|nowiki|ref|references|[a-z]{1,20}(?:[-:][a-z]{1,20}){1,3}"
)
_VALUE = r"(?:\"[^\"\n]*\"|'[^'\n]*'|[\w.%-]+)"
_ATTRIBUTE = rf"(?:[#.][\w-]+|[A-Za-z][\w-]*={_VALUE})"

_NO_HEADING = sentence("this is no heading: {markup}")
_BESIDE = sentence("readers see these marks, as there is a space within them: {markup}")
_OPEN = sentence("readers see this mark, as nothing closes it: {markup}")
_CLOSE_MARK = sentence("close it where the words end, or put \\ before it where it is meant as it is")
_IN_HTML = sentence("in HTML no Markdown is read: put an empty line above and below it, or type {right}")
_ITALICS = sentence("the marks between these signs make italics, and vanish: {markup}")
_TAG = sentence("a tag that is no markup stands in the text: {markup}")
_CLOSE = sentence(
    "readers see it as it is typed: close what it opens, or put it between ` ` where it is spoken of"
)


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


def _comment(found: re.Match[str]) -> str | None:
    """Return a comment; None where what it says would end it, or where its words have no brackets."""
    said = next((each.strip() for each in found.group("words", "quoted", "single") if each is not None), None)
    return None if said is None or "--" in said or ">" in said else f"<!-- {said} -->"


def _heading_seen(found: re.Match[str]) -> str:
    return f"{found['marks']}{found['rest'][:1]}"


def _tag_seen(found: re.Match[str]) -> str:
    """Return a tag and the words beside it: the same tag may be in order elsewhere."""
    if found[0].startswith("</"):
        before = re.search(
            rf"[{_HAN}A-Za-z0-9]{{0,6}}$", found.string[max(found.start() - 6, 0) : found.start()]
        )
        return f"{before[0] if before else ''}{found[0]}"
    after = re.match(rf"[{_HAN}A-Za-z0-9]{{0,6}}", found.string[found.end() : found.end() + 6])
    return f"{found[0]}{after[0] if after else ''}"


def _is_no_attribute(found: re.Match[str]) -> bool:
    """Whether braces stand neither behind what they could be of, nor at the end of a line: x_{i=1}^n."""
    typed = found.string
    return typed[found.start() - 1 : found.start()] not in ("]", ")", "`", "*") and found.end() < len(typed)


def _wide(pattern: str, right: str) -> Rule:
    return Rule(re.compile(pattern), WIDE, TYPE, lambda found: found.expand(right))


def _spaced(mark: str) -> Rule:
    """Return the rule for `** 重点 **`: marks stand right at their words, or are none."""
    sign, begin = re.escape(mark), re.escape(mark[0])
    return Rule(
        re.compile(rf"(?<!{begin}){sign}(?!{begin})(?P<words>[^{begin}\n]{{1,200}}){sign}(?!{begin})"),
        _BESIDE,
        TYPE,
        lambda m: f"{mark}{m['words'].strip()}{mark}",
        is_right=lambda m: m["words"] == m["words"].strip() or not re.search(f"[{_HAN}]", m["words"]),
        seen=whole,
    )


MARKS = (
    Rule(
        re.compile(
            r"^(?P<lead>[ \t\u3000]*+)(?P<marks>[＃#]{1,6}+)(?P<gap>[ \t\u3000]*+)(?P<rest>[^\s#＃].*)$"
        ),
        _NO_HEADING,
        TYPE,
        _heading,
        _is_no_heading,
        _heading_seen,
    ),
    Rule(
        re.compile(r"^ {0,3}[＃#]{7,20}+[ \t\u3000]*+(?P<rest>[^\s#＃].*)$"),
        _NO_HEADING,
        "headings have six marks at most; type {right}",
        lambda m: f"###### {m['rest'].strip()}",
    ),
    _wide(r"(?<![＊*])[＊]{2}(?![＊*\s])([^＊*\n]{1,200})(?<!\s)[＊]{2}(?![＊*])", r"**\1**"),
    _wide(r"(?<!～)～～(?![～\s])([^～\n]{1,200})(?<!\s)～～(?!～)", r"~~\1~~"),
    _wide(r"(?<!｀)｀(?!｀)([^｀\n]{1,200})｀(?!｀)", r"`\1`"),
    _wide(r"^[｀·‘’＇]{3,}+([\w+-]{0,20}+)[ \t]*+$", r"```\1"),
    _wide(r"^[ \u3000]*+＞[ \u3000]*+(?=[^\s\d＞＝=])", "> "),
    _wide(r"^( *+)[－＊＋][ \u3000]++(?=[^\s\d])", r"\1- "),
    _wide(r"＜(/?(?:b|br|div|em|i|img|p|span|strong|sub|sup|u)(?:[ /][^＜＞\n]{0,200})?)＞", r"<\1>"),
    Rule(re.compile(r"^ {0,3}[－＊＿—＝]{3,}+[ \t]*$"), WIDE, AS_TYPED),
    Rule(re.compile(r"^ {0,3}={3,}+[ \t]*$"), OTHER, AS_TYPED),
    Rule(
        re.compile(r"^[ \t]*+\u3000[ \t\u3000]*+(?P<mark>(?:[-+*]|\d{1,3}[.)])[ \t]+)(?=\S)"),
        "the mark behind full-width spaces is none: {markup}",
        "indent it with spaces of the keyboard, two for each level",
        seen=lambda m: m["mark"] + m.string[m.end() : m.end() + 8],
    ),
    Rule(
        re.compile(
            r"^ {0,3}\[(?://|#|_|[Cc]omment)\]:[ \t]*+(?:#|<>)[ \t]*+"
            r"(?:\((?P<words>[^\n]*)\)|\"(?P<quoted>[^\n]*)\"|'(?P<single>[^\n]*)'|[^\n]*)[ \t]*$"
        ),
        "this is no comment here, and readers see it: {markup}",
        "what is for editors goes between <!-- and -->",
        _comment,
        seen=whole,
    ),
    otherwise(r"^(?:\[\](?![(\[:])|[【［][ \u3000]?[】］](?=\s)) ?(?P<words>[^\n]{1,20})", r"[ ] \g<words>"),
    _wide(r"^\[\^([^\]\s]{1,40})\]：[ \u3000]*+", r"[^\1]: "),
    _wide(r"[［【][\^＾](\w{1,20})[］】]|\[＾(?P<other>\w{1,20})\]", r"[^\1\g<other>]"),
    _spaced("**"),
    _spaced("~~"),
    Rule(
        re.compile(r"(?<![*\\])\*\*(?=[^*\s])([^*\n]{1,200})(?<=[^*\s])\*\*(?!\*)"),
        OTHER,
        _IN_HTML,
        lambda m: f"<strong>{m[1]}</strong>",
        seen=whole,
    ),
    Rule(
        re.compile(
            rf"(?<![*\\])\*\*(?=[{_HAN}“「《（])[{_HAN}“「《（]{{1,4}}+|(?<![`\\])`(?!`)[\w ./-]{{1,6}}+"
        ),
        _OPEN,
        _CLOSE_MARK,
        seen=whole,
    ),
    Rule(
        re.compile(r"(?<=\d)(?<!\\)\*(\d{1,12})\*(?=\d)"),
        _ITALICS,
        "for signs that readers see type {right}",
        lambda m: rf"\*{m[1]}\*",
        seen=nothing,
    ),
    Rule(
        re.compile(r"(?<![=＝])==(?![=\s])([^=\n]{1,200})(?<!\s)==(?!=)"),
        OTHER,
        TYPE,
        lambda m: f"<mark>{m[1]}</mark>",
    ),
    otherwise(rf"(?<!\+)\+\+(?=[{_HAN}])([^+\n]{{1,200}})(?<!\s)\+\+(?!\+)", r"<ins>\1</ins>"),
    otherwise(
        rf"(?<!-)\{{(?P<base>[{_HAN}]{{1,20}})\|(?P<above>[^{{}}\n]{{1,60}})\}}",
        r"<ruby>\g<base><rt>\g<above></rt></ruby>",
    ),
    Rule(
        re.compile(rf"[ \t]?\{{[:：]?\ *{_ATTRIBUTE}(?:\ ++{_ATTRIBUTE})*+\ *\}}"),
        OTHER,
        DELETE,
        lambda _: "",
        _is_no_attribute,
    ),
    Rule(re.compile(r"^ {0,3}[＃#]{1,6}+[ \t\u3000]*$"), _NO_HEADING, DELETE, lambda _: ""),
    Rule(
        re.compile(rf"(?<![A-Za-z0-9])</?(?P<element>{_ELEMENTS})(?:\s[^<>\n]{{0,300}}+)?/?>", re.IGNORECASE),
        _TAG,
        _CLOSE,
        seen=_tag_seen,
    ),
    # A component of a site program: with values in quotes, or closed. Map<K> is none.
    Rule(
        re.compile(
            r"(?:(?<![A-Za-z0-9])<|</)(?P<element>[A-Za-z]\w{0,30}+)"
            r"(?P<values>(?:\s+[:@#]?[\w.:-]{1,40}=\"[^\"<>\n]{0,200}\"){0,20}+)\s?(?P<closed>/?)>"
        ),
        _TAG,
        _CLOSE,
        is_right=lambda m: not (m["values"] or m["closed"] or m[0].startswith("</")),
        seen=_tag_seen,
    ),
    Rule(
        re.compile(r"<!(?:--|\[CDATA\[|DOCTYPE\b)(?P<rest>[^\n]{0,30}+)|<\?\w{0,10}+|<%"),
        _TAG,
        _CLOSE,
        seen=whole,
    ),
    Rule(re.compile(r"\$(?=[^$\s])([^$\n]{0,300}[\\^_{][^$\n]{0,300})(?<!\s)\$(?!\d)"), OTHER, AS_TYPED),
    Rule(
        re.compile(
            rf"\\{{1,2}}\([^\n{_HAN}]{{1,200}}?\\{{1,2}}\)|\\{{1,2}}\[[^\n{_HAN}]{{1,200}}?\\{{1,2}}\]"
        ),
        OTHER,
        AS_TYPED,
        is_right=lambda m: not re.search(r"[\^_={+<>]|\\[a-z]", m[0]),  # brackets behind backslashes
        seen=nothing,
    ),
    Rule(re.compile(r"(?<=\w)\^([\w+-]{1,12})\^"), OTHER, TYPE, lambda m: f"<sup>{m[1]}</sup>"),
    # Of letters, as in H~2~O; between figures they are ranges.
    Rule(
        re.compile(r"(?<=[A-Za-z)])~([\d+-]{1,4}|[a-z]{1,3})~(?!~)"),
        OTHER,
        TYPE,
        lambda m: f"<sub>{m[1]}</sub>",
    ),
)
