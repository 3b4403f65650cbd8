"""Help and wrong usage in each language, as a terminal shows them."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from newsgen.cli import main
from newsgen.text_columns import width

_COMMANDS = (
    "init",
    "build",
    "new",
    "import",
    "check",
    "review",
    "serve",
    "publish",
    "rights",
    "find",
    "data",
    "convert",
    "export",
    "schema",
)
# English that stands in Chinese help because it is typed: options, values, addresses, names of programs.
_WORD = re.compile(r"(?<![-\w./{,\[\]=:@`])[a-z]{4,}(?![-\w./,}\]:=`])")
_SCHEMAS = {"article", "page", "sources", "names", "regions", "strings", "notices"}
_GENERATORS = {"hexo", "hugo", "jekyll", "pelican", "mkdocs", "vuepress"}
_TYPED = _SCHEMAS | _GENERATORS | {"newsgen", "auto", "safe", "text", "dask", "json", "glyphs", "mainland"}
_TYPED |= {"public", "name", "table", "main"}


def _said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[str, str]:
    with pytest.raises(SystemExit):
        main(arguments)
    said = capsys.readouterr()
    return said.out, said.err


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
@pytest.mark.parametrize("command", [(), *((name,) for name in _COMMANDS)])
def test_help_fits_the_terminal_in_every_language(
    columns: int,
    language: str,
    command: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    out, _ = _said(capsys, "--lang", language, *command, "--help")
    assert out
    for line in out.splitlines():
        # What cannot be broken, an option with its values, a choice of them or an address, may be longer.
        whole = len(line.split()) < 3 or line.lstrip().startswith(("-", "[", "("))
        assert width(line) <= columns or whole, line


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
@pytest.mark.parametrize("command", [(), *((name,) for name in _COMMANDS)])
def test_help_in_chinese_has_no_english_sentence(
    language: str, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    out, _ = _said(capsys, *command, "--lang", language, "-h")
    assert out.startswith("用法：newsgen")
    prose = re.sub(r"\{[^}]*\}|\[[^\]]*\]|^  \S+  ", " ", out, flags=re.MULTILINE)
    assert set(_WORD.findall(prose)) - _TYPED - set(_COMMANDS) == set()


def test_help_in_simplified_chinese(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    out, _ = _said(capsys, "rights", "--lang", "zh-Hans", "--help")
    assert "\n选项" in out
    assert "  -h, --help            显示这份说明后结束\n" in out
    assert "  --site DIR            网站所在的文件夹，内有 newsgen.yaml\n" in out
    assert f"\n{' ' * 24}（默认：从目前的文件夹往上找）\n" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "newsgen：错误：缺少必填的参数：COMMAND"),
        (["build", "--jobs"], "newsgen build：错误：参数 --jobs：后面要有一个值"),
        (["build", "--jobs", "many"], "newsgen build：错误：参数 --jobs：many 不能作为进程数"),
        (["build", "--now", "2025-02-30"], "参数 --now：没有 2025-02-30 这一天：那个月只有 28 天"),
        (["build", "--now", "tomorrow"], "参数 --now：`--now` 中的 `tomorrow` 不是日期"),
        (["build", "--frobnicate"], "newsgen：错误：不认得这些参数：--frobnicate"),
        (["rights", "--format", "xml"], "参数 --format：'xml' 不在可选范围内（可选："),
    ],
)
def test_wrong_usage_is_explained_in_chinese(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out, err = _said(capsys, "--lang", "zh-Hans", *arguments)
    assert out == ""
    assert err.startswith("用法：newsgen")
    assert said in err


@pytest.mark.parametrize(
    "arguments", [["--lang", "fr", "build"], ["build", "--lang", "zh"], ["build", "--lang"]]
)
def test_a_language_that_there_is_not_is_wrong_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    _, err = _said(capsys, *arguments)
    assert "argument --lang: " in err


def test_a_terminal_that_has_no_chinese_is_no_reason_to_fail() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "newsgen", "--lang", "zh-Hans", "--help"],
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(rb"\u7528\u6cd5\uff1anewsgen")
