"""Which newsgen a new site asks for: one that other machines can install, or none, and that is said."""

from __future__ import annotations

import json
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest

from newsgen.cli import main
from newsgen.init import requirement as module
from newsgen.init.requirement import installed_requirement, read_requirement
from newsgen.problems import Report

_COMMIT = "0123456789abcdef0123456789abcdef01234567"


def _noted(folder: Path, noted: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let newsgen be installed as pip would note it; None for what came from an index."""
    there = folder / "newsgen-0.3.dist-info"
    there.mkdir()
    (there / "METADATA").write_text("Metadata-Version: 2.1\nName: newsgen\nVersion: 0.3\n", "ascii")
    if noted is not None:
        (there / "direct_url.json").write_text(json.dumps(noted), "ascii")
    monkeypatch.setattr(module, "distribution", lambda _name: PathDistribution(there))


@pytest.mark.parametrize(
    ("noted", "line"),
    [
        (None, "newsgen[cards]==0.3"),
        (
            {"url": "https://git.example/n.git", "vcs_info": {"vcs": "git", "commit_id": _COMMIT}},
            f"newsgen[cards] @ git+https://git.example/n.git@{_COMMIT}",
        ),
        (
            {
                "url": "https://git.example/n.git",
                "vcs_info": {"vcs": "git", "commit_id": _COMMIT},
                "subdirectory": "a",
            },
            f"newsgen[cards] @ git+https://git.example/n.git@{_COMMIT}#subdirectory=a",
        ),
        (
            {
                "url": "https://files.example/n-0.3-py3-none-any.whl",
                "archive_info": {"hashes": {"sha256": "ab"}},
            },
            "newsgen[cards] @ https://files.example/n-0.3-py3-none-any.whl#sha256=ab",
        ),
        (
            {"url": "https://files.example/n.tar.gz", "archive_info": {}},
            "newsgen[cards] @ https://files.example/n.tar.gz",
        ),
        ({"url": "file:///home/x/newsgen", "dir_info": {"editable": True}}, ""),
        ({"url": "file:///gone/n-0.3-py3-none-any.whl", "archive_info": {}}, ""),
    ],
    ids=["index", "repository", "below", "wheel", "archive", "folder", "wheel that is gone"],
)
def test_it_is_what_pip_has_noted(
    noted: object, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _noted(tmp_path, noted, monkeypatch)
    assert installed_requirement().line == line


def test_a_wheel_of_this_machine_comes_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel = tmp_path / "a b/newsgen-0.3-py3-none-any.whl"
    wheel.parent.mkdir()
    wheel.write_bytes(b"PK")
    _noted(tmp_path, {"url": wheel.as_uri(), "archive_info": {}}, monkeypatch)
    monkeypatch.chdir(tmp_path)
    names = ("--title", "江畔觀察", "--operator", "江畔觀察編輯部", "--base-url", "https://news.example/")
    for site, more in (("one", ()), ("two", ("--newsgen", str(wheel)))):
        assert main(["init", site, *names, *more]) == 0
        assert (tmp_path / site / "wheels" / wheel.name).read_bytes() == b"PK"
        lines = (tmp_path / site / "requirements.txt").read_text("utf-8").splitlines()
        assert lines[1:] == ["./wheels/newsgen-0.3-py3-none-any.whl[cards]"]


@pytest.mark.parametrize(
    "typed",
    [
        "git+https://git.example/n.git@v1",
        "git+ssh://git@git.example/n.git",
        "https://files.example/n.whl#sha256=ab",
    ],
)
def test_an_address_is_taken_as_it_is(typed: str) -> None:
    heard = Report("--newsgen")
    assert read_requirement(typed, heard).line == f"newsgen[cards] @ {typed}"
    assert heard.problems == ()


@pytest.mark.parametrize("typed", ["newsgen", "gone.whl", "git@git.example:n.git", "https://a b/"])
def test_anything_else_is_told(
    typed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    names = ("--title", "江畔", "--operator", "江畔", "--base-url", "https://news.example/")
    assert main(["init", "site", *names, "--newsgen", typed]) == 2
    assert f"newsgen cannot be installed from `{typed}`" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_who_has_it_from_a_folder_is_told_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _noted(tmp_path, {"url": tmp_path.as_uri(), "dir_info": {}}, monkeypatch)
    monkeypatch.chdir(tmp_path)
    names = ("--title", "江畔觀察", "--operator", "江畔觀察編輯部", "--base-url", "https://news.example/")
    assert main(["init", "site", *names]) == 0
    assert "requirements.txt does not say yet" in capsys.readouterr().out
    lines = (tmp_path / "site/requirements.txt").read_text("utf-8").splitlines()
    assert all(line.startswith("#") for line in lines)
    for example in ("# newsgen[cards] @ git+https://", "# ./wheels/newsgen-"):
        assert any(line.startswith(example) for line in lines)
