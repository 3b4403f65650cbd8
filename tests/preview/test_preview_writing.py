"""What the page asks for in which an article is written, without a browser."""

from __future__ import annotations

import json
import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from starlette.applications import Starlette

from newsgen.preview.building import PreviewOptions, PreviewSite
from newsgen.preview.preview import Listener, Preview
from newsgen.preview.views import ROOT, Views
from newsgen.preview.writing_page import WritingPage

if TYPE_CHECKING:
    from conftest import SiteFolder
    from preview.conftest import Ask

Desk = Callable[..., tuple[int, Any]]

_A = "content/articles/2026/a.md"
_TEXT = """\
---
title: 百億基金  # 說明
date: 2026-01-02
source: 贛江觀察
tags: [園區]
---

國家的頭髮。
"""


def _nothing(*_: object) -> None:
    """Say nothing."""


@pytest.fixture(scope="module")
def built(module_site: SiteFolder) -> Path:
    """A site as a preview has built it."""
    module_site.write(_A, _TEXT)
    assert not PreviewSite(PreviewOptions(module_site.folder, jobs=1), _nothing, _nothing).build().failed
    return module_site.folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return shutil.copytree(built, tmp_path / "copy", symlinks=True)


@pytest.fixture
def desk(folder: Path, ask: Ask) -> Desk:
    """What asks for something by its name."""
    preview = Preview(PreviewOptions(folder), Views(str, "en", ""), Listener(_nothing, _nothing, _nothing))
    app = Starlette(routes=WritingPage(preview).routes())

    def asked(name: str, **values: object) -> tuple[int, Any]:
        answer = ask(app, "POST", f"{ROOT}write/{name}", {}, json.dumps(values).encode())
        return answer.status, answer.json()

    return asked


def _opened(desk: Desk, path: str = _A) -> dict[str, Any]:
    status, said = desk("open", path=path)
    assert status == 200
    return {"path": path, "edition": "zh-Hans", **said}


def test_what_is_typed_is_shown_in_each_edition_and_written_nowhere(desk: Desk, folder: Path) -> None:
    article = _opened(desk)
    article["body"] = "國家的頭髮,長了。"
    article["values"]["title"] = "千億基金"
    status, said = desk("look", **article)
    assert status == 200
    assert "国家的头发，长了。" in said["page"]
    assert "千亿基金" in said["page"]
    for edition in ("zh-Hant", "", "none"):  # the default one where none is known yet
        assert "國家的頭髮，長了。" in desk("look", **article | {"edition": edition})[1]["page"]
    (found,) = said["problems"]
    assert (found["line"], found["field"]) == (1, "")
    assert found["mend"] == {"line": 1, "count": 1, "lines": ["國家的頭髮，長了。"]}
    assert (folder / _A).read_text("utf-8") == _TEXT
    assert not said["changed"]


def test_problems_stand_at_their_fields_and_rights_are_those_of_now(desk: Desk) -> None:
    article = _opened(desk)
    article["values"] |= {"date": "昨天", "source": "", "summary": "說,好"}
    problems = desk("look", **article)[1]["problems"]
    by_field = {problem["field"]: problem for problem in problems}
    assert by_field.keys() >= {"date", "source", "summary"}
    assert {"value": "說，好"} in [problem["mend"] for problem in problems], problems
    article["values"] |= {"date": "2026-01-02", "source": "江西日報"}
    page = desk("look", **article)[1]["page"]
    assert 'data-rights-class="reprinted"' in page


def test_saving_changes_what_was_changed(desk: Desk, folder: Path) -> None:
    article = _opened(desk)
    article["values"]["title"] = "千億基金"
    status, said = desk("save", **article)
    assert status == 200
    assert (folder / _A).read_text("utf-8") == _TEXT.replace("百億", "千億") == said["base"]


def test_what_somebody_else_has_changed_is_shown_and_never_overwritten(desk: Desk, folder: Path) -> None:
    article = _opened(desk)
    theirs = _TEXT.replace("[園區]", "[園區, 基金]").replace("頭髮。", "頭髮。\n\n又一段。")
    (folder / _A).write_text(theirs, "utf-8")
    article["values"]["title"] = "千億基金"
    assert desk("look", **article)[1]["changed"]
    status, said = desk("save", **article)
    assert status == 409
    assert said["theirs"] == theirs
    assert ["-", "又一段。"] in said["differences"]
    assert ["+", "title: 千億基金  # 說明"] in said["differences"]
    assert (folder / _A).read_text("utf-8") == theirs

    status, merged = desk("merge", **article, theirs=theirs)
    assert status == 200
    assert desk("save", **article | merged)[0] == 200
    assert (folder / _A).read_text("utf-8") == theirs.replace("百億", "千億")


