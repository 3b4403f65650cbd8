"""`newsgen publish`, with real repositories and two desks."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conftest import run_git
from newsgen.cli import main
from newsgen.pipeline import BuildOptions, build

if TYPE_CHECKING:
    from conftest import SiteFolder


class _Terminal(io.StringIO):
    """Standard input that an editor answers at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def sent(site: SiteFolder, host: Path) -> SiteFolder:
    """A site that a repository has, and that nobody has saved anything in under a name."""
    site.article("一", title="第一篇", body="甲。\n\n乙。\n\n丙。")
    run_git(site.folder, "init", "-q", "-b", "main")
    run_git(site.folder, "remote", "add", "origin", str(host))
    run_git(site.folder, "add", "-A")
    run_git(site.folder, "commit", "-q", "-m", "x")
    run_git(site.folder, "push", "-q", "origin", "main")
    run_git(host.parent, "clone", "-q", "host.git", "other")
    run_git(site.folder, "config", "user.name", "編輯")
    run_git(site.folder, "config", "user.email", "desk@news.example")
    return site


def _answer(monkeypatch: pytest.MonkeyPatch, answers: Iterable[str]) -> None:
    monkeypatch.setattr("sys.stdin", _Terminal("".join(f"{each}\n" for each in answers)))


def _publish(site: Path, *arguments: str) -> int:
    return main(["publish", "--site", str(site), "--jobs", "1", *arguments])


def _colleague(host: Path, name: str, old: str, new: str) -> None:
    """Have a colleague change and send something."""
    file = host.parent / "other/content/articles" / f"{name}.md"
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    run_git(host.parent / "other", "commit", "-q", "-a", "-m", "y", who="同事")
    run_git(host.parent / "other", "push", "-q")


