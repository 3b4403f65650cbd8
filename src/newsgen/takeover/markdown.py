"""The text of an old file -> Markdown as it is here, but for its links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsgen.markup import plain_text, render_markdown
from newsgen.markup.lines import heading_in
from newsgen.markup.locate import line_numbers
from newsgen.markup.verbatim import Span, code_spans, enclosed, fenced, within
from newsgen.problems import sentence
from newsgen.takeover.captions import with_captions
from newsgen.takeover.containers import rewrite_containers
from newsgen.takeover.lines import OldLine, trimmed
from newsgen.takeover.log import Log
from newsgen.takeover.marks import MarkRewriter
from newsgen.takeover.old_site import OldSite
from newsgen.takeover.tag_text import TagText

_FRAME = re.compile(r"<(iframe|embed|object)\b([^<>]*+)>", re.IGNORECASE)
_ACTIVE = re.compile(r"<(?:script|style|svg|canvas|noscript|template)\b(?=[^<>]*+>)", re.IGNORECASE)
_ENDS = {
    f"<{name}": re.compile(rf"</{name}\s*+>", re.IGNORECASE)
    for name in ("iframe", "embed", "object", "script", "style", "svg", "canvas", "noscript", "template")
}
_COMPONENT = re.compile(r"</?[A-Z][A-Za-z0-9]*(?:\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)?/?>")
_SOURCE = re.compile(r"\b(?:src|data)\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_BOUND = re.compile(
    r"(?<=\s)(?:v-bind)?:(src|href)=([\"'])\s*\$?withBase\(\s*['\"`]([^'\"`]*)['\"`]\s*\)\s*\2"
)
_LATE = re.compile(r"(<img\b(?:(?!\bsrc=)[^<>])*?)\bdata-(?:src|original|lazy-src)(=)", re.IGNORECASE)
_REMARK = re.compile(r"\{::comment\}")  # of kramdown
_REMARK_ENDS = {"{::comment}": re.compile(r"\{:/(?:comment)?\}")}
_TAB = re.compile(
    r"<!-- (?:tab|timeline) ([^<>\n@]{1,200}?)(?:@[^<>\n]{0,50})? ?-->"
)  # of Hexo's tabs and timelines
#: Lines that show another file: of MkDocs, and of VuePress in three manners.
_OTHER_FILE = re.compile(
    r"^[ \t]*(?:-{1,2}8<-{1,2}[^\n]*|<<< ?[^\s<][^\n]*|@\[code[^\]\n]*\]\([^()\n]*\)|<!-- ?@include:[^\n]*)$",
    re.MULTILINE,
)
_SHOWN = sentence("a text of another file was shown here")
_LONGEST_LEAD = 200  # characters of a lead that becomes the summary


class Rewritten(NamedTuple):
    """A text in Markdown: its lines, the ids that its headings had, what stood before the mark that ends an
    excerpt, and the first heading if nothing stands before it."""

    lines: list[OldLine]
    ids: dict[str, str]
    lead: str
    heading: str


def rewrite_text(text: str, first_line: int, site: OldSite, path: str, log: Log) -> Rewritten:
    """Return a text of the old site in Markdown, nothing of it lost: what it cannot say here is told."""
    text, lead = _excerpt(text, site.separators)
    text = _without_marks(text, first_line, site, path, log)
    text = _without_frames(text, first_line, path, log, site.syntax.interpolation)
    lines = TagText(text, first_line, site.syntax, path, log).lines()
    lines = with_captions(rewrite_containers(lines, site.syntax, path, log))
    marks = MarkRewriter(site.syntax, path, log)
    lines = marks.rewrite(lines)
    body = trimmed(lines)
    heading = heading_in(body[0].text) if body else None
    return Rewritten(body, marks.ids, lead, heading.text if heading and heading.level == 1 else "")


def without_heading(lines: list[OldLine]) -> list[OldLine]:
    """Return lines without the heading that they begin with: it is the title, which pages show above."""
    return trimmed(lines[1:])


def _excerpt(text: str, separators: tuple[str, ...]) -> tuple[str, str]:
    """Return a text without the mark that ends its excerpt, and what stood before it if that is a lead."""
    marks = "|".join(
        re.sub(r"\\?\s+", r"\\s*", re.escape(mark))
        .replace("<!\\-\\-", r"<!--\s*")
        .replace("\\-\\->", r"\s*-->")
        for mark in separators
    )
    pattern = re.compile(rf"(?:{marks})[ \t]*|\{{%-?\s*more\s*-?%\}}", re.IGNORECASE)
    is_code = within((*fenced(text), *code_spans(text)))
    found = next((each for each in pattern.finditer(text) if not is_code(each.start())), None)
    if found is None:
        return text, ""
    before = text[: found.start()].strip()
    said = " ".join(plain_text(render_markdown(before).body.html).split()) if before else ""
    is_lead = "\n\n" not in before and not re.search(r"[{!<#|]|^[-*>\d]", before)
    lead = said if is_lead and len(said) <= _LONGEST_LEAD else ""
    # A line break in its place, so that what stood behind the mark begins a paragraph as it did.
    return f"{text[: found.start()]}{text[found.end() :]}", lead


def _without_marks(text: str, first_line: int, site: OldSite, path: str, log: Log) -> str:
    """Return a text without comments, and lines that show another file, in the manner of its generator; what
    it has in comments of HTML for tabs are their titles. As many lines as before."""
    edits: list[tuple[Span, str, str]] = []
    if site.syntax.liquid and "{::" in text:
        edits += [(span, "", sentence("a comment")) for span in enclosed(text, _REMARK, _REMARK_ENDS)]
    if site.syntax.liquid and "<!-- t" in text:
        edits += [(found.span(), f"**{found[1]}**", "") for found in _TAB.finditer(text)]
    if site.syntax.containers:
        edits += [(found.span(), "", _SHOWN) for found in _OTHER_FILE.finditer(text)]
    if not edits:
        return text
    is_code = within((*fenced(text), *code_spans(text)))
    line = line_numbers(text, first_line)
    parts: list[str] = []
    done = 0
    for (start, end), instead, told in sorted(edits):
        if start < done or is_code(start):
            continue
        if told:
            log.record(path, line(start), told, text[start:end].strip())
        parts += text[done:start], instead, "\n" * text.count("\n", start, end)
        done = end
    return "".join([*parts, text[done:]])


def _frames(text: str) -> Iterator[tuple[Span, str, str]]:
    """Give what shows pages of others: where it stands, its attributes, and what is shown without it."""
    end = 0
    hopeless: set[str] = set()  # kinds that nothing closes in the rest of the text
    for found in _FRAME.finditer(text):
        kind = f"<{found[1].lower()}"
        if found.start() < end:
            continue
        closed = None if kind in hopeless else _ENDS[kind].search(text, found.end())
        if closed is None:
            hopeless.add(kind)
        end = closed.end() if closed else found.end()
        yield (found.start(), end), found[2], text[found.end() : closed.start()] if closed else ""


def _without_frames(text: str, first_line: int, path: str, log: Log, components: bool) -> str:
    """Return a text without what pages may not run or load; as many lines as before."""
    if "<" not in text:
        return text
    if components:
        text = _BOUND.sub(r'\1="\3"', text)
    is_code = within((*fenced(text), *code_spans(text)))
    line = line_numbers(text, first_line)
    edits: list[tuple[int, int, str]] = []

    for (start, end), attributes, shown in _frames(text):
        if not is_code(start):
            source = _SOURCE.search(attributes)
            address = re.sub(r"^//", "https://", source[1]) if source else ""
            link = f"<{address}>" if address.startswith("http") else ""
            log.record(
                path,
                line(start),
                "something of another host in the page; a link stands for it",
                text[start:end],
            )
            edits.append((start, end, f"{link}{_plain(shown)}"))
    for start, end in enclosed(text, _ACTIVE, _ENDS):
        if not is_code(start):
            log.record(path, line(start), "a script, a style or a drawing in the text", text[start:end])
            edits.append((start, end, ""))
    for found in _COMPONENT.finditer(text) if components else ():
        if not is_code(found.start()):
            log.record(path, line(found.start()), "a component of the site's programs", found[0])
            edits.append((*found.span(), ""))
    parts: list[str] = []
    done = 0
    for start, end, new in sorted(edits):
        if start >= done:
            parts += text[done:start], new, "\n" * text.count("\n", start, end)
            done = end
    return _LATE.sub(r"\1src\2", "".join([*parts, text[done:]]))


def _plain(html: str) -> str:
    return " ".join(re.sub(r"<[^<>]*>", " ", html).split())
