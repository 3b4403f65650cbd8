"""A site -> everything that is wrong with it, or may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from newsgen.cache import decoded
from newsgen.check.causes import cause_of
from newsgen.check.checks import CHECKS, TITLE_CONVERSION
from newsgen.check.cross_file import SiteFiles
from newsgen.check.file_checker import CheckStage, FileResult, finding_of, weighed
from newsgen.check.finding import Finding
from newsgen.check.fixer import Fixer
from newsgen.config import CheckLevel
from newsgen.files import CONFIG_FILE, OUTPUT
from newsgen.library import find_content
from newsgen.memo import remember
from newsgen.parallel import Processes
from newsgen.pipeline import BuildOptions, Progress, clock, unwatched
from newsgen.pipeline.article_task import ReadFile
from newsgen.pipeline.grouped_problems import grouped
from newsgen.pipeline.inspection import Inspection, inspect_site
from newsgen.problems import BuildFailed, Problem, Severity, Values, nearest

_NOT_A_CHECK = "checks"  # the code of what is wrong with the settings of checks themselves


class CheckOptions(Struct, frozen=True):
    """How a site is checked: for the moment `now`, as a build would be. `only` are files and folders of the
    site to tell of, all without any. `published` and `allow_removed` are as in `BuildOptions`.
    """

    site: Path
    drafts: bool = False
    jobs: int = 0
    now: datetime = field(default_factory=clock)
    only: tuple[str, ...] = ()
    published: str | None = None
    allow_removed: bool = False
    progress: Progress = unwatched


class Checked(Struct, frozen=True):
    """What came of a check: the findings in order, how many files were looked at, and the `fixes`: what
    files with something to mend would hold, by their paths."""

    findings: tuple[Finding, ...]
    files: int = 0
    fixes: Mapping[str, tuple[bytes, bytes]] = {}

    def fails(self, strict: bool) -> bool:
        """Whether anything was found that is to be mended; with `strict`, warnings too are."""
        stopping = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
        return any(finding.problem.severity in stopping for finding in self.findings)


def check_site(options: CheckOptions) -> Checked:
    """Check a site. What its configuration or a registry lacks is all that is found then."""
    build = BuildOptions(
        site=options.site,
        output=options.site / OUTPUT,
        drafts=options.drafts,
        jobs=options.jobs,
        now=options.now,
        published=options.published,
        allow_removed=options.allow_removed,
        progress=options.progress,
    )
    try:
        return inspect_site(build, partial(_checked, options))
    except BuildFailed as failed:
        return Checked(tuple(Finding(problem) for problem in failed.problems))


def _checked(options: CheckOptions, inspection: Inspection) -> Checked:
    results = _results(options, inspection)
    findings = [finding for result in results.values() for finding in result.findings]
    findings += _across_files(inspection, results, options.now)
    findings += _of_titles(inspection, results)
    findings = list(_levelled(findings, inspection, results))
    findings += _unknown_codes(inspection, results)
    findings += map(Finding, inspection.problems)
    findings = [finding for finding in findings if _is_asked(finding.problem.path, options.only)]
    fixes: dict[str, tuple[bytes, bytes]] = {}
    alike = sorted(_with_fixes(findings, inspection, fixes), key=_place)
    if not options.only:  # whoever asks for some files wants to see each
        told = grouped(alike, lambda finding: finding.problem, cause_of)
        alike = sorted((replace(finding, problem=problem) for finding, problem in told), key=_place)
    asked = [path for path in inspection.files if _is_asked(path, options.only)]
    return Checked(tuple(alike), len(asked), fixes)


def _results(options: CheckOptions, inspection: Inspection) -> dict[str, FileResult]:
    """Return what the checks of single files find."""
    settings = inspection.settings
    tasks = [(path, its.read_key) for path, its in sorted(inspection.files.items()) if its.key]
    make = partial(CheckStage, settings.site, settings.config, settings.registries)
    found = {}
    results = remember(Processes(options.jobs), inspection.cache, make, tasks)
    for at, (task, result) in enumerate(zip(tasks, results, strict=True), 1):
        found[task[0]] = result
        options.progress("checking", at, len(tasks))
    return found


def _across_files(
    inspection: Inspection, results: Mapping[str, FileResult], moment: datetime
) -> Iterator[Finding]:
    inspection.cache.hold()
    entries = (inspection.articles.entry(path, inspection.cache) for path in results)
    files = SiteFiles(
        {path: result.traits for path, result in results.items()},
        {entry.path: entry.outline for entry in entries if entry.outline},
        moment,
    )
    inspection.cache.close()
    for code, check in CHECKS.items():
        for path, found in check.across(files) if check.across else ():
            yield finding_of(path, code, found, _line(inspection.settings.site / path, found.line))


def _of_titles(inspection: Inspection, results: Mapping[str, FileResult]) -> Iterator[Finding]:
    """Give what a review would ask about titles: what was decided there is not asked again."""
    unsure = [path for path, result in results.items() if result.traits.has_unsure_title]
    if not unsure:
        return
    # Most sites have no such title, and need not load what reviews them.
    from newsgen.review import title_doubts

    cache, files = inspection.cache, inspection.files
    read = (decoded(cache.need(files[path].read_key), ReadFile).article for path in unsure)
    for problem in title_doubts(inspection.settings, list(filter(None, read))):
        excerpt = _line(inspection.settings.site / problem.path, problem.line)
        severity = CHECKS[TITLE_CONVERSION].severity
        yield Finding(replace(problem, excerpt=excerpt, severity=severity), TITLE_CONVERSION)


def _levelled(
    findings: Iterable[Finding], inspection: Inspection, results: Mapping[str, FileResult]
) -> Iterator[Finding]:
    """Give the findings with the weight that the newsroom or the article has set; not those set off."""
    for finding in findings:
        own = results[finding.problem.path].levels
        set_so = weighed(finding, inspection.settings.config.checks, own)
        if set_so is not None:
            yield set_so


def _unknown_codes(inspection: Inspection, results: Mapping[str, FileResult]) -> Iterator[Finding]:
    having: list[tuple[str, tuple[CheckLevel, ...]]] = [(CONFIG_FILE, inspection.settings.config.checks)]
    having += ((path, result.levels) for path, result in results.items())
    for path, levels in having:
        for level in levels:
            if level.code in CHECKS:
                continue
            close = nearest(level.code, list(CHECKS))
            problem = Problem(
                path,
                level.line,
                "there is no check `{code}`",
                "did you mean `{close}`?" if close else "the checks are: {known}",
                _line(inspection.settings.site / path, level.line),
                Severity.WARNING,
                (("close", "".join(close)), ("code", level.code), ("known", ", ".join(CHECKS))),
            )
            yield Finding(problem, _NOT_A_CHECK)


def _with_fixes(
    findings: Iterable[Finding],
    inspection: Inspection,
    fixes: dict[str, tuple[bytes, bytes]],
) -> Iterator[Finding]:
    """Give the findings, those that can be mended marked so; and fill in how the files would be then."""
    kinds = {file.path: file.kind for file in find_content(inspection.files) if file.kind != "records"}
    fixer = Fixer(inspection.settings.site, inspection.settings.config, inspection.settings.registries)
    mended: dict[str, frozenset[tuple[str, Values]]] = {}
    findings = list(findings)
    wanting = {f.problem.path for f in findings if f.fixable or f.problem.severity is Severity.ERROR}
    for path in sorted(wanting & kinds.keys()):
        codes = frozenset(f.code for f in findings if f.problem.path == path)
        fix = fixer.fix(path, kinds[path], codes)
        if fix is not None:
            fixes[path] = fix.before, fix.after
            mended[path] = fix.mended
    for finding in findings:
        problem = finding.problem
        known = (problem.message, problem.values) in mended.get(problem.path, ())
        fixable = problem.path in fixes and (finding.fixable or known)
        yield replace(finding, fixable=fixable) if fixable != finding.fixable else finding


def _place(finding: Finding) -> tuple[object, ...]:
    problem = finding.problem
    values = [(name, str(value)) for name, value in problem.values]
    return problem.path, problem.line, finding.column, problem.message, values


def _is_asked(path: str, only: tuple[str, ...]) -> bool:
    return not only or any(path == each or path.startswith(f"{each}/") or not each for each in only)


def _line(path: Path, line: int) -> str:
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError):
        return ""
    return lines[line - 1] if 0 < line <= len(lines) else ""
