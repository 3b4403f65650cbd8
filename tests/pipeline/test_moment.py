"""The moment of a build: it decides what is due, expired and licensed, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from newsgen.cli import main
from newsgen.pipeline import BuildOptions, BuildResult, build, clock

if TYPE_CHECKING:
    from conftest import SiteFolder, Tree


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _build(site: SiteFolder, now: datetime) -> BuildResult:
    # Who goes back in time takes away what readers had.
    return build(BuildOptions(site.folder, site.folder / "public", jobs=1, now=now, allow_removed=True))


def test_the_moment_is_told_or_that_of_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")
    assert clock() == datetime.fromtimestamp(1780000000, UTC)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert abs((clock() - datetime.now(UTC)).total_seconds()) < 60


def test_nothing_but_what_falls_due_depends_on_the_moment(site: SiteFolder, tree: Tree) -> None:
    site.article("a", date="2026-01-02 08:00")
    site.article("b", status="scheduled", publish_at="2026-03-01 09:00", title="乙")
    site.article("c", expires="2026-04-01 09:00", title="丙")
    result = _build(site, _at("2026-02-01T00:00+08:00"))
    assert result.next_due == _at("2026-03-01T09:00+08:00")
    before = tree(site.folder / "public")
    assert _build(site, _at("2026-02-28T23:00+08:00")).counts.rendered == 0
    assert tree(site.folder / "public") == before
    clean = BuildOptions(
        site.folder, site.folder / "clean", jobs=1, cache=False, now=_at("2026-02-20T00:00+08:00")
    )
    build(clean)
    made = tree(site.folder / "clean")
    assert {path: text for path, text in made.items() if path != ".newsgen-output"} == {
        path: text for path, text in before.items() if path != ".newsgen-output"
    }


def test_what_is_due_appears_and_what_expires_leaves(site: SiteFolder) -> None:
    site.article("b", status="scheduled", publish_at="2026-03-01 09:00", title="乙")
    site.article("c", expires="2026-04-01 09:00", title="丙")
    seen = []
    for now in ("2026-02-01", "2026-03-01T08:59", "2026-03-01T09:00", "2026-04-01T09:00", "2026-02-01"):
        result = _build(site, _at(f"{now}+08:00" if "T" in now else f"{now}T00:00+08:00"))
        public = site.folder / "public/articles"
        due = result.next_due
        # At the address of what has expired stands a page without its text.
        pages = [public / name / "index.html" for name in "bc"]
        shown = [page.exists() and "正文。" in page.read_text("utf-8") for page in pages]
        seen.append((shown, due and due.strftime("%m-%d")))
    assert seen == [
        ([False, True], "03-01"),
        ([False, True], "03-01"),
        ([True, True], "04-01"),
        ([True, False], None),
        ([False, True], "03-01"),
    ]


def test_an_article_of_another_year_releases_no_other(site: SiteFolder) -> None:
    site.article("b", status="scheduled", publish_at="2026-03-01 09:00", title="乙")
    site.article("c", date="2062-01-02", status="scheduled", publish_at="2062-01-02", title="丙")
    _build(site, _at("2026-02-01T00:00+08:00"))
    assert not (site.folder / "public/articles/b").exists()


def test_the_next_moment_is_said_and_left_for_whoever_starts_builds(
    site: SiteFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    site.article("a")
    site.article("b", status="scheduled", publish_at="2099-03-01 09:00", title="乙")
    assert main(["build", "--site", str(site.folder), "--lang", "en"]) == 0
    assert "the next article is due, or expires, at 2099-03-01 09:00+08:00" in capsys.readouterr().out
    left = site.folder / ".newsgen/next-due"
    assert left.read_text("ascii") == "2099-03-01T09:00:00+08:00\n"
    site.article("b", title="乙")
    main(["build", "--site", str(site.folder)])
    assert left.read_text("ascii") == ""


def test_a_page_of_the_site_waits_and_leaves_like_an_article(site: SiteFolder) -> None:
    site.article("a")
    said = {
        "draft": "status: draft",
        "later": "status: scheduled\npublish_at: 2026-03-01 09:00",
        "gone": "expires: 2026-02-15",
    }
    for name, fields in said.items():
        site.write(f"content/pages/{name}.md", f"---\ntitle: {name}\n{fields}\n---\n內文{name}\n")
    before = _build(site, _at("2026-02-01T00:00+08:00"))
    assert before.next_due == _at("2026-02-15T00:00+08:00")
    texts = {name: f"內文{name}".encode() for name in said}
    assert _pages_with(site, texts) == {"gone"}
    _build(site, _at("2026-02-20T00:00+08:00"))
    assert _pages_with(site, texts) == set()
    assert (site.folder / "public/gone/index.html").is_file()  # it says that the page has left
    _build(site, _at("2026-03-02T00:00+08:00"))
    assert _pages_with(site, texts) == {"later"}
    build(BuildOptions(site.folder, site.folder / "public", jobs=1, drafts=True))
    assert _pages_with(site, texts) == set(said)
    assert "noindex" in (site.folder / "public/draft/index.html").read_text("utf-8")
    _build(site, _at("2026-03-02T00:00+08:00"))
    assert _pages_with(site, texts) == {"later"}


def _pages_with(site: SiteFolder, texts: dict[str, bytes]) -> set[str]:
    """Return which texts stand anywhere in the site."""
    files = [file.read_bytes() for file in (site.folder / "public").rglob("*") if file.is_file()]
    return {name for name, text in texts.items() if any(text in file for file in files)}
