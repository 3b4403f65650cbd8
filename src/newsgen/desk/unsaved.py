"""An article that is not saved -> its problems, and its page in each edition; nothing is written.

By the plan of the last build: which pages there are follows from all articles together, and is made anew when
the article is saved.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from pathlib import Path
from posixpath import dirname

from msgspec import Struct
from msgspec.structs import replace
from msgspec.structs import replace as replace_fields

from newsgen.cache import CACHE_FILE, Cache, decoded
from newsgen.check.context import CheckContext
from newsgen.check.file_checker import check_file, weighed
from newsgen.check.finding import Finding
from newsgen.check.fixer import Fixer
from newsgen.images import is_drawing, is_raster
from newsgen.library import ContentFile, asset_path
from newsgen.memo import Memo
from newsgen.model import ArticleEntry, EditionArticle, Outline, RightsClass, Status
from newsgen.pages import output_path
from newsgen.pipeline.affected_pages import SitePlan
from newsgen.pipeline.article_store import ArticleStore, StoredEntries, stored_entries
from newsgen.pipeline.article_task import ArticleStage, ArticleTask, ReadFile
from newsgen.pipeline.build_state import BuildState
from newsgen.pipeline.dependencies import spelled_names
from newsgen.pipeline.on_demand import PagesOnDemand
from newsgen.pipeline.templates import site_templates
from newsgen.problems import Problem, Values
from newsgen.render import Newsroom
from newsgen.render.targets import named_file


class ArticlePreview(Struct, frozen=True):
    """What is wrong with an article, in order; its page in the edition that was asked for, if that has one;
    and the text as it would be with everything mended that can be, if anything can."""

    findings: tuple[Finding, ...]
    page: bytes | None
    mended: str | None


class UnsavedArticles:
    """Looks at articles as they are being written; made of what the last build has left in a `folder`.

    Methods raise CacheLost where the next build has taken that away.
    """

    def __init__(self, site: Path, folder: Path, state: BuildState) -> None:
        self._cache = Cache(folder / CACHE_FILE)
        self._settings = state.settings(site)
        config, registries = self._settings.config, self._settings.registries
        _, names = spelled_names(registries, self._cache)
        self._stage = ArticleStage(site, config, registries, names)
        self._checks = CheckContext(config, registries)
        self._fixer = Fixer(site, config, registries)
        self._planned = state.planned()
        self._pictures = state.pictures()
        self._templates = site_templates(site, state.summary.templates, self._cache)
        self._entries = stored_entries(self._cache, state.files())

    def close(self) -> None:
        """Give up the cache."""
        self._cache.close()

    def look(self, path: str, kind: str, text: str, edition: str) -> ArticlePreview:
        """Return what is known of an article with a text, in one edition, or else in the default one."""
        raw = text.encode("utf-8")
        memo = Memo(self._cache)
        done = self._stage(ArticleTask(ContentFile(path, kind), raw=raw), memo)
        entry = done.entry
        results = _Results(self._cache, memo)
        findings = self._findings(path, raw, entry, results, done.read_key)
        shown, unclear = self._shown(path, entry, results)
        page = shown.output(self._file(path, edition)) if shown else None
        if page:
            findings += [Finding(problem) for problem in page.problems if problem.path == path]
        findings += map(Finding, unclear)
        codes = frozenset(found.code for found in findings)
        fix = self._fixer.fix_content(raw, path, kind, codes)
        gone = fix.mended if fix else frozenset()
        findings = [
            replace(item, fixable=bool(fix) and (item.fixable or _kind(item) in gone)) for item in findings
        ]
        findings.sort(key=lambda item: (item.problem.line, item.column))
        return ArticlePreview(
            tuple(dict.fromkeys(findings)),
            page.content if page else None,
            fix.after.decode("utf-8") if fix else None,
        )

    def _findings(
        self, path: str, raw: bytes, entry: ArticleEntry, results: _Results, read_key: bytes
    ) -> list[Finding]:
        found = [Finding(problem) for problem in entry.problems]
        if not read_key:
            return found
        checked = check_file(path, raw, decoded(results.need(read_key), ReadFile), self._checks)
        levels = self._settings.config.checks, checked.levels
        return [*found, *filter(None, (weighed(finding, *levels) for finding in checked.findings))]

    def _file(self, path: str, edition: str) -> str:
        config = self._settings.config
        key = self._planned.keys.get(path, "")
        edition = edition if edition in config.editions else config.default_edition
        return output_path(f"{key}/", edition, config.default_edition) if key else ""

    def _shown(
        self, path: str, entry: ArticleEntry, results: _Results
    ) -> tuple[PagesOnDemand | None, tuple[Problem, ...]]:
        """Return the pages of the site with an article as it is now, and why it could not be published."""
        key = self._planned.keys.get(path)
        if entry.outline is None or key is None:
            return None, ()
        outline = replace_fields(entry.outline, key=key)
        entry = replace_fields(entry, outline=outline)
        store = _Store(results, {key: entry}, self._entries)
        newsroom, unclear = self._newsroom(store, outline)
        newsroom = replace(newsroom, files=newsroom.files | self._placed(path, entry))
        plan = SitePlan(
            newsroom, self._templates, store, (), self._settings, self._planned, False, self._pictures
        )
        return PagesOnDemand(plan), unclear

    def _placed(self, path: str, entry: ArticleEntry) -> frozenset[str]:
        """Return the pictures beside an article that it shows, those too that no build has published yet."""
        folder = dirname(path)
        try:
            names = [file.name for file in (self._settings.site / folder).iterdir()]
        except OSError:  # the article is new, or gone
            names = []
        beside = {asset_path(f"{folder}/{name}") for name in names if is_raster(name) or is_drawing(name)}
        targets = (*entry.pictures, *([entry.image] if entry.image else ()))
        return frozenset(filter(None, (named_file(target, path, beside) for target in targets)))

    def _newsroom(self, store: ArticleStore, outline: Outline) -> tuple[Newsroom, tuple[Problem, ...]]:
        """Return the last newsroom with the rights that an article has now, and what is unclear of them."""
        newsroom = self._planned.newsroom(self._settings, store)
        classes: dict[str, Mapping[str, RightsClass]] = {}
        unclear: list[Problem] = []
        for tag, known in newsroom.classes.items():
            its, found = newsroom.classified(outline, tag)
            classes[tag] = ChainMap(its, dict(known)) if outline.kind == "article" else known
            if outline.kind == "article" and tag in outline.editions and outline.status is not Status.DRAFT:
                unclear += found
        return replace(newsroom, classes=classes), tuple(dict.fromkeys(unclear))


def _kind(finding: Finding) -> tuple[str, Values]:
    return finding.problem.message, finding.problem.values


class _Results:
    """The results of a cache, with some that are not in it."""

    def __init__(self, cache: Cache, memo: Memo) -> None:
        self._cache = cache
        self._new = dict(memo.new)

    def get(self, key: bytes) -> bytes | None:
        return self._new.get(key) or self._cache.get(key)

    def need(self, key: bytes) -> bytes:
        return self._new.get(key) or self._cache.need(key)

    def hold(self) -> None:
        self._cache.hold()


class _Store(ArticleStore):
    """Articles with one as it is now, under the key that the plan knows it by."""

    def __init__(self, results: _Results, own: Mapping[str, ArticleEntry], others: StoredEntries) -> None:
        super().__init__(results, ChainMap(own, others))  # type: ignore[arg-type] # neither is written to
        self._own = own

    def item(self, key: str, edition: str) -> EditionArticle:
        item = super().item(key, edition)
        if key in self._own:
            item = replace_fields(item, article=replace_fields(item.article, key=key))
        return item
