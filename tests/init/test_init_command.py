"""`newsgen init`: a site that builds at once, or nothing at all."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from jsonschema import Draft202012Validator

from newsgen.cli import main
from newsgen.hanzi import detect

if TYPE_CHECKING:
    from conftest import Tree

_SIMPLIFIED = ("--title", "江畔观察", "--operator", "江畔观察编辑部", "--base-url", "https://news.example/")
_TRADITIONAL = ("--title", "江畔觀察", "--operator", "江畔觀察編輯部", "--base-url", "https://news.example/")

#: Runs `newsgen` with arguments; gives the exit code and what was said.
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line, in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def started(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return started


@pytest.mark.parametrize("more", [(), ("--minimal",)], ids=["with examples", "minimal"])
@pytest.mark.parametrize(
    ("names", "editions"),
    [
        (_SIMPLIFIED, ()),
        (_TRADITIONAL, ()),
        (_SIMPLIFIED, ("--editions", "zh-Hans")),
        (_TRADITIONAL, ("--editions", "zh-Hant-TW,zh-Hant-HK", "--editions", "zh-Hans")),
    ],
    ids=["Simplified", "Traditional", "one edition", "three editions"],
)
def test_it_builds_at_once_without_a_word(
    names: tuple[str, ...], editions: tuple[str, ...], more: tuple[str, ...], run: Run
) -> None:
    code, out, err = run("init", "site", *names, *editions, *more)
    assert (code, err) == (0, "")
    assert re.fullmatch(r"site: \d+ files\n(requirements.txt .*\n)?see it: cd site && newsgen serve\n", out)
    for command in ("build", "build --strict --drafts", "check --strict", "check --strict --drafts"):
        code, _, err = run(*command.split(), "--site", "site", "--jobs", 1)
        assert (code, err) == (0, ""), command


def test_names_and_addresses_of_examples_elsewhere_are_none_of_the_examples_here(run: Run) -> None:
    names = ("--title", "示例日報", "--operator", "示例日報", "--base-url", "https://example.org/")
    run("init", "site", *names)
    code, _, err = run("build", "--strict", "--drafts", "--site", "site", "--jobs", 1)
    assert (code, err) == (0, "")


def test_there_is_a_draft_of_each_class_of_rights(run: Run) -> None:
    run("init", "site", *_SIMPLIFIED)
    _, out, _ = run("rights", "--site", "site", "--drafts", "--format", "json")
    assert {entry["rights_class"] for entry in json.loads(out)} == {"own", "licensed", "reprinted", "unknown"}
    _, out, _ = run("rights", "--site", "site", "--format", "json")
    assert json.loads(out) == []


def test_an_example_whose_status_is_deleted_is_published_at_any_hour(run: Run, tmp_path: Path) -> None:
    run("init", "site", *_SIMPLIFIED)
    midnight = datetime.now().astimezone().date().isoformat()
    for path in (tmp_path / "site/content/articles/examples").glob("*.md"):
        if path.name != "unknown.md":
            path.write_text(path.read_text("utf-8").replace("status: draft\n", ""), "utf-8")
    code, _, err = run("build", "--strict", "--site", "site", "--jobs", 1, "--now", f"{midnight} 00:00")
    assert (code, err) == (0, "")


def test_a_minimal_site_has_no_examples(run: Run, tmp_path: Path) -> None:
    run("init", "site", *_SIMPLIFIED, "--minimal")
    assert not (tmp_path / "site/content/articles").exists()
    sources = yaml.safe_load((tmp_path / "site/content/sources.yaml").read_text("utf-8"))
    assert [source["kind"] for source in sources.values()] == ["operator"]


@pytest.mark.parametrize(("names", "script"), [(_SIMPLIFIED, "Hans"), (_TRADITIONAL, "Hant")])
def test_every_file_is_in_the_script_of_the_newsroom(
    names: tuple[str, ...], script: str, run: Run, tmp_path: Path
) -> None:
    run("init", "site", *names)
    for file in (tmp_path / "site").rglob("*"):
        # Fields have names in both scripts; registered names and sections have a form in each.
        if file.is_dir() or file.suffix in (".json", ".yaml"):
            continue
        text = file.read_text("utf-8")
        assert "§" not in text
        found = detect(text)
        other = found.traditional if script == "Hans" else found.simplified
        assert other == 0, file
    readme = (tmp_path / "site/README.md").read_text("utf-8")
    assert ("文件夹" in readme) is (script == "Hans")
    assert ("資料夾" in readme) is (script == "Hant")


def test_the_readme_tells_commands_that_there_are(run: Run, tmp_path: Path) -> None:
    run("init", "site", *_SIMPLIFIED)
    readme = (tmp_path / "site/README.md").read_text("utf-8")
    told = re.findall(r"^newsgen (\w+)", readme.split("```")[1], re.M)
    assert len(told) == 5
    for command in told:
        with pytest.raises(SystemExit) as left:
            main([command, "--help"])
        assert left.value.code == 0


def test_the_schemas_are_those_of_the_site_and_the_settings_find_them(run: Run, tmp_path: Path) -> None:
    run("init", "site", *_SIMPLIFIED)
    site = tmp_path / "site"
    settings = json.loads((site / ".vscode/settings.json").read_text("utf-8"))
    for schema, file in settings["yaml.schemas"].items():
        loaded = json.loads((site / schema).read_text("utf-8"))
        Draft202012Validator.check_schema(loaded)
        if (site / file.lstrip("/")).exists():
            text = (site / file.lstrip("/")).read_text("utf-8")
            content = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - makes nothing but texts
            assert [error.message for error in Draft202012Validator(loaded).iter_errors(content)] == [], file
    before = (site / "schemas/article.schema.json").read_text("utf-8")
    assert "江畔观察编辑部" in before


def test_names_that_yaml_or_markdown_could_misread_stay_as_they_are(run: Run, tmp_path: Path) -> None:
    title, operator = 'A "quoted": name #1', "- [列表]、{大括号}"
    code, _, err = run(
        "init", "site", "--title", title, "--operator", operator, "--base-url", "https://news.example/a/"
    )
    assert (code, err) == (0, "")
    config = yaml.safe_load((tmp_path / "site/newsgen.yaml").read_text("utf-8"))
    assert config["title"] == title
    (source,) = [
        each
        for each in yaml.safe_load((tmp_path / "site/content/sources.yaml").read_text("utf-8")).values()
        if each["kind"] == "operator"
    ]
    assert source["name"]["zh-Hans"] == operator
    assert run("build", "--site", "site", "--drafts", "--strict")[0] == 0


def test_a_folder_that_holds_something_is_left_alone(run: Run, tmp_path: Path, tree: Tree) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/notes.txt").write_text("mine", "ascii")
    before = tree(tmp_path)
    code, out, err = run("init", "site", *_SIMPLIFIED)
    assert (code, out, err) == (1, "", "site is not empty: it holds notes.txt\n")
    assert tree(tmp_path) == before
    (tmp_path / "file").touch()
    assert run("init", "file", *_SIMPLIFIED) == (1, "", "file is a file\n")
    assert run("init", "file/below", *_SIMPLIFIED)[0] == 1


def test_an_empty_folder_and_a_repository_just_cloned_become_a_site(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "a/site"
    (site / ".git").mkdir(parents=True)
    monkeypatch.chdir(site)
    code, out, _ = run("init", ".", *_SIMPLIFIED)
    assert code == 0
    assert out.endswith("see it: newsgen serve\n")
    assert (site / "newsgen.yaml").is_file()
    assert [path.name for path in site.iterdir() if path.name.startswith(".newsgen")] == []
    assert run("build")[0] == 0


def test_where_it_cannot_be_written_nothing_is_left(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "there").mkdir()

    def full(path: Path, *_: object, **__: object) -> int:
        if path.name == "settings.json":
            raise OSError(28, "No space left on device", str(path))
        return path.write_bytes(b"written")

    monkeypatch.setattr(Path, "write_text", full)
    for folder in ("there", "new"):
        code, out, err = run("init", folder, *_SIMPLIFIED)
        assert (code, out) == (1, "")
        assert err == f"{folder} cannot be made: No space left on device\n"
    assert [path.name for path in tmp_path.rglob("*")] == ["there"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--title", "江畔"), "say --base-url --operator too: nobody can be asked here\n"),
        ((), "say --title --base-url --operator too: nobody can be asked here\n"),
        ((*_SIMPLIFIED, "--base-url", "news.example"), "--base-url: `news.example` cannot be the address"),
        ((*_SIMPLIFIED, "--editions", "zh-Hnas"), "did you mean `zh-Hans`?"),
        ((*_SIMPLIFIED, "--title", "a\x07b"), "--title: `--title` has a character that no file of text"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_written(
    arguments: tuple[str, ...], said: str, run: Run, tmp_path: Path
) -> None:
    code, out, err = run("init", "site", *arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert list(tmp_path.iterdir()) == []


class Terminal(io.StringIO):
    """Standard input with somebody at it."""

    def isatty(self) -> bool:
        """Say that somebody can answer."""
        return True


def test_at_a_terminal_it_asks_for_what_was_not_said(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = ["news.example", "https://news.example/", "", "zh-Hant zh-Hans"]
    monkeypatch.setattr(sys, "stdin", Terminal("\n".join(answers) + "\n"))
    code, out, err = run("init", "site", "--title", "江畔觀察")
    assert code == 0
    assert "who runs it, and owns its articles [江畔觀察]: " in out
    assert "its editions, the first at the root [zh-Hant,zh-Hans]: " in out
    assert "`news.example` cannot be the address of a site" in err
    config = yaml.safe_load((tmp_path / "site/newsgen.yaml").read_text("utf-8"))
    assert config["editions"] == ["zh-Hant", "zh-Hans"]
    assert config["base_url"] == "https://news.example/"


def test_who_leaves_while_asked_has_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal("江畔\n"))
    code, _, err = run("init", "site")
    assert (code, err) == (1, "nothing was written\n")
    assert list(tmp_path.iterdir()) == []


def test_the_workflows_are_those_of_this_repository(run: Run, tmp_path: Path, root: Path) -> None:
    assert run("init", "site", *_SIMPLIFIED)[0] == 0
    ours = {path.relative_to(root) for path in (root / ".github").rglob("*.yml")}
    theirs = {path.relative_to(tmp_path / "site") for path in (tmp_path / "site/.github").rglob("*.yml")}
    of_newsgen_alone = {"ISSUE_TEMPLATE", "tests.yml"}
    assert theirs == {path for path in ours if not of_newsgen_alone & {*path.parts}}
    for path in theirs:
        assert (tmp_path / "site" / path).read_bytes() == (root / path).read_bytes()
