"""`newsgen new`, through its real entry point."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsgen.cli import main
from newsgen.problems import BuildFailed

if TYPE_CHECKING:
    from conftest import SiteFolder

_HERE = Path(__file__)


class Command:
    """Runs `newsgen new` in a site."""

    def __init__(self, site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
        self.site = site
        self._capsys = capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        try:
            code = main(["new", "--site", str(self.site.folder), *arguments])
        except SystemExit as left:
            code = int(left.code or 0)
        said = self._capsys.readouterr()
        return code, said.out, said.err

    def written(self, *arguments: str) -> str:
        """Run it, with nothing to be said of the article; return what is in the file."""
        code, out, err = self(*arguments)
        assert (code, err) == (0, "")
        assert out.count("\n") == 1
        return Path(out.rstrip("\n")).read_text(encoding="utf-8")


@pytest.fixture
def new(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> Command:
    """The command."""
    return Command(site, capsys)


def _uncommented(text: str) -> str:
    """Return the file as it is once an editor has taken the `#` from every field that is offered."""
    return re.sub(r"^# (\w+:(?: [^#\n]*)?  # .*|  \w.*)$", r"\1", text, flags=re.MULTILINE)


def test_a_file_with_everything_that_was_given(new: Command) -> None:
    text = new.written(
        "百億基金：從哪裡來",
        *(
            "--source",
            "示例日報",
            "--section",
            "政策",
            "--author",
            "記者 甲、乙",
            "--date",
            "2026-01-15 09:30",
        ),
    )
    assert (new.site.folder / "content/articles/2026/bai-yi-ji-jin-cong-na-li-lai.md").exists()
    lines = [line for line in text.split("\n") if not line.startswith("#")]
    assert lines == [
        "---",
        "title: 百億基金：從哪裡來",
        "date: 2026-01-15 09:30",
        "source: 示例日報",
        "status: draft",
        "section: 政策",
        "author: 記者 甲、乙",
        "---",
        "",
    ]


def test_nobody_is_said_to_be_the_source_of_an_article_that_has_none_yet(new: Command) -> None:
    text = new.written("標題", "--date", "2026-01-15")
    assert "\nsource:\n" in text
    assert "贛江觀察、示例日報、示例研究院\nsource:" in text


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
def test_a_new_file_breaks_no_build_and_is_not_on_the_site(new: Command, language: str) -> None:
    new.site.article("2025/first")
    new.written("百億基金", "--date", "2026-01-15", "--field-names", language)
    output = new.site.publish(strict=True)
    assert not (output / "articles/2026").exists()
    assert "百億基金" not in (output / "index.html").read_text(encoding="utf-8")
    output = new.site.publish(strict=True, drafts=True)
    assert "百億基金" in (output / "articles/2026/bai-yi-ji-jin/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
def test_every_field_that_is_offered_can_be_had_by_taking_its_mark_away(new: Command, language: str) -> None:
    text = new.written(
        "標題", "--source", "示例日報", "--date", "2026-01-15", "--slug", "a", "--field-names", language
    )
    path = new.site.folder / "content/articles/2026/a.md"
    full = _uncommented(text).replace("draft\n", "published\n") + "正文。\n"
    # A time is for what is scheduled, and no picture of that is looked at before.
    full = re.sub(r"^(publish_at|發布時間|发布时间): .*\n", "", full, flags=re.MULTILINE)
    assert full.count("\n# ") == 4  # those about title, date, source and status
    path.write_text(full, encoding="utf-8")
    path.with_name("picture.jpg").write_bytes(_HERE.read_bytes())
    with pytest.raises(BuildFailed) as failed:
        new.site.publish(strict=True)
    # The picture of the example is none.
    assert {problem.path for problem in failed.value.problems} == {"content/articles/2026/picture.jpg"}


def test_two_articles_of_one_title_have_two_addresses(new: Command) -> None:
    new.site.article("2026/other", slug="bai-yi")
    for slug in ("bai-yi-2", "bai-yi-3"):
        new.written("百億", "--date", "2026-01-15")
        assert (new.site.folder / f"content/articles/2026/{slug}.md").exists()


def test_an_address_that_is_asked_for_and_taken_is_refused(new: Command) -> None:
    new.site.article("2026/a", body="第一篇。")
    code, out, err = new("標題", "--date", "2026-01-15", "--slug", "A")
    assert (code, out) == (1, "")
    assert "the address /articles/2026/A/ is taken" in err
    assert err.endswith("nothing was written\n")
    assert "第一篇。" in (new.site.folder / "content/articles/2026/a.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("slug", ["a/b", "../a", "..", ".a", "~a", "a~", "a b", "甲" * 81])
def test_an_address_that_cannot_be_is_refused(new: Command, slug: str) -> None:
    code, out, err = new("標題", "--slug", slug)
    assert (code, out) == (1, "")
    assert f"`{slug}`" in err
    assert not (new.site.folder / "content/articles").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["標題\x07"], "`title` has a character that no file of text can hold (U+0007)"),
        (["第一行\n第二行"], "`title` has a character that no file of text can hold (U+000A)"),
        (["\udce6標題"], "`title` has a character that no file of text can hold (U+DCE6)"),
        (["標題", "--source", "\x1b[31m"], "`source` has a character that no file of text can hold (U+001B)"),
        ([""], "`title` is empty"),
        (["　"], "`title` is empty"),
        (["--", "-{標題"], "`-{` without `}-`"),
        (["標題", "--section", "polcy"], "the section `polcy` is not in newsgen.yaml"),
        (["標題", "--date", "昨天"], "`昨天` in `date` is not a date"),
        (["標題", "--date", "2026-02-30"], "there is no 2026-02-30: that month has 28 days"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(new: Command, arguments: list[str], said: str) -> None:
    code, out, err = new(*arguments)
    assert (code, out) == (1, "")
    assert said in err
    assert err.endswith("1 problem\nnothing was written\n")
    assert not (new.site.folder / "content/articles").exists()


def test_a_source_that_is_not_registered_is_warned_of_as_by_a_build(new: Command) -> None:
    code, out, err = new("標題", "--source", "示例日报社", "--date", "2026-01-15", "--slug", "a")
    assert code == 0
    assert out.endswith("content/articles/2026/a.md\n")
    assert err == (
        "content/articles/2026/a.md:7: warning: the source `示例日报社` is not registered "
        "in content/sources.yaml\n"
        "    source: 示例日报社\n"
        "  hint: registered names near it: 示例日報\n"
        "1 warning\n"
    )


@pytest.mark.parametrize(
    "title",
    [
        "他說“好”: #1 'x' \"y\"",
        "🎉",
        "- [ ] ?",
        "no",
        "題" * 300,
        "—" * 300,
        "con",
        "-{zh-Hans:软件; zh-Hant:軟體}-園",
    ],
)
def test_any_title_is_kept_as_it_was_typed(new: Command, title: str) -> None:
    new.site.article("2025/first")
    new.written("--date", "2026-01-15", "--source", "示例日報", "--", title)
    (written,) = (new.site.folder / "content/articles/2026").iterdir()
    assert re.fullmatch(r"[a-z0-9-]{1,60}\.md", written.name)
    new.site.publish(strict=True, drafts=True)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(title=st.text(min_size=1, max_size=40))
def test_any_title_is_written_or_refused(new: Command, title: str) -> None:
    code, out, err = new("--date", "2026-01-15", "--", title)
    assert (code == 0, bool(out), bool(err)) in [(True, True, False), (False, False, True)]


def test_the_date_is_now_by_the_clock_of_the_site(new: Command) -> None:
    text = new.written("標題")
    assert re.search(r"^date: \d{4}-\d\d-\d\d \d\d:\d\d$", text, re.MULTILINE)


def test_a_site_that_is_none_is_said_to_be_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["new", "標題", "--site", str(tmp_path)])
    said = capsys.readouterr()
    assert (code, said.out) == (1, "")
    assert said.err.startswith("newsgen.yaml: this file is missing\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [("newsgen.yaml", "title: [甲\n"), ("newsgen.yaml", "title: 甲\n"), ("content/sources.yaml", "watch: {")],
)
def test_a_site_that_is_wrong_is_explained(new: Command, path: str, text: str) -> None:
    new.site.write(path, text)
    code, out, err = new("標題")
    assert (code, out) == (1, "")
    assert err.startswith(f"{path}:")
    assert err.endswith("nothing was written\n")


def test_a_folder_that_leads_out_of_the_site_is_not_written_to(new: Command, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (new.site.folder / "content/articles").symlink_to(tmp_path / "elsewhere")
    code, out, err = new("標題", "--date", "2026-01-15", "--slug", "a")
    assert (code, out) == (1, "")
    assert "content/articles/2026/a.md: this file would not be inside the site" in err
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_in_the_way_of_a_folder_is_said(new: Command) -> None:
    new.site.write("content/articles/2026", "a file")
    code, out, err = new("標題", "--date", "2026-01-15")
    assert (code, out) == (1, "")
    assert "this file cannot be written: File exists" in err


def test_the_editor_opens_the_file(new: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = new.site.folder.parent / "two words.txt"
    program = f"import sys; open({str(seen)!r}, 'w').write(sys.argv[1])"
    monkeypatch.setenv("VISUAL", f'"{sys.executable}" -c "{program}"')
    monkeypatch.setenv("EDITOR", "false")
    new.written("標題", "--edit", "--slug", "a", "--date", "2026-01-15")
    assert seen.read_text(encoding="utf-8") == str((new.site.folder / "content/articles/2026/a.md").resolve())


@pytest.mark.parametrize(
    ("editor", "said"),
    [
        ("", "no editor is set: put its command into VISUAL or EDITOR, for example: export VISUAL=nano\n"),
        ('"', "no editor is set: put its command into VISUAL or EDITOR, for example: export VISUAL=nano\n"),
        (
            "no-such-editor -w",
            "the editor `no-such-editor -w` cannot be started: No such file or directory\n",
        ),
        ("false", "the editor `false` ended with 1\n"),
    ],
)
def test_an_editor_that_does_not_work_leaves_the_file(
    new: Command, monkeypatch: pytest.MonkeyPatch, editor: str, said: str
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    code, out, err = new("標題", "--edit", "--slug", "a", "--date", "2026-01-15")
    assert (code, err) == (1, said)
    assert Path(out.rstrip("\n")).exists()


@pytest.mark.parametrize("arguments", [[], ["標題", "--field-names", "fr"], ["標題", "--slug"]])
def test_wrong_usage_is_exit_code_two(new: Command, arguments: list[str]) -> None:
    code, out, err = new(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("usage: newsgen new")
