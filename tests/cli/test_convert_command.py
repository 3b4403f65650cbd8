"""`newsgen convert`: a filter from one script to another."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from newsgen.cli import main


def _filter(monkeypatch: pytest.MonkeyPatch, text: bytes, *arguments: str) -> int:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
    return main(["convert", *arguments])


def test_a_filter_keeps_every_line_and_line_end(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert _filter(monkeypatch, "头发\r\n\r\n皇后".encode(), "--to", "zh-Hant") == 0
    assert capsysbinary.readouterr().out == "頭髮\r\n\r\n皇后".encode()


def test_names_have_their_forms(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    names = tmp_path / "names.yaml"
    names.write_text("- {zh-Hans: 里公司, zh-Hant: 裏公司}\n", "utf-8")
    text = tmp_path / "a.txt"
    text.write_text("在里公司里", "utf-8")
    assert main(["convert", "--to", "zh-Hant", "--names", str(names), str(text)]) == 0
    assert capsysbinary.readouterr().out.decode() == "在裏公司裡"


def test_an_explanation_says_where_what_and_why(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert _filter(monkeypatch, "第一\n说于某某".encode(), "--to", "zh-Hant", "--explain") == 0
    lines = capsysbinary.readouterr().out.decode().splitlines()
    assert any("2:2  于 → 于" in line and "surname" in line for line in lines)


@pytest.mark.parametrize(
    ("content", "message"),
    [("头发" * 20, "it seems to be GB18030"), (None, "this file cannot be read")],
)
def test_what_cannot_be_read_is_explained(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], content: str | None, message: str
) -> None:
    path = tmp_path / "a.txt"
    if content is not None:
        path.write_bytes(content.encode("gb18030"))
    assert main(["convert", "--to", "zh-Hant", str(path)]) == 1
    out, err = capsysbinary.readouterr()
    assert out == b""
    assert message in err.decode()


def test_wrong_usage_is_told_apart() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "newsgen", "convert", "--to", "zh-Nowhere"], capture_output=True, check=False
    )
    assert done.returncode == 2


@pytest.mark.parametrize(
    ("edition", "repair", "right"),
    [("zh-Hans", "safe", "ganjiang.hans.txt"), ("zh-Hant-TW", "mainland", "ganjiang.hant-tw.txt")],
)
def test_the_real_article_comes_out_right(
    shared: Path, capsysbinary: pytest.CaptureFixture[bytes], edition: str, repair: str, right: str
) -> None:
    article = shared / "real/ganjiang.hant.txt"
    assert main(["convert", "--to", edition, "--repair", repair, str(article)]) == 0
    assert capsysbinary.readouterr().out == (shared / "real" / right).read_bytes()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("streams", ["<&-", ">&-", "> /dev/full"])
def test_a_closed_stream_or_a_full_disk_ends_with_a_line(streams: str, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("头发\n", "utf-8")
    given = [] if streams == "<&-" else [str(text)]
    command = ["sh", "-c", f'exec "$@" {streams}', "sh", sys.executable, "-m", "newsgen"]
    ran = subprocess.run([*command, "convert", "--to", "zh-Hant", *given], capture_output=True, check=False)  # noqa: S603 - our own program
    assert ran.returncode == 1
    assert b"Traceback" not in ran.stderr
    assert b"annot be" in ran.stderr
    assert ran.stderr.count(b"\n") <= 2


def test_a_long_text_is_converted_in_passages(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    # The script is that of the whole text, though most passages have nothing that tells it.
    text = "說話\n" + "皇后在此地\n" * 60_000
    assert _filter(monkeypatch, text.encode(), "--to", "zh-Hans") == 0
    assert capsysbinary.readouterr().out.decode() == text.replace("說話", "说话")
