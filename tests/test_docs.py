"""The documentation: what it has from the program is current, and its commands and links are there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from msgspec.structs import fields

import chinese_docs
from newsgen.cli import main
from newsgen.hanzi import Converter
from newsgen.render.article_view import ArticleView
from newsgen.render.views import PageView, SiteView

_LINK = re.compile(r'\]\((?!https?:|mailto:)([^)\s#]+)(?:#[^)]*)?\)|(?:src|srcset)="([^":]+)"')
_CODE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.M | re.S)
_COMMAND = re.compile(r"(?:^|`|&& )newsgen ([a-z]+)((?: [^`\n#&|]*)?)", re.M)  # in code

# Words of programs that mainland readers have other ones for; characters that the manual speaks of.
_TAIWAN = ("档案", "资料夹", "软体", "网路", "伺服器", "程式", "连结", "设定", "预设", "栏位", "汇入", "字型")
_SPOKEN_OF = {"裏", "餘"}


@pytest.fixture
def manual(root: Path, tmp_path: Path) -> Path:
    """A copy of the manual's site."""
    ignored = shutil.ignore_patterns("public", ".*newsgen")
    return shutil.copytree(root / "docs/site", tmp_path / "manual", ignore=ignored)


def _documents(root: Path) -> list[Path]:
    own = [*root.glob("*.md"), *root.glob("docs/*.md"), *root.glob(chinese_docs.PAGES + "/*.md")]
    return sorted(path for path in own if path.name != "CHANGELOG.md")


def test_what_comes_from_elsewhere_is_current(root: Path) -> None:
    made = chinese_docs.made_files(root)
    stale = [path for path, text in made.items() if (root / path).read_text("utf-8") != text]
    assert stale == [], "run `make docs`"


def test_the_manual_builds_in_both_scripts_without_a_word(
    manual: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "public"
    assert main(["build", "--site", str(manual), "--output", str(output), "--strict", "--jobs", "1"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["check", "--site", str(manual), "--strict", "--jobs", "1"]) == 0
    assert capsys.readouterr().out.startswith("nothing to mend")
    names = {file.stem for file in (manual / "content/pages").glob("*.md")}
    for folder in (output, output / "zh-hans"):
        home = (folder / "index.html").read_text("utf-8")
        main_part = home.partition("<main")[2].partition("</main>")[0]
        for name in names:
            assert (folder / name / "index.html").is_file()
            assert f"/{name}/" in main_part, "the first page leads to every other one"


def test_the_simplified_edition_has_no_word_of_the_other(manual: Path, tmp_path: Path) -> None:
    output = tmp_path / "public"
    assert main(["build", "--site", str(manual), "--output", str(output), "--jobs", "1"]) == 0
    simplify = Converter("zh-Hans", "zh-Hant").convert
    pages = list(output.glob("zh-hans/*/index.html"))
    assert len(pages) > 20
    for file in pages:
        text = file.read_text("utf-8").partition("<main")[2].partition("</main>")[0]
        plain = re.sub(r"<[^>]+>", "", re.sub(r"<(pre|code)\b.*?</\1>", "", text, flags=re.S))
        other = {here for here, there in zip(plain, simplify(plain), strict=True) if here != there}
        assert other <= _SPOKEN_OF, file
        assert [word for word in _TAIWAN if word in plain] == [], file


def test_no_title_of_the_manual_is_unsure(manual: Path) -> None:
    assert main(["review", "--site", str(manual), "--list", "--fail-on", "titles"]) == 0


def test_every_file_that_a_document_names_is_there(root: Path) -> None:
    dead = [
        (path.name, target)
        for path in _documents(root)
        for found in _LINK.finditer(_CODE.sub("", path.read_text("utf-8")))
        for target in [found[1] or found[2]]
        if not (path.parent / target).exists()
    ]
    assert dead == []


def test_every_command_and_flag_that_a_document_names_is_there(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    helps: dict[str, str] = {}
    wrong = []
    for path in _documents(root):
        code = "\n".join(_CODE.findall(path.read_text("utf-8")))
        for command, rest in _COMMAND.findall(code):
            if command not in helps:
                try:
                    main([command, "--help", "--lang", "en"])
                except SystemExit as left:
                    helps[command] = capsys.readouterr().out if left.code == 0 else ""
            known = set(re.findall(r"--[a-z-]+", helps[command]))
            wrong += [
                (path.name, command, flag)
                for flag in re.findall(r"--[a-z][a-z-]*", rest) or [""]
                if (flag and flag not in known) or not helps[command]
            ]
    assert wrong == []
    assert len(helps) > 8


def test_every_template_is_short_and_described(root: Path) -> None:
    described = (root / "docs/templates.md").read_text("utf-8")
    templates = sorted((root / "templates").rglob("*.*ml"))
    assert len(templates) > 50
    for path in templates:
        assert f"`{path.name}`" in described, path.name
        assert len(path.read_text("utf-8").splitlines()) <= 120 or path.suffix == ".yaml", path.name


def test_what_pages_and_articles_have_is_described(root: Path) -> None:
    described = (root / "docs/templates.md").read_text("utf-8")
    shown = {f"site.{field.name}" for field in fields(SiteView)} | {
        f"page.{field.name}" for field in fields(PageView)
    }
    shown |= {f".{name}" for name in vars(ArticleView) if not name.startswith("_")}
    assert [name for name in sorted(shown) if f"`{name}" not in described] == []
