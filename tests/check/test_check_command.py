"""`newsgen check`: exit codes, formats, what is asked for, and what `--fix` writes."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsgen.check.apply_fixes import replace_file
from newsgen.cli import main
from newsgen.pipeline.pages import Pages

if TYPE_CHECKING:
    from conftest import SiteFolder, Tree

_HALF = "母基金投資子基金,子基金再投企業。"
_FULL = "母基金投資子基金，子基金再投企業。"


@pytest.fixture(autouse=True)
def _unrendered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsgen.pipeline.inspection._rendered", lambda *_: Pages())


def _run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    try:
        code = main(["check", *map(str, arguments)])
    except SystemExit as left:
        code = int(left.code or 0)
    said = capsys.readouterr()
    return code, said.out, said.err


def test_warnings_and_notices_alone_are_clean(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    site.article("a", body=_HALF)
    assert _run(capsys, "--site", site.folder)[0] == 0
    assert _run(capsys, "--site", site.folder, "--strict")[0] == 0
    site.article("b", title="另一個標題", source="示例日報")
    assert _run(capsys, "--site", site.folder)[0] == 0
    code, out, err = _run(capsys, "--site", site.folder, "--strict")
    assert (code, err) == (1, "")
    assert out.endswith("1 warning, 1 notice\nsome of it can be mended at once: newsgen check --fix\n")
    site.article("c", title="第三個標題", tittle="x")
    assert _run(capsys, "--site", site.folder)[0] == 1


@pytest.mark.parametrize(
    "arguments", [["--format", "xml"], ["nowhere.md"], ["--yes"], [".."], ["--now", "x"]]
)
def test_wrong_usage_is_exit_code_two(
    arguments: list[str], site: SiteFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = _run(capsys, "--site", site.folder, *arguments)
    assert (code, out) == (2, "")
    assert err


def test_a_site_that_cannot_be_gathered_is_a_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = _run(capsys, "--site", tmp_path)
    assert (code, out.partition("\n")[0]) == (1, "newsgen.yaml: this file is missing")


def test_only_what_is_asked_for_is_told(
    site: SiteFolder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site.article("2025/a", title="甲。")
    file = site.article("2026/b", title="乙。")
    monkeypatch.chdir(site.folder)
    _, out, _ = _run(capsys, "content/articles/2026", "--format", "json")
    assert [found["path"] for found in json.loads(out)] == ["content/articles/2026/b.md"]
    _, out, _ = _run(capsys, "--site", site.folder, file, "--format", "json")
    assert len(json.loads(out)) == 1
    _, out, _ = _run(capsys, ".", "--format", "github")
    assert out.count("::notice file=content/articles/202") == 2


def test_drafts_are_checked_too(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    site.article("a")
    site.article("b", title="草稿。", status="draft")
    assert "title-full-stop" in _run(capsys, "--site", site.folder)[1]


def test_without_a_terminal_nothing_is_written_unless_it_is_said(
    site: SiteFolder, capsys: pytest.CaptureFixture[str], tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = site.article("a", body=_HALF)
    file.chmod(0o640)
    before = tree(site.folder)
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    code, out, err = _run(capsys, "--site", site.folder, "--fix")
    assert code == 0
    assert f"\n-{_HALF}\n+{_FULL}\n" in out
    assert err == "nothing was written: say --fix --yes to mend 1 file\n"
    assert tree(site.folder) == before

    code, out, err = _run(capsys, "--site", site.folder, "--fix", "--yes", "--format", "json")
    assert (code, json.loads(out)) == (0, [])
    assert err.endswith("1 file mended\n")
    assert {path: text.replace(_HALF.encode(), _FULL.encode()) for path, text in before.items()} == tree(
        site.folder
    )
    assert file.stat().st_mode & 0o777 == 0o640

    assert _run(capsys, "--site", site.folder, "--fix", "--yes") == (0, "nothing to mend in 1 file\n", "")


def test_slips_and_encodings_are_mended_at_once(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    text = f"———\n標題：甲：乙\n日期: 2026-01-02\n來源: 贛江觀察\n———\n\n{_HALF * 5}\n"
    (site.folder / "content/articles").mkdir()
    file = site.folder / "content/articles/a.md"
    file.write_bytes(text.encode("gb18030"))
    code, out, _ = _run(capsys, "--site", site.folder)
    assert code == 1
    assert "it seems to be GB18030" in out
    code, _, err = _run(capsys, "--site", site.folder, "--fix", "--yes")
    assert code == 0, err
    assert file.read_text(encoding="utf-8") == text.replace("———", "---").replace(
        "標題：甲：乙", '標題: "甲：乙"'
    ).replace(_HALF, _FULL)


def test_a_registered_name_keeps_its_marks(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    site.write("content/names.yaml", "- {zh-Hans: 甲（北京）公司, zh-Hant: 甲（北京）公司}\n")
    file = site.article("a", body="甲(北京)公司與乙(北京)公司。")
    assert _run(capsys, "--site", site.folder, "--fix", "--yes")[0] == 0
    assert file.read_text(encoding="utf-8").endswith("甲(北京)公司與乙（北京）公司。\n")


@pytest.mark.parametrize(
    ("title", "more", "told"),
    [
        ("万里谷的产业", {}, True),
        ("万里-{谷}-的产业", {}, False),
        ("万里谷的产业", {"editions": "[zh-Hans]"}, False),
        ("万里的产业", {}, False),
    ],
)
def test_what_a_review_would_ask_about_a_title(
    title: str, more: dict[str, str], told: bool, site: SiteFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    site.article("a", title=title, body="母基金投资子基金。", source="赣江观察", **more)
    assert ("[title-conversion]" in _run(capsys, "--site", site.folder)[1]) is told
    site.write("content/reviewed.yaml", "- {context: 万里【谷】的产, zh-Hant: 谷}\n")
    assert "[title-conversion]" not in _run(capsys, "--site", site.folder)[1]


def test_a_check_that_is_off_mends_nothing(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    file = site.article("a", body=_HALF, checks="{half-width-mark: off}")
    raw = "\ufeff" + file.read_text(encoding="utf-8")
    file.write_text(raw, encoding="utf-8")
    assert _run(capsys, "--site", site.folder, "--fix", "--yes")[0] == 0
    assert file.read_text(encoding="utf-8") == raw.removeprefix("\ufeff")


def test_a_file_that_changes_meanwhile_is_left(site: SiteFolder) -> None:
    file = site.article("a")
    path = "content/articles/a.md"
    [problem] = replace_file(site.folder, path, b"something else", b"new")
    assert problem.message == "this file has been changed meanwhile, and is left as it is"
    assert [each.name for each in file.parent.iterdir()] == ["a.md"]
    outside = site.folder.parent / "b.md"
    outside.write_bytes(b"x")
    (file.parent / "b.md").symlink_to(outside)
    [problem] = replace_file(site.folder, "content/articles/b.md", b"x", b"new")
    assert problem.message == "this file is a link out of the site's folder, and is left as it is"
    assert outside.read_bytes() == b"x"
    (file.parent / "c.md").symlink_to("a.md")
    assert replace_file(site.folder, "content/articles/c.md", file.read_bytes(), b"new") == ()
    assert file.read_bytes() == b"new"
    assert (file.parent / "c.md").is_symlink()


def _at_terminal(site: Path, answer: str, **variables: str) -> str:
    """Run the command with a terminal; return what is shown there."""
    main_end, end = pty.openpty()
    command = [sys.executable, "-m", "newsgen", "check", "--fix", "--site", str(site), "--jobs", "1"]
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | {"TERM": "xterm"}
    with subprocess.Popen(  # noqa: S603 - our own command
        command,
        stdin=end,
        stdout=end,
        stderr=end,
        env=environment | {"PYTHONIOENCODING": "utf-8"} | variables,
    ) as running:
        os.close(end)
        os.write(main_end, f"{answer}\n".encode())
        shown = b""
        while True:
            try:
                shown += os.read(main_end, 65_536)
            except OSError:  # the other end is closed
                break
        assert running.wait() == 0
    os.close(main_end)
    return shown.decode()


def test_at_a_terminal_one_is_asked_and_there_is_colour(site: SiteFolder) -> None:
    file = site.article("a", body=_HALF)
    shown = _at_terminal(site.folder, "n")
    assert "mend 1 file? [y/n] " in shown
    assert "\x1b[32m+" + _FULL in shown
    assert "\x1b[36mcontent/articles/a.md:6:\x1b[0m notice" in shown
    assert _HALF in file.read_text(encoding="utf-8")
    shown = _at_terminal(site.folder, "y", NO_COLOR="1")
    assert "\x1b[3" not in shown
    assert "nothing to mend" in shown
    assert _FULL in file.read_text(encoding="utf-8")
