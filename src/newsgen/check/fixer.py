"""What can be mended without judgement, mended: the file reads the same afterwards, or better."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from functools import partial
from itertools import product
from pathlib import Path

from msgspec import Struct

from newsgen.check.context import CheckContext
from newsgen.check.fix_front_matter import changed_fields, mended_fields
from newsgen.check.full_width import widened
from newsgen.check.house_style import STYLE_CODES, styled
from newsgen.check.leftovers import PRESS_RELEASE, without_end
from newsgen.check.markup import MARKUP, with_markup
from newsgen.check.odd_characters import ODD_CHARACTER, without_odd
from newsgen.config import Config, read_checks
from newsgen.encoding import sure_text
from newsgen.hanzi import NameTable
from newsgen.library import ReadArticle, Registries, read_article, read_document
from newsgen.library.fields import ARTICLE
from newsgen.markup import render_markdown, tokens
from newsgen.markup.html import CODE
from newsgen.model import Script, SourceFile
from newsgen.problems import Problem, Report, Severity, Values
from newsgen.textfile import decode
from newsgen.yamlfile import FieldReader

_VARIANTS = re.compile(r"-\{(?:(?!-\{|\}-).)*+\}-", re.DOTALL)
_ALT = re.compile(r' alt="[^"]*"')  # is read to people like the text around it
_LINE_END = re.compile("\r\n|\r|\n")
NO_NAMES = NameTable()
#: The check whose findings are mended in texts.
HALF_WIDTH = "half-width-mark"


class Fix(Struct, frozen=True):
    """A file `before` and `after`; `mended` are the problems of a build that are gone then, by message and
    values."""

    before: bytes
    after: bytes
    mended: frozenset[tuple[str, Values]]


class Fixer:
    """Mends files: encoding, byte order mark, fences, slips of front matter, half-width punctuation,
    what looks like markup and is not, odd characters, what the house style has otherwise, the end of a
    press release.

    Line ends stay as they are, and so does every character that is not mended: code, addresses, `-{ }-`, the
    text of a `copyright:`.
    """

    def __init__(self, site: Path, config: Config, registries: Registries) -> None:
        self._site = site
        self._config = config
        self._registries = registries
        self._context = CheckContext(config, registries)
        self._names = self._context.names

    def fix(self, path: str, kind: str, codes: frozenset[str]) -> Fix | None:
        """Return a file mended; None where there is nothing to mend, or no way that is safe.

        `codes` are those of the findings in the file: half-width marks are only mended where they were found,
        and so not where that check is off.
        """
        try:
            raw = (self._site / path).read_bytes()
        except OSError:
            return None
        return self.fix_content(raw, path, kind, codes)

    def fix_content(self, raw: bytes, path: str, kind: str, codes: frozenset[str]) -> Fix | None:
        """Do the same with what is not in the file, or not yet."""
        before = self._read(path, kind, raw)
        # What cannot be read yet has marks that nobody could find.
        unread = before is None or before.article is None
        wide = HALF_WIDTH in codes or (unread and not self._is_off(fixed(raw, None)))
        markup = codes & MARKUP
        style = self._style(before, codes)
        for names, slips, change in product(
            (self._names, None) if wide else (None,),
            (markup, frozenset()) if markup else (markup,),
            (style, None) if style else (None,),
        ):
            after = fixed(raw, names, slips, change)
            if after is None or after == raw:
                continue
            read = self._read(path, kind, after)
            gone = _errors(before) - _errors(read)
            if read is not None and not (before and before.article and _errors(read) - _errors(before)):
                return Fix(raw, after, gone)
        return None

    def _style(self, read: ReadArticle | None, codes: frozenset[str]) -> Callable[[str], str] | None:
        """Return what writes a text in the house style, as far as that was found to be wanting."""
        wanted = codes & (STYLE_CODES | {PRESS_RELEASE, ODD_CHARACTER})
        if not wanted or read is None or read.article is None:
            return None
        return partial(_in_style, script=read.article.script, context=self._context, codes=wanted)

    def _is_off(self, mended: bytes | None) -> bool:
        """Whether the newsroom, or a file as it reads once mended, does not want half-width marks found."""
        levels = {level.code: level.severity for level in self._config.checks}
        report = Report("")
        text = None if mended is None else decode(mended, report)
        document = None if text is None else read_document(SourceFile("", text), report)
        if document:
            own = read_checks(FieldReader(document.fields, report, ARTICLE))
            levels |= {level.code: level.severity for level in own}
        return levels.get(HALF_WIDTH, Severity.NOTICE) is None

    def _read(self, path: str, kind: str, raw: bytes) -> ReadArticle | None:
        report = Report(path)
        text = decode(raw, report)
        if text is None:
            return ReadArticle(None, None, report.problems)
        return read_article(SourceFile(path, text), kind, self._config, self._registries)


def fixed(
    raw: bytes,
    names: NameTable | None = NO_NAMES,
    markup: frozenset[str] = frozenset(),
    style: Callable[[str], str] | None = None,
) -> bytes | None:
    """Return a file mended; None where its encoding is in doubt.

    Half-width marks of Chinese are set full-width, but for those of registered `names`; where these are None,
    all marks stay. `markup` are the codes of the checks whose slips are mended; `style` gives a
    text in the house style.
    """
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        if raw.startswith(codecs.BOM_UTF8):
            return None
        decoded = sure_text(raw)
        if decoded is None:
            return None
        text = decoded
    if "\0" in text:
        return None
    ends = _LINE_END.findall(text)
    lines = _LINE_END.split(text)
    dropped = len(lines)
    lines = mended_fields(lines)
    dropped -= len(lines)
    ends = [*ends[dropped:], ""]
    if markup:
        lines, ends = _with_markup(lines, ends, markup)
    if style is not None:
        lines = _changed(lines, style)
    if names is not None:
        lines = _changed(lines, partial(widened, names=names))
    return "".join(part for pair in zip(lines, ends, strict=True) for part in pair).encode("utf-8")


def _with_markup(lines: list[str], ends: list[str], codes: frozenset[str]) -> tuple[list[str], list[str]]:
    """Return the lines of a file, and their ends, with what looks like markup in its text made such."""
    report = Report("")
    document = read_document(SourceFile("", "\n".join(lines)), report)
    if document is None or report.failed:
        return lines, ends
    start = document.body_line - 1
    body, body_ends = with_markup(
        lines[start:], ends[start:], render_markdown(document.body).body.html, codes
    )
    return [*lines[:start], *body], [*ends[:start], *body_ends]


def _changed(lines: list[str], change: Callable[[str], str]) -> list[str]:
    """Return the lines of a file with title, summary and text changed, but where that would change more."""
    report = Report("")
    document = read_document(SourceFile("", "\n".join(lines)), report)
    if document is None or report.failed:
        return lines
    front = changed_fields(lines[: document.body_line - 1], document.fields, change)
    body = change(document.body)
    if body.count("\n") != document.body.count("\n") or _structure(body) != _structure(document.body):
        body = document.body
    return [*front, *body.split("\n")]


def _in_style(text: str, script: Script, context: CheckContext, codes: frozenset[str]) -> str:
    if ODD_CHARACTER in codes:
        text = without_odd(text)
    if PRESS_RELEASE in codes:
        text = without_end(text)
    return styled(text, script, context, codes)


def _structure(text: str) -> list[str]:
    """Return what of a text no mending may change: its markup, addresses, code, and `-{ }-`.

    What is prose is told without the parser; here it has the last word.
    """
    kept: list[str] = []
    code = 0
    for raw, name in tokens(render_markdown(text).body.html):
        code += (name in CODE) - (name.startswith("/") and name[1:] in CODE)
        if name in ("p", "/p"):  # a line of its own that goes away was a paragraph
            continue
        if code or (name and name[0] != "h"):
            kept.append(_ALT.sub("", raw))
        elif name:
            kept.append(name)  # of headings, the anchor follows the text
        else:
            kept += _VARIANTS.findall(raw)
    return kept


def _errors(read: ReadArticle | None) -> frozenset[tuple[str, Values]]:
    problems: tuple[Problem, ...] = read.problems if read else ()
    return frozenset((item.message, item.values) for item in problems if item.severity is Severity.ERROR)
