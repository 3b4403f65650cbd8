"""One file -> what its checks find: what a process does with it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from newsgen.cache import digest
from newsgen.check.checks import BYTE_ORDER_MARK, CHECKS
from newsgen.check.context import CheckContext
from newsgen.check.cross_file import FileTraits
from newsgen.check.finding import Diagnostic, Finding
from newsgen.check.manuscript import Manuscript, read_manuscript
from newsgen.check.titles import title_is_unsure
from newsgen.config import CheckLevel, Config, read_checks
from newsgen.hanzi import fold
from newsgen.library import Registries
from newsgen.library.fields import ARTICLE
from newsgen.markup import unescape
from newsgen.memo import Memo
from newsgen.pages import is_inside
from newsgen.pipeline.article_task import ReadFile
from newsgen.pipeline.dependencies import converting_digest
from newsgen.problems import Problem, Report, Severity
from newsgen.textfile import decode
from newsgen.yamlfile import FieldReader

_BEFORE, _SHOWN = 30, 90  # characters of a line before a place that are shown, and in all
_ID = re.compile(r' id="([^"]*)"')


class FileResult(Struct, frozen=True, array_like=True):
    """What the checks find in a file, the levels that it sets itself, and what is compared with others."""

    findings: tuple[Finding, ...] = ()
    levels: tuple[CheckLevel, ...] = ()
    traits: FileTraits = FileTraits()


def checking_digest(config: Config, registries: Registries) -> bytes:
    """Return a digest of all that the checks of single files ask of the configuration and the registries."""
    known = (registries.sources, registries.names, registries.style)
    asked = (config.operator, config.pictures, config.embeds, *known)
    return digest(converting_digest(config, registries), repr(asked).encode("utf-8", "surrogateescape"))


class CheckStage:
    """Checks files that a build has read."""

    def __init__(self, site: Path, config: Config, registries: Registries) -> None:
        self._site = site
        self._asked = checking_digest(config, registries)
        self._context = CheckContext(config, registries)

    def __call__(self, task: tuple[str, bytes], memo: Memo) -> FileResult:
        """Return what is found in a file, which is given with the key of its article in the cache."""
        path, read_key = task
        key = digest(b"checked", read_key, self._asked)
        return memo.recall(key, FileResult, partial(self._check, path, read_key, memo))

    def _check(self, path: str, read_key: bytes, memo: Memo) -> FileResult:
        try:
            raw = (self._site / path).read_bytes()
        except OSError:  # whoever read it in earnest has said so
            return FileResult()
        return check_file(path, raw, memo.need(read_key, ReadFile), self._context)


def check_file(path: str, raw: bytes, read: ReadFile, context: CheckContext) -> FileResult:
    """Return what is found in a file with the content `raw`, of which a build has read an article."""
    report = Report(path)
    text = decode(raw, report)
    if text is None or read.article is None or read.body is None:
        return FileResult()
    manuscript = read_manuscript(path, text, read.article, read.body)
    if manuscript is None:
        return FileResult()
    found = list(_all_found(manuscript, context))
    if raw.startswith(codecs.BOM_UTF8):
        message = "the file begins with an invisible byte order mark"
        found.insert(
            0, (BYTE_ORDER_MARK, Diagnostic(1, message, "other programs stumble over it", fixable=True))
        )
    findings = tuple(finding_of(path, code, each, report.quote(each.line)) for code, each in found)
    levels = read_checks(FieldReader(manuscript.document.fields, Report(path), ARTICLE))
    return FileResult(findings, levels, _traits(manuscript, context))


def weighed(finding: Finding, *levels: Iterable[CheckLevel]) -> Finding | None:
    """Return a finding with the weight that is set for its check, by the last that sets one; None where it is
    set off."""
    severity: Severity | None = finding.problem.severity
    for level in (each for group in levels for each in group if each.code == finding.code):
        severity = level.severity
    return None if severity is None else replace(finding, problem=replace(finding.problem, severity=severity))


def finding_of(path: str, code: str, found: Diagnostic, line: str = "") -> Finding:
    """Return what a check has found as a problem of a file; `line` is the line that it stands in.

    A paragraph is one line: of a long one only what is around the place is shown.
    """
    severity = found.severity or CHECKS[code].severity
    start = max(found.column - _BEFORE, 0)
    excerpt = line[start : start + _SHOWN]
    if start and excerpt:
        excerpt = f"…{excerpt}"
    if line[start + _SHOWN :].strip():
        excerpt += "…"
    problem = Problem(path, found.line, found.message, found.hint, excerpt, severity, found.values)
    return Finding(problem, code, found.column, found.fixable)


def _all_found(manuscript: Manuscript, context: CheckContext) -> Iterator[tuple[str, Diagnostic]]:
    for code, check in CHECKS.items():
        if check.file:
            for found in check.file(manuscript, context):
                yield code, found


def _traits(manuscript: Manuscript, context: CheckContext) -> FileTraits:
    article, html = manuscript.article, manuscript.html.html
    anchors = {heading.anchor for heading in manuscript.html.headings}
    anchors.update(unescape(value) for value in _ID.findall(html))
    links = (link for link in manuscript.html.links if "#" in link.target)
    inside = (link for link in links if link.target.startswith("#") or is_inside(link.target))
    return FileTraits(
        fold(article.title),
        manuscript.html.line("title"),
        title_is_unsure(manuscript, context),
        frozenset(anchors),
        tuple(inside),
    )
