"""Marks in lines that other generators read: `[TOC]`, `{#id}`, `{: …}`, `[!NOTE]`, mathematics, line ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgen.markup.lines import heading_in
from newsgen.markup.verbatim import code_spans, within
from newsgen.takeover.lines import OldLine, with_code
from newsgen.takeover.log import Log
from newsgen.takeover.old_site import Syntax

_TOC = re.compile(
    r"\s*(?:\[toc\]|\[\[_?toc_?\]\]|@\[toc\](?:\(.*\))?|\{:\s*toc\b[^}]*\}|\{\{<\s*toc\s*>\}\})\s*",
    re.IGNORECASE,
)
_TOC_ITEM = re.compile(r"\s*[-*1]\.?\s+(?:toc|目录|目錄)?\s*(?:\{:toc\})?\s*", re.IGNORECASE)
_ITEM = r"(?:[.#][\w:-]+|[\w-]+=(?:\"[^\"]*\"|'[^']*'|[^\s{}\"'“”]+))"
_LIST = re.compile(rf"\{{:?\s*{_ITEM}(?:\s+{_ITEM})*\s*\}}|\{{:(?!\s*toc)[^{{}}\n]*\}}")
_ID = re.compile(r"#([\w:-]+)")
_WORDS = re.compile(r"(?:alt|title|caption)=(?:\"[^\"]*\"|'[^']*')")
_ALERT = re.compile(r"((?:\s*>)+\s*)\[!(\w+)\][+-]?\s*(.*)$")
_MATH_OPEN = re.compile(r"\s*(?:\$\$|\\{1,2}\[)\s*$")
_MATH_END = re.compile(r"(?:\$\$|\\{1,2}\])\s*$")
_MATH_ONE = re.compile(r"\s*(?:\$\$(.+)\$\$|\\{1,2}\[(.+?)\\{1,2}\])\s*$")
_MATH = re.compile(
    r"(?<![\\$\w])\$(?=[^\s$])[^$\n\u3400-\u9fff]*?[\\^_{][^$\n\u3400-\u9fff]*?(?<=[^\s\\])\$(?![\w$])"
    r"|\$\$(?=[^\s$])[^$\n\u3400-\u9fff]{1,300}\$\$"
    r"|\\{1,2}\([^\n\u3400-\u9fff]{1,300}?\\{1,2}\)|\\{1,2}\[[^\n\u3400-\u9fff]{1,300}?\\{1,2}\]"
)
_SIGN = re.compile(r"[\^_={+<>]|\\[a-z]")  # without one, they are brackets behind backslashes
_BLOCK = re.compile(
    r"\s*(?:#{1,6}\s|[-*+]\s|\d{1,9}[.)]\s|>|```|~~~|\||<|:::|\[[^\]]+\]:|(?:[-*_]\s*){3,}$|=+\s*$|-+\s*$"
    r"|!!!|\{[%{])|\t|    "
)
_BREAK = re.compile(r"<br\s*+/?>$")
_TABLE = re.compile(r"\s*+(?:\|\s*+)?+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)++\|?\s*+$")


class MarkRewriter:
    """Rewrites the marks in the lines of one text. `ids` are those that headings had, with their words."""

    def __init__(self, syntax: Syntax, path: str, log: Log) -> None:
        self._syntax, self._path, self._log = syntax, path, log
        self.ids: dict[str, str] = {}

    def rewrite(self, lines: list[OldLine]) -> list[OldLine]:
        """Return lines without marks that mean nothing here."""
        out: list[OldLine] = []
        mathematics: list[OldLine] = []
        for line, is_code in with_code(lines):
            if is_code and not mathematics:
                out.append(line)
            elif mathematics:
                mathematics.append(line)
                if _MATH_END.search(line.text):
                    out += self._mathematics(mathematics)
                    mathematics = []
            elif _MATH_OPEN.match(line.text) or (
                line.text.lstrip().startswith("$$") and line.text.count("$$") == 1
            ):
                mathematics = [line]
            elif found := _MATH_ONE.match(line.text):
                out += self._mathematics(
                    [
                        OldLine(line.origin, "$$"),
                        OldLine(line.origin, found[1] or found[2]),
                        OldLine(line.origin, "$$"),
                    ]
                )
            elif not self._is_toc(line, out):
                out.append(OldLine(line.origin, self._in_line(line)))
        out += mathematics  # what begins with $$ and has no end is text
        return list(_broken(out)) if self._syntax.breaks else out

    def _mathematics(self, lines: list[OldLine]) -> Iterator[OldLine]:
        first, *inner, last = lines
        head = "" if _MATH_OPEN.match(first.text) else first.text.strip().removeprefix("$$")
        tail = _MATH_END.sub("", last.text).strip()
        parts = [
            *([OldLine(first.origin, head)] if head else ()),
            *inner,
            *([OldLine(last.origin, tail)] if tail else ()),
        ]
        said = "\n".join(line.text for line in parts)
        self._log.record(self._path, first.origin, "mathematics, which stands in the text as code", said)
        yield OldLine(first.origin, "```latex")
        yield from parts
        yield OldLine(last.origin, "```")

    def _is_toc(self, line: OldLine, before: list[OldLine]) -> bool:
        if not _TOC.fullmatch(line.text):
            return False
        if before and _TOC_ITEM.fullmatch(before[-1].text):
            del before[-1]  # kramdown wants a list above it
        return True

    def _in_line(self, line: OldLine) -> str:
        text = line.text
        if found := _ALERT.match(text):
            title = f"{found[2]} {found[3]}".strip()
            text = f"{found[1]}**{title}**"
        if not any(sign in text for sign in ("{", "$", "\\(", "\\[")):
            return text
        is_code = within(code_spans(text))

        def dropped(found: re.Match[str]) -> str:
            if is_code(found.start()) or not _is_list_of_attributes(text, found):
                return found[0]
            heading = heading_in(text[: found.start()])
            if heading and (named := _ID.search(found[0])):
                self.ids[named[1]] = heading.text
            if _WORDS.search(found[0]):
                self._log.record(self._path, line.origin, "a list of attributes", found[0])
            return ""

        def coded(found: re.Match[str]) -> str:
            if is_code(found.start()) or not _SIGN.search(found[0]):
                return found[0]
            self._log.record(
                self._path, line.origin, "mathematics, which stands in the text as code", found[0]
            )
            return f"`` {found[0]} ``" if "`" in found[0] else f"`{found[0]}`"

        if "$" in text or "\\" in text:
            text = _MATH.sub(coded, text)
            is_code = within(code_spans(text))
        lists_gone = _LIST.sub(dropped, text)
        text = lists_gone.rstrip() if lists_gone != text else text
        # An opening that nothing ends would stop a build.
        return re.sub(r"-\{", lambda found: found[0] if is_code(found.start()) else "-&#123;", text)


def _is_list_of_attributes(text: str, found: re.Match[str]) -> bool:
    """Whether braces stand where generators read attributes: alone, at the end of a line, behind a mark."""
    before, after = text[: found.start()], text[found.end() :]
    if not after.strip():
        return not before or before[-1] in " )]`*_>" or bool(heading_in(text)) or found[0].startswith("{:")
    return before[-1:] in tuple(")]`*")


def _broken(lines: list[OldLine]) -> Iterator[OldLine]:
    """Give lines with a break where two of them are of one paragraph."""
    tables = _of_tables(lines)
    flags = [is_code for _, is_code in with_code(lines)]
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else None
        if following is None or flags[at] or flags[at + 1] or at in tables or at + 1 in tables:
            yield line
            continue
        text, after = line.text, following.text
        quote = re.match(r"(?:\s*>)+\s?", text)
        if quote and re.match(r"(?:\s*>)+\s?", after):
            text, after = text[quote.end() :], re.sub(r"^(?:\s*>)+\s?", "", after)
        is_text = text.strip() and not re.match(
            r"\s*(?:#{1,6}\s|<|\||(?:[-*_]\s*){3,}$|\[[^\]]+\]:)|\t|    ", text
        )
        goes_on = after.strip() and not _BLOCK.match(after)
        goes_on = goes_on or (
            bool(after.strip()) and bool(re.match(r"\s*(?:[-*+]|\d+[.)])\s", text)) and _lazy(after)
        )
        yield OldLine(line.origin, f"{line.text}\\") if is_text and goes_on and not _is_ended(text) else line


def _is_ended(text: str) -> bool:
    """Whether a line ends with a break already: a backslash, two spaces, or `<br>`."""
    bare = text.rstrip()
    return "  " in text[len(bare) :] or bare.endswith("\\") or _BREAK.search(bare) is not None


def _lazy(after: str) -> bool:
    """Whether a line goes on with the item of a list above it."""
    return bool(re.match(r"\s{1,8}[^\s\-*+>#|<`~\d]", after))


def _of_tables(lines: list[OldLine]) -> set[int]:
    """Return the places of lines that are of a table."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        if at and _TABLE.match(line.text) and "|" in lines[at - 1].text:
            found |= {at - 1, at}
            end = at + 1
            while end < len(lines) and lines[end].text.strip():
                found.add(end)
                end += 1
    return found
