"""Links and pictures that are none, or that lead nowhere."""

from __future__ import annotations

import re

from newsgen.check.rule import NO_LINK, OTHER, PICTURE, TYPE, Rule, nothing, whole

_FILE = rf"(?:{PICTURE}|\.(?:md|html?|pdf|docx?|xlsx?|pptx?|mp[34]|webm))"
_TARGET = (
    r"(?P<target>(?:https?://|www\.|mailto:|\.{0,2}/|\#)[^\s（）()]++"
    rf"|[^\s（）()]{{1,200}}?{_FILE})(?P<title>\ (?:\"[^\"\n]*\"|“[^”\n]*”))?"
)
_QUOTED = r"“[^“”\n]{0,200}”|‘[^‘’\n]{0,200}’|「[^「」\n]{0,200}」|『[^『』\n]{0,200}』|＂[^＂\n]{0,200}＂"
_SIZE = r"=(?P<width>\d{1,5})?x(?P<height>\d{1,5})?"


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
    is_picture = re.search(PICTURE + "$", target, re.IGNORECASE) is not None
    if found["bang"] == "！" and not is_picture:
        return True
    if found["open"] != "[" or found["close"] != "]":
        return not (is_address or (found["bang"] and is_picture))
    if found["gap"]:
        return not is_address
    return found["bang"] != "！" and "（" not in typed[len(found["text"]) :] and "）" not in typed[-1]


def _between(found: re.Match[str]) -> str:
    """Return what parts the words of a link from its target."""
    parts = found[0].split(found["target"])
    if found.groupdict().get("bang") == "！":
        return ""
    return parts[0].removeprefix("!")[-2 - len(found.groupdict().get("gap") or "") :]


def _titled(found: re.Match[str]) -> str:
    start = f"{found['bang']}[{found['text']}]({found['target']}"
    if found["size"]:
        sizes = " ".join(f"{name}={found[name]}" for name in ("width", "height") if found[name])
        return f"{start}){{{sizes}}}"
    return f'{start} "{found["said"].strip(_QUOTATION_MARKS)}")'


_QUOTATION_MARKS = '“”‘’「」『』＂" '

_SPACED = re.compile(
    r"(?P<bang>!?)\[(?P<text>[^\[\]\n]{1,200}+)\]"
    r"\((?P<target>(?:https?://|\.{0,2}/)[^()<>\n\"]{0,400}?[ \u3000][^()<>\n\"]{1,400})\)"
)

