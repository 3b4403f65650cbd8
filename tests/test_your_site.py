"""docs/your-site.md, and the same in Chinese: each step, done as it says, and what a reader then sees."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from newsgen.cli import main

_STEP = re.compile(r"^## (.+?)\n(.*?)(?=^## |\Z)", re.M | re.S)
_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.M | re.S)
_ARTICLE = "articles/examples/own/index.html"

#: Gives the text of a published file.
Read = Callable[[str], str]


def _article(read: Read) -> bool:
    return "範例：自己採寫的稿件" in read(_ARTICLE) and "江畔投资观察" in read("zh-hans/index.html")


# What a reader sees after each step, whichever edition it is.
_SEEN: list[Callable[[Read], bool]] = [
    _article,
    lambda read: "assets/custom." in read("index.html"),
    lambda read: '<img class="logo" src="/logo.svg" alt="">' in read("index.html"),
    lambda read: "人物" in read("zh-hans/sections/people/index.html"),
    lambda read: "我们在找记者和编辑" in read("zh-hans/join/index.html"),
    lambda read: 'href="/zh-hans/join/">加入我们</a>' in read("zh-hans/index.html"),
    lambda read: '<p class="join"><a href="/zh-hans/join/">加入我们</a>' in read(f"zh-hans/{_ARTICLE}"),
    lambda read: '<html lang="zh-Hant-HK"' in read("zh-hant-hk/join/index.html"),
    lambda read: all(
        word in read("index.html") for word in ("weibo.com/u/1", "Source Han Serif TC", "gc.zgo.at")
    ),
]


_PAGES = ["docs/your-site.md", "docs/site/content/pages/fifteen-minutes.md"]


def _steps(page: str) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    for title, text in _STEP.findall(page):
        yield title, _BLOCK.findall(text)


def _set(file: Path, text: str) -> None:
    """Write each field of a block into a file of YAML, in place of the one that it has, if any."""
    before = file.read_text("utf-8") if file.exists() else ""
    for name in yaml.safe_load(text):
        before = re.sub(rf"^{name}:.*\n(?:(?:[ -].*)?\n(?=[ -]|\n|\Z)|[ -].*\n)*", "", before, flags=re.M)
    file.write_text(f"{before}\n{text}", "utf-8")


@pytest.mark.parametrize("page", _PAGES, ids=["English", "Chinese"])
def test_the_steps_lead_to_a_site_of_ones_own(
    page: str, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    text = (root / page).read_text("utf-8")
    steps = list(_steps(text))
    assert len(steps) == len(_SEEN)
    # A reader sees no more of a block than its lines: the words before it name the file.
    assert all(f"`{path}`" in text for _, blocks in steps for _, path, _ in blocks if path)
    for (title, blocks), seen in zip(steps, _SEEN, strict=True):
        for language, path, text in blocks:
            if language == "console":
                for line in text.splitlines():
                    _do(line, tmp_path, monkeypatch)
            elif language == "yaml":
                _set(Path(path), text)
            else:
                Path(path).parent.mkdir(parents=True, exist_ok=True)
                Path(path).write_text(text, "utf-8")
        capsys.readouterr()
        assert main(["build", "--drafts", "--strict", "--jobs", "1"]) == 0, (title, capsys.readouterr().err)
        assert capsys.readouterr().err == "", title
        assert seen(lambda path: (Path("public") / path).read_text("utf-8")), title


def _do(line: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program, *words = shlex.split(line)
    if program == "cd":
        monkeypatch.chdir(folder / words[0])
    elif words[0] == "serve":
        return  # which other tests start
    else:
        assert (program, main(words)) == ("newsgen", 0)