def test_it_shows_asks_saves_and_sends(
    sent: SiteFolder, host: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sent.article("二", title="第二篇")
    sent.article("三", title="第三篇", status="draft")
    sent.article("四", title="第四篇", status="scheduled", publish_at="2090-01-01T09:00+08:00")
    sent.write("content/regions.yaml", "jiangxi:\n  name: {zh-Hant: 江西省, zh-Hans: 江西省}\n")
    _answer(monkeypatch, "n")
    assert _publish(sent.folder) == 1
    said = capsys.readouterr()
    assert "  new: 第二篇  content/articles/二.md\n" in said.out
    assert "第三篇  content/articles/三.md  (a draft: readers do not see it)\n" in said.out
    assert "第四篇  content/articles/四.md  (appears at 2090-01-01 09:00+08:00)\n" in said.out
    assert "  changed: content/regions.yaml\n" in said.out
    assert said.err == "nothing was saved, and nothing was sent\n"
    assert run_git(host, "log", "--format=%s", "main") == "x\n"

    _answer(monkeypatch, "y")
    assert _publish(sent.folder) == 0
    assert "sent; the site is built and published from there" in capsys.readouterr().out
    assert run_git(host, "log", "-1", "--format=%s %an", "main") == "第三篇; 第二篇; 第四篇 編輯\n"
    assert _publish(sent.folder) == 0
    assert "there is nothing to send" in capsys.readouterr().out


def test_what_a_build_would_refuse_is_not_sent(sent: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    sent.article("二", tittle="x")
    assert _publish(sent.folder, "--yes") == 1
    assert capsys.readouterr().err.endswith("1 problem\nnothing was sent\n")
    assert run_git(sent.folder, "log", "--format=%s") == "x\n"


def test_the_first_time_it_asks_who_you_are(
    sent: SiteFolder, host: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for key in ("user.name", "user.email"):
        run_git(sent.folder, "config", "--unset", key)
    sent.article("二", title="第二篇")
    assert _publish(sent.folder, "--yes") == 1
    assert "git does not know who you are" in capsys.readouterr().err
    _answer(monkeypatch, ["余小姐", "nobody"])
    assert _publish(sent.folder, "--yes") == 1
    assert "no name with an e-mail address" in capsys.readouterr().err
    _answer(monkeypatch, ["余小姐", "yu@news.example"])
    assert _publish(sent.folder, "--yes") == 0
    assert run_git(host, "log", "-1", "--format=%an <%ae>", "main") == "余小姐 <yu@news.example>\n"


def test_nobody_to_ask(sent: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    sent.article("二", title="第二篇")
    assert _publish(sent.folder) == 1
    assert "say --yes to send this" in capsys.readouterr().err


def test_what_a_colleague_has_sent_is_joined(
    sent: SiteFolder, host: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _colleague(host, "一", "丙。", "丙丙。")
    sent.article("二", title="第二篇")
    assert _publish(sent.folder, "--yes", "--summary", "新文章") == 0
    assert "joined with what your colleagues have sent" in capsys.readouterr().out
    assert "丙丙。" in run_git(host, "show", "main:content/articles/一.md")
    assert "第二篇" in run_git(host, "show", "main:content/articles/二.md")


@pytest.mark.parametrize(("answer", "text"), [("1", "我的。"), ("2", "同事的。"), ("3", "我的。\n同事的。")])
def test_of_two_texts_one_is_chosen(
    answer: str,
    text: str,
    sent: SiteFolder,
    host: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _colleague(host, "一", "乙。", "同事的。")
    sent.article("一", title="第一篇", body="甲。\n\n我的。\n\n丙。")
    _answer(monkeypatch, ["y", "x", answer])
    assert _publish(sent.folder) == 0
    said = capsys.readouterr().out
    assert "content/articles/一.md: you and 同事 have changed the same text, in 1 place\n" in said
    assert "1 yours:\n    我的。\n2 by 同事:\n    同事的。\n" in said
    assert f"甲。\n\n{text}\n\n丙。\n" in run_git(host, "show", "main:content/articles/一.md")


@pytest.mark.parametrize("answers", [["y", "q"], ["y"]], ids=["left", "ended"])
def test_who_leaves_loses_nothing(
    answers: list[str],
    sent: SiteFolder,
    host: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _colleague(host, "一", "乙。", "同事的。")
    file = sent.article("一", title="第一篇", body="甲。\n\n我的。\n\n丙。")
    mine = file.read_bytes()
    _answer(monkeypatch, answers)
    assert _publish(sent.folder) == 1
    assert "nothing was joined; what you have saved is kept" in capsys.readouterr().err
    assert file.read_bytes() == mine
    assert run_git(sent.folder, "status", "--porcelain") == ""
    assert "同事的。" in run_git(host, "show", "main:content/articles/一.md")
    _answer(monkeypatch, ["1"])
    assert _publish(sent.folder) == 0, "it can be done later"
    assert "我的。" in run_git(host, "show", "main:content/articles/一.md")


def test_a_conflict_that_nobody_can_settle_is_told(
    sent: SiteFolder, host: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _colleague(host, "一", "乙。", "同事的。")
    sent.article("一", title="第一篇", body="甲。\n\n我的。\n\n丙。")
    assert _publish(sent.folder, "--yes") == 1
    assert capsys.readouterr().err.startswith("content/articles/一.md: you and 同事 have changed the same")
    assert run_git(sent.folder, "status", "--porcelain") == ""


def test_a_merge_begun_by_hand_is_finished(
    sent: SiteFolder, host: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _colleague(host, "一", "乙。", "同事的。")
    sent.article("一", title="第一篇", body="甲。\n\n我的。\n\n丙。")
    run_git(sent.folder, "commit", "-q", "-a", "-m", "z")
    run_git(sent.folder, "fetch", "-q")
    with pytest.raises(Exception, match="non-zero exit status"):
        run_git(sent.folder, "merge", "origin/main")
    _answer(monkeypatch, ["2"])
    assert _publish(sent.folder) == 0
    assert "同事的。" in run_git(host, "show", "main:content/articles/一.md")


def test_deleted_here_and_changed_there(
    sent: SiteFolder, host: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _colleague(host, "一", "乙。", "同事的。")
    (sent.folder / "content/articles/一.md").unlink()
    _answer(monkeypatch, ["y", "2"])
    assert _publish(sent.folder) == 0
    said = capsys.readouterr().out
    assert "  deleted: content/articles/一.md\n" in said
    assert "content/articles/一.md: you have deleted it, 同事 has changed it\n" in said
    assert "同事的。" in run_git(host, "show", "main:content/articles/一.md")


def test_what_does_not_fit_together_is_not_sent(
    sent: SiteFolder, host: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = host.parent / "other/content/articles"
    (other / "二.md").write_text((other / "一.md").read_text("utf-8") + "[一](一.md)\n", "utf-8")
    run_git(other, "add", "-A")
    run_git(other, "commit", "-q", "-m", "y")
    run_git(other, "push", "-q")
    (sent.folder / "content/articles/一.md").unlink()
    assert _publish(sent.folder, "--yes") == 1
    said = capsys.readouterr().err
    assert "content/articles/二.md" in said
    assert said.endswith("together it does not fit; mend this and publish again. Nothing was sent\n")


def test_nowhere_to_send(sent: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    run_git(sent.folder, "remote", "remove", "origin")
    sent.article("二", title="第二篇")
    assert _publish(sent.folder, "--yes") == 1
    said = capsys.readouterr()
    assert said.out.endswith("saved: 1 file\n")
    assert "git remote add origin ADDRESS" in said.err


def test_a_file_that_no_host_takes(sent: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    with (sent.folder / "content/articles/film.mp4").open("wb") as film:
        film.truncate(101 * 1024 * 1024)
    assert _publish(sent.folder, "--yes") == 1
    assert "content/articles/film.mp4: this file is larger than 100 MB" in capsys.readouterr().err
    assert run_git(sent.folder, "log", "--format=%s") == "x\n"


def test_no_repository(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(site.folder.parent))
    assert _publish(site.folder) == 1
    assert "belongs to no repository of git" in capsys.readouterr().err


def test_a_choice_that_cannot_be_written_loses_nothing(
    sent: SiteFolder, host: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _colleague(host, "一", "乙。", "同事的。")
    file = sent.article("一", title="第一篇", body="甲。\n\n我的。\n\n丙。")
    mine = file.read_bytes()

    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("newsgen.git.conflicts.write_if_unchanged", full)
    _answer(monkeypatch, ["y", "2"])
    assert _publish(sent.folder) == 1
    assert "what was chosen cannot be written: No space left on device." in capsys.readouterr().err
    assert file.read_bytes() == mine
    assert run_git(sent.folder, "status", "--porcelain") == ""


def test_more_changes_than_are_listed_are_not_named(sent: SiteFolder, host: Path) -> None:
    for number in range(45):
        sent.article(f"b{number}", title=f"第{number}則")
    assert _publish(sent.folder, "--yes") == 0
    assert run_git(host, "log", "-1", "--format=%s", "main") == "Change the site's files\n"


def test_an_editor_hears_of_lost_addresses_before_anything_is_sent(
    sent: SiteFolder, host: Path, live: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = (sent.folder / "newsgen.yaml").read_text("utf-8")
    sent.write("newsgen.yaml", config.replace("https://news.example/", live))
    sent.article("二", title="第二篇")
    assert _publish(sent.folder, "--yes") == 0, "nothing is there yet"
    sent.publish().rename(tmp_path / "site-of-readers")
    (tmp_path / "live").rmdir()
    (tmp_path / "site-of-readers").rename(tmp_path / "live")
    was = run_git(host, "rev-parse", "main")

    (sent.folder / "content/articles/二.md").unlink()
    capsys.readouterr()
    assert _publish(sent.folder, "--yes") == 1
    said = capsys.readouterr().err
    assert (
        "content/articles/二.md: readers would lose /articles/二/, /zh-hans/articles/二/: the file is" in said
    )
    assert "`git restore --source=" in said
    assert "what you have saved is kept; mend this and publish again. Nothing was sent" in said
    assert run_git(host, "rev-parse", "main") == was

    sent.article("一", title="第一篇", aliases="[/articles/二/]")
    assert _publish(sent.folder, "--yes") == 0
    assert run_git(host, "rev-parse", "main") != was

    sent.article("一", title="第一篇")
    assert _publish(sent.folder, "--yes") == 1
    assert _publish(sent.folder, "--yes", "--allow-removed") == 0


def test_what_a_colleague_has_added_is_not_missed(
    sent: SiteFolder, host: Path, live: str, tmp_path: Path
) -> None:
    config = (sent.folder / "newsgen.yaml").read_text("utf-8")
    sent.write("newsgen.yaml", config.replace("https://news.example/", live))
    assert _publish(sent.folder, "--yes") == 0
    run_git(host.parent / "other", "pull", "-q")
    theirs = host.parent / "other/content/articles"
    (theirs / "二.md").write_text((theirs / "一.md").read_text("utf-8").replace("第一篇", "第二篇"), "utf-8")
    run_git(host.parent / "other", "add", "-A")
    run_git(host.parent / "other", "commit", "-q", "-m", "y", who="同事")
    run_git(host.parent / "other", "push", "-q")
    (tmp_path / "live").rmdir()
    build(BuildOptions(host.parent / "other", tmp_path / "live", jobs=1))

    sent.article("三", title="第三篇")
    assert _publish(sent.folder, "--yes") == 0


def test_a_site_that_nobody_can_build_elsewhere_is_told(
    sent: SiteFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    told = "requirements.txt does not say yet where other machines install newsgen from: please look at it\n"
    sent.write("requirements.txt", "# 這裡還缺一行\n\n")
    assert _publish(sent.folder, "--yes") == 0
    assert capsys.readouterr().err == told
    sent.write("requirements.txt", "# 釘住\nnewsgen==0.1.0\n")
    assert _publish(sent.folder, "--yes") == 0
    assert capsys.readouterr().err == ""