def test_two_who_have_changed_one_place_have_to_choose(desk: Desk) -> None:
    article = _opened(desk)
    theirs = _TEXT.replace("百億", "萬億")
    article["values"]["title"] = "千億基金"
    assert desk("merge", **article, theirs=theirs)[0] == 409
    article = _opened(desk) | {"body": "另一句。"}
    assert desk("merge", **article, theirs=_TEXT.replace("頭髮", "頭"))[0] == 409
    mine = _opened(desk) | {"base": theirs, "body": "另一句。"}
    assert "另一句。" in desk("look", **mine)[1]["page"]


def test_of_two_saves_at_once_one_is_told_of_the_other(desk: Desk, folder: Path) -> None:
    article = _opened(desk)
    answers: list[int] = []

    def save(body: str) -> None:
        answers.append(desk("save", **article | {"body": body})[0])

    threads = [threading.Thread(target=save, args=[f"第{number}句。"]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [200, 409, 409, 409]
    assert "句。" in (folder / _A).read_text("utf-8")


@pytest.mark.parametrize(
    "path",
    [
        "newsgen.yaml",
        "content/sources.yaml",
        "content/articles/../../secret.md",
        "../secret.md",
        "/etc/passwd",
        "content/articles/link.md",
        "content/articles/linked/secret.md",
        "content/articles/no\0.md",
        "content/articles/",
        "",
    ],
)
def test_nothing_outside_the_articles_is_read_or_written(
    desk: Desk, folder: Path, tmp_path: Path, path: str
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    for secret in (outside / "secret.md", folder.parent / "secret.md", folder / "secret.md"):
        secret.write_text(_TEXT, "utf-8")
    (folder / "content/articles/link.md").symlink_to(outside / "secret.md")
    (folder / "content/articles/linked").symlink_to(outside)
    for name in ("open", "save", "look"):
        status, said = desk(name, path=path, base=_TEXT, values={"title": "x"}, body="", edition="zh-Hans")
        if name == "look" and status == 200:  # what was sent is looked at, what lies there is not told
            assert said["changed"]
            continue
        assert status == 409
        assert said["message"]
        assert "theirs" not in said
    for secret in (outside / "secret.md", folder.parent / "secret.md", folder / "secret.md"):
        assert secret.read_text("utf-8") == _TEXT


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_a_sentence(desk: Desk, folder: Path) -> None:
    article = _opened(desk) | {"body": "新。"}
    (folder / _A).parent.chmod(0o500)
    try:
        status, said = desk("save", **article)
    finally:
        (folder / _A).parent.chmod(0o700)
    assert (status, "cannot be written" in said["message"]) == (409, True)
    assert (folder / _A).read_text("utf-8") == _TEXT


def test_a_full_disk_is_a_sentence(desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article = _opened(desk) | {"body": "新。"}

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    status, said = desk("save", **article)
    assert status == 409
    assert said["message"] == f"{_A} cannot be written: No space left on device; what you typed is still here"
    assert (folder / _A).read_text("utf-8") == _TEXT
    assert [file.name for file in (folder / _A).parent.iterdir()] == ["a.md"]


def test_with_a_broken_configuration_an_article_is_still_saved(desk: Desk, folder: Path) -> None:
    article = _opened(desk) | {"body": "新。"}
    (folder / "newsgen.yaml").write_text("title: [", "utf-8")
    (folder / "content/sources.yaml").write_text("watch: [", "utf-8")
    status, said = desk("look", **article)
    assert (status, "新。" in said["page"]) == (200, True), "as the last good build has it"
    assert desk("save", **article)[0] == 200
    assert "新。" in (folder / _A).read_text("utf-8")
    status, said = desk("new", title="另一篇")
    assert status == 409
    assert "newsgen.yaml:1" in said["message"]


def test_a_new_article_is_a_draft(desk: Desk, folder: Path) -> None:
    status, said = desk("new", title="千億基金")
    assert status == 200
    assert _opened(desk, said["path"])["values"]["status"] == "draft"
    assert desk("new", title="")[0] == 409
    assert desk("new", title="a\0b")[0] == 409
    assert (folder / said["path"]).is_file()


def test_words_are_found_in_either_script(desk: Desk) -> None:
    assert desk("suggest", field="source", typed="赣江")[1]["words"][0] == {
        "value": "赣江观察",
        "beside": "贛江觀察",
    }
    assert desk("suggest", field="tags", typed="园")[1]["words"][0]["value"] == "园区"
    assert desk("suggest", field="section", typed="政")[1]["words"][0]["beside"] == "policy"
    assert desk("suggest", field="title", typed="政")[1]["words"] == []
    assert desk("suggest")[1]["words"] == []


@pytest.mark.parametrize("name", ["new", "open", "look", "save", "merge", "suggest"])
@pytest.mark.parametrize("asked", [{}, {"path": 3, "values": [], "body": {}}, {"path": _A, "base": None}])
def test_whatever_is_asked_gets_an_answer(desk: Desk, name: str, asked: dict[str, Any]) -> None:
    status, said = desk(name, **asked)
    assert status in (200, 409)
    assert status == 200 or said["message"]
    assert "\ud800" not in json.dumps(said)
