"""Builds of the preview, one after the other in one process."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsgen.cache import CACHE_FILE, CacheLost
from newsgen.pipeline import BuildOptions, build, unwatched
from newsgen.preview import building
from newsgen.preview.building import PreviewOptions, PreviewSite
from newsgen.preview.built_site import open_built_site
from newsgen.search import matches, parse_query

if TYPE_CHECKING:
    from conftest import SiteFolder, Tree


def _site(site: SiteFolder) -> PreviewSite:
    return PreviewSite(PreviewOptions(site.folder, jobs=1), unwatched, lambda _: None)


def _edits(site: SiteFolder) -> Iterator[None]:
    """Change a site in one way after the other, as a day in a newsroom does."""
    site.article("a", title="国家发展", body="头发与**发展**。[乙](b.md)")
    site.article("b", tags="[資金]", body="甲公司。")
    yield
    for number in range(3):
        site.article("a", title="国家发展", body=f"台积电说：“第{number}次。”")
        yield
    site.write("content/names.yaml", "- {zh-Hans: 台积电, zh-Hant: 台灣積體電路}\n")
    yield
    site.write("templates/partials/footer.html", "<footer>甲</footer>\n")
    yield
    site.write("templates/partials/footer.html", "<footer>乙</footer>\n")
    site.write("static/assets/custom.css", "p { color: red }")
    yield
    site.write("templates/partials/footer.html", "<footer>{{ site.titel }}</footer>\n")  # fails
    yield
    site.write("templates/partials/footer.html", "<footer>{{ site.title }}</footer>\n")
    site.article("a", title="国家发展", status="draft", body="台积电。")
    yield
    config = site.folder / "newsgen.yaml"
    whole = config.read_text(encoding="utf-8")
    config.write_text(whole.replace("editions:", "editons:"), encoding="utf-8")  # fails
    yield
    config.write_text(whole.replace("title: {zh-Hant: 贛江觀察", "title: {zh-Hant: 新題"), encoding="utf-8")
    sources = site.folder / "content/sources.yaml"
    sources.write_text(sources.read_text(encoding="utf-8").replace("贛江觀察,", "觀察,"), encoding="utf-8")
    (site.folder / "content/articles/b.md").unlink()
    site.article("a", title="国家发展", source="watch", body="台积电。")
    yield


_CLEAN = """
import sys
from pathlib import Path
from newsgen.cache import CACHE_FILE, CacheLost
from newsgen.pipeline import BuildOptions, build
site, output, kept = map(Path, sys.argv[1:])
build(BuildOptions(site, output, "http://localhost:8000/", drafts=True, jobs=1, kept=kept))
"""


def test_many_builds_in_one_process_give_what_a_fresh_one_gives(
    site: SiteFolder, tree: Tree, tmp_path: Path
) -> None:
    built = _site(site)
    outcomes = []
    for number, _ in enumerate(_edits(site)):
        outcomes.append(built.build())
        if number not in (6, 10):
            continue
        clean, kept = tmp_path / f"clean{number}", tmp_path / f"kept{number}"
        subprocess.run([sys.executable, "-c", _CLEAN, site.folder, clean, kept], check=True)  # noqa: S603 - our own
        ours, theirs = tree(built.options.output), tree(clean)
        for name in (
            ".newsgen-output",
            "manifest.json",
        ):  # they tell of earlier looks, too
            del ours[name], theirs[name]
        assert ours == theirs, number
    assert [outcome.failed for outcome in outcomes] == [number in (7, 9) for number in range(11)]
    assert outcomes[7].problems[0].path == "templates/partials/footer.html"
    assert outcomes[9].problems[0].path == "newsgen.yaml"


def test_an_ordinary_build_is_not_disturbed(site: SiteFolder, tree: Tree) -> None:
    site.article("a")
    options = BuildOptions(site.folder, site.folder / "public", jobs=1)
    build(options)
    before = tree(options.output)
    preview = _site(site)
    assert not preview.build().failed
    assert tree(options.output) == before
    counts = build(options).counts
    assert (counts.read, counts.rendered, counts.copied) == (0, 0, 0)
    assert preview.build().rendered == 0
    assert (preview.options.folder / ".gitignore").read_text(encoding="ascii") == "*\n"


def test_a_build_that_crashes_is_a_problem(site: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(_: BuildOptions) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(building, "build", crash)
    outcome = _site(site).build()
    assert outcome.failed
    assert "newsgen's own fault: ZeroDivisionError: by zero" in outcome.problems[0].text()
    written = (site.folder / ".newsgen/preview/crash.txt").read_text(encoding="utf-8")
    assert "test_preview_building.py" in written


@pytest.mark.parametrize(("times", "failed"), [(2, False), (3, True)])
def test_a_file_that_goes_away_while_it_is_read_is_tried_again(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch, times: int, failed: bool
) -> None:
    left = [FileNotFoundError("4913")] * times

    def sometimes(options: BuildOptions) -> object:
        if left:
            raise left.pop()
        return build(options)

    monkeypatch.setattr(building, "build", sometimes)
    monkeypatch.setattr(building, "_PAUSE", 0.0)
    assert _site(site).build().failed is failed


def test_what_is_known_of_articles(site: SiteFolder) -> None:
    site.article("2026/a", date="2026-03-01")
    site.article("2026/draft", status="draft", date="2026-02-01")
    site.article("2026/later", status="scheduled", publish_at="2027-01-05 09:30", date="2026-02-02")
    site.article("2026/gone", expires="2026-02-20")
    site.article("2026/whose", source="")
    site.article("2026/only", editions="[zh-Hans]", date="2025-01-01")
    preview = _site(site)
    outcome = preview.build()
    assert not outcome.failed, outcome.problems
    known = open_built_site(preview.options.folder, preview.options.output)
    assert known is not None
    entries = {entry.key.removeprefix("articles/2026/"): entry for entry in known.entries()}
    assert list(entries) == ["a", "later", "draft", "gone", "whose", "only"]
    assert not entries["a"].marks
    assert entries["draft"].marks.draft
    later = entries["later"].marks.scheduled
    assert later is not None
    assert later.isoformat() == "2027-01-05T09:30:00+08:00"
    assert entries["gone"].marks.expired is not None
    assert [problem.line for problem in entries["whose"].marks.unclear] == [4]
    assert list(entries["only"].titles) == ["zh-Hans"]
    assert entries["a"].addresses == {"zh-Hant": "/articles/2026/a/", "zh-Hans": "/zh-hans/articles/2026/a/"}

    assert known.key_at("/zh-hans/articles/2026/a/") == ("articles/2026/a", "zh-Hans")
    assert known.key_at("/articles/2026/a/index.html") == ("articles/2026/a", "zh-Hant")
    assert known.key_at("/articles/2026/only/") == ("", "zh-Hant")
    assert known.key_at("/archive/") == ("", "zh-Hant")

    site.article("2026/a", title="新題", date="2026-03-01")
    assert not preview.build().failed
    after = open_built_site(preview.options.folder, preview.options.output, known)
    assert after is not None
    assert after.entry("articles/2026/a").titles["zh-Hant"] == "新題"
    assert after.entry("articles/2026/draft") == entries["draft"]
    assert after.version("articles/2026/a") != known.version("articles/2026/a")
    assert after.version("articles/2026/draft") == known.version("articles/2026/draft")
    known.close()
    after.close()


def test_what_pages_ask_for_is_read_ahead(site: SiteFolder) -> None:
    site.article("2026/a", body="甲公司。")
    site.article("2026/whole", source="示例日報", body="轉載的全文。")
    preview = _site(site)
    assert not preview.build().failed
    options = preview.options
    known, other = (open_built_site(options.folder, options.output) for _ in range(2))
    assert known is not None
    assert other is not None
    known.read_ahead()
    known.close()
    other.close()
    other.read_ahead()  # which ends at once
    (options.folder / CACHE_FILE).unlink()
    entries = known.entries()
    assert sorted(entry.key for entry in entries) == ["articles/2026/a", "articles/2026/whole"]
    assert [entry.labels[0].edition for entry in entries] == ["zh-Hant"] * 2
    assert matches(parse_query("轉載的全文"), known.searched("articles/2026/whole"))
    assert not matches(parse_query("轉載的全文"), known.searched("articles/2026/a"))
    with pytest.raises(CacheLost):
        other.entries()
    known.close()
    other.close()


def test_a_cache_that_is_gone_ends_the_reading(site: SiteFolder) -> None:
    site.article("2026/a")
    preview = _site(site)
    assert not preview.build().failed
    known = open_built_site(preview.options.folder, preview.options.output)
    assert known is not None
    with closing(sqlite3.connect(preview.options.folder / CACHE_FILE)) as cache:
        cache.execute("DELETE FROM results")
        cache.commit()
    known.read_ahead()
    with pytest.raises(CacheLost):
        known.entries()
    known.close()


def test_nothing_is_known_before_the_first_build(site: SiteFolder) -> None:
    options = PreviewOptions(site.folder)
    assert open_built_site(options.folder, options.output) is None
    assert not options.folder.exists()
