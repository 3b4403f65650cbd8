"""A site's folder in, a published site out."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from newsgen.pipeline import BuildOptions, BuildResult, build
from newsgen.problems import BuildFailed, Severity

if TYPE_CHECKING:
    from conftest import SiteFolder


def _build(site: SiteFolder, output: str = "public", **options: Any) -> BuildResult:
    chosen = {"jobs": 1} | options
    return build(BuildOptions(site.folder, site.folder.parent / output, **chosen))


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def _said(site: SiteFolder, **options: Any) -> list[str]:
    with pytest.raises(BuildFailed) as failed:
        _build(site, **options)
    return [problem.text() for problem in failed.value.problems]


def _first_lines(site: SiteFolder, **options: Any) -> list[str]:
    return [text.split("\n")[0] for text in _said(site, **options)]


def test_a_site_is_built_in_both_editions(site: SiteFolder) -> None:
    site.article("2026/a", title="產業發展", body="[表](a.csv)")
    site.write("content/articles/2026/a.csv", "甲")
    site.write("content/pages/about.md", "---\ntitle: 關於\n---\n正文。\n")
    site.write("static/assets/site.css", "css")
    result = _build(site)
    files = _files(site.folder.parent / "public")
    assert (result.articles, result.editions, result.warnings) == (1, 2, ())
    assert {"articles/2026/a.csv", "about/index.html", "assets/site.css", "assets/style.css"} <= set(files)
    assert "產業發展" in files["articles/2026/a/index.html"].decode()
    assert "产业发展" in files["zh-hans/articles/2026/a/index.html"].decode()


def test_the_number_of_jobs_does_not_show(site: SiteFolder) -> None:
    for number in range(40):
        site.article(f"2026/a{number}", tags=f"[甲{number % 3}]", regions="[ganjiang]")
    _build(site, "one", jobs=1)
    _build(site, "three", jobs=3)
    assert _files(site.folder.parent / "one") == _files(site.folder.parent / "three")


def test_a_second_build_gives_the_same_bytes(site: SiteFolder) -> None:
    site.article("2026/a")
    _build(site)
    first = _files(site.folder.parent / "public")
    _build(site)
    assert _files(site.folder.parent / "public") == first


def test_the_problems_of_all_files_are_in_one_report(site: SiteFolder) -> None:
    site.article("2026/a", tittle="x", date="2026-02-30")
    site.article("2026/b", section="政治")
    site.write("content/articles/2026/c.md", "正文")
    site.write("content/pages/about.md", "---\nslug: x\n---\n")
    assert _first_lines(site) == [
        "content/articles/2026/a.md:3: there is no 2026-02-30: that month has 28 days",
        "content/articles/2026/a.md:5: unknown field `tittle`",
        "content/articles/2026/b.md:5: the section `政治` is not in newsgen.yaml",
        "content/articles/2026/c.md:1: the front matter is missing",
        "content/pages/about.md:1: `title` is missing",
    ]


def test_problems_of_articles_come_with_those_of_the_registries(site: SiteFolder) -> None:
    site.write("content/regions.yaml", "a:\n  name: 甲\n  parent: b\n")
    site.article("2026/a", tittle="x")
    assert [text.split(":")[0] for text in _first_lines(site)] == [
        "content/articles/2026/a.md",
        "content/regions.yaml",
    ]


def test_a_failed_build_leaves_the_old_site_as_it_was(site: SiteFolder) -> None:
    site.article("2026/a")
    _build(site)
    before = _files(site.folder.parent / "public")
    site.article("2026/b", tittle="x")
    _said(site)
    assert _files(site.folder.parent / "public") == before
    assert sorted(path.name for path in site.folder.parent.iterdir()) == [".public.newsgen", "public", "site"]


def test_a_failed_first_build_publishes_nothing(site: SiteFolder) -> None:
    site.article("2026/a", tittle="x")
    _said(site)
    assert not (site.folder.parent / "public").exists()


def test_no_configuration_is_the_only_problem(site: SiteFolder) -> None:
    (site.folder / "newsgen.yaml").unlink()
    assert _first_lines(site) == ["newsgen.yaml: this file is missing"]


def test_a_foreign_output_folder_is_a_problem(site: SiteFolder) -> None:
    (site.folder.parent / "public").mkdir()
    (site.folder.parent / "public/mine").write_text("x", encoding="utf-8")
    assert "holds files that no build made" in _said(site)[0]
    assert _files(site.folder.parent / "public") == {"mine": b"x"}


def test_a_warning_stops_a_strict_build_only(site: SiteFolder) -> None:
    site.article("2026/a", source="無名晚報")
    result = _build(site)
    assert [problem.severity for problem in result.warnings] == [Severity.WARNING]
    assert result.warnings[0].excerpt == "source: 無名晚報"
    said = _said(site, strict=True)
    assert said[0].startswith(
        "content/articles/2026/a.md:4: warning: the source `無名晚報` is not registered"
    )


@pytest.mark.parametrize("drafts", [False, True])
def test_drafts_are_shown_on_demand_only(site: SiteFolder, drafts: bool) -> None:
    site.article("2026/a")
    site.article("2026/b", status="draft")
    site.article("2026/c", status="scheduled", publish_at="2030-01-01")
    site.article("2026/d", expires="2026-01-01")
    _build(site, drafts=drafts)
    files = _files(site.folder.parent / "public")
    for name in ("b", "c"):
        assert (f"articles/2026/{name}/index.html" in files) == drafts
    # At the address of one that has expired stands a page that says so.
    assert ("正文。".encode() in files["articles/2026/d/index.html"]) == drafts
    if drafts:
        assert b"noindex" in files["articles/2026/b/index.html"]
        assert b"/articles/2026/b/" not in files["sitemap.xml"]


def test_a_copy_to_be_looked_at_is_not_for_search_engines(site: SiteFolder) -> None:
    site.article("2026/a", source="示例日報")
    _build(site)
    before = _files(site.folder.parent / "public")
    _build(site, noindex=True)
    files = _files(site.folder.parent / "public")
    pages = [path for path in files if path.endswith(".html")]
    assert pages
    for path in pages:
        assert files[path].count(b'<meta name="robots" content="noindex">') == 1, path
    _build(site)
    assert _files(site.folder.parent / "public") == before


def test_a_scheduled_article_appears_at_its_time(site: SiteFolder) -> None:
    site.article("2026/a", status="scheduled", publish_at="2026-01-05 09:00", date="2026-01-05")
    page = site.folder.parent / "public/articles/2026/a/index.html"
    _build(site, now=datetime.fromisoformat("2026-01-05T08:59+08:00"))
    assert not page.exists()
    _build(site, now=datetime.fromisoformat("2026-01-05T01:00+00:00"))
    assert page.exists()


def test_an_unknown_source_stops_a_build_and_is_hidden_with_drafts(site: SiteFolder) -> None:
    site.write("content/articles/2026/a.md", "---\ntitle: 無主\ndate: 2026-01-02\n---\n正文。\n")
    site.article("2026/b")
    assert [text.split("\n")[0] for text in _said(site)] == [
        "content/articles/2026/a.md:1: `source` is missing: nobody can say whose article this is"
    ]
    _build(site, drafts=True)
    files = _files(site.folder.parent / "public")
    assert b"noindex" in files["articles/2026/a/index.html"]
    assert all(
        "無主".encode() not in files[path] for path in ("index.html", "feed.xml", "archive/index.html")
    )
    assert "待核實".encode() in files["articles/2026/a/index.html"]


def test_an_expired_licence_is_one_problem_an_article(site: SiteFolder) -> None:
    site.article("2026/a", source="示例研究院")
    assert _first_lines(site, now=datetime(2028, 1, 1, tzinfo=UTC)) == [
        "content/articles/2026/a.md:4: the licence L-1 of `示例研究院` expired on 2027-12-31"
    ]


def test_two_files_at_one_address_are_both_named(site: SiteFolder) -> None:
    site.article("2026/a", slug="Same")
    site.article("2026/b", slug="same", status="draft")
    said = _first_lines(site)
    assert len(said) == 1
    assert said[0].startswith("content/articles/2026/a.md: the address /articles/2026/Same/ is also claimed")
    assert said[0].endswith("by content/articles/2026/b.md")


@pytest.mark.parametrize("name", ["tags", "regions", "archive"])
def test_a_page_in_the_place_of_a_list_is_a_collision(site: SiteFolder, name: str) -> None:
    site.write(f"content/pages/{name}.md", "---\ntitle: 甲\n---\n")
    assert any("is also claimed by" in line for line in _first_lines(site))


def test_a_file_of_the_site_replaces_that_of_the_theme(site: SiteFolder) -> None:
    site.write("static/favicon.svg", "ours")
    site.write("static/.hidden", "x")
    _build(site)
    files = _files(site.folder.parent / "public")
    assert files["favicon.svg"] == b"ours"
    assert ".hidden" not in files


@pytest.mark.parametrize("field", ["tags", "slug"])
def test_a_word_too_long_for_a_file_name_is_a_problem(site: SiteFolder, field: str) -> None:
    site.article("2026/a", **{field: "字" * 100})
    assert _said(site)


def test_an_old_address_that_is_the_site_itself_is_a_problem(site: SiteFolder) -> None:
    site.article("2026/a", aliases="['.']")
    assert _said(site)


@pytest.mark.parametrize("separator", ["\u2028", "\x85", "\x0c"])
def test_a_problem_quotes_its_own_line_after_odd_separators(site: SiteFolder, separator: str) -> None:
    site.article("2026/a", body=f"甲{separator}乙\n\n[丙](nowhere.md)")
    assert "    [丙](nowhere.md)\n" in _said(site)[-1]


def test_a_site_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(BuildFailed):
        build(BuildOptions(tmp_path / "typo", tmp_path / "typo/public"))
    assert not (tmp_path / "typo").exists()


@pytest.mark.parametrize(("names", "where"), [("a", "/a/"), ("abc", "/a/ and other pages (3 in all)")])
def test_a_dead_address_of_one_template_is_one_problem(site: SiteFolder, names: str, where: str) -> None:
    twice = '<img src="{{ url(\'gone.png\') }}" alt="">' * 2
    site.write("templates/page.html", "{% extends 'base.html' %}{% block main %}" + twice + "{% endblock %}")
    for name in names:
        site.write(f"content/pages/{name}.md", "---\ntitle: 關於\neditions: [zh-Hant]\n---\n正文。\n")
    assert _first_lines(site) == [f"templates/page.html: the link to /gone.png leads nowhere, on {where}"]


def test_a_dead_address_of_several_templates_names_their_folder(site: SiteFolder) -> None:
    links = "".join(f'<link rel="icon" href="{{{{ url(\'{name}\') }}}}">' for name in ("a.png", "b.png"))
    site.write("templates/partials/head_extra.html", links)
    site.article("2026/a")
    said = _first_lines(site)
    assert [line.split(" on ")[0] for line in said] == [
        f"templates: the link to /{name} leads nowhere," for name in ("a.png", "b.png")
    ]


def test_without_the_cache_a_site_changed_by_hand_is_mended(site: SiteFolder) -> None:
    site.article("2026/a")
    _build(site)
    output = site.folder.parent / "public"
    before = _files(output)
    (output / "index.html").write_text("changed by hand")
    (output / "stray.html").write_text("left by hand")
    build(BuildOptions(site.folder, output, cache=False))
    assert _files(output) == before


def test_a_draft_build_shows_an_unknown_article_whose_tag_no_other_has(site: SiteFolder) -> None:
    site.article("2026/a", source="", tags="[獨有標籤]", regions="[江西省]")
    _build(site, drafts=True)
    page = (site.folder.parent / "public/articles/2026/a/index.html").read_text("utf-8")
    assert "待核實" in page
    assert 'rel="tag"' not in page
