"""`newsgen export`: what is written, and what is said."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsgen.cli import main

if TYPE_CHECKING:
    from conftest import SiteFolder


def _run(
    newsroom: SiteFolder, capfdbinary: pytest.CaptureFixture[bytes], *arguments: object
) -> tuple[int, bytes, str]:
    code = main(["export", "--jobs", "1", "--site", str(newsroom.folder), *map(str, arguments)])
    said = capfdbinary.readouterr()
    return code, said.out, said.err.decode()


def test_each_outlet_to_standard_output_or_a_file(
    newsroom: SiteFolder, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    for outlet, begins in (
        ("--wechat", b"<section"),
        ("--email", b"From: desk@news.example\r\n"),
        ("--text", "超過三十家企業簽約\n".encode()),
        ("--docx", b"PK"),
    ):
        more = ["--from", "desk@news.example"] if outlet == "--email" else []
        code, out, _ = _run(newsroom, capfdbinary, outlet, "all", *more)
        assert code == 0
        assert out.startswith(begins)
        file = tmp_path / "out"
        code, told, _ = _run(newsroom, capfdbinary, outlet, "all", *more, "--output", file)
        assert (code, told.decode()) == (0, f"{file}\n")
        if outlet == "--docx":
            assert zipfile.is_zipfile(file)
        else:
            assert file.read_bytes() == out
    assert not (newsroom.folder / ".newsgen").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--wechat"], 2, "name an article"),
        (["--text", "--week"], 2, "--week and --since make a digest"),
        (["--email", "all", "--since", "2026-01-01"], 2, "--week and --since make a digest"),
        (["--email", "--since", "bald", "--from", "a@b.example"], 1, "bald"),
        (["--email", "all"], 1, "nobody is named who sends this: name an address with --from"),
        (["--email", "all", "--from", "a@b.example\nBcc: x@y.example"], 1, "is no address of a sender"),
        (
            ["--email", "all", "--from", "a@b.example", "--unsubscribe", "http://x"],
            1,
            "nobody can unsubscribe",
        ),
        (["--wechat", "nichts"], 1, "there is no article `nichts`"),
        (["--wechat", "draft"], 1, "content/articles/2026/draft.md:5: this article is a draft"),
        (["--wechat", "all", "--edition", "en"], 1, "the site has no edition `en`"),
        (["--wechat", "all", "--output", "/nowhere/at/all"], 1, "/nowhere/at/all cannot be written"),
        (["--email", "--since", "2026-06-01", "--from", "a@b.example"], 1, "nothing has come out since then"),
    ],
)
def test_what_cannot_be_done_is_said(
    newsroom: SiteFolder,
    capfdbinary: pytest.CaptureFixture[bytes],
    arguments: list[str],
    code: int,
    said: str,
) -> None:
    assert main(["export", "--jobs", "1", "--site", str(newsroom.folder), *arguments]) == code
    assert said in capfdbinary.readouterr().err.decode()


def test_an_article_of_an_unknown_source_goes_nowhere(
    newsroom: SiteFolder, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    sources = newsroom.folder / "content/sources.yaml"
    text = sources.read_text(encoding="utf-8").replace("2027-12-31", "2025-12-31")
    sources.write_text(text, encoding="utf-8")
    for more in ([], ["--draft"]):
        code, out, said = _run(newsroom, capfdbinary, "--wechat", "licensed", *more)
        assert (code, out) == (1, b"")
        assert said.startswith("content/articles/2026/licensed.md:4: the licence L-1 of `示例研究院` expired")


def test_newsgen_yaml_says_who_sends_letters(
    newsroom: SiteFolder, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    config = newsroom.folder / "newsgen.yaml"
    before = config.read_text(encoding="utf-8")
    right = "newsletter:\n  from: 觀察 <news@news.example>\n  unsubscribe: [https://news.example/leave]\n"
    config.write_text(before + right, encoding="utf-8")
    code, out, said = _run(newsroom, capfdbinary, "--email", "--week", "--now", "2026-01-05")
    assert (code, said) == (0, "")
    assert b"<news@news.example>" in out
    assert b"List-Unsubscribe: <https://news.example/leave>\r\n" in out
    config.write_text(before + "newsletter: {from: 觀察, unsubscribe: ftp://x}\n", encoding="utf-8")
    code, out, said = _run(newsroom, capfdbinary, "--email", "all")
    assert (code, out) == (1, b"")
    assert "newsgen.yaml:9: `觀察` is no address of a sender" in said
    assert "newsgen.yaml:9: nobody can unsubscribe at `ftp://x`" in said
