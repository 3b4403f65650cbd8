"""The pages that are looked at are there before the rest of the site."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsgen.pipeline import affected_pages
from newsgen.pipeline.options import unwatched
from newsgen.pipeline.planned_site import plan_newsroom
from newsgen.preview import preview
from newsgen.preview.building import Ahead, Outcome, PreviewOptions, PreviewSite, Waiting
from newsgen.preview.files import file_of
from newsgen.preview.views import Views
from newsgen.preview.worker import Worker, _Asked
from newsgen.publish.trees import MARKER

if TYPE_CHECKING:
    from conftest import SiteFolder

_HOME, _ARTICLE = "index.html", "zh-hans/articles/a/index.html"


def _built(site: SiteFolder, wanted: list[str]) -> tuple[PreviewSite, list[tuple[str, bytes | None]]]:
    told: list[tuple[str, bytes | None]] = []

    def take() -> list[str]:
        asked, wanted[:] = wanted[:], []
        return asked

    built = PreviewSite(
        PreviewOptions(site.folder, jobs=1),
        unwatched,
        lambda _: None,
        Waiting(take, lambda file, content: told.append((file, content))),
    )
    return built, told


def test_a_page_ahead_is_the_page_that_is_built(site: SiteFolder) -> None:
    site.article("a", body="甲。")
    wanted = [_HOME, _ARTICLE, "articles/nowhere/index.html", "tags/", "feed.xml"]
    built, told = _built(site, wanted)
    assert not built.build().failed
    output = built.options.output
    assert dict(told) == {
        _HOME: (output / _HOME).read_bytes(),
        _ARTICLE: (output / _ARTICLE).read_bytes(),
        "articles/nowhere/index.html": None,
        "tags/": None,
        "feed.xml": (output / "feed.xml").read_bytes(),
    }
    for edit in ("乙。", "丙。"):
        told.clear()
        wanted[:] = [_ARTICLE]
        site.article("a", body=edit)
        site.write("templates/partials/footer.html", f"<footer>{edit}</footer>\n")
        assert not built.build().failed
        assert told == [(_ARTICLE, (output / _ARTICLE).read_bytes())]
        assert told[0][1] is not None
        assert told[0][1].decode().count(edit) >= 2


def test_an_article_that_moves_is_there_before_the_site_is_planned_anew(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.article("a", date="2024-05-01", tags="[基金]", body="甲。")
    site.article("b", date="2024-05-02", tags="[基金]", body="乙。")
    wanted: list[str] = []
    built, told = _built(site, wanted)
    assert not built.build().failed
    known: list[dict[str, bytes | None]] = []

    def planned_anew(*given: object) -> object:
        known.append(dict(told))
        return plan_newsroom(*given)  # type: ignore[arg-type] # just what was given

    monkeypatch.setattr(affected_pages, "plan_newsroom", planned_anew)
    wanted[:] = [_ARTICLE, "tags/基金/index.html"]
    site.article("a", date="2024-05-03", tags="[港口, 基金]", body="丙。")
    assert not built.build().failed
    (ahead,) = known
    first = (ahead[_ARTICLE] or b"").decode()
    assert "丙。" in first
    assert "2024-05-03" in first
    assert "港口" not in first  # its list is not planned yet
    output = built.options.output
    assert dict(told) == {file: (output / file).read_bytes() for file in ahead}
    assert "港口" in (dict(told)[_ARTICLE] or b"").decode()


@pytest.mark.parametrize("edit", ["status: draft", "slug: c", "editions: [zh-Hant]", "source: 甲報"])
def test_an_article_whose_page_is_another_one_waits_for_the_plan(edit: str, site: SiteFolder) -> None:
    site.article("a", body="甲。")
    site.article("b", body="乙。")
    wanted: list[str] = []
    built, told = _built(site, wanted)
    assert not built.build().failed
    wanted[:] = [_ARTICLE, _HOME]
    key, _, value = edit.partition(": ")
    site.article("a", body="丙。", **{key: value})
    built.build()
    assert len(told) == 2


def test_a_build_that_is_outdated_is_given_up_but_for_the_first(site: SiteFolder) -> None:
    for number in range(5):
        site.article(f"a{number}", body="甲。")
    outdated = [True]
    built = PreviewSite(
        PreviewOptions(site.folder, jobs=1),
        unwatched,
        lambda _: None,
        Waiting(outdated=lambda: bool(outdated)),
    )
    assert not built.build().given_up
    output = built.options.output
    before = _content(output)
    site.article("a3", body="乙。")
    site.write("templates/partials/footer.html", "<footer>丙</footer>\n")
    given_up = built.build()
    assert (given_up.given_up, given_up.failed) == (True, False)
    assert _content(output) == before
    outdated.clear()
    assert built.build().rendered > 0
    after = _content(output)
    assert all("丙" in after[file] for file in (_HOME, "articles/a0/index.html"))
    assert "乙" in after["articles/a3/index.html"]
    shutil.rmtree(built.options.folder)
    built.build()
    assert _content(output) == after


def _content(output: Path) -> dict[str, str]:
    return {
        file.relative_to(output).as_posix(): file.read_text("utf-8", "replace")
        for file in output.rglob("*")
        if file.is_file() and file.name != MARKER
    }


class _Scripted:
    """What stands in for the process that builds: each build tells the page, and comes out as it is said."""

    def __init__(self, script: list[tuple[bytes, Outcome]], tell: Ahead) -> None:
        self._script = script
        self._tell = tell

    async def build(self, _: Iterable[str]) -> Outcome:
        content, outcome = self._script.pop(0)
        self._tell(_ARTICLE, content)
        return outcome

    def give_up(self) -> None:
        """What is scripted comes anyway."""

    def stop(self) -> None:
        """Nothing goes on."""


class _Saved:
    """What stands in for the watch: files are saved as often as there are builds."""

    def __init__(self, times: int) -> None:
        self._times = times

    async def __aenter__(self) -> _Saved:
        return self

    async def __aexit__(self, *_: object) -> None:
        """Nothing goes on."""

    async def __aiter__(self) -> AsyncIterator[None]:
        for _ in range(self._times):
            yield

    async def news(self) -> None:
        """Nothing is saved meanwhile."""


def test_a_build_that_fails_leaves_the_page_of_one_that_was_given_up(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = [
        (b"first", Outcome(False, 0)),
        (b"second", Outcome(False, 0, given_up=True)),
        (b"third", Outcome(True, 0)),
    ]
    monkeypatch.setattr(preview, "Worker", lambda *given: _Scripted(script, given[-1]))
    monkeypatch.setattr(preview, "Watch", lambda _: _Saved(len(script) - 1))
    options = PreviewOptions(site.folder)
    output = options.output / _ARTICLE
    output.parent.mkdir(parents=True)
    output.write_bytes(b"first")
    shown = preview.Preview(options, Views(str, "en", ""), preview.Listener(_nothing, _nothing, _nothing))
    with ThreadPoolExecutor(1) as elsewhere:  # another test may have left a loop in this thread
        elsewhere.submit(asyncio.run, shown.run()).result()
    assert shown.shown(f"/{_ARTICLE}").content == b"second"


def _nothing(*_: object) -> None:
    """Say nothing."""


def test_a_page_with_mistakes_is_not_shown_ahead(site: SiteFolder) -> None:
    site.article("a", body="[無](nowhere.md)")
    built, told = _built(site, ["articles/a/index.html", _HOME])
    assert built.build().failed
    assert [(file, content is not None) for file, content in told] == [
        ("articles/a/index.html", False),
        (_HOME, True),
    ]
    site.article("a", title="''", body="甲。")
    told.clear()
    assert built.build().failed
    assert told == []


@pytest.mark.parametrize(
    ("address", "file"),
    [("/", "index.html"), ("/a/", "a/index.html"), ("/a/b.html", "a/b.html"), ("/a", "a")],
)
def test_an_address_has_a_file(address: str, file: str) -> None:
    assert file_of(address) == file


def test_the_worker_is_asked_in_lines() -> None:
    reading, writing = os.pipe()
    asked = _Asked(reading)
    os.write(writing, "build\npage a/index.html\npage 基".encode())
    assert asked.to_build()
    assert asked.pages() == ["a/index.html"]
    assert asked.pages() == []
    assert not asked.to_stop()
    os.write(writing, "金/index.html\npage x\npage x\nstop\nbuild\n".encode())
    assert asked.pages() == ["基金/index.html", "x"]
    assert asked.to_stop()
    os.close(writing)
    assert asked.to_build()
    assert not asked.to_stop()
    assert not asked.to_build()
    os.close(reading)


def test_the_worker_gives_the_page_that_is_looked_at_first(site: SiteFolder) -> None:
    for number in range(30):
        site.article(f"a{number}", title=f"第{number}篇")
    said: list[str] = []

    async def build() -> bool:
        worker = Worker(
            PreviewOptions(site.folder, jobs=1),
            lambda stage, _done, _total: said.append(stage),
            lambda _: None,
            lambda file, content: said.append(f"{file} {content is not None}"),
        )
        try:
            return (await worker.build(["articles/a7/index.html"])).failed
        finally:
            worker.stop()
            assert worker._process is not None
            await worker._process.wait()
            await asyncio.sleep(0)

    with ThreadPoolExecutor() as apart:  # the readers' tests have a loop of their own in this thread
        assert apart.submit(asyncio.run, build()).result() is False
    assert "articles/a7/index.html True" in said
    assert "writing" not in said[: said.index("articles/a7/index.html True")]
