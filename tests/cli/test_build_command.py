"""What `newsgen build` says of its work: the counts of --stats, and how far it is on a terminal."""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsgen import cli
from newsgen.pipeline import BuildOptions, BuildResult, inputs
from newsgen.problems import BuildFailed, Message, Problem
from newsgen.theme import theme_folder

if TYPE_CHECKING:
    from conftest import SiteFolder

_SECOND_LINE = re.compile(
    r"(\d+) texts? read, (\d+) converted; (\d+) pages? rendered, (\d+) kept; (\d+) files? copied"
)


@pytest.fixture
def newsroom(site: SiteFolder) -> SiteFolder:
    """A small site with a name, a page of its own, a template and a file that is copied."""
    for n in range(6):
        text = "國家發展委員會答覆。" if n == 3 else "正文。"
        site.article(f"a{n}", title=f"第{n}篇", date=f"2026-01-0{n + 1}", body=text)
    site.write("content/names.yaml", "- {zh-Hant: 國家發展委員會, zh-Hans: 国家发展委}\n")
    site.write("content/pages/about.md", "---\ntitle: 關於\n---\n本站。\n")
    site.write("static/files/form.txt", "表")
    return site


class _Stats:
    """Builds a site by the command line; gives what --stats says."""

    def __init__(self, site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
        self._site = site
        self._capsys = capsys

    def __call__(self, *more: str) -> tuple[int, ...]:
        assert cli.main(["build", "--site", str(self._site.folder), "--jobs", "1", "--stats", *more]) == 0
        said = self._capsys.readouterr()
        assert said.err == ""
        first, second, _ = said.out.splitlines()
        assert first.startswith("6 articles in 2 editions: ")
        found = _SECOND_LINE.fullmatch(second)
        assert found, second
        return tuple(map(int, found.groups()))


@pytest.fixture
def stats(
    newsroom: SiteFolder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> _Stats:
    """What builds the site, which has been built once; stamps are believed at once."""
    monkeypatch.setattr(inputs, "_FRESH", 0)
    stats = _Stats(newsroom, capsys)
    read, converted, rendered, kept, copied = stats()
    assert (read, converted, kept) == (7, 7, 0)
    assert rendered == _pages(newsroom)
    assert copied == _copies(newsroom)
    return stats


def _pages(site: SiteFolder) -> int:
    """Return how many files of the published site are no copies."""
    published = (path for path in (site.folder / "public").rglob("*") if path.is_file())
    others = {"manifest.json", "start.json", "folding.json"}  # and the lists of the search index
    pages = (
        path
        for path in published
        if not path.name.startswith(".") and path.name not in others and path.suffix != ".bin"
    )
    return sum(1 for _ in pages) - _copies(site)


def _copies(site: SiteFolder) -> int:
    folders = (site.folder / "static", theme_folder("static"))
    files = {path.relative_to(f) for f in folders for path in f.rglob("*") if path.is_file()}
    # Styles and scripts have a second name, which changes with their content.
    return len(files) + sum(path.suffix in (".css", ".js") for path in files)


def test_stats_where_nothing_has_changed(stats: _Stats, newsroom: SiteFolder) -> None:
    assert stats() == (0, 0, 0, _pages(newsroom), 0)


def test_stats_where_a_text_was_edited(stats: _Stats, newsroom: SiteFolder) -> None:
    newsroom.article("a2", title="第2篇", date="2026-01-03", body="正文。\n\n補記。")
    stats()  # the summary of a2 is another one, which lists show
    newsroom.article("a2", title="第2篇", date="2026-01-03", body="正文。\n\n補記二。")
    assert stats() == (1, 1, 8, _pages(newsroom) - 8, 0), "its page and three feeds, in two editions"


def test_stats_where_a_template_was_edited(stats: _Stats, newsroom: SiteFolder) -> None:
    newsroom.write(
        "templates/not_found.html", '{% extends "theme/not_found.html" %}{% block title %}無{% endblock %}'
    )
    assert stats() == (0, 0, 2, _pages(newsroom) - 2, 0), "one in each edition"
    newsroom.write("templates/partials/head_extra.html", "<!-- ours -->\n")
    read, converted, rendered, kept, copied = stats()
    assert (read, converted, rendered + kept, copied) == (0, 0, _pages(newsroom), 0)
    html = len(list((newsroom.folder / "public").rglob("*.html")))
    assert rendered == html


def test_stats_where_a_name_was_edited(stats: _Stats, newsroom: SiteFolder) -> None:
    name = "- {zh-Hant: 國家發展委員會, zh-Hans: 国家发改委}\n"
    newsroom.write("content/names.yaml", name)
    assert stats() == (0, 1, 11, _pages(newsroom) - 11, 0), (
        "one article has it; where the name is another: its page, five lists, the page for dead addresses, "
        "three feeds, and what a search shows of it"
    )
    newsroom.write("content/names.yaml", f"{name}- {{zh-Hant: 無人提到, zh-Hans: 无人}}\n")
    assert stats() == (0, 0, 0, _pages(newsroom), 0), "a name that no article has"


def test_stats_where_a_file_was_edited(stats: _Stats, newsroom: SiteFolder) -> None:
    newsroom.write("static/files/form.txt", "新表")
    assert stats() == (0, 0, 0, _pages(newsroom), 1)


def test_stats_without_the_cache(stats: _Stats, newsroom: SiteFolder) -> None:
    assert stats("--no-cache") == (7, 7, _pages(newsroom), 0, _copies(newsroom))


def test_without_stats_one_line_is_said(newsroom: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", "--site", str(newsroom.folder), "--jobs", "1"]) == 0
    assert capsys.readouterr().out.count("\n") == 1


# The whole program, but impatient: a small site is done before a line would be shown.
_IMPATIENT = (
    "import sys; from newsgen import cli; from newsgen.cli import progress;"
    "progress._PATIENCE = progress._PAUSE = 0.0; sys.exit(cli.main())"
)


def _screen(raw: str) -> list[str]:
    """Return what a terminal shows in the end: its lines, as far as anything stands there."""
    lines = []
    for line in raw.replace("\r\n", "\n").split("\n"):
        shown = ""
        for part in line.split("\r"):  # each begins at the left, over what is there
            text, *cleared = part.split("\x1b[K")
            shown = text + ("" if cleared else shown[len(text) :])
            shown += "".join(cleared)
        lines.append(shown)
    return [line for line in lines if line]


def _on_a_terminal(
    program: list[str], site: Path, *more: str, command: str = "build"
) -> tuple[int, str, str]:
    """Run a command whose stderr is a terminal; return its exit code, stdout, and what the terminal got."""
    main, other = pty.openpty()
    arguments = [sys.executable, *program, command, "--site", str(site), *more]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=other) as build:  # noqa: S603 - our own program
        os.close(other)
        raw = b""
        try:
            while chunk := os.read(main, 4096):
                raw += chunk
        except OSError:  # EIO: nobody has the other end any longer
            pass
        os.close(main)
        assert build.stdout is not None
        out = build.stdout.read()
    return build.returncode, out.decode(), raw.decode()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_on_a_terminal_a_line_tells_how_far_the_build_is(jobs: str, newsroom: SiteFolder) -> None:
    for n in range(30):
        newsroom.article(f"b{n}")
    code, out, raw = _on_a_terminal(["-c", _IMPATIENT], newsroom.folder, "--jobs", jobs)
    assert code == 0
    assert out.startswith("36 articles in 2 editions: ")
    assert "\r" not in out
    shown = re.findall(
        r"\r(reading|writing) [█▉▊▋▌▍▎▏ ]{30} (\d+) of (\d+), (?:\d+ min )?\d+ s left\x1b\[K", raw
    )
    assert {stage for stage, _, _ in shown} == {"reading", "writing"}
    assert {total for stage, _, total in shown if stage == "reading"} == {"37"}
    assert {total for stage, _, total in shown if stage == "writing"} == {str(_pages(newsroom))}
    for stage in ("reading", "writing"):
        numbers = [int(done) for its, done, _ in shown if its == stage]
        assert numbers == sorted(numbers)
    assert raw.endswith("\r\x1b[K")
    assert _screen(raw) == []


def test_the_ledger_tells_how_far_it_is_and_leaves_nothing_behind(newsroom: SiteFolder) -> None:
    newsroom.article("c", tittle="x")
    code, out, raw = _on_a_terminal(
        ["-c", _IMPATIENT], newsroom.folder, "--lang", "zh-Hant", command="rights"
    )
    assert code == 1
    assert out.startswith("檔案 ")
    assert "\r" not in out
    shown = set(re.findall(r"\r(讀取文章|整理清單) [█▉▊▋▌▍▎▏ ]{30} \d+/\d+，還需 \d+ 秒\x1b\[K", raw))
    assert shown == {"讀取文章", "整理清單"}
    assert _screen(raw) == [
        "content/articles/c.md:5: 沒有 `tittle` 這個欄位",
        "    tittle: x",
        "  提示：是不是 `title`？",
        "1 個問題",
    ]


def test_on_a_dumb_terminal_no_line_is_shown(newsroom: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert _on_a_terminal(["-c", _IMPATIENT], newsroom.folder)[2] == ""


def test_elsewhere_no_line_is_shown(newsroom: SiteFolder) -> None:
    command = [sys.executable, "-c", _IMPATIENT, "build", "--site", str(newsroom.folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own program
    assert (done.returncode, done.stderr) == (0, "")
    assert "\r" not in done.stdout


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_what_is_said_in_the_middle_stands_on_a_line_of_its_own(
    newsroom: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build(options: BuildOptions) -> BuildResult:
        options.progress("reading", 1, 3)
        options.notice(Message("something is the matter"))
        options.progress("reading", 2, 3)
        raise BuildFailed([Problem("newsgen.yaml", 0, "the disk is full")])

    terminal = _Terminal()
    monkeypatch.setattr("newsgen.cli.progress._PATIENCE", 0.0)
    monkeypatch.setattr("newsgen.cli.progress._PAUSE", 0.0)
    monkeypatch.setattr("newsgen.cli.build.build", build)
    monkeypatch.setattr(sys, "stderr", terminal)
    assert cli.main(["build", "--site", str(newsroom.folder)]) == 1
    assert terminal.getvalue().count(" left") == 2
    assert _screen(terminal.getvalue()) == [
        "note: something is the matter",
        "newsgen.yaml: the disk is full",
        "1 problem",
        "nothing was published",
    ]
