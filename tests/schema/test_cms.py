"""The page in which editors elsewhere edit on GitHub: made from the one table of fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from lxml import html as lxml_html

from newsgen.cli import main
from newsgen.library.fields import ARTICLE
from newsgen.schema import PROGRAMS
from newsgen.yamlfile.table import Kind

if TYPE_CHECKING:
    from conftest import SiteFolder


def _config(site: SiteFolder, program: str, *more: str) -> dict[str, Any]:
    arguments = ["schema", "--site", str(site.folder), "--cms", program, "--repo", "desk/news", *more]
    assert main(arguments) == 0
    loaded: dict[str, Any] = yaml.safe_load(
        (site.folder / "static/admin/config.yml").read_text(encoding="utf-8")
    )
    return loaded


@pytest.mark.parametrize("program", PROGRAMS)
def test_every_field_of_an_article_is_in_the_form(site: SiteFolder, program: str) -> None:
    config = _config(site, program, "--branch", "trunk")
    assert config["backend"] == {"name": "github", "repo": "desk/news", "branch": "trunk"}
    assert config["site_url"] == "https://news.example/"
    articles, pages = config["collections"]
    assert (articles["folder"], pages["folder"]) == ("content/articles", "content/pages")
    fields = {field["name"]: field for field in articles["fields"]}
    left_out = {name for name, row in ARTICLE.items() if row.kind is Kind.LEVELS} | {"imported"}
    assert fields.keys() == (ARTICLE.keys() - left_out) | {"body"}
    assert {name for name, field in fields.items() if field["required"]} == {"title", "date", "source"}
    assert fields["status"]["options"] == ["published", "draft", "scheduled"]
    assert "示例日報" in fields["source"]["options"]
    assert "贛江新區" in fields["regions"]["options"]
    assert fields["regions"]["multiple"] is True
    assert fields["title"]["label"] == "標題"
    assert fields["body"]["modes"] == ["raw"]


def test_each_program_is_told_what_it_alone_knows(site: SiteFolder) -> None:
    decap, sveltia = (_config(site, program) for program in ("decap", "sveltia"))
    assert decap.keys() - sveltia.keys() == {"local_backend", "locale"}
    assert sveltia["output"] == {"omit_empty_optional_fields": True}
    assert decap["collections"] == sveltia["collections"]


def test_nothing_is_asked_for_in_an_empty_group(site: SiteFolder) -> None:
    fields = {field["name"]: field for field in _config(site, "decap")["collections"][0]["fields"]}
    assert ARTICLE["image"].kind is Kind.GROUP
    assert not any(inner["required"] for inner in fields["image"]["fields"])
    assert any(inner["required"] for inner in fields["corrections"]["fields"])


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_page_is_kept_from_search_engines_and_out_of_the_sitemap(site: SiteFolder, program: str) -> None:
    _config(site, program)
    site.article("a")
    output = site.publish()
    page = lxml_html.fromstring((output / "admin/index.html").read_bytes())
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex, nofollow"]
    assert page.xpath("//script/@src") == [PROGRAMS[program]]
    assert (output / "admin/config.yml").is_file()
    assert "admin" not in (output / "sitemap.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--cms", "decap"], "name the repository on GitHub"),
        (["--cms", "decap", "--repo", "a/b/c"], "name the repository on GitHub"),
        (["article", "--cms", "decap", "--repo", "a/b"], "leave `article` out"),
    ],
)
def test_what_is_missing_is_asked_for(
    site: SiteFolder, capsys: pytest.CaptureFixture[str], more: list[str], said: str
) -> None:
    assert main(["schema", "--site", str(site.folder), *more]) == 2
    assert said in capsys.readouterr().err


def test_a_site_that_cannot_be_read_is_told_by_its_problem(
    site: SiteFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write("newsgen.yaml", "title: [\n")
    arguments = ["--lang", "en", "schema", "--site", str(site.folder), "--cms", "decap", "--repo", "a/b"]
    assert main(arguments) == 1
    assert "newsgen.yaml:" in capsys.readouterr().err