#: In the order in which they are looked for.
LINKS = (
    Rule(
        re.compile(
            r"(?P<bang>!?)\[(?P<text>[^\[\]\n]{0,200}+)\]\([ \u3000]*+(?P<target>[^\s<>()（）]++)[ \u3000]++"
            rf"(?:(?P<said>{_QUOTED}|[\u3400-\u9fff][\w，、。：]{{0,60}})|(?P<size>{_SIZE}))[ \u3000]*+[)）]"
        ),
        NO_LINK,
        TYPE,
        _titled,
        seen=whole,
    ),
    Rule(
        re.compile(
            r"(?P<bang>[！!]?)(?P<open>[\[［【])(?P<text>[^\[\]［］【】\n]{0,200}+)(?P<close>[\]］】])"
            rf"(?P<gap>\ {{0,2}})[（(]{_TARGET}[）)]",
            re.IGNORECASE,
        ),
        NO_LINK,
        TYPE,
        _link,
        _is_link,
        _between,
    ),
    Rule(
        re.compile(r"[（(](?P<text>[^（）()\[\]\n]{1,60}+)[）)]\[(?P<target>https?://[^\s\[\]]++)\]"),
        NO_LINK,
        TYPE,
        lambda m: f"[{m['text']}]({m['target']})",
        seen=_between,
    ),
    Rule(
        _SPACED, NO_LINK, TYPE, lambda m: f"{m['bang']}[{m['text']}](<{m['target'].strip()}>)", seen=_between
    ),
    Rule(
        re.compile(r"(?<!\\)!?\[[^\[\]\n]{0,200}+\]\([ \t]*+(?:<>)?\)"),
        "this leads nowhere, as it has no address: {markup}",
        "put the address between the round brackets, or leave the words alone",
        is_right=lambda m: m.string[m.start() - 1 : m.start()].isalnum() and m[0].isascii(),  # a[0]()
        seen=nothing,
    ),
    Rule(
        re.compile(r"(?<![!\\])\[[ \u3000]*+\]\((?P<target>https?://[^\s()<>]++)\)"),
        "this link has no words to point at: {markup}",
        "type {right}, or put words between the square brackets",
        lambda m: f"<{m['target']}>",
        seen=nothing,
    ),
    Rule(
        re.compile(r"\]\([^\s()<>]{1,400}+\([^\s()<>]{0,400}?\)[^\s()<>]{0,400}?\]\("),
        "the address of this link takes in what follows: {markup}",
        "write ( in an address as %28, and ) as %29",
        seen=nothing,
        is_right=lambda m: "[" not in m[0][2:],
    ),
    Rule(
        re.compile(r"!?\[(?P<text>[^\[\]\n^]{1,200}+)\]\[(?P<name>[^\[\]\n^]{0,100}+)\]"),
        "this is no link, as no line says where `{label}` is: {markup}",
        "write it on a line of its own: [{label}]: https://…",
        is_right=lambda m: (
            not m["name"].isascii() or (m["text"].isascii() and not m["name"].strip("0123456789"))
        ),
        seen=whole,
    ),
    Rule(
        re.compile(
            rf"!?\[[^\[\]\n]{{0,200}}+\]\((?:https?://[^\s()]{{1,300}}+|[^\s()]{{1,200}}?{PICTURE})[ \t]*+$"
        ),
        NO_LINK,
        "close it with )",
        seen=whole,
    ),
    Rule(
        re.compile(rf"(?<!\S)! +(?P<rest>\[[^\[\]\n]{{0,200}}+\]\([^\s()]{{1,200}}?{PICTURE}\))"),
        NO_LINK,
        TYPE,
        lambda m: f"!{m['rest']}",
        seen=nothing,
    ),
    Rule(
        re.compile(
            rf"^ {{0,3}}\[(?P<label>[^\[\]\n^]{{1,100}}+)\]:[ \t]*+(?:https?://\S{{1,300}}+|\S{{1,200}}?{PICTURE})"
            r"(?:[ \t]+\"[^\"\n]{0,200}+\")?[ \t]*$"
        ),
        "no link uses the address of this line, so that readers see it: {markup}",
        "use it as [words][label], or take it out",
        is_right=lambda m: not m["label"].strip("0123456789"),  # a list of what is quoted
        seen=whole,
    ),
    Rule(
        re.compile(
            r"(?P<bang>!?)\[(?P<text>[^\[\]()（）\n]{1,60}+)[(（](?P<target>https?://[^\s()（）\[\]]{1,300}+)[)）](?!\])"
        ),
        NO_LINK,
        TYPE,
        lambda m: f"{m['bang']}[{m['text'].strip()}]({m['target']})",
        seen=lambda m: f"[{m['text']}",
    ),
    Rule(
        re.compile(rf"!\[[^\[\]()\n]{{1,120}}?{PICTURE}\)", re.IGNORECASE),
        NO_LINK,
        "a picture is ![what it shows](file.jpg)",
        seen=whole,
    ),
    Rule(
        re.compile(rf"!\([^\s()]{{1,200}}?{PICTURE}\)"),
        NO_LINK,
        "a picture is ![what it shows](file.jpg)",
        seen=whole,
    ),
    Rule(
        re.compile(r"(?<!\\)(?P<bang>!?)\[(?P<text>[^\[\]\n]{1,200}+)\]\((?P<target>[^\s()<>]{1,400}+)\)"),
        OTHER,
        "in HTML no Markdown is read: put an empty line above and below it, or type {right}",
        lambda m: (
            f'<img src="{m["target"]}" alt="{m["text"]}">'
            if m["bang"]
            else f'<a href="{m["target"]}">{m["text"]}</a>'
        ),
        is_right=lambda m: m["target"].isalnum() or '"' in m[0],
        seen=whole,
    ),
)
