"""A Markdown text -> its blocks as they stand, and the fields of its front matter."""

from __future__ import annotations

import re

from newsgen.importer.records import Block, Manuscript, Shape
from newsgen.library.frontmatter import NAMES
from newsgen.problems import Report
from newsgen.yamlfile import Items, Text, read_fields

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \u3000]+(.*?)[ \u3000]*#*\s*$")
_UNDERLINED = re.compile(r"(.+)\n(=+|-{2,})\s*$")
_OTHER = re.compile(r"\s|[-*+>|<]|\d+[.)]\s|!\[|\[\^|\*\*\*")
_BOLD = re.compile(r"(\*\*|__)(?!\s)[^*_]+(?<!\s)\1$")
_INLINE = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_LOOKS = re.compile(r"^#{1,6} \S|^```|\]\((?:https?:|/)|^\*\*\S.*\*\*$|^!\[", re.MULTILINE)
#: Fields of front matter that an import takes over; what others say is left out, and told.
TAKEN = (
    "title", "date", "source", "author", "editor", "responsible_editor", "correspondent", "photographer",
    "reviewer", "summary", "tags", "original_title", "original_url",
)  # fmt: skip


def looks_like_markdown(text: str) -> bool:
    """Whether a text without a telling name is Markdown: front matter, headings, links, fences."""
    return text.startswith("---\n") or len(_LOOKS.findall(text)) > 1


def read_markdown(text: str) -> Manuscript:
    """Return the blocks of a Markdown text, none of them changed."""
    lines = text.split("\n")
    own: dict[str, str] = {}
    left_out: list[str] = []
    first = 0
    if lines[0].rstrip() == "---":
        end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), 0)
        if end:
            own, left_out = _front_matter("\n".join(lines[1:end]))
            first = end + 1
    return Manuscript(
        tuple(_blocks(lines, first)),
        own_fields=own,
        left_out=tuple(left_out),
        is_markdown=True,
    )


def _front_matter(text: str) -> tuple[dict[str, str], list[str]]:
    """Return the fields that are known, and the lines that are not; all of it where it cannot be read."""
    report = Report("")
    fields = read_fields(text, report, known=NAMES)
    if fields is None or report.problems:
        return {}, [line for line in text.split("\n") if line.strip()]
    own: dict[str, str] = {}
    for name, node in fields.entries.items():
        if name in TAKEN and isinstance(node, Text) and node.value.strip():
            own[name] = node.value.strip()
        elif (
            name in TAKEN and isinstance(node, Items) and all(isinstance(item, Text) for item in node.values)
        ):
            own[name] = "、".join(item.value for item in node.values if isinstance(item, Text))
    known = {line for name, line in fields.key_lines.items() if name in own}
    others = sorted(set(fields.key_lines.values()) - known)
    ends = [*sorted(fields.key_lines.values()), text.count("\n") + 2]
    lines = text.split("\n")
    rest = ["\n".join(lines[start - 1 : min(end for end in ends if end > start) - 1]) for start in others]
    return own, [part for part in rest if part.strip()]


def _blocks(lines: list[str], first: int) -> list[Block]:
    blocks: list[Block] = []
    part: list[str] = []
    begins = first
    fence = ""
    for number, line in enumerate([*lines[first:], ""], first + 1):
        mark = _FENCE.match(line)
        if fence:
            fence = (
                "" if mark and line.strip().startswith(fence) and not line.strip().strip(fence[0]) else fence
            )
        elif mark:
            fence = mark[1]
        if (line.strip() or fence) and number <= len(lines):
            if not part:
                begins = number
            part.append(line)
        elif fence and number <= len(lines):
            part.append(line)
        elif part:
            blocks += _block(part, begins)
            part = []
    return blocks


def _block(part: list[str], line: int) -> list[Block]:
    text = "\n".join(part)
    if len(part) > 1 and (heading := _HEADING.match(part[0])) and not _FENCE.match(part[0]):
        return [*_block(part[:1], line), *_block(part[1:], line + 1)]
    if heading := _HEADING.fullmatch(text):
        return [Block(text, _said(heading[2]), Shape.HEADING, len(heading[1]), line=line)]
    if underlined := _UNDERLINED.fullmatch(text):
        level = 1 if underlined[2][0] == "=" else 2
        if "\n" not in underlined[1]:
            return [Block(text, _said(underlined[1]), Shape.HEADING, level, line=line)]
    shape = Shape.OTHER if _OTHER.match(text) or _FENCE.match(text) or "\n|" in text else Shape.PARAGRAPH
    bold = bool(_BOLD.fullmatch(text.strip()))
    return [Block(text, _said(text) if shape is Shape.PARAGRAPH else text, shape, bold=bold, line=line)]


def _said(text: str) -> str:
    said = re.sub(r"(?<!\\)[*`]+", "", _INLINE.sub(r"\1", text))
    return re.sub(r"\\([\\`*_{}\[\]()>#+\-.!])", r"\1", said).strip()
