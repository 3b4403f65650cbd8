"""A Markdown text -> its blocks as they stand, and the fields of its front matter."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec.structs import replace

from newsgen.markup.lines import FENCE, heading_in
from newsgen.markup.targets import target_at
from newsgen.problems import Report
from newsgen.readers.escape import unmarked
from newsgen.readers.front_matter import FrontMatter, read_front_matter
from newsgen.readers.pictures import PictureBox
from newsgen.readers.received_text import Block, ReceivedText, Shape

_FENCES = ("---\n", "+++\n")
_UNDERLINED = re.compile(r"(.+)\n(=+|-{2,})\s*$")
_OTHER = re.compile(r"\s|[-*+>|<]|\d+[.)]\s|!\[|\[\^|\*\*\*")
_BOLD = re.compile(r"(\*\*|__)(?!\s)[^*_]+(?<!\s)\1$")
_PICTURE = re.compile(r"!\[[^\[\]]*+\](?=\()")
_IMG = re.compile(r"(<img\s[^<>]{0,500}?\bsrc=)(?:\"([^\"<>]+)\"|'([^'<>]+)'|([^\s\"'<>]+))", re.IGNORECASE)
_TAG = re.compile(r"\{%[^%\n]{1,500}%\}|\{\{[<%][^\n]{1,500}?[>%]\}\}|<!--\s*more\s*-->")
_LOOKS = re.compile(r"^#{1,6} \S|^```|\]\((?:https?:|/)|^\*\*\S.*\*\*$|^!\[", re.MULTILINE)


def looks_like_markdown(text: str) -> bool:
    """Whether a text without a telling name is Markdown: front matter, headings, links, fences."""
    return text.startswith(_FENCES) or len(_LOOKS.findall(text)) > 1


def titled_front_matter(text: str) -> FrontMatter | None:
    """Return the front matter of a text, whatever the name of its file; None where that has no title."""
    front = read_front_matter(text) if text.startswith(_FENCES) else None
    return front if front and "title" in front.fields else None


def read_markdown(text: str, front: FrontMatter, report: Report, folder: Path | None = None) -> ReceivedText:
    """Return the blocks of a Markdown text with its front matter, none of them changed but for the addresses
    of pictures.

    Pictures are looked for below `folder`. What another generator would have put in the place of its tags
    is told.
    """
    own = dict(front.fields)
    if front.unfinished:
        own["status"] = "draft"
    if front.broken:
        report.warning(
            front.broken,
            "the fields before the text are no YAML, TOML or JSON: they were read line by line",
            "look them over in the article; all of them are kept in content/received",
        )
    for key, second, first in front.doubled:
        report.warning(
            second,
            "`{key}` is given twice: first on line {first} as `{earlier}`",
            "keep one of them",
            key=key,
            first=str(first),
            earlier=key,
        )
    pictures = PictureBox(folder, "", report)
    blocks = [_pictured(block, pictures, report) for block in _blocks(text.split("\n"), front.body)]
    return ReceivedText(
        tuple(blocks),
        own_fields=own,
        left_out=front.others,
        pictures=pictures.taken,
        is_markdown=True,
    )


def _pictured(block: Block, pictures: PictureBox, report: Report) -> Block:
    """Return a block with the marks of pictures that lie beside the text."""
    if FENCE.match(block.markdown):
        return block
    if tag := _TAG.search(block.markdown):
        report.warning(
            block.line + block.markdown.count("\n", 0, tag.start()),
            "`{tag}` is a tag of another generator, which means nothing here",
            "write what it stands for: ![…](a.jpg) for a picture",
            tag=tag[0][:80],
        )

    def take(found: re.Match[str]) -> str:
        mark = pictures.beside(next(filter(None, found.groups()[1:])))
        return f'{found[1]}"{mark}"' if mark else found[0]

    return replace(block, markdown=_IMG.sub(take, _with_marks(block.markdown, pictures)))


def _with_marks(text: str, pictures: PictureBox) -> str:
    """Return a text with the marks of pictures for the targets of those that lie beside it."""
    parts: list[str] = []
    done = 0
    for found in _PICTURE.finditer(text):
        target = target_at(text, found.end())
        mark = pictures.beside(target.address) if target and target.address else ""
        if target and mark:
            said = target.title.replace("\\", "\\\\").replace('"', '\\"')
            parts += [text[done : found.end()], f'({mark} "{said}")' if said else f"({mark})"]
            done = target.end
    return "".join([*parts, text[done:]])


def _blocks(lines: list[str], first: int) -> list[Block]:
    blocks: list[Block] = []
    part: list[str] = []
    begins = first
    fence = ""
    for number, line in enumerate([*lines[first:], ""], first + 1):
        mark = FENCE.match(line)
        if fence:
            fence = (
                "" if mark and line.strip().startswith(fence) and not line.strip().strip(fence[0]) else fence
            )
        elif mark:
            fence = mark["mark"]
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
    """Return the lines between two empty ones as a block, and headings before it as others."""
    blocks: list[Block] = []
    while len(part) > len(blocks) and (heading := heading_in(part[len(blocks)])):
        text = part[len(blocks)]
        place = line + len(blocks)
        blocks.append(Block(text, unmarked(heading.text).strip(), Shape.HEADING, heading.level, line=place))
    line += len(blocks)
    if text := "\n".join(part[len(blocks) :]):
        blocks.append(_other_block(text, line))
    return blocks


def _other_block(text: str, line: int) -> Block:
    underlined = _UNDERLINED.fullmatch(text)
    if underlined and "\n" not in underlined[1]:
        level = 1 if underlined[2][0] == "=" else 2
        return Block(text, unmarked(underlined[1]).strip(), Shape.HEADING, level, line=line)
    shape = Shape.OTHER if _OTHER.match(text) or FENCE.match(text) or "\n|" in text else Shape.PARAGRAPH
    bold = bool(_BOLD.fullmatch(text.strip()))
    return Block(
        text, unmarked(text).strip() if shape is Shape.PARAGRAPH else text, shape, bold=bold, line=line
    )
