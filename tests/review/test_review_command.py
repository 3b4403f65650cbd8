"""`newsgen review`: a list, or one question after the other."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from newsgen.cli import main

if TYPE_CHECKING:
    from conftest import SiteFolder, Tree

_BODY = "这个药，清咽利喉，说明书说了两遍：清咽利喉。"


def _run(capsys: pytest.CaptureFixture[str], site: SiteFolder, *arguments: str) -> tuple[int, str, str]:
    try:
        code = main(["review", "--site", str(site.folder), "--jobs", "1", *arguments])
    except SystemExit as left:
        code = int(left.code or 0)
    said = capsys.readouterr()
    return code, said.out, said.err


def _answer(
    site: SiteFolder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *answers: str
) -> str:
    """Answer questions with lines of a pipe; return what was said."""
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{answer}\n" for answer in answers)))
    code, out, err = _run(capsys, site, "--ask")
    assert (code, err) == (0, "")
    return out


def test_the_queue_is_listed_where_nobody_can_answer(
    site: SiteFolder, capsys: pytest.CaptureFixture[str], tree: Tree
) -> None:
    site.article("2026/a", title="新药", body=_BODY)
    before = tree(site.folder / "content")
    assert _run(capsys, site) == (
        0,
        "content/articles/2026/a.md:6: 咽 became 咽 (zh-Hant); it could be 嚥, at 2 places\n"
        "    这个药，清【咽】利喉，说明书说了两遍：清咽利喉。\n"
        "    這個藥，清【咽】利喉，說明書說了兩遍：清咽利喉。\n",
        "1 to look at, 0 of them in titles\n",
    )
    assert tree(site.folder / "content") == before


def test_a_question_is_one_sentence_of_its_language(
    site: SiteFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    site.article("2026/a", title="新药", body=_BODY)
    assert main(["--lang", "zh-Hant", "review", "--site", str(site.folder)]) == 0
    assert "也可能是「嚥」，共 2 處\n" in capsys.readouterr().out


def test_the_list_can_be_json(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    site.article("2026/a", title="新药", body=_BODY)
    code, out, err = _run(capsys, site, "--format", "json")
    assert (code, err) == (0, "")
    [item] = json.loads(out)
    assert item["candidates"] == ["咽", "嚥"]
    assert (item["context"], item["count"], item["in_title"]) == ("清【咽】利喉", 2, False)
    assert item["places"][0]["source"] == ["这个药，清", "咽", "利喉，说明书说了两遍：清咽利喉。"]
    assert "咽" in out, "readable without decoding"


def test_the_list_can_be_annotations(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    site.article("2026/甲,乙", title="新药", body="涨了5%的药，清咽利喉。")
    code, out, err = _run(capsys, site, "--format", "github")
    assert (code, err) == (0, "")
    assert out == (
        "::warning file=content/articles/2026/甲%2C乙.md,line=6::咽 became 咽 (zh-Hant); it could be 嚥: "
        "漲了5%25的藥，清【咽】利喉。\n"
    )


def test_ci_can_fail_on_titles_or_on_anything(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    site.article("a", title="新药", body=_BODY)
    assert _run(capsys, site, "--fail-on", "titles")[0] == 0
    assert _run(capsys, site, "--fail-on", "any")[0] == 1
    site.article("b", title="这根制的长度", body="没什么。")
    assert _run(capsys, site, "--fail-on", "titles")[0] == 1
    site.write("content/reviewed.yaml", "- {context: 这根【制】的长, zh-Hant: 制}\n")
    assert _run(capsys, site, "--fail-on", "titles")[0] == 0


def test_all_lists_what_was_decided_for_good_reason(
    site: SiteFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    site.article("a", body="头发发展。")
    assert _run(capsys, site) == (0, "", "0 to look at, 0 of them in titles\n")
    assert "发 became 髮" in _run(capsys, site, "--all")[1]


@pytest.mark.parametrize("arguments", [["--list", "--ask"], ["--format", "xml"], ["--fail-on", "x"]])
def test_wrong_usage(site: SiteFolder, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert _run(capsys, site, *arguments)[0] == 2


def test_problems_of_the_site_are_reported(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    site.article("a", body=_BODY)
    site.write("content/articles/b.md", "no fence\n")
    code, out, err = _run(capsys, site)
    assert (code, out.count("\n")) == (0, 3)
    assert err.startswith("note: content/articles/b.md cannot be read; `newsgen check` says why\n")
    site.write("content/reviewed.yaml", "- 只\n")
    code, out, err = _run(capsys, site)
    assert (code, out) == (1, "")
    assert err.startswith("content/reviewed.yaml:1: an entry has a context, and a form for each edition\n")
    assert _run(capsys, site, "--site", str(site.folder / "content"))[0] == 1


def test_enter_accepts(
    site: SiteFolder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site.article("a", title="新药", body=f"{_BODY}用绳他制的。")
    out = _answer(site, capsys, monkeypatch, "", "1")
    assert "content/articles/a.md:6  text, zh-Hant; 2 places, 1 to look at\n" in out
    assert "  这个药，清【咽】利喉，说明书说了两遍：清咽利喉。\n" in out
    assert "  1 咽   2 嚥\n" in out
    assert "\x1b" not in out
    assert out.endswith("2 decided, 0 left\n")
    assert "2 decided" not in _answer(site, capsys, monkeypatch)


def test_another_form_becomes_a_name_or_a_rule(
    site: SiteFolder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = site.article("a", title="新药", body=f"{_BODY}用绳他制的。")
    out = _answer(site, capsys, monkeypatch, "製", "r", "2", "n", "清咽利喉", "", "", "b")
    assert out.endswith("0 left\n")
    assert "用绳他-{zh-Hans:制; zh-Hant:製}-的" in path.read_text("utf-8")
    assert (site.folder / "content/names.yaml").read_text("utf-8") == (
        "- {zh-Hans: 清咽利喉, zh-Hant: 清嚥利喉, kind: brand}\n"
    )


def test_keys_without_a_form_ask_for_it(
    site: SiteFolder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = site.article("a", title="新药", body="这个药，清咽利喉，用绳他制的。")
    out = _answer(site, capsys, monkeypatch, "r", "製", "n", "清咽", "", "清咽", "")
    assert out.endswith("2 decided, 0 left\n")
    assert "-{zh-Hans:制; zh-Hant:製}-" in path.read_text("utf-8")
    names = (site.folder / "content/names.yaml").read_text("utf-8")
    assert names == "- {zh-Hans: 清咽, zh-Hant: 清咽}\n"


def test_nothing_is_written_for_what_is_skipped_undone_or_refused(
    site: SiteFolder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tree: Tree
) -> None:
    site.article("a", title="新药", body=f"{_BODY}用绳他制的。")
    before = tree(site.folder / "content")
    answers = ("u", "x", "7", "2", "", "2", "n", "", "2", "n", "喉咙", "", "u", "s", "s")
    out = _answer(site, capsys, monkeypatch, *answers)
    for said in (
        "there is nothing to undo",
        "there is no `x` here",
        "there is no `7` here",
        "`喉咙` does not stand in the text at this place",
    ):
        assert said in out
    assert out.endswith("0 decided, 2 left\n")
    assert tree(site.folder / "content") == before


@pytest.mark.parametrize("end", [[], ["q"], ["2"], ["2", "n"], ["2", "n", "清咽利喉"]])
def test_leaving_keeps_what_was_decided(
    site: SiteFolder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, end: list[str]
) -> None:
    site.article("a", title="新药", body=f"{_BODY}用绳他制的。")
    out = _answer(site, capsys, monkeypatch, "", *end)
    assert out.endswith("\n1 decided, 1 left\n")
    assert (site.folder / "content/reviewed.yaml").read_text("utf-8").count("\n- ") == 1
    assert not (site.folder / "content/names.yaml").exists()


def test_ctrl_c_leaves_quietly(
    site: SiteFolder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site.article("a", title="新药", body=_BODY)

    def interrupted(_: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", interrupted)
    code, out, err = _run(capsys, site, "--ask")
    assert (code, err) == (0, "")
    assert out.endswith("0 decided, 1 left\n")


def test_a_terminal_is_asked_in_colour(site: SiteFolder) -> None:
    site.article("a", title="新药", body=_BODY)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "newsgen", "review", "--site", str(site.folder), "--jobs", "1"]
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    with subprocess.Popen(  # noqa: S603 - our own command
        command, stdin=theirs, stdout=theirs, stderr=subprocess.PIPE, env=environment
    ) as process:
        os.close(theirs)
        os.write(ours, b"\n")
        said = b""
        while b" left" not in said:
            said += os.read(ours, 4096)
        assert process.wait() == 0
    os.close(ours)
    assert "清\x1b[1;7m咽\x1b[0m利喉" in said.decode()
    assert "1 decided, 0 left" in said.decode()


def test_other_commands_do_not_wait_for_it(site: SiteFolder) -> None:
    code = (
        "import sys; from newsgen.cli import main; "
        f"main(['build', '--site', {str(site.folder)!r}]); "
        "assert not [name for name in sys.modules if 'review' in name and 'library' not in name], sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603 - our own code
    assert (done.returncode, done.stderr) == (0, "")
