"""What a whole archive does is told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsgen.check.run import CheckOptions, check_site
from newsgen.cli import main

if TYPE_CHECKING:
    from conftest import SiteFolder
    from newsgen.check.finding import Finding


def _found(site: SiteFolder, code: str) -> list[Finding]:
    checked = check_site(CheckOptions(site=site.folder, jobs=1))
    return [finding for finding in checked.findings if finding.code == code]


def _articles(site: SiteFolder, count: int, body: str = "正文。", **fields: str) -> None:
    for number in range(count):
        site.article(f"a{number}", body=body, **{"title": f"第{number}期", **fields})


@pytest.mark.parametrize(
    ("code", "body", "fields", "said"),
    [
        ("original-link", "正文。", {"source": "江城晚報"}, "7 articles are reprinted without a link"),
        ("half-width-mark", "開工,竣工。", {}, "half-width marks stand in the Chinese of 7 files"),
        ("image-credit", "![塔](https://pictures.example/{n}.png)", {}, "7 pictures of pictures.example"),
        ("build", "![裝飾](https://pictures.example/{n}.png)", {}, "7 pictures or other files are on pic"),
        ("build", "![](tower/{n}.svg)", {}, "7 pictures of content/articles/tower have no alternative text"),
        (
            "build",
            "<img src='tower/{n}.svg'>",
            {},
            "7 pictures of content/articles/tower have no alternative",
        ),
    ],
)
def test_more_than_five_of_one_cause_are_one(
    site: SiteFolder, code: str, body: str, fields: dict[str, str], said: str
) -> None:
    site.write("content/sources.yaml", "watch: {name: 贛江觀察}\nevening: {name: 江城晚報}\n")
    if "tower/" in body:
        site.write("content/articles/tower/{n}.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    _articles(site, 7, body, **fields)
    found = _found(site, code)
    assert len(found) == 1
    assert f": {said}" in found[0].problem.text().split("\n")[0]
    assert found[0].problem.path == "content/articles/a0.md"
    assert found[0].problem.line > 0


def _with_pictures(site: SiteFolder, *names: str) -> None:
    for name in names:
        site.article(name, body="![塔](" + name.rpartition("/")[2] + "/b.svg)", title=f"題{name}")
        site.write(f"content/articles/{name}/b.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")


def test_folders_with_few_are_told_with_the_folder_around_them(site: SiteFolder) -> None:
    _with_pictures(site, *(f"2025/a{number}" for number in range(6)), "2024/b", "2026/05/c")
    found = [finding.problem for finding in _found(site, "image-credit")]
    assert [problem.text().split("\n")[0].partition(": warning: ")[2] for problem in found] == [
        "the image `b/b.svg` has no credit",
        "6 pictures of content/articles/2025 have no credit, here first",
        "the image `c/b.svg` has no credit",
    ]
    assert [problem.path for problem in found][1] == "content/articles/2025/a0.md"


def test_who_names_files_is_told_of_each(site: SiteFolder) -> None:
    _with_pictures(site, *(f"2025/a{number}" for number in range(6)))
    only = ("content/articles/2025",)
    checked = check_site(CheckOptions(site=site.folder, jobs=1, only=only))
    assert [finding.code for finding in checked.findings].count("image-credit") == 6


def test_five_are_told_each(site: SiteFolder) -> None:
    _articles(site, 5, "開工,竣工。")
    assert len(_found(site, "half-width-mark")) == 5


def test_every_file_is_mended_all_the_same(site: SiteFolder) -> None:
    _articles(site, 7, "開工,竣工。")
    checked = check_site(CheckOptions(site=site.folder, jobs=1))
    assert len(checked.fixes) == 7


def test_what_an_article_turns_off_is_not_counted(site: SiteFolder) -> None:
    _articles(site, 7, "開工,竣工。")
    site.article("a0", body="開工,竣工。", checks="{half-width-mark: off}")
    assert "of 6 files" in _found(site, "half-width-mark")[0].problem.text()


@pytest.mark.parametrize("settled", ["credited", "decorative"])
@pytest.mark.parametrize("place", ["pictures.example", "content/articles/tower", "content/articles"])
def test_pictures_are_settled_by_folder_and_host(site: SiteFolder, settled: str, place: str) -> None:
    _articles(site, 2, "![塔](https://a.pictures.example/{n}.png)\n\n![塔](tower/b.svg)")
    site.write("content/articles/tower/b.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    before = len(_found(site, "image-credit"))
    site.configure(f"pictures: {{{settled}: [{place}]}}\n")
    assert before == 4
    assert len(_found(site, "image-credit")) == 2


def test_a_build_says_once_what_a_check_says_once(
    site: SiteFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    _articles(site, 7, "![裝飾](https://pictures.example/{n}.png)\n\n![](https://other.example/a.png)")
    assert main(["build", "--site", str(site.folder)]) == 1
    said = capsys.readouterr().err
    assert said.count("are on pictures.example") == said.count("are on other.example") == 1
    assert said.count("7 pictures of other.example have no alternative text") == 1
    assert "3 problems" not in said
    assert "1 problem, 2 warnings" in said
